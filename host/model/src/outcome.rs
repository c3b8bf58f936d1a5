//! What came of one check, before the policy decides what it means.

use crate::finding::Finding;
use crate::report::{Evidence, Inspected, Metric, Problem};
use std::collections::BTreeMap;

/// How far a check got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conclusion {
    /// All of it was judged.
    Evaluated,
    /// Nothing here to judge, and why.
    NotApplicable(String),
    /// Some or all could not be judged.
    CannotEvaluate(Vec<Problem>),
}

/// What came of one check.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// How far it got.
    pub conclusion: Conclusion,
    /// One line.
    pub summary: String,
    /// In any order.
    pub findings: Vec<Finding>,
    /// Sorted.
    pub metrics: Vec<Metric>,
    /// Sorted.
    pub evidence: Vec<Evidence>,
    /// What the check says besides, by name.
    pub properties: BTreeMap<String, String>,
    /// What a file check looked at.
    pub inspected: Option<Inspected>,
    /// Its log.
    pub log: Vec<String>,
}

impl Outcome {
    /// There was nothing to judge.
    #[must_use]
    pub fn not_applicable(why: &str) -> Self {
        Self { summary: why.to_owned(), ..Self::of(Conclusion::NotApplicable(why.to_owned())) }
    }

    /// It could not be judged at all.
    #[must_use]
    pub fn failed(problem: Problem, log: Vec<String>) -> Self {
        let summary = problem.message.clone();
        Self { summary, log, ..Self::of(Conclusion::CannotEvaluate(vec![problem])) }
    }

    /// Nothing was found, measured or said.
    #[must_use]
    pub fn of(conclusion: Conclusion) -> Self {
        Self {
            conclusion,
            summary: String::new(),
            findings: Vec::new(),
            metrics: Vec::new(),
            evidence: Vec::new(),
            properties: BTreeMap::new(),
            inspected: None,
            log: Vec::new(),
        }
    }
}
