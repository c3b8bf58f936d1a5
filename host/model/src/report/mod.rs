//! The report: everything that anybody is shown, and the interface `gatewright.report/v1` at once. Plain data, sorted, without a clock, the
//! same for the same inputs.
//!
//! Fields are added, never renamed, never removed; each addition raises [`MINOR`]. The comments become the descriptions of its schema.

mod judged;
mod place;
mod read;

pub use judged::{Edit, Excerpt, Fix, RelatedLocation, ReportedFinding, Status, rank};
pub use place::{Location, Span};
pub use read::{LARGEST, ReadError, read};

use crate::verdict::{Level, Mode, Scope, Severity, Verdict};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of the interface.
pub const SCHEMA: &str = "gatewright.report/v1";
/// How often fields were added to it.
pub const MINOR: u32 = 1;
/// Findings of one check that a report holds.
pub const FINDINGS: usize = 10_000;

/// The report of one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "gatewright.report/v1")]
pub struct Report {
    /// Always `gatewright.report/v1`.
    pub schema: String,
    /// How often fields were added to this schema when this was written; absent: never. Readers pass over fields that they do not know.
    #[serde(default)]
    pub minor: u32,
    /// The version of Gatewright that wrote this.
    pub version: String,
    /// `pass`, `fail`, `not-applicable` or `error`: over all checks, fail before error before pass before not-applicable.
    pub verdict: Verdict,
    /// `compliance` or `sandbox`: whether a fail verdict fails the job.
    pub mode: Mode,
    /// `changed` or `all`: what counts.
    pub scope: Scope,
    /// Whose policy judged, as a phrase: "`.github/gatewright.yml` on the base `main` (0123456789)".
    pub policy: String,
    /// Whose policy judged, in parts.
    pub judged_by: JudgedBy,
    /// The day of the run in UTC, like `2027-01-31`. It decides nothing but whether a waiver has expired.
    #[schemars(with = "String")]
    pub date: Date,
    /// What is judged, for those who answer where it was asked for.
    #[serde(default)]
    pub subject: Subject,
    /// The judged commit; absent for what is not committed, and for a folder without git.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub head: String,
    /// The pull request's head, where another commit (its merge) was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pull_request_head: Option<String>,
    /// What it was compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    /// How many findings there are of each kind.
    pub counts: Counts,
    /// In the order of their ids, built-in checks first.
    pub checks: Vec<CheckReport>,
    /// What the reader must know besides findings, in order.
    pub notices: Vec<String>,
    /// Built-in checks that the policy does not name.
    pub unconfigured: Vec<Unconfigured>,
}

/// Whose policy judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JudgedBy {
    /// Which kind of place the policy binds from.
    pub from: Source,
    /// The branch, where it is known.
    #[serde(rename = "ref", default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// The commit that the policy binds from, or that has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// The policy file; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// Which kind of place a policy binds from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// What the change is compared with.
    Base,
    /// The default branch of the repository.
    DefaultBranch,
    /// A branch that the policy of the default branch lists.
    ListedBranch,
    /// The judged tree itself.
    Tree,
    /// A file that the command line names.
    Operator,
    /// There is no policy, so the built-in defaults judge.
    Defaults,
    /// The base has none, so the built-in defaults judge, and what the policy of the change adds to them.
    FirstPolicy,
}

impl Source {
    /// As it stands in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::DefaultBranch => "default-branch",
            Self::ListedBranch => "listed-branch",
            Self::Tree => "tree",
            Self::Operator => "operator",
            Self::Defaults => "defaults",
            Self::FirstPolicy => "first-policy",
        }
    }
}

/// What is judged, as the service that hosts the repository names it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Subject {
    /// `owner/name` of the repository that the change goes to; absent where no event says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    /// The number of the pull request; absent where it is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// The commit that readers see: the head of the pull request, else the judged commit. Absent for what is not committed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
}

/// How many findings there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// New ones that the policy denies.
    pub deny: usize,
    /// New ones that the policy warns of.
    pub warn: usize,
    /// New ones that the policy allows.
    pub allowed: usize,
    /// Those that were there before the change.
    pub existing: usize,
    /// Excused ones.
    pub suppressed: usize,
}

impl Counts {
    /// Counts the findings of all checks.
    #[must_use]
    pub fn of(checks: &[CheckReport]) -> Self {
        let mut counts = Self::default();
        for finding in checks.iter().flat_map(|check| &check.findings) {
            *match (&finding.status, finding.level) {
                (Status::Existing, _) => &mut counts.existing,
                (Status::Suppressed { .. }, _) => &mut counts.suppressed,
                (Status::New, Level::Allow) => &mut counts.allowed,
                (Status::New, Level::Warn) => &mut counts.warn,
                (Status::New, Level::Deny) => &mut counts.deny,
            } += 1;
        }
        counts
    }
}

/// A built-in check that the policy does not name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unconfigured {
    /// Its id.
    pub check: String,
    /// The policy lines that would configure it.
    pub policy: String,
}

/// What came of one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CheckReport {
    /// The name under which the policy enables it.
    pub id: String,
    /// One line about what it judges.
    pub title: String,
    /// `pass`, `fail`, `not-applicable` or `error`.
    pub verdict: Verdict,
    /// Whether the policy names it.
    pub named: bool,
    /// One line about what came of it.
    pub summary: String,
    /// Its code; absent where none was loaded, and for the host's own check `policy`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub module: Option<Module>,
    /// Rules of all its findings, sorted by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<ReportedRule>,
    /// Those that count first, the most severe of them first.
    #[serde(deserialize_with = "read::findings")]
    pub findings: Vec<ReportedFinding>,
    /// Exact measurements, sorted.
    pub metrics: Vec<Metric>,
    /// Facts that it established, sorted.
    pub evidence: Vec<Evidence>,
    /// What the check says besides, by name. A value with tabs is a table: rows are lines, and the first has the headings.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, String>,
    /// Why it could not be judged, or parts of it.
    pub problems: Vec<Problem>,
    /// What it looked at, where it looks at files one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspected: Option<Inspected>,
    /// The last lines of its log, where it faulted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<String>,
}

/// The code of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Module {
    /// `built-in`, or the path that the policy names.
    pub source: String,
    /// Of its bytes, as `sha256:` and hex digits.
    pub digest: String,
    /// As its descriptor says.
    pub version: String,
    /// The capabilities that it was granted, sorted.
    pub granted: Vec<String>,
}

/// The source of the modules that ship with the host.
pub const BUILT_IN: &str = "built-in";

/// A rule of a check, for formats that describe rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportedRule {
    /// `check/rule`.
    pub id: String,
    /// One line.
    pub title: String,
    /// What it means and how to resolve it.
    pub help: String,
    /// The check's opinion.
    pub severity: Severity,
}

/// An exact measurement: `value` of `of`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Metric {
    /// Dotted and stable, like `coverage.lines`.
    pub name: String,
    /// What was measured: `total`, a path, the name of a rule.
    pub subject: String,
    /// How many.
    pub value: u64,
    /// Of how many, where that makes sense.
    #[serde(rename = "of", default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// Of what, in the plural.
    pub unit: String,
}

/// A fact that a check established: `kind` held for `subject`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Kebab-case, like `signature-verified`.
    pub kind: String,
    /// What it was established for, mostly a path.
    pub subject: String,
    /// Of the subject, as `sha256:` and hex digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// By whom, with what.
    pub properties: BTreeMap<String, String>,
}

/// Why something could not be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// Kebab-case and stable.
    pub code: String,
    /// What is wrong and what to do about it.
    pub message: String,
    /// The file it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The line in that file, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

impl Problem {
    /// One that is about no file.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), path: None, line: None }
    }
}

/// What a file check looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Inspected {
    /// Files, past versions included.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Versions of files that only the history holds, out of `files`.
    pub past: u64,
    /// Binary files that the check does not want.
    pub binary: u64,
    /// Files that were wanted and not looked at, sorted.
    pub skipped: Vec<Skipped>,
}

/// A file that was wanted and not looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Skipped {
    /// From the top of the repository.
    pub path: String,
    /// Why.
    pub reason: String,
}

impl Report {
    /// All findings that stand against the change, the most severe first: level, severity, path, line, rule.
    #[must_use]
    pub fn counting(&self) -> Vec<&ReportedFinding> {
        let mut all: Vec<_> = self.checks.iter().flat_map(|check| &check.findings).filter(|f| f.counts()).collect();
        all.sort_by(|a, b| rank(a).cmp(&rank(b)));
        all
    }

    /// 0: nothing blocks. 1: the verdict is fail. 2: it could not be judged. Sandbox mode never blocks.
    #[must_use]
    pub fn exit_status(&self) -> u8 {
        match (self.mode, self.verdict) {
            (Mode::Sandbox, _) | (_, Verdict::Pass | Verdict::NotApplicable) => 0,
            (Mode::Compliance, Verdict::Fail) => 1,
            (Mode::Compliance, Verdict::Error) => 2,
        }
    }

    /// The JSON Schema (2020-12) of the report.
    #[must_use]
    pub fn json_schema() -> schemars::Schema {
        schemars::generate::SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Self>()
    }
}
