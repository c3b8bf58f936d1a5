//! What a value shows by its letters alone.

use crate::randomness::{self, Letters};

/// Whether it is written in an alphabet that tokens have.
pub(super) fn is_token(value: &[u8]) -> bool {
    value.iter().all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=' | b'.' | b':' | b'~')
    })
}

/// Long and full of signs, as frameworks make their keys: too random for a pattern, a format or a sentence.
pub(super) fn is_punctuated(value: &[u8], letters: &Letters) -> bool {
    let signs = letters.other;
    let pattern =
        [&b"[a-z"[..], b"[A-Z", b"[0-9", b"[^", b"(?:", b".*", b"]+", b"]{", b"\\d", b"\\w", b"\\s", b"://", b"||"];
    value.len() >= 32
        && signs >= 4
        && signs * 2 < value.len()
        && letters.digit >= 2
        && letters.distinct * 2 > value.len()
        && randomness::bits(value) > 15
        && !pattern.iter().any(|mark| memchr::memmem::find(value, mark).is_some())
}

/// A public key or a certificate in DER and base64; a private key holds its version, which is zero.
pub(super) fn is_public_key(value: &[u8]) -> bool {
    [&b"MFkwEwYHKoZI"[..], b"MCowBQYDK2V", b"MHYwEAYHKoZI"].iter().any(|start| value.starts_with(start))
        || value.starts_with(b"MII")
            && value.len() > 100
            && memchr::memmem::find(&value[..16], b"IBA").is_none()
            && memchr::memmem::find(&value[..16], b"AgEA").is_none()
}

/// A digest that says so, and data that is none: `sha256:…`, `sha512-…`, `data:image/png;base64,…`.
pub(super) fn is_digest(value: &[u8]) -> bool {
    [&b"sha1"[..], b"sha2", b"sha3", b"sha5", b"md5:", b"h1:", b"data:", b"urn:"]
        .iter()
        .any(|start| value.starts_with(start))
}

/// Only letters and `_-.:/`, as names and labels are.
pub(super) fn name_like(value: &[u8]) -> bool {
    value.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'.' | b':' | b'/' | b' '))
}

/// A path, an address, a date, a version.
pub(super) fn looks_like_place(value: &[u8]) -> bool {
    let slashes = value.iter().filter(|byte| **byte == b'/').count();
    let dots = value.iter().filter(|byte| **byte == b'.').count();
    memchr::memmem::find(value, b"://").is_some()
        || value.starts_with(b"/") && slashes > 1
        || value.starts_with(b"./")
        || value.starts_with(b"../")
        || (slashes > 1 && value.len() < 40 && randomness::bits(value) < 30)
        || (dots >= 2 && randomness::bits(value) < 30)
        || value.contains(&b'@') && dots > 0
        || value.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b':' | b'_' | b'T' | b'Z'))
}

/// Whether a value is a UUID.
pub(crate) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 8 | 13 | 18 | 23) { *byte == b'-' } else { byte.is_ascii_hexdigit() })
}

/// Whether it ends as the name of a file or a host does.
pub(super) fn is_file_name(value: &[u8]) -> bool {
    const ENDINGS: &str = "py js ts rs go rb php java json yml yaml xml html txt md pem key crt svg png com org net";
    let dot = value.iter().rposition(|byte| *byte == b'.');
    dot.is_some_and(|dot| ENDINGS.split(' ').any(|ending| ending.as_bytes() == &value[dot + 1..]))
}
