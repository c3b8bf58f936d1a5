//! The policy: the user's file, with the line of everything in it.

/// Whether a fail verdict fails the job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It does.
    Compliance,
    /// It is reported and never blocks.
    Sandbox,
}

impl Mode {
    /// As it stands in the policy and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Compliance => "compliance",
            Self::Sandbox => "sandbox",
        }
    }
}

/// What counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Only what the change introduced.
    Changed,
    /// Everything.
    All,
}

impl Scope {
    /// As it stands in the policy and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::All => "all",
        }
    }
}

/// The user's decision about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Counted, not shown.
    Allow,
    /// Shown.
    Warn,
    /// Shown, and fails the check.
    Deny,
}

impl Level {
    /// As it stands in the policy and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}
