//! Fingerprints: a finding's identity across commits.
//!
//! Made from the check, the rule, the path and either what the check says stays the same or the masked text of the first
//! line, with an occurrence number; never from a position, so that it survives what moves the finding. A secret never goes in:
//! the text is masked before it gets here.

use super::report::ReportedFinding;
use crate::intake::change::Age;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What identifies a finding but for its occurrence number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// `check/rule`.
    rule: String,
    path: Option<String>,
    kind: &'static str,
    content: String,
}

impl Identity {
    /// `identity`: what the check says stays the same. `line`: the masked text of the first line, which serves where it says nothing.
    pub(super) fn new(rule: &str, path: Option<&str>, identity: Option<&str>, line: &str) -> Self {
        let (kind, content) = match identity {
            Some(identity) => ("identity", identity.to_owned()),
            None => ("line", line.split_whitespace().collect::<Vec<_>>().join(" ")),
        };
        Self { rule: rule.to_owned(), path: path.map(str::to_owned), kind, content }
    }

    /// The same finding under another rule, or in a file of another name.
    pub(super) fn elsewhere(&self, rule: &str, path: Option<&str>) -> Self {
        Self { rule: rule.to_owned(), path: path.map(str::to_owned), ..self.clone() }
    }

    fn key(&self) -> String {
        // The lengths keep parts apart, whatever they hold.
        let path = self.path.as_deref().unwrap_or_default();
        let parts = ["gatewright.fingerprint/v1", &self.rule, path, self.kind, &self.content];
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        hex::encode(hasher.finalize())
    }

    /// The fingerprint of the finding of that number among those with this identity, from 0.
    pub(super) fn fingerprint(&self, number: u32) -> String {
        fingerprint(&self.key(), number)
    }
}

fn fingerprint(key: &str, number: u32) -> String {
    hex::encode(&Sha256::digest(format!("{key} {number}"))[..16])
}

/// A finding that has an identity and no number yet.
#[derive(Debug)]
pub(super) struct Keyed {
    /// Without a fingerprint.
    pub(super) finding: ReportedFinding,
    /// What identifies it.
    pub(super) identity: Identity,
    /// The change caused it, whatever the scope.
    pub(super) introduced: bool,
    /// Of which version of its file, where that is not the judged one.
    pub(super) age: Option<Age>,
    /// Of what is masked in it, to tell two secrets apart whose lines look the same. It is compared here and never reported.
    pub(super) secret: Option<[u8; 32]>,
    /// The bytes that are masked in it.
    pub(super) sensitive: Vec<Range<u64>>,
}

/// A finding with its fingerprint.
#[derive(Debug)]
pub(super) struct Numbered {
    /// It.
    pub(super) finding: ReportedFinding,
    /// What identifies it.
    pub(super) identity: Identity,
    /// Its occurrence number among those with this identity.
    pub(super) number: u32,
    /// The bytes that are masked in it.
    pub(super) sensitive: Vec<Range<u64>>,
}

/// Gives each finding its number and with it its fingerprint: of findings with the same key, the first in its file gets number 0, and so
/// on. A past version of a file that holds what the judged version, the base or an earlier commit holds is not a finding of its own, and what
/// the base alone holds is none of this change's.
///
/// What was there before the change comes first: else a copy above a waived finding would take over its number, and with it
/// its waiver.
pub(super) fn number(mut findings: Vec<Keyed>) -> Vec<Numbered> {
    findings.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut told = HashSet::new();
    let numbered = findings.into_iter().filter_map(|keyed| {
        let Keyed { mut finding, identity, secret, age, sensitive, .. } = keyed;
        let key = identity.key();
        let new = told.insert((key.clone(), secret));
        if age.is_some() && !new || age == Some(Age::Base) {
            return None;
        }
        let next = numbers.entry(key.clone()).or_default();
        let number = *next;
        *next += 1;
        finding.fingerprint = fingerprint(&key, number);
        Some(Numbered { finding, identity, number, sensitive })
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
        let key = |rule: &str, path, identity, line: &str| Identity::new(rule, path, identity, line).key();
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
            fingerprint: String::new(),
            related: Vec::new(),
            fixes: Vec::new(),
            properties: Vec::new(),
        };
        let identity = Identity::new("a/b", Some("x"), None, "line");
        Keyed { finding, identity, introduced, age, secret: Some([secret; 32]), sensitive: Vec::new() }
    }

    #[test]
    fn a_copy_above_an_older_finding_does_not_take_its_fingerprint() {
        let before = number(vec![keyed(1, None, false, 1)]);
        let after = number(vec![keyed(1, None, true, 2), keyed(2, None, false, 1)]);
        let line = |numbered: &&Numbered| numbered.finding.location.as_ref().unwrap().span.unwrap().line == 2;
        let old = after.iter().find(line).unwrap();
        assert_eq!(old.finding.fingerprint, before[0].finding.fingerprint);
        assert_eq!(after.len(), 2);
        assert_ne!(after[0].finding.fingerprint, after[1].finding.fingerprint);
    }

    #[test]
    fn a_past_secret_is_told_unless_it_is_the_one_that_is_still_there() {
        let told = number(vec![
            keyed(1, None, false, 1),
            keyed(1, Some(Age::Change(10)), true, 2),
            keyed(1, Some(Age::Change(2)), true, 2),
            keyed(1, Some(Age::Change(0)), true, 1),
        ]);
        let commits: Vec<_> = told.iter().map(|numbered| numbered.finding.commit.as_deref()).collect();
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
