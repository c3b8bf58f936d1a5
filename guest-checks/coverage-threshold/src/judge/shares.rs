//! The gates on shares: all lines, all branches, parts of the repository, single files, and the comparison with the base.

use super::table::Row;
use super::{Case, Judgement};
use crate::collect::{Collector, Coverage};
use crate::gather;
use crate::report::Tally;
use crate::settings::{PathGate, Settings};
use crate::threshold::{Threshold, percent};
use gatewright_sdk::{Finding, Problem, tree};
use std::collections::BTreeSet;

/// Files that one rule names.
const NAMED: usize = 50;

/// The report of the base, where the policy names one.
pub(super) fn base(
    settings: &Settings,
    found: &[String],
    collector: &mut Collector,
    judgement: &mut Judgement,
) -> Option<Coverage> {
    if !settings.compares() {
        return None;
    }
    let globs = settings.base_report.iter().map(|glob| format!("`{glob}`")).collect::<Vec<_>>().join(", ");
    if found.is_empty() {
        let message = format!(
            "there is no report of the base at {globs}; fetch it before this check runs, or remove `base-report`"
        );
        judgement.problems.push(Problem::new("base-report-missing", message));
        return None;
    }
    let mut base = collector.collect(found);
    judgement.problems.append(&mut base.problems);
    if base.tally(settings.partial).lines == 0 {
        let message = format!("the report of the base at {globs} holds no line, so nothing can be compared with it");
        judgement.problems.push(Problem::new("base-measures-nothing", message));
        return None;
    }
    Some(base)
}

/// All lines and all branches, and whether they became fewer.
pub(super) fn total(case: &Case<'_>, base: Option<&Coverage>, judgement: &mut Judgement) {
    let tally = case.total;
    let before = base.map(|base| base.tally(case.settings.partial));
    judgement.measure("total", tally);
    judgement.rows.push(Row::new("total", tally, before, case.gates.total));
    if let Some(threshold) = case.gates.total.filter(|threshold| fails(*threshold, tally.covered, tally.lines)) {
        let message = below("lines", tally.covered, tally.lines, threshold);
        judgement.findings.push(Finding::new("total-below-threshold", message).identity("total"));
    }
    if let Some(threshold) = case.gates.branches {
        branches("total", (tally, before), threshold, judgement);
    }
    if let Some(before) = before
        && tally.lines > 0
        && !case.gates.tolerance.tolerates((before.covered, before.lines), (tally.covered, tally.lines))
    {
        let message = format!(
            "{} of {} lines are covered ({}), {} of {} were at the base ({}); {} percentage points may be lost",
            tally.covered,
            tally.lines,
            percent(tally.covered, tally.lines),
            before.covered,
            before.lines,
            percent(before.covered, before.lines),
            case.gates.tolerance.to_string().trim_end_matches('%'),
        );
        judgement.findings.push(Finding::new("coverage-decreased", message).identity("total"));
    }
}

/// Every part of the repository that has a threshold of its own.
pub(super) fn paths(case: &Case<'_>, base: Option<&Coverage>, judgement: &mut Judgement) {
    for (number, gate) in case.gates.paths.iter().enumerate() {
        path(case, base, number, gate, judgement);
    }
}

fn path(case: &Case<'_>, base: Option<&Coverage>, number: usize, gate: &PathGate, judgement: &mut Judgement) {
    let name = &gate.name;
    let matched = match tree::find(std::slice::from_ref(&gate.glob)) {
        Ok(matched) => matched,
        Err(failure) => {
            let message = format!("path rule `{name}`: the glob `{}` cannot be used: {failure}", gate.glob);
            judgement.problems.push(Problem::new("path-rule-matches-nothing", message));
            return;
        }
    };
    let matched: BTreeSet<String> = gather(matched.into_iter().filter(|path| !case.collector.is_excluded(path)));
    if matched.is_empty() {
        let message = format!(
            "path rule `{name}`: no tracked file that counts matches `{}`; correct `/paths/{number}/match`",
            gate.glob
        );
        judgement.problems.push(Problem::new("path-rule-matches-nothing", message));
        return;
    }
    let sum = |coverage: &Coverage| {
        let files = matched.iter().filter_map(|path| coverage.files.get(path));
        files.fold(Tally::default(), |mut sum, file| {
            sum += file.tally(case.settings.partial);
            sum
        })
    };
    let subject = format!("path rule `{name}`: ");
    let unknown: Vec<&String> = matched.iter().filter(|path| case.lacks(path)).collect();
    let judged = matched.iter().filter(|path| case.coverage.files.contains_key(*path));
    let doubtful = unknown.iter().copied().chain(judged).filter_map(|path| case.doubt(&subject, path));
    let misfits = matched.iter().filter_map(|path| case.misfit(&subject, path));
    judgement.problems.extend(doubtful.chain(misfits).take(NAMED));
    let tally = sum(case.coverage);
    if tally.lines == 0 {
        let message = format!(
            "path rule `{name}`: none of the {} files that match `{}` has a measured line; include them in the \
             coverage run, or correct the rule",
            matched.len(),
            gate.glob
        );
        judgement.problems.push(Problem::new("path-rule-measures-nothing", message));
        return;
    }
    judgement.measure(name, tally);
    judgement.rows.push(Row::new(name, tally, base.map(sum), Some(gate.minimum)));
    if fails(gate.minimum, tally.covered, tally.lines) {
        let message = format!("{name}: {}", below("lines", tally.covered, tally.lines, gate.minimum));
        judgement.findings.push(Finding::new("path-below-threshold", message).identity(name.clone()));
    }
    if let Some(threshold) = gate.branches {
        branches(name, (tally, base.map(sum)), threshold, judgement);
    }
    for path in unknown.into_iter().take(NAMED) {
        let message = format!("no report mentions this file, though the path rule `{name}` covers it");
        judgement.findings.push(Finding::new("gated-file-unmeasured", message).path(path).identity(name));
    }
}

/// Every file.
pub(super) fn per_file(case: &Case<'_>, judgement: &mut Judgement) {
    let Some(threshold) = case.gates.per_file else { return };
    let doubtful = case.candidates.keys().filter_map(|path| case.doubt("per file: ", path));
    let misfits = case.misfits.keys().filter_map(|path| case.misfit("per file: ", path));
    judgement.problems.extend(doubtful.chain(misfits).take(NAMED));
    for (path, file) in &case.coverage.files {
        let tally = file.tally(case.settings.partial);
        if fails(threshold, tally.covered, tally.lines) {
            let message = below("lines of this file", tally.covered, tally.lines, threshold);
            judgement.findings.push(Finding::new("file-below-threshold", message).path(path).identity("file"));
        }
    }
}

fn branches(subject: &str, (tally, before): (Tally, Option<Tally>), threshold: Threshold, judgement: &mut Judgement) {
    let as_lines = |tally: Tally| Tally { covered: tally.branches_covered, lines: tally.branches, ..tally };
    if tally.branches > 0 {
        let name = format!("{subject}, branches");
        judgement.rows.push(Row::new(&name, as_lines(tally), before.map(as_lines), Some(threshold)));
    }
    if tally.branches == 0 {
        let message = format!(
            "{subject}: no report counts branches, so their threshold cannot be judged; switch branch coverage on \
             where the tests run, or remove the threshold"
        );
        judgement.problems.push(Problem::new("no-branches", message));
    } else if fails(threshold, tally.branches_covered, tally.branches) {
        let message = below("branches", tally.branches_covered, tally.branches, threshold);
        let message = if subject == "total" { message } else { format!("{subject}: {message}") };
        judgement.findings.push(Finding::new("branches-below-threshold", message).identity(subject));
    }
}

/// A share of nothing is judged elsewhere, as a problem.
fn fails(threshold: Threshold, covered: u64, total: u64) -> bool {
    total > 0 && !threshold.reached(covered, total)
}

/// How far below, in numbers that one can act on.
pub(super) fn below(what: &str, covered: u64, total: u64, threshold: Threshold) -> String {
    let lacking = threshold.needed(total).saturating_sub(covered);
    let share = percent(covered, total);
    format!("{covered} of {total} {what} are covered ({share}), {threshold} is required: {lacking} more")
}
