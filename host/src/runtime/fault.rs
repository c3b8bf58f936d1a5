//! Faults: a check did not finish, and why, in words that its author and its user can act on.

use super::state::BudgetSpent;
use super::v0_1::{Malformed, SettingProblem};
use super::wasi::Refused;
use crate::model::report::Problem;
use crate::model::text::clean;
use wasmtime::Trap;

/// Why a check did not finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Kebab-case and stable: `budget`, `memory`, `stack`, `panic`, `exit`, `closed`, `too-much-data`, `malformed`, `trap`.
    pub(crate) code: &'static str,
    /// What happened.
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// What wasmtime says, in our words.
    pub(crate) fn of(error: &wasmtime::Error) -> Self {
        if let Some(malformed) = error.downcast_ref::<Malformed>() {
            return Self::new("malformed", malformed.to_string());
        }
        if error.downcast_ref::<BudgetSpent>().is_some() {
            return Self::new("budget", "it used up its budget with calls to the host");
        }
        if let Some(refused) = error.downcast_ref::<Refused>() {
            return Self::new(refused.code(), clean(&refused.to_string(), 300));
        }
        // wasmtime says these two in words alone.
        let texts: Vec<String> = error.chain().map(ToString::to_string).collect();
        let says = |part: &str| texts.iter().find(|text| text.contains(part));
        if says("forcing trap when growing memory").is_some() {
            return Self::new("memory", "it asked for more than 256 MiB of memory");
        }
        if says("too much data is being copied").is_some() {
            return Self::new("too-much-data", "it handed over more than 8 MiB at once");
        }
        match error.downcast_ref::<Trap>() {
            Some(Trap::OutOfFuel) => Self::new("budget", "it used up its budget of instructions"),
            Some(Trap::StackOverflow | Trap::MemoryOutOfBounds) => {
                Self::new("stack", "it overran its stack or its memory, as endless recursion does")
            }
            Some(Trap::UnreachableCodeReached) => Self::new("panic", "it panicked or aborted"),
            Some(trap) => Self::new("trap", trap.to_string()),
            None => Self::new("trap", clean(&texts.join(": "), 1 << 10)),
        }
    }

    /// As the report says it.
    pub(crate) fn problem(self, path: Option<String>) -> Problem {
        Problem { path, ..Problem::new(self.code, self.message) }
    }
}

/// A setting that the check cannot use, as a problem. Its path is the JSON Pointer: the policy knows its line.
pub(super) fn setting(problem: &SettingProblem) -> Problem {
    let pointer = if problem.pointer.is_empty() { "/" } else { &problem.pointer };
    Problem::new("setting", format!("the setting `{pointer}` cannot be used: {}", problem.message))
}
