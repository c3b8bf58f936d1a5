//! A report as a stream of UTF-8: finds the encoding, looks ahead, and bounds how much one line or tag may hold, so that a
//! report of any size and shape is read in a few hundred KiB.

use crate::report::Fault;
use std::io::{self, BufRead, Read};

/// Held at a time, and the most that a line of a text format may have.
const BUFFER: usize = 256 << 10;

/// How much [`Input::peek`] shows.
const PEEK: usize = 64 << 10;

/// What the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// Passed on as it is.
    Utf8,
    /// Little or big endian.
    Utf16 { big: bool },
    /// Declared by an XML declaration. Windows-1252 differs only where no path has letters.
    Latin1,
}

/// A line of a text format.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Without its line end.
    Whole(&'a [u8]),
    /// The beginning of a line that is longer than any that a coverage tool writes.
    Overlong(String),
}

/// The stream.
#[derive(Debug)]
pub struct Input<R> {
    reader: R,
    encoding: Encoding,
    /// Undecoded bytes: all that was read before the encoding was known, later what a code unit still lacks.
    raw: Vec<u8>,
    /// Decoded bytes are at `start..end`; what lies behind is room that need not be cleared again for every read.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    /// How many bytes may be consumed before [`Input::allow`] is called again.
    allowance: usize,
    consumed: u64,
}

impl<R: Read> Input<R> {
    /// Reads the beginning.
    ///
    /// # Errors
    /// The bytes could not be had.
    pub fn open(reader: R) -> Result<Self, Fault> {
        let mut input = Self {
            reader,
            encoding: Encoding::Utf8,
            raw: Vec::new(),
            buffer: Vec::new(),
            start: 0,
            end: 0,
            ended: false,
            allowance: usize::MAX,
            consumed: 0,
        };
        let mut head = Vec::new();
        while head.len() < PEEK && !input.ended {
            let held = head.len();
            head.resize(held + PEEK, 0);
            let read = input.read_some(&mut head[held..]).map_err(unreadable)?;
            head.truncate(held + read);
        }
        let (encoding, mark) = detect(&head);
        input.encoding = encoding;
        head.drain(..mark);
        input.raw = head;
        input.decode();
        Ok(input)
    }

    /// What is held and not consumed, decoded: at the beginning the first 64 KiB, later perhaps nothing.
    #[must_use]
    pub fn peek(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Lets at most that many bytes be consumed until the next call; more is an error.
    pub fn allow(&mut self, bytes: usize) {
        self.allowance = bytes;
    }

    /// How many bytes were consumed.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.consumed
    }

    /// The next line of a text format, none at the end.
    ///
    /// # Errors
    /// The bytes could not be had.
    pub fn line(&mut self) -> Result<Option<Line<'_>>, Fault> {
        let mut searched = 0;
        loop {
            let held = &self.buffer[self.start..self.end];
            if let Some(at) = memchr::memchr(b'\n', &held[searched..]) {
                let range = self.start..self.start + searched + at;
                self.start = range.end + 1;
                let line = &self.buffer[range];
                return Ok(Some(Line::Whole(line.strip_suffix(b"\r").unwrap_or(line))));
            }
            if held.len() >= BUFFER {
                return self.skip_line().map(Some);
            }
            searched = held.len();
            if !self.fill().map_err(unreadable)? {
                let range = self.start..self.end;
                self.start = range.end;
                return Ok((!range.is_empty()).then(|| Line::Whole(&self.buffer[range])));
            }
        }
    }

    /// Skips the rest of an overlong line and keeps its beginning.
    fn skip_line(&mut self) -> Result<Line<'_>, Fault> {
        let beginning = &self.buffer[self.start..self.end];
        let beginning = String::from_utf8_lossy(&beginning[..beginning.len().min(256)]).into_owned();
        loop {
            self.start = self.end;
            if !self.fill().map_err(unreadable)? {
                break;
            }
            if let Some(at) = memchr::memchr(b'\n', &self.buffer[self.start..self.end]) {
                self.start += at + 1;
                break;
            }
        }
        Ok(Line::Overlong(beginning))
    }

    /// Decodes more behind what is held. False at the end.
    fn fill(&mut self) -> io::Result<bool> {
        self.buffer.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, self.end - self.start);
        let before = self.end;
        while self.end == before && !self.ended {
            if self.encoding == Encoding::Utf8 {
                let mut buffer = std::mem::take(&mut self.buffer);
                if buffer.len() < self.end + BUFFER {
                    buffer.resize(self.end + BUFFER, 0);
                }
                let read = self.read_some(&mut buffer[self.end..]);
                self.buffer = buffer;
                self.end += read?;
            } else {
                let mut raw = std::mem::take(&mut self.raw);
                let held = raw.len();
                raw.resize(held + BUFFER / 2, 0);
                let read = self.read_some(&mut raw[held..]);
                raw.truncate(held + *read.as_ref().unwrap_or(&0));
                self.raw = raw;
                read?;
                self.decode();
            }
        }
        Ok(self.end > before)
    }

    fn read_some(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.reader.read(out) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(0) => {
                    self.ended = true;
                    return Ok(0);
                }
                other => return other,
            }
        }
    }

    /// Moves what is complete from `raw` to `buffer`.
    fn decode(&mut self) {
        self.buffer.truncate(self.end);
        match self.encoding {
            Encoding::Utf8 => self.buffer.append(&mut self.raw),
            Encoding::Latin1 => {
                let text: String = self.raw.drain(..).map(char::from).collect();
                self.buffer.extend_from_slice(text.as_bytes());
            }
            Encoding::Utf16 { big } => {
                let unit = |pair: &[u8]| {
                    let pair = [pair[0], pair[1]];
                    if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
                };
                let mut units: Vec<u16> = self.raw.chunks_exact(2).map(unit).collect();
                // The second half of a pair may be in the next read.
                if !self.ended && units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) {
                    units.pop();
                }
                self.raw.drain(..units.len() * 2);
                let text: String =
                    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
                self.buffer.extend_from_slice(text.as_bytes());
                if self.ended && !self.raw.is_empty() {
                    self.raw.clear();
                    self.buffer.extend_from_slice("\u{FFFD}".as_bytes());
                }
            }
        }
        self.end = self.buffer.len();
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let held = self.fill_buf()?;
        let length = held.len().min(out.len());
        out[..length].copy_from_slice(&held[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.allowance == 0 {
            return Err(io::Error::other("one tag, text or comment is longer than any that a coverage tool writes"));
        }
        if self.start == self.end {
            self.fill()?;
        }
        Ok(&self.buffer[self.start..self.end])
    }

    fn consume(&mut self, amount: usize) {
        self.start += amount;
        self.consumed += amount as u64;
        self.allowance = self.allowance.saturating_sub(amount);
    }
}

fn unreadable(error: io::Error) -> Fault {
    Fault::Unreadable(error.to_string())
}

/// The encoding, and the length of its mark.
fn detect(head: &[u8]) -> (Encoding, usize) {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
        [0xFF, 0xFE, ..] => (Encoding::Utf16 { big: false }, 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16 { big: true }, 2),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (Encoding::Utf16 { big: false }, 0),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (Encoding::Utf16 { big: true }, 0),
        _ if declares_latin1(head) => (Encoding::Latin1, 0),
        _ => (Encoding::Utf8, 0),
    }
}

fn declares_latin1(head: &[u8]) -> bool {
    let Some(declaration) = head.strip_prefix(b"<?xml").and_then(|rest| rest.split(|byte| *byte == b'>').next()) else {
        return false;
    };
    let declaration = String::from_utf8_lossy(&declaration[..declaration.len().min(200)]).to_ascii_lowercase();
    ["iso-8859-1", "iso-8859-15", "windows-1252", "latin1"].iter().any(|name| declaration.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut input = Input::open(bytes).unwrap();
        let mut all = Vec::new();
        while let Some(line) = input.line().unwrap() {
            all.push(match line {
                Line::Whole(line) => String::from_utf8_lossy(line).into_owned(),
                Line::Overlong(start) => format!("overlong {}", &start[..3]),
            });
        }
        all
    }

    #[test]
    fn reads_every_encoding() {
        let text = "SF:ä𝄞.rs\r\nDA:1,1\n\nend";
        let want = ["SF:ä𝄞.rs", "DA:1,1", "", "end"];
        assert_eq!(lines(text.as_bytes()), want);
        assert_eq!(lines(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), want);
        for big in [false, true] {
            let units = text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            let units: Vec<u8> = units.collect();
            let mark: &[u8] = if big { b"\xFE\xFF" } else { b"\xFF\xFE" };
            assert_eq!(lines(&[mark, &units].concat()), want);
            assert_eq!(lines(&units), want);
        }
        assert_eq!(
            lines(b"<?xml version='1.0' encoding='ISO-8859-1'?>\n\xE4"),
            ["<?xml version='1.0' encoding='ISO-8859-1'?>", "ä"]
        );
        assert_eq!(lines(b""), [""; 0]);
    }

    #[test]
    fn an_endless_line_is_cut() {
        let mut text = b"one\n".to_vec();
        text.extend(std::iter::repeat_n(b'x', BUFFER * 3));
        text.extend(b"\ntwo");
        assert_eq!(lines(&text), ["one", "overlong xxx", "two"]);
        text.truncate(BUFFER * 2);
        assert_eq!(lines(&text), ["one", "overlong xxx"]);
    }

    #[test]
    fn the_allowance_is_kept() {
        let bytes = vec![b'x'; BUFFER * 2];
        let mut input = Input::open(&bytes[..]).unwrap();
        input.allow(1000);
        let mut taken = 0;
        let failed = loop {
            match input.fill_buf() {
                Ok(held) => {
                    let held = held.len();
                    taken += held;
                    input.consume(held);
                }
                Err(_) => break true,
            }
            assert!(taken <= BUFFER * 2);
        };
        assert!(failed);
    }
}
