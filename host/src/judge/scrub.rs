//! Takes secrets out of text: what one check calls sensitive, no other check may say.
//!
//! The check that found a secret redacts its own text; it alone knows how much of the value may be shown.

use crate::finding::{Finding, Problem};
use crate::runtime::runner::Outcome;
use aho_corasick::{AhoCorasick, MatchKind};

/// Bytes of the shortest value that is searched for: shorter ones are words that stand everywhere.
const SHORTEST: usize = 8;
/// What stands where a secret was.
const MASK: &str = "***";

/// Values that must not be said, each with the number of the check that found it.
#[derive(Debug, Default)]
pub(super) struct Secrets(Vec<(usize, String)>);

impl Secrets {
    pub(super) fn add(&mut self, check: usize, value: &[u8]) {
        // A value over several lines is searched for line by line: text of a check is mostly one line.
        for line in String::from_utf8_lossy(value).lines().map(str::trim).filter(|line| line.len() >= SHORTEST) {
            self.0.push((check, line.to_owned()));
        }
    }

    /// Takes the secrets that other checks found out of everything that this check says.
    pub(super) fn scrub(&self, check: usize, outcome: &mut Outcome) {
        let others: Vec<&str> =
            self.0.iter().filter(|(owner, _)| *owner != check).map(|(_, value)| value.as_str()).collect();
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
    use crate::runtime::runner::Conclusion;
    change(&mut outcome.summary);
    outcome.log.iter_mut().for_each(&mut change);
    match &mut outcome.conclusion {
        Conclusion::Evaluated => {}
        Conclusion::NotApplicable(reason) => change(reason),
        Conclusion::CannotEvaluate(problems) => {
            problems.iter_mut().for_each(|Problem { message, .. }| change(message));
        }
    }
    for Finding { message, help, identity, related, fixes, properties, .. } in &mut outcome.findings {
        change(message);
        help.iter_mut().chain(identity).for_each(&mut change);
        related.iter_mut().for_each(|related| change(&mut related.message));
        properties.iter_mut().for_each(|(_, value)| change(value));
        for fix in fixes {
            change(&mut fix.title);
            fix.edits.iter_mut().for_each(|edit| change(&mut edit.replacement));
        }
    }
    for metric in &mut outcome.metrics {
        change(&mut metric.subject);
    }
    for evidence in &mut outcome.evidence {
        change(&mut evidence.subject);
        evidence.properties.iter_mut().for_each(|(_, value)| change(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::runner::Conclusion;

    #[test]
    fn another_check_does_not_say_the_secret_and_its_finder_is_left_alone() {
        let mut secrets = Secrets::default();
        secrets.add(0, b"correct-horse");
        secrets.add(0, b"correct-horse-battery");
        let outcome = |summary: &str| Outcome {
            conclusion: Conclusion::NotApplicable("no correct-horse".to_owned()),
            summary: summary.to_owned(),
            findings: Vec::new(),
            metrics: Vec::new(),
            evidence: Vec::new(),
            inspected: None,
            log: vec!["correct-horse".to_owned()],
        };
        let mut other = outcome("it is correct-horse-battery!");
        secrets.scrub(1, &mut other);
        assert_eq!((other.summary.as_str(), other.log[0].as_str()), ("it is ***!", "***"));
        assert_eq!(other.conclusion, Conclusion::NotApplicable("no ***".to_owned()));
        let mut own = outcome("correct-horse");
        secrets.scrub(0, &mut own);
        assert_eq!(own.summary, "correct-horse");
    }
}
