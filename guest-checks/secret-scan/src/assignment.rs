//! Reads `name = value` around a telling word, whatever the language: source code, configuration, JSON in a string, XML,
//! command-line flags, headers, function arguments.

use std::ops::Range;

/// A value given to a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assignment {
    /// The whole name, like `aws.secret_key`.
    pub(crate) name: Range<usize>,
    /// The value, without quotes.
    pub(crate) value: Range<usize>,
    /// What stands around the value.
    pub(crate) quote: Quote,
    /// What stands between name and value.
    pub(crate) sign: Sign,
}

/// What stands around a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quote {
    /// Nothing.
    None,
    /// A quotation mark of any kind.
    Mark,
    /// Tags.
    Tag,
}

/// What stands between a name and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `=`, `:=`, `=>` and the like.
    Equals,
    /// `:`.
    Colon,
    /// `==` and `!=`.
    Compares,
    /// `,` between arguments.
    Comma,
    /// `(` before an argument.
    Call,
    /// `>` of a tag.
    Tag,
    /// Nothing but blanks, as after `--token`.
    Blank,
}

/// How long a name may be.
const NAME: usize = 80;
/// How long a value may be.
const VALUE: usize = 1024;

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$')
}

fn at(content: &[u8], index: usize) -> u8 {
    content.get(index).copied().unwrap_or(0)
}

fn blanks(content: &[u8], mut index: usize) -> usize {
    while matches!(at(content, index), b' ' | b'\t') {
        index += 1;
    }
    index
}

fn blanks_and_lines(content: &[u8], mut index: usize) -> usize {
    while matches!(at(content, index), b' ' | b'\t' | b'\r' | b'\n') {
        index += 1;
    }
    index
}

/// A quotation mark at `index`: its length with the backslash that escapes it, and the mark.
fn mark(content: &[u8], index: usize) -> Option<(usize, u8)> {
    match at(content, index) {
        quote @ (b'"' | b'\'' | b'`') => Some((1, quote)),
        b'\\' if matches!(at(content, index + 1), b'"' | b'\'') => Some((2, at(content, index + 1))),
        b'&' if content.get(index..).is_some_and(|rest| rest.starts_with(b"&quot;")) => Some((6, b'&')),
        _ => None,
    }
}

/// Where the name that holds `word` ends. Cheap: it is asked for every word, and most words are no part of an assignment.
pub(crate) fn name_end(content: &[u8], word_end: usize) -> usize {
    let limit = content.len().min(word_end + NAME);
    let mut end = word_end;
    while end < limit && is_name(content[end]) {
        end += 1;
    }
    end
}

/// Where the name that holds `word` starts.
fn name_start(content: &[u8], word_start: usize) -> usize {
    let limit = word_start.saturating_sub(NAME);
    let mut start = word_start;
    while start > limit && is_name(content[start - 1]) {
        start -= 1;
    }
    start
}

/// Reads the assignment to the name that holds `word`, if it is one. `name_end` is where that name ends.
pub(crate) fn read(content: &[u8], word_start: usize, name_end: usize) -> Option<Assignment> {
    let mut index = name_end;
    let mut closed = false;
    if let Some((length, _)) = mark(content, index) {
        index += length;
        closed = true;
    }
    if at(content, index) == b']' {
        index += 1;
        if let Some((length, _)) = mark(content, index) {
            index += length;
        }
    }
    let tight = index;
    index = blanks(content, index);
    let (sign, mut value) = match sign(content, index, closed) {
        Some(found) => found,
        None if index > tight => loose(content, word_start, index, closed)?,
        None => return None,
    };
    value = match sign {
        Sign::Tag => blanks_and_lines(content, value),
        _ => blanks(content, value),
    };
    if sign == Sign::Colon
        && (at(content, value).is_ascii_alphabetic() || matches!(at(content, value), b'&' | b'*' | b'['))
    {
        value = typed(content, value).unwrap_or(value);
    }
    if matches!(at(content, value), b'\r' | b'\n') {
        // A value on the next line is one only in quotes.
        let next = blanks_and_lines(content, value);
        mark(content, next)?;
        value = next;
    }
    let (value, quote) = read_value(content, value, sign)?;
    Some(Assignment { name: name_start(content, word_start)..name_end, value, quote, sign })
}

/// The sign at `index` and where it ends.
fn sign(content: &[u8], index: usize, closed: bool) -> Option<(Sign, usize)> {
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
        b'-' if next == b'>' => Some((Sign::Equals, index + 2)),
        b'<' if next == b'-' => Some((Sign::Equals, index + 2)),
        b'>' => Some((Sign::Tag, index + 1)),
        b',' if closed => Some((Sign::Comma, index + 1)),
        b'(' if !closed => Some((Sign::Call, index + 1)),
        _ => None,
    }
}

/// What blanks alone separate: `--token value`, `name Type = "value"`, `name value="value"` in XML, `name is value`.
fn loose(content: &[u8], word_start: usize, index: usize, closed: bool) -> Option<(Sign, usize)> {
    let start = name_start(content, word_start);
    if at(content, start) == b'-' && start < word_start && at(content, index) != b'-' {
        return Some((Sign::Blank, index));
    }
    if mark(content, index).is_some() {
        // `password "value"`, as configuration files without signs have it.
        let line = line_start(content, start);
        let alone = content[line..start].iter().all(u8::is_ascii_whitespace);
        return alone.then_some((Sign::Blank, index));
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
    if word.len() >= 16 && word.iter().any(u8::is_ascii_digit) && !closed {
        // `API key 0123456789abcdef`: whether it is one is left to its look.
        return Some((Sign::Blank, index));
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
fn typed(content: &[u8], index: usize) -> Option<usize> {
    let mut end = index;
    let type_letter = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'<' | b'>' | b'&' | b'*' | b'?' | b'.' | b'[' | b']')
    };
    while end < index + 32 && type_letter(at(content, end)) {
        end += 1;
    }
    let equals = blanks(content, end);
    (at(content, equals) == b'=' && at(content, equals + 1) != b'=').then_some(())?;
    let value = blanks(content, equals + 1);
    mark(content, value).map(|_| value)
}

/// The value at `index`.
fn read_value(content: &[u8], index: usize, sign: Sign) -> Option<(Range<usize>, Quote)> {
    if sign == Sign::Tag {
        let limit = content.len().min(index + VALUE);
        let mut end = index;
        while end < limit && !matches!(content[end], b'<' | b'\n') {
            end += 1;
        }
        while end > index && content[end - 1].is_ascii_whitespace() {
            end -= 1;
        }
        let close = blanks_and_lines(content, end);
        return (at(content, close) == b'<' && end > index).then_some((index..end, Quote::Tag));
    }
    let mut start = index;
    // `b"`, `r"`, `L"`, `@"`, `$"`, `f"`, `String("`, `new("` …
    let mut ahead = index;
    while ahead < index + 24
        && (at(content, ahead).is_ascii_alphanumeric()
            || matches!(at(content, ahead), b'_' | b'@' | b'$' | b'(' | b'[' | b'.' | b':'))
    {
        ahead += 1;
    }
    let prefixed = ahead - index <= 2 || matches!(at(content, ahead.wrapping_sub(1)), b'(' | b'[');
    let found = match mark(content, index) {
        Some(found) => Some(found),
        None if prefixed && ahead > index => {
            let found = mark(content, ahead);
            if found.is_some() {
                start = ahead;
            }
            found
        }
        None => None,
    };
    match found {
        Some((length, quote)) => {
            start += length;
            // Three marks, as Python has them.
            while length == 1 && quote != b'`' && at(content, start) == quote && at(content, start + 1) == quote {
                start += 2;
            }
            let limit = content.len().min(start + VALUE);
            let mut end = start;
            while end < limit {
                match content[end] {
                    b'\n' | b'\r' => return None,
                    b'\\' if length == 2 => break,
                    b'\\' if end + 1 < limit && at(content, end + 1) == quote => end += 1,
                    b'&' if quote == b'&' => break,
                    byte if byte == quote => break,
                    _ => {}
                }
                end += 1;
            }
            (end > start && end < content.len()).then_some((start..end, Quote::Mark))
        }
        None if matches!(sign, Sign::Comma | Sign::Compares | Sign::Call) => None,
        None => {
            let limit = content.len().min(start + VALUE);
            let mut end = start;
            while end < limit {
                match content[end] {
                    b'\\' | b'"' | b'\'' | b'`' | b',' | b';' | b'<' | b'>' | b'&' | b'|' => break,
                    byte if byte.is_ascii_whitespace() || byte == 0 => break,
                    _ => end += 1,
                }
            }
            (end > start).then_some((start..end, Quote::None))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, word: &str) -> Option<String> {
        let start = text.find(word)?;
        let end = name_end(text.as_bytes(), start + word.len());
        read(text.as_bytes(), start, end).map(|found| text[found.value].to_owned())
    }

    #[test]
    fn reads_what_languages_write() {
        for text in [
            "apiToken=\"v4lue\"",
            "apiToken = v4lue",
            "{\"api_token\": \"v4lue\"}",
            "{\\\"api_token\\\": \\\"v4lue\\\"}",
            "{\"config.ini\": \"API_TOKEN=v4lue\\nOTHER=1\"}",
            "<apiToken>\n    v4lue\n</apiToken>",
            "api_token: 'v4lue'",
            "var apiToken string = \"v4lue\"",
            "let api_token: &str = \"v4lue\";",
            "apiToken := `v4lue`",
            "$apiToken .= \"v4lue\"",
            "System.setProperty(\"API_TOKEN\", \"v4lue\")",
            "\"apiToken\" => \"v4lue\"",
            "api_TOKEN :::= \"v4lue\"",
            "api_TOKEN ?= \"v4lue\"",
            "login --api-token v4lue --fast",
            "config['api_token'] = b'v4lue'",
            "<add key=\"ApiToken\" value=\"v4lue\" />",
            "if token == \"v4lue\" {",
            "token = String::from(\"v4lue\")",
            "the token is: v4lue",
            "token =\n    \"v4lue\"",
        ] {
            let word =
                if text.contains("oken") { text.find("oken").map(|at| &text[at - 1..at + 4]) } else { Some("TOKEN") };
            assert_eq!(value(text, word.unwrap()).as_deref(), Some("v4lue"), "{text}");
        }
    }

    #[test]
    fn reads_no_assignment_where_there_is_none() {
        for text in
            ["token", "token)", "token::parse", "a token of mine", "token\n= 3", "token, \"x\"", "token = \"x\ny\""]
        {
            assert_eq!(value(text, "token"), None, "{text}");
        }
    }
}
