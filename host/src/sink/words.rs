//! Words that several sinks share: the headline, what was hidden, where something stands.

use super::escape;
use crate::model::report::{BUILT_IN, CheckReport, Counts, Location, Metric, Problem, Report, ReportedFinding};
use crate::model::verdict::{Level, Mode, Scope, Severity, Verdict};

/// How loudly a counting finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The policy denies it.
    Error,
    /// The policy warns of it.
    Warning,
    /// The policy warns of it, and the check thinks that nothing has to change.
    Notice,
}

/// How loudly this one is told.
pub(super) fn kind(finding: &ReportedFinding) -> Kind {
    match (finding.level, finding.severity) {
        (Level::Deny, _) => Kind::Error,
        (_, Severity::Note) => Kind::Notice,
        _ => Kind::Warning,
    }
}

/// The verdict in one safe line, with counts: `gatewright: fail: 3 findings stand against this change (2 deny, 1 warn)`.
#[must_use]
pub fn headline(report: &Report) -> String {
    escape::line(&format!("gatewright: {}: {}", verdict(report.verdict), sentence(report)))
}

/// The verdict as people read it.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotApplicable => "not applicable",
        other => other.name(),
    }
}

/// What the verdict rests on.
pub(super) fn sentence(report: &Report) -> String {
    let what = match (report.scope, &report.base) {
        (Scope::Changed, Some(_)) => "this change",
        // Without a base there is no change.
        (Scope::Changed, None) | (Scope::All, _) => "this tree",
    };
    let counting = report.counting();
    let denied = counting.iter().filter(|finding| finding.level == Level::Deny).count();
    let warned = counting.len() - denied;
    let errors = report.checks.iter().filter(|check| check.verdict == Verdict::Error).count();
    let mut parts = Vec::new();
    if errors > 0 {
        let names: Vec<_> =
            report.checks.iter().filter(|check| check.verdict == Verdict::Error).map(|c| c.id.as_str()).collect();
        parts.push(format!(
            "could not evaluate {} of {} ({}), which is not a pass",
            errors,
            count(report.checks.len(), "check"),
            names.join(", ")
        ));
    }
    if !counting.is_empty() {
        let levels = match (denied, warned) {
            (denied, 0) => format!("{denied} deny"),
            (0, warned) => format!("{warned} warn"),
            (denied, warned) => format!("{denied} deny, {warned} warn"),
        };
        let verb = if counting.len() == 1 { "stands" } else { "stand" };
        let findings = if denied > 0 {
            format!("{} {verb} against {what} ({levels})", count(counting.len(), "finding"))
        } else {
            format!("{} in {what}, none denied ({levels})", count(counting.len(), "finding"))
        };
        // A denied finding outweighs a check that could not be evaluated, so it comes first.
        parts.insert(if denied > 0 { 0 } else { parts.len() }, findings);
    }
    if parts.is_empty() {
        parts.push(match report.verdict {
            Verdict::NotApplicable => "there is nothing here to judge".to_owned(),
            Verdict::Error => "could not evaluate, which is not a pass".to_owned(),
            Verdict::Pass | Verdict::Fail => {
                let judged = report.checks.iter().filter(|check| check.verdict != Verdict::NotApplicable).count();
                format!("nothing stands against {what} ({} judged it)", count(judged, "check"))
            }
        });
    }
    if report.mode == Mode::Sandbox && matches!(report.verdict, Verdict::Fail | Verdict::Error) {
        parts.push("sandbox mode, so nothing blocks".to_owned());
    }
    parts.join("; ")
}

/// Whose policy judged, as named values for formats that have a place for such.
pub(super) fn judged_by(report: &Report) -> Vec<(&'static str, String)> {
    let by = &report.judged_by;
    let mut named = vec![("judged-by", by.from.name().to_owned())];
    let parts = [("judged-by-ref", &by.branch), ("judged-by-commit", &by.commit), ("judged-by-path", &by.path)];
    named.extend(parts.into_iter().filter_map(|(name, value)| Some((name, value.clone()?))));
    named.push(("date", report.date.to_string()));
    named
}

/// `1 finding`, `2 findings`.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// What is not shown and why; none where nothing is hidden.
pub(super) fn hidden(report: &Report) -> Option<String> {
    let Counts { existing, suppressed, allowed, .. } = report.counts;
    let mut parts = Vec::new();
    if existing > 0 {
        parts.push(format!("{existing} existing (there before this change)"));
    }
    if suppressed > 0 {
        parts.push(format!("{suppressed} suppressed (excused, with a reason)"));
    }
    if allowed > 0 {
        parts.push(format!("{allowed} allowed (by the policy)"));
    }
    (!parts.is_empty())
        .then(|| format!("{} not shown: {}", count(existing + suppressed + allowed, "finding"), parts.join(", ")))
}

/// How many built-in checks the policy names; none where it names all.
pub(super) fn configured(report: &Report) -> Option<String> {
    let built_in =
        |check: &&CheckReport| check.named && check.module.as_ref().is_some_and(|module| module.source == BUILT_IN);
    let named = report.checks.iter().filter(built_in).count();
    let missing = report.unconfigured.len();
    (missing > 0).then(|| format!("{named} of {} are configured", count(named + missing, "built-in check")))
}

/// `path:line:column`, or less where less is known.
pub(super) fn place(location: &Location) -> String {
    match location.span {
        None => location.path.clone(),
        Some(span) => match span.column {
            Some(column) => format!("{}:{}:{column}", location.path, span.line),
            None if span.end_line > span.line => format!("{}:{}-{}", location.path, span.line, span.end_line),
            None => format!("{}:{}", location.path, span.line),
        },
    }
}

/// Where a finding stands, with the commit where that is not the judged one; none: the change as a whole.
pub(super) fn whereabouts(finding: &ReportedFinding) -> Option<String> {
    let place = place(finding.location.as_ref()?);
    Some(match &finding.commit {
        Some(commit) => format!("{place} in commit {}", short(commit)),
        None => place,
    })
}

/// The first twelve digits of a commit.
pub(super) fn short(commit: &str) -> &str {
    commit.get(..12).unwrap_or(commit)
}

/// The first paragraph of a help text.
pub(super) fn first_paragraph(text: &str) -> &str {
    let text = text.trim();
    let end = ["\n\n", "\r\n\r\n"].iter().filter_map(|gap| text.find(gap)).min();
    text[..end.unwrap_or(text.len())].trim_end()
}

/// A measurement in words: `1147 of 1202 lines (95.4 %)`, rounded down, so that only all is 100 %.
pub(super) fn measure(metric: &Metric) -> String {
    match metric.total {
        Some(total) => {
            let share = (u128::from(metric.value) * 1000).checked_div(u128::from(total));
            let share = share.map(|mille| format!(" ({}.{} %)", mille / 10, mille % 10)).unwrap_or_default();
            format!("{} of {total} {}{share}", metric.value, metric.unit)
        }
        None => format!("{} {}", metric.value, metric.unit),
    }
}

/// A problem's place in front of its message.
pub(super) fn problem(problem: &Problem) -> String {
    match (&problem.path, problem.line) {
        (Some(path), Some(line)) => format!("{path}:{line}: {}", problem.message),
        (Some(path), None) => format!("{path}: {}", problem.message),
        _ => problem.message.clone(),
    }
}
