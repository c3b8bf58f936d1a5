//! What one report says, in one shape for all formats. Parsers fill it; mapping, merging and judging read it.

use crate::branches::Branches;
use crate::lines::{LineSet, MAX_LINE, Run};
use crate::odd::{Odd, Oddities};
use crate::settings::Partial;
use std::collections::{BTreeMap, BTreeSet};

pub use crate::file::{FileCoverage, Function, Span, Tally};

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
    #[error(
        "it holds more files, lines, branches and source folders than fit into 150 MiB; split it into several reports"
    )]
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
        if self.files[file.0].lines.record_within(line, run) {
            return Ok(());
        }
        // Before the memory is taken, not after.
        self.charge(self.files[file.0].lines.growth(line) * LineSet::CHUNK_BYTES)?;
        self.files[file.0].lines.record(line, run);
        Ok(())
    }

    /// Records the lines `first` to `last`, which the caller has checked to be possible ones.
    ///
    /// # Errors
    /// There are too many.
    pub fn line_range(&mut self, file: FileId, first: u32, last: u32, run: Run) -> Result<(), Fault> {
        let last = last.min(MAX_LINE);
        self.charge(self.files[file.0].lines.growth(last.max(first)) * LineSet::CHUNK_BYTES)?;
        self.files[file.0].lines.record_range(first.max(1), last, run);
        Ok(())
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
