//! Files as they come: UTF-8, other 8-bit text, or UTF-16.

use std::borrow::Cow;
use std::ops::Range;

/// A file's text with the way back to its bytes.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// What is scanned.
    pub(crate) bytes: Cow<'a, [u8]>,
    /// For UTF-16, where each scanned byte comes from; empty where nothing was decoded.
    origin: Vec<u32>,
}

impl<'a> Text<'a> {
    /// Decodes UTF-16, leaves everything else as it is.
    pub(crate) fn of(content: &'a [u8]) -> Self {
        let (little, skip) = match content {
            [0xff, 0xfe, ..] => (true, 2),
            [0xfe, 0xff, ..] => (false, 2),
            [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (true, 0),
            [0, first, 0, second, ..] if *first != 0 && *second != 0 => (false, 0),
            _ => return Self { bytes: Cow::Borrowed(content), origin: Vec::new() },
        };
        let mut bytes = Vec::with_capacity(content.len() / 2);
        let mut origin = Vec::with_capacity(content.len() / 2);
        let mut at = skip;
        let units = content[skip..].chunks_exact(2).map(|pair| {
            if little { u16::from_le_bytes([pair[0], pair[1]]) } else { u16::from_be_bytes([pair[0], pair[1]]) }
        });
        for letter in char::decode_utf16(units) {
            let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
            let before = bytes.len();
            let mut buffer = [0; 4];
            bytes.extend_from_slice(letter.encode_utf8(&mut buffer).as_bytes());
            origin.resize(bytes.len(), u32::try_from(at).unwrap_or(u32::MAX));
            at += if bytes.len() - before == 4 { 4 } else { 2 };
        }
        Self { bytes: Cow::Owned(bytes), origin }
    }

    /// The bytes of the file behind some scanned ones.
    pub(crate) fn origin(&self, range: Range<usize>) -> Range<usize> {
        if self.origin.is_empty() {
            return range;
        }
        let at = |index: usize| self.origin.get(index).map_or(0, |origin| *origin as usize);
        let last = at(range.end.max(1) - 1);
        at(range.start)..last + 2
    }
}

/// The line around `at`, without its end.
pub(crate) fn line_around(content: &[u8], at: usize) -> Range<usize> {
    let at = at.min(content.len());
    let start = memchr::memrchr(b'\n', &content[..at]).map_or(0, |newline| newline + 1);
    let end = memchr::memchr(b'\n', &content[at..]).map_or(content.len(), |newline| at + newline);
    start..end
}

/// Counts lines. To be asked of places that are near each other one after the other: each step is counted.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    content: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    /// From the first byte.
    pub(crate) fn new(content: &'a [u8]) -> Self {
        Self { content, at: 0, line: 1 }
    }

    /// The line of a byte, counted from 1.
    pub(crate) fn of(&mut self, at: usize) -> usize {
        let at = at.min(self.content.len());
        let count = |from: usize, to: usize| memchr::memchr_iter(b'\n', &self.content[from..to]).count();
        if at >= self.at {
            self.line += count(self.at, at);
        } else {
            self.line -= count(at, self.at);
        }
        self.at = at;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_leads_back_to_its_bytes() {
        let text = "a\u{1f600}key";
        for little in [true, false] {
            let encode = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            let mut content: Vec<u8> = encode(0xfeff).to_vec();
            content.extend(text.encode_utf16().flat_map(encode));
            let decoded = Text::of(&content);
            assert_eq!(&*decoded.bytes, text.as_bytes());
            let start = text.find("key").unwrap();
            assert_eq!(decoded.origin(start..start + 3), content.len() - 6..content.len());
        }
    }

    #[test]
    fn a_lone_surrogate_is_replaced() {
        let content = [0xff, 0xfe, 0x00, 0xd8, b'k', 0];
        let decoded = Text::of(&content);
        assert_eq!(&*decoded.bytes, "\u{fffd}k".as_bytes());
        assert_eq!(decoded.origin(3..4), 4..6);
    }

    #[test]
    fn lines_end_at_the_file() {
        assert_eq!(line_around(b"a\nbc\nd", 3), 2..4);
        assert_eq!(line_around(b"a", 9), 0..1);
    }
}
