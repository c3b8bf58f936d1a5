//! Regexes, run by the smallest of the engines that there are: names are short, and each engine more would make the component larger.

use crate::example;
use regex_automata::PatternID;
use regex_automata::nfa::thompson::{Compiler, Config, pikevm::PikeVM};
use regex_automata::util::captures::Captures;
use std::ops::Range;

/// Compiled regexes stay below this many bytes, so that a policy cannot take the memory of the check.
const COMPILED: usize = 4 << 20;

/// A compiled regex.
#[derive(Debug, Clone)]
pub struct Regex {
    machine: PikeVM,
}

impl Regex {
    /// Compiles.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(source: &str) -> Result<Self, String> {
        let tree = example::parse(source)?;
        let compiled = Compiler::new().configure(Config::new().nfa_size_limit(Some(COMPILED))).build_from_hir(&tree);
        let compiled = compiled.map_err(|error| match error.size_limit() {
            Some(_) => "it is too big once compiled: use smaller repetitions".to_owned(),
            None => error.to_string(),
        })?;
        let machine = PikeVM::new_from_nfa(compiled).map_err(|error| error.to_string())?;
        Ok(Self { machine })
    }

    /// Whether it matches the whole text.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn whole(source: &str) -> Result<Self, String> {
        // Alone first, so that an error is about what was written.
        example::parse(source)?;
        Self::new(&format!(r"\A(?:{source})\z"))
    }

    /// Whether it matches somewhere.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.machine.is_match(&mut self.machine.create_cache(), text)
    }

    /// Where it matches first, in bytes.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        Some(self.groups(text)?.get_match()?.range())
    }

    /// Its groups, where it matches.
    #[must_use]
    pub fn groups(&self, text: &str) -> Option<Captures> {
        let mut groups = self.machine.create_captures();
        self.machine.captures(&mut self.machine.create_cache(), text, &mut groups);
        groups.is_match().then_some(groups)
    }

    /// Whether it has a group of that name.
    #[must_use]
    pub fn has_group(&self, name: &str) -> bool {
        self.machine.get_nfa().group_info().to_index(PatternID::ZERO, name).is_some()
    }
}

/// The text as a regex that matches it and nothing else.
#[must_use]
pub fn escape(text: &str) -> String {
    regex_syntax::escape(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_places_are_found() {
        let regex = Regex::new("(?P<kind>[a-z]+)/x?").unwrap();
        let groups = regex.groups("Éfix/1").unwrap();
        assert_eq!(groups.get_group_by_name("kind").map(|span| span.range()), Some(2..5));
        assert_eq!(regex.find("Éfix/1"), Some(2..6));
        assert!(regex.has_group("kind") && !regex.has_group("other"));
        assert_eq!(regex.find("fix"), None);
    }

    #[test]
    fn the_whole_text_has_to_match() {
        let regex = Regex::whole("a|ab").unwrap();
        assert!(regex.is_match("ab") && !regex.is_match("abc") && !regex.is_match("xa"));
        assert!(Regex::whole(r"\w+").unwrap().is_match("größe"));
        assert!(Regex::whole("a)(b").is_err());
        assert!(Regex::new("((a{1000}){1000}){1000}").unwrap_err().contains("too big"));
    }

    #[test]
    fn an_escaped_text_matches_itself() {
        let text = r"a.b*c\d{2}é";
        assert!(Regex::whole(&escape(text)).unwrap().is_match(text));
    }
}
