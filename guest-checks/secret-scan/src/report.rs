//! Candidates as findings: excused ones as notes, values redacted, places in the file's own bytes.

use crate::allow;
use crate::catalogue::{Kind, Rule, id};
use crate::engine::Candidate;
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
pub(crate) fn findings(settings: &Settings, text: &Text<'_>, found: Vec<Candidate>) -> Vec<Finding> {
    let mut out = Vec::new();
    let limit = usize::try_from(settings.max_findings_per_file).unwrap_or(usize::MAX);
    let mut beyond = 0;
    for candidate in found {
        if !settings.generic && candidate.rule.severity == Severity::Warning {
            continue;
        }
        if out.len() >= limit {
            beyond += 1;
            continue;
        }
        out.push(finding(settings, text, &candidate));
    }
    if beyond > 0 {
        out.push(Finding::new(id::TOO_MANY, format!("{beyond} more secrets in this file are not reported one by one")));
    }
    out
}

fn finding(settings: &Settings, text: &Text<'_>, candidate: &Candidate) -> Finding {
    let Candidate { rule, secret, .. } = candidate;
    let value = &text.bytes[secret.clone()];
    let place = text.origin(secret.clone());
    let title = rule.title;
    let shown = redact(value);
    let excused = settings.inline_allow.then(|| allow::mark(&text.bytes, secret.start, secret.end)).flatten();
    let finding = match excused {
        Some(mark) => Finding::new(id::EXCUSED, format!("{} `{shown}` is excused by `{mark}`", article(title))),
        None if rule.id == id::PRIVATE_KEY => Finding::new(rule.id, "a private key"),
        None => Finding::new(rule.id, format!("{} `{shown}`", article(title))),
    };
    let finding = finding.bytes(place.clone()).sensitive(place);
    match identity(rule, value) {
        Some(identity) => finding.identity(identity),
        None => finding,
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
