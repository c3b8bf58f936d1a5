//! Proposes a valid name for a refused one. Candidates are made to be read, then judged like any other name: only one that
//! passes is proposed.

use crate::example::{self, Taste};
use crate::feature::{self, LAST_VARIANT};
use crate::naming::{Fault, Known, Naming};
use crate::refname;
use crate::shape::{Piece, Shape, Slot};
use std::collections::BTreeSet;

/// What people write for a type that has another usual name.
const SYNONYMS: [(&str, &str); 10] = [
    ("feature", "feat"),
    ("features", "feat"),
    ("bugfix", "fix"),
    ("bug", "fix"),
    ("hotfix", "fix"),
    ("fixes", "fix"),
    ("documentation", "docs"),
    ("doc", "docs"),
    ("tests", "test"),
    ("refactoring", "refactor"),
];

/// How many alternatives of a regex are tried.
const ALTERNATIVES: usize = 6;

/// How many numbers are tried to make a name that no branch has.
const NUMBERS: u32 = 9;

/// Shows the form of a feature id where no spec file tells which it is.
pub const EXAMPLE_ID: &str = "0123456789ab";

/// A valid name, as close to the refused one as it gets, that no other branch has. None: there is none.
#[must_use]
pub fn name(naming: &Naming, refused: &str, known: &Known) -> Option<String> {
    let mut seen = BTreeSet::new();
    let mut passes = |candidate: &str, free: bool| {
        let taken = free && known.others.as_ref().is_some_and(|others| others.iter().any(|other| other == candidate));
        let fresh = seen.insert((candidate.to_owned(), free));
        fresh && !taken && candidate != refused && !naming.faults(candidate, known).iter().any(Fault::refuses)
    };
    let rounds: &[bool] = if known.others.is_some() { &[true, false] } else { &[true] };
    // From nothing a name could be made when the settings were read; what the refused name tells may lead astray.
    let texts: &[&str] = if refused.is_empty() { &[""] } else { &[refused, ""] };
    for &free in rounds {
        for text in texts {
            if naming.shapes.is_empty()
                && let Some(name) = plain(naming, text, |name| passes(name, free))
            {
                return Some(name);
            }
            for shape in nearest_first(naming, text) {
                // A feature branch that exists already is somebody else's: that is what the rule is about.
                if !free && shape.has("feature") {
                    continue;
                }
                if let Some(name) = of_shape(naming, shape, text, known, |name| passes(name, free)) {
                    return Some(name);
                }
            }
        }
        if let Some(example) = &naming.example
            && passes(example, free)
        {
            return Some(example.clone());
        }
    }
    None
}

/// The shapes whose leading text the refused name shares come first.
fn nearest_first<'n>(naming: &'n Naming, refused: &str) -> Vec<&'n Shape> {
    let mut shapes: Vec<&Shape> = naming.shapes.iter().collect();
    let shared = |shape: &Shape| if refused.starts_with(shape.prefix()) { shape.prefix().len() } else { 0 };
    shapes.sort_by_key(|shape| std::cmp::Reverse(shared(shape)));
    shapes
}

/// Without a pattern, the refused name with as little changed as can be.
fn plain(naming: &Naming, refused: &str, mut passes: impl FnMut(&str) -> bool) -> Option<String> {
    let as_welcome = |name: &str| {
        let map = |c: char| if naming.lowercase { c.to_lowercase().collect() } else { vec![c] };
        let swap = |c| if naming.welcomes(c) { Some(c) } else { ['-', '_'].into_iter().find(|c| naming.welcomes(*c)) };
        refname::repaired(&name.chars().flat_map(map).filter_map(swap).collect::<String>()).unwrap_or_default()
    };
    let filler = ['a', 'x', '0', 'A'].into_iter().find(|c| naming.welcomes(*c));
    let filler = filler.or_else(|| naming.allowed.as_ref()?.starts().find(|c| naming.welcomes(*c) && *c != '-'));
    // Nothing may be left of a name; then a word says more than filling does.
    let bases = [as_welcome(refused), as_welcome("change")].into_iter().filter(|base| !base.is_empty());
    for base in bases.chain([String::new()]) {
        for number in 1..=NUMBERS {
            let mut name = if number == 1 { base.clone() } else { as_welcome(&format!("{base}-{number}")) };
            name = resized(&name, naming.shortest.max(1), naming.longest, filler.unwrap_or('x'));
            if passes(&name) {
                return Some(name);
            }
        }
    }
    None
}

/// Cut or filled to a number of characters, without a separator at the cut.
fn resized(text: &str, shortest: usize, longest: usize, filler: char) -> String {
    let mut text: Vec<char> = text.chars().take(longest.min(200)).collect();
    while text.last().is_some_and(|c| matches!(c, '-' | '_' | '.' | '/')) {
        text.pop();
    }
    while text.len() < shortest.min(200) {
        text.push(filler);
    }
    text.into_iter().collect()
}

fn of_shape(
    naming: &Naming,
    shape: &Shape,
    refused: &str,
    known: &Known,
    mut passes: impl FnMut(&str) -> bool,
) -> Option<String> {
    let hints = Hints::new(naming, shape, refused, known);
    // Other variants and numbers only serve to evade branches.
    let crowded = known.others.as_ref().is_some_and(|others| !others.is_empty());
    let variants = if shape.has("feature") && crowded { 1..=LAST_VARIANT } else { 1..=1 };
    let numbers = if crowded { 1..=NUMBERS } else { 1..=1 };
    for variant in variants {
        for number in numbers.clone() {
            for alternative in 0..=ALTERNATIVES {
                // The first round writes what the refused name says, the others what the pattern alone says.
                let hints = (alternative == 0).then_some(&hints);
                let alternative = alternative.saturating_sub(1);
                let maker = Maker { naming, hints, variant, number, alternative, grow: 0, most: usize::MAX, extra: 0 };
                let name = maker.fitted(shape);
                if let Some(name) = name
                    && passes(&name)
                {
                    return Some(name);
                }
            }
        }
    }
    None
}

/// What the refused name tells about the intended one.
struct Hints {
    kind: Option<String>,
    id: Option<String>,
    user: Option<String>,
    found: Vec<(String, String)>,
    day: String,
    slug: String,
}

impl Hints {
    fn new(naming: &Naming, shape: &Shape, refused: &str, known: &Known) -> Self {
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|w| !w.is_empty())
                .map(str::to_ascii_lowercase)
                .collect()
        };
        let mut rest = refused.strip_prefix(shape.prefix()).unwrap_or(refused).to_owned();
        let usual = |word: &str| {
            let other = SYNONYMS.iter().find_map(|(said, usual)| match word {
                _ if word == *said => Some(*usual),
                _ if word == *usual => Some(*said),
                _ => None,
            });
            let is = |kind: &&String| kind.eq_ignore_ascii_case(word) || Some(kind.as_str()) == other;
            naming.types.iter().find(is).cloned()
        };
        let first = words(&rest).into_iter().next();
        let kind = first.as_deref().and_then(&usual).or_else(|| words(&rest).iter().find_map(|word| usual(word)));
        let mut user = None;
        if let Some((head, tail)) = rest.clone().split_once('/') {
            let is_type = usual(head).is_some() || SYNONYMS.iter().any(|(said, usual)| head == *said || head == *usual);
            if !is_type {
                user = Some(head.to_owned());
            }
            if is_type || shape.has("user") {
                rest = tail.to_owned();
            }
        }
        let mut found = Vec::new();
        for piece in &shape.pieces {
            let Piece::Slot(slot) = piece else { continue };
            if matches!(slot.name.as_str(), "" | "any" | "slug" | "type" | "feature" | "user") {
                continue;
            }
            if let Some(hit) = slot.anywhere.find(&rest).filter(|hit| !hit.is_empty()) {
                found.push((slot.name.clone(), rest[hit.clone()].to_owned()));
                rest.replace_range(hit, " ");
            }
        }
        let last = rest.rsplit('/').map(&words).find(|words| !words.is_empty());
        let slug = last.unwrap_or_default().join("-");
        let slug = if slug.is_empty() { "change".to_owned() } else { slug.chars().take(60).collect() };
        let id = known.id.clone().or_else(|| feature::find(refused).map(str::to_owned));
        Self { kind, id, user, found, day: known.day.clone(), slug: slug.trim_end_matches('-').to_owned() }
    }

    /// What to try for a placeholder, best first.
    fn of(&self, slot: &Slot, naming: &Naming) -> Vec<String> {
        let mut hints: Vec<String> = match slot.name.as_str() {
            "type" => self.kind.iter().chain(&naming.types).cloned().collect(),
            "user" => self.user.iter().cloned().collect(),
            "any" | "slug" => vec![self.slug.clone(), self.slug.replace('-', "_"), self.slug.replace('-', "")],
            name => self.found.iter().filter(|(found, _)| found == name).map(|(_, text)| text.clone()).collect(),
        };
        hints.extend(match slot.name.as_str() {
            "type" => vec!["feature".to_owned()],
            "user" => vec!["user".to_owned()],
            "date" => vec![self.day.clone()],
            "ticket" => vec!["ABC-1".to_owned(), "abc-1".to_owned()],
            "version" => vec!["1.0.0".to_owned()],
            "number" => vec!["1".to_owned()],
            _ => vec![self.slug.clone()],
        });
        if naming.lowercase {
            hints.iter_mut().for_each(|hint| *hint = hint.to_lowercase());
        }
        hints
    }
}

/// Makes one candidate.
#[derive(Clone, Copy)]
struct Maker<'a> {
    naming: &'a Naming,
    hints: Option<&'a Hints>,
    variant: u64,
    number: u32,
    alternative: usize,
    /// How many characters the slug is to gain.
    grow: usize,
    /// How many characters the slug may have.
    most: usize,
    /// How many repetitions more than the fewest, where a value is made from its regex.
    extra: usize,
}

impl Maker<'_> {
    /// A name of a length that the settings allow.
    fn fitted(self, shape: &Shape) -> Option<String> {
        let name = self.make(shape)?;
        let length = name.chars().count();
        let fits = |name: &String| (self.naming.shortest..=self.naming.longest).contains(&name.chars().count());
        if length < self.naming.shortest {
            let missing = (self.naming.shortest - length).min(200);
            let grown = Self { grow: missing, ..self }.make(shape).filter(fits);
            let extras = || (1..=missing).find_map(|extra| Self { extra, ..self }.make(shape).filter(fits));
            return grown.or_else(extras);
        }
        if length > self.naming.longest {
            let slug = self.hints?.slug.chars().count();
            let most = slug.checked_sub(length - self.naming.longest)?;
            return Self { most, ..self }.make(shape).filter(fits);
        }
        Some(name)
    }

    fn make(mut self, shape: &Shape) -> Option<String> {
        let mut name = String::new();
        for piece in &shape.pieces {
            match piece {
                Piece::Text(text) => name.push_str(text),
                Piece::Slot(slot) if slot.name == "feature" => name.push_str(&self.feature()),
                Piece::Slot(slot) => name.push_str(&self.fill(slot)?),
            }
        }
        Some(name)
    }

    fn feature(&self) -> String {
        let id = self.hints.and_then(|hints| hints.id.as_deref()).unwrap_or(EXAMPLE_ID);
        if self.variant == 1 { id.to_owned() } else { format!("{id}-v{}", self.variant) }
    }

    fn fill(&mut self, slot: &Slot) -> Option<String> {
        let welcome = |c: char| self.naming.welcomes(c);
        let is_slug = matches!(slot.name.as_str(), "any" | "slug");
        for hint in self.hints.map(|hints| hints.of(slot, self.naming)).unwrap_or_default() {
            let mut value = hint;
            if is_slug {
                if self.number > 1 {
                    value.push_str(&format!("-{}", self.number));
                }
                value.retain(welcome);
                let length = value.chars().count();
                let fewest = if self.grow == 0 { 0 } else { length + self.grow };
                value = resized(&value, fewest, self.most, 'x');
            }
            if value.chars().all(welcome) && slot.whole.is_match(&value) {
                if is_slug {
                    // One slug takes up all the missing characters.
                    self.grow = 0;
                }
                return Some(value);
            }
        }
        let taste = Taste { alternative: self.alternative, extra: self.extra, welcome: &welcome };
        let value = example::make(&slot.tree, taste)?;
        // So does the first placeholder that can repeat itself.
        let fewest = example::make(&slot.tree, Taste { extra: 0, ..taste })?;
        self.extra =
            self.extra.saturating_sub(value.chars().count() - fewest.chars().count().min(value.chars().count()));
        Some(value)
    }
}
