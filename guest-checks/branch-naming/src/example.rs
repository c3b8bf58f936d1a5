//! Makes a text that a regex matches, from the regex's syntax tree.

use regex_syntax::Parser;
use regex_syntax::hir::{Class, Hir, HirKind};

/// No made text grows longer than this.
const LONGEST: usize = 512;

/// What is liked best in a branch name, in this order.
const LIKED: &str = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_/.";

/// How to choose where a regex leaves a choice.
#[derive(Clone, Copy)]
pub struct Taste<'a> {
    /// Which alternative, counted round.
    pub alternative: usize,
    /// How many repetitions more than the fewest.
    pub extra: usize,
    /// Which characters are welcome.
    pub welcome: &'a dyn Fn(char) -> bool,
}

/// A regex's syntax tree.
///
/// # Errors
/// What is wrong with the regex.
pub fn parse(regex: &str) -> Result<Hir, String> {
    // The first line of the library's message is a heading, the last says what is wrong.
    Parser::new().parse(regex).map_err(|error| error.to_string().lines().last().unwrap_or_default().to_owned())
}

/// A text that the regex matches, as far as can be seen without its anchors; none where there is no such text.
#[must_use]
pub fn make(tree: &Hir, taste: Taste<'_>) -> Option<String> {
    let mut maker = Maker { taste, extra: taste.extra, text: String::new() };
    maker.add(tree).then_some(maker.text)
}

struct Maker<'a> {
    taste: Taste<'a>,
    extra: usize,
    text: String,
}

impl Maker<'_> {
    fn add(&mut self, tree: &Hir) -> bool {
        if self.text.len() > LONGEST {
            return false;
        }
        match tree.kind() {
            // Whoever uses the text matches it against the whole regex, so anchors are judged there.
            HirKind::Empty | HirKind::Look(_) => true,
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => {
                    self.text.push_str(text);
                    true
                }
                Err(_) => false,
            },
            HirKind::Class(class) => self.add_one_of(class),
            HirKind::Capture(capture) => self.add(&capture.sub),
            HirKind::Concat(parts) => parts.iter().all(|part| self.add(part)),
            HirKind::Alternation(alternatives) => {
                let chosen = self.taste.alternative % alternatives.len().max(1);
                alternatives.get(chosen).is_some_and(|tree| self.add(tree))
            }
            HirKind::Repetition(repetition) => {
                let fewest = repetition.min as usize;
                let most = repetition.max.map_or(usize::MAX, |most| most as usize);
                let times = fewest.saturating_add(self.extra).min(most);
                for _ in 0..times {
                    let before = self.text.len();
                    if !self.add(&repetition.sub) {
                        return false;
                    }
                    if self.text.len() == before {
                        break;
                    }
                }
                self.extra -= times.saturating_sub(fewest).min(self.extra);
                true
            }
        }
    }

    fn add_one_of(&mut self, class: &Class) -> bool {
        let holds = |c: char| match class {
            Class::Unicode(class) => class.iter().any(|range| range.start() <= c && c <= range.end()),
            Class::Bytes(class) => {
                u8::try_from(c).is_ok_and(|byte| class.iter().any(|range| range.start() <= byte && byte <= range.end()))
            }
        };
        let starts: Vec<char> = match class {
            Class::Unicode(class) => class.iter().map(|range| range.start()).collect(),
            Class::Bytes(class) => class.iter().map(|range| char::from(range.start())).collect(),
        };
        let liked = || LIKED.chars().filter(|c| holds(*c));
        let others = starts.iter().copied();
        let welcome = liked().chain(others).find(|c| (self.taste.welcome)(*c) && !c.is_control());
        match welcome {
            Some(c) => {
                self.text.push(c);
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regex::Regex;

    #[test]
    fn made_texts_match() {
        for source in
            ["a", "[0-9]{3}", "x|y", "(a|b)+c?", r"\w+-\d{2,4}", "[A-Z]{2}[^a-z]", "(?i)fix", ".+", "é", "(?:)", "a{0}"]
        {
            let tree = parse(source).unwrap();
            for alternative in 0..3 {
                for extra in [0, 1, 5] {
                    let text = make(&tree, Taste { alternative, extra, welcome: &|_| true }).unwrap();
                    assert!(Regex::whole(source).unwrap().is_match(&text), "{source} {text}");
                }
            }
        }
    }

    #[test]
    fn bombs_end() {
        let tree = parse("((a{1000}){1000}){1000}").unwrap();
        assert_eq!(make(&tree, Taste { alternative: 0, extra: 0, welcome: &|_| true }), None);
        let tree = parse("(((){1000}){1000}){1000}").unwrap();
        assert_eq!(make(&tree, Taste { alternative: 0, extra: 0, welcome: &|_| true }).as_deref(), Some(""));
    }

    #[test]
    fn unwelcome_characters_are_not_chosen() {
        let tree = parse("[a-zA-Z]+").unwrap();
        let taste = Taste { alternative: 0, extra: 0, welcome: &|c| c.is_ascii_uppercase() };
        assert_eq!(make(&tree, taste).as_deref(), Some("A"));
        assert_eq!(make(&parse("[a-z]").unwrap(), taste), None);
    }
}
