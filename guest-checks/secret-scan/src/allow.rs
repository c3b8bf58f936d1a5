//! Marks in a file that excuse a secret on their line, of this check and of its peers.

use crate::placeholder::contains;
use crate::text::line_around;

/// Marks that excuse their own line. In lower case.
const ON_LINE: &[&str] = &[
    "gatewright:allow",
    "gitleaks:allow",
    "betterleaks:allow",
    "kingfisher:ignore",
    "trufflehog:ignore",
    "pragma: allowlist secret",
    "pragma:allowlist secret",
    "pragma: whitelist secret",
    "pragma:whitelist secret",
    "pragma: allowlist-secret",
    "pragma: whitelist-secret",
    "nosecret",
    "secretlint-disable-line",
    "nosemgrep",
    "ggignore",
    "pragma: allowlist_secret",
];

/// Marks that excuse the line after theirs.
const NEXT_LINE: &[&str] = &[
    "gatewright:allow-next-line",
    "pragma: allowlist nextline secret",
    "pragma: whitelist nextline secret",
    "pragma:allowlist nextline secret",
    "secretlint-disable-next-line",
    "pragma: allowlist-nextline-secret",
];

/// The mark that excuses what stands at `at`, if there is one.
pub(crate) fn mark(content: &[u8], start: usize, end: usize) -> Option<&'static str> {
    let first = line_around(content, start);
    let last = line_around(content, end.max(start + 1) - 1);
    let own = [&content[first.clone()], &content[last]];
    // A very long line is no place for a comment: look only near the secret.
    let near = |line: &[u8], mark: &str| line.len() < 4096 && contains(line, mark.as_bytes());
    let on_line = |mark: &&&str| {
        own.iter().any(|line| near(line, mark))
            && !own.iter().any(|line| NEXT_LINE.iter().any(|next| next.starts_with(**mark) && near(line, next)))
    };
    if let Some(mark) = ON_LINE.iter().find(on_line) {
        return Some(mark);
    }
    let before = &content[line_around(content, first.start.checked_sub(1)?)];
    NEXT_LINE.iter().find(|mark| near(before, mark)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_excuses() {
        for found in ON_LINE {
            let text = format!("key = 1 # {}\nkey = 2", found.to_uppercase());
            assert_eq!(mark(text.as_bytes(), 6, 7).map(str::len), Some(found.len()), "{text}");
            assert_eq!(mark(text.as_bytes(), text.len() - 1, text.len()), None, "{text}");
        }
        for found in NEXT_LINE {
            let text = format!("# {found}\nkey = 2\nkey = 3");
            let at = text.find('2').unwrap();
            assert_eq!(mark(text.as_bytes(), at, at + 1), Some(*found));
            assert_eq!(mark(text.as_bytes(), text.len() - 1, text.len()), None);
        }
    }
}
