//! What a check says about itself.

use crate::verdict::Severity;

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
