//! Runs all rules over one file: keywords first, then only what stands at a keyword.

mod scan;

use crate::catalogue::{Kind, RULES, Rule, id};
use crate::check::Check;
use crate::commands::flags;
use crate::encoded::Coding;
use crate::judge::{WORDS, Word};
use crate::keywords::Keywords;
use crate::placeholder::is_example;
use crate::provider::Providers;
use crate::settle::settle;
use crate::{calls, dotfiles, encoded, sql, words};
use regex::bytes::{Regex, RegexBuilder};
use scan::Scan;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// Something that looks like a secret.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// The rule that it breaks.
    pub(crate) rule: &'static Rule,
    /// The secret's bytes in the file.
    pub(crate) secret: Range<usize>,
    /// How much else would match as well; of two rules for the same bytes, the stricter one names them.
    pub(crate) looseness: usize,
    /// A match of the user's own rule.
    pub(crate) own: Option<crate::gitleaks::rules::Match>,
}

/// What a keyword leads to.
#[derive(Debug, Clone, Copy)]
enum Action {
    /// A token of a rule begins here, in one of its formats.
    Token(usize, usize),
    /// A regular expression is worth trying around here.
    Pattern(usize),
    /// A telling word in a name.
    Name(Word),
    /// `-----BEGIN`.
    Pem,
    /// `://`.
    Url,
    /// `curl `.
    Curl,
    /// `machine `, as in `.netrc`.
    Netrc,
    /// `kind:`, as in a Kubernetes manifest.
    Kubernetes,
    /// `<pass`.
    Tag,
    /// `identify `.
    NickServ,
    /// A call with a password at this place.
    Call(usize),
    /// A command of [`flags::COMMANDS`].
    Command(usize),
    /// `identified by ` and the like in SQL.
    Sql,
    /// `insert into `.
    Insert,
    /// What a secret begins with, encoded.
    Encoded(Coding),
}

/// How far before a match something can say that it is none.
const SAID: usize = 128;

/// All rules, ready to run.
#[derive(Debug)]
pub(crate) struct Engine {
    keywords: Keywords,
    providers: Providers,
    actions: Vec<Action>,
    /// Compiled when first needed, by the rule's number.
    patterns: Vec<OnceLock<Option<Regex>>>,
}

impl Engine {
    /// Prepares the built-in rules.
    pub(crate) fn new() -> Self {
        let mut words: Vec<&str> = Vec::new();
        let mut actions = Vec::new();
        let mut add = |word: &'static str, action| {
            words.push(word);
            actions.push(action);
        };
        for (number, rule) in RULES.iter().enumerate() {
            match &rule.kind {
                Kind::Token(formats) => {
                    for (at, format) in formats.iter().enumerate() {
                        for start in format.starts {
                            add(start, Action::Token(number, at));
                        }
                    }
                }
                Kind::Pattern { keywords, .. } => {
                    for keyword in *keywords {
                        add(keyword, Action::Pattern(number));
                    }
                }
                Kind::Assigned { .. } | Kind::Code => {}
            }
        }
        for (word, telling) in WORDS {
            add(word, Action::Name(*telling));
        }
        for service in services() {
            add(service, Action::Name(Word::Service));
        }
        add("-----begin", Action::Pem);
        add("://", Action::Url);
        add("curl ", Action::Curl);
        add("machine ", Action::Netrc);
        add("kind:", Action::Kubernetes);
        add("<pass", Action::Tag);
        add("<pwd", Action::Tag);
        add("identify ", Action::NickServ);
        for (name, argument) in calls::CALLS {
            add(name, Action::Call(*argument));
        }
        for (number, (name, ..)) in flags::COMMANDS.iter().enumerate() {
            add(name, Action::Command(number));
        }
        for words in sql::STATEMENTS {
            add(words, Action::Sql);
        }
        add(sql::INSERT, Action::Insert);
        let starts = encoded::starts();
        let starts = starts.iter().map(|(start, coding)| (start.as_str(), Action::Encoded(*coding)));
        let (encoded, coded): (Vec<_>, Vec<_>) = starts.unzip();
        words.extend(encoded);
        actions.extend(coded);
        let keywords = Keywords::new(words.into_iter());
        Self {
            keywords,
            providers: Providers::new(),
            actions,
            patterns: RULES.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// Everything in `content` that looks like a secret, sorted, the best rule of each place.
    pub(crate) fn scan(&self, content: &[u8], path: &str) -> Vec<Candidate> {
        self.scan_at(content, path, 0)
    }

    /// As [`Engine::scan`], of what was encoded so often.
    fn scan_at(&self, content: &[u8], path: &str, depth: usize) -> Vec<Candidate> {
        let mut scan = Scan::new(self, content, path, depth);
        dotfiles::by_name(content, path, |secret| scan.credential(id::CREDENTIAL_FILE, secret));
        self.keywords.scan(content, |hit| scan.look(hit));
        let Scan { mut found, windows, .. } = scan;
        found.retain(|candidate| has_ending(candidate.rule, path));
        for (number, window) in windows {
            if !has_ending(&RULES[number], path) {
                continue;
            }
            self.search(number, content, window, &mut found);
        }
        settle(found)
    }

    fn search(&self, number: usize, content: &[u8], window: Range<usize>, found: &mut Vec<Candidate>) {
        let rule = &RULES[number];
        let Kind::Pattern { pattern, .. } = &rule.kind else { return };
        let compiled = self.patterns[number].get_or_init(|| compile(pattern).ok());
        let Some(regex) = compiled else { return };
        for captures in regex.captures_iter(&content[window.clone()]) {
            let Some(whole) = captures.get(0) else { continue };
            let secret = captures.iter().skip(1).flatten().next().unwrap_or(whole);
            let secret = window.start + secret.start()..window.start + secret.end();
            if good(rule, &content[secret.clone()]) && !excepted(rule, content, secret.start) {
                found.push(Candidate { rule, secret, looseness: 0, own: None });
            }
        }
    }
}

/// Names of providers that are distinctive enough to be a name by themselves.
fn services() -> BTreeSet<&'static str> {
    let near = RULES.iter().filter_map(|rule| match &rule.kind {
        Kind::Assigned { near, .. } => Some(*near),
        _ => None,
    });
    near.flatten().copied().filter(|name| name.len() >= 5 && !words::is_ordinary(name)).collect()
}

/// Compiles a pattern over bytes.
pub(crate) fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).unicode(false).size_limit(4 << 20).dfa_size_limit(2 << 20).build()
}

/// Whether the file's name ends as those do that the rule is for.
fn has_ending(rule: &Rule, path: &str) -> bool {
    rule.files.is_empty() || rule.files.iter().any(|ending| path.ends_with(ending))
}

/// Whether what stands before the match on its line makes it something else.
fn excepted(rule: &Rule, content: &[u8], start: usize) -> bool {
    !rule.except.is_empty() && {
        let before = &content[start.saturating_sub(SAID)..start];
        let line = &before[memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1)..];
        rule.except.iter().any(|word| crate::placeholder::contains(line, word.as_bytes()))
    }
}

fn good(rule: &Rule, secret: &[u8]) -> bool {
    rule.check.passes(secret) && (rule.check == Check::Any || !is_example(secret))
}
