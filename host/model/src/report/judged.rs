//! A finding of the report: judged, with its place and its source.

use super::place::{self, Location};
use crate::verdict::{Level, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A finding, judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportedFinding {
    /// `check/rule`.
    pub rule: String,
    /// The rule in one line.
    pub title: String,
    /// `note`, `warning` or `error`: the check's opinion.
    pub severity: Severity,
    /// `allow`, `warn` or `deny`: the user's decision.
    pub level: Level,
    /// Whether it counts.
    #[serde(flatten)]
    pub status: Status,
    /// Plain text; a pair of backticks marks code.
    pub message: String,
    /// How to resolve it.
    pub help: String,
    /// Where it stands in the judged version; absent: the change as a whole.
    #[serde(flatten, with = "place::option")]
    #[schemars(with = "place::Flat")]
    pub location: Option<Location>,
    /// First line in the pull request's head, where annotations live; absent: it is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_line: Option<u32>,
    /// Last line in the pull request's head, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head_end_line: Option<u32>,
    /// The commit that brought in the version that this is about, where it is not the judged one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// 32 hex digits: the finding's identity across commits.
    pub fingerprint: String,
    /// The source, with every sensitive byte masked; absent: there is nothing to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<Excerpt>,
    /// Other places that explain it.
    pub related: Vec<RelatedLocation>,
    /// What may be applied unseen to resolve it, all together; empty where nothing is that safe.
    pub edits: Vec<Edit>,
    /// All ways to resolve it, best first.
    pub fixes: Vec<Fix>,
    /// Named values.
    pub properties: BTreeMap<String, String>,
}

impl ReportedFinding {
    /// Whether it stands against the change: introduced, not excused, and not allowed by the policy.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.status == Status::New && self.level > Level::Allow
    }

    /// First and last line in the pull request's head; none: it is not there, so no line is annotated.
    #[must_use]
    pub fn head_lines(&self) -> Option<(u32, u32)> {
        self.head_line.zip(self.head_end_line)
    }
}

/// Whether a finding counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum Status {
    /// The change introduced it (or `scope: all` makes everything count).
    New,
    /// It was there before.
    Existing,
    /// It is excused.
    Suppressed {
        /// Why.
        reason: String,
    },
}

/// The source that a finding is about, with every sensitive byte masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Excerpt {
    /// Number of its first line.
    pub first_line: u32,
    /// At most eight lines, each at most 240 characters, without control characters, with LF between them.
    pub text: String,
    /// Bytes of `text` to point at.
    pub highlight: std::ops::Range<usize>,
}

/// A second place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RelatedLocation {
    /// Where.
    #[serde(flatten, with = "place::required")]
    #[schemars(with = "place::Flat")]
    pub location: Location,
    /// What is to be seen there.
    pub message: String,
}

/// One way to resolve a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Right even when it is applied unseen.
    pub safe: bool,
    /// All of them together.
    pub edits: Vec<Edit>,
}

/// Replaces the text between two points of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// What is replaced (always with columns).
    #[serde(flatten, with = "place::required")]
    #[schemars(with = "place::Flat")]
    pub location: Location,
    /// What stands there afterwards.
    pub replacement: String,
}

/// Sorts findings: those that count first, then by level, severity, path, place, rule and message.
pub fn rank(finding: &ReportedFinding) -> impl Ord + use<'_> {
    let location = finding.location.as_ref();
    (
        !finding.counts(),
        std::cmp::Reverse((finding.level, finding.severity)),
        location.map(|location| (location.path.as_str(), location.span)),
        finding.rule.as_str(),
        finding.message.as_str(),
        finding.fingerprint.as_str(),
    )
}
