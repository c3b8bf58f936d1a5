//! The JSON report: the interface `gatewright.report/v1`. Fields are added, never renamed, never removed.

mod model;

use std::collections::BTreeMap;

use model::*;

use super::{SinkError, escape};
use crate::judge::report::{self, Level, Report, ReportedFinding, Status};

/// The name of the interface.
const NAME: &str = "gatewright.report/v1";

/// The report as JSON.
pub(super) fn render(report: &Report) -> Result<String, SinkError> {
    let text = serde_json::to_string_pretty(&document(report))
        .map_err(|error| SinkError::Serialise { format: "JSON", message: error.to_string() })?;
    Ok(escape::json(&text) + "\n")
}

/// The JSON Schema (2020-12) of the report.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Document<'_>>()
}

/// The report as the interface has it.
fn document(report: &Report) -> Document<'_> {
    let counting = report.counting();
    let deny = counting.iter().filter(|finding| finding.level == Level::Deny).count();
    let (existing, suppressed, allowed) = report.hidden();
    Document {
        schema: NAME,
        version: super::VERSION,
        verdict: report.verdict.name(),
        mode: report.mode.name(),
        scope: report.scope.name(),
        policy: &report.policy,
        judged_by: JudgedBy {
            from: report.judged_by.from.name(),
            branch: report.judged_by.branch.as_deref(),
            commit: report.judged_by.commit.as_deref(),
            path: report.judged_by.path.as_deref(),
        },
        date: report.date.to_string(),
        head: &report.head,
        pull_request_head: report.pull_request_head.as_deref(),
        base: report.base.as_deref(),
        counts: Counts { deny, warn: counting.len() - deny, allowed, existing, suppressed },
        checks: report.checks.iter().map(check).collect(),
        notices: &report.notices,
        unconfigured: report.unconfigured.iter().map(|(check, policy)| Unconfigured { check, policy }).collect(),
    }
}

/// One check.
fn check(check: &report::CheckReport) -> Check<'_> {
    Check {
        id: &check.id,
        title: &check.title,
        verdict: check.verdict.name(),
        named: check.named,
        summary: &check.summary,
        module: check.module.as_ref().map(|module| Module {
            source: &module.source,
            digest: &module.digest,
            version: &module.version,
            granted: &module.granted,
        }),
        findings: check.findings.iter().map(finding).collect(),
        metrics: check
            .metrics
            .iter()
            .map(|m| Metric { name: &m.name, subject: &m.subject, value: m.value, of: m.total, unit: &m.unit })
            .collect(),
        evidence: check
            .evidence
            .iter()
            .map(|e| Evidence {
                kind: &e.kind,
                subject: &e.subject,
                digest: e.digest.as_deref(),
                properties: map(&e.properties),
            })
            .collect(),
        properties: map(&check.properties),
        problems: check
            .problems
            .iter()
            .map(|p| Problem { code: &p.code, message: &p.message, path: p.path.as_deref(), line: p.line })
            .collect(),
        inspected: check.inspected.as_ref().map(|inspected| Inspected {
            files: inspected.files,
            bytes: inspected.bytes,
            past: inspected.past,
            binary: inspected.binary,
            skipped: inspected.skipped.iter().map(|(path, reason)| Skipped { path, reason }).collect(),
        }),
        log: &check.log,
    }
}

/// One finding.
fn finding(finding: &ReportedFinding) -> Finding<'_> {
    let (head_line, head_end_line) = finding.head_lines.unzip();
    Finding {
        rule: &finding.rule,
        title: &finding.title,
        severity: finding.severity.name(),
        level: finding.level.name(),
        status: finding.status.name(),
        reason: match &finding.status {
            Status::Suppressed(reason) => Some(reason),
            _ => None,
        },
        message: &finding.message,
        help: &finding.help,
        place: finding.location.as_ref().map(place).unwrap_or_default(),
        head_line,
        head_end_line,
        commit: finding.commit.as_deref(),
        fingerprint: &finding.fingerprint,
        related: finding.related.iter().map(|r| Related { place: place(&r.location), message: &r.message }).collect(),
        edits: finding.fixes.iter().find(|fix| fix.safe).map(edits).unwrap_or_default(),
        fixes: finding.fixes.iter().map(|fix| Fix { title: &fix.title, safe: fix.safe, edits: edits(fix) }).collect(),
        properties: map(&finding.properties),
    }
}

/// What a fix replaces.
fn edits(fix: &report::Fix) -> Vec<Edit<'_>> {
    fix.edits.iter().map(|edit| Edit { place: place(&edit.location), replacement: &edit.replacement }).collect()
}

/// A place, flat.
fn place(location: &report::Location) -> Place<'_> {
    Place {
        path: Some(&location.path),
        line: location.span.map(|span| span.line),
        end_line: location.span.map(|span| span.end_line),
        column: location.span.and_then(|span| span.column),
        end_column: location.span.and_then(|span| span.end_column),
    }
}

/// Named values, sorted by name.
fn map(pairs: &[(String, String)]) -> BTreeMap<&str, &str> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
