//! What one report says, in one shape for all formats. Parsers fill it; mapping, merging and judging read it.

use crate::branches::Branches;
use crate::lines::{LineSet, MAX_LINE, Run};
use crate::odd::{Odd, Oddities};
use crate::settings::Partial;
use std::collections::{BTreeMap, BTreeSet};

/// Memory that all reports of one run may take together, roughly counted. The sandbox allows a check 256 MiB; a report
/// that would need more ends in a clear message instead of a trap.
const MEMORY: u64 = 150 << 20;

/// Why a report could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Broken, cut off, or not what its beginning promised.
    #[error("{0}")]
    Malformed(String),
    /// A known format that is not read.
    #[error("{0}")]
    Unsupported(String),
    /// More than fits.
    #[error("it holds more files, lines and branches than fit into 150 MiB; split it into several reports")]
    TooLarge,
    /// The bytes could not be had.
    #[error("{0}")]
    Unreadable(String),
}

impl Fault {
    /// Broken, and where.
    #[must_use]
    pub fn malformed(text: impl Into<String>) -> Self {
        Self::Malformed(text.into())
    }

    /// As a problem code of the check.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "report-malformed",
            Self::Unsupported(_) => "report-unsupported",
            Self::TooLarge => "report-too-large",
            Self::Unreadable(_) => "report-unreadable",
        }
    }
}

/// A function, as far as a report knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// As the report writes it.
    pub name: String,
    /// Its last line, where the report knows it.
    pub last: Option<u32>,
}

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

    /// The function that a line belongs to.
    #[must_use]
    pub fn function_at(&self, line: u32) -> Option<&str> {
        let (_, function) = self.functions.range(..=line).next_back()?;
        function.last.is_none_or(|last| line <= last).then_some(function.name.as_str())
    }
}

/// What names a file in a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The path as written.
    pub path: String,
    /// The module that the report puts it in, outermost first; JaCoCo only.
    pub module: String,
}

/// Handle of a file in a [`Report`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileId(usize);

/// What one report says.
#[derive(Debug, Default)]
pub struct Report {
    /// Folders that paths are relative to, as the report declares them.
    pub sources: Vec<String>,
    /// Paths are packages: the first components may be missing in the tree.
    pub packages: bool,
    /// When it was made, in seconds since 1970 UTC.
    pub made: Option<i64>,
    /// What it says that makes no sense.
    pub odd: Oddities,
    index: BTreeMap<Key, usize>,
    files: Vec<FileCoverage>,
    wanted: BTreeSet<String>,
    left: u64,
}

impl Report {
    /// An empty report. Function names are kept for files whose name is in `wanted`; `spent` is the memory that other
    /// reports took.
    #[must_use]
    pub fn new(wanted: BTreeSet<String>, spent: u64) -> Self {
        Self { wanted, left: MEMORY.saturating_sub(spent), ..Self::default() }
    }

    /// The memory that all reports took so far.
    #[must_use]
    pub fn spent(&self) -> u64 {
        MEMORY - self.left
    }

    fn charge(&mut self, bytes: usize) -> Result<(), Fault> {
        self.left = self.left.checked_sub(bytes as u64).ok_or(Fault::TooLarge)?;
        Ok(())
    }

    /// The file of that path; the same one when it is named again.
    ///
    /// # Errors
    /// There are too many.
    pub fn file(&mut self, path: &str, module: &str) -> Result<FileId, Fault> {
        let key = Key { path: path.to_owned(), module: module.to_owned() };
        if let Some(id) = self.index.get(&key) {
            return Ok(FileId(*id));
        }
        self.charge(300 + path.len() + module.len())?;
        if path.trim().is_empty() {
            self.odd.note(Odd::NoPath, "");
        }
        let id = self.files.len();
        self.files.push(FileCoverage::default());
        self.index.insert(key, id);
        Ok(FileId(id))
    }

    /// Records a line.
    ///
    /// # Errors
    /// There are too many.
    pub fn line(&mut self, file: FileId, line: u32, run: Run) -> Result<(), Fault> {
        if line == 0 || line > MAX_LINE {
            self.odd.note(if line == 0 { Odd::LineZero } else { Odd::LineHuge }, "");
            return Ok(());
        }
        if self.files[file.0].lines.record(line, run) {
            self.charge(48)?;
        }
        Ok(())
    }

    /// Records the lines `first` to `last`, which the caller has checked to be possible ones.
    ///
    /// # Errors
    /// There are too many.
    pub fn line_range(&mut self, file: FileId, first: u32, last: u32, run: Run) -> Result<(), Fault> {
        let last = last.min(MAX_LINE);
        // Before the memory is taken, not after.
        let most = (last.saturating_sub(first) / 64 + 2) as usize;
        if self.left < (most * 48) as u64 {
            return Err(Fault::TooLarge);
        }
        let grew = self.files[file.0].lines.record_range(first.max(1), last, run);
        self.charge(grew * 48)
    }

    /// Records branches of a line.
    ///
    /// # Errors
    /// There are too many.
    pub fn branches(&mut self, file: FileId, line: u32, branches: Branches) -> Result<(), Fault> {
        if line == 0 || line > MAX_LINE || branches.counts().1 == 0 {
            return Ok(());
        }
        let known = &mut self.files[file.0].branches;
        match known.get_mut(&line) {
            Some(ours) => {
                if !ours.merge(&branches) {
                    self.odd.note(Odd::BranchTotals, "");
                }
            }
            None => {
                known.insert(line, branches);
                self.charge(40)?;
            }
        }
        Ok(())
    }

    /// Records one named branch of a line.
    ///
    /// # Errors
    /// There are too many.
    pub fn branch(&mut self, file: FileId, line: u32, name: (u32, u32), taken: bool) -> Result<(), Fault> {
        if line == 0 || line > MAX_LINE {
            return Ok(());
        }
        let known = &mut self.files[file.0].branches;
        match known.get_mut(&line) {
            Some(ours) => {
                ours.add(name.0, name.1, taken);
                if matches!(ours, Branches::Many(_)) {
                    self.charge(32)?;
                }
            }
            None => {
                known.insert(line, Branches::named(name.0, name.1, taken));
                self.charge(40)?;
            }
        }
        Ok(())
    }

    /// Records a statement. The same span twice is the same statement.
    ///
    /// # Errors
    /// There are too many.
    pub fn statement(&mut self, file: FileId, span: Span, weight: u32, ran: bool) -> Result<(), Fault> {
        let statements = &mut self.files[file.0].statements;
        let before = statements.len();
        statements.entry(span).or_insert((weight, false)).1 |= ran;
        if statements.len() > before {
            self.charge(48)?;
        }
        Ok(())
    }

    /// Names a function, if anybody will ask.
    ///
    /// # Errors
    /// There are too many.
    pub fn function(&mut self, path: &str, file: FileId, first: u32, function: Function) -> Result<(), Fault> {
        if function.name.is_empty() || !self.wants(path) {
            return Ok(());
        }
        self.charge(96 + function.name.len())?;
        self.files[file.0].functions.entry(first).or_insert(function);
        Ok(())
    }

    /// Whether function names of that file are kept.
    #[must_use]
    pub fn wants(&self, path: &str) -> bool {
        self.wanted.contains(path.rsplit(['/', '\\']).next().unwrap_or(path))
    }

    /// The counts of a file whose lines the report does not have.
    pub fn summary(&mut self, file: FileId, summary: Tally) {
        self.files[file.0].summary = Some(summary);
    }

    /// The file, to derive lines from its statements.
    #[must_use]
    pub fn get(&self, file: FileId) -> &FileCoverage {
        &self.files[file.0]
    }

    /// What names the files, in order.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        self.index.keys().cloned().collect()
    }

    /// All files, in the order of their keys.
    #[must_use]
    pub fn into_files(self) -> Vec<(Key, FileCoverage)> {
        let mut files: Vec<Option<FileCoverage>> = self.files.into_iter().map(Some).collect();
        self.index.into_iter().filter_map(|(key, id)| Some((key, files.get_mut(id)?.take()?))).collect()
    }

    /// The counts of all files.
    #[must_use]
    pub fn tally(&self, partial: Partial) -> Tally {
        let mut sum = Tally::default();
        for file in &self.files {
            sum += file.tally(partial);
        }
        sum
    }

    /// How many files it names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// It names none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
