//! The host's own check, `policy`: what is wrong with the policy itself.

use super::levels::own_finding;
use super::locate::Documents;
use super::report::CheckReport;
use super::{default_level, fingerprint, verdict};
use crate::finding::{Descriptor, Finding, Rule, Severity};
use crate::intake::policy::{PolicyError, PolicyProblem, RULES, Scope, Weakening};
use crate::runtime::runner::Conclusion;

/// The id of the host's own check.
pub const POLICY: &str = "policy";

/// Its rules.
#[must_use]
pub fn descriptor() -> Descriptor {
    let rule = |id: &str, severity, title: &str, help: &str| Rule {
        id: id.to_owned(),
        title: title.to_owned(),
        help: help.to_owned(),
        severity,
    };
    let mut rules = vec![
        rule(
            "file-changed",
            Severity::Warning,
            "a file by which a check goes is changed",
            "A module, a key, an ignore file or the like judges this change as it stands at the base; once merged, the new one judges the next. Make sure that it is meant.",
        ),
        rule(
            "invalid-at-head",
            Severity::Error,
            "the change breaks the policy",
            "The policy of this change cannot be read. It does not judge this change, but once merged it would stop every later one. Mend the line.",
        ),
        rule(
            "waiver-expired",
            Severity::Warning,
            "a waiver that has expired",
            "It no longer excuses anything. Resolve the finding, or agree on a new date.",
        ),
        rule(
            "waiver-unused",
            Severity::Warning,
            "a waiver that excuses nothing",
            "No finding has its fingerprint and rule. Delete it, so that it cannot excuse something else one day.",
        ),
    ];
    let weaker =
        "The policy at the base judges this change; once merged, this one judges the next. Make sure that it is meant.";
    rules.extend(RULES.iter().map(|(id, title)| rule(id, Severity::Warning, title, weaker)));
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    Descriptor {
        id: POLICY.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        title: "Watches over the policy itself".to_owned(),
        rules,
        settings_schema: String::new(),
    }
}

/// A weakening, as a finding in the policy of the change, which is at `path`.
#[must_use]
pub fn weakened(weakening: &Weakening, path: &str) -> Finding {
    own_finding(weakening.rule, Severity::Warning, weakening.message.clone(), path, weakening.line)
}

/// A file that a check goes by and the change edits, from its first new line on.
#[must_use]
pub fn file_changed(check: &str, path: &str, line: u32) -> Finding {
    let message = format!("`{path}`, by which `{check}` goes, is changed; this change is judged by it as it was");
    own_finding("file-changed", Severity::Warning, message, path, line)
}

/// A broken policy in the change, as findings.
#[must_use]
pub fn invalid(error: &PolicyError) -> Vec<Finding> {
    let finding = |problem: &PolicyProblem| {
        let line = problem.position.as_ref().map_or(1, |position| position.line);
        own_finding("invalid-at-head", Severity::Error, problem.message.clone(), &error.path, line)
    };
    error.problems.iter().map(finding).collect()
}

/// Its part of the report; none where it has nothing to say.
pub(super) fn check(findings: Vec<Finding>, documents: &mut Documents<'_>) -> Option<CheckReport> {
    let descriptor = descriptor();
    let keyed = findings.iter().map(|finding| documents.report_loosely(POLICY, &descriptor, finding, Scope::All));
    let mut reported = fingerprint::number(keyed.collect());
    if reported.is_empty() {
        return None;
    }
    for finding in &mut reported {
        finding.level = default_level(finding.severity);
    }
    reported.sort_by(|a, b| super::report::rank(a).cmp(&super::report::rank(b)));
    let rules = super::rules(POLICY, &descriptor, &reported);
    Some(CheckReport {
        id: POLICY.to_owned(),
        title: descriptor.title,
        verdict: verdict::of_check(&Conclusion::Evaluated, &[], &reported),
        named: false,
        summary: format!("{} about the policy itself", if reported.len() == 1 { "a finding" } else { "findings" }),
        module: None,
        rules,
        findings: reported,
        metrics: Vec::new(),
        evidence: Vec::new(),
        properties: Vec::new(),
        problems: Vec::new(),
        inspected: None,
        log: Vec::new(),
    })
}
