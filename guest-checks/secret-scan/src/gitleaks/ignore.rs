//! Ignore files: `.gitleaksignore`, and `.betterleaksignore`, which holds hashes of values.

use super::known::{At, Entry, Known, State};

impl Known {
    /// Adds an ignore file. A line is `file:rule:line`, `commit:file:rule:line`, or the SHA-256 of a value, alone or after
    /// `sha256:`. The commit does not matter: the same file may come in by another. Gives the lines that are none of these,
    /// which excuse nothing.
    pub(crate) fn add_ignore(&mut self, text: &str) -> Vec<usize> {
        let mut odd = Vec::new();
        for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let entry = Entry::new(At::Ignore(number + 1), State::Quiet);
            if let Some(hash) = hash(line) {
                self.anywhere(hash, entry);
            } else if let Some((place, rule, number)) = fields(line) {
                // The same text means a file whose name has a colon, or a commit and a file: gitleaks compares it with both.
                self.place(place, rule, number, entry);
                if let Some((commit, path)) = place.split_once(':')
                    && commit.len() >= 4
                    && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
                {
                    self.place(path, rule, number, entry);
                }
            } else {
                odd.push(number + 1);
            }
        }
        odd
    }
}

/// File and perhaps commit, rule, and line.
fn fields(line: &str) -> Option<(&str, &str, usize)> {
    let (rest, number) = line.rsplit_once(':')?;
    let (place, rule) = rest.rsplit_once(':')?;
    let number = number.trim().parse().ok()?;
    (!place.is_empty() && !rule.is_empty()).then_some((place, rule.trim(), number))
}

fn hash(line: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    hex::decode_to_slice(line.strip_prefix("sha256:").unwrap_or(line), &mut hash).ok()?;
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::gitleaks::known::{At, Question};

    const CONTENT: &[u8] = b"sesame";

    fn excused(known: &Known, path: &str, rule: &str, line: usize) -> Option<At> {
        let names = [rule];
        let question = Question { content: CONTENT, secret: 0..6, lines: (line, line), names: &names, vague: false };
        known.view(path)?.excuse(&question).map(|excuse| excuse.entry.at)
    }

    fn known(text: &str) -> (Known, Vec<usize>) {
        let mut known = Known::default();
        let odd = known.add_ignore(text);
        (known, odd)
    }

    #[test]
    fn every_form_of_a_place() {
        let (known, odd) = known(
            "\u{feff}# why\r\n\r\nsrc\\a.rs:github-pat:3\r\n  0f0f1a2:src/b.rs:my-rule:7\n./c d.rs:my-rule:1\na:b:c.txt:my-rule:2\n",
        );
        assert_eq!(odd, Vec::<usize>::new());
        assert_eq!(excused(&known, "src/a.rs", "github-pat", 3), Some(At::Ignore(3)));
        assert_eq!(excused(&known, "src/a.rs", "github-pat", 4), None);
        assert_eq!(excused(&known, "src/a.rs", "slack-bot-token", 3), None);
        assert_eq!(excused(&known, "src/b.rs", "my-rule", 7), Some(At::Ignore(4)));
        assert_eq!(excused(&known, "c d.rs", "my-rule", 1), Some(At::Ignore(5)));
        assert_eq!(excused(&known, "a:b:c.txt", "my-rule", 2), Some(At::Ignore(6)));
        assert_eq!(excused(&known, "b:c.txt", "my-rule", 2), None);
    }

    #[test]
    fn a_hash_holds_everywhere() {
        let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(CONTENT));
        for line in [hash.clone(), format!("sha256:{hash}"), hash.to_uppercase()] {
            let (known, odd) = known(&line);
            assert!(odd.is_empty());
            assert_eq!(excused(&known, "any/where", "x", 9), Some(At::Ignore(1)), "{line}");
        }
        let (known, _) = known(&hash.replace('a', "b"));
        assert_eq!(excused(&known, "any/where", "x", 9), None);
    }

    #[test]
    fn odd_lines_are_told_and_excuse_nothing() {
        let (_, odd) =
            known("a.txt\na.txt:rule\na.txt:rule:x\n::3\na.txt:rule:99999999999999999999999\nabcd\nok:rule:1");
        assert_eq!(odd, [1, 2, 3, 4, 5, 6]);
    }
}
