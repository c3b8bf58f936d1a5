//! Reads `name = value` around a telling word, whatever the language: source code, configuration, JSON in a string, XML,
//! command-line flags, headers, function arguments, tables, prose.

mod sign;
mod value;

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
    /// Nothing that a language has: a dash, the cell of a table, the next line. Only the value's look can tell.
    Beside,
}

/// What begins text in XML that is taken as it stands.
const CDATA: &[u8] = b"<![CDATA[";
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
    let (sign, value) = sign::find(content, word_start, index, closed)?;
    let value = value_start(content, sign, value)?;
    let (value, quote) = value::read(content, value, sign)?;
    let value = value::without_scheme(content, value, quote);
    Some(Assignment { name: name_start(content, word_start)..name_end, value, quote, sign })
}

/// Where the value begins after its sign, which ends at `index`.
fn value_start(content: &[u8], sign: Sign, index: usize) -> Option<usize> {
    if sign == Sign::Tag {
        let value = blanks_and_lines(content, index);
        if content[value.min(content.len())..].starts_with(CDATA) {
            return Some(value + CDATA.len());
        }
        // `<Password><Value>…`.
        return Some(if at(content, value + 1).is_ascii_alphabetic() {
            sign::inside_tag(content, value).unwrap_or(value)
        } else {
            value
        });
    }
    let mut value = blanks(content, index);
    if content[value.min(content.len())..].starts_with(b"** ") {
        value = blanks(content, value + 2);
    }
    if sign == Sign::Colon
        && (at(content, value).is_ascii_alphabetic() || matches!(at(content, value), b'&' | b'*' | b'['))
    {
        value = sign::typed(content, value).unwrap_or(value);
    }
    // The marks of a YAML scalar on the lines below, and the backslash that continues a line.
    let folded = [&b">-"[..], b"|-", b">", b"|", b"\\"].into_iter().find(|mark| content[value..].starts_with(mark));
    let folded = folded.map_or(0, <[u8]>::len);
    if matches!(at(content, value + folded), b'\r' | b'\n') {
        let next = blanks_and_lines(content, value + folded);
        // A value on the next line is one in quotes, or where it is alone there.
        let alone = matches!(sign, Sign::Colon | Sign::Equals) && sign::is_alone(content, next);
        (mark(content, next).is_some() || alone).then_some(())?;
        value = next;
    }
    Some(value)
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
            "token = \\\n    \"v4lue\"",
            "env.TOKEN || 'v4lue'",
            "the token - 'v4lue'",
            "token for tests: 'v4lue'",
            "| token | v4lue |",
            "<key>apiToken</key>\n<string>v4lue</string>",
            "{ \"key\": \"api_token\", \"value\": \"v4lue\" }",
            "- name: API_TOKEN\n  value: v4lue",
            "set :token, \"v4lue\"",
        ] {
            let word =
                if text.contains("oken") { text.find("oken").map(|at| &text[at - 1..at + 4]) } else { Some("TOKEN") };
            assert_eq!(value(text, word.unwrap()).as_deref(), Some("v4lue"), "{text}");
        }
    }

    #[test]
    fn reads_what_stands_below() {
        for text in
            ["# token\n# v4lue0123456789abc\n", "token: >-\n  v4lue0123456789abc\n", "token:\n  v4lue0123456789abc"]
        {
            assert_eq!(value(text, "token").as_deref(), Some("v4lue0123456789abc"), "{text}");
        }
        assert_eq!(value("token:\n  v4lue0123456789abc: 1", "token"), None);
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
