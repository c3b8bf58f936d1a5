//! Where a value ends.

use super::{Quote, Sign, VALUE, at, blanks_and_lines, mark};
use std::ops::Range;

/// The value at `index`.
pub(super) fn read(content: &[u8], index: usize, sign: Sign) -> Option<(Range<usize>, Quote)> {
    if sign == Sign::Tag {
        let limit = content.len().min(index + VALUE);
        let mut end = index;
        while end < limit && !matches!(content[end], b'<' | b'\n') {
            end += 1;
        }
        while end > index && content[end - 1].is_ascii_whitespace() {
            end -= 1;
        }
        if content[index..end].ends_with(b"]]>") {
            return (end - 3 > index).then_some((index..end - 3, Quote::Tag));
        }
        let close = blanks_and_lines(content, end);
        return (at(content, close) == b'<' && end > index).then_some((index..end, Quote::Tag));
    }
    // `<<"…">>`, as Erlang has it.
    let index = index + if content[index.min(content.len())..].starts_with(b"<<\"") { 2 } else { 0 };
    let mut start = index;
    let ahead = before_mark(content, index);
    let prefixed = ahead - index <= 2 || matches!(at(content, ahead - 1), b'(' | b'[' | b'=' | b'{' | b' ');
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
            let inner = within(content, start..end);
            (end < content.len() && !inner.is_empty()).then_some((inner, Quote::Mark))
        }
        None if matches!(sign, Sign::Comma | Sign::Compares | Sign::Call) => None,
        None => {
            let limit = content.len().min(start + VALUE);
            let mut end = start;
            let mut open = 0;
            while end < limit {
                match content[end] {
                    b'(' | b'[' | b'{' => open += 1,
                    b')' | b']' | b'}' if open == 0 => break,
                    b')' | b']' | b'}' => open -= 1,
                    b'\\' | b'"' | b'\'' | b'`' | b',' | b';' | b'<' | b'>' | b'&' | b'|' => break,
                    byte if byte.is_ascii_whitespace() || byte == 0 => break,
                    _ => {}
                }
                end += 1;
            }
            (end > start).then_some((start..end, Quote::None))
        }
    }
}

/// Where what may stand before a quotation mark ends: `b"`, `r"`, `@"`, `String("`, `new String[] { "`, `default="`.
fn before_mark(content: &[u8], index: usize) -> usize {
    let new = content[index.min(content.len())..].starts_with(b"new ");
    let mut ahead = index;
    while ahead < index + 24
        && (at(content, ahead).is_ascii_alphanumeric()
            || matches!(at(content, ahead), b'_' | b'@' | b'$' | b'(' | b'[' | b'.' | b':')
            || new && matches!(at(content, ahead), b' ' | b'{' | b']'))
    {
        ahead += 1;
    }
    ahead + usize::from(ahead > index && at(content, ahead) == b'=')
}

/// Without quotation marks in the quotation marks, as in `'"…"'`.
fn within(content: &[u8], value: Range<usize>) -> Range<usize> {
    let text = &content[value.clone()];
    match text {
        [b'"', .., b'"'] | [b'\'', .., b'\''] if text.len() > 2 => value.start + 1..value.end - 1,
        [b'\\', b'"', .., b'\\', b'"'] if text.len() > 4 => value.start + 2..value.end - 2,
        _ => value,
    }
}

/// How a header says what kind of credential it holds.
const SCHEMES: &[&[u8]] =
    &[b"bearer", b"basic", b"token", b"apikey", b"digest", b"key", b"sso-key", b"genie-key", b"bot"];

/// `Authorization: Bearer x` and `credentials: token x`: the scheme is no part of the value.
pub(super) fn without_scheme(content: &[u8], value: Range<usize>, quote: Quote) -> Range<usize> {
    let text = &content[value.clone()];
    let first = text.iter().position(|byte| *byte == b' ').unwrap_or(text.len());
    if !SCHEMES.iter().any(|scheme| text[..first].eq_ignore_ascii_case(scheme)) {
        return value;
    }
    if first < text.len() {
        return value.start + first + 1..value.end;
    }
    if quote != Quote::None || at(content, value.end) != b' ' {
        return value;
    }
    let start = value.end + 1;
    let more = content[start..].iter().take(VALUE);
    let length =
        more.take_while(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b'\\')).count();
    start..start + length
}
