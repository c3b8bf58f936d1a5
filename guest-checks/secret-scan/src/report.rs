//! Candidates as findings: excused ones as notes, values redacted, places in the file's own bytes.

use crate::allow;
use crate::catalogue::{Kind, Rule, id};
use crate::engine::Candidate;
use crate::gitleaks::ignore::Known;
use crate::redact::redact;
use crate::settings::Settings;
use crate::text::Text;
use gatewright_sdk as sdk;
use gatewright_sdk::{Finding, Severity};
use sha2::{Digest as _, Sha256};

/// A value from which no hash may be made has fewer random bits than this.
const STRONG: i64 = 64;

/// The contract's form of a rule.
pub(crate) fn describe(rule: &'static Rule) -> sdk::Rule {
    sdk::Rule { id: rule.id, severity: rule.severity, title: rule.title, help: rule.help }
}

/// The findings of one file.
pub(crate) fn findings(
    settings: &Settings,
    known: &Known,
    path: &str,
    text: &Text<'_>,
    found: Vec<Candidate>,
) -> Vec<Finding> {
    let mut out = Vec::new();
    let limit = usize::try_from(settings.max_findings_per_file).unwrap_or(usize::MAX);
    let mut beyond = 0;
    let mut lines = (!known.nothing_of(path)).then(|| Lines::new(&text.bytes));
    for candidate in found {
        if !settings.generic && candidate.rule.severity == Severity::Warning {
            continue;
        }
        if out.len() >= limit {
            beyond += 1;
            continue;
        }
        let excuse = excuse(settings, known, path, text, &candidate, lines.as_mut());
        out.push(finding(text, &candidate, excuse));
    }
    if beyond > 0 {
        out.push(Finding::new(id::TOO_MANY, format!("{beyond} more secrets in this file are not reported one by one")));
    }
    out
}

/// What excuses a secret.
fn excuse(
    settings: &Settings,
    known: &Known,
    path: &str,
    text: &Text<'_>,
    candidate: &Candidate,
    lines: Option<&mut Lines<'_>>,
) -> Option<&'static str> {
    let secret = &candidate.secret;
    if let Some(lines) = lines {
        let first = lines.of(secret.start);
        let last = lines.of(secret.end.max(secret.start + 1) - 1);
        let own = candidate.own.as_ref().map(|(id, _)| id.as_str());
        let mut names: Vec<&str> = candidate.rule.names().collect();
        names.extend(own);
        let vague = candidate.rule.severity != Severity::Error;
        if known.has(path, &names, vague, (first, last), &text.bytes[secret.clone()]) {
            return Some("baseline or ignore file");
        }
    }
    settings.inline_allow.then(|| allow::mark(&text.bytes, secret.start, secret.end)).flatten()
}

fn finding(text: &Text<'_>, candidate: &Candidate, excuse: Option<&str>) -> Finding {
    let Candidate { rule, secret, .. } = candidate;
    let value = &text.bytes[secret.clone()];
    let what = match &candidate.own {
        Some((id, description)) if description.is_empty() => format!("a match of `{id}`"),
        Some((id, description)) => format!("a match of `{id}` ({description})"),
        None => article(rule.title),
    };
    let shown = match rule.id {
        // Nothing may be shown of what a person chose: a few letters say too much of it.
        id::PRIVATE_KEY | id::PASSWORD | id::URL_PASSWORD | id::CREDENTIAL_FILE | id::COMMAND => what,
        _ if secret.is_empty() => format!("{what}: the file itself"),
        _ => format!("{what} `{}`", redact(value)),
    };
    let finding = match excuse {
        Some(mark) => Finding::new(id::EXCUSED, format!("{shown} is excused by `{mark}`")),
        None => Finding::new(rule.id, shown),
    };
    if secret.is_empty() {
        return finding;
    }
    let place = text.origin(secret.clone());
    let finding = finding.bytes(place.clone()).sensitive(place);
    match identity(rule, value) {
        Some(identity) => finding.identity(identity),
        None => finding,
    }
}

/// Counts lines, in rising order, each once.
struct Lines<'a> {
    content: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(content: &'a [u8]) -> Self {
        Self { content, at: 0, line: 1 }
    }

    /// The line of a byte, counted from 1.
    fn of(&mut self, at: usize) -> usize {
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        let at = at.min(self.content.len());
        self.line += memchr::memchr_iter(b'\n', &self.content[self.at..at]).count();
        self.at = at;
        self.line
    }
}

/// A hash of a value that nobody can find by trying; none of any other.
fn identity(rule: &Rule, value: &[u8]) -> Option<String> {
    let strong =
        rule.id == id::PRIVATE_KEY || !rule.weak && !matches!(rule.kind, Kind::Code) && random_bits(value) >= STRONG;
    strong.then(|| {
        let mut hash = Sha256::new();
        hash.update(rule.id);
        hash.update([0]);
        hash.update(value);
        hex::encode(&hash.finalize()[..16])
    })
}

/// How many bits were drawn to make a token at the least: four for each letter that is not in a word.
fn random_bits(value: &[u8]) -> i64 {
    let letters = crate::randomness::Letters::of(value);
    let distinct = i64::try_from(letters.distinct).unwrap_or(0);
    let body = i64::try_from(value.len()).unwrap_or(0) - 6;
    (body * 3).min(distinct * 8).min(if crate::randomness::bits(value) > 0 { i64::MAX } else { 0 })
}

fn article(title: &str) -> String {
    let vowel = title.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']);
    format!("{} {title}", if vowel { "an" } else { "a" })
}
