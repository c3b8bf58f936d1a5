//! `.gitleaks.toml` as gitleaks 8.30 means it: `extend`, rules, allowlists old and new.

use super::allowlist::{Allowlist, Target};
use super::pattern::Pattern;
use super::read::{self, Text};

/// A configuration whose parts can be used.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// Whether the built-in rules run as well.
    pub(crate) use_default: bool,
    /// Another file that it builds upon.
    pub(crate) path: Option<String>,
    /// Rules to leave out of what is extended.
    pub(crate) disabled: Vec<String>,
    /// Its rules, each id once.
    pub(crate) rules: Vec<Rule>,
    /// Global allowlists, and the rules that each is for; none: all.
    pub(crate) lists: Vec<(Allowlist, Vec<String>)>,
}

/// A rule.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    /// Unique.
    pub(crate) id: String,
    /// The line on which it begins, for messages.
    pub(crate) line: usize,
    /// What it finds.
    pub(crate) description: String,
    /// Over the content.
    pub(crate) regex: Option<Pattern>,
    /// Over the path; alone, the file itself is the finding.
    pub(crate) path: Option<Pattern>,
    /// Which group is the secret; 0: the first that is not empty.
    pub(crate) secret_group: usize,
    /// A secret of no more Shannon entropy is none; 0: any is.
    pub(crate) entropy: f64,
    /// One of them must be in the file. In lower case.
    pub(crate) keywords: Vec<String>,
    /// It only serves as what another rule requires.
    pub(crate) skip_report: bool,
    /// What is no finding.
    pub(crate) lists: Vec<Allowlist>,
    /// Rules that must match nearby.
    pub(crate) required: Vec<Required>,
}

/// A rule that must match near another.
#[derive(Debug, Clone)]
pub(crate) struct Required {
    /// Which.
    pub(crate) id: String,
    /// At most so many lines apart.
    pub(crate) within_lines: Option<usize>,
    /// At most so many columns apart.
    pub(crate) within_columns: Option<usize>,
}

/// The file, for the lines in messages.
struct Source<'a>(&'a str);

impl Source<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.0.as_bytes().get(..at).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() + 1
    }

    fn fail<T>(&self, at: usize, why: &str) -> Result<T, String> {
        Err(format!("line {}: {why}", self.line(at)))
    }

    fn pattern(&self, text: &Text, what: &str) -> Result<Pattern, String> {
        Pattern::new(&text.text).or_else(|why| self.fail(text.at, &format!("{what} cannot be used: {why}")))
    }

    fn one(&self, text: Option<&Text>, what: &str) -> Result<Option<Pattern>, String> {
        text.filter(|text| !text.text.is_empty()).map(|text| self.pattern(text, what)).transpose()
    }

    fn any(&self, texts: &[Text], what: &str) -> Result<Option<Pattern>, String> {
        let all = texts.iter().map(|text| self.pattern(text, what)).collect::<Result<Vec<_>, _>>()?;
        let at = texts.first().map_or(0, |text| text.at);
        Pattern::any(&all).or_else(|why| self.fail(at, &format!("{what} cannot be used together: {why}")))
    }

    fn rule(&self, rule: read::Rule) -> Result<Rule, String> {
        let texts = [&rule.id, &rule.description, &rule.regex, &rule.path];
        let at = texts.into_iter().flatten().map(|text| text.at).min().unwrap_or(0);
        let Some(id) = rule.id.map(|id| id.text).filter(|id| !id.trim().is_empty()) else {
            return self.fail(at, "a rule has no `id`");
        };
        let regex = self.one(rule.regex.as_ref(), &format!("the regex of rule `{id}`"))?;
        let path = self.one(rule.path.as_ref(), &format!("the path of rule `{id}`"))?;
        let lists = rule.allowlist.into_iter().chain(rule.allowlists);
        let lists = lists.map(|list| self.list(list, at)).collect::<Result<_, _>>()?;
        let mut required = Vec::new();
        for one in rule.required {
            let Some(other) = one.id.map(|id| id.text).filter(|id| !id.is_empty()) else {
                return self.fail(at, &format!("rule `{id}` requires a rule that has no `id`"));
            };
            let (within_lines, within_columns) = (one.within_lines, one.within_columns);
            required.push(Required { id: other, within_lines, within_columns });
        }
        Ok(Rule {
            id,
            line: self.line(at),
            description: rule.description.map(|text| text.text).unwrap_or_default(),
            regex,
            path,
            secret_group: rule.secret_group,
            entropy: rule.entropy,
            keywords: rule.keywords.iter().map(|word| word.text.to_lowercase()).collect(),
            skip_report: rule.skip_report,
            lists,
            required,
        })
    }

    fn list(&self, list: read::Allowlist, at: usize) -> Result<Allowlist, String> {
        let parts = [&list.commits, &list.paths, &list.regexes, &list.stopwords];
        if parts.iter().all(|part| part.is_empty()) {
            return self.fail(at, "an allowlist has none of `commits`, `paths`, `regexes` and `stopwords`");
        }
        let condition = list.condition.unwrap_or_default();
        let all = match condition.text.to_ascii_uppercase().as_str() {
            "AND" | "&&" => true,
            "" | "OR" | "||" => false,
            _ => return self.fail(condition.at, "the `condition` of an allowlist can be `AND` or `OR`"),
        };
        let target = list.regex_target.unwrap_or_default();
        let target = match target.text.as_str() {
            "" | "secret" => Target::Secret,
            "match" => Target::Match,
            "line" => Target::Line,
            _ => return self.fail(target.at, "the `regexTarget` of an allowlist can be `match` or `line`"),
        };
        let first = parts.into_iter().flatten().map(|text| text.at).min().unwrap_or(at);
        Ok(Allowlist {
            line: self.line(first),
            all,
            commits: !list.commits.is_empty(),
            paths: self.any(&list.paths, "a path of an allowlist")?,
            regexes: self.any(&list.regexes, "a regex of an allowlist")?,
            target,
            stopwords: list.stopwords.iter().map(|word| word.text.to_lowercase()).collect(),
        })
    }
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong, with its line. Nothing of the file is quoted but ids: an allowlist may hold a secret.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let source = Source(text);
        let file = read::read(text).or_else(|(at, why)| source.fail(at, &why))?;
        let path = file.extend.path.filter(|path| !path.text.is_empty());
        if let Some(path) = path.as_ref().filter(|_| file.extend.use_default) {
            return source.fail(path.at, "`extend` has both `path` and `useDefault`; it can have one");
        }
        let mut rules: Vec<Rule> = Vec::new();
        for rule in file.rules {
            let rule = source.rule(rule)?;
            // The last rule of an id is the one that counts.
            match rules.iter_mut().find(|other| other.id == rule.id) {
                Some(other) => *other = rule,
                None => rules.push(rule),
            }
        }
        let mut lists = Vec::new();
        for mut list in file.allowlist.into_iter().chain(file.allowlists) {
            let targets = std::mem::take(&mut list.target_rules).into_iter().map(|rule| rule.text).collect();
            lists.push((source.list(list, 0)?, targets));
        }
        Ok(Self {
            use_default: file.extend.use_default,
            path: path.map(|path| path.text),
            disabled: file.extend.disabled_rules.into_iter().map(|rule| rule.text).collect(),
            rules,
            lists,
        })
    }

    /// This configuration over `base`, as `extend.path` means it: its own rules win field by field, lists add up.
    pub(crate) fn over(self, base: Self) -> Self {
        let mut rules: Vec<Rule> = base.rules.into_iter().filter(|rule| !self.disabled.contains(&rule.id)).collect();
        for rule in self.rules {
            match rules.iter_mut().find(|other| other.id == rule.id) {
                Some(other) => other.take(rule),
                None => rules.push(rule),
            }
        }
        Self {
            use_default: base.use_default,
            path: base.path,
            disabled: self.disabled.into_iter().chain(base.disabled).collect(),
            rules,
            lists: self.lists.into_iter().chain(base.lists).collect(),
        }
    }
}

impl Rule {
    /// What `own` says wins; what it requires and whether it is reported stays as it was, as in gitleaks.
    fn take(&mut self, own: Self) {
        if !own.description.is_empty() {
            self.description = own.description;
        }
        self.line = own.line;
        self.regex = own.regex.or(self.regex.take());
        self.path = own.path.or(self.path.take());
        if own.secret_group > 0 {
            self.secret_group = own.secret_group;
        }
        if own.entropy != 0.0 {
            self.entropy = own.entropy;
        }
        self.keywords.extend(own.keywords);
        self.lists.extend(own.lists);
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn errors_say_the_line_and_quote_nothing() {
        for (text, says) in [
            ("title = 1\n\n[[rules]]\nid = [3]\n", "line 4: there is sequence, expected a text or a number"),
            ("\n[[rules]]\nregex = 'x'", "line 3: a rule has no `id`"),
            ("[[rules]]\nid = 'a'\nentropy = 'sesame'", "line 3: this value cannot be read"),
            (
                "[[rules]]\nid = 'a'\n\nregex = '''(sesame'''",
                "line 4: the regex of rule `a` cannot be used: unclosed group",
            ),
            ("[[rules]]\nid = 'a'\nkeywords = {sesame = 1}", "line 3: there is map, expected a list of texts"),
            ("rules = 'sesame'", "line 1: there is string …, expected a list of tables"),
            ("[allowlist]\ndescription = 'x'", "none of"),
            ("[allowlist]\npaths = ['x']\ncondition = 'sesame'", "line 3: the `condition`"),
            ("[allowlist]\npaths = ['x']\nregexTarget = 'sesame'", "line 3: the `regexTarget`"),
            ("[allowlist]\npaths = ['x',\n '(sesame']", "line 3: a path of an allowlist cannot be used"),
            ("[extend]\nuseDefault = true\npath = 'x'", "line 3: `extend` has both"),
            ("a = 1\n'sesame", "line 2"),
        ] {
            let why = Config::read(text).unwrap_err();
            assert!(why.contains(says) && !why.contains("sesame"), "{text}: {why}");
        }
    }

    #[test]
    fn reads_as_forgivingly_as_gitleaks() {
        let text = "MinVersion = 'v8.25.0'\n[Extend]\nUSEDEFAULT = 'true'\n[[Rules]]\nID = 3\nRegex = 'x'\ntags = ['y']\nsecretgroup = '0'\n\
                    ENTROPY = '3.5'\nkeywords = 'a,B'\n[Rules.allowlists]\nstopWords = 'q'\nregextarget = 'line'\nregexes = 'z'\n";
        let config = Config::read(text).unwrap();
        assert!(config.use_default);
        assert_eq!((config.rules[0].id.as_str(), config.rules[0].keywords.join("|").as_str()), ("3", "a|b"));
        assert!(config.rules[0].entropy > 3.4 && config.rules[0].lists[0].stopwords == ["q"]);
    }

    #[test]
    fn what_extends_wins_field_by_field() {
        let base = "[[rules]]\nid = 'a'\nregex = 'x'\nkeywords = ['k']\n[[rules]]\nid = 'b'\nregex = 'y'";
        let own = "[extend]\ndisabledRules = ['b']\n[[rules]]\nid = 'a'\nentropy = 3.5\nkeywords = ['l']";
        let both = Config::read(own).unwrap().over(Config::read(base).unwrap());
        assert_eq!(both.rules.len(), 1);
        assert!(both.rules[0].regex.is_some());
        assert_eq!(both.rules[0].keywords, ["k", "l"]);
    }

    #[test]
    fn the_last_rule_of_an_id_counts() {
        let config = Config::read("[[rules]]\nid='a'\nregex='x'\n[[rules]]\nid='a'\npath='y'").unwrap();
        assert!(config.rules.len() == 1 && config.rules[0].regex.is_none());
    }
}
