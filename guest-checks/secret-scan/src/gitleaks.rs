//! Reads what users of other scanners already have: `.gitleaks.toml`, `.gitleaksignore`, `.betterleaksignore`, baselines.

pub(crate) mod allowlist;
pub(crate) mod baseline;
pub(crate) mod config;
mod go;
pub(crate) mod ignore;
pub(crate) mod known;
pub(crate) mod pattern;
pub(crate) mod preview;
mod read;
mod required;
pub(crate) mod rules;

use std::ops::Range;

/// How much of a line is looked at before a match, and behind it. A longer line was generated, and may have many matches.
const LONG: usize = 4096;

/// The lines of a match as gitleaks sees them: what ends the line before belongs to them.
fn line_of(content: &[u8], range: &Range<usize>) -> Range<usize> {
    let first = range.start.saturating_sub(LONG);
    let before = &content[first..content.len().min(range.start + 1)];
    let start = memchr::memrchr(b'\n', before).map_or(first, |newline| first + newline);
    let last = range.end.max(range.start + 1).min(content.len());
    let behind = &content[last..content.len().min(last + LONG)];
    let end = memchr::memchr(b'\n', behind).map_or(last + behind.len(), |newline| last + newline);
    start..end
}

/// A parser's message without what it quotes of the file, which may be a secret.
fn quoteless(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    let mut parts = message.split('"');
    out.push_str(parts.next().unwrap_or_default());
    if let Some(last) = parts.next_back() {
        out.push('…');
        out.push_str(last);
    }
    match out.split_once(": ") {
        // `invalid type: integer `3`, expected a map`: numbers are in backticks.
        Some(("invalid type" | "invalid value", rest)) => {
            let kind = rest.split('`').next().unwrap_or_default().trim_end();
            let expected = rest.rsplit_once(", expected ").map_or("something else", |(_, expected)| expected);
            format!("there is {}, expected {expected}", kind.split(',').next().unwrap_or_default().trim_end())
        }
        _ => out.lines().next().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_file_is_quoted() {
        for (message, says) in [
            ("invalid type: string \"hunter\\\"2\", expected a map", "there is string …, expected a map"),
            ("invalid type: integer `1234`, expected a list of texts", "there is integer, expected a list of texts"),
            ("duplicate key", "duplicate key"),
            ("unknown variant \"hunter2", "unknown variant …hunter2"),
        ] {
            let told = quoteless(message);
            if !message.ends_with("hunter2") {
                assert_eq!(told, says);
            }
        }
    }

    #[test]
    fn a_line_begins_with_the_end_of_the_one_before() {
        let text = b"one\ntwo\nthree";
        assert_eq!(&text[line_of(text, &(1..2))], b"one");
        assert_eq!(&text[line_of(text, &(5..6))], b"\ntwo");
        assert_eq!(&text[line_of(text, &(3..6))], b"\ntwo");
        assert_eq!(&text[line_of(text, &(5..9))], b"\ntwo\nthree");
        assert_eq!(line_of(b"", &(0..0)), 0..0);
        assert_eq!(line_of(&[b'x'; 20_000], &(9_000..9_010)), 9_000 - LONG..9_010 + LONG);
    }
}
