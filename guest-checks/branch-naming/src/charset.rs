//! The characters that a branch name may be made of.

/// A set of characters, as in a regex's brackets: characters and ranges, `-` at either end for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charset {
    source: String,
    ranges: Vec<(char, char)>,
}

impl Charset {
    /// Reads a set like `a-z0-9/._-`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(source: &str) -> Result<Self, String> {
        let characters: Vec<char> = source.chars().collect();
        let mut ranges = Vec::new();
        let mut at = 0;
        while let Some(&first) = characters.get(at) {
            match (characters.get(at + 1), characters.get(at + 2)) {
                (Some('-'), Some(&last)) if first > last => {
                    return Err(format!("the range `{first}-{last}` runs backwards: write `{last}-{first}`"));
                }
                (Some('-'), Some(&last)) => {
                    ranges.push((first, last));
                    at += 3;
                }
                _ => {
                    ranges.push((first, first));
                    at += 1;
                }
            }
        }
        if ranges.is_empty() {
            return Err("an empty set allows no name: list characters and ranges, like `a-z0-9/._-`".to_owned());
        }
        Ok(Self { source: source.to_owned(), ranges })
    }

    /// As it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether the set holds the character.
    #[must_use]
    pub fn contains(&self, c: char) -> bool {
        self.ranges.iter().any(|(first, last)| (*first..=*last).contains(&c))
    }

    /// The first characters of its ranges, in the order in which they were written.
    pub fn starts(&self) -> impl Iterator<Item = char> + '_ {
        self.ranges.iter().map(|(first, _)| *first)
    }
}

#[cfg(test)]
mod tests {
    use super::Charset;

    #[test]
    fn ranges_and_dashes() {
        let set = Charset::new("a-z0-9/_-").unwrap();
        for (c, expected) in [('m', true), ('5', true), ('-', true), ('_', true), ('A', false), ('.', false)] {
            assert_eq!(set.contains(c), expected, "{c}");
        }
        assert!(Charset::new("-a").unwrap().contains('-'));
    }

    #[test]
    fn backward_ranges_and_empty_sets_are_refused() {
        assert!(Charset::new("z-a").unwrap_err().contains("`a-z`"));
        assert!(Charset::new("").is_err());
    }
}
