//! The report: everything that any sink shows. Plain data, sorted, without a clock, the same for the same inputs.

use crate::finding::{Evidence, Metric, Problem, Severity};
pub use crate::intake::binding::JudgedBy;
pub use crate::intake::policy::{Level, Mode, Scope};

/// What came of a check, or of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Judged, and nothing stands against it.
    Pass,
    /// Something that the policy denies was introduced.
    Fail,
    /// Nothing here to judge.
    NotApplicable,
    /// It could not be judged. Never a pass.
    Error,
}

impl Verdict {
    /// As it stands in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::NotApplicable => "not-applicable",
            Self::Error => "error",
        }
    }
}

/// Whether a finding counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// The change introduced it (or `scope: all` makes everything count).
    New,
    /// It was there before.
    Existing,
    /// A waiver excuses it, for this reason.
    Suppressed(String),
}

impl Status {
    /// As it stands in reports.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Existing => "existing",
            Self::Suppressed(_) => "suppressed",
        }
    }
}

/// Where a finding stands in the judged version of its file. Lines and columns count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First line.
    pub line: u32,
    /// Last line, inclusive.
    pub end_line: u32,
    /// First column, in Unicode code points; none: whole lines.
    pub column: Option<u32>,
    /// One past the last column, in code points of `end_line`.
    pub end_column: Option<u32>,
}

/// The source that a finding is about, with every sensitive byte masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Number of its first line.
    pub first_line: u32,
    /// At most eight lines, each at most 240 characters, without control characters; lines apart by LF.
    pub text: String,
    /// Bytes of `text` to point at.
    pub highlight: std::ops::Range<usize>,
}

/// A place that a sink can point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// From the top of the repository, with `/`.
    pub path: String,
    /// Where; none: the file as a whole.
    pub span: Option<Span>,
}

/// A second place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedLocation {
    /// Where.
    pub location: Location,
    /// What is to be seen there.
    pub message: String,
}

/// Replaces the text between two points of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which file, and where in it (always with columns).
    pub location: Location,
    /// What stands there afterwards.
    pub replacement: String,
}

/// One way to resolve a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Right even when it is applied unseen.
    pub safe: bool,
    /// All of them together.
    pub edits: Vec<Edit>,
}

/// A finding, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedFinding {
    /// `check/rule`.
    pub rule: String,
    /// The rule in one line.
    pub title: String,
    /// The check's opinion.
    pub severity: Severity,
    /// The user's decision.
    pub level: Level,
    /// Whether it counts.
    pub status: Status,
    /// Plain text; a pair of backticks marks code.
    pub message: String,
    /// How to resolve it.
    pub help: String,
    /// Where it stands; none: the change as a whole.
    pub location: Option<Location>,
    /// First and last line in the pull request's head, where annotations live; none: not there, so not annotated on a line.
    pub head_lines: Option<(u32, u32)>,
    /// The commit that brought in the version that this is about, where it is not the judged one.
    pub commit: Option<String>,
    /// The source, masked. None: there is nothing to show.
    pub excerpt: Option<Excerpt>,
    /// 32 hex digits: the finding's identity across commits.
    pub fingerprint: String,
    /// Other places.
    pub related: Vec<RelatedLocation>,
    /// Alternatives, best first.
    pub fixes: Vec<Fix>,
    /// Named values, sorted by name.
    pub properties: Vec<(String, String)>,
}

impl ReportedFinding {
    /// Whether it stands against the change: introduced, not excused, and not allowed by the policy.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.status == Status::New && self.level > Level::Allow
    }
}

/// A rule of a check, for sinks that describe rules.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Where a check's code comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// `built-in`, or the path that the policy names.
    pub source: String,
    /// Of its bytes, as `sha256:` and hex digits.
    pub digest: String,
    /// As its descriptor says.
    pub version: String,
    /// Names of the capabilities that it was granted, sorted.
    pub granted: Vec<String>,
}

/// What a file check looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inspected {
    /// Files, past versions included.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Versions of files that only the history holds, out of `files`.
    pub past: u64,
    /// Binary files that the check does not want.
    pub binary: u64,
    /// Files that were wanted and not looked at, with the reason; sorted by path.
    pub skipped: Vec<(String, String)>,
}

/// What came of one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// The name under which the policy enables it.
    pub id: String,
    /// One line.
    pub title: String,
    /// What came of it.
    pub verdict: Verdict,
    /// Whether the policy names it.
    pub named: bool,
    /// One line.
    pub summary: String,
    /// Its code. None: it could not be loaded, or it is the host's own (`policy`).
    pub module: Option<Module>,
    /// Rules of all its findings, sorted by id.
    pub rules: Vec<ReportedRule>,
    /// Most severe first among those that count, then the others; see [`order`](Report).
    pub findings: Vec<ReportedFinding>,
    /// Sorted.
    pub metrics: Vec<Metric>,
    /// Sorted.
    pub evidence: Vec<Evidence>,
    /// What the check says besides, by name. A value with tabs is a table: rows are lines, cells are apart by tabs, and the
    /// first row has the headings.
    pub properties: Vec<(String, String)>,
    /// Why it could not be judged, or parts of it.
    pub problems: Vec<Problem>,
    /// What a file check looked at.
    pub inspected: Option<Inspected>,
    /// The last lines of its log, where it faulted.
    pub log: Vec<String>,
}

/// Everything that any sink shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Over all checks: fail before error before pass before not-applicable.
    pub verdict: Verdict,
    /// Which mode judged.
    pub mode: Mode,
    /// What counted.
    pub scope: Scope,
    /// The judged commit; empty for what is not committed, and for a folder without git.
    pub head: String,
    /// The pull request's head, where another commit (its merge) was judged.
    pub pull_request_head: Option<String>,
    /// What it was compared with.
    pub base: Option<String>,
    /// Whose policy judged, as a phrase: "`.github/gatewright.yml` on the base `main` (0123456789)".
    pub policy: String,
    /// The same in parts.
    pub judged_by: JudgedBy,
    /// The day of the run in UTC, which decides nothing but whether a waiver has expired.
    pub date: jiff::civil::Date,
    /// In the order of their ids, built-in checks first.
    pub checks: Vec<CheckReport>,
    /// What the reader must know besides findings, in order.
    pub notices: Vec<String>,
    /// Built-in checks that the policy does not name, and the policy lines that would configure them.
    pub unconfigured: Vec<(String, String)>,
}

impl Report {
    /// All findings that stand against the change, the most severe first: level, severity, path, line, rule.
    #[must_use]
    pub fn counting(&self) -> Vec<&ReportedFinding> {
        let mut all: Vec<_> = self.checks.iter().flat_map(|check| &check.findings).filter(|f| f.counts()).collect();
        all.sort_by(|a, b| rank(a).cmp(&rank(b)));
        all
    }

    /// How many findings do not count, as `(existing, suppressed, allowed)`.
    #[must_use]
    pub fn hidden(&self) -> (usize, usize, usize) {
        let mut hidden = (0, 0, 0);
        for finding in self.checks.iter().flat_map(|check| &check.findings) {
            match finding.status {
                Status::Existing => hidden.0 += 1,
                Status::Suppressed(_) => hidden.1 += 1,
                Status::New if finding.level == Level::Allow => hidden.2 += 1,
                Status::New => {}
            }
        }
        hidden
    }
}

/// Sorts findings: what counts first, then by level, severity, path, place, rule and message.
pub(crate) fn rank(finding: &ReportedFinding) -> impl Ord + use<'_> {
    let location = finding.location.as_ref();
    (
        !finding.counts(),
        std::cmp::Reverse((finding.level, finding.severity)),
        location.map(|l| (l.path.as_str(), l.span)),
        finding.rule.as_str(),
        finding.message.as_str(),
        finding.fingerprint.as_str(),
    )
}
