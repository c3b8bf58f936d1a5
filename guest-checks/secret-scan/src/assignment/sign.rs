//! What stands between a name and its value, and where the value begins.

use super::{NAME, Sign, at, blanks, blanks_and_lines, mark, name_start};

/// The least letters of a value that nothing but its place connects to a name.
const LONG: usize = 16;

/// The sign after a name that ends before `index`, and where it ends. `closed` says whether a quotation mark closed the name.
pub(super) fn find(content: &[u8], word_start: usize, index: usize, closed: bool) -> Option<(Sign, usize)> {
    if let Some(value) = pair(content, index, closed) {
        return Some((Sign::Equals, value));
    }
    let index = index + decoration(content, index);
    if content[index.min(content.len())..].starts_with(b"</") {
        return next_tag(content, index).map(|value| (Sign::Tag, value));
    }
    let next = blanks(content, index);
    let listed = match at(content, next) {
        b',' if closed => is_element(content, word_start),
        b',' => is_symbol(content, word_start),
        _ => closed,
    };
    if let Some(found) = sign(content, next, listed) {
        return (found.0 != Sign::Tag || is_of_tag(content, word_start, closed)).then_some(found);
    }
    if closed && at(content, next) == b',' {
        return None;
    }
    if at(content, next) == b',' && is_alone(content, next + 1) {
        return Some((Sign::Beside, next + 1));
    }
    if matches!(at(content, next), b'\r' | b'\n') {
        return below(content, word_start, next).map(|value| (Sign::Beside, value));
    }
    if next > index { loose(content, word_start, next, closed) } else { None }
}

/// What may stand right after a name and is no part of anything: `[]` and `[33]` of an array in C, `**` of bold text.
fn decoration(content: &[u8], index: usize) -> usize {
    let rest = content.get(index..content.len().min(index + 8)).unwrap_or_default();
    match rest {
        [b'*', b'*', ..] => 2,
        [b'[', size @ ..] => {
            let digits = size.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if size.get(digits) == Some(&b']') { digits + 2 } else { 0 }
        }
        _ => 0,
    }
}

/// `"name": "api_key", "value": "…"` and its like in YAML and XML: where the value begins.
fn pair(content: &[u8], index: usize, closed: bool) -> Option<usize> {
    let apart = at(content, index);
    if !(closed && matches!(apart, b',' | b' ') || matches!(apart, b'\r' | b'\n')) {
        return None;
    }
    let mut next = blanks_and_lines(content, index + usize::from(apart == b','));
    let opened = mark(content, next).map_or(0, |(length, _)| length);
    next += opened;
    if content[next..].starts_with(b"android:") {
        next += 8;
    }
    let word = content.get(next..next + 5)?;
    if !word.eq_ignore_ascii_case(b"value") {
        return None;
    }
    next += 5;
    next += mark(content, next).map_or(0, |(length, _)| length);
    next = blanks(content, next);
    matches!(at(content, next), b':' | b'=').then_some(next + 1)
}

/// `</key><string>…` in property lists and tables: where the text of the next tag begins.
fn next_tag(content: &[u8], index: usize) -> Option<usize> {
    let next = blanks_and_lines(content, inside_tag(content, index)?);
    (at(content, next + 1) != b'/').then_some(())?;
    inside_tag(content, next)
}

/// Where the tag ends that begins at `index`.
pub(super) fn inside_tag(content: &[u8], index: usize) -> Option<usize> {
    let rest = content.get(index..content.len().min(index + NAME))?;
    (rest.first() == Some(&b'<')).then_some(())?;
    memchr::memchr(b'>', rest).map(|close| index + close + 1)
}

/// `# api key` and `# 0123…` on the next line; without the comment also after an empty line.
fn below(content: &[u8], word_start: usize, index: usize) -> Option<usize> {
    let line = &content[line_start(content, word_start)..index];
    let comment = line.trim_ascii_start();
    let opener = [&b"//"[..], b"#", b"--", b";", b"*"].into_iter().find(|opener| comment.starts_with(opener));
    let next = blanks_and_lines(content, index);
    let value = match opener {
        Some(opener) if content[next..].starts_with(opener) => blanks(content, next + opener.len()),
        _ if line.len() <= 40 && !comment.starts_with(b"-") => next,
        _ => return None,
    };
    is_alone(content, value).then_some(value)
}

/// Whether one long word with digits is all that is left of the line.
pub(super) fn is_alone(content: &[u8], index: usize) -> bool {
    let rest = content.get(index..content.len().min(index + super::VALUE)).unwrap_or_default();
    let length = rest.iter().take_while(|byte| byte.is_ascii_graphic()).count();
    let ends = rest.get(length).is_none_or(|byte| matches!(byte, b'\r' | b'\n'));
    length >= LONG && ends && rest[..length].iter().any(u8::is_ascii_digit)
}

/// Whether the quoted name is an argument or an element: not itself the value of something, and no end of a sentence.
fn is_element(content: &[u8], word_start: usize) -> bool {
    let start = name_start(content, word_start);
    let quoted = start > 0 && matches!(content[start - 1], b'"' | b'\'' | b'`');
    let before = content[..start.saturating_sub(1)].trim_ascii_end();
    quoted && matches!(before.last(), Some(b'(' | b'[' | b'{' | b',' | b'\\')) || start == 0
}

/// Whether the name is that of a tag, or the name that an attribute of it gives.
fn is_of_tag(content: &[u8], word_start: usize, closed: bool) -> bool {
    let start = name_start(content, word_start);
    let before = &content[start.saturating_sub(8)..start];
    if closed {
        return [&b"name=\""[..], b"name='", b"key=\"", b"key='", b"id=\"", b"id='"]
            .iter()
            .any(|end| before.ends_with(end));
    }
    matches!(before.last(), Some(b'<' | b':' | b';'))
}

/// `:password` in Ruby and Elixir, `{password` in Erlang: a comma is what follows such a name.
fn is_symbol(content: &[u8], word_start: usize) -> bool {
    let start = name_start(content, word_start);
    start > 0 && matches!(content[start - 1], b':' | b'{') && !content[..start - 1].ends_with(b":")
}

/// The sign at `index` and where it ends. `listed`: whether a comma may be one.
fn sign(content: &[u8], index: usize, listed: bool) -> Option<(Sign, usize)> {
    let next = at(content, index + 1);
    match at(content, index) {
        b'=' if next == b'>' => Some((Sign::Equals, index + 2)),
        b'=' if next == b'=' => Some((Sign::Compares, index + 2 + usize::from(at(content, index + 2) == b'='))),
        b'=' => Some((Sign::Equals, index + 1)),
        b'!' if next == b'=' => Some((Sign::Compares, index + 2 + usize::from(at(content, index + 2) == b'='))),
        b':' => {
            let mut end = index + 1;
            while at(content, end) == b':' {
                end += 1;
            }
            if at(content, end) == b'=' {
                return Some((Sign::Equals, end + 1));
            }
            (end == index + 1 || matches!(at(content, end), b' ' | b'"' | b'\'')).then_some((Sign::Colon, end))
        }
        b'?' | b'.' | b'+' if next == b'=' => Some((Sign::Equals, index + 2)),
        b'|' if next == b'|' && at(content, index + 2) == b'=' => Some((Sign::Equals, index + 3)),
        b'|' if next == b'|' && at(content, index + 2) == b':' => Some((Sign::Equals, index + 3)),
        // `TOKEN || "…"`, `TOKEN ?? "…"`: what stands in for it.
        b'|' | b'?' if next == at(content, index) && mark(content, blanks(content, index + 2)).is_some() => {
            Some((Sign::Equals, index + 2))
        }
        b'-' if next == b'>' => Some((Sign::Equals, index + 2)),
        b'<' if next == b'-' => Some((Sign::Equals, index + 2)),
        b'>' => Some((Sign::Tag, index + 1)),
        b',' if listed => Some((Sign::Comma, index + 1)),
        b'(' if !listed => Some((Sign::Call, index + 1)),
        b'{' if !listed && mark(content, index + 1).is_some() => Some((Sign::Call, index + 1)),
        // An equals sign in a URL and in JSON.
        b'%' if content[index..].len() > 3 && content[index + 1..index + 3].eq_ignore_ascii_case(b"3d") => {
            Some((Sign::Equals, index + 3))
        }
        b'\\' if content[index + 1..].starts_with(b"u003d") => Some((Sign::Equals, index + 6)),
        _ => None,
    }
}

/// What blanks alone separate: `--token value`, `name Type = "value"`, `name value="value"` in XML, `name is value`.
fn loose(content: &[u8], word_start: usize, index: usize, closed: bool) -> Option<(Sign, usize)> {
    let start = name_start(content, word_start);
    if start > 0 && content[start - 1] == b'/' {
        // `example.com/token 0123…` names a place.
        return None;
    }
    if at(content, start) == b'-' && start < word_start && at(content, index) != b'-' {
        return Some((Sign::Blank, index));
    }
    if mark(content, index).is_some() {
        // `password "value"`, as configuration files without signs have it.
        let line = line_start(content, start);
        let alone = content[line..start].iter().all(u8::is_ascii_whitespace);
        // `#define NAME "…"`, `set(NAME "…")`, `(setq name "…")`, `SetHeader Authorization "…"`.
        return Some((if alone { Sign::Blank } else { Sign::Beside }, index));
    }
    if matches!(at(content, index), b'-' | b'|') && matches!(at(content, index + 1), b' ' | b'\t') {
        return Some((Sign::Beside, index + 1));
    }
    let mut end = index;
    while end < index + 24
        && (at(content, end).is_ascii_alphanumeric() || matches!(at(content, end), b'_' | b'*' | b'&'))
    {
        end += 1;
    }
    let word = content.get(index..end)?;
    if word.is_empty() {
        return None;
    }
    if closed && word.eq_ignore_ascii_case(b"value") && at(content, end) == b'=' {
        return Some((Sign::Equals, end + 1));
    }
    if start > 0 && content[start - 1] == b'<' {
        // An attribute of the tag, as in `<pass encoding="plain">`.
        return None;
    }
    let next = blanks(content, end);
    if word == b"is" || word == b"was" {
        let sign = matches!(at(content, next), b':' | b'=');
        return (next > end || sign).then_some((Sign::Blank, next + usize::from(sign)));
    }
    if closed {
        // Another attribute of the tag.
        return None;
    }
    if word == b"or" && mark(content, next).is_some() {
        return Some((Sign::Equals, next));
    }
    if word.len() >= LONG && word.iter().any(u8::is_ascii_digit) {
        // `API key 0123456789abcdef`: whether it is one is left to its look.
        return Some((Sign::Blank, index));
    }
    // `name Type = "…"`, `key for the test: "…"`.
    let mut next = next;
    let limit = index + 32;
    while next < limit && at(content, next).is_ascii_alphanumeric() {
        while next < limit && at(content, next).is_ascii_alphanumeric() {
            next += 1;
        }
        next = blanks(content, next);
    }
    let (found, after) = sign(content, next, false)?;
    let quoted = mark(content, blanks(content, after)).is_some();
    (quoted && matches!(found, Sign::Equals | Sign::Colon)).then_some((found, after))
}

fn line_start(content: &[u8], at: usize) -> usize {
    let from = at.saturating_sub(NAME);
    memchr::memrchr(b'\n', &content[from..at]).map_or(from, |newline| from + newline + 1)
}

/// `: string = "value"`: where the value begins.
pub(super) fn typed(content: &[u8], index: usize) -> Option<usize> {
    let mut end = index;
    let type_letter = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'_' | b'<' | b'>' | b'&' | b'*' | b'?' | b'.' | b'[' | b']' | b'\'' | b' ')
    };
    while end < index + 32 && type_letter(at(content, end)) {
        end += 1;
    }
    let equals = blanks(content, end);
    (at(content, equals) == b'=' && at(content, equals + 1) != b'=').then_some(())?;
    let value = blanks(content, equals + 1);
    mark(content, value).map(|_| value)
}
