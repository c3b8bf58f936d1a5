//! A repository in memory, and short ways to read an outcome.
#![allow(dead_code, unreachable_pub, reason = "each test binary uses a part")]

use check_coverage_threshold::CoverageThreshold;
use gatewright_sdk::change::{ChangedFile, Commit, Kind};
use gatewright_sdk::testing::World;
use gatewright_sdk::{Conclusion, LineRange, Outcome, SettingProblem};

/// A repository in memory.
#[derive(Clone)]
pub struct Repository(World);

impl Repository {
    /// With a base and nothing else.
    pub fn new() -> Self {
        Self(World { base: Some(commit(1)), ..World::default() })
    }

    /// A tracked file of so many lines of code.
    pub fn file(self, path: &str, lines: usize) -> Self {
        self.content(path, &"let x = 1;\n".repeat(lines))
    }

    /// A tracked file.
    pub fn content(mut self, path: &str, text: &str) -> Self {
        self.0.tree.insert(path.to_owned(), text.as_bytes().to_vec());
        self
    }

    /// A report.
    pub fn report(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.0.outputs.insert(path.to_owned(), bytes.as_ref().to_vec());
        self
    }

    /// The change adds these lines.
    pub fn changed(mut self, path: &str, added: &[(u32, u32)]) -> Self {
        let added = added.iter().map(|(first, last)| LineRange { first: *first, last: *last }).collect();
        let path = path.to_owned();
        self.0.changed.push(ChangedFile {
            path,
            previous_path: None,
            kind: Kind::Modified,
            added,
            removed: Vec::new(),
        });
        self
    }

    /// When the head was committed.
    pub fn committed(mut self, seconds: i64) -> Self {
        self.0.head = Some(commit(seconds));
        self
    }

    /// No base: all is new.
    pub fn without_base(mut self) -> Self {
        self.0.base = None;
        self
    }

    /// Runs the check.
    pub fn check(&self, settings: serde_json::Value) -> Outcome {
        self.try_check(&settings).expect("usable settings")
    }

    /// Runs the check.
    pub fn try_check(&self, settings: &serde_json::Value) -> Result<Outcome, SettingProblem> {
        self.0.check::<CoverageThreshold>(settings)
    }
}

fn commit(committed: i64) -> Commit {
    Commit { id: "c".repeat(40), parents: Vec::new(), committed, message: String::new() }
}

/// The rules of all findings, in order.
pub fn rules(outcome: &Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

/// The codes of all problems, in order.
pub fn codes(outcome: &Outcome) -> Vec<&str> {
    match &outcome.conclusion {
        Conclusion::CannotEvaluate(problems) => problems.iter().map(|problem| problem.code.as_str()).collect(),
        _ => Vec::new(),
    }
}
