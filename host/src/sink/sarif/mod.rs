//! SARIF 2.1.0 for code scanning: what counts, and what is excused with its reason. One run, narrow regions.
//!
//! GitHub shows an alert on a pull request only if all of its lines are in the diff, so a region is never wider than
//! one line; it refuses a file with more than 25,000 results and keeps the 5,000 most severe, so they come first.

mod model;

use std::collections::{BTreeMap, BTreeSet};

use model::*;

use super::words::{self, Kind};
use super::{SinkError, escape};
use crate::model::report::{self, CheckReport, Problem, Report, ReportedFinding, ReportedRule, Span, Status};
use crate::model::verdict::{Severity, Verdict};

/// More results make GitHub refuse the file.
const RESULTS: usize = 25_000;
/// More related places of one result are not shown.
const RELATED: usize = 100;
/// Where findings about the change as a whole stand where no policy in the repository judged.
const POLICY: &str = ".github/gatewright.yml";

/// The whole log.
pub(super) fn render(report: &Report) -> Result<String, SinkError> {
    let mut told = report.counting();
    let suppressed = |finding: &&ReportedFinding| matches!(finding.status, Status::Suppressed { .. });
    told.extend(report.checks.iter().flat_map(|check| &check.findings).filter(suppressed));
    let dropped = told.len().saturating_sub(RESULTS);
    told.truncate(RESULTS);
    let rules = rules(report, &told);
    let index: BTreeMap<&str, usize> =
        rules.iter().enumerate().map(|(index, rule)| (rule.id.as_str(), index)).collect();
    // GitHub refuses a result without a file, so findings about the change as a whole stand where they are decided.
    let policy = report.judged_by.path.as_deref().filter(|_| report.judged_by.from != report::Source::Operator);
    let policy = policy.unwrap_or(POLICY);
    let results = told
        .iter()
        .map(|finding| result(finding, index.get(finding.rule.as_str()).copied().unwrap_or(0), policy))
        .collect();
    let mut notifications: Vec<_> = report.checks.iter().flat_map(notifications).collect();
    if dropped > 0 {
        notifications.push(Notification {
            level: "warning",
            message: text(
                &format!("{dropped} results are left out, because GitHub accepts {RESULTS}; the JSON report has all"),
                "-",
            ),
            descriptor: None,
            locations: Vec::new(),
        });
    }
    let mut properties: BTreeMap<&str, String> = words::judged_by(report).into_iter().collect();
    properties.extend([
        ("verdict", report.verdict.name().to_owned()),
        ("mode", report.mode.name().to_owned()),
        ("scope", report.scope.name().to_owned()),
    ]);
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: Driver { name: "Gatewright", semantic_version: super::VERSION, rules } },
            automation_details: AutomationDetails { id: "gatewright/" },
            invocations: [Invocation {
                execution_successful: report.checks.iter().all(|check| check.verdict != Verdict::Error),
                tool_execution_notifications: notifications,
            }],
            column_kind: "unicodeCodePoints",
            results,
            properties,
        }],
    };
    let text = serde_json::to_string_pretty(&log)
        .map_err(|error| SinkError::Serialise { format: "SARIF", message: error.to_string() })?;
    Ok(escape::json(&text) + "\n")
}

/// Every rule that a check lists or a result names, once, sorted by id.
fn rules(report: &Report, told: &[&ReportedFinding]) -> Vec<Rule> {
    let mut all: BTreeMap<&str, Rule> = BTreeMap::new();
    let used: BTreeSet<&str> = told.iter().map(|finding| finding.rule.as_str()).collect();
    for ReportedRule { id, title, help, severity } in report.checks.iter().flat_map(|check| &check.rules) {
        if used.contains(id.as_str()) {
            all.entry(id).or_insert_with(|| rule(id, title, help, *severity));
        }
    }
    for ReportedFinding { rule: id, title, help, severity, .. } in told {
        all.entry(id).or_insert_with(|| rule(id, title, help, *severity));
    }
    all.into_values().collect()
}

/// One rule; GitHub wants every text filled.
fn rule(id: &str, title: &str, help: &str, severity: Severity) -> Rule {
    let full = words::first_paragraph(help);
    let markdown = escape::markdown(help);
    Rule {
        id: id.to_owned(),
        short_description: text(title, id),
        full_description: text(full, title),
        help: Help {
            text: text(help, title).text,
            markdown: if markdown.is_empty() { escape::markdown(title) } else { markdown },
        },
        default_configuration: Configuration { level: severity.name() },
    }
}

/// One finding.
fn result(finding: &ReportedFinding, rule_index: usize, policy: &str) -> Output {
    let level = match words::kind(finding) {
        Kind::Error => "error",
        Kind::Warning => "warning",
        Kind::Notice => "note",
    };
    let mut message = finding.message.clone();
    if finding.commit.is_some() {
        // The region cannot say this: it is read against the judged commit.
        message.push_str(&format!(" ({})", words::whereabouts(finding).unwrap_or_default()));
    }
    let place = match &finding.location {
        Some(location) => narrow(&location.path, location.span.filter(|_| finding.commit.is_none())),
        None => narrow(policy, None),
    };
    let related = finding.related.iter().take(RELATED).enumerate().map(|(index, related)| Location {
        id: Some(index + 1),
        message: Some(text(&related.message, "see here")),
        physical_location: narrow(&related.location.path, related.location.span),
    });
    let suppressions = match &finding.status {
        Status::Suppressed { reason } => vec![Suppression { kind: "external", justification: reason.clone() }],
        _ => Vec::new(),
    };
    Output {
        rule_id: finding.rule.clone(),
        rule_index,
        level,
        message: text(&message, &finding.title),
        locations: [Location { id: None, message: None, physical_location: place }],
        partial_fingerprints: [("gatewright/v1", finding.fingerprint.clone())].into(),
        related_locations: related.collect(),
        fixes: finding.fixes.iter().filter(|fix| !fix.edits.is_empty()).map(fix).collect(),
        suppressions,
        properties: finding.properties.clone(),
    }
}

/// The first line of a place; columns only where it has no other line.
fn narrow(path: &str, span: Option<Span>) -> PhysicalLocation {
    let region = match span {
        Some(span) if span.line == span.end_line => {
            let columns = span.column.zip(span.end_column).filter(|(column, end)| column <= end);
            let (start_column, end_column) = columns.unzip();
            Region { start_line: span.line.max(1), start_column, end_line: None, end_column }
        }
        span => Region {
            start_line: span.map_or(1, |span| span.line.max(1)),
            start_column: None,
            end_line: None,
            end_column: None,
        },
    };
    PhysicalLocation { artifact_location: Artifact { uri: escape::uri(path) }, region }
}

/// One way to resolve a finding, its edits grouped by file.
fn fix(fix: &report::Fix) -> Fix {
    let mut files: BTreeMap<&str, Vec<Replacement>> = BTreeMap::new();
    for edit in &fix.edits {
        let region = match edit.location.span {
            Some(span) => Region {
                start_line: span.line.max(1),
                start_column: span.column,
                end_line: Some(span.end_line.max(1)),
                end_column: span.end_column,
            },
            None => Region { start_line: 1, start_column: None, end_line: None, end_column: None },
        };
        let replacement =
            Replacement { deleted_region: region, inserted_content: Text { text: edit.replacement.clone() } };
        files.entry(&edit.location.path).or_default().push(replacement);
    }
    let changes = files.into_iter().map(|(path, replacements)| ArtifactChange {
        artifact_location: Artifact { uri: escape::uri(path) },
        replacements,
    });
    Fix { description: text(&fix.title, "fix"), artifact_changes: changes.collect() }
}

/// What could not be judged.
fn notifications(check: &CheckReport) -> Vec<Notification> {
    let level = if check.verdict == Verdict::Error { "error" } else { "warning" };
    let notification = |problem: &Problem| Notification {
        level,
        message: text(&format!("{}: {}", check.id, problem.message), &problem.code),
        descriptor: Some(Descriptor { id: format!("{}/{}", check.id, problem.code) }),
        locations: problem
            .path
            .iter()
            .map(|path| {
                let span = problem.line.map(|line| Span { line, end_line: line, column: None, end_column: None });
                Location { id: None, message: None, physical_location: narrow(path, span) }
            })
            .collect(),
    };
    let mut out: Vec<_> = check.problems.iter().map(notification).collect();
    if out.is_empty() && check.verdict == Verdict::Error {
        let message = text(&format!("{}: {}", check.id, check.summary), "could not evaluate");
        out.push(Notification { level, message, descriptor: None, locations: Vec::new() });
    }
    out
}

/// A text that is never empty, because GitHub refuses empty ones, and holds no link, which SARIF writes as `[…](…)`.
fn text(text: &str, otherwise: &str) -> Text {
    let chosen = [text, otherwise, "no description"].into_iter().find(|text| !text.trim().is_empty());
    Text { text: escape::block(chosen.unwrap_or_default()).replace("](", "] (") }
}
