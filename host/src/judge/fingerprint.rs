//! Fingerprints: a finding's identity across commits.
//!
//! Made from the check, the rule, the path and either what the check says stays the same or the masked text of the first
//! line, with an occurrence number; never from a position, so that it survives what moves the finding. A secret never goes in:
//! the text is masked before it gets here.

use super::report::ReportedFinding;
use crate::intake::change::Age;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// A finding that has a key and no number yet.
#[derive(Debug)]
pub(super) struct Keyed {
    /// With the key as its fingerprint.
    pub(super) finding: ReportedFinding,
    /// The change caused it, whatever the scope.
    pub(super) introduced: bool,
    /// Of which version of its file, where that is not the judged one.
    pub(super) age: Option<Age>,
    /// Of what is masked in it, to tell two secrets apart whose lines look the same. It is compared here and never told.
    pub(super) secret: Option<[u8; 32]>,
}

/// What identifies a finding but for its occurrence number.
pub(super) fn key(rule: &str, path: Option<&str>, identity: Option<&str>, line: &str) -> String {
    let squeezed = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let (kind, content) = match identity {
        Some(identity) => ("identity", identity),
        None => ("line", squeezed.as_str()),
    };
    // The lengths keep parts apart, whatever they hold.
    let parts = ["gatewright.fingerprint/v1", rule, path.unwrap_or_default(), kind, content];
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hex::encode(hasher.finalize())
}

/// Turns keys into fingerprints: of findings with the same key, the first in its file gets number 0, and so on. A past version
/// of a file that holds what the judged version, the base or an earlier commit holds is not a finding of its own, and what the base
/// alone holds is none of this change's.
///
/// What was there before the change comes first: else a copy above an excused finding would take over its number, and with it
/// its waiver.
pub(super) fn number(mut findings: Vec<Keyed>) -> Vec<ReportedFinding> {
    findings.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut told = HashSet::new();
    let numbered = findings.into_iter().filter_map(|Keyed { mut finding, secret, age, .. }| {
        let new = told.insert((finding.fingerprint.clone(), secret));
        if age.is_some() && !new || age == Some(Age::Base) {
            return None;
        }
        let next = numbers.entry(finding.fingerprint.clone()).or_default();
        let digest = Sha256::digest(format!("{} {next}", finding.fingerprint));
        *next += 1;
        finding.fingerprint = hex::encode(&digest[..16]);
        Some(finding)
    });
    numbered.collect()
}

fn order(keyed: &Keyed) -> impl Ord + use<'_> {
    let finding = &keyed.finding;
    let location = finding.location.as_ref();
    (
        keyed.age,
        finding.commit.as_deref(),
        keyed.introduced,
        location.map(|location| (location.path.as_str(), location.span)),
        finding.rule.as_str(),
        finding.message.as_str(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::report::{Level, Location, Span, Status};
    use super::*;
    use crate::finding::Severity;

    #[test]
    fn indentation_does_not_change_it_and_every_part_does() {
        let one = key("a/b", Some("x"), None, "  let  a = 1;\t");
        assert_eq!(one, key("a/b", Some("x"), None, "let a = 1;"));
        for other in [
            key("a/c", Some("x"), None, "let a = 1;"),
            key("a/b", Some("y"), None, "let a = 1;"),
            key("a/b", Some("x"), None, "let a = 2;"),
            key("a/b", Some("x"), Some("let a = 1;"), ""),
            key("a/bx", Some(""), None, "let a = 1;"),
        ] {
            assert_ne!(one, other);
        }
    }

    fn keyed(line: u32, age: Option<Age>, introduced: bool, secret: u8) -> Keyed {
        let span = Span { line, end_line: line, column: None, end_column: None };
        let finding = ReportedFinding {
            rule: "a/b".to_owned(),
            title: String::new(),
            severity: Severity::Error,
            level: Level::Deny,
            status: Status::New,
            message: String::new(),
            help: String::new(),
            location: Some(Location { path: "x".to_owned(), span: Some(span) }),
            head_lines: None,
            commit: age.map(|age| format!("{age:?}")),
            excerpt: None,
            fingerprint: "key".to_owned(),
            related: Vec::new(),
            fixes: Vec::new(),
            properties: Vec::new(),
        };
        Keyed { finding, introduced, age, secret: Some([secret; 32]) }
    }

    #[test]
    fn a_copy_above_an_older_finding_does_not_take_its_fingerprint() {
        let before = number(vec![keyed(1, None, false, 1)]);
        let after = number(vec![keyed(1, None, true, 2), keyed(2, None, false, 1)]);
        let old = after.iter().find(|finding| finding.location.as_ref().unwrap().span.unwrap().line == 2).unwrap();
        assert_eq!(old.fingerprint, before[0].fingerprint);
        assert_eq!(after.len(), 2);
        assert_ne!(after[0].fingerprint, after[1].fingerprint);
    }

    #[test]
    fn a_past_secret_is_told_unless_it_is_the_one_that_is_still_there() {
        let told = number(vec![
            keyed(1, None, false, 1),
            keyed(1, Some(Age::Change(10)), true, 2),
            keyed(1, Some(Age::Change(2)), true, 2),
            keyed(1, Some(Age::Change(0)), true, 1),
        ]);
        let commits: Vec<_> = told.iter().map(|finding| finding.commit.as_deref()).collect();
        assert_eq!(commits, [None, Some("Change(2)")], "of the first commit that held it");
    }

    #[test]
    fn what_the_base_holds_no_commit_of_the_change_brought_in() {
        let base = |secret| keyed(1, Some(Age::Base), false, secret);
        let told = number(vec![keyed(1, Some(Age::Change(0)), true, 1), base(1), base(2)]);
        assert!(told.is_empty());
        let told = number(vec![keyed(1, Some(Age::Change(0)), true, 3), base(1)]);
        assert_eq!(told.len(), 1);
    }
}
