//! The runner: an instance for each check and worker, limits, and what came of it.

use super::fault::{Fault, setting};
use super::files::FilePass;
use super::progress::Progress;
use super::registry::{Check, Ready, with_log};
use super::state::{State, refuel, state};
use crate::intake::change::Change;
use crate::model::outcome::Outcome;
use crate::model::verdict::Scope;
use gatewright_contract::Shape;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Fuel for judging a whole change: some five seconds.
const CHECK_FUEL: u64 = 50_000_000_000;

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
    let mut store = State::store(ready.module.component.engine(), change.facts.clock, ready.capabilities.clone());
    let answer = refuel(&mut store, CHECK_FUEL)
        .and_then(|()| ready.linked.instantiate(&mut store))
        .and_then(|instance| instance.check(&mut store, &ready.settings, &ready.descriptor));
    let log = state(&store).log.lines();
    match answer {
        Ok(Ok(outcome)) => Ok(Outcome { log, ..outcome }),
        Ok(Err(problem)) => Ok(Outcome::failed(setting(&problem), log)),
        Err(error) => {
            let fault = Fault::of(&error);
            let message = with_log(&fault, &store);
            Err(Box::new(Outcome::failed(Fault { message, ..fault }.problem(None), log)))
        }
    }
}
