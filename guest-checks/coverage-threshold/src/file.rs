//! What is known about one file: lines, branches, statements, functions, and how two reports of it are joined.

use crate::branches::Branches;
use crate::lines::{LineSet, Run};
use crate::settings::Partial;
use std::collections::BTreeMap;

/// A function, as far as a report knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// As the report writes it.
    pub name: String,
    /// Its last line, where the report knows it.
    pub last: Option<u32>,
}

/// Functions within a function that are looked past.
const MAX_ENDED: usize = 100;

/// Where a statement stands: first line and column, last line and column.
pub type Span = (u32, u32, u32, u32);

/// What is known about one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileCoverage {
    /// By line.
    pub lines: LineSet,
    /// By line, where it branches.
    pub branches: BTreeMap<u32, Branches>,
    /// Statements with their weight and whether they ran, in formats that count these.
    pub statements: BTreeMap<Span, (u32, bool)>,
    /// By first line; only of files that the change touches.
    pub functions: BTreeMap<u32, Function>,
    /// The counts in a report that has no lines.
    pub summary: Option<Tally>,
}

/// Covered and total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines that ran.
    pub covered: u64,
    /// Lines that could.
    pub lines: u64,
    /// Branches that were taken.
    pub branches_covered: u64,
    /// Branches that exist.
    pub branches: u64,
    /// Weight of the statements that ran.
    pub statements_covered: u64,
    /// Weight of all statements.
    pub statements: u64,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.covered += other.covered;
        self.lines += other.lines;
        self.branches_covered += other.branches_covered;
        self.branches += other.branches;
        self.statements_covered += other.statements_covered;
        self.statements += other.statements;
    }
}

impl FileCoverage {
    /// Whether a line counts as covered.
    #[must_use]
    pub fn covers(&self, line: u32, run: Run, partial: Partial) -> bool {
        match partial {
            Partial::Hit => run >= Run::Partly,
            Partial::Miss => run == Run::Fully && !self.lacks_branch(line),
        }
    }

    /// A branch of the line was not taken.
    #[must_use]
    pub fn lacks_branch(&self, line: u32) -> bool {
        self.branches.get(&line).is_some_and(|branches| {
            let (covered, total) = branches.counts();
            covered < total
        })
    }

    /// The counts of the whole file.
    #[must_use]
    pub fn tally(&self, partial: Partial) -> Tally {
        let mut tally = Tally::default();
        let (known, hit, full) = self.lines.counts();
        (tally.covered, tally.lines) = match partial {
            Partial::Hit => (hit, known),
            Partial::Miss => {
                let lost = self
                    .branches
                    .keys()
                    .filter(|line| self.lines.get(**line) == Some(Run::Fully) && self.lacks_branch(**line));
                (full - lost.count() as u64, known)
            }
        };
        if let (0, Some(summary)) = (known, self.summary) {
            return summary;
        }
        for branches in self.branches.values() {
            let (covered, total) = branches.counts();
            tally.branches_covered += u64::from(covered);
            tally.branches += u64::from(total);
        }
        for (weight, ran) in self.statements.values() {
            tally.statements += u64::from(*weight);
            tally.statements_covered += if *ran { u64::from(*weight) } else { 0 };
        }
        tally
    }

    /// Adds what another report says of the same file. Returns how many lines have contradicting branch totals.
    pub fn merge(&mut self, other: Self) -> u64 {
        self.lines.merge(&other.lines);
        let mut contradictions = 0;
        for (line, theirs) in other.branches {
            match self.branches.get_mut(&line) {
                Some(ours) => contradictions += u64::from(!ours.merge(&theirs)),
                None => {
                    self.branches.insert(line, theirs);
                }
            }
        }
        for (span, (weight, ran)) in other.statements {
            let ours = self.statements.entry(span).or_insert((weight, false));
            ours.1 |= ran;
        }
        for (line, function) in other.functions {
            self.functions.entry(line).or_insert(function);
        }
        self.summary = match (self.summary, other.summary) {
            (Some(ours), Some(theirs)) if theirs.covered > ours.covered => Some(theirs),
            (ours, theirs) => ours.or(theirs),
        };
        contradictions
    }

    /// The innermost function that a line belongs to.
    #[must_use]
    pub fn function_at(&self, line: u32) -> Option<&str> {
        // Ended ones lie between a line and the function around them all.
        let mut before = self.functions.range(..=line).rev().take(MAX_ENDED);
        let around = before.find(|(_, function)| function.last.is_none_or(|last| line <= last));
        around.map(|(_, function)| function.name.as_str())
    }
}
