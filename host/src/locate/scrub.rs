//! Takes secrets out of text: what one check calls sensitive, no other check may say.
//!
//! The check that found a secret redacts its own text; it alone knows how much of the value may be shown.

use crate::model::finding::Finding;
use crate::model::outcome::Outcome;
use crate::model::report::Problem;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeSet;

/// Bytes of the shortest value that is searched for: shorter ones are words that stand everywhere.
const SHORTEST: usize = 8;
/// Bytes of a longer value that are searched for: its beginning.
const LONGEST: usize = 1 << 10;
/// Bytes of all values. Looking for more takes too much memory.
const MOST: usize = 1 << 20;
/// What stands where a secret was.
const MASK: &str = "***";

/// Values that must not be said, each with the number of the check that found it.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    values: BTreeSet<(usize, String)>,
    bytes: usize,
    too_many: bool,
}

impl Secrets {
    pub(super) fn add(&mut self, check: usize, value: &[u8]) {
        if self.too_many {
            return;
        }
        // UTF-16 has a NUL beside every character that ASCII has as well.
        let plain: Vec<u8> = value.iter().copied().filter(|byte| *byte != 0).take(MOST).collect();
        // A value over several lines is searched for line by line: text of a check is mostly one line.
        for line in String::from_utf8_lossy(&plain).lines().map(str::trim).filter(|line| line.len() >= SHORTEST) {
            let line = &line[..line.floor_char_boundary(LONGEST)];
            if self.values.insert((check, line.to_owned())) {
                self.bytes += line.len();
            }
        }
        self.too_many = self.bytes > MOST;
    }

    /// Not all values are known.
    pub(super) fn too_many(&mut self) {
        self.too_many = true;
    }

    /// Takes the secrets that other checks found out of everything that this check says.
    pub(super) fn scrub(&self, check: usize, outcome: &mut Outcome) {
        if self.too_many {
            // Then nothing is shown of what a check says that is not the only one to find any.
            if self.values.iter().any(|(owner, _)| *owner != check) {
                blank(outcome);
            }
            return;
        }
        let others: Vec<&str> =
            self.values.iter().filter(|(owner, _)| *owner != check).map(|(_, value)| value.as_str()).collect();
        if others.is_empty() {
            return;
        }
        // Longest first, so that a value which begins with another leaves no rest of itself.
        let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(others) else {
            // Too many to search for: then nothing that this check says is shown.
            blank(outcome);
            return;
        };
        let replacements = vec![MASK; automaton.patterns_len()];
        let clean = |text: &mut String| {
            if automaton.is_match(text.as_str()) {
                *text = automaton.replace_all(text, &replacements);
            }
        };
        texts(outcome, clean);
    }
}

fn blank(outcome: &mut Outcome) {
    texts(outcome, |text| MASK.clone_into(text));
}

/// Everything that a check says in its own words.
fn texts(outcome: &mut Outcome, mut change: impl FnMut(&mut String)) {
    use crate::model::outcome::Conclusion;
    change(&mut outcome.summary);
    outcome.log.iter_mut().for_each(&mut change);
    match &mut outcome.conclusion {
        Conclusion::Evaluated => {}
        Conclusion::NotApplicable(reason) => change(reason),
        Conclusion::CannotEvaluate(problems) => {
            problems.iter_mut().for_each(|Problem { message, path, .. }| {
                change(message);
                path.iter_mut().for_each(&mut change);
            });
        }
    }
    for Finding { message, help, identity, related, fixes, properties, .. } in &mut outcome.findings {
        change(message);
        help.iter_mut().chain(identity).for_each(&mut change);
        related.iter_mut().for_each(|related| change(&mut related.message));
        properties.values_mut().for_each(&mut change);
        for fix in fixes {
            change(&mut fix.title);
            fix.edits.iter_mut().for_each(|edit| change(&mut edit.replacement));
        }
    }
    outcome.properties.values_mut().for_each(&mut change);
    for metric in &mut outcome.metrics {
        change(&mut metric.name);
        change(&mut metric.subject);
        change(&mut metric.unit);
    }
    for evidence in &mut outcome.evidence {
        change(&mut evidence.subject);
        evidence.digest.iter_mut().for_each(&mut change);
        evidence.properties.values_mut().for_each(&mut change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::outcome::Conclusion;
    use crate::model::report::{Evidence, Metric};
    use std::collections::BTreeMap;

    #[test]
    fn another_check_does_not_say_the_secret_and_its_finder_is_left_alone() {
        let mut secrets = Secrets::default();
        secrets.add(0, b"correct-horse");
        secrets.add(0, b"correct-horse-battery");
        let outcome = |summary: &str| Outcome {
            summary: summary.to_owned(),
            log: vec!["correct-horse".to_owned()],
            ..Outcome::of(Conclusion::NotApplicable("no correct-horse".to_owned()))
        };
        let mut other = outcome("it is correct-horse-battery!");
        secrets.scrub(1, &mut other);
        assert_eq!((other.summary.as_str(), other.log[0].as_str()), ("it is ***!", "***"));
        assert_eq!(other.conclusion, Conclusion::NotApplicable("no ***".to_owned()));
        let mut own = outcome("correct-horse");
        secrets.scrub(0, &mut own);
        assert_eq!(own.summary, "correct-horse");
    }

    #[test]
    fn every_place_for_text_is_searched_and_utf_16_is_read() {
        let mut secrets = Secrets::default();
        secrets.add(0, &"correct-horse".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
        let said = || "a correct-horse".to_owned();
        let problem = Problem { code: "x".to_owned(), message: said(), path: Some(said()), line: None };
        let metric = Metric { name: said(), subject: said(), value: 1, total: None, unit: said() };
        let fact =
            Evidence { kind: "x".to_owned(), subject: said(), digest: Some(said()), properties: BTreeMap::new() };
        let mut outcome = Outcome {
            summary: said(),
            metrics: vec![metric],
            evidence: vec![fact],
            properties: [("x".to_owned(), said())].into(),
            log: vec![said()],
            ..Outcome::of(Conclusion::CannotEvaluate(vec![problem]))
        };
        secrets.scrub(1, &mut outcome);
        assert!(!format!("{outcome:?}").contains("horse"), "{outcome:?}");
    }

    #[test]
    fn more_secrets_than_can_be_searched_for_silence_the_other_checks() {
        let mut secrets = Secrets::default();
        for number in 0..2_000 {
            secrets.add(0, format!("{number:01024}").as_bytes());
        }
        let outcome = || Outcome { summary: "anything".to_owned(), ..Outcome::of(Conclusion::Evaluated) };
        let (mut own, mut other) = (outcome(), outcome());
        secrets.scrub(0, &mut own);
        secrets.scrub(1, &mut other);
        assert_eq!((own.summary.as_str(), other.summary.as_str()), ("anything", MASK));
        assert!(secrets.bytes <= MOST + LONGEST);
    }
}
