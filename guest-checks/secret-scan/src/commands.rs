//! Credentials on command lines: `curl -u user:password` and what is sent in its headers.

pub(crate) mod flags;

use crate::directives::words;
use crate::placeholder::{is_placeholder, is_reference};
use std::ops::Range;

/// How far a command is read; it may go on over lines that end with a backslash.
const LIMIT: usize = 2048;

/// Values that stand for a password and are none.
const STANDINS: &[&str] = &[
    "password", "passwd", "pass", "pwd", "secret", "token", "key", "user", "username", "test", "xxx", "yyy", "apikey",
    "api_key",
];

/// Calls `found` for the secrets of the `curl` command that begins at `start`. Where the command ends.
pub(crate) fn curl(content: &[u8], start: usize, mut found: impl FnMut(Range<usize>)) -> usize {
    let end = command_end(content, start);
    let mut at = start;
    while let Some(blank) = memchr::memchr2(b' ', b'\t', &content[at..end]) {
        at += blank + 1;
        let rest = &content[at..end];
        if let Some(argument) = argument(rest, &["-u", "--user", "--proxy-user"]) {
            if let Some(secret) = user(content, at + argument, end) {
                found(secret);
            }
        } else if let Some(argument) = argument(rest, &["-H", "--header"])
            && let Some(secret) = header(content, at + argument, end)
        {
            found(secret);
        }
    }
    end
}

/// Where the command ends: at the end of its last line, a pipe or a semicolon is not looked for, as quotes may hold them.
fn command_end(content: &[u8], start: usize) -> usize {
    let limit = content.len().min(start + LIMIT);
    let mut at = start;
    while let Some(newline) = memchr::memchr(b'\n', &content[at..limit]) {
        let line = content[at..at + newline].trim_ascii_end();
        let next = content[at + newline + 1..limit].trim_ascii_start();
        at += newline + 1;
        if line.last() != Some(&b'\\') && !next.starts_with(b"-H") && !next.starts_with(b"-u") {
            return at - 1;
        }
    }
    limit
}

/// Where the value of one of `flags` begins, if `rest` begins with it.
fn argument(rest: &[u8], flags: &[&str]) -> Option<usize> {
    let flag = flags.iter().find(|flag| rest.starts_with(flag.as_bytes()))?;
    let mut at = flag.len();
    let next = *rest.get(at)?;
    if flag.starts_with("--") && !matches!(next, b' ' | b'=') {
        return None;
    }
    while matches!(rest.get(at), Some(b' ' | b'=')) {
        at += 1;
    }
    Some(at)
}

/// The password of `user:password`.
fn user(content: &[u8], start: usize, end: usize) -> Option<Range<usize>> {
    let quote = content.get(start).copied().filter(|byte| matches!(byte, b'"' | b'\''));
    let start = start + usize::from(quote.is_some());
    let ends = |byte: &u8| quote.map_or(byte.is_ascii_whitespace(), |quote| *byte == quote);
    let mut stop = start + content[start..end].iter().position(ends).unwrap_or(end - start);
    let mut colon = start + content[start..stop].iter().position(|byte| *byte == b':').unwrap_or(stop - start);
    if colon == stop && quote.is_some() && content.get(stop + 1) == Some(&b':') {
        // `"user":"password"`.
        colon = stop + 1;
        stop = colon + 1 + content[colon + 1..end].iter().position(u8::is_ascii_whitespace).unwrap_or(end - colon - 1);
    }
    let trim = |range: Range<usize>| {
        let value = &content[range.clone()];
        let left = value.iter().take_while(|byte| matches!(byte, b'"' | b'\'')).count();
        let right = value.iter().rev().take_while(|byte| matches!(byte, b'"' | b'\'')).count();
        range.start + left..(range.end - right).max(range.start + left)
    };
    if colon >= stop {
        return None;
    }
    // `-u key:` gives a key and no password.
    let secret = if colon + 1 == stop { start..colon } else { trim(colon + 1..stop) };
    let value = &content[secret.clone()];
    let user = &content[start..colon];
    let braced = value.first() == Some(&b'{') && value.iter().any(u8::is_ascii_digit) && !value.starts_with(b"{{");
    let refused = value.len() < 5
        || is_reference(value) && !braced
        || is_placeholder(value)
        || STANDINS.iter().any(|word| value.eq_ignore_ascii_case(word.as_bytes()))
        || value == user && colon + 1 != stop
        || value.starts_with(b"//")
        || user.starts_with(b"<") && value.ends_with(b">");
    (!refused).then_some(secret)
}

/// The credential of a header whose name says that it has one.
fn header(content: &[u8], start: usize, end: usize) -> Option<Range<usize>> {
    let quote = content.get(start).copied().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let start = start + 1;
    let stop = start + memchr::memchr(quote, &content[start..end])?;
    let colon = start + memchr::memchr(b':', &content[start..stop])?;
    let name = content[start..colon].to_ascii_lowercase();
    let telling = [&b"authorization"[..], b"token", b"api-key", b"apikey", b"api_key", b"secret", b"auth-key"];
    if !telling.iter().any(|word| memchr::memmem::find(&name, word).is_some()) {
        return None;
    }
    let words: Vec<Range<usize>> = words(content, colon + 1..stop).collect();
    let [.., secret] = words.as_slice() else { return None };
    if words.len() > 2 {
        return None;
    }
    let value = &content[secret.clone()];
    let has_digit = value.iter().any(u8::is_ascii_digit) || value.ends_with(b"=");
    (value.len() >= 8 && has_digit && !is_reference(value) && !is_placeholder(value)).then(|| secret.clone())
}

#[cfg(test)]
mod tests {
    fn of(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        super::curl(text.as_bytes(), 0, |secret| found.push(&text[secret]));
        found
    }

    #[test]
    fn finds_what_is_sent() {
        assert_eq!(of("curl -u elastic:h4rdToGuess https://localhost"), ["h4rdToGuess"]);
        assert_eq!(of("curl --user 'api:d2LkV78z' \\\n  https://localhost"), ["d2LkV78z"]);
        assert_eq!(of("curl -X GET \\\n -H \"Authorization: Bearer cfcabd11c7ed9a41\""), ["cfcabd11c7ed9a41"]);
        assert_eq!(of("curl -u \"k3yW1thoutPass:\" https://localhost"), ["k3yW1thoutPass"]);
    }

    #[test]
    fn leaves_references() {
        for text in [
            "curl -u \"$USER:$PASS\" x",
            "curl -u user:password x",
            "curl --user-agent a:b1234567",
            "curl -u name x:y12345678",
            "curl -H \"Authorization: Bearer $TOKEN\"",
            "curl -H \"Authorization: Bearer <your token>\"",
            "curl -H 'Content-Type: text/plain1'",
        ] {
            assert!(of(text).is_empty(), "{text}");
        }
    }
}
