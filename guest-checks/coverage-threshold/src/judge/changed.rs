//! The lines that the change touches: which of them tests run, and where a reviewer should look.

use super::source::{has_code, line_count};
use super::table::Row;
use super::{Case, Judgement, extension, shares};
use crate::lines::{MAX_LINE, Run};
use crate::report::{FileCoverage, Tally};
use crate::settings::Partial;
use gatewright_sdk::change::{ChangedFile, Kind};
use gatewright_sdk::{Finding, LineRange, Problem, Severity, change};

/// Findings that name lines; the rest is counted.
const MAX_FINDINGS: usize = 1_000;

/// What is source code wherever it is met, though no report measures its kind.
const LANGUAGES: [&str; 33] = [
    "c", "cc", "clj", "cpp", "cs", "cxx", "dart", "erl", "ex", "exs", "fs", "go", "groovy", "hs", "java", "js", "jsx",
    "kt", "lua", "m", "mm", "mjs", "php", "pl", "py", "rb", "rs", "scala", "swift", "ts", "tsx", "vb", "vue",
];

/// What is said of a change that no test could cover.
pub(super) const NOTHING_CHANGED: &str = "no changed line can be covered";

/// Some lines of a file, and what coverage says of them.
struct Group {
    path: String,
    first: u32,
    last: u32,
    function: Option<String>,
}

/// What the changed lines come to.
#[derive(Default)]
struct Changed {
    /// Lines and branches; statements have no lines of their own.
    tally: Tally,
    missed: Vec<Group>,
    partial: Vec<Finding>,
    unmeasured: u64,
    blind: u64,
}

pub(super) fn judge(case: &Case<'_>, files: &[ChangedFile], judgement: &mut Judgement) {
    let mut changed = Changed::default();
    if change::base().is_none() && files.is_empty() {
        // Nothing to compare with: all of it is new.
        for (path, file) in &case.coverage.files {
            let length = line_count(path).unwrap_or(MAX_LINE).max(1);
            lines(case, path, file, &[LineRange { first: 1, last: MAX_LINE }], length, &mut changed);
        }
    }
    let judged = files.iter().filter(|file| !matches!(file.kind, Kind::Deleted) && !file.added.is_empty());
    for file in judged.filter(|file| !case.collector.is_excluded(&file.path)) {
        match case.coverage.files.get(&file.path) {
            Some(coverage) => measured(case, file, coverage, &mut changed, judgement),
            None => unmeasured(case, file, &mut changed, judgement),
        }
    }
    conclude(case, changed, judgement);
}

/// A changed file that a report knows.
fn measured(
    case: &Case<'_>,
    file: &ChangedFile,
    coverage: &FileCoverage,
    changed: &mut Changed,
    judgement: &mut Judgement,
) {
    let path = &file.path;
    if coverage.lines.is_empty() && coverage.summary.is_some() {
        changed.blind += 1;
        if case.gates.changed_lines.is_some() {
            let message = format!(
                "the report knows only totals of `{path}`, not its lines, so its changed lines cannot be judged; let \
                 the tests write a report with lines, like LCOV or Cobertura"
            );
            judgement.problems.push(Problem::new("no-line-data", message).path(path));
        }
        return;
    }
    let doubt = case.doubt("", path).filter(|_| case.gates.changed_lines.is_some());
    if let Some(problem) = case.misfit("", path).or(doubt) {
        judgement.problems.push(problem);
        return;
    }
    lines(case, path, coverage, &file.added, line_count(path).unwrap_or(MAX_LINE).max(1), changed);
}

/// Counts the lines of some ranges, and groups those that no test runs.
fn lines(
    case: &Case<'_>,
    path: &str,
    coverage: &FileCoverage,
    ranges: &[LineRange],
    length: u32,
    changed: &mut Changed,
) {
    for range in ranges {
        let mut group: Option<Group> = None;
        for (line, run) in coverage.lines.range(range.first, range.last) {
            let (taken, ways) = coverage.branches.get(&line).map_or((0, 0), |branches| branches.counts());
            changed.tally += Tally {
                covered: u64::from(coverage.covers(line, run, case.settings.partial)),
                lines: 1,
                branches_covered: u64::from(taken),
                branches: u64::from(ways),
                ..Tally::default()
            };
            if run != Run::Missed {
                changed.missed.extend(group.take());
                if let Some(finding) = partial(path, coverage, line.min(length), run) {
                    changed.partial.push(finding);
                }
                continue;
            }
            let function = coverage.function_at(line).map(str::to_owned);
            match &mut group {
                // What lies between two uncovered lines of a range cannot be run at all: comments, brackets, blank lines.
                Some(open) if open.function == function => open.last = line.min(length),
                _ => {
                    changed.missed.extend(group.take());
                    let (first, last) = (line.min(length), line.min(length));
                    group = Some(Group { path: path.to_owned(), first, last, function });
                }
            }
        }
        changed.missed.extend(group);
    }
}

fn partial(path: &str, coverage: &FileCoverage, line: u32, run: Run) -> Option<Finding> {
    let (covered, total) = coverage.branches.get(&line).map_or((0, 0), |branches| branches.counts());
    let message = if covered < total {
        format!("tests take {covered} of {total} branches of this line")
    } else if run == Run::Partly {
        "tests run only a part of this line".to_owned()
    } else {
        return None;
    };
    Some(Finding::new("line-partially-covered", message).path(path).lines(line, line))
}

/// A changed file that no report knows.
fn unmeasured(case: &Case<'_>, file: &ChangedFile, changed: &mut Changed, judgement: &mut Judgement) {
    let path = &file.path;
    let Some(kind) = extension(path) else { return };
    let known = case.kinds.contains(kind);
    if !(known || LANGUAGES.contains(&kind)) || case.excused.contains(path) || !has_code(file) {
        return;
    }
    let gated = case.gates.changed_lines.is_some();
    if let Some(problem) = case.doubt("", path).filter(|_| gated) {
        judgement.problems.push(problem);
        return;
    }
    changed.unmeasured += 1;
    let (severity, message) = match (known, gated) {
        (false, _) => (Severity::Note, format!("no report mentions this changed file, nor any other `.{kind}` file")),
        (true, true) => (Severity::Error, "no report mentions this changed source file".to_owned()),
        (true, false) => (Severity::Warning, "no report mentions this changed source file".to_owned()),
    };
    let finding = Finding::new("changed-file-unmeasured", message).path(path).severity(severity);
    judgement.findings.push(finding.introduced(true).identity("unmeasured"));
}

fn conclude(case: &Case<'_>, changed: Changed, judgement: &mut Judgement) {
    let tally = changed.tally;
    let Tally { covered, lines, .. } = tally;
    let mut failed = false;
    if lines == 0 {
        judgement.changed = NOTHING_CHANGED.to_owned();
        if let Some(threshold) = case.gates.changed_lines {
            judgement
                .rows
                .push(Row::new("changed", Tally::default(), None, threshold.into()).verdict("not applicable"));
        }
    } else {
        judgement.changed = format!("changed {covered} of {lines}");
        judgement.measure("changed", tally);
        let enough = lines >= case.settings.min_changed_lines;
        let threshold = case.gates.changed_lines.filter(|_| enough);
        if !enough && case.gates.changed_lines.is_some() {
            judgement.changed.push_str(" (too few to be judged)");
        }
        let row = Row::new("changed", tally, None, case.gates.changed_lines);
        judgement.rows.push(if enough { row } else { row.verdict("too few") });
        if let Some(threshold) = threshold.filter(|threshold| !threshold.reached(covered, lines)) {
            failed = true;
            let message = shares::below("changed lines", covered, lines, threshold);
            judgement.findings.push(Finding::new("changed-lines-below-threshold", message).identity("changed"));
        }
    }
    if changed.unmeasured > 0 {
        judgement.changed.push_str(&format!(", {} changed files not measured", changed.unmeasured));
    }
    if changed.blind > 0 {
        judgement.changed.push_str(&format!(", {} changed files without line data", changed.blind));
    }
    let severity = if failed { Severity::Warning } else { Severity::Note };
    let more = (changed.missed.len() + changed.partial.len()).saturating_sub(MAX_FINDINGS);
    let missed = changed.missed.into_iter().map(|group| uncovered(&group).severity(severity));
    let partial = changed.partial.into_iter().map(|finding| match case.settings.partial {
        Partial::Hit => finding,
        Partial::Miss => finding.severity(severity),
    });
    judgement.findings.extend(missed.chain(partial).take(MAX_FINDINGS));
    if more > 0 {
        let message = format!("{more} more places with changed lines that are not or only partly covered");
        judgement.findings.push(Finding::new("line-uncovered", message).severity(severity).identity("more"));
    }
}

fn uncovered(group: &Group) -> Finding {
    let lines = match group.last - group.first {
        0 => "no test runs this line".to_owned(),
        more => format!("no test runs these {} lines", more + 1),
    };
    let place = group.function.as_ref().map_or(String::new(), |name| format!(" of `{name}`"));
    Finding::new("line-uncovered", lines + &place).path(&group.path).lines(group.first, group.last)
}
