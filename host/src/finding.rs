//! What every wing shares: a finding and what comes with it. Plain data; nothing here knows wasm, git, serde or a terminal.

use std::ops::Range;

/// What a check thinks of a finding. The policy decides what it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing has to change.
    Note,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// As it stands in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

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
    /// Named values, sorted by name.
    pub properties: Vec<(String, String)>,
}

/// A measurement, exactly `value` of `total`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Metric {
    /// Dotted and stable, like `coverage.lines`.
    pub name: String,
    /// What was measured: `total`, a path, the name of a rule.
    pub subject: String,
    /// How many.
    pub value: u64,
    /// Of how many, where that makes sense.
    pub total: Option<u64>,
    /// Of what, in the plural.
    pub unit: String,
}

/// A fact that a check established: `kind` held for `subject`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Kebab-case, like `signature-verified`.
    pub kind: String,
    /// What it was established for, mostly a path.
    pub subject: String,
    /// Of the subject, as `sha256:` and hex digits.
    pub digest: Option<String>,
    /// By whom, with what.
    pub properties: Vec<(String, String)>,
}

/// Why something could not be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Kebab-case and stable.
    pub code: String,
    /// What is wrong and what to do about it.
    pub message: String,
    /// The file it is about.
    pub path: Option<String>,
    /// The line in that file, counted from 1.
    pub line: Option<u32>,
}

/// A kind of finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case, without the check's id.
    pub id: String,
    /// One line.
    pub title: String,
    /// What it means and how to resolve it.
    pub help: String,
    /// What a finding has unless it says otherwise.
    pub severity: Severity,
    /// Ids that this rule had in earlier versions of the check. Policies and waivers go on working under them.
    pub formerly: Vec<String>,
}

/// What a check says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descriptor {
    /// Kebab-case. Only information: a report uses the name under which the policy enables the check.
    pub id: String,
    /// A semantic version.
    pub version: String,
    /// One line.
    pub title: String,
    /// Every rule that a finding may name.
    pub rules: Vec<Rule>,
    /// A JSON Schema (2020-12) of an object.
    pub settings_schema: String,
}

impl Descriptor {
    /// The rule of that id, or that once had it.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        let now = self.rules.iter().find(|rule| rule.id == id);
        now.or_else(|| self.rules.iter().find(|rule| rule.formerly.iter().any(|old| old == id)))
    }
}
