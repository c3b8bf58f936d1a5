//! A user's regular expression: read when the check starts, compiled when it is first needed.
//!
//! A configuration may have hundreds of them, of which a file needs two or three. The engine is linear in the text; what it
//! may grow to is limited here, before anything is compiled.

use super::go::translate;
use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::hir::{Hir, HirKind};
use std::sync::OnceLock;

/// How many states an expression may need, roughly.
const STATES: u64 = 250_000;
/// Bytes that a compiled expression may take.
const SIZE: usize = 64 << 20;
/// Bytes that its search may take.
const CACHE: usize = 8 << 20;

/// An expression that can be used.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    text: String,
    unicode: bool,
    groups: usize,
    compiled: OnceLock<Option<Regex>>,
}

/// An expression was not to be compiled after all; how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLarge(pub(crate) usize);

impl Pattern {
    /// Reads an expression as Go would.
    ///
    /// # Errors
    /// Why it cannot be used. The expression itself is not in it: it may hold a secret.
    pub(crate) fn new(pattern: &str) -> Result<Self, String> {
        Self::read(translate(pattern))
    }

    /// Any of these. A flag that one sets holds for those after it, as in gitleaks, which joins them in the same way.
    pub(crate) fn any(patterns: &[Self]) -> Result<Option<Self>, String> {
        match patterns {
            [] => Ok(None),
            [one] => Ok(Some(one.clone())),
            many => {
                let texts: Vec<&str> = many.iter().map(|pattern| pattern.text.as_str()).collect();
                Self::read(format!("(?:{})", texts.join("|"))).map(Some)
            }
        }
    }

    fn read(text: String) -> Result<Self, String> {
        let parse = |unicode: bool| {
            let mut builder = regex_syntax::ParserBuilder::new();
            builder.unicode(unicode).utf8(false).build().parse(&text).map_err(|error| why(&error))
        };
        // Bytes are faster and know no invalid text; only a pattern that speaks of letters beyond ASCII needs more.
        let (unicode, hir) = match parse(false) {
            Ok(hir) => (false, hir),
            Err(_) => (true, parse(true)?),
        };
        if weight(&hir) > STATES {
            return Err("it repeats so much that it would need too much memory".to_owned());
        }
        let groups = hir.properties().explicit_captures_len();
        Ok(Self { text, unicode, groups, compiled: OnceLock::new() })
    }

    /// How many groups it has.
    pub(crate) fn groups(&self) -> usize {
        self.groups
    }

    /// The compiled expression.
    pub(crate) fn regex(&self) -> Result<&Regex, TooLarge> {
        let compile = || {
            let mut builder = RegexBuilder::new(&self.text);
            builder.unicode(self.unicode).size_limit(SIZE).dfa_size_limit(CACHE).build().ok()
        };
        self.compiled.get_or_init(compile).as_ref().ok_or(TooLarge(self.text.len()))
    }

    /// Whether it matches somewhere in `text`.
    pub(crate) fn is_match(&self, text: &[u8]) -> Result<bool, TooLarge> {
        Ok(self.regex()?.is_match(text))
    }
}

/// The reason without the expression.
fn why(error: &regex_syntax::Error) -> String {
    match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        _ => "it cannot be read".to_owned(),
    }
}

/// About how many states it takes.
fn weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(regex_syntax::hir::Class::Bytes(_)) => 1,
        HirKind::Class(regex_syntax::hir::Class::Unicode(class)) => 1 + 4 * class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let times = u64::from(repetition.max.unwrap_or(repetition.min.saturating_add(1)).max(1));
            weight(&repetition.sub).saturating_mul(times)
        }
        HirKind::Capture(capture) => weight(&capture.sub).saturating_add(2),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(weight).fold(1, u64::saturating_add),
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn is_match(pattern: &str, text: &str) -> bool {
        Pattern::new(pattern).unwrap_or_else(|why| panic!("{pattern}: {why}")).is_match(text.as_bytes()).unwrap()
    }

    #[test]
    fn go_and_we_agree() {
        for (pattern, yes, no) in [
            (r"\{\{[^}]+}}", "{{ x }}", "{{}}"),
            ("{{.*}}", "{{ x }}", "{ x }"),
            ("a{2,3}b", "aab", "ab"),
            ("a{,2}", "a{,2}", "aa"),
            ("x[[]y", "x[y", "xy"),
            ("[&&]", "&", "x"),
            ("[a~~b]", "~", "x"),
            ("^[+--]$", "-", "."),
            ("^[!--/]$", "/", "."),
            ("^[a-]$", "-", "b"),
            ("^[-a]$", "-", "b"),
            ("^[^-a]$", "b", "-"),
            ("^[\\w-]$", "-", "."),
            ("^[\\w-a]$", "-", "."),
            ("^[a-c-e]$", "-", "d"),
            (r"^[--/]$", ".", "0"),
            (r"^[\x41-\x43]$", "B", "D"),
            (r"^[\x{41}-C]$", "B", "D"),
            (r"^[\101-C]$", "B", "D"),
            (r"^[\pL-]$", "-", "1"),
            (r"^[\p{^L}a]$", "1", "b"),
            (r"^[\]\-\[]$", "[", "\\"),
            (r"^[<>]$", "<", "x"),
            ("^[\\W]$", "-", "a"),
            ("^[^\\s]$", "\u{b}", " "),
            ("[[:alpha:]]+9", "ab9", "129"),
            ("[[:]", ":", "x"),
            ("[]a]", "]", "x"),
            ("[^]a]", "x", "]a"),
            (r"\Qa.b\E+", "a.b", "axb"),
            (r"\Qa.b", "a.b", "axb"),
            (r"a\<b\>", "a<b>", "ab"),
            (r"\_\ \-\@", "_ -@", "x"),
            ("(?i)KEY", "key", "kex"),
            ("(?i:k)E(?-i)Y", "kEY", "kEy"),
            ("(?U)^a+$", "aa", "b"),
            ("é+", "é", "e"),
            (r"\p{Greek}", "α", "a"),
            (r"\p{^Greek}", "a", "α"),
            (r"\pL\d", "α1", "α٣"),
            (r"\bé", "aé", "é"),
            (r#"["'\x60]"#, "`", "x"),
            (r"\x{41}\101\012", "AA\n", "AA"),
            (r"(?P<1st>a)(?P<b>c)(?<d>e)", "ace", "ac"),
            (r"a\z", "a", "a\n"),
            (r"\Aa$", "a", "a\n"),
            ("(?m)^a$", "b\na\nb", "ba"),
            ("(?s)a.b", "a\nb", "ab"),
            ("a.b", "axb", "a\nb"),
        ] {
            assert!(is_match(pattern, yes), "{pattern} matches {yes:?}");
            assert!(!is_match(pattern, no), "{pattern} does not match {no:?}");
        }
    }

    #[test]
    fn what_cannot_be_used_says_why_and_not_what() {
        for (pattern, says) in [
            ("(sesame", "unclosed group"),
            (r"(?:\w{1000}){1000}", "repeats so much"),
            (r"(((((\w{99}){99}){99}){99}){99}){99}", "repeats so much"),
            ("(?=sesame)", "look-around"),
            (r"(sesame)\1", "backreference"),
            ("[sesame", "unclosed character class"),
            ("*sesame", "repetition operator"),
        ] {
            let why = Pattern::new(pattern).unwrap_err();
            assert!(why.contains(says) && !why.contains("sesame"), "{pattern}: {why}");
        }
        assert!(Pattern::new(&"(".repeat(100_000)).is_err());
    }

    #[test]
    fn flags_of_one_hold_for_the_next_as_in_gitleaks() {
        let both = [Pattern::new("(?i)zzz").unwrap(), Pattern::new("ABC").unwrap()];
        assert!(Pattern::any(&both).unwrap().unwrap().is_match(b"abc").unwrap());
        assert!(Pattern::any(&[]).unwrap().is_none());
    }

    proptest::proptest! {
        #[test]
        fn no_expression_breaks_it(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "[", "]", "^", "-", "\\", "Q", "E", "{", "}", "(", ")", "?", "P<a>", "<", ">", "*", "+", "|", "&&", "[:", ":]", "alpha", "x",
                    "x{", "p{", "^", "L", "2", ",", "7", "d", "W", "é", "\u{1f600}", "i:", "-i", ".", "$",
                ]),
                0..24,
            ),
            text in "\\PC{0,40}",
        ) {
            for pattern in [parts.concat(), text.clone()] {
                if let Ok(pattern) = Pattern::new(&pattern) {
                    let _ = pattern.is_match(text.as_bytes());
                }
            }
        }

        #[test]
        fn a_text_between_q_and_e_is_itself(text in "[^\\\\]{0,40}") {
            let pattern = Pattern::new(&format!(r"^\Q{text}\E$")).unwrap();
            proptest::prop_assert!(pattern.is_match(text.as_bytes()).unwrap());
        }

        #[test]
        fn what_stands_in_brackets_is_what_matches(letters in "[ -~&&[^\\\\\\^\\]-]]{1,12}", other in "[ -~]") {
            let pattern = Pattern::new(&format!("^[{letters}]$"));
            // `[:alpha:]` is a class of its own.
            if let Ok(pattern) = pattern && !letters.contains("[:") {
                proptest::prop_assert_eq!(pattern.is_match(other.as_bytes()).unwrap(), letters.contains(&other));
            }
        }
    }
}
