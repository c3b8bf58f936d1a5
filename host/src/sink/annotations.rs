//! Workflow commands, which GitHub turns into annotations, and a short log that the runner does not interpret.
//!
//! The runner keeps ten annotations of each level and step and drops the others, so we choose which: the most severe,
//! with checks that could not be evaluated first, and a tenth that says how many more there are.

use super::words::{self, Kind};
use super::{SinkError, escape, terminal};
use crate::model::report::{CheckReport, Report, ReportedFinding};
use crate::model::verdict::Verdict;

/// How many annotations of one level the runner keeps.
const KEPT: usize = 10;
/// How long a message may be, in UTF-16 units; the runner would cut what is longer.
const MESSAGE: usize = 4_096;

/// Annotations, then the log.
pub(super) fn render(report: &Report, stop_token: &str) -> Result<String, SinkError> {
    if stop_token.len() < 32 || !stop_token.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(SinkError::StopToken);
    }
    let mut out = String::new();
    let mut counting = report.counting();
    // Among equals, what stands on a line of the pull request is worth one of the ten places more.
    counting.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), finding.head_line.is_none()));
    for (kind, name) in [(Kind::Error, "error"), (Kind::Warning, "warning"), (Kind::Notice, "notice")] {
        let errors = report.checks.iter().filter(|check| kind == Kind::Error && check.verdict == Verdict::Error);
        let findings = counting.iter().filter(|finding| words::kind(finding) == kind);
        let all: Vec<String> = errors.map(fault).chain(findings.map(|found| finding(name, found))).collect();
        let shown = if all.len() > KEPT { KEPT - 1 } else { all.len() };
        for command in &all[..shown] {
            out.push_str(command);
        }
        if all.len() > shown {
            let more = words::count(all.len() - shown, &format!("more {name}"));
            let text =
                format!("{more} of Gatewright: the job summary lists them, GitHub shows {KEPT} of each level here.");
            out.push_str(&command(name, &[("title", "gatewright")], &text));
        }
    }
    // What follows quotes strangers. Escaping already keeps commands out of it; the token is the second lock.
    out.push_str(&format!("::stop-commands::{stop_token}\n"));
    out.push_str(&terminal::table(report, false));
    out.push_str(&terminal::closing(report, false));
    out.push_str(&format!("::{stop_token}::\n"));
    Ok(out)
}

/// The annotation of a finding: on its line where the pull request shows that line, else with the place in the text.
fn finding(name: &str, finding: &ReportedFinding) -> String {
    let mut properties = Vec::new();
    let mut place = words::whereabouts(finding);
    let mut numbers = Vec::new();
    if let (Some(location), None) = (&finding.location, &finding.commit) {
        match (finding.head_lines(), location.span) {
            (Some((first, last)), span) => {
                properties.push(("file", location.path.clone()));
                numbers.extend([("line", first), ("endLine", last.max(first))]);
                // Columns of several lines would make the runner drop the place.
                let span = span.filter(|span| first == last && span.line == span.end_line);
                if let Some((column, end)) = span.and_then(|span| span.column.zip(span.end_column)) {
                    numbers.extend([("col", column), ("endColumn", end)]);
                }
                place = None;
            }
            (None, None) => {
                properties.push(("file", location.path.clone()));
                place = None;
            }
            (None, Some(_)) => {}
        }
    }
    properties.extend(numbers.into_iter().map(|(key, number)| (key, number.to_string())));
    properties.push(("title", finding.rule.clone()));
    let properties: Vec<_> = properties.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let mut text = place.map(|place| format!("{place}: ")).unwrap_or_default();
    text.push_str(&finding.message);
    let help = words::first_paragraph(&finding.help);
    if !help.is_empty() {
        text.push_str("\n\n");
        text.push_str(help);
    }
    command(name, &properties, &text)
}

/// The annotation of a check that could not be evaluated.
fn fault(check: &CheckReport) -> String {
    let problems: Vec<_> = check.problems.iter().map(words::problem).collect();
    let text = if problems.is_empty() { check.summary.clone() } else { problems.join("\n") };
    command("error", &[("title", &format!("{}: could not evaluate", check.id))], &text)
}

/// One workflow command on one line.
fn command(name: &str, properties: &[(&str, &str)], text: &str) -> String {
    let properties: Vec<_> = properties
        .iter()
        .map(|(key, value)| format!("{key}={}", escape::command_property(&escape::shorten(value, 1_000))))
        .collect();
    format!("::{name} {}::{}\n", properties.join(","), escape::command_data(text, MESSAGE))
}
