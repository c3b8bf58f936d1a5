//! A finding as a check makes it. [`report`](crate::report) has it as the policy judged it.

use crate::verdict::Severity;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    WholeFile,
    /// Whole lines, counted from 1, both inclusive.
    Lines {
        /// First line.
        first: u32,
        /// Last line.
        last: u32,
    },
    /// Bytes, counted from 0, `end` exclusive.
    Bytes(Range<u64>),
}

/// A second place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// From the top of the repository, with `/`.
    pub path: String,
    /// Where in that file.
    pub place: Place,
    /// What is to be seen there.
    pub message: String,
}

/// Replaces some bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// From the top of the repository, with `/`.
    pub path: String,
    /// What is replaced, in bytes.
    pub range: Range<u64>,
    /// What stands there afterwards.
    pub replacement: String,
}

/// One way to resolve a finding: all edits together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Right even when it is applied unseen.
    pub safe: bool,
    /// In any order.
    pub edits: Vec<Edit>,
}

/// One instance of a rule, as a check found it: untrusted text, already capped and free of control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A rule id of the check's descriptor, without the check's id.
    pub rule: String,
    /// The check's opinion.
    pub severity: Severity,
    /// Plain text; a pair of backticks marks code.
    pub message: String,
    /// None: the change as a whole.
    pub path: Option<String>,
    /// Where in that file.
    pub place: Place,
    /// The commit that brought in the version of the file that this is about, where it is not the judged one.
    pub commit: Option<String>,
    /// Bytes of that file that no output may show or hash.
    pub sensitive: Vec<Range<u64>>,
    /// Whether the change caused this, where the check knows.
    pub introduced: Option<bool>,
    /// What stays when the finding moves, where the check says so.
    pub identity: Option<String>,
    /// Other places that explain this one.
    pub related: Vec<Related>,
    /// Alternatives, best first.
    pub fixes: Vec<Fix>,
    /// How to resolve this very finding; none: the rule's help serves.
    pub help: Option<String>,
    /// Named values.
    pub properties: BTreeMap<String, String>,
}

impl Finding {
    /// One about the change as a whole, with nothing but its message.
    #[must_use]
    pub fn new(rule: &str, severity: Severity, message: String) -> Self {
        Self {
            rule: rule.to_owned(),
            severity,
            message,
            path: None,
            place: Place::WholeFile,
            commit: None,
            sensitive: Vec::new(),
            introduced: None,
            identity: None,
            related: Vec::new(),
            fixes: Vec::new(),
            help: None,
            properties: BTreeMap::new(),
        }
    }
}
