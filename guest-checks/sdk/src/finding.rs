//! Short ways to say what was found.

use crate::{
    ByteRange, Conclusion, Evidence, Finding, Fix, LineRange, Metric, Outcome, Place, Problem, Property, Selection,
    SettingProblem, Severity,
};
use std::ops::Range;

fn range(bytes: Range<usize>) -> ByteRange {
    ByteRange { start: bytes.start as u64, end: bytes.end as u64 }
}

impl Finding {
    /// Of a rule of the descriptor, about the file being inspected or, from a [`crate::Check`], the change as a whole.
    #[must_use]
    pub fn new(rule: &str, message: impl Into<String>) -> Self {
        Self {
            rule: rule.to_owned(),
            severity: None,
            message: message.into(),
            path: None,
            place: Place::WholeFile,
            sensitive: Vec::new(),
            introduced: None,
            identity: None,
            related: Vec::new(),
            fixes: Vec::new(),
            properties: Vec::new(),
        }
    }

    /// About that file.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// At these bytes, counted from 0.
    #[must_use]
    pub fn bytes(mut self, bytes: Range<usize>) -> Self {
        self.place = Place::Bytes(range(bytes));
        self
    }

    /// At these whole lines, counted from 1, both inclusive.
    #[must_use]
    pub fn lines(mut self, first: u32, last: u32) -> Self {
        self.place = Place::Lines(LineRange { first, last });
        self
    }

    /// Graver or milder than its rule.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// These bytes of the file appear in no output and no hash.
    #[must_use]
    pub fn sensitive(mut self, bytes: Range<usize>) -> Self {
        self.sensitive.push(range(bytes));
        self
    }

    /// What stays the same when the finding moves. Never make it from a secret.
    #[must_use]
    pub fn identity(mut self, identity: impl Into<String>) -> Self {
        self.identity = Some(identity.into());
        self
    }

    /// The change caused it, or did not.
    #[must_use]
    pub fn introduced(mut self, introduced: bool) -> Self {
        self.introduced = Some(introduced);
        self
    }

    /// One way to resolve it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// How to resolve this very finding, where the rule's help says too little.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        self.property("help", help)
    }

    /// What the contract has no field for.
    #[must_use]
    pub fn property(mut self, name: &str, value: impl Into<String>) -> Self {
        self.properties.push(Property { name: name.to_owned(), value: value.into() });
        self
    }
}

impl Selection {
    /// Every text file that the change holds, up to the host's ceiling; not the history.
    #[must_use]
    pub fn all() -> Self {
        Self { paths: Vec::new(), except: Vec::new(), binary: false, max_size: 8 << 20, history: false }
    }

    /// Only these, as in `.gitignore`.
    #[must_use]
    pub fn matching(globs: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { paths: globs.into_iter().map(Into::into).collect(), ..Self::all() }
    }
}

impl Problem {
    /// Something could not be judged.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), path: None, place: Place::WholeFile }
    }

    /// Because of that file.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Because of that line.
    #[must_use]
    pub fn line(mut self, line: u32) -> Self {
        self.place = Place::Lines(LineRange { first: line, last: line });
        self
    }
}

impl SettingProblem {
    /// `pointer` is a JSON Pointer (RFC 6901) into the settings, like `/paths/0/match`.
    #[must_use]
    pub fn new(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), message: message.into() }
    }
}

impl Outcome {
    /// All of it was judged. `summary` is one line.
    #[must_use]
    pub fn evaluated(summary: impl Into<String>) -> Self {
        Self {
            conclusion: Conclusion::Evaluated,
            summary: summary.into(),
            findings: Vec::new(),
            metrics: Vec::new(),
            evidence: Vec::new(),
            properties: Vec::new(),
        }
    }

    /// Nothing here to judge.
    #[must_use]
    pub fn not_applicable(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { conclusion: Conclusion::NotApplicable(reason.clone()), ..Self::evaluated(reason) }
    }

    /// Some or all could not be judged. Findings may be added all the same.
    #[must_use]
    pub fn cannot_evaluate(summary: impl Into<String>, problems: Vec<Problem>) -> Self {
        Self { conclusion: Conclusion::CannotEvaluate(problems), ..Self::evaluated(summary) }
    }

    /// With these findings.
    #[must_use]
    pub fn with(mut self, findings: impl IntoIterator<Item = Finding>) -> Self {
        self.findings.extend(findings);
        self
    }

    /// With this measurement, exactly `value` of `total`.
    #[must_use]
    pub fn metric(
        mut self,
        name: &str,
        subject: impl Into<String>,
        value: u64,
        total: Option<u64>,
        unit: &str,
    ) -> Self {
        self.metrics.push(Metric {
            name: name.to_owned(),
            subject: subject.into(),
            value,
            total,
            unit: unit.to_owned(),
        });
        self
    }

    /// With this fact.
    #[must_use]
    pub fn evidence(mut self, evidence: Evidence) -> Self {
        self.evidence.push(evidence);
        self
    }
}
