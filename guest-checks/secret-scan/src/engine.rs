//! Runs all rules over one file: keywords first, then only what stands at a keyword.

use crate::assignment;
use crate::catalogue::{Kind, RULES, Rule, code, id};
use crate::check::Check;
use crate::commands::flags;
use crate::encoded::Coding;
use crate::file_kind::FileKind;
use crate::judge::{self, WORDS, Word};
use crate::keywords::{Hit, Keywords};
use crate::placeholder::{is_example, is_known};
use crate::provider::Providers;
use crate::settle::settle;
use crate::{calls, commands, dotfiles, encoded, pem, url, words};
use gatewright_sdk::Severity;
use regex::bytes::{Regex, RegexBuilder};
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
    /// The user's own rule: its id and what it says of itself.
    pub(crate) own: Option<(String, String)>,
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
    /// What a secret begins with, encoded.
    Encoded(Coding),
}

/// How far before a keyword a match of a pattern may begin.
const BEFORE: usize = 128;

/// All rules, ready to run.
#[derive(Debug)]
pub(crate) struct Engine {
    keywords: Keywords,
    providers: Providers,
    actions: Vec<Action>,
    /// Compiled when first needed, by the rule's number.
    patterns: Vec<OnceLock<Option<Regex>>>,
}

/// What the scan of one file remembers.
struct Scan<'a> {
    engine: &'a Engine,
    content: &'a [u8],
    kind: FileKind,
    /// Whether it may be a Kubernetes manifest.
    yaml: bool,
    found: Vec<Candidate>,
    /// By rule, where a pattern is worth trying; sorted, apart.
    windows: Vec<(usize, Range<usize>)>,
    /// Where the last name that was read ends, so that `api_key` is read once.
    name_end: usize,
    /// Where the last value that was read ends, and how many names in it were read: `key=key=key=…` is no reason to read the
    /// same bytes again and again.
    value_end: usize,
    nested: u8,
    /// How often this was encoded.
    depth: usize,
    /// Where the last command ends, and the last Kubernetes manifest.
    command_end: usize,
    manifest_end: usize,
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
        for words in dotfiles::SQL {
            add(words, Action::Sql);
        }
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
        let kind = FileKind::of(path);
        let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        let mut scan = Scan {
            engine: self,
            content,
            kind,
            yaml,
            found: Vec::new(),
            windows: Vec::new(),
            name_end: 0,
            value_end: 0,
            nested: 0,
            depth,
            command_end: 0,
            manifest_end: 0,
        };
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
        let before = &content[start.saturating_sub(BEFORE)..start];
        let line = &before[memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1)..];
        rule.except.iter().any(|word| crate::placeholder::contains(line, word.as_bytes()))
    }
}

fn good(rule: &Rule, secret: &[u8]) -> bool {
    rule.check.passes(secret) && (rule.check == Check::Any || !is_example(secret))
}

impl Scan<'_> {
    fn look(&mut self, hit: Hit) {
        match self.engine.actions[hit.keyword] {
            Action::Token(number, format) => self.token(number, format, hit.start),
            Action::Pattern(number) => self.window(number, hit),
            Action::Name(word) => self.name(word, hit),
            Action::Pem => {
                if let Some(secret) = pem::find(self.content, hit.start) {
                    self.found.push(Candidate { rule: code(id::PRIVATE_KEY), secret, looseness: 0, own: None });
                }
            }
            Action::Url => {
                if let Some(secret) = url::password(self.content, hit.start) {
                    self.credential(id::URL_PASSWORD, secret);
                }
            }
            Action::Curl if hit.start >= self.command_end => {
                let end = commands::curl(self.content, hit.start, |secret| self.credential(id::COMMAND, secret));
                self.command_end = end;
            }
            Action::Netrc => {
                dotfiles::netrc(self.content, hit.start, |secret| self.credential(id::CREDENTIAL_FILE, secret));
            }
            Action::Kubernetes if self.yaml && hit.start >= self.manifest_end => {
                let content = self.content;
                let credential = |secret| self.credential(id::CREDENTIAL_FILE, secret);
                let end = dotfiles::kubernetes(content, hit.start, credential);
                self.manifest_end = end.unwrap_or(self.manifest_end);
            }
            Action::Curl | Action::Kubernetes => {}
            Action::Tag => dotfiles::tag(self.content, hit.start, |secret| self.credential(id::PASSWORD, secret)),
            Action::Encoded(coding) => self.encoded(hit.start, coding),
            Action::Call(argument) => {
                if let Some(secret) = calls::password(self.content, hit.end, argument) {
                    self.credential(id::PASSWORD, secret);
                }
            }
            Action::Command(number) => {
                if let Some(secret) = flags::password(self.content, hit.start, flags::COMMANDS[number]) {
                    self.credential(id::COMMAND, secret);
                }
            }
            Action::Sql => {
                if let Some(secret) = dotfiles::sql(self.content, hit.end) {
                    self.credential(id::PASSWORD, secret);
                }
            }
            Action::NickServ => {
                dotfiles::nickserv(self.content, hit.start, |secret| self.credential(id::PASSWORD, secret));
            }
        }
    }

    /// Looks into an encoded value that begins as a secret does; what is found there is the whole value.
    fn encoded(&mut self, start: usize, coding: Coding) {
        if let Some((range, decoded)) = encoded::decode(self.content, start, coding)
            && let Some(best) = self.inside(&decoded)
        {
            self.found.push(Candidate { secret: range, ..best });
        }
    }

    /// What the strictest rule finds in a decoded text.
    fn inside(&self, decoded: &[u8]) -> Option<Candidate> {
        if self.depth >= encoded::DEPTH {
            return None;
        }
        let inside = self.engine.scan_at(decoded, "decoded", self.depth + 1);
        inside.into_iter().find(|candidate| candidate.rule.severity == Severity::Error)
    }

    fn credential(&mut self, rule: &str, secret: Range<usize>) {
        self.found.push(Candidate { rule: code(rule), secret, looseness: 0, own: None });
    }

    fn token(&mut self, number: usize, format: usize, start: usize) {
        let rule = &RULES[number];
        let Kind::Token(formats) = &rule.kind else { return };
        let format = &formats[format];
        if let Some(end) = format.find(self.content, start) {
            let token = &self.content[start..end];
            let variable = &token[format.variable(token)..];
            let checked = if rule.check == Check::Random { variable } else { token };
            if rule.check.passes(checked)
                && (rule.check == Check::Any || !is_example(variable))
                && !is_known(token)
                && !excepted(rule, self.content, start)
            {
                self.found.push(Candidate { rule, secret: start..end, looseness: format.looseness(), own: None });
            }
        }
    }

    fn window(&mut self, number: usize, hit: Hit) {
        let Kind::Pattern { span, .. } = &RULES[number].kind else { return };
        let window = hit.start.saturating_sub(BEFORE)..self.content.len().min(hit.end + span);
        match self.windows.iter_mut().rev().find(|(rule, _)| *rule == number) {
            Some((_, last)) if last.end >= window.start => last.end = last.end.max(window.end),
            _ => self.windows.push((number, window)),
        }
    }

    fn name(&mut self, word: Word, hit: Hit) {
        if hit.start < self.name_end || hit.start < self.value_end && self.nested >= 4 {
            return;
        }
        let end = assignment::name_end(self.content, hit.end);
        let word = match word {
            Word::Pass if !ends_in_pass(self.content, &hit, end) => return,
            Word::Pass => Word::Chosen,
            Word::Service if !begins_a_word(self.content, hit.start) => return,
            word => word,
        };
        let Some(read) = assignment::read(self.content, hit.start, end) else { return };
        if word == Word::Service && strongest(&self.content[read.name.clone()]).is_some() {
            // The telling word in the name says more.
            return;
        }
        self.name_end = end;
        self.nested = if hit.start < self.value_end { self.nested + 1 } else { 0 };
        self.value_end = self.value_end.max(read.value.end);
        // `api_key` is as telling as its most telling word.
        let word = match word {
            Word::Vague => strongest(&self.content[read.name.clone()]).unwrap_or(word),
            word => word,
        };
        if let Some(verdict) = judge::judge(&self.engine.providers, self.content, &read, word, self.kind) {
            let decoded = encoded::text(&self.content[read.value.clone()]);
            if let Some(best) = decoded.and_then(|decoded| self.inside(&decoded)) {
                self.found.push(Candidate { secret: read.value.clone(), ..best });
            }
            self.found.push(Candidate {
                rule: verdict.rule,
                secret: read.value,
                looseness: verdict.looseness,
                own: None,
            });
        }
    }
}

/// Whether the name ends with `pass` or `_pw` as a word of its own, as in `DB_PASS`, `dbPass`, `smtppass` and `MAIL_PW`.
fn ends_in_pass(content: &[u8], hit: &Hit, end: usize) -> bool {
    let before = &content[hit.start.saturating_sub(12)..hit.start];
    (begins_a_word(content, hit.start) || words::is_of_pass(before))
        && content[hit.end..end].iter().all(u8::is_ascii_digit)
}

/// Whether a word begins at `start`: after no letter, at a capital, or with what separates words.
fn begins_a_word(content: &[u8], start: usize) -> bool {
    let before = start.checked_sub(1).map_or(b' ', |at| content[at]);
    let first = content[start];
    !before.is_ascii_alphabetic()
        || !first.is_ascii_alphabetic()
        || before.is_ascii_lowercase() && first.is_ascii_uppercase()
}

/// The most telling word in a name.
fn strongest(name: &[u8]) -> Option<Word> {
    let tells = |wanted: &Word| {
        WORDS.iter().any(|(word, telling)| telling == wanted && crate::placeholder::contains(name, word.as_bytes()))
    };
    if name.to_ascii_lowercase().ends_with(b"authtok") {
        return Some(Word::Chosen);
    }
    [Word::Chosen, Word::Issued, Word::Vague].into_iter().find(tells)
}
