//! The scan of one file: what each keyword that stands in it leads to.

use super::{Action, Candidate, Engine, excepted};
use crate::catalogue::{Kind, RULES, code, id};
use crate::check::Check;
use crate::commands::flags;
use crate::encoded::Coding;
use crate::file_kind::FileKind;
use crate::judge::{self, WORDS, Word};
use crate::keywords::Hit;
use crate::placeholder::{is_example, is_known};
use crate::{assignment, calls, commands, dotfiles, encoded, pem, sql, url, words};
use gatewright_sdk::Severity;
use std::ops::Range;

/// How far before a keyword a match of a pattern may begin.
const BEFORE: usize = 128;

/// How much is found in one file before the rest of it is let be: the report says that there are too many long before.
const MOST: usize = 200_000;

/// What the scan of one file remembers.
pub(super) struct Scan<'a> {
    engine: &'a Engine,
    content: &'a [u8],
    kind: FileKind,
    /// Whether it may be a Kubernetes manifest.
    yaml: bool,
    pub(super) found: Vec<Candidate>,
    /// By rule, where a pattern is worth trying; sorted, apart.
    pub(super) windows: Vec<(usize, Range<usize>)>,
    /// Where the last name that was read ends, so that `api_key` is read once.
    name_end: usize,
    /// Where the last value that was read ends, and how many names in it were read: `key=key=key=…` is no reason to read the
    /// same bytes again and again.
    value_end: usize,
    nested: u8,
    /// How often this was encoded.
    depth: usize,
    /// Where the last command ends, and the last Kubernetes manifest, the last encoded value and the last rows.
    command_end: usize,
    manifest_end: usize,
    encoded_end: usize,
    rows_end: usize,
    /// Of every command of [`flags::COMMANDS`], where the last one ends.
    flags_end: [usize; flags::COMMANDS.len()],
}

impl<'a> Scan<'a> {
    /// Of a file that was encoded so often.
    pub(super) fn new(engine: &'a Engine, content: &'a [u8], path: &str, depth: usize) -> Self {
        Self {
            engine,
            content,
            kind: FileKind::of(path),
            yaml: path.ends_with(".yaml") || path.ends_with(".yml"),
            found: Vec::new(),
            windows: Vec::new(),
            name_end: 0,
            value_end: 0,
            nested: 0,
            depth,
            command_end: 0,
            manifest_end: 0,
            encoded_end: 0,
            rows_end: 0,
            flags_end: [0; flags::COMMANDS.len()],
        }
    }

    /// What a keyword leads to.
    pub(super) fn look(&mut self, hit: Hit) {
        if self.found.len() >= MOST {
            return;
        }
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
            Action::Tag => dotfiles::tag(self.content, hit.start, |secret| self.credential(id::PASSWORD, secret)),
            Action::Encoded(coding) => self.encoded(hit.start, coding),
            Action::Call(argument) => {
                if let Some(secret) = calls::password(self.content, hit.end, argument) {
                    self.credential(id::PASSWORD, secret);
                }
            }
            Action::Command(number) if hit.start >= self.flags_end[number] => {
                let (end, secret) = flags::password(self.content, hit.start, flags::COMMANDS[number]);
                self.flags_end[number] = end;
                if let Some(secret) = secret {
                    self.credential(id::COMMAND, secret);
                }
            }
            Action::Sql => {
                if let Some(secret) = sql::password(self.content, hit.end) {
                    self.credential(id::PASSWORD, secret);
                }
            }
            Action::NickServ => {
                dotfiles::nickserv(self.content, hit.start, |secret| self.credential(id::PASSWORD, secret));
            }
            Action::Insert if hit.start >= self.rows_end => {
                self.rows_end = sql::rows(self.content, hit.end, |secret| self.credential(id::CREDENTIAL_FILE, secret));
            }
            // Read already.
            Action::Insert | Action::Curl | Action::Kubernetes | Action::Command(_) => {}
        }
    }

    /// Looks into an encoded value that begins as a secret does; what is found there is the whole value.
    fn encoded(&mut self, start: usize, coding: Coding) {
        if start < self.encoded_end {
            return;
        }
        let Some((range, decoded)) = encoded::decode(self.content, start, coding) else { return };
        self.encoded_end = range.end;
        if let Some(best) = self.inside(&decoded) {
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

    /// What is known to be a credential by its place.
    pub(super) fn credential(&mut self, rule: &str, secret: Range<usize>) {
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
