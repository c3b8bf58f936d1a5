//! Secrets in base64. Decoding everything that could be base64 costs more than the rest of the scan, so only values that
//! begin as an encoded secret must begin are decoded.

use std::ops::Range;

/// How `-----BEGIN`, `ghp_`, `glpat-`, `xoxb-`, `AKIA` and the like begin in base64.
pub(crate) const STARTS: &[&str] = &[
    "LS0tLS1CRUdJT",
    "Z2hwX",
    "Z2l0aHViX3BhdF",
    "Z2hvX",
    "Z2hzX",
    "Z2xwYXQt",
    "eG94Yi",
    "eG94cC",
    "QUtJQ",
    "QVNJQ",
    "c2tfbGl2ZV",
    "cmtfbGl2ZV",
    "c2stcHJvai",
    "c2stYW50L",
    "bnBtX",
    "cHlwaS1BZ",
    "QUl6YVN5",
];

/// How long an encoded value may be: longer than any key.
const LIMIT: usize = 32 << 10;
/// Shorter values hold no whole secret.
const LEAST: usize = 24;

/// The base64 value that begins at `start`, and what it says.
pub(crate) fn decode(content: &[u8], start: usize) -> Option<(Range<usize>, Vec<u8>)> {
    let in_value = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    if start > 0 && in_value(&content[start - 1]) {
        return None;
    }
    let length = content[start..].iter().take(LIMIT).take_while(|byte| in_value(byte)).count();
    let padding = content[start + length..].iter().take(2).take_while(|byte| **byte == b'=').count();
    let range = start..start + length + padding;
    // A keyword is found in any case; base64 has only one.
    let right = STARTS.iter().any(|text| content[range.clone()].starts_with(text.as_bytes()));
    (length >= LEAST && right).then(|| (range.clone(), crate::check::base64(&content[range])))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn decodes_from_the_start_of_a_value_only() {
        let text = b"key: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t\n";
        assert_eq!(decode(text, 5).unwrap().1, b"-----BEGIN PRIVATE KEY-----");
        assert!(decode(text, 6).is_none());
        assert!(decode(b"ls0tls1crudjtibquklwqvrfiEtFWS0tLS0t", 0).is_none());
    }
}
