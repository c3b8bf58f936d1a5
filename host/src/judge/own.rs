//! The host's own check, `policy`: what is wrong with the policy itself.

use super::levels::{Decider, own_finding};
use super::locate::Documents;
use super::report::CheckReport;
use super::{fingerprint, verdict};
use crate::finding::{Descriptor, Finding, Rule, Severity};
pub use crate::intake::policy::HOST as POLICY;
use crate::intake::policy::{HostRule, PolicyProblem, RULES, Scope, Weakening};
use crate::runtime::runner::Conclusion;

/// Its rules.
#[must_use]
pub fn descriptor() -> Descriptor {
    let rule = |rule: &HostRule| Rule {
        id: rule.id.to_owned(),
        title: rule.title.to_owned(),
        help: rule.help.to_owned(),
        severity: rule.severity,
        formerly: Vec::new(),
    };
    Descriptor {
        id: POLICY.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        title: "Watches over the policy itself".to_owned(),
        rules: RULES.iter().map(rule).collect(),
        settings_schema: String::new(),
    }
}

/// A finding of one of [`RULES`], with the severity of its rule.
fn of_rule(id: &str, message: String, path: &str, line: u32) -> Finding {
    let severity = RULES.iter().find(|rule| rule.id == id).map_or(Severity::Error, |rule| rule.severity);
    own_finding(id, severity, message, path, line)
}

/// A weakening, as a finding in the policy of the change, which is at `path`.
#[must_use]
pub fn weakened(weakening: &Weakening, path: &str) -> Finding {
    of_rule(weakening.rule, weakening.message.clone(), path, weakening.line)
}

/// What a first policy says and does not count yet.
#[must_use]
pub fn not_yet(weakening: &Weakening, path: &str) -> Finding {
    const HELP: &str = "This is the first policy of the repository, so the built-in defaults judge this change. The entry counts once it is on the base. \
         Make sure that it is meant.";
    let message = format!("{}; this does not count yet", weakening.message);
    Finding { help: Some(HELP.to_owned()), ..of_rule(weakening.rule, message, path, weakening.line) }
}

/// The change deletes the policy, which was at `path`.
#[must_use]
pub fn deleted(path: &str) -> Finding {
    of_rule("policy-deleted", format!("this change deletes the policy `{path}`"), path, 1)
}

/// A file that a check depends on and that the change edits, from its first new line on.
#[must_use]
pub fn file_changed(check: &str, path: &str, line: u32) -> Finding {
    let message =
        format!("this change edits `{path}`, which `{check}` depends on; this run used the version on the base");
    of_rule("file-changed", message, path, line)
}

/// Another component will judge under the name of a check.
#[must_use]
pub fn module_changed(message: String, path: &str, line: u32) -> Finding {
    of_rule("module-changed", message, path, line)
}

/// A custom check is new.
#[must_use]
pub fn check_added(message: String, path: &str, line: u32) -> Finding {
    of_rule("check-added", message, path, line)
}

/// A check of the new policy was not tried.
#[must_use]
pub fn not_previewed(check: &str, path: &str, line: u32) -> Finding {
    of_rule(
        "not-previewed",
        format!("`{check}` was not tried: the time for trying the new policy is used up"),
        path,
        line,
    )
}

/// A rule that the policy names by an old id.
#[must_use]
pub fn renamed(check: &str, old: &str, new: &str, path: &str, line: u32) -> Finding {
    of_rule("rule-renamed", format!("the rule `{check}/{old}` is now `{check}/{new}`"), path, line)
}

/// What would stop every run once the change is merged, as findings in its policy.
#[must_use]
pub fn invalid(path: &str, problems: &[PolicyProblem]) -> Vec<Finding> {
    let finding = |problem: &PolicyProblem| {
        let line = problem.position.as_ref().map_or(1, |position| position.line);
        let help = problem.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        of_rule("invalid-at-head", format!("{}{help}", problem.message), path, line)
    };
    problems.iter().map(finding).collect()
}

/// The policy of the change, or a check in it, cannot be used.
#[must_use]
pub fn unusable(path: &str, line: u32, why: String) -> Finding {
    of_rule("invalid-at-head", why, path, line)
}

/// Its part of the report; none where it has nothing to say.
pub(super) fn check(
    findings: Vec<Finding>,
    documents: &mut Documents<'_>,
    decider: &mut Decider<'_>,
) -> Option<CheckReport> {
    let descriptor = descriptor();
    let keyed = findings.iter().map(|finding| documents.report_loosely(POLICY, &descriptor, finding, Scope::All));
    let mut reported = fingerprint::number(keyed.collect());
    if reported.is_empty() {
        return None;
    }
    decider.decide(POLICY, &descriptor, &mut reported, &mut |_| Vec::new());
    let mut reported: Vec<_> = reported.into_iter().map(|numbered| numbered.finding).collect();
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
