//! Holds what the reports say against the thresholds. Every gate is judged on its own; what a gate needs and does not have is
//! a problem, so that no gate passes because it had nothing to look at.

mod changed;
mod reports;
mod shares;
mod source;
mod table;

use crate::collect::{Collector, Coverage};
use crate::gather;
use crate::path::file_name;
use crate::report::Tally;
use crate::settings::{Gates, Settings};
use crate::threshold::percent;
use gatewright_sdk::capability::Failure;
use gatewright_sdk::{Conclusion, Finding, Metric, Outcome, Problem, Property, change, outputs};
use std::collections::{BTreeMap, BTreeSet};

/// Every code that a problem of this check may have.
pub const PROBLEMS: [&str; 16] = [
    "report-missing",
    "report-malformed",
    "report-unsupported",
    "report-too-large",
    "report-unreadable",
    "report-undated",
    "report-does-not-fit",
    "nothing-measured",
    "no-file-matches",
    "no-branches",
    "no-line-data",
    "path-ambiguous",
    "path-rule-matches-nothing",
    "path-rule-measures-nothing",
    "base-report-missing",
    "base-measures-nothing",
];

/// What the judgement is made from.
struct Case<'a> {
    settings: &'a Settings,
    gates: &'a Gates,
    coverage: &'a Coverage,
    collector: &'a Collector,
    /// File name extensions of measured files: what is source code here.
    kinds: BTreeSet<&'a str>,
    /// Files that nobody expects in a report.
    excused: BTreeSet<String>,
    total: Tally,
    /// Files that are shorter than the reports believe.
    misfits: BTreeMap<String, source::Misfit>,
    /// By tracked path: a path of a report that could be it.
    candidates: BTreeMap<&'a str, &'a str>,
    /// By file name: a path of a report that is no tracked file.
    namesakes: BTreeMap<&'a str, &'a str>,
}

impl Case<'_> {
    /// A source file that no report knows, though nothing excuses that.
    fn lacks(&self, path: &str) -> bool {
        let source = extension(path).is_some_and(|kind| self.kinds.contains(kind));
        source && !self.coverage.files.contains_key(path) && !self.excused.contains(path)
    }

    /// The problem of a file that must be judged and does not fit to its reports.
    fn misfit(&self, subject: &str, path: &str) -> Option<Problem> {
        let source::Misfit { last, length } = self.misfits.get(path)?;
        let message = format!(
            "{subject}a report knows line {last} of `{path}`, which has {length} lines: it was made from another \
             version; run the tests on the commit that is judged"
        );
        Some(Problem::new("report-does-not-fit", message).path(path))
    }

    /// The problem of a file that must be judged, where a report knows one that may be it: one of several candidates, or, when no
    /// report measures the file, one of the same name.
    fn doubt(&self, subject: &str, path: &str) -> Option<Problem> {
        let by_name = || self.namesakes.get(file_name(path)).filter(|_| !self.coverage.files.contains_key(path));
        let stranger = self.candidates.get(path).or_else(by_name)?;
        let message = format!(
            "{subject}`{stranger}` of a report may or may not be `{path}`; set `strip-prefix`, so that each path of the \
             report means one file"
        );
        Some(Problem::new("path-ambiguous", message).path(path))
    }
}

/// What came of it.
#[derive(Default)]
struct Judgement {
    problems: Vec<Problem>,
    findings: Vec<Finding>,
    metrics: Vec<Metric>,
    rows: Vec<table::Row>,
    /// What the summary says of the changed lines.
    changed: String,
}

impl Judgement {
    fn metric(&mut self, name: &str, subject: &str, value: u64, total: u64, unit: &str) {
        let (name, subject, unit) = (name.to_owned(), subject.to_owned(), unit.to_owned());
        self.metrics.push(Metric { name, subject, value, total: Some(total), unit });
    }

    /// All metrics of one subject.
    fn measure(&mut self, subject: &str, tally: Tally) {
        self.metric("coverage.lines", subject, tally.covered, tally.lines, "lines");
        if tally.branches > 0 {
            self.metric("coverage.branches", subject, tally.branches_covered, tally.branches, "branches");
        }
        if tally.statements > 0 {
            self.metric("coverage.statements", subject, tally.statements_covered, tally.statements, "statements");
        }
    }
}

/// Judges the change.
#[must_use]
pub fn judge(settings: &Settings, gates: &Gates) -> Outcome {
    // What is compared with is no part of what is measured, also where the globs of both find it.
    let find_base = || if settings.compares() { outputs::find(&settings.base_report) } else { Ok(Vec::new()) };
    let (found, before) = match outputs::find(&settings.reports).and_then(|found| Ok((found, find_base()?))) {
        Ok(found) => found,
        Err(failure) => return cannot(&failure, "looking for coverage reports"),
    };
    let found: Vec<String> = found.into_iter().filter(|path| !before.contains(path)).collect();
    if found.is_empty() {
        return missing(settings);
    }
    let files = change::files();
    let mut collector = match Collector::new(settings, files.iter().map(|file| file.path.as_str())) {
        Ok(collector) => collector,
        Err(failure) => return cannot(&failure, "listing the tracked files"),
    };
    let mut coverage = collector.collect(&found);
    let mut judgement = Judgement { problems: std::mem::take(&mut coverage.problems), ..Judgement::default() };
    let base = shares::base(settings, &before, &mut collector, &mut judgement);
    let excused = match gatewright_sdk::tree::find(&settings.may_be_unmeasured) {
        Ok(excused) if !settings.may_be_unmeasured.is_empty() => gather(excused),
        Ok(_) => BTreeSet::new(),
        Err(failure) => return cannot(&failure, "looking for files of `may-be-unmeasured`"),
    };
    let measured = coverage.files.iter().filter(|(_, file)| !file.lines.is_empty() || file.summary.is_some());
    let strangers = || coverage.strangers.iter().map(|(path, what)| (path.as_str(), what));
    let could_be = strangers().flat_map(|(path, what)| what.candidates.iter().map(move |file| (file.as_str(), path)));
    let case = Case {
        settings,
        gates,
        coverage: &coverage,
        collector: &collector,
        kinds: gather(measured.filter_map(|(path, _)| extension(path))),
        excused,
        total: coverage.tally(settings.partial),
        misfits: source::misfits(&coverage.files),
        candidates: gather(could_be.filter(|(file, _)| !collector.is_excluded(file))),
        namesakes: gather(strangers().map(|(path, _)| (file_name(path), path))),
    };
    reports::judge(&case, &mut judgement);
    if !coverage.sources.is_empty() {
        shares::total(&case, base.as_ref(), &mut judgement);
        shares::paths(&case, base.as_ref(), &mut judgement);
        shares::per_file(&case, &mut judgement);
        changed::judge(&case, &files, &mut judgement);
        reports::misfits(&case, &mut judgement);
    }
    conclude(&case, judgement)
}

fn conclude(case: &Case<'_>, judgement: Judgement) -> Outcome {
    let total = case.total;
    let idle = judgement.findings.is_empty() && judgement.changed == changed::NOTHING_CHANGED;
    let summary = if total.lines == 0 {
        "no line was measured".to_owned()
    } else {
        let share = percent(total.covered, total.lines);
        format!("lines {} of {} ({share}), {}", total.covered, total.lines, judgement.changed)
    };
    let mut outcome = Outcome::evaluated(summary);
    if !judgement.problems.is_empty() {
        outcome.conclusion = Conclusion::CannotEvaluate(judgement.problems);
    } else if idle && case.gates.judge_only_changed_lines() && !case.settings.compares() {
        outcome.conclusion = Conclusion::NotApplicable(changed::NOTHING_CHANGED.to_owned());
    }
    outcome.findings = judgement.findings;
    outcome.metrics = judgement.metrics;
    let property = |name: &str, value: String| Property { name: name.to_owned(), value };
    outcome.properties.push(property("components", table::render(&judgement.rows)));
    let worst = table::worst(case);
    if !worst.is_empty() {
        outcome.properties.push(property("worst-files", worst));
    }
    outcome
}

fn missing(settings: &Settings) -> Outcome {
    let places = settings.reports.iter().take(4).map(|glob| format!("`{glob}`")).collect::<Vec<_>>().join(", ");
    let more = settings.reports.len().saturating_sub(4);
    let more = if more == 0 { String::new() } else { format!(" and {more} more places") };
    if !settings.required {
        return Outcome::not_applicable(format!("no coverage report at {places}{more}"));
    }
    let message = format!(
        "there is no coverage report at {places}{more}; let the tests write one before this check runs, or name its \
         place with the setting `reports`"
    );
    Outcome::cannot_evaluate("no coverage report", vec![Problem::new("report-missing", message)])
}

fn cannot(failure: &Failure, doing: &str) -> Outcome {
    let problem = Problem::new("report-unreadable", format!("{doing} failed: {failure}"));
    Outcome::cannot_evaluate("could not look for reports", vec![problem])
}

/// What follows the last dot of a file name.
fn extension(path: &str) -> Option<&str> {
    let (stem, extension) = file_name(path).rsplit_once('.')?;
    (!stem.is_empty() && !extension.is_empty()).then_some(extension)
}
