//! The policy: the user's file, with the line of everything in it.
//!
//! `yaml` reads the text and keeps the places, `file` says what may be written, `validate` decides what it means; `explain` words
//! every complaint. `settings` does the same for what a check understands itself, and `preview` says what a new policy gives up.

mod direction;
mod explain;
mod file;
mod first;
mod host_rules;
mod identifiers;
mod preview;
mod problem;
mod schema_limits;
mod settings;
#[cfg(test)]
mod tests;
mod validate;
mod yaml;

use crate::model::verdict::{Level, Mode, Scope};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

pub use file::schema;
pub use first::floor;
pub use host_rules::{HostRule, RULES};
pub use identifiers::ModuleReference;
pub use preview::{Schemas, Weakening, weakened};
pub use problem::{Bytes, PolicyError, PolicyProblem, Position, suggest};
pub use settings::{Mark, Prepared, SettingsError, SettingsProblem, prepare};

/// The name under which a policy sets the levels of the host's own findings.
pub const HOST: &str = "policy";

/// What findings lead to, where the policy says so: the same in both modes or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Levels {
    /// In compliance mode.
    pub compliance: Option<Level>,
    /// In sandbox mode.
    pub sandbox: Option<Level>,
}

impl Levels {
    /// In that mode; none: the severity decides.
    #[must_use]
    pub fn at(self, mode: Mode) -> Option<Level> {
        match mode {
            Mode::Compliance => self.compliance,
            Mode::Sandbox => self.sandbox,
        }
    }
}

/// What the policy says, independent of how it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// From the top of the repository, with `/`; empty: there is no file.
    pub path: String,
    /// What the file holds.
    pub text: String,
    /// Whether a fail verdict fails the job.
    pub mode: Mode,
    /// What counts.
    pub scope: Scope,
    /// The versions of this host that may judge.
    pub requires: Option<semver::VersionReq>,
    /// Patterns of branches besides the default one that changes land on.
    pub branches: Vec<String>,
    /// By name: every check that the policy names.
    pub checks: BTreeMap<String, CheckPolicy>,
    /// The levels of the host's own findings, which stand under [`HOST`].
    pub host: CheckPolicy,
    /// In the order of the file.
    pub waivers: Vec<Waiver>,
    spans: Option<yaml::Spans>,
}

/// What the policy says about one check.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckPolicy {
    /// It runs.
    pub enabled: bool,
    /// None: it is built in.
    pub module: Option<ModuleReference>,
    /// As written; see [`prepare`].
    pub settings: Map<String, Value>,
    /// Of every finding.
    pub level: Levels,
    /// Of the findings of single rules, without the check's name; they win over `level`.
    pub rules: BTreeMap<String, Levels>,
    /// What a custom check may read.
    pub grant: Grant,
    /// Globs that narrow what a file check is given; empty: all files.
    pub files: Vec<String>,
}

impl Default for CheckPolicy {
    /// What holds for a built-in check that no policy names.
    fn default() -> Self {
        Self {
            enabled: true,
            module: None,
            settings: Map::new(),
            level: Levels::default(),
            rules: BTreeMap::new(),
            grant: Grant::default(),
            files: Vec::new(),
        }
    }
}

impl CheckPolicy {
    /// The policy's word on that rule (without the check's name) in that mode; none: the severity decides.
    #[must_use]
    pub fn level(&self, rule: &str, mode: Mode) -> Option<Level> {
        let own = self.rules.get(rule).and_then(|levels| levels.at(mode));
        own.or_else(|| self.level.at(mode))
    }
}

/// Some files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Globs {
    /// All.
    All,
    /// Those that match one of these, as in `.gitignore`.
    These(Vec<String>),
}

/// What a custom check may read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grant {
    /// Tracked files.
    pub tree: Option<Globs>,
    /// Globs of build outputs.
    pub outputs: Vec<String>,
    /// What git knows about the change.
    pub change: bool,
    /// What only the pull request knows.
    pub pull_request: bool,
    /// Repositories of registries.
    pub registry: Vec<String>,
}

/// An excused finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// 32 hex digits.
    pub fingerprint: String,
    /// `check/rule`.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The last day on which it holds.
    pub expires: Option<jiff::civil::Date>,
    /// Where it stands in the policy.
    pub line: u32,
}

impl Default for Policy {
    /// What holds where there is no file.
    fn default() -> Self {
        Self {
            path: String::new(),
            text: String::new(),
            mode: Mode::Compliance,
            scope: Scope::Changed,
            requires: None,
            branches: Vec::new(),
            checks: BTreeMap::new(),
            host: CheckPolicy::default(),
            waivers: Vec::new(),
            spans: None,
        }
    }
}

impl Policy {
    /// Reads a policy file. `builtins`: the names of the checks that are built in.
    ///
    /// # Errors
    /// Everything that is wrong with it, not only the first thing.
    pub fn parse(path: &str, text: &str, builtins: &[&str]) -> Result<Self, PolicyError> {
        validate::read(path, text, builtins).map_err(|problems| PolicyError::new(path, text, problems))
    }

    /// Where something stands: a JSON Pointer like `/checks/coverage-threshold/settings/total`, or the nearest parent that is
    /// there. None: there is no file.
    #[must_use]
    pub fn position(&self, pointer: &str) -> Option<Position> {
        Some(self.spans.as_ref()?.nearest(pointer).position().clone())
    }

    /// The line of a JSON Pointer; where nothing stands there, that of the nearest parent that is there.
    #[must_use]
    pub fn line(&self, pointer: &str) -> u32 {
        self.position(pointer).map_or(1, |position| position.line)
    }

    /// Where the level of a rule stands: the file may write the rule with or without the check's name.
    #[must_use]
    pub fn rule_pointer(&self, check: &str, rule: &str) -> String {
        let rules = format!("{}/rules", yaml::join("/checks", check));
        let full = yaml::join(&rules, &format!("{check}/{rule}"));
        match self.position(&full) != self.position(&rules) {
            true => full,
            false => yaml::join(&rules, rule),
        }
    }

    /// Problems that were found with a check, at their lines. Their pointers begin at the check.
    #[must_use]
    pub fn at_check(&self, check: &str, problems: Vec<SettingsProblem>) -> Vec<PolicyProblem> {
        let check = yaml::join("/checks", check);
        let placed = problems.into_iter().map(|problem| PolicyProblem {
            position: self.position(&format!("{check}{}", problem.pointer)),
            message: problem.message,
            help: problem.help,
        });
        placed.collect()
    }

    /// The error of these problems.
    #[must_use]
    pub fn error(&self, problems: Vec<PolicyProblem>) -> PolicyError {
        PolicyError::new(&self.path, &self.text, problems)
    }

    /// Whether this host may judge by this policy.
    ///
    /// # Errors
    /// `requires` excludes this version.
    pub fn check_requires(&self, host: &semver::Version) -> Result<(), PolicyError> {
        match &self.requires {
            Some(requires) if !requires.matches(host) => {
                let message = format!("the policy requires gatewright {requires}, and this is {host}");
                let problem = PolicyProblem::new(self.position("/requires"), message);
                let problem = problem.help("run a version that fits, or change `requires`");
                Err(PolicyError::new(&self.path, &self.text, vec![problem]))
            }
            _ => Ok(()),
        }
    }
}

/// For fuzzing: what a stranger can write reaches every reader here. Never panics.
#[doc(hidden)]
pub fn fuzz(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let builtins = ["secret-scan", "coverage-threshold"];
    if let Ok(policy) = Policy::parse("policy.yml", &text, &builtins) {
        let _ = weakened(&policy, &Policy::default(), &|_| None);
        let _ = floor(&policy, &|_| None);
    }
    // The same bytes as a schema, and as settings for a schema that uses what schemas mostly use.
    let _ = prepare(&text, &Map::new(), true);
    let schema = r##"{"properties": {"file": {"type": "string", "x-gatewright": "file"}, "list": {"items": {"$ref": "#/$defs/item"}}},
        "$defs": {"item": {"anyOf": [{"type": "string"}, {"properties": {"glob": {"default": "*", "x-gatewright": "output"}}}]}}}"##;
    if let Ok((Value::Object(settings), _)) = yaml::load(&text) {
        let _ = prepare(schema, &settings, false);
    }
}
