//! What a check says about itself.

use crate::Severity;
use crate::bindings::whole::gatewright::check::types;
use schemars::JsonSchema;

/// A kind of finding.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Kebab-case, naming the bad pattern.
    pub id: &'static str,
    /// What a finding has unless it says otherwise.
    pub severity: Severity,
    /// One line.
    pub title: &'static str,
    /// What it means and how to resolve it.
    pub help: &'static str,
}

impl Rule {
    /// A rule.
    #[must_use]
    pub const fn new(id: &'static str, severity: Severity, title: &'static str, help: &'static str) -> Self {
        Self { id, severity, title, help }
    }
}

/// What a check is.
#[derive(Debug, Clone)]
pub struct Description {
    /// Kebab-case.
    pub id: &'static str,
    /// A semantic version; `env!("CARGO_PKG_VERSION")` serves.
    pub version: &'static str,
    /// One line.
    pub title: &'static str,
    /// Every rule that a finding may name.
    pub rules: Vec<Rule>,
}

impl Description {
    /// The contract's form, with the schema made from the settings type.
    #[must_use]
    pub fn descriptor<S: JsonSchema>(self) -> types::Descriptor {
        let rules = self.rules.into_iter().map(|rule| types::Rule {
            id: rule.id.to_owned(),
            title: rule.title.to_owned(),
            help: rule.help.to_owned(),
            severity: rule.severity,
            properties: Vec::new(),
        });
        types::Descriptor {
            id: self.id.to_owned(),
            version: self.version.to_owned(),
            title: self.title.to_owned(),
            rules: rules.collect(),
            settings_schema: schemars::schema_for!(S).as_value().to_string(),
            properties: Vec::new(),
        }
    }
}
