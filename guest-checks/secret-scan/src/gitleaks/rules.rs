//! The rules of a `.gitleaks.toml`, ready to run, and what they say of the built-in ones.

use super::allowlist::{Allowlist, Subject};
use super::config::{Config, Rule};
use super::pattern::TooLarge;
use super::required;
use crate::catalogue;
use crate::keywords::Keywords;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// How many keywords a configuration may have.
const MOST_KEYWORDS: usize = 60_000;
/// What gitleaks calls a value that only looks like a secret; here several rules share that.
pub(crate) const GENERIC: &str = "generic-api-key";

/// What a configuration asks for.
#[derive(Debug)]
pub(crate) struct Rules {
    /// Whether the built-in rules run as well.
    pub(crate) built_in: bool,
    /// Built-in rules that do not, by any name.
    disabled: BTreeSet<String>,
    rules: Vec<Rule>,
    /// By rule, what a message says of it.
    owns: Vec<Arc<Own>>,
    lists: Vec<(Allowlist, Vec<String>)>,
    /// The keywords of all rules, found in one pass, and the rule of each.
    keywords: Keywords,
    owners: Vec<usize>,
}

/// A user's rule, as a message names it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Own {
    /// Its id.
    pub(crate) id: String,
    /// What it says of itself.
    pub(crate) description: String,
}

/// A match of a user's rule.
#[derive(Debug, Clone)]
pub(crate) struct Match {
    /// The rule's number.
    pub(super) rule: usize,
    /// The rule.
    pub(crate) own: Arc<Own>,
    /// All that matched; none: the file itself, by its path.
    pub(crate) whole: Option<Range<usize>>,
    /// The secret in it.
    pub(crate) secret: Range<usize>,
}

impl Rules {
    /// Prepares a configuration.
    ///
    /// # Errors
    /// Which part cannot be used, and why.
    pub(crate) fn new(config: Config) -> Result<Self, String> {
        // With no rule at all gitleaks finds nothing and passes; whoever writes only what to leave out means the usual rules.
        let built_in = config.use_default || config.rules.is_empty();
        let mut disabled: BTreeSet<String> = config.disabled.into_iter().collect();
        for rule in &config.rules {
            check(rule, &config.rules, built_in)?;
            // A rule with a regex of its own takes the place of the built-in one.
            if rule.regex.is_some() && built_in {
                disabled.insert(rule.id.clone());
            }
        }
        let known = |id: &String| built_in || config.rules.iter().any(|rule| rule.id == *id);
        if let Some(id) = config.lists.iter().flat_map(|(_, targets)| targets).find(|id| !known(id)) {
            return Err(format!("an allowlist is for rule `{id}`, which is no rule of the file"));
        }
        let owned = |(number, rule): (usize, &Rule)| rule.keywords.iter().map(move |_| number).collect::<Vec<_>>();
        let owners: Vec<usize> = config.rules.iter().enumerate().flat_map(owned).collect();
        if owners.len() > MOST_KEYWORDS {
            return Err(format!("has {} keywords, more than the {MOST_KEYWORDS} that can be looked for", owners.len()));
        }
        let keywords = Keywords::new(config.rules.iter().flat_map(|rule| rule.keywords.iter().map(String::as_str)));
        let own = |rule: &Rule| Arc::new(Own { id: rule.id.clone(), description: rule.description.clone() });
        Ok(Self {
            built_in,
            disabled,
            owns: config.rules.iter().map(own).collect(),
            rules: config.rules,
            lists: config.lists,
            keywords,
            owners,
        })
    }

    /// What the rules match in a file.
    ///
    /// # Errors
    /// An expression that cannot be compiled.
    pub(crate) fn scan(&self, content: &[u8], path: &str) -> Result<Vec<Match>, TooLarge> {
        let mut near: Vec<bool> = self.rules.iter().map(|rule| rule.keywords.is_empty()).collect();
        self.keywords.scan(content, |hit| near[self.owners[hit.keyword]] = true);
        for (rule, near) in self.rules.iter().zip(&mut near) {
            // What is too short for the pass over all keywords, or has letters whose case it does not know, is looked for here.
            let odd = || rule.keywords.iter().any(|word| (!word.is_ascii() || word.len() < 3) && has(content, word));
            *near = !self.changes_built_in(rule) && (*near || odd());
        }
        // What such a rule requires needs no keyword of its own.
        let runs = self.rules.iter().zip(&near).filter(|(_, near)| **near).map(|(rule, _)| rule);
        let required: BTreeSet<&str> =
            runs.flat_map(|rule| &rule.required).map(|required| required.id.as_str()).collect();
        let mut all = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            if near[number] || required.contains(rule.id.as_str()) {
                self.matches(number, content, path, &mut all)?;
            }
        }
        if !required.is_empty() || self.rules.iter().any(|rule| rule.skip_report) {
            all = required::complete(content, &self.rules, &near, &all);
        }
        Ok(specific(all))
    }

    fn matches(&self, number: usize, content: &[u8], path: &str, found: &mut Vec<Match>) -> Result<(), TooLarge> {
        let rule = &self.rules[number];
        if let Some(pattern) = &rule.path
            && !pattern.is_match(path.as_bytes())?
        {
            return Ok(());
        }
        let own = &self.owns[number];
        let mut add = |whole: Option<Range<usize>>, secret: Range<usize>, shown: Range<usize>| {
            let subject = Subject { content, path, whole: whole.clone(), secret };
            if !self.allows(&[&rule.id], &subject)? {
                found.push(Match { rule: number, own: Arc::clone(own), whole, secret: shown });
            }
            Ok(())
        };
        let Some(regex) = &rule.regex else { return add(None, 0..0, 0..0) };
        let regex = regex.regex()?;
        for whole in regex.find_iter(content) {
            // As in gitleaks, lines before and after are no part of the match, and groups are those of the match alone.
            let whole = trimmed(content, whole.range());
            if whole.is_empty() {
                continue;
            }
            let secret = match regex.captures(&content[whole.clone()]) {
                Some(groups) if rule.secret_group > 0 => groups.get(rule.secret_group).map(|group| group.range()),
                Some(groups) => {
                    let group = groups.iter().skip(1).flatten().find(|group| !group.is_empty());
                    Some(group.map_or(0..whole.len(), |group| group.range()))
                }
                None => Some(0..whole.len()),
            };
            let secret = secret.unwrap_or(0..0);
            let secret = whole.start + secret.start..whole.start + secret.end;
            if rule.entropy != 0.0 && shannon(&content[secret.clone()]) <= rule.entropy {
                continue;
            }
            let shown = if secret.is_empty() { whole.clone() } else { secret.clone() };
            add(Some(whole), secret, shown)?;
        }
        Ok(())
    }

    /// Whether a rule has no expression of its own and changes the built-in rule of its name.
    fn changes_built_in(&self, rule: &Rule) -> bool {
        self.built_in && rule.regex.is_none() && (rule.path.is_none() || is_built_in(&rule.id))
    }

    /// Whether the configuration drops what a built-in rule with these names has found.
    ///
    /// # Errors
    /// An expression that cannot be compiled.
    pub(crate) fn drops(&self, names: &[&str], subject: &Subject<'_>) -> Result<bool, TooLarge> {
        if names.iter().any(|name| self.disabled.contains(*name)) {
            return Ok(true);
        }
        for rule in self.rules.iter().filter(|rule| names.contains(&rule.id.as_str()) && self.changes_built_in(rule)) {
            let elsewhere = match &rule.path {
                Some(path) => !path.is_match(subject.path.as_bytes())?,
                None => false,
            };
            if elsewhere || rule.entropy != 0.0 && shannon(&subject.content[subject.secret.clone()]) <= rule.entropy {
                return Ok(true);
            }
        }
        self.allows(names, subject)
    }

    /// Whether an allowlist excuses what a rule with these names has found.
    fn allows(&self, names: &[&str], subject: &Subject<'_>) -> Result<bool, TooLarge> {
        let meant = |targets: &Vec<String>| targets.is_empty() || targets.iter().any(|id| names.contains(&id.as_str()));
        let global = self.lists.iter().filter(|(_, targets)| meant(targets)).map(|(list, _)| list);
        let own = self.rules.iter().filter(|rule| names.contains(&rule.id.as_str())).flat_map(|rule| &rule.lists);
        for list in global.chain(own) {
            if list.allows(subject)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn check(rule: &Rule, all: &[Rule], extends: bool) -> Result<(), String> {
    let Rule { id, line, .. } = rule;
    if rule.regex.is_none() && rule.path.is_none() && !extends {
        return Err(format!("line {line}: rule `{id}` has neither `regex` nor `path`"));
    }
    if rule.regex.is_none() && rule.path.is_none() && !is_built_in(id) {
        let why = "has neither `regex` nor `path`, and no built-in rule is called so";
        return Err(format!("line {line}: rule `{id}` {why}"));
    }
    if let Some(regex) = &rule.regex
        && rule.secret_group > regex.groups()
    {
        let (group, groups) = (rule.secret_group, regex.groups());
        return Err(format!(
            "line {line}: the `secretGroup` of rule `{id}` is {group}, and its regex has {groups} groups"
        ));
    }
    match rule.required.iter().find(|required| all.iter().all(|other| other.id != required.id)) {
        Some(other) => Err(format!("line {line}: rule `{id}` requires `{}`, which is no rule of the file", other.id)),
        None => Ok(()),
    }
}

/// Whether a built-in rule has this name, its own or that of another scanner.
fn is_built_in(id: &str) -> bool {
    id == GENERIC || catalogue::all().any(|rule| rule.names().any(|name| name == id))
}

/// Without what a generic rule has found in what another has found, as in gitleaks.
fn specific(mut all: Vec<Match>) -> Vec<Match> {
    let generic = |found: &Match| found.own.id.to_ascii_lowercase().contains("generic");
    if !all.iter().any(generic) {
        return all;
    }
    let mut others: Vec<Range<usize>> =
        all.iter().filter(|found| !generic(found)).map(|found| found.secret.clone()).collect();
    others.sort_unstable_by_key(|range| range.start);
    // How far those reach that begin here or before.
    let mut reach = 0;
    let reaches: Vec<usize> = others
        .iter()
        .map(|range| {
            reach = reach.max(range.end);
            reach
        })
        .collect();
    all.retain(|found| {
        let before = others.partition_point(|range| range.start <= found.secret.start);
        !generic(found)
            || found.whole.is_none()
            || before.checked_sub(1).is_none_or(|last| reaches[last] < found.secret.end)
    });
    all
}

/// A range without the ends of lines at both ends.
fn trimmed(content: &[u8], range: Range<usize>) -> Range<usize> {
    let text = &content[range.clone()];
    let before = text.iter().take_while(|byte| **byte == b'\n').count();
    let after = text[before..].iter().rev().take_while(|byte| **byte == b'\n').count();
    range.start + before..range.end - after
}

/// Whether a keyword is in the file, in any case.
fn has(content: &[u8], word: &str) -> bool {
    if !word.is_ascii() {
        return String::from_utf8_lossy(content).to_lowercase().contains(word);
    }
    let Some(first) = word.bytes().next() else { return false };
    let (low, high) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    memchr::memchr2_iter(low, high, content)
        .any(|at| content.get(at..at + word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word.as_bytes())))
}

/// Shannon entropy in bits a byte, of letters, as gitleaks counts it.
fn shannon(value: &[u8]) -> f64 {
    let mut counts = std::collections::BTreeMap::new();
    for letter in String::from_utf8_lossy(value).chars() {
        *counts.entry(letter).or_insert(0u32) += 1;
    }
    let length = f64::from(u32::try_from(value.len()).unwrap_or(u32::MAX).max(1));
    counts.values().map(|count| f64::from(*count) / length).map(|share| -share * share.log2()).sum()
}
