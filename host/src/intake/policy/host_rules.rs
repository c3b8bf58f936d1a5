//! The rules of the host's own findings, which stand under `policy` in a report: what a change does to the policy that will judge the next
//! one, and waivers that no longer do what they say.

use crate::model::verdict::Severity;

/// A rule of the host's own findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostRule {
    /// Without `policy/`.
    pub id: &'static str,
    /// What a finding has; the policy may set another level under `checks.policy`.
    pub severity: Severity,
    /// One line.
    pub title: &'static str,
    /// What it means and what to do.
    pub help: &'static str,
}

const WEAKER: &str = "The policy on the base judges this change; once this is merged, the new one judges the next. Make sure that it is meant. To \
     have every such change blocked, set `checks: { policy: { level: deny } }` on the base.";
const NEWER: &str = "The version on the base judged this change; once this is merged, the new one judges the next. Make sure that it is meant.";

const fn weaker(id: &'static str, title: &'static str) -> HostRule {
    HostRule { id, severity: Severity::Warning, title, help: WEAKER }
}

const fn rule(id: &'static str, severity: Severity, title: &'static str, help: &'static str) -> HostRule {
    HostRule { id, severity, title, help }
}

/// Every rule, sorted by id.
pub const RULES: &[HostRule] = &[
    weaker("branches-widened", "A push to one more branch is judged by that branch alone"),
    rule("check-added", Severity::Note, "A custom check is new", NEWER),
    weaker("check-disabled", "A check no longer runs"),
    weaker("check-removed", "A check is no longer in the policy"),
    rule("file-changed", Severity::Warning, "The change edits a file that a check depends on", NEWER),
    weaker("files-narrowed", "A check is given fewer files"),
    weaker("grant-widened", "A custom check may read more"),
    rule(
        "invalid-at-head",
        Severity::Error,
        "The policy of this change would stop every later run",
        "The version on the base judged this change, so this run is not affected. Once this is merged, every run would end with an error. \
         Correct the line before merging.",
    ),
    weaker("level-lowered", "A finding has a lower level"),
    weaker("mode-lowered", "A fail verdict no longer fails the job"),
    weaker("module-changed", "Another component judges"),
    rule(
        "not-previewed",
        Severity::Warning,
        "A check of the new policy was not tried",
        "The time for trying the new policy was used up before this check. Run `gatewright list --policy FILE` with the new policy to try all of it.",
    ),
    rule(
        "policy-deleted",
        Severity::Error,
        "The change deletes the policy",
        "The policy on the base judged this change. Once this is merged only the built-in defaults judge, and the next change may bring any \
         policy as the first one. If it is meant, set `checks: { policy: { rules: { policy-deleted: warn } } }` on the base first.",
    ),
    weaker("required-dropped", "A check whose input is missing no longer fails"),
    weaker("requires-changed", "Other versions of Gatewright may judge"),
    rule(
        "rule-renamed",
        Severity::Note,
        "A rule has a new name",
        "The policy still works under the old name. Write the new one before the old one is dropped.",
    ),
    weaker("scope-narrowed", "Findings from before a change no longer count"),
    weaker("settings-changed", "The settings of a check changed"),
    weaker("threshold-lowered", "A threshold is lower"),
    weaker("waiver-added", "A finding is newly waived"),
    rule(
        "waiver-expired",
        Severity::Warning,
        "A waiver has expired",
        "It no longer waives anything. Resolve the finding, or agree on a new date.",
    ),
    rule(
        "waiver-expiring",
        Severity::Note,
        "A waiver expires within 14 days",
        "After that day its finding counts again. Resolve the finding, or agree on a new date.",
    ),
    weaker("waiver-extended", "A finding is waived for longer"),
    rule(
        "waiver-unused",
        Severity::Warning,
        "A waiver waives nothing",
        "No finding has its fingerprint and rule. Delete it, so that it cannot waive another finding one day.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_and_each_stands_once() {
        assert!(RULES.is_sorted_by(|a, b| a.id < b.id));
    }
}
