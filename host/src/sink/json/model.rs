//! The shape of the JSON report. The comments become the descriptions of its schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// The report of one run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "gatewright.report/v1")]
pub(super) struct Document<'a> {
    /// Always `gatewright.report/v1`.
    pub(super) schema: &'static str,
    /// The version of Gatewright that wrote this.
    pub(super) version: &'static str,
    /// `pass`, `fail`, `not-applicable` or `error`: over all checks, fail before error before pass before not-applicable.
    pub(super) verdict: &'static str,
    /// `compliance` or `sandbox`: whether a fail verdict fails the job.
    pub(super) mode: &'static str,
    /// `changed` or `all`: what counts.
    pub(super) scope: &'static str,
    /// Whose policy judged, as a phrase.
    pub(super) policy: &'a str,
    /// Whose policy judged, in parts.
    pub(super) judged_by: JudgedBy<'a>,
    /// The day of the run in UTC, like `2027-01-31`. It decides nothing but whether a waiver has expired.
    pub(super) date: String,
    /// The judged commit; absent for what is not committed.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) head: &'a str,
    /// The pull request's head, where another commit (its merge) was judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pull_request_head: Option<&'a str>,
    /// What it was compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) base: Option<&'a str>,
    /// How many findings there are of each kind.
    pub(super) counts: Counts,
    /// In the order of their ids, built-in checks first.
    pub(super) checks: Vec<Check<'a>>,
    /// What the reader must know besides findings.
    pub(super) notices: &'a [String],
    /// Built-in checks that the policy does not name.
    pub(super) unconfigured: Vec<Unconfigured<'a>>,
}

/// Whose policy judged.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct JudgedBy<'a> {
    /// `base`, `default-branch`, `listed-branch` or `tree` (the judged tree itself): the place that the policy binds from. `operator`: a
    /// file that the command line names. `defaults`: there is no policy. `first-policy`: the base has none, so the built-in defaults judge, and
    /// what the policy of the change adds to them.
    pub(super) from: &'static str,
    /// The branch, where it is known.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    pub(super) branch: Option<&'a str>,
    /// The commit that the policy binds from, or that has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) commit: Option<&'a str>,
    /// The policy file; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<&'a str>,
}

/// How many findings there are of each kind.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Counts {
    /// New ones that the policy denies.
    pub(super) deny: usize,
    /// New ones that the policy warns of.
    pub(super) warn: usize,
    /// New ones that the policy allows.
    pub(super) allowed: usize,
    /// Those that were there before the change.
    pub(super) existing: usize,
    /// Excused ones.
    pub(super) suppressed: usize,
}

/// A built-in check that the policy does not name.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Unconfigured<'a> {
    /// Its id.
    pub(super) check: &'a str,
    /// The policy lines that would configure it.
    pub(super) policy: &'a str,
}

/// What came of one check.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Check<'a> {
    /// The name under which the policy enables it.
    pub(super) id: &'a str,
    /// One line about what it judges.
    pub(super) title: &'a str,
    /// `pass`, `fail`, `not-applicable` or `error`.
    pub(super) verdict: &'static str,
    /// Whether the policy names it.
    pub(super) named: bool,
    /// One line about what came of it.
    pub(super) summary: &'a str,
    /// Its code; absent where none was loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) module: Option<Module<'a>>,
    /// Those that count first, the most severe of them first.
    pub(super) findings: Vec<Finding<'a>>,
    /// Exact measurements.
    pub(super) metrics: Vec<Metric<'a>>,
    /// Facts that it established.
    pub(super) evidence: Vec<Evidence<'a>>,
    /// What the check says besides, by name. A value with tabs is a table: rows are lines, and the first has the headings.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) properties: BTreeMap<&'a str, &'a str>,
    /// Why it could not be judged, or parts of it.
    pub(super) problems: Vec<Problem<'a>>,
    /// What it looked at, where it looks at files one by one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) inspected: Option<Inspected<'a>>,
    /// The last lines of its log, where it faulted.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub(super) log: &'a [String],
}

/// The code of a check.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Module<'a> {
    /// `built-in`, or the path that the policy names.
    pub(super) source: &'a str,
    /// Of its bytes, as `sha256:` and hex digits.
    pub(super) digest: &'a str,
    /// As its descriptor says.
    pub(super) version: &'a str,
    /// The capabilities that it was granted.
    pub(super) granted: &'a [String],
}

/// One instance of a rule.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Finding<'a> {
    /// `check/rule`.
    pub(super) rule: &'a str,
    /// The rule in one line.
    pub(super) title: &'a str,
    /// `note`, `warning` or `error`: the check's opinion.
    pub(super) severity: &'static str,
    /// `allow`, `warn` or `deny`: the user's decision.
    pub(super) level: &'static str,
    /// `new`, `existing` or `suppressed`.
    pub(super) status: &'static str,
    /// Why it is suppressed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'a str>,
    /// Plain text; a pair of backticks marks code.
    pub(super) message: &'a str,
    /// How to resolve it.
    pub(super) help: &'a str,
    /// Where it stands in the judged version; absent: the change as a whole.
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    /// First line in the pull request's head, where it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) head_line: Option<u32>,
    /// Last line in the pull request's head, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) head_end_line: Option<u32>,
    /// The commit that brought in the version that this is about, where it is not the judged one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) commit: Option<&'a str>,
    /// The finding's identity across commits.
    pub(super) fingerprint: &'a str,
    /// Other places that explain it.
    pub(super) related: Vec<Related<'a>>,
    /// What may be applied unseen to resolve it, all together; empty where nothing is that safe.
    pub(super) edits: Vec<Edit<'a>>,
    /// All ways to resolve it, best first.
    pub(super) fixes: Vec<Fix<'a>>,
    /// Named values.
    pub(super) properties: BTreeMap<&'a str, &'a str>,
}

/// A place in a file. Lines and columns count from 1, columns in Unicode code points.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(super) struct Place<'a> {
    /// From the top of the repository, with `/`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<&'a str>,
    /// First line; absent: the file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<u32>,
    /// Last line, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_line: Option<u32>,
    /// First column; absent: whole lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) column: Option<u32>,
    /// One past the last column, in `end_line`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_column: Option<u32>,
}

/// A second place that explains a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Related<'a> {
    /// Where.
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    /// What is to be seen there.
    pub(super) message: &'a str,
}

/// One way to resolve a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Fix<'a> {
    /// What it does, in the imperative.
    pub(super) title: &'a str,
    /// Right even when it is applied unseen.
    pub(super) safe: bool,
    /// All of them together.
    pub(super) edits: Vec<Edit<'a>>,
}

/// Replaces the text between two points of a file.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Edit<'a> {
    /// What is replaced.
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    /// What stands there afterwards.
    pub(super) replacement: &'a str,
}

/// An exact measurement.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Metric<'a> {
    /// Dotted and stable, like `coverage.lines`.
    pub(super) name: &'a str,
    /// What was measured.
    pub(super) subject: &'a str,
    /// How many.
    pub(super) value: u64,
    /// Of how many, where that makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) of: Option<u64>,
    /// Of what, in the plural.
    pub(super) unit: &'a str,
}

/// A fact that a check established.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Evidence<'a> {
    /// Kebab-case, like `signature-verified`.
    pub(super) kind: &'a str,
    /// What it was established for.
    pub(super) subject: &'a str,
    /// Of the subject, as `sha256:` and hex digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) digest: Option<&'a str>,
    /// By whom, with what.
    pub(super) properties: BTreeMap<&'a str, &'a str>,
}

/// Why something could not be judged.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Problem<'a> {
    /// Kebab-case and stable.
    pub(super) code: &'a str,
    /// What is wrong and what to do about it.
    pub(super) message: &'a str,
    /// The file it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<&'a str>,
    /// The line in that file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<u32>,
}

/// What a check looked at.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Inspected<'a> {
    /// Files, past versions included.
    pub(super) files: u64,
    /// Their bytes.
    pub(super) bytes: u64,
    /// Versions of files that only the history holds, out of `files`.
    pub(super) past: u64,
    /// Binary files that the check does not want.
    pub(super) binary: u64,
    /// Files that were wanted and not looked at.
    pub(super) skipped: Vec<Skipped<'a>>,
}

/// A file that was wanted and not looked at.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Skipped<'a> {
    /// From the top of the repository.
    pub(super) path: &'a str,
    /// Why.
    pub(super) reason: &'a str,
}
