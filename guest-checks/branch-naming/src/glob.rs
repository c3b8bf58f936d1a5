//! Globs over branch names, for exempt branches.

/// A part of a glob.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Char(char),
    /// `?`
    One,
    /// `*`
    Part,
    /// `**`
    Any,
}

/// A glob: `*` and `?` stay between slashes, `**` does not, all else stands for itself.
///
/// Not a regex, because every run compiles a dozen of them, and most runs need no regex at all.
#[derive(Debug, Clone)]
pub struct Glob {
    source: String,
    tokens: Vec<Token>,
}

impl Glob {
    /// Reads a glob.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(source: &str) -> Result<Self, String> {
        if source.is_empty() {
            return Err("an empty glob matches nothing: remove it".to_owned());
        }
        let mut tokens = Vec::new();
        let mut rest = source.chars().peekable();
        while let Some(c) = rest.next() {
            tokens.push(match c {
                '*' if rest.next_if_eq(&'*').is_some() => Token::Any,
                '*' => Token::Part,
                '?' => Token::One,
                '[' => return Err("`[` is in no branch name: write one glob for each case".to_owned()),
                c => Token::Char(c),
            });
        }
        Ok(Self { source: source.to_owned(), tokens })
    }

    /// As it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether it matches the whole name.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        // `reached[i]`: the name so far can end before token `i`. One pass over the name, however many stars there are.
        let mut reached = vec![false; self.tokens.len() + 1];
        reached[0] = true;
        self.skip_stars(&mut reached);
        for c in name.chars() {
            let mut next = vec![false; reached.len()];
            for (at, token) in self.tokens.iter().enumerate().filter(|(at, _)| reached[*at]) {
                match token {
                    Token::Char(own) => next[at + 1] |= *own == c,
                    Token::One => next[at + 1] |= c != '/',
                    Token::Part => next[at] |= c != '/',
                    Token::Any => next[at] = true,
                }
            }
            reached = next;
            self.skip_stars(&mut reached);
        }
        reached[self.tokens.len()]
    }

    /// A star may stand for nothing.
    fn skip_stars(&self, reached: &mut [bool]) {
        for (at, token) in self.tokens.iter().enumerate() {
            if reached[at] && matches!(token, Token::Part | Token::Any) {
                reached[at + 1] = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn stars_respect_slashes() {
        let cases = [
            ("dependabot/**", "dependabot/npm/a/b", true),
            ("dependabot/**", "dependabot", false),
            ("release/*", "release/1.0", true),
            ("release/*", "release/1.0/x", false),
            ("v?", "v1", true),
            ("v?", "v12", false),
            ("a.c", "abc", false),
            ("main", "maintenance", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-b-b-c-", false),
            ("**/x", "/x", true),
            ("*", "", true),
            ("a**", "a", true),
        ];
        for (glob, name, expected) in cases {
            assert_eq!(Glob::new(glob).unwrap().matches(name), expected, "{glob} {name}");
        }
    }

    #[test]
    fn classes_are_refused() {
        assert!(Glob::new("v[0-9]").is_err());
        assert!(Glob::new("").is_err());
    }
}
