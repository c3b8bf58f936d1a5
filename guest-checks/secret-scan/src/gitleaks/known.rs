//! What is excused already, by an ignore file or a baseline: by value where that is known, else by place.

use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::ops::Range;

/// How many entries for a line a finding is compared with one by one.
const ENTRIES: usize = 32;

/// Everything that is excused, by path.
#[derive(Debug, Default)]
pub(crate) struct Known {
    paths: BTreeMap<String, OfPath>,
    /// SHA-256 of values that are excused wherever they stand.
    anywhere: BTreeMap<[u8; 32], Entry>,
}

/// What is excused in one file.
#[derive(Debug, Default)]
struct OfPath {
    /// By line and rule.
    places: BTreeMap<usize, BTreeMap<String, Entry>>,
    sha1: BTreeMap<[u8; 20], Entry>,
    sha256: BTreeMap<[u8; 32], Entry>,
    /// Values as they are, by line, for findings that are a part of one.
    texts: BTreeMap<(usize, String), Entry>,
    /// How many entries there are.
    count: usize,
}

/// An entry of an ignore file or a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where it stands.
    pub(super) at: At,
    /// What was found out about it there.
    pub(super) state: State,
    /// Its number among those of its path.
    number: usize,
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum At {
    /// On this line of the ignore file.
    Ignore(usize),
    /// In the baseline, which says this line of the file.
    Baseline(usize),
}

/// What a baseline says of an entry besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing, or that it is no secret.
    Quiet,
    /// A person looked at it and called it a secret.
    Audited,
    /// The provider accepted it.
    Verified,
}

/// Why a finding is excused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Excuse {
    /// The entry.
    pub(crate) entry: Entry,
    /// Whether it holds for this value alone.
    pub(crate) by_value: bool,
}

/// What is asked of a finding.
#[derive(Debug, Clone)]
pub(crate) struct Question<'a> {
    /// The file.
    pub(crate) content: &'a [u8],
    /// Its secret.
    pub(crate) secret: Range<usize>,
    /// The first line of what matched, and the last of its secret.
    pub(crate) lines: (usize, usize),
    /// What its rule is called, here and elsewhere.
    pub(crate) names: &'a [&'a str],
    /// Whether its rule is vague: other scanners draw that line elsewhere, so the place alone tells.
    pub(crate) vague: bool,
}

impl Entry {
    /// An entry of which nothing is known but where it stands.
    pub(super) fn new(at: At, state: State) -> Self {
        Self { at, state, number: 0 }
    }

    fn next(self, count: &mut usize) -> Self {
        *count += 1;
        Self { number: *count - 1, ..self }
    }

    /// Where it stands, for a message.
    pub(crate) fn place(self) -> String {
        match self.at {
            At::Ignore(line) => format!("`gitleaks-ignore`, line {line}"),
            At::Baseline(_) => "`baseline`".to_owned(),
        }
    }

    /// What a reader should know of it besides.
    pub(crate) fn remark(self) -> &'static str {
        match self.state {
            State::Quiet => "",
            State::Audited => ", where a person called it a real secret: revoke it",
            State::Verified => ", which says that the provider accepts it: revoke it",
        }
    }
}

impl Known {
    fn of(&mut self, path: &str) -> &mut OfPath {
        self.paths.entry(normal(path)).or_default()
    }

    /// Excuses what a rule finds on a line.
    pub(super) fn place(&mut self, path: &str, rule: &str, line: usize, entry: Entry) {
        let OfPath { places, count, .. } = self.of(path);
        places.entry(line).or_default().entry(rule.to_owned()).or_insert_with(|| entry.next(count));
    }

    /// Excuses a value that is known by its SHA-1.
    pub(super) fn sha1(&mut self, path: &str, hash: [u8; 20], entry: Entry) {
        let OfPath { sha1, count, .. } = self.of(path);
        sha1.entry(hash).or_insert_with(|| entry.next(count));
    }

    /// Excuses a value that is known by its SHA-256.
    pub(super) fn sha256(&mut self, path: &str, hash: [u8; 32], entry: Entry) -> Entry {
        let OfPath { sha256, count, .. } = self.of(path);
        *sha256.entry(hash).or_insert_with(|| entry.next(count))
    }

    /// Excuses a value, and what is a part of it on its line.
    pub(super) fn text(&mut self, path: &str, value: &str, line: usize, entry: Entry) {
        let entry = self.sha256(path, Sha256::digest(value).into(), entry);
        self.of(path).texts.insert((line, value.to_owned()), entry);
    }

    /// Excuses a value wherever it stands.
    pub(super) fn anywhere(&mut self, hash: [u8; 32], entry: Entry) {
        self.anywhere.entry(hash).or_insert(entry);
    }

    /// What is known of one file; none: nothing at all.
    pub(crate) fn view(&self, path: &str) -> Option<View<'_>> {
        let of = self.paths.get(path);
        (of.is_some() || !self.anywhere.is_empty()).then(|| View {
            known: self,
            of,
            used: vec![false; of.map_or(0, |of| of.count)],
        })
    }
}

impl OfPath {
    fn entries(&self) -> impl Iterator<Item = Entry> {
        self.places.values().flat_map(BTreeMap::values).chain(self.sha1.values()).chain(self.sha256.values()).copied()
    }
}

/// What is known of one file while it is inspected.
#[derive(Debug)]
pub(crate) struct View<'a> {
    known: &'a Known,
    of: Option<&'a OfPath>,
    used: Vec<bool>,
}

impl View<'_> {
    /// Whether a finding is known, and why. A value that is known wins over a place.
    pub(crate) fn excuse(&mut self, question: &Question<'_>) -> Option<Excuse> {
        let value = String::from_utf8_lossy(&question.content[question.secret.clone()]);
        let sha256: [u8; 32] = Sha256::digest(value.as_bytes()).into();
        let by_value = |entry: &Entry| Excuse { entry: *entry, by_value: true };
        let mut found = self.known.anywhere.get(&sha256).map(by_value);
        let Some(of) = self.of else { return found };
        let mut take = |excuse: Excuse| {
            self.used[excuse.entry.number] = true;
            found.get_or_insert(excuse);
        };
        let (first, last) = question.lines;
        of.sha256.get(&sha256).map(by_value).into_iter().for_each(&mut take);
        if !of.sha1.is_empty() {
            let sha1: [u8; 20] = Sha1::digest(value.as_bytes()).into();
            of.sha1.get(&sha1).map(by_value).into_iter().for_each(&mut take);
        }
        let lines = (first, String::new())..(last + 1, String::new());
        for ((_, text), entry) in of.texts.range(lines).take(ENTRIES) {
            if is_part(question, text.as_bytes()) {
                take(by_value(entry));
            }
        }
        for rules in of.places.range(first..=last).map(|(_, rules)| rules) {
            for entry in meant(rules, question).take(ENTRIES) {
                take(Excuse { entry, by_value: false });
            }
        }
        found
    }

    /// The entries for this file that excused nothing in it, in order.
    pub(crate) fn unused(&self) -> Vec<At> {
        let unused = |entry: &Entry| !self.used[entry.number];
        let mut unused: Vec<At> =
            self.of.into_iter().flat_map(OfPath::entries).filter(unused).map(|entry| entry.at).collect();
        unused.sort_unstable();
        unused
    }
}

/// Of the entries for a line, by rule, those that mean what a rule has found. One whose rule ends with a dash means all rules that
/// begin so; `generic-api-key` and its kin mean any.
fn meant<'a>(rules: &'a BTreeMap<String, Entry>, question: &Question<'a>) -> impl Iterator<Item = Entry> {
    let any = if question.vague { None } else { Some("generic") };
    let from = any.unwrap_or_default().to_owned();
    let generic = rules.range(from..).take_while(move |(rule, _)| rule.starts_with(any.unwrap_or_default()));
    let names = question.names.iter().flat_map(|name| {
        let families = name.match_indices('-').map(|(dash, _)| &name[..=dash]);
        families.chain([*name])
    });
    generic.map(|(_, entry)| *entry).chain(names.filter_map(|name| rules.get(name).copied()))
}

/// Whether the file still has `text` where the secret stands, which is a part of it.
fn is_part(question: &Question<'_>, text: &[u8]) -> bool {
    let Range { start, end } = question.secret;
    let starts = memchr::memmem::find_iter(text, &question.content[start..end]);
    start < end
        && starts
            .take(64)
            .filter_map(|before| start.checked_sub(before))
            .any(|from| question.content.get(from..from + text.len()).is_some_and(|here| here == text))
}

/// A path as git writes it.
fn normal(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}
