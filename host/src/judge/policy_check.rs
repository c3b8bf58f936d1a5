//! The host's own check, `policy`: what is wrong with the policy itself.

pub use crate::intake::policy::HOST as POLICY;
use crate::intake::policy::{HostRule, PolicyProblem, RULES, Waiver, Weakening};
use crate::model::finding::{Finding, Place};
use crate::model::rule::{Descriptor, Rule};
use crate::model::verdict::Severity;

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

/// A finding of one of [`RULES`], on a line of the policy or of a file that it names.
fn of_rule(id: &str, message: String, path: &str, line: u32) -> Finding {
    Finding {
        path: Some(path.to_owned()),
        place: Place::Lines { first: line.max(1), last: line.max(1) },
        introduced: Some(true),
        ..Finding::new(id, severity(id), message)
    }
}

/// What a finding of one of [`RULES`] has.
pub(super) fn severity(id: &str) -> Severity {
    RULES.iter().find(|rule| rule.id == id).map_or(Severity::Error, |rule| rule.severity)
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

/// A waiver whose time is over.
pub(super) fn waiver_expired(waiver: &Waiver) -> (&'static str, String) {
    let expires = waiver.expires.map(|date| date.to_string()).unwrap_or_default();
    ("waiver-expired", format!("the waiver for `{}` expired on {expires}: {}", waiver.rule, waiver.reason))
}

/// A waiver that nothing needs.
pub(super) fn waiver_unused(waiver: &Waiver) -> (&'static str, String) {
    ("waiver-unused", format!("the waiver for `{}` waives nothing: {}", waiver.rule, waiver.reason))
}

/// A waiver whose time is over soon.
pub(super) fn waiver_expiring(waiver: &Waiver, days: i32) -> (&'static str, String) {
    let expires = waiver.expires.map(|date| date.to_string()).unwrap_or_default();
    let days = match days {
        0 => "today is its last day".to_owned(),
        1 => "1 day is left".to_owned(),
        days => format!("{days} days are left"),
    };
    ("waiver-expiring", format!("the waiver for `{}` expires on {expires}, {days}: {}", waiver.rule, waiver.reason))
}

/// The line of a waiver, for what may have to be said of it.
#[must_use]
pub fn waiver(waiver: &Waiver, path: &str) -> Finding {
    of_rule("waiver-unused", String::new(), path, waiver.line)
}
