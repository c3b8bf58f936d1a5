//! Candidates as findings: excused ones as notes and warnings, values redacted, places in the file's own bytes.

use crate::allow::{Mark, Marks};
use crate::catalogue::{Rule, id};
use crate::engine::Candidate;
use crate::gitleaks::known::{At, Excuse, Question, View};
use crate::identity::{fingerprint, identity, is_made_of, is_strong, reveals};
use crate::redact::redact;
use crate::settings::{InlineAllow, Settings};
use crate::text::{Lines, Text};
use gatewright_sdk as sdk;
use gatewright_sdk::{Finding, Severity};
use std::collections::BTreeMap;

/// How many entries a note on unused ones names.
const NAMED: usize = 10;

/// How many places one finding may call sensitive.
const SENSITIVE: usize = 1_000;
/// How far before a value its name may stand on its line.
const NEAR: usize = 200;

/// The contract's form of a rule.
pub(crate) fn describe(rule: &'static Rule) -> sdk::Rule {
    sdk::Rule::new(rule.id, rule.severity, rule.title, rule.help)
}

/// What becomes of a candidate.
#[derive(Debug, Clone, Copy)]
enum Standing {
    /// It is a finding.
    Open,
    /// It is a finding, unless this mark was there before the change, which the host knows.
    Unless(Mark),
    /// A mark in the file excuses it.
    Marked(Mark),
    /// The policy excuses it.
    Known(Excuse),
}

impl Standing {
    fn is_excused(self) -> bool {
        matches!(self, Self::Marked(_) | Self::Known(_))
    }

    /// How grave a candidate of a rule is then.
    fn severity(self, rule: &Rule) -> Severity {
        match self {
            Self::Open | Self::Unless(_) => rule.severity,
            // The change may have brought the mark along: a reviewer has to see it.
            Self::Marked(_) => Severity::Warning,
            Self::Known(_) => Severity::Note,
        }
    }
}

/// The findings of one file. What is not excused comes first where there are too many.
pub(crate) fn findings(
    settings: &Settings,
    mut known: Option<View<'_>>,
    text: &Text<'_>,
    found: Vec<Candidate>,
) -> Vec<Finding> {
    let look = settings.inline_allow != InlineAllow::No && !found.is_empty();
    let marks = if look { Marks::of(&text.bytes) } else { Marks::default() };
    let mut lines = Lines::new(&text.bytes);
    let mut judged: Vec<(Candidate, Standing)> = Vec::new();
    for candidate in found {
        // Asked of every candidate, so that an entry for one that is not reported is not called unused.
        let excuse = known.as_mut().and_then(|known| excuse(known, text, &candidate, &mut lines));
        if settings.generic || candidate.rule.severity == Severity::Error {
            // A mark speaks of a line, not of a file.
            let mark = marks.excuse(&candidate.secret).filter(|_| !candidate.secret.is_empty());
            let standing = match (excuse, mark) {
                (Some(excuse), _) => Standing::Known(excuse),
                (None, Some(mark)) if settings.inline_allow == InlineAllow::Base => Standing::Unless(mark),
                (None, Some(mark)) => Standing::Marked(mark),
                (None, None) => Standing::Open,
            };
            judged.push((candidate, standing));
        }
    }
    let limit = usize::try_from(settings.max_findings_per_file).unwrap_or(usize::MAX);
    judged.sort_by_key(|(candidate, standing)| {
        (standing.is_excused(), matches!(standing, Standing::Unless(_)), candidate.rule.severity != Severity::Error)
    });
    let beyond = judged.split_off(judged.len().min(limit));
    judged.sort_by_key(|(candidate, _)| candidate.secret.start);
    let mut out = Vec::new();
    let mut marked = BTreeMap::new();
    for (candidate, standing) in &judged {
        let finding = finding(text, candidate, *standing);
        match standing {
            Standing::Marked(mark) => at_mark(text, candidate, *mark, finding, &mut out, &mut marked),
            _ => out.push(finding),
        }
    }
    out.extend(too_many(&beyond));
    out.extend(known.and_then(|known| unused(&known.unused())));
    out
}

/// Puts what a mark excuses where the mark stands, so that the host shows it on a line that the change added. Two secrets that
/// would read the same at one mark are one finding: `marked` tells which.
fn at_mark(
    text: &Text<'_>,
    candidate: &Candidate,
    mark: Mark,
    finding: Finding,
    out: &mut Vec<Finding>,
    marked: &mut BTreeMap<(usize, usize, String, Option<String>), usize>,
) {
    let Candidate { secret, .. } = candidate;
    // The line below a mark may be new where the mark is old, so the place has both. In a block much else stands between the
    // two, so they are two findings.
    let below = !mark.is_block && secret.start >= mark.end && text.bytes[mark.end..secret.start].contains(&b'\n');
    let place = mark.start..if below { secret.end } else { mark.end };
    if mark.is_block {
        out.push(finding.clone());
    }
    let key = (place.start, place.end, finding.message.clone(), finding.identity.clone());
    let twin = marked.get(&key).and_then(|at| out.get_mut(*at)).filter(|twin| twin.sensitive.len() < SENSITIVE);
    match twin {
        Some(twin) => twin.sensitive.extend(finding.sensitive),
        None => {
            marked.insert(key, out.len());
            out.push(finding.bytes(text.origin(place)));
        }
    }
}

/// What an ignore file or a baseline says of a candidate.
fn excuse(known: &mut View<'_>, text: &Text<'_>, one: &Candidate, lines: &mut Lines<'_>) -> Option<Excuse> {
    let own = one.own.as_ref();
    let start = own.and_then(|own| own.whole.as_ref()).map_or(one.secret.start, |whole| whole.start);
    // A rule on a file's name has no line; gitleaks says 0.
    let nowhere = own.is_some_and(|own| own.whole.is_none());
    let before = text.bytes[..start].iter().rev().take_while(|byte| **byte != b'\n');
    let begins = before.take(NEAR).all(|byte| !byte.is_ascii_alphanumeric());
    let lines = if nowhere {
        (0, 0)
    } else {
        // Of a value on a line of its own other scanners report the line of its name.
        let first = lines.of(start) - usize::from(own.is_none() && begins && start > 0);
        (first, lines.of(one.secret.end.max(start + 1) - 1))
    };
    let mut names: Vec<&str> = one.rule.names().collect();
    names.extend(own.map(|own| own.own.id.as_str()));
    let vague = one.rule.severity != Severity::Error;
    known.excuse(&Question { content: &text.bytes, secret: one.secret.clone(), lines, names: &names, vague })
}

/// One note on all that is found in the file of a setting that binds: gitleaks does not look into it, because it holds what it excuses.
pub(crate) fn excused_as_one(text: &Text<'_>, found: &[Candidate], name: &str) -> Option<Finding> {
    let s = if found.len() == 1 { "" } else { "s" };
    let message = format!("{} secret{s} in this file excused: it is the `{name}` that binds", found.len());
    let secrets = found.iter().filter(|one| !one.secret.is_empty()).take(SENSITIVE);
    let note = judged_only(Finding::new(id::EXCUSED, message).severity(Severity::Note).identity(name));
    let note = secrets.fold(note, |note, one| note.sensitive(text.origin(one.secret.clone())));
    (!found.is_empty()).then_some(note)
}

/// What says that more was found than is reported, as grave as the gravest of it.
fn too_many(beyond: &[(Candidate, Standing)]) -> Option<Finding> {
    let (count, excused) = (beyond.len(), beyond.iter().filter(|(_, standing)| standing.is_excused()).count());
    let severities: Vec<Severity> =
        beyond.iter().map(|(candidate, standing)| standing.severity(candidate.rule)).collect();
    let gravest = [Severity::Error, Severity::Warning].into_iter().find(|severity| severities.contains(severity));
    let severity = gravest.unwrap_or(Severity::Note);
    let of_these = if excused > 0 { format!(", {excused} of them excused") } else { String::new() };
    let message = format!("{count} more secrets in this file are not reported one by one{of_these}");
    (count > 0).then(|| Finding::new(id::TOO_MANY, message).severity(severity))
}

/// One note on all entries for a file that excuse nothing in it.
fn unused(entries: &[At]) -> Option<Finding> {
    let place = |at: &At| match at {
        At::Ignore(line) => format!("line {line} of `gitleaks-ignore`"),
        At::Baseline(line) => format!("what `baseline` has for line {line}"),
    };
    let mut named: Vec<String> = entries.iter().take(NAMED).map(place).collect();
    if entries.len() > NAMED {
        named.push(format!("{} more", entries.len() - NAMED));
    }
    let message = format!("excuses nothing in this file: {}", named.join(", "));
    (!entries.is_empty()).then(|| judged_only(Finding::new(id::UNUSED, message).identity(id::UNUSED)))
}

/// A finding that means nothing of a past version of its file: the host drops it there.
pub(crate) fn judged_only(finding: Finding) -> Finding {
    finding.property("judged-version", "only")
}

fn finding(text: &Text<'_>, candidate: &Candidate, standing: Standing) -> Finding {
    let Candidate { rule, secret, own, .. } = candidate;
    let value = &text.bytes[secret.clone()];
    let strong = is_strong(rule, value);
    let what = match own {
        Some(own) => named(&own.own.id, &own.own.description, value),
        None => article(rule.title),
    };
    let shown = match rule.id {
        // Nothing may be shown of what a person chose: a few letters say too much of it.
        id::PRIVATE_KEY | id::PASSWORD | id::URL_PASSWORD | id::CREDENTIAL_FILE | id::COMMAND => what,
        _ if secret.is_empty() => format!("{what}: the file itself"),
        id::CUSTOM if !strong => what,
        id::GENERIC | id::CUSTOM => format!("{what} `{}`", redact(value)),
        _ if rule.weak => what,
        _ => format!("{what} `{}`", redact(value)),
    };
    let finding = match standing {
        Standing::Marked(mark) => Finding::new(id::EXCUSED, format!("{shown} is excused by `{}`", mark.name)),
        Standing::Known(excuse) => Finding::new(id::EXCUSED, format!("{shown} is excused by {}", told(excuse))),
        Standing::Unless(mark) => Finding::new(rule.id, shown).property("inline-mark", mark.line.to_string()),
        Standing::Open => Finding::new(rule.id, shown),
    };
    let finding = if standing.is_excused() { finding.severity(standing.severity(rule)) } else { finding };
    if secret.is_empty() {
        return finding;
    }
    let place = text.origin(secret.clone());
    let finding = finding.bytes(place.clone()).sensitive(place);
    if strong {
        finding.identity(identity(rule.id, value)).property("value-fingerprint", fingerprint(value))
    } else {
        finding
    }
}

/// What an excuse holds for, and what else a reader should know.
fn told(excuse: Excuse) -> String {
    let holds = if excuse.by_value { "" } else { ", which holds for any value on that line" };
    format!("{}{holds}{}", excuse.entry.place(), excuse.entry.remark())
}

/// A user's rule in a message, without what it says of itself where that tells the secret.
fn named(id: &str, description: &str, secret: &[u8]) -> String {
    let description: String = description.chars().take(200).collect();
    if is_made_of(id, secret) {
        "a match of a rule of your `.gitleaks.toml`".to_owned()
    } else if description.is_empty() || reveals(&description, secret) {
        format!("a match of `{id}`")
    } else {
        format!("a match of `{id}` ({description})")
    }
}

fn article(title: &str) -> String {
    let vowel = title.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']);
    format!("{} {title}", if vowel { "an" } else { "a" })
}
