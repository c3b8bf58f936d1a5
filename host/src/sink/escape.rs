//! Neutralises text: the only place that knows how a stranger's words could turn into commands, sequences or markup.
//!
//! What the runner of GitHub Actions obeys, on stdout and stderr: `::name …::` after blanks at the start of a line, and
//! `##[name …]` anywhere in one. It looks for both with comparisons that may skip invisible characters, so neither an
//! inserted zero-width space nor leading blanks protect; a plain blank between the characters does.

use crate::model::text::{is_hidden, joins};
use std::fmt::Write as _;
use std::ops::Range;

/// Text of several lines, safe in a log and on a terminal. CRLF becomes LF, a tab four blanks.
#[must_use]
pub fn block(text: &str) -> String {
    neutral(text, true, &mut (0..0))
}

/// Text on one line, safe in a log and on a terminal. Line ends and tabs become blanks.
#[must_use]
pub fn line(text: &str) -> String {
    neutral(text, false, &mut (0..0))
}

/// Like [`block`], and says where a range of bytes has gone.
#[must_use]
pub fn block_with(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let mut range = floor(text, range.start)..floor(text, range.end).max(floor(text, range.start));
    let out = neutral(text, true, &mut range);
    (out, range)
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

/// The one pass behind [`block`] and [`line`]: shows what is hidden, breaks what the runner would obey, moves `range`.
fn neutral(text: &str, lines: bool, range: &mut Range<usize>) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let (mut start, mut end) = (None, None);
    // Hash signs and colons directly before, invisible characters apart; colons count only from the start of a line.
    let (mut hashes, mut colons, mut leading) = (0, 0, true);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if (hashes >= 2 && c == '[') || (leading && colons == 1 && c == ':') {
            out.push(' ');
            leading = false;
        }
        if at >= range.start {
            start.get_or_insert(out.len());
        }
        if at >= range.end {
            end.get_or_insert(out.len());
        }
        match c {
            '\r' if chars.peek().is_some_and(|next| next.1 == '\n') => continue,
            '\n' if lines => out.push('\n'),
            '\t' if lines => out.push_str("    "),
            '\n' | '\t' => out.push(' '),
            c if is_hidden(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
        if joins(c) {
            continue;
        }
        hashes = if c == '#' { hashes + 1 } else { 0 };
        if c == '\n' && lines {
            (colons, leading) = (0, true);
        } else if c == ':' {
            colons += 1;
        } else if !c.is_whitespace() || colons > 0 {
            leading = false;
        }
    }
    *range = start.unwrap_or(out.len())..end.unwrap_or(out.len());
    out
}

/// The message of a workflow command, at most `limit` UTF-16 units long once the runner has read it.
#[must_use]
pub fn command_data(text: &str, limit: usize) -> String {
    shorten(&block(text), limit).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a workflow command.
#[must_use]
pub fn command_property(text: &str) -> String {
    line(text).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}

/// At most `limit` UTF-16 units, which is how GitHub counts; a cut is marked.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    if text.encode_utf16().count() <= limit {
        return text.to_owned();
    }
    let mut left = limit.saturating_sub(1);
    let mut out: String = text
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= left;
            left -= if fits { c.len_utf16() } else { left };
            fits
        })
        .collect();
    out.push('…');
    out
}

/// Inline Markdown for GitHub, on one line: a pair of backticks becomes code, paragraphs are kept apart by breaks,
/// everything else is shown as it is.
#[must_use]
pub fn markdown(text: &str) -> String {
    let text = block(text);
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(|paragraph| markdown_paragraph(&paragraph.replace('\n', " "))).collect::<Vec<_>>().join("<br><br>")
}

/// One paragraph of [`markdown`].
fn markdown_paragraph(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, code, after)) = code_pair(rest) {
        out.push_str(&entities(before));
        out.push_str(&markdown_code(code));
        rest = after;
    }
    out.push_str(&entities(rest));
    out
}

/// Splits at the first pair of backticks that encloses something.
fn code_pair(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    (!code.trim().is_empty()).then_some((before, code, after))
}

/// Code in Markdown, on one line. Backticks serve where nothing in the text could end or escape them.
#[must_use]
pub fn markdown_code(text: &str) -> String {
    let text = line(text);
    let simple = !text.trim().is_empty() && text.trim() == text && !text.contains(['`', '|', '<', '>', '&', '\\', '$']);
    if simple { format!("`{text}`") } else { format!("<code>{}</code>", entities(&text)) }
}

/// Writes every character that Markdown, HTML or GitHub's own filters would act on as a numeric reference, which none of
/// them treats as markup. GitHub looks for mentions and issue numbers in the finished text, so these get a break as well.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut previous = ' ';
    let mut chars = text.chars().peekable();
    let mut number = true;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let first = out.is_empty();
        let reference = match c {
            '&' | '<' | '>' | '"' | '\'' | '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '|' | '#' | '$' | '^' | '{'
            | '}' => true,
            ':' => next == '/',
            '-' | '+' | '=' => first,
            '.' | ')' => (number && !first && next.is_whitespace()) || out.ends_with("www") || out.ends_with("WWW"),
            _ => false,
        };
        number &= c.is_ascii_digit();
        if reference {
            // Writing to a string cannot fail.
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
        let issue = c == '#' || (c == '-' && previous.eq_ignore_ascii_case(&'h'));
        if (c == '@' && !next.is_whitespace()) || (issue && next.is_ascii_digit()) {
            out.push_str("&#8203;");
        }
        previous = c;
    }
    out
}

/// Finished JSON, with the same meaning, that no log and no terminal obeys. What is replaced occurs in strings only.
#[must_use]
pub fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut hashes = 0;
    for c in text.chars() {
        if (is_hidden(c) || joins(c)) && c != '\n' || (c == '[' && hashes >= 2) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
        hashes = if c == '#' { hashes + 1 } else { 0 };
    }
    out
}

/// Text for XML: without characters that XML forbids, and nothing that a log or a terminal obeys.
#[must_use]
pub fn xml(text: &str) -> String {
    // The two that are no characters of XML though they are no controls either.
    block(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// A path from the top of the repository as a relative URI reference.
#[must_use]
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for &byte in path.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
