//! A file that findings are about: its lines and columns, and its source with what must not be shown masked.

use super::Content;
use crate::model::finding::Place;
use crate::model::report::{Excerpt, Span};
use sha2::{Digest, Sha256};
use std::ops::Range;

/// Lines of an excerpt.
const LINES: u32 = 8;
/// Characters of each of them.
const WIDTH: usize = 240;
/// What stands where a secret was; always the same, so that it does not tell how long the secret is.
const MASK: &str = "***";
/// Bytes of a line that are looked at before and after what a finding is about: a minified file is one line of megabytes, and
/// may hold thousands of findings.
const BEFORE: usize = 1 << 10;
const AFTER: usize = 4 << 10;
/// Bytes between two places of a file up to which characters are counted in advance.
const BLOCK: usize = 4 << 10;

/// A file, its lines, and what of it must not be shown.
pub(super) struct Document {
    pub(super) content: Content,
    /// Where each line begins.
    starts: Vec<u32>,
    /// How many characters begin before each block.
    characters: Vec<u32>,
    /// Sorted, apart.
    pub(super) hidden: Vec<Range<usize>>,
}

/// Bytes that begin a character: all but the later ones of a long character.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// For places in what has at most 4 GiB.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Sorted, apart, none empty.
pub(super) fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

impl Document {
    pub(super) fn new(content: Content) -> Self {
        let content = match content {
            Content::Bytes(bytes) if u32::try_from(bytes.len()).is_err() => Content::TooLarge,
            content => content,
        };
        let (mut starts, mut counts) = (vec![0], Vec::new());
        if let Content::Bytes(bytes) = &content {
            let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            starts.extend(ends.map(|(at, _)| short(at + 1)));
            // What follows the last LF is a line only if there is something.
            if starts.len() > 1 && starts.last() == Some(&short(bytes.len())) {
                starts.pop();
            }
            let mut count = 0;
            for block in bytes.chunks(BLOCK) {
                counts.push(count);
                count += short(characters(block));
            }
        }
        Self { content, starts, characters: counts, hidden: Vec::new() }
    }

    /// The last line, counted from 1.
    pub(super) fn last_line(&self) -> u32 {
        short(self.starts.len()).max(1)
    }

    /// Bytes that it takes.
    pub(super) fn weight(&self) -> usize {
        self.bytes().len() + 4 * self.starts.capacity() + self.hidden.len() * size_of::<Range<usize>>()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Bytes(bytes) => bytes,
            Content::TooLarge | Content::Missing => &[],
        }
    }

    /// A range of bytes as far as the file has it.
    pub(super) fn cap(&self, range: &Range<u64>) -> Range<usize> {
        let cap = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(self.bytes().len());
        cap(range.start)..cap(range.end)
    }

    /// The line (from 1) of a byte.
    fn line(&self, byte: usize) -> u32 {
        short(self.starts.partition_point(|start| *start as usize <= byte))
    }

    /// The bytes of a line (from 1), without its end.
    fn line_range(&self, line: u32) -> Range<usize> {
        let bytes = self.bytes();
        let index = (line as usize).saturating_sub(1);
        let start = self.starts.get(index).map_or(bytes.len(), |start| *start as usize);
        let mut end = self.starts.get(index + 1).map_or(bytes.len(), |next| *next as usize - 1).max(start);
        if end == bytes.len() && end > start && bytes[end - 1] == b'\n' {
            end -= 1;
        }
        if end > start && bytes[end - 1] == b'\r' {
            end -= 1;
        }
        start..end
    }

    /// The column (from 1, in code points) of a byte of that line.
    fn column(&self, line: u32, byte: usize) -> u32 {
        let range = self.line_range(line);
        let count = |at: usize| {
            let block = (at / BLOCK).min(self.characters.len().saturating_sub(1));
            let before = self.characters.get(block).map_or(0, |count| *count as usize);
            before + characters(&self.bytes()[block * BLOCK..at])
        };
        short(count(byte.clamp(range.start, range.end)) - count(range.start) + 1)
    }

    /// The part of a line around one of its bytes, cut between characters.
    fn part(&self, line: Range<usize>, byte: usize) -> Range<usize> {
        let floor = |at: usize| {
            let back = (0..4).find(|back| self.bytes()[at - back] & 0xc0 != 0x80);
            at - back.unwrap_or(0)
        };
        let byte = byte.clamp(line.start, line.end);
        let start = if byte - line.start > BEFORE { floor(byte - BEFORE) } else { line.start };
        let end = if line.end - byte > AFTER { floor(byte + AFTER) } else { line.end };
        start..end
    }

    /// The masked text of a line, as far as it identifies a finding.
    pub(super) fn text(&self, line: u32) -> String {
        let range = self.line_range(line);
        self.masked(self.part(range.clone(), range.start)).text
    }

    /// Of the first bytes that are sensitive, if any are.
    pub(super) fn secret(&self, sensitive: &[Range<u64>]) -> Option<[u8; 32]> {
        let bytes = sensitive.iter().flat_map(|range| &self.bytes()[self.cap(range)]);
        let first: Vec<u8> = bytes.take(1 << 10).copied().collect();
        (!first.is_empty()).then(|| Sha256::digest(first).into())
    }

    /// Lines and columns of a place; none: the file as a whole. An error says what is beyond the file.
    pub(super) fn span(&self, place: &Place) -> Result<Option<Span>, String> {
        if matches!(self.content, Content::TooLarge) {
            return Ok(match place {
                Place::Lines { first, last } => {
                    Some(Span { line: *first, end_line: *last, column: None, end_column: None })
                }
                Place::WholeFile | Place::Bytes(_) => None,
            });
        }
        let lines = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        match place {
            Place::WholeFile => Ok(None),
            Place::Lines { last, .. } if *last > lines => Err(format!("line {last}, and the file has {lines}")),
            Place::Lines { first, last } => {
                Ok(Some(Span { line: *first, end_line: *last, column: None, end_column: None }))
            }
            Place::Bytes(range) => {
                let size = self.bytes().len();
                let (Ok(start), Ok(end)) = (usize::try_from(range.start), usize::try_from(range.end)) else {
                    return Err(format!("byte {}, and the file has {size}", range.end));
                };
                if end > size {
                    return Err(format!("byte {end}, and the file has {size}"));
                }
                let line = self.line(start).min(lines);
                // A range that ends with its line's LF does not reach into the next line.
                let end_line = self.line(end.saturating_sub(1).max(start)).min(lines).max(line);
                let column = self.column(line, start);
                let end_column = self.column(end_line, end).max(if line == end_line { column } else { 1 });
                Ok(Some(Span { line, end_line, column: Some(column), end_column: Some(end_column) }))
            }
        }
    }

    /// The masked text of a line or a part of it, and where a byte of it stands in the text.
    fn masked(&self, range: Range<usize>) -> Masked {
        let mut masked = Masked { text: String::new(), places: Vec::new() };
        let mut at = range.start;
        let first = self.hidden.partition_point(|hidden| hidden.end <= range.start);
        for hidden in self.hidden[first..].iter().take_while(|hidden| hidden.start < range.end) {
            masked.push(at, &self.bytes()[at..hidden.start.max(at)]);
            masked.places.push((hidden.start.max(at), masked.text.len()));
            masked.text.push_str(MASK);
            at = hidden.end.min(range.end);
        }
        masked.push(at, &self.bytes()[at.min(range.end)..range.end]);
        masked.places.push((range.end, masked.text.len()));
        masked
    }

    /// The source of a span, masked. None: it is not text.
    pub(super) fn excerpt(&self, span: Span, place: &Place) -> Option<Excerpt> {
        let Content::Bytes(bytes) = &self.content else { return None };
        if bytes.is_empty() || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return None;
        }
        let last = span.end_line.min(span.line.saturating_add(LINES - 1));
        let mut text = String::new();
        let mut highlight = None;
        for line in span.line..=last {
            let range = self.line_range(line);
            let pointed = match place {
                Place::Bytes(bytes) => self.cap(bytes),
                Place::Lines { .. } | Place::WholeFile => range.clone(),
            };
            let part = self.part(range.clone(), pointed.start);
            let masked = self.masked(part.clone());
            let cap = |at: usize| at.clamp(part.start, part.end);
            let (from, to) = (masked.place(cap(pointed.start)), masked.place_after(cap(pointed.end)));
            let cut = (part.start > range.start, part.end < range.end);
            if line > span.line {
                text.push('\n');
            }
            let (shown, from, to) = window(&masked.text, from, to, cut);
            let at = text.len();
            text.push_str(&shown);
            let start = highlight.as_ref().map_or(at + from, |highlight: &Range<usize>| highlight.start);
            highlight = Some(start..at + to);
        }
        Some(Excerpt { first_line: span.line, highlight: highlight.unwrap_or(0..0), text })
    }
}

/// The text of a line, with a map from its bytes.
struct Masked {
    text: String,
    /// Bytes of the file, and where they stand in `text`. Sorted.
    places: Vec<(usize, usize)>,
}

impl Masked {
    fn push(&mut self, at: usize, bytes: &[u8]) {
        let mut at = at;
        for chunk in bytes.utf8_chunks() {
            for character in chunk.valid().chars() {
                self.places.push((at, self.text.len()));
                at += character.len_utf8();
                self.text.push(match character {
                    '\t' => ' ',
                    // Marks of direction stay: fingerprints are made from this, and each format shows them as escapes.
                    other if other.is_control() => char::REPLACEMENT_CHARACTER,
                    other => other,
                });
            }
            if !chunk.invalid().is_empty() {
                self.places.push((at, self.text.len()));
                at += chunk.invalid().len();
                self.text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }

    /// Where the character or mask that holds this byte begins.
    fn place(&self, byte: usize) -> usize {
        let after = self.places.partition_point(|(at, _)| *at <= byte);
        self.places[after.saturating_sub(1)].1
    }

    /// Where what ends at this byte ends.
    fn place_after(&self, byte: usize) -> usize {
        let index = self.places.partition_point(|(at, _)| *at < byte).min(self.places.len() - 1);
        self.places[index].1
    }
}

/// A part of a long line, with what is pointed at in it. `cut`: the line goes on before `text`, and behind it.
fn window(text: &str, from: usize, to: usize, cut: (bool, bool)) -> (String, usize, usize) {
    let to = to.max(from);
    if cut == (false, false) && text.chars().count() <= WIDTH {
        return (text.to_owned(), from, to);
    }
    let lead = text[..from].chars().rev().take(40).map(char::len_utf8).sum::<usize>();
    let start = from - lead;
    let length = text[start..].chars().take(WIDTH - 2).map(char::len_utf8).sum::<usize>();
    let end = start + length;
    let mut shown = String::new();
    let mark = if start > 0 || cut.0 { "…" } else { "" };
    shown.push_str(mark);
    shown.push_str(&text[start..end]);
    if end < text.len() || cut.1 {
        shown.push('…');
    }
    (shown, from - start + mark.len(), to.min(end) - start + mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str, hidden: &[Range<usize>]) -> Document {
        let mut document = Document::new(Content::Bytes(text.as_bytes().to_vec()));
        document.hidden = apart(hidden.to_vec());
        document
    }

    #[test]
    fn columns_count_code_points() {
        let span = document("a\näö x\r\n", &[]).span(&Place::Bytes(7..8)).unwrap().unwrap();
        assert_eq!(span, Span { line: 2, end_line: 2, column: Some(4), end_column: Some(5) });
    }

    #[test]
    fn a_place_beyond_the_file_is_an_error() {
        let document = document("one\ntwo\n", &[]);
        assert!(document.span(&Place::Lines { first: 2, last: 2 }).is_ok());
        assert!(document.span(&Place::Lines { first: 3, last: 3 }).is_err());
        assert!(document.span(&Place::Bytes(8..8)).is_ok());
        assert!(document.span(&Place::Bytes(0..9)).is_err());
    }

    #[test]
    fn a_secret_is_masked_whatever_is_pointed_at() {
        let text = "key = 'sesame'\nnext sesame\n";
        let document = document(text, &[7..13, 20..26]);
        let span = Span { line: 1, end_line: 2, column: None, end_column: None };
        let excerpt = document.excerpt(span, &Place::Lines { first: 1, last: 2 }).unwrap();
        assert_eq!(excerpt.text, "key = '***'\nnext ***");
        let point = document.span(&Place::Bytes(9..11)).unwrap().unwrap();
        let excerpt = document.excerpt(point, &Place::Bytes(9..11)).unwrap();
        assert_eq!(&excerpt.text[excerpt.highlight], "***");
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_pointed_at() {
        let text = format!("{}X{}", "a".repeat(5_000), "b".repeat(5_000));
        let document = document(&text, &[]);
        let place = Place::Bytes(5_000..5_001);
        let excerpt = document.excerpt(document.span(&place).unwrap().unwrap(), &place).unwrap();
        assert!(excerpt.text.chars().count() <= WIDTH, "{}", excerpt.text.chars().count());
        assert_eq!(&excerpt.text[excerpt.highlight], "X");
        assert!(excerpt.text.starts_with('…') && excerpt.text.ends_with('…'));
    }

    #[test]
    fn a_secret_that_begins_before_the_part_of_a_long_line_that_is_shown_stays_hidden() {
        let text = format!("{}{}{}", "ä".repeat(3_000), "S".repeat(9_000), "b".repeat(5_000));
        let document = document(&text, &[Range { start: 6_000, end: 15_000 }]);
        for at in [5_998_u64, 6_000, 9_000, 14_999, 15_000, 15_500] {
            let place = Place::Bytes(at..at + 1);
            let excerpt = document.excerpt(document.span(&place).unwrap().unwrap(), &place).unwrap();
            assert!(!excerpt.text.contains('S'), "{at}: {}", excerpt.text);
            assert!(!excerpt.text.contains(char::REPLACEMENT_CHARACTER), "{at}: {}", excerpt.text);
        }
        assert!(!document.text(1).contains('S'));
    }

    #[test]
    fn columns_far_into_a_line_count_code_points_too() {
        let text = format!("one\n{}x", "ä".repeat(10_000));
        let at = text.len() as u64 - 1;
        let span = document(&text, &[]).span(&Place::Bytes(at..at + 1)).unwrap().unwrap();
        assert_eq!((span.line, span.column, span.end_column), (2, Some(10_001), Some(10_002)));
    }

    #[test]
    fn bytes_that_are_no_text_do_not_break_an_excerpt() {
        let mut document = Document::new(Content::Bytes(b"a\xff\xfeb\x1b[31m\nsecond".to_vec()));
        document.hidden = apart(vec![Range { start: 1, end: 2 }]);
        let place = Place::Bytes(3..4);
        let excerpt = document.excerpt(document.span(&place).unwrap().unwrap(), &place).unwrap();
        assert_eq!(&excerpt.text[excerpt.highlight.clone()], "b");
        assert!(!excerpt.text.contains('\u{1b}'));
    }
}
