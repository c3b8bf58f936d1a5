//! `.gitleaks.toml` as it is written, version 8: `extend`, rules, allowlists old and new.

use serde::Deserialize;

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Config {
    /// What it builds upon.
    pub(crate) extend: Extend,
    /// Its rules.
    pub(crate) rules: Vec<Rule>,
    /// The global allowlist, as it was written before 8.25.
    pub(crate) allowlist: Option<Allowlist>,
    /// Global allowlists.
    pub(crate) allowlists: Vec<Allowlist>,
}

/// What a configuration builds upon.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Extend {
    /// The built-in rules.
    pub(crate) use_default: bool,
    /// Another file.
    pub(crate) path: Option<String>,
    /// Rules to leave out of what is extended.
    pub(crate) disabled_rules: Vec<String>,
}

/// A rule.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Rule {
    /// Unique.
    pub(crate) id: String,
    /// What it finds.
    pub(crate) description: String,
    /// Over the content.
    pub(crate) regex: Option<String>,
    /// Over the path; alone, the file itself is the finding.
    pub(crate) path: Option<String>,
    /// Which group is the secret; 0: the first that matches.
    pub(crate) secret_group: usize,
    /// A secret of less Shannon entropy is none.
    pub(crate) entropy: f64,
    /// One of them must be in the file.
    pub(crate) keywords: Vec<String>,
    /// It only serves as what another rule requires.
    pub(crate) skip_report: bool,
    /// As it was written before 8.25.
    pub(crate) allowlist: Option<Allowlist>,
    /// What is no finding.
    pub(crate) allowlists: Vec<Allowlist>,
    /// Rules that must match nearby.
    pub(crate) required: Vec<Required>,
}

/// A rule that must match near another.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Required {
    /// Which.
    pub(crate) id: String,
    /// At most so many lines apart.
    pub(crate) within_lines: Option<usize>,
    /// At most so many columns apart.
    pub(crate) within_columns: Option<usize>,
}

/// What is no finding.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Allowlist {
    /// `AND` or `OR`; `OR` if absent.
    pub(crate) condition: String,
    /// Of a global allowlist, the rules that it is for; empty: all.
    pub(crate) target_rules: Vec<String>,
    /// Commits, which a check never sees.
    pub(crate) commits: Vec<String>,
    /// Regular expressions over the path.
    pub(crate) paths: Vec<String>,
    /// Regular expressions over what `regex_target` names.
    pub(crate) regexes: Vec<String>,
    /// `secret`, `match` or `line`; `secret` if absent.
    pub(crate) regex_target: String,
    /// Words in the secret, in any case.
    pub(crate) stopwords: Vec<String>,
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong, with its line.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let mut config: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            format!("line {line}: {}", error.message())
        })?;
        config.allowlists.extend(config.allowlist.take());
        for (at, rule) in config.rules.iter_mut().enumerate() {
            if rule.id.is_empty() {
                return Err(format!("rule {} has no `id`", at + 1));
            }
            rule.allowlists.extend(rule.allowlist.take());
        }
        for list in config.allowlists.iter().chain(config.rules.iter().flat_map(|rule| &rule.allowlists)) {
            list.check()?;
        }
        Ok(config)
    }

    /// This configuration over `base`, as `extend.path` means it: its own rules win field by field, lists add up.
    pub(crate) fn over(mut self, base: Self) -> Self {
        let disabled = &self.extend.disabled_rules;
        let mut rules: Vec<Rule> = base.rules.into_iter().filter(|rule| !disabled.contains(&rule.id)).collect();
        for rule in self.rules {
            match rules.iter_mut().find(|other| other.id == rule.id) {
                Some(other) => other.take(rule),
                None => rules.push(rule),
            }
        }
        self.rules = rules;
        self.allowlists.extend(base.allowlists);
        self.extend.use_default |= base.extend.use_default;
        self.extend.disabled_rules.extend(base.extend.disabled_rules);
        self
    }
}

impl Rule {
    fn take(&mut self, own: Self) {
        if !own.description.is_empty() {
            self.description = own.description;
        }
        self.regex = own.regex.or(self.regex.take());
        self.path = own.path.or(self.path.take());
        if own.secret_group > 0 {
            self.secret_group = own.secret_group;
        }
        if own.entropy > 0.0 {
            self.entropy = own.entropy;
        }
        self.keywords.extend(own.keywords);
        self.allowlists.extend(own.allowlists);
        self.required.extend(own.required);
    }
}

impl Allowlist {
    /// Whether every part that is given must match.
    pub(crate) fn is_and(&self) -> bool {
        matches!(self.condition.to_ascii_uppercase().as_str(), "AND" | "&&")
    }

    fn check(&self) -> Result<(), String> {
        if !matches!(self.condition.to_ascii_uppercase().as_str(), "" | "AND" | "&&" | "OR" | "||") {
            return Err(format!("an allowlist has the condition `{}`; it can be `AND` or `OR`", self.condition));
        }
        if !matches!(self.regex_target.as_str(), "" | "secret" | "match" | "line") {
            return Err(format!("`regexTarget` is `{}`; it can be `match` or `line`", self.regex_target));
        }
        if self.commits.is_empty() && self.paths.is_empty() && self.regexes.is_empty() && self.stopwords.is_empty() {
            return Err("an allowlist has none of `commits`, `paths`, `regexes` and `stopwords`".to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn errors_say_the_line() {
        assert!(Config::read("title = 1\n\n[[rules]]\nid = 3\n").unwrap_err().starts_with("line 4: "));
        assert!(Config::read("[[rules]]\nregex = 'x'").unwrap_err().contains("no `id`"));
        assert!(Config::read("[allowlist]\ndescription = 'x'").unwrap_err().contains("none of"));
        assert!(Config::read("[allowlist]\npaths = ['x']\ncondition = 'XOR'").unwrap_err().contains("XOR"));
    }

    #[test]
    fn what_extends_wins_field_by_field() {
        let base = Config::read("[[rules]]\nid = 'a'\nregex = 'x'\nkeywords = ['k']\n[[rules]]\nid = 'b'\nregex = 'y'")
            .unwrap();
        let own = "[extend]\ndisabledRules = ['b']\n[[rules]]\nid = 'a'\nentropy = 3.5\nkeywords = ['l']";
        let both = Config::read(own).unwrap().over(base);
        assert_eq!(both.rules.len(), 1);
        assert_eq!(both.rules[0].regex.as_deref(), Some("x"));
        assert_eq!(both.rules[0].keywords, ["k", "l"]);
    }
}
