//! Finds the reports, reads them, maps their files to tracked ones and merges them.

use crate::format::{Format, read};
use crate::gather;
use crate::glob::Globs;
use crate::mapping::{Mapped, Tree};
use crate::odd::Oddities;
use crate::path::{ReportPath, file_name};
use crate::report::{Fault, FileCoverage, Report, Tally};
use crate::settings::{Partial, Settings};
use gatewright_sdk::capability::Failure;
use gatewright_sdk::{Problem, outputs, tree};
use std::collections::{BTreeMap, BTreeSet};

/// Files of one report times the source folders that it declares: each file could be below each of them.
const MAX_SPELLINGS: usize = 4_000_000;

/// Go modules in one repository whose names are read.
const MAX_MODULES: usize = 500;

/// One report that was read.
#[derive(Debug)]
pub struct Source {
    /// Where it lies.
    pub path: String,
    /// What it is.
    pub format: Format,
    /// What all of its files together say.
    pub tally: Tally,
    /// When it was made, in seconds since 1970 UTC.
    pub made: Option<i64>,
    /// What makes no sense in it.
    pub odd: Oddities,
    /// How many files it names.
    pub files: usize,
    /// Paths that no tracked file fits, as written.
    pub unmatched: Vec<String>,
}

/// A file of a report that is no tracked file, or could be several.
#[derive(Debug, Default)]
pub struct Stranger {
    /// What is known about it.
    pub coverage: FileCoverage,
    /// The tracked files that it could be.
    pub candidates: BTreeSet<String>,
}

/// All reports, merged.
#[derive(Debug, Default)]
pub struct Coverage {
    /// By tracked path. Excluded files are gone.
    pub files: BTreeMap<String, FileCoverage>,
    /// By normalised path.
    pub strangers: BTreeMap<String, Stranger>,
    /// Every report that was read.
    pub sources: Vec<Source>,
    /// Reports that could not be read.
    pub problems: Vec<Problem>,
    /// Lines on which reports contradict each other about the number of branches.
    pub contradictions: u64,
}

/// What collecting needs to know.
#[derive(Debug)]
pub struct Collector {
    tree: Tree,
    excluded: BTreeSet<String>,
    /// The same for paths that are no tracked files.
    globs: Globs,
    wanted: BTreeSet<String>,
    partial: Partial,
    spent: u64,
}

impl Collector {
    /// Looks at the repository. Function names are kept for files called like one of `changed`.
    ///
    /// # Errors
    /// The host cannot list the tree.
    pub fn new<'a>(settings: &Settings, changed: impl Iterator<Item = &'a str>) -> Result<Self, Failure> {
        let files = tree::find(&["**".to_owned()])?;
        let modules = go_modules(&files);
        let excluded = if settings.exclude.is_empty() { Vec::new() } else { tree::find(&settings.exclude)? };
        Ok(Self {
            tree: Tree::new(files, &settings.strip_prefix, modules),
            excluded: gather(excluded),
            globs: Globs::new(&settings.exclude),
            wanted: gather(changed.map(|path| file_name(path).to_owned())),
            partial: settings.partial,
            spent: 0,
        })
    }

    /// Files that count nowhere.
    #[must_use]
    pub fn is_excluded(&self, path: &str) -> bool {
        self.excluded.contains(path)
    }

    /// Reads and merges these reports.
    pub fn collect(&mut self, paths: &[String]) -> Coverage {
        let mut all = Coverage::default();
        for path in paths {
            if let Err(fault) = self.add(path, &mut all) {
                all.problems.push(problem(path, &fault));
            }
        }
        all
    }

    fn add(&mut self, path: &str, all: &mut Coverage) -> Result<(), Fault> {
        let blob = outputs::open(path).map_err(|failure| Fault::Unreadable(failure.message))?;
        let mut report = Report::new(self.wanted.clone(), self.spent);
        let format = read(blob, &mut report)?;
        self.spent = report.spent();
        let mut source = Source {
            path: path.to_owned(),
            format,
            tally: report.tally(self.partial),
            made: report.made,
            odd: std::mem::take(&mut report.odd),
            files: report.len(),
            unmatched: Vec::new(),
        };
        let keys = report.keys();
        if keys.len().saturating_mul(report.sources.len()) > MAX_SPELLINGS {
            return Err(Fault::TooLarge);
        }
        let mapped = self.tree.map(path, &report, &keys);
        for ((key, coverage), mapped) in report.into_files().into_iter().zip(mapped) {
            match mapped {
                Mapped::File(path) if self.excluded.contains(&path) => {}
                Mapped::File(path) => all.contradictions += all.files.entry(path).or_default().merge(coverage),
                Mapped::Unmatched if self.tree.names(&key.path).any(|name| self.globs.matches(&name)) => {}
                Mapped::Ambiguous(_) | Mapped::Unmatched => {
                    source.unmatched.push(key.path.clone());
                    let normal = ReportPath::new(&key.path).text;
                    // Files of one name in two modules stay apart.
                    let normal = if key.module.is_empty() { normal } else { format!("{}: {normal}", key.module) };
                    let stranger = all.strangers.entry(normal).or_default();
                    all.contradictions += stranger.coverage.merge(coverage);
                    if let Mapped::Ambiguous(candidates) = mapped {
                        stranger.candidates.extend(candidates);
                    }
                }
            }
        }
        all.sources.push(source);
        Ok(())
    }
}

impl Coverage {
    /// The counts of all files, known and strange.
    #[must_use]
    pub fn tally(&self, partial: Partial) -> Tally {
        let mut sum = Tally::default();
        let strangers = self.strangers.values().map(|stranger| &stranger.coverage);
        for coverage in self.files.values().chain(strangers) {
            sum += coverage.tally(partial);
        }
        sum
    }
}

fn problem(path: &str, fault: &Fault) -> Problem {
    let next = match fault {
        Fault::Malformed(_) => "; make it again, and see whether the coverage run was cut short",
        Fault::Unsupported(_) | Fault::TooLarge | Fault::Unreadable(_) => "",
    };
    Problem::new(fault.code(), format!("the report `{path}` cannot be read: {fault}{next}")).path(path)
}

/// Name and folder of every Go module.
fn go_modules(files: &[String]) -> Vec<(String, String)> {
    let manifests = files.iter().filter(|path| file_name(path) == "go.mod").take(MAX_MODULES);
    let module = |path: &String| {
        let bytes = tree::open(path).ok()?.bytes(1 << 20).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let name = text.lines().find_map(|line| line.trim().strip_prefix("module")?.split_whitespace().next())?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Some((name.trim_matches('"').to_owned(), folder.to_owned()))
    };
    manifests.filter_map(module).collect()
}
