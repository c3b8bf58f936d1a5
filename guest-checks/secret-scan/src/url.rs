//! Passwords in URLs: `scheme://user:password@host`.

use crate::placeholder::{is_placeholder, is_reference};
use crate::randomness::{self, Letters};
use std::ops::Range;

/// How long `user:password` may be.
const LIMIT: usize = 320;

/// Passwords that everybody knows to be none.
const COMMON: &[&str] = &[
    "password",
    "passwd",
    "pass",
    "pwd",
    "secret",
    "user",
    "username",
    "guest",
    "token",
    "pw",
    "test",
    "foo",
    "bar",
    "x-oauth-basic",
    "x-token-auth",
    "mypass",
    "mypassword",
    "dbpass",
    "userpass",
    "psw",
    "string",
];

/// The password of the URL whose `://` begins at `at`.
pub(crate) fn password(content: &[u8], at: usize) -> Option<Range<usize>> {
    if at == 0 || !content[at - 1].is_ascii_alphanumeric() {
        return None;
    }
    let start = at + 3;
    let limit = content.len().min(start + LIMIT);
    let mut colon = None;
    let mut sign = None;
    for (index, byte) in content.iter().enumerate().take(limit).skip(start) {
        match byte {
            b':' if colon.is_none() => colon = Some(index),
            b'@' => sign = Some(index),
            b'/' | b'?' | b'#' if sign.is_some() || colon.is_none() => break,
            b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' | b' ' | b'\t' | b'\n' | b'\r' | b'|' | b',' | b')' => break,
            b'/' => break,
            _ => {}
        }
    }
    let sign = sign?;
    let Some(colon) = colon else { return alone(content, start..sign) };
    if sign <= colon + 1 {
        return None;
    }
    let secret = colon + 1..sign;
    let value = &content[secret.clone()];
    let host = content.get(sign + 1)?;
    if value.len() < 3 || !(host.is_ascii_alphanumeric() || matches!(host, b'[' | b'$' | b'{' | b'_' | b'%')) {
        return None;
    }
    let user = &content[start..colon];
    let lower = value.to_ascii_lowercase();
    if is_reference(value)
        || COMMON.iter().any(|word| lower == word.as_bytes())
        || is_placeholder(value) && value.len() != 8
    {
        return None;
    }
    if user == value && value.len() < 10
        || crate::placeholder::contains(value, b"password")
        || value.iter().all(|byte| *byte == b'*' || *byte == b'x')
    {
        return None;
    }
    Some(secret)
}

/// `https://token@host`: no password, but nobody is called so.
fn alone(content: &[u8], user: Range<usize>) -> Option<Range<usize>> {
    let value = &content[user.clone()];
    let letters = Letters::of(value);
    let token = value.len() >= 20 && letters.other <= 2 && letters.digit >= 2 && randomness::bits(value) > 30;
    (token && !is_placeholder(value)).then_some(user)
}

#[cfg(test)]
mod tests {
    use super::password;

    fn of(text: &str) -> Option<&str> {
        password(text.as_bytes(), text.find("://")?).map(|found| &text[found])
    }

    #[test]
    fn finds_passwords() {
        assert_eq!(of("postgres://app:s3cr3tHorse@db.internal:5432/x"), Some("s3cr3tHorse"));
        assert_eq!(of("https://me:p@ss9word1@host/"), Some("p@ss9word1"));
        assert_eq!(of("https://q7x9vkz2wp4jtg8yLm3R@git.host/x"), Some("q7x9vkz2wp4jtg8yLm3R"));
        assert_eq!(of("redis://:h4rdToGuess@cache:6379"), Some("h4rdToGuess"));
    }

    #[test]
    fn leaves_urls_without_one() {
        for text in [
            "https://host:8080/a@b",
            "https://user@host/",
            "https://user:${PASS}@host/",
            "https://user:password@host",
            "ssh://git@github.com:22/x",
            "https://a:b@/",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
