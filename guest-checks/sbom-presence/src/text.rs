//! From the bytes of a file to text, and from places in the text back to the file.

use gatewright_sdk::{ByteRange, LineRange, Place};
use std::borrow::Cow;

/// A file's text.
#[derive(Debug)]
pub struct Text<'a> {
    /// Without a byte order mark.
    pub text: Cow<'a, str>,
    /// How many bytes the mark has; none where the bytes are not those of the text.
    shift: Option<usize>,
}

/// Decodes UTF-8, and UTF-16 of either byte order, with or without a mark.
///
/// # Errors
/// Why it is neither.
pub fn decode(bytes: &[u8]) -> Result<Text<'_>, String> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, 3),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // JSON and XML begin with an ASCII character, so a zero beside it tells the byte order.
        [b'{' | b'<' | b' ' | b'\n' | b'\r' | b'\t', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, b'{' | b'<' | b' ' | b'\n' | b'\r' | b'\t', ..] => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes, 0),
    }
}

fn utf8(bytes: &[u8], shift: usize) -> Result<Text<'_>, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Text { text: Cow::Borrowed(text), shift: Some(shift) }),
        Err(error) => Err(format!("it is neither UTF-8 nor UTF-16 (at byte {})", error.valid_up_to() + shift)),
    }
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Result<Text<'_>, String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err("it is UTF-16 and ends in the middle of a character".to_owned());
    }
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| read(*pair))).collect();
    match text {
        Ok(text) => Ok(Text { text: Cow::Owned(text), shift: None }),
        Err(_) => Err("it is UTF-16 with half a surrogate pair".to_owned()),
    }
}

impl<'a> Text<'a> {
    /// A text that is decoded already.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), shift: Some(0) }
    }

    /// The same, but free of the file's bytes.
    #[must_use]
    pub fn into_owned(self) -> Text<'static> {
        Text { text: Cow::Owned(self.text.into_owned()), shift: self.shift }
    }

    /// Where the `length` bytes of the text at `at` stand in the file.
    #[must_use]
    pub fn place(&self, at: usize, length: usize) -> Place {
        let at = self.floor(at);
        match self.shift {
            Some(shift) => {
                let end = self.floor(at.saturating_add(length));
                Place::Bytes(ByteRange { start: (at + shift) as u64, end: (end + shift) as u64 })
            }
            // The bytes are others, the lines are the same.
            None => {
                let line = self.line(at);
                Place::Lines(LineRange { first: line, last: line })
            }
        }
    }

    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self, at: usize) -> u32 {
        let before = &self.text.as_bytes()[..self.floor(at)];
        u32::try_from(before.iter().filter(|byte| **byte == b'\n').count() + 1).unwrap_or(u32::MAX)
    }

    /// The place of a column in a line, both counted from 1, as parsers give them.
    #[must_use]
    pub fn at(&self, line: usize, column: usize) -> usize {
        let mut start = 0;
        for _ in 1..line {
            match self.text[start..].find('\n') {
                Some(end) => start += end + 1,
                None => break,
            }
        }
        self.floor(start + column.saturating_sub(1))
    }

    /// Not beyond the text, and not inside a character.
    fn floor(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(write).collect()
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "{\"ä\": 1}\n";
        let (little, big) = (utf16_bytes(text, u16::to_le_bytes), utf16_bytes(text, u16::to_be_bytes));
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [b"\xFF\xFE".as_slice(), &little].concat(),
            [b"\xFE\xFF".as_slice(), &big].concat(),
            little.clone(),
            big.clone(),
        ] {
            assert_eq!(decode(&bytes).unwrap().text, text);
        }
    }

    #[test]
    fn broken_encodings_are_refused() {
        for bytes in [&b"\xFF\xFEa"[..], b"\xFF\xFE\x00\xD8", b"{\xFF", b"{\xC3"] {
            assert!(decode(bytes).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn places_count_the_mark_and_never_leave_the_file() {
        let marked = decode(b"\xEF\xBB\xBFa\nb").unwrap();
        assert_eq!(marked.place(2, 9), Place::Bytes(ByteRange { start: 5, end: 6 }));
        let wide = utf16_bytes("{\n}", u16::to_le_bytes);
        assert_eq!(decode(&wide).unwrap().place(2, 1), Place::Lines(LineRange { first: 2, last: 2 }));
        assert_eq!(decode("é".as_bytes()).unwrap().place(1, 0), Place::Bytes(ByteRange { start: 0, end: 0 }));
        assert_eq!(marked.at(2, 1), 2);
        assert_eq!(marked.at(9, 9), 3);
    }
}
