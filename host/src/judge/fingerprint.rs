//! Fingerprints: a finding's identity across commits.
//!
//! Made from the check, the rule, the path and either what the check says stays the same or the masked text of the first
//! line, with an occurrence number; never from a position, so that it survives what moves the finding. A secret never goes in:
//! the text is masked before it gets here.

use crate::intake::facts::Age;
use crate::locate::Located;
use crate::model::finding::Finding;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

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

/// A finding with its number.
#[derive(Debug)]
pub(super) struct Numbered {
    /// It.
    pub(super) located: Located,
    /// What identifies it.
    pub(super) identity: Identity,
    /// Its occurrence number among those with this identity.
    pub(super) number: u32,
    /// Of both.
    pub(super) fingerprint: String,
}

/// Gives each finding of a check its number: of findings with the same identity, the first in its file gets number 0, and so on. A past
/// version of a file that holds what the judged version, the base or an earlier commit holds is not a finding of its own, and what the base
/// alone holds is none of this change's.
///
/// What was there before the change comes first: else a copy above a waived finding would take over its number, and with it
/// its waiver.
pub(super) fn number(check: &str, mut findings: Vec<Located>) -> Vec<Numbered> {
    findings.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut told = HashSet::new();
    let numbered = findings.into_iter().filter_map(|located| {
        let Finding { rule, path, identity, .. } = &located.finding;
        let identity = Identity::new(&format!("{check}/{rule}"), path.as_deref(), identity.as_deref(), &located.line);
        let key = identity.key();
        let new = told.insert((key.clone(), located.secret));
        if located.age.is_some() && !new || located.age == Some(Age::Base) {
            return None;
        }
        let next = numbers.entry(key.clone()).or_default();
        let number = *next;
        *next += 1;
        Some(Numbered { located, identity, number, fingerprint: fingerprint(&key, number) })
    });
    numbered.collect()
}

fn order(located: &Located) -> impl Ord + use<'_> {
    let finding = &located.finding;
    (
        located.age,
        finding.commit.as_deref(),
        located.introduced,
        finding.path.as_deref().map(|path| (path, located.span)),
        finding.rule.as_str(),
        finding.message.as_str(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::report::Span;
    use crate::model::verdict::Severity;

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

    fn located(line: u32, age: Option<Age>, introduced: bool, secret: u8) -> Located {
        let span = Span { line, end_line: line, column: None, end_column: None };
        let commit = age.map(|age| format!("{age:?}"));
        let finding =
            Finding { commit, path: Some("x".to_owned()), ..Finding::new("b", Severity::Error, String::new()) };
        Located { span: Some(span), age, introduced, secret: Some([secret; 32]), ..Located::bare(finding) }
    }

    #[test]
    fn a_copy_above_an_older_finding_does_not_take_its_fingerprint() {
        let before = number("a", vec![located(1, None, false, 1)]);
        let after = number("a", vec![located(1, None, true, 2), located(2, None, false, 1)]);
        let old = after.iter().find(|numbered| numbered.located.span.unwrap().line == 2).unwrap();
        assert_eq!(old.fingerprint, before[0].fingerprint);
        assert_eq!(after.len(), 2);
        assert_ne!(after[0].fingerprint, after[1].fingerprint);
    }

    #[test]
    fn a_past_secret_is_told_unless_it_is_the_one_that_is_still_there() {
        let told = number(
            "a",
            vec![
                located(1, None, false, 1),
                located(1, Some(Age::Change(10)), true, 2),
                located(1, Some(Age::Change(2)), true, 2),
                located(1, Some(Age::Change(0)), true, 1),
            ],
        );
        let commits: Vec<_> = told.iter().map(|numbered| numbered.located.finding.commit.as_deref()).collect();
        assert_eq!(commits, [None, Some("Change(2)")], "of the first commit that held it");
    }

    #[test]
    fn what_the_base_holds_no_commit_of_the_change_brought_in() {
        let base = |secret| located(1, Some(Age::Base), false, secret);
        let told = number("a", vec![located(1, Some(Age::Change(0)), true, 1), base(1), base(2)]);
        assert!(told.is_empty());
        let told = number("a", vec![located(1, Some(Age::Change(0)), true, 3), base(1)]);
        assert_eq!(told.len(), 1);
    }
}
