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
    /// Ids that this rule had in earlier versions, in any order.
    pub formerly: &'static [&'static str],
}

impl Rule {
    /// A rule.
    #[must_use]
    pub const fn new(id: &'static str, severity: Severity, title: &'static str, help: &'static str) -> Self {
        Self { id, severity, title, help, formerly: &[] }
    }

    /// The ids that this rule had before it was renamed, so that the host can apply to it what a policy says of an old id.
    #[must_use]
    pub const fn formerly(mut self, ids: &'static [&'static str]) -> Self {
        self.formerly = ids;
        self
    }

    /// The contract's form. It has no field for old ids, so they are a property, apart by single blanks.
    fn contract(self) -> types::Rule {
        let old = (!self.formerly.is_empty())
            .then(|| types::Property { name: "formerly".to_owned(), value: self.formerly.join(" ") });
        types::Rule {
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            help: self.help.to_owned(),
            severity: self.severity,
            properties: old.into_iter().collect(),
        }
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
        types::Descriptor {
            id: self.id.to_owned(),
            version: self.version.to_owned(),
            title: self.title.to_owned(),
            rules: self.rules.into_iter().map(Rule::contract).collect(),
            settings_schema: schemars::schema_for!(S).as_value().to_string(),
            properties: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(schemars::JsonSchema)]
    struct Settings {}

    #[test]
    fn a_renamed_rule_tells_its_old_ids() {
        const RENAMED: Rule =
            Rule::new("tab-indent", Severity::Warning, "a tab", "Write spaces.").formerly(&["tab", "tabs"]);
        let kept = Rule::new("blank-end", Severity::Note, "a blank at the end", "Delete it.");
        let description = Description { id: "tabs", version: "1.0.0", title: "Finds tabs", rules: vec![RENAMED, kept] };
        let rules = description.descriptor::<Settings>().rules;
        let properties = |at: usize| -> Vec<(&str, &str)> {
            rules[at].properties.iter().map(|one| (one.name.as_str(), one.value.as_str())).collect()
        };
        assert_eq!(rules[0].id, "tab-indent");
        assert_eq!(properties(0), [("formerly", "tab tabs")]);
        assert_eq!(properties(1), []);
    }
}
