//! What is to be said about the reports themselves: metrics of each, odd values, unknown files, age.

use super::{Case, Judgement, source};
use crate::collect::Source;
use crate::gather;
use crate::odd::Odd;
use gatewright_sdk::{Finding, Problem, Severity, change};
use std::collections::BTreeSet;

/// Paths that one message names.
const NAMED: usize = 5;

pub(super) fn judge(case: &Case<'_>, judgement: &mut Judgement) {
    let committed = change::head().committed;
    for source in &case.coverage.sources {
        judgement.measure(&source.path, source.tally);
        odd(source, judgement);
        unmatched(case, source, judgement);
        age(case, source, committed, judgement);
        if source.tally.lines == 0 {
            let message = format!(
                "the report `{}` ({}) holds no line that could be covered; the coverage run measured nothing",
                source.path,
                source.format.name()
            );
            judgement.problems.push(Problem::new("nothing-measured", message).path(source.path.clone()));
        } else if source.unmatched.len() == source.files {
            let message = format!(
                "none of the {} files in `{}` is a tracked file, for example `{}`; set `strip-prefix` to the folder \
                 in which the tests ran, or check that the report belongs to this repository",
                source.files, source.path, source.unmatched[0]
            );
            judgement.problems.push(Problem::new("no-file-matches", message).path(source.path.clone()));
        }
    }
    let told = !case.coverage.sources.is_empty() && judgement.problems.is_empty();
    if case.total.lines == 0 && told {
        let message = "every file that a report measures is excluded, so no share can be judged; correct `exclude`";
        judgement.problems.push(Problem::new("nothing-measured", message));
    }
    if case.coverage.contradictions > 0 {
        let message = format!("several reports: {} {}", case.coverage.contradictions, Odd::BranchTotals.explain());
        judgement.findings.push(Finding::new("odd-report-value", message).introduced(false));
    }
}

/// Files that do not fit to the reports and that no gate had to refuse.
pub(super) fn misfits(case: &Case<'_>, judgement: &mut Judgement) {
    let told: BTreeSet<&str> = gather(judgement.problems.iter().filter_map(|problem| problem.path.as_deref()));
    let untold: Vec<_> = case.misfits.iter().filter(|(path, _)| !told.contains(path.as_str())).collect();
    if let Some((path, source::Misfit { last, length })) = untold.first() {
        let message = format!(
            "{} tracked files are shorter than the reports believe, like `{path}`: line {last} is known and it has \
             {length} lines; the reports were made from another version",
            untold.len()
        );
        judgement.findings.push(Finding::new("odd-report-value", message).introduced(false).identity("misfits"));
    }
}

fn odd(source: &Source, judgement: &mut Judgement) {
    for (odd, number, example) in source.odd.iter() {
        let example = if example.is_empty() { String::new() } else { format!(", like `{example}`") };
        let message = format!("`{}` has {number} {}{example}", source.path, odd.explain());
        let finding = Finding::new("odd-report-value", message).path(source.path.clone());
        // Instances of one template differ in their branches, so this is no fault of the report.
        let finding = if odd == Odd::BranchTotals { finding.severity(Severity::Note) } else { finding };
        judgement.findings.push(finding.identity(format!("{odd:?}")));
    }
}

fn unmatched(case: &Case<'_>, source: &Source, judgement: &mut Judgement) {
    let number = source.unmatched.len();
    if number == 0 || number == source.files {
        return;
    }
    let names = source.unmatched.iter().take(NAMED).map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
    let more = if number > NAMED { format!(" and {} more", number - NAMED) } else { String::new() };
    let ambiguous = case.coverage.strangers.values().filter(|stranger| !stranger.candidates.is_empty()).count();
    let ambiguous = if ambiguous == 0 { String::new() } else { format!(" ({ambiguous} could be several files)") };
    let message = format!(
        "{number} of {} files in `{}` could not be mapped to one tracked file{ambiguous}: {names}{more}",
        source.files, source.path
    );
    let finding = Finding::new("report-file-unmatched", message).path(source.path.clone());
    judgement.findings.push(finding.identity("unmatched"));
}

fn age(case: &Case<'_>, source: &Source, committed: i64, judgement: &mut Judgement) {
    let Some(made) = source.made else {
        if case.settings.max_age.is_some() {
            let message = format!(
                "the report `{}` ({}) does not say when it was made, so `max-age` cannot be judged; remove the setting \
                 or use a format that says it, like Cobertura or JaCoCo",
                source.path,
                source.format.name()
            );
            judgement.problems.push(Problem::new("report-undated", message).path(source.path.clone()));
        }
        return;
    };
    let older = committed.saturating_sub(made);
    if committed <= 0 || older <= 0 {
        return;
    }
    let allowed = case.settings.max_age.map(|hours| i64::from(hours) * 3_600);
    let message = format!("`{}` was made {} before the head commit", source.path, duration(older));
    let finding = Finding::new("report-older-than-commit", message).path(source.path.clone()).identity("age");
    match allowed {
        Some(allowed) if older <= allowed => {}
        Some(_) => judgement.findings.push(finding.severity(Severity::Error).introduced(true)),
        None => judgement.findings.push(finding),
    }
}

fn duration(seconds: i64) -> String {
    match seconds {
        0..120 => format!("{seconds} seconds"),
        120..7_200 => format!("{} minutes", seconds / 60),
        7_200..172_800 => format!("{} hours", seconds / 3_600),
        _ => format!("{} days", seconds / 86_400),
    }
}
