//! The runner: an instance for each check and worker, limits, and what came of it.

use super::fault::Fault;
use super::files::FilePass;
use super::registry::{Check, Ready, with_log};
use super::state::{State, refuel, state};
use super::v0_1;
use crate::finding::{Evidence, Finding, Metric, Problem};
use crate::intake::change::Change;
use crate::intake::policy::Scope;
use gatewright_contract::Shape;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Fuel for judging a whole change: some five seconds.
const CHECK_FUEL: u64 = 50_000_000_000;

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

/// What came of one check, before the policy decides what it means.
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
    /// What the check says besides, sorted by name.
    pub properties: Vec<(String, String)>,
    /// What a file check looked at.
    pub inspected: Option<Inspected>,
    /// Its log.
    pub log: Vec<String>,
}

/// What a file check looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inspected {
    /// Files, past versions included.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Versions of files that only the history holds, out of `files`.
    pub past: u64,
    /// Binary files that the check does not want.
    pub binary: u64,
    /// Files that were wanted and not looked at, with the reason; sorted by path.
    pub skipped: Vec<(String, String)>,
}

impl Outcome {
    /// There was nothing to judge.
    pub(super) fn not_applicable(why: &str) -> Self {
        Self::bare(Conclusion::NotApplicable(why.to_owned()), why.to_owned(), Vec::new())
    }

    /// It could not be judged at all.
    pub(super) fn failed(problem: Problem, log: Vec<String>) -> Self {
        let summary = problem.message.clone();
        Self::bare(Conclusion::CannotEvaluate(vec![problem]), summary, log)
    }

    /// Nothing was found and nothing measured.
    fn bare(conclusion: Conclusion, summary: String, log: Vec<String>) -> Self {
        let (findings, metrics, evidence, properties) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { conclusion, summary, findings, metrics, evidence, properties, inspected: None, log }
    }
}

/// How the runner says how far it is. Called from several threads.
pub trait Progress: Sync {
    /// That many steps are to be done.
    fn begin(&self, steps: u64);
    /// That many more are done.
    fn advance(&self, steps: u64);
}

/// Runs all checks on `workers` threads. The outcomes are in the order of the checks, and the same for any number of workers.
pub fn run(checks: &[Check], change: &Change, scope: Scope, workers: usize, progress: &dyn Progress) -> Vec<Outcome> {
    let shape = |check: &Check| check.ready.as_ref().ok().map(|ready| ready.module.shape);
    let whole: Vec<usize> = (0..checks.len()).filter(|index| shape(&checks[*index]) == Some(Shape::Whole)).collect();
    let each: Vec<(usize, &Ready)> = checks
        .iter()
        .enumerate()
        .filter_map(|(index, check)| Some((index, check.ready.as_ref().ok()?)))
        .filter(|(_, ready)| ready.module.shape == Shape::Each)
        .collect();
    let outcomes: Vec<Mutex<Option<Outcome>>> = checks.iter().map(|_| Mutex::new(None)).collect();
    let set = |index: usize, outcome: Outcome| {
        *outcomes[index].lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(outcome);
    };
    let pass = FilePass::new(each, change, scope);
    progress.begin((whole.len() + pass.len()) as u64);
    let next = AtomicUsize::new(0);
    let parts = std::thread::scope(|scope| {
        let worker = || {
            // Checks of the whole change first: they are the longest single steps.
            while let Some(index) = whole.get(next.fetch_add(1, Ordering::Relaxed)) {
                if let Ok(ready) = &checks[*index].ready {
                    set(*index, check(ready, change));
                }
                progress.advance(1);
            }
            pass.work(progress)
        };
        let others: Vec<_> = (1..workers.max(1)).map(|_| scope.spawn(worker)).collect();
        let mut parts = vec![worker()];
        // A worker that panicked would lose its part of the files, so its panic goes on.
        parts.extend(others.into_iter().map(|other| match other.join() {
            Ok(part) => part,
            Err(panic) => std::panic::resume_unwind(panic),
        }));
        parts
    });
    for (index, outcome) in pass.finish(parts) {
        set(index, outcome);
    }
    let ran = |(outcome, check): (Mutex<Option<Outcome>>, &Check)| {
        let outcome = outcome.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        outcome.unwrap_or_else(|| match &check.ready {
            Err(problem) => Outcome::failed(problem.clone(), Vec::new()),
            Ok(_) => Outcome::failed(Fault::new("trap", "it did not run").problem(None), Vec::new()),
        })
    };
    outcomes.into_iter().zip(checks).map(ran).collect()
}

/// Judges the whole change. A fault counts only if a fresh instance repeats it.
fn check(ready: &Ready, change: &Change) -> Outcome {
    attempt(ready, change).or_else(|_| attempt(ready, change)).unwrap_or_else(|outcome| *outcome)
}

fn attempt(ready: &Ready, change: &Change) -> Result<Outcome, Box<Outcome>> {
    let mut store = State::store(ready.module.component.engine(), change.clock(), ready.capabilities.clone());
    let answer = refuel(&mut store, CHECK_FUEL)
        .and_then(|()| ready.linked.instantiate(&mut store))
        .and_then(|instance| instance.check(&mut store, &ready.settings, &ready.descriptor));
    let log = state(&store).log.lines();
    match answer {
        Ok(Ok(outcome)) => Ok(Outcome {
            conclusion: match outcome.conclusion {
                v0_1::Conclusion::Evaluated => Conclusion::Evaluated,
                v0_1::Conclusion::NotApplicable(reason) => Conclusion::NotApplicable(reason),
                v0_1::Conclusion::CannotEvaluate(problems) => Conclusion::CannotEvaluate(problems),
            },
            summary: outcome.summary,
            findings: outcome.findings,
            metrics: outcome.metrics,
            evidence: outcome.evidence,
            properties: outcome.properties,
            inspected: None,
            log,
        }),
        Ok(Err(problem)) => Ok(Outcome::failed(setting(&problem), log)),
        Err(error) => {
            let fault = Fault::of(&error);
            let message = with_log(&fault, &store);
            Err(Box::new(Outcome::failed(Fault { message, ..fault }.problem(None), log)))
        }
    }
}

/// A setting that the check cannot use, as a problem. Its path is the JSON Pointer: the policy knows its line.
pub(super) fn setting(problem: &v0_1::SettingProblem) -> Problem {
    let pointer = if problem.pointer.is_empty() { "/" } else { &problem.pointer };
    Problem {
        code: "setting".to_owned(),
        message: format!("the setting `{pointer}` cannot be used: {}", problem.message),
        path: None,
        line: None,
    }
}
