//! Globs as in `.gitignore`, for paths of reports that are no tracked files; for tracked ones the host matches. Both agree, and a
//! test compares them.

/// Several globs, of which the last that matches decides.
#[derive(Debug, Default)]
pub struct Globs(Vec<Glob>);

#[derive(Debug)]
struct Glob {
    /// It takes back what an earlier one matched.
    negated: bool,
    /// It means folders only.
    folder: bool,
    parts: Vec<Part>,
}

/// A component of a glob.
#[derive(Debug)]
enum Part {
    /// `**`: any number of components.
    Any,
    One(Vec<Unit>),
}

/// What a character of a component may be.
#[derive(Debug)]
enum Unit {
    /// `*`: any number of characters.
    Star,
    Any,
    One(char),
    /// Ranges, and whether it is anything but these.
    Class(Vec<(char, char)>, bool),
}

impl Globs {
    /// Comments and empty lines are no globs.
    #[must_use]
    pub fn new(globs: &[String]) -> Self {
        Self(globs.iter().filter_map(|glob| Glob::new(glob)).collect())
    }

    /// Whether a path or a folder above it matches.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        let parts: Vec<Vec<char>> = path.split('/').map(|part| part.chars().collect()).collect();
        (1..=parts.len()).rev().find_map(|length| self.judge(&parts[..length], length < parts.len())).unwrap_or(false)
    }

    fn judge(&self, parts: &[Vec<char>], folder: bool) -> Option<bool> {
        let any = |part: &Part| matches!(part, Part::Any);
        let fits = |glob: &&Glob| (folder || !glob.folder) && sequence(&glob.parts, parts, any, component);
        self.0.iter().rev().find(fits).map(|glob| !glob.negated)
    }
}

impl Glob {
    fn new(text: &str) -> Option<Self> {
        let text = if text.ends_with("\\ ") { text } else { text.trim_end() };
        if text.is_empty() || text.starts_with('#') {
            return None;
        }
        let (negated, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
        let (folder, text) = text.strip_suffix('/').map_or((false, text), |rest| (true, rest));
        let anchored = text.contains('/');
        let part = |text: &str| if text == "**" { Part::Any } else { Part::One(units(text)) };
        let mut parts: Vec<Part> = text.strip_prefix('/').unwrap_or(text).split('/').map(part).collect();
        if !anchored {
            parts.insert(0, Part::Any);
        }
        // At the end it stands for what is within a folder, not for the folder.
        if matches!(parts.last(), Some(Part::Any)) {
            parts.push(Part::One(vec![Unit::Star]));
        }
        Some(Self { negated, folder, parts })
    }
}

/// Whether a pattern is a sequence, where `wild` stands for any number of its items. Takes at most the product of both lengths.
fn sequence<P, T>(pattern: &[P], items: &[T], wild: fn(&P) -> bool, same: fn(&P, &T) -> bool) -> bool {
    let (mut p, mut i) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while i < items.len() {
        match pattern.get(p) {
            Some(part) if wild(part) => {
                back = Some((p + 1, i));
                p += 1;
            }
            Some(part) if same(part, &items[i]) => (p, i) = (p + 1, i + 1),
            // The last wild one takes one item more.
            _ => match &mut back {
                Some((after, from)) => {
                    *from += 1;
                    (p, i) = (*after, *from);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(wild)
}

#[expect(clippy::ptr_arg, reason = "an item of a sequence of these")]
fn component(part: &Part, name: &Vec<char>) -> bool {
    let Part::One(units) = part else { return false };
    let same = |unit: &Unit, character: &char| match unit {
        Unit::Star => false,
        Unit::Any => true,
        Unit::One(one) => one == character,
        Unit::Class(ranges, not) => ranges.iter().any(|(from, to)| (from..=to).contains(&character)) != *not,
    };
    sequence(units, name, |unit| matches!(unit, Unit::Star), same)
}

fn units(text: &str) -> Vec<Unit> {
    let characters: Vec<char> = text.chars().collect();
    let mut units = Vec::new();
    let mut rest = &characters[..];
    while let Some((first, tail)) = rest.split_first() {
        (rest, _) = match (first, tail) {
            ('*', _) => (tail, units.push(Unit::Star)),
            ('?', _) => (tail, units.push(Unit::Any)),
            ('\\', [escaped, after @ ..]) => (after, units.push(Unit::One(*escaped))),
            ('[', _) => match class(tail) {
                Some((unit, after)) => (after, units.push(unit)),
                None => (tail, units.push(Unit::One('['))),
            },
            (other, _) => (tail, units.push(Unit::One(*other))),
        };
    }
    units
}

/// What stands in brackets, and what follows them. None where they are not closed.
fn class(text: &[char]) -> Option<(Unit, &[char])> {
    let not = matches!(text.first(), Some('!' | '^'));
    let inner = &text[usize::from(not)..];
    // Right at the beginning a closing bracket means itself.
    let end = inner.iter().skip(1).position(|character| *character == ']')? + 1;
    let mut ranges = Vec::new();
    let mut rest = &inner[..end];
    while let Some((first, tail)) = rest.split_first() {
        rest = match tail {
            ['-', last, after @ ..] => {
                ranges.push((*first, *last));
                after
            }
            _ => {
                ranges.push((*first, *first));
                tail
            }
        };
    }
    Some((Unit::Class(ranges, not), &inner[end + 1..]))
}
