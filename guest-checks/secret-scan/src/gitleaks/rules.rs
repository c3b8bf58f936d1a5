//! The rules and allowlists of a `.gitleaks.toml`, ready to run.

use super::config::{self, Config, Required};
use super::pattern::compile;
use crate::keywords::Keywords;
use crate::placeholder::contains;
use crate::text::line_around;
use regex::bytes::Regex;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many keywords a configuration may have.
const MOST_KEYWORDS: usize = 60_000;

/// What a configuration asks for.
#[derive(Debug)]
pub(crate) struct Rules {
    /// Whether the built-in rules run as well.
    pub(crate) built_in: bool,
    /// Built-in rules that do not, by any name.
    pub(crate) disabled: BTreeSet<String>,
    rules: Vec<Rule>,
    lists: Vec<List>,
    /// The keywords of all rules, found in one pass, and the rule of each.
    keywords: Keywords,
    owners: Vec<usize>,
}

#[derive(Debug)]
struct Rule {
    id: String,
    description: String,
    regex: Option<Regex>,
    path: Option<Regex>,
    group: usize,
    entropy: f64,
    keywords: Vec<String>,
    silent: bool,
    lists: Vec<List>,
    required: Vec<Required>,
}

#[derive(Debug)]
struct List {
    all: bool,
    rules: Vec<String>,
    commits: bool,
    paths: Vec<Regex>,
    regexes: Vec<Regex>,
    target: Target,
    stopwords: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Secret,
    Match,
    Line,
}

/// A match of a user's rule.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    /// The rule's number.
    rule: usize,
    /// The rule's id.
    pub(crate) id: String,
    /// What the rule says of itself.
    pub(crate) description: String,
    /// All that matched; none: the file itself, by its path.
    pub(crate) whole: Option<Range<usize>>,
    /// The secret in it.
    pub(crate) secret: Range<usize>,
}

impl Rules {
    /// Compiles a configuration.
    ///
    /// # Errors
    /// Which part cannot be used, and why.
    pub(crate) fn new(config: Config) -> Result<Self, String> {
        let lists =
            config.allowlists.iter().map(|list| List::new(list, "the global allowlist")).collect::<Result<_, _>>()?;
        let mut rules = Vec::new();
        for rule in config.rules {
            rules.push(Rule::new(rule, config.extend.use_default)?);
        }
        for rule in &rules {
            for required in &rule.required {
                if !rules.iter().any(|other| other.id == required.id) {
                    return Err(format!("rule `{}` requires `{}`, which is no rule of the file", rule.id, required.id));
                }
            }
        }
        let disabled = config.extend.disabled_rules.into_iter().collect();
        let owned = |(number, rule): (usize, &Rule)| rule.keywords.iter().map(move |_| number).collect::<Vec<_>>();
        let owners: Vec<usize> = rules.iter().enumerate().flat_map(owned).collect();
        if owners.len() > MOST_KEYWORDS {
            return Err(format!("has {} keywords, more than the {MOST_KEYWORDS} that can be looked for", owners.len()));
        }
        let keywords = Keywords::new(rules.iter().flat_map(|rule: &Rule| rule.keywords.iter().map(String::as_str)));
        Ok(Self { built_in: config.extend.use_default, disabled, rules, lists, keywords, owners })
    }

    /// What the rules match in a file.
    pub(crate) fn scan(&self, content: &[u8], path: &str) -> Vec<Match> {
        if self.rules.is_empty() {
            return Vec::new();
        }
        let mut near: Vec<bool> = self.rules.iter().map(|rule| rule.keywords.is_empty()).collect();
        self.keywords.scan(content, |hit| near[self.owners[hit.keyword]] = true);
        let mut all = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            // What is too short for the pass over all keywords is looked for on its own.
            let short = || rule.keywords.iter().any(|word| word.len() < 3 && has(content, word));
            if near[number] || short() {
                rule.scan(number, content, path, &mut all);
            }
        }
        all.retain(|found| !self.allows(&[&found.id], content, path, found.whole.clone(), found.secret.clone()));
        let near = |found: &Match| {
            self.rules[found.rule].required.iter().all(|required| {
                all.iter().any(|other| other.id == required.id && within(content, found, other, required))
            })
        };
        all.iter().filter(|found| !self.rules[found.rule].silent && near(found)).cloned().collect()
    }

    /// Whether an allowlist excuses a secret that was found by a rule with these names.
    pub(crate) fn allows(
        &self,
        names: &[&str],
        content: &[u8],
        path: &str,
        whole: Option<Range<usize>>,
        secret: Range<usize>,
    ) -> bool {
        let whole = whole.unwrap_or(secret.clone());
        let global = self
            .lists
            .iter()
            .filter(|list| list.rules.is_empty() || list.rules.iter().any(|rule| names.contains(&rule.as_str())));
        let own = self.rules.iter().filter(|rule| names.contains(&rule.id.as_str())).flat_map(|rule| &rule.lists);
        global.chain(own).any(|list| list.allows(content, path, &whole, &secret))
    }
}

fn within(content: &[u8], one: &Match, other: &Match, required: &Required) -> bool {
    let (Some(first), Some(second)) = (&one.whole, &other.whole) else { return true };
    let (low, high) = if first.start < second.start { (first, second) } else { (second, first) };
    let between = &content[low.start..high.start];
    let lines = memchr::memchr_iter(b'\n', between).count();
    let column = |at: usize| at - line_around(content, at).start;
    required.within_lines.is_none_or(|limit| lines <= limit)
        && required.within_columns.is_none_or(|limit| column(first.start).abs_diff(column(second.start)) <= limit)
}

impl Rule {
    fn new(rule: config::Rule, extends: bool) -> Result<Self, String> {
        let id = rule.id;
        let compiled = |pattern: Option<&String>, what: &str| {
            pattern
                .map(|pattern| compile(pattern).map_err(|why| format!("rule `{id}`: its {what} cannot be used: {why}")))
                .transpose()
        };
        let regex = compiled(rule.regex.as_ref().filter(|pattern| !pattern.is_empty()), "regex")?;
        let path = compiled(rule.path.as_ref().filter(|pattern| !pattern.is_empty()), "path")?;
        if regex.is_none() && path.is_none() && !extends {
            return Err(format!("rule `{id}` has neither `regex` nor `path`"));
        }
        if let Some(regex) = &regex
            && rule.secret_group >= regex.captures_len()
        {
            return Err(format!("rule `{id}`: `secretGroup` is {} and the regex has fewer groups", rule.secret_group));
        }
        let lists =
            rule.allowlists.iter().map(|list| List::new(list, &format!("rule `{id}`"))).collect::<Result<_, _>>()?;
        Ok(Self {
            description: rule.description,
            regex,
            path,
            group: rule.secret_group,
            entropy: rule.entropy,
            keywords: rule.keywords,
            silent: rule.skip_report,
            lists,
            required: rule.required,
            id,
        })
    }

    fn scan(&self, number: usize, content: &[u8], path: &str, found: &mut Vec<Match>) {
        if self.path.as_ref().is_some_and(|pattern| !pattern.is_match(path.as_bytes())) {
            return;
        }
        let mut add = |whole: Option<Range<usize>>, secret: Range<usize>| {
            let (id, description) = (self.id.clone(), self.description.clone());
            found.push(Match { rule: number, id, description, whole, secret });
        };
        let Some(regex) = &self.regex else {
            if self.path.is_some() {
                add(None, 0..0);
            }
            return;
        };
        for groups in regex.captures_iter(content) {
            let Some(whole) = groups.get(0) else { continue };
            let secret = if self.group > 0 {
                groups.get(self.group)
            } else {
                groups.iter().skip(1).flatten().find(|group| !group.is_empty()).or(Some(whole))
            };
            let Some(secret) = secret else { continue };
            if self.entropy > 0.0 && shannon(secret.as_bytes()) <= self.entropy {
                continue;
            }
            add(Some(whole.range()), secret.range());
        }
    }
}

impl List {
    fn new(list: &config::Allowlist, place: &str) -> Result<Self, String> {
        let all = |patterns: &[String]| {
            let one = |pattern: &String| {
                compile(pattern).map_err(|why| format!("{place}: the allowlist's `{pattern}` cannot be used: {why}"))
            };
            patterns.iter().map(one).collect::<Result<Vec<_>, _>>()
        };
        Ok(Self {
            all: list.is_and(),
            rules: list.target_rules.clone(),
            commits: !list.commits.is_empty(),
            paths: all(&list.paths)?,
            regexes: all(&list.regexes)?,
            target: match list.regex_target.as_str() {
                "match" => Target::Match,
                "line" => Target::Line,
                _ => Target::Secret,
            },
            stopwords: list.stopwords.iter().map(|word| word.to_ascii_lowercase()).collect(),
        })
    }

    fn allows(&self, content: &[u8], path: &str, whole: &Range<usize>, secret: &Range<usize>) -> bool {
        let target = || match self.target {
            Target::Secret => &content[secret.clone()],
            Target::Match => &content[whole.clone()],
            Target::Line => {
                let end = line_around(content, whole.end.max(whole.start + 1) - 1).end;
                &content[line_around(content, whole.start).start..end]
            }
        };
        let path_matches = || self.paths.iter().any(|pattern| pattern.is_match(path.as_bytes()));
        let regex_matches = || self.regexes.iter().any(|pattern| pattern.is_match(target()));
        let word_matches = || self.stopwords.iter().any(|word| contains(&content[secret.clone()], word.as_bytes()));
        if self.all {
            // A check does not see the commit, so a list that also asks for one excuses nothing.
            !self.commits
                && (self.paths.is_empty() || path_matches())
                && (self.regexes.is_empty() || regex_matches())
                && (self.stopwords.is_empty() || word_matches())
        } else {
            path_matches() || regex_matches() || word_matches()
        }
    }
}

/// Whether a keyword is in the file, in any case.
fn has(content: &[u8], word: &str) -> bool {
    let Some(first) = word.bytes().next() else { return true };
    let (low, high) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    memchr::memchr2_iter(low, high, content)
        .any(|at| content.get(at..at + word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word.as_bytes())))
}

/// Shannon entropy in bits a byte.
fn shannon(value: &[u8]) -> f64 {
    let mut counts = [0u32; 256];
    for byte in value {
        counts[usize::from(*byte)] += 1;
    }
    let length = f64::from(u32::try_from(value.len()).unwrap_or(u32::MAX).max(1));
    counts
        .iter()
        .filter(|count| **count > 0)
        .map(|count| f64::from(*count) / length)
        .map(|share| -share * share.log2())
        .sum()
}
