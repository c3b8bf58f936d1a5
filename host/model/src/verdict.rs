//! The words in which everything is decided: severity, level, mode, scope, verdict. Each is written as its `name` everywhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Gives an enum the names that reports and policies have for its cases.
macro_rules! names {
    ($type:ident { $($case:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$case),+];

            /// As it is written in policies and reports.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$case => $name,)+
                }
            }
        }
    };
}

/// What a check thinks of a finding. The policy decides what it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; nothing has to change.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}
names!(Severity { Note = "note", Warning = "warning", Error = "error" });

/// What the policy decides about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Counted, not shown.
    Allow,
    /// Shown.
    Warn,
    /// Shown, and fails the check.
    Deny,
}
names!(Level { Allow = "allow", Warn = "warn", Deny = "deny" });

/// Whether a fail verdict fails the job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// It does.
    Compliance,
    /// It is reported and never blocks.
    Sandbox,
}
names!(Mode { Compliance = "compliance", Sandbox = "sandbox" });

/// What counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Only what the change introduced.
    Changed,
    /// Everything.
    All,
}
names!(Scope { Changed = "changed", All = "all" });

/// What came of a check, or of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Judged, and nothing stands against it.
    Pass,
    /// The change introduced something that the policy denies.
    Fail,
    /// Nothing here to judge.
    NotApplicable,
    /// It could not be judged. Never a pass.
    Error,
}
names!(Verdict { Pass = "pass", Fail = "fail", NotApplicable = "not-applicable", Error = "error" });
