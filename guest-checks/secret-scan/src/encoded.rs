//! Secrets in base64, hexadecimal, percent encoding and escapes. Decoding everything that could be encoded costs more than the
//! rest of the scan, so only what begins as an encoded secret must begin is decoded, and what a telling name is given.

use std::fmt::Write as _;
use std::ops::Range;

/// How something is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// Base64 of either alphabet.
    Base64,
    /// `6768705f`.
    Hex,
    /// `\x67\x68\x70\x5f`.
    Escape,
    /// `\u0067\u0068\u0070\u005f`.
    Unicode,
    /// `%67%68%70%5f`.
    Percent,
}

/// How secrets begin that are worth decoding.
const PLAIN: &[&str] = &[
    "-----BEGIN ",
    "ghp_",
    "github_pat_",
    "gho_",
    "ghs_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "ASIA",
    "sk_live_",
    "rk_live_",
    "sk-proj-",
    "sk-ant-",
    "npm_",
    "pypi-A",
    "AIzaSy",
    "hf_",
    "dop_v1_",
    "SG.",
];

/// How deep something may be encoded.
pub(crate) const DEPTH: usize = 4;
/// How long an encoded value may be: longer than any key.
const LIMIT: usize = 32 << 10;
/// Shorter values hold no whole secret.
const LEAST: usize = 24;

/// How [`PLAIN`] begins in every coding.
pub(crate) fn starts() -> Vec<(String, Coding)> {
    let mut starts = Vec::new();
    for plain in PLAIN {
        let each = |write: fn(&mut String, u8)| {
            plain.bytes().fold(String::new(), |mut text, byte| {
                write(&mut text, byte);
                text
            })
        };
        starts.push((base64_start(plain.as_bytes()), Coding::Base64));
        starts.push((each(|text, byte| _ = write!(text, "{byte:02x}")), Coding::Hex));
        starts.push((each(|text, byte| _ = write!(text, "\\x{byte:02x}")), Coding::Escape));
        starts.push((each(|text, byte| _ = write!(text, "\\u{byte:04x}")), Coding::Unicode));
        starts.push((each(|text, byte| _ = write!(text, "%{byte:02x}")), Coding::Percent));
    }
    starts
}

/// The digits of base64 that do not depend on what follows.
fn base64_start(plain: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bit = |at: usize| usize::from(plain[at / 8] >> (7 - at % 8) & 1);
    let digit = |number: usize| (0..6).fold(0, |digit, at| digit << 1 | bit(number * 6 + at));
    (0..plain.len() * 8 / 6).map(|number| char::from(DIGITS[digit(number)])).collect()
}

/// The value that begins at `start`, and what it says.
pub(crate) fn decode(content: &[u8], start: usize, coding: Coding) -> Option<(Range<usize>, Vec<u8>)> {
    match coding {
        Coding::Base64 => base64(content, start),
        Coding::Hex => {
            let inside = start > 0 && content[start - 1].is_ascii_hexdigit();
            if inside { None } else { pairs(content, start, b"", 2) }
        }
        Coding::Escape => pairs(content, start, b"\\x", 2),
        Coding::Unicode => pairs(content, start, b"\\u", 4),
        Coding::Percent => pairs(content, start, b"%", 2),
    }
}

fn base64(content: &[u8], start: usize) -> Option<(Range<usize>, Vec<u8>)> {
    let in_value = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    if start > 0 && in_value(&content[start - 1]) {
        return None;
    }
    let length = content[start..].iter().take(LIMIT).take_while(|byte| in_value(byte)).count();
    let padding = content[start + length..].iter().take(2).take_while(|byte| **byte == b'=').count();
    let range = start..start + length + padding;
    let decoded = crate::check::base64(&content[range.clone()]);
    // A keyword is found in any case; base64 has only one.
    let right = PLAIN.iter().any(|plain| decoded.starts_with(plain.as_bytes()));
    (length >= LEAST && right).then_some((range, decoded))
}

/// Bytes as digits after a mark each; percent encoding leaves most bytes as they are.
fn pairs(content: &[u8], start: usize, mark: &[u8], digits: usize) -> Option<(Range<usize>, Vec<u8>)> {
    let mut decoded = Vec::new();
    let mut at = start;
    while at < start + LIMIT {
        let next = content.get(at..).and_then(|rest| rest.strip_prefix(mark)).and_then(|rest| rest.get(..digits));
        let byte = next.and_then(|text| u8::from_str_radix(std::str::from_utf8(text).ok()?, 16).ok());
        let Some(byte) = byte else {
            match content.get(at) {
                Some(plain)
                    if !mark.is_empty() && (plain.is_ascii_alphanumeric() || matches!(plain, b'-' | b'_' | b'.')) =>
                {
                    decoded.push(*plain);
                    at += 1;
                    continue;
                }
                _ => break,
            }
        };
        decoded.push(byte);
        at += mark.len() + digits;
    }
    (decoded.len() >= LEAST * 3 / 4).then_some((start..at, decoded))
}

/// What a value in base64 says, if it is text.
pub(crate) fn text(value: &[u8]) -> Option<Vec<u8>> {
    let in_value = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    if value.len() < LEAST || !value.iter().all(in_value) {
        return None;
    }
    let decoded = crate::check::base64(value);
    let readable = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    decoded.iter().all(readable).then_some(decoded)
}

/// Whether a value is `user:password` in base64, as HTTP and Docker send it.
pub(crate) fn is_basic(value: &[u8]) -> bool {
    let in_value = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    if value.len() < 12 || !value.len().is_multiple_of(4) || !value.iter().all(in_value) {
        return false;
    }
    let decoded = crate::check::base64(value);
    let Some(colon) = decoded.iter().position(|byte| *byte == b':') else { return false };
    let (user, password) = (&decoded[..colon], &decoded[colon + 1..]);
    decoded.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ')
        && !user.is_empty()
        && password.len() >= 4
        && !crate::words::is_no_password(password)
        && !crate::placeholder::is_placeholder(password)
        && !crate::placeholder::is_reference(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_are_those_of_every_coding() {
        let starts = starts();
        for (text, coding) in [
            ("LS0tLS1CRUdJTi", Coding::Base64),
            ("Z2hwX", Coding::Base64),
            ("6768705f", Coding::Hex),
            ("\\x67\\x68\\x70\\x5f", Coding::Escape),
            ("\\u0067\\u0068\\u0070\\u005f", Coding::Unicode),
            ("%67%68%70%5f", Coding::Percent),
        ] {
            assert!(starts.contains(&(text.to_owned(), coding)), "{text}");
        }
    }

    #[test]
    fn decodes_from_the_start_of_a_value_only() {
        let value = b"key: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t\n";
        assert_eq!(decode(value, 5, Coding::Base64).unwrap().1, b"-----BEGIN PRIVATE KEY-----");
        assert!(decode(value, 6, Coding::Base64).is_none());
        assert!(decode(b"ls0tls1crudjtibquklwqvrfiEtFWS0tLS0t", 0, Coding::Base64).is_none());
    }

    #[test]
    fn decodes_every_way_to_write_bytes() {
        let plain = "ghp_0123456789abcdefghij";
        for (text, coding) in [
            (plain.bytes().fold(String::new(), |text, byte| format!("{text}{byte:02x}")), Coding::Hex),
            (plain.bytes().fold(String::new(), |text, byte| format!("{text}\\x{byte:02x}")), Coding::Escape),
            (plain.bytes().fold(String::new(), |text, byte| format!("{text}\\u{byte:04x}")), Coding::Unicode),
            (plain.replace('_', "%5f").replace("gh", "%67%68"), Coding::Percent),
        ] {
            let (range, decoded) = decode(format!("{text}\"").as_bytes(), 0, coding).unwrap();
            assert_eq!((range, String::from_utf8(decoded).unwrap()), (0..text.len(), plain.to_owned()), "{text}");
        }
    }

    #[test]
    fn user_and_password() {
        assert!(is_basic(b"Ym9iOnN1bmZsb3dlcg=="));
        for value in
            [&b"dXNlcjpwYXNzd29yZA=="[..], b"c3VuZmxvd2Vyc3VuZg==", b"Zf3D0LXCM3EIMbgJpUNn", b"Ym9iOiR7UEFTU30="]
        {
            assert!(!is_basic(value));
        }
    }

    #[test]
    fn only_text_is_text() {
        assert_eq!(text(b"aGVsbG8sIHRoaXMgaXMgcGxhaW4gdGV4dA==").unwrap(), b"hello, this is plain text");
        assert!(text(b"q83vASNFZ4mrze8BI0VniavN7wEjRWeJ").is_none());
    }
}
