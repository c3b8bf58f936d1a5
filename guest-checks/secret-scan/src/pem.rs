//! Private keys in PEM armour, however they are written: over lines, with `\n` in a string, on one line.

use std::ops::Range;

/// How far the end of a key may be from its beginning. An RSA key of 16,384 bits has 12.7 KB.
const SPAN: usize = 20_000;
/// A key has at least this much content.
const LEAST: usize = 40;

/// The private key whose armour begins at `start`.
pub(crate) fn find(content: &[u8], start: usize) -> Option<Range<usize>> {
    let label = label(content, start)?;
    if !crate::placeholder::contains(label, b"PRIVATE KEY") || crate::placeholder::contains(label, b"PUBLIC") {
        return None;
    }
    let body = start + 11 + label.len() + 5;
    let limit = content.len().min(body + SPAN);
    let rest = content.get(body..limit)?;
    // The next armour line of any kind ends this one.
    let next = memchr::memmem::find(rest, b"-----");
    let end = next.filter(|at| rest[*at..].starts_with(b"-----END"));
    let inside = &rest[..end.unwrap_or(next.unwrap_or(rest.len()).min(600))];
    if !holds_key(inside, end.is_some()) {
        return None;
    }
    let stop = match end {
        Some(at) => {
            let close = memchr::memmem::find(&rest[at + 8..], b"-----").map_or(at + 8, |close| at + 8 + close + 5);
            body + close
        }
        None => body + key_length(inside),
    };
    Some(start..stop)
}

/// The words between `-----BEGIN ` and `-----`.
fn label(content: &[u8], start: usize) -> Option<&[u8]> {
    let rest = content.get(start + 11..content.len().min(start + 80))?;
    let end = memchr::memmem::find(rest, b"-----")?;
    Some(&rest[..end])
}

/// Whether there is enough that is base64 and no pattern.
fn holds_key(inside: &[u8], finished: bool) -> bool {
    if longest_line(inside) < if finished { 20 } else { LEAST } {
        return false;
    }
    let body: Vec<u8> = letters(inside).collect();
    if body.len() < LEAST || crate::placeholder::contains(inside, b"...") && body.len() < 200 {
        return false;
    }
    crate::randomness::Letters::of(&body).distinct > 12
        && !crate::placeholder::contains(&body[..body.len().min(120)], b"example")
        && !crate::placeholder::contains(&body[..body.len().min(120)], b"yourprivatekey")
}

/// The longest run of base64: prose has none.
fn longest_line(inside: &[u8]) -> usize {
    let in_line = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    inside.split(|byte| !in_line(byte)).map(<[u8]>::len).max().unwrap_or(0)
}

/// Base64, without what ends lines in any notation.
fn letters(inside: &[u8]) -> impl Iterator<Item = u8> + '_ {
    let mut escape = false;
    inside.iter().copied().filter(move |byte| {
        if std::mem::replace(&mut escape, *byte == b'\\') {
            return false;
        }
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
    })
}

/// How far an unfinished key goes.
fn key_length(inside: &[u8]) -> usize {
    inside
        .iter()
        .position(|byte| {
            !(byte.is_ascii_alphanumeric()
                || byte.is_ascii_whitespace()
                || matches!(byte, b'+' | b'/' | b'=' | b'\\' | b'-' | b':' | b','))
        })
        .unwrap_or(inside.len())
}

#[cfg(test)]
mod tests {
    use super::find;

    fn armour(kind: &str, body: &str) -> String {
        format!("-----BEGIN {kind}-----{body}-----END {kind}-----")
    }

    const BODY: &str = "\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDAC4AWkdwKYSd8\nKs14IReLcYgADhoXk56ZzXI=\n";

    #[test]
    fn finds_every_notation() {
        for kind in
            ["PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK", "ENCRYPTED PRIVATE KEY"]
        {
            for body in
                [BODY.to_owned(), BODY.replace('\n', "\\n"), BODY.replace('\n', "\r\n"), BODY.replace('\n', " ")]
            {
                let text = armour(kind, &body);
                assert_eq!(find(text.as_bytes(), 0), Some(0..text.len()), "{text}");
            }
        }
    }

    #[test]
    fn leaves_public_keys_and_examples() {
        for text in [
            armour("PUBLIC KEY", BODY),
            armour("CERTIFICATE", BODY),
            armour("PRIVATE KEY", "\nanything\n"),
            armour("PRIVATE KEY", "\n...\n"),
        ] {
            assert_eq!(find(text.as_bytes(), 0), None, "{text}");
        }
    }

    #[test]
    fn finds_a_key_that_was_cut() {
        let text = format!("-----BEGIN RSA PRIVATE KEY-----{BODY}\";");
        assert!(find(text.as_bytes(), 0).is_some());
    }
}
