//! Where a finding stands: lines and columns, what of it is new, and the masked source around it.

use super::fingerprint;
use super::scrub::Secrets;
use super::report::{Edit, Excerpt, Fix, Level, Location, RelatedLocation, ReportedFinding, Span, Status};
use crate::finding::{Descriptor, Finding, Place, Problem};
use crate::intake::change::{Change, Kind};
use crate::intake::policy::Scope;
use std::collections::BTreeMap;
use std::ops::Range;

/// Lines of an excerpt.
const LINES: u32 = 8;
/// Characters of each of them.
const WIDTH: usize = 240;
/// What stands where a secret was; always the same, so that it does not tell how long the secret is.
const MASK: &str = "***";

/// The content of a file that a finding is about.
#[derive(Debug)]
pub enum Content {
    /// All of it.
    Bytes(Vec<u8>),
    /// It is there, and too large to be shown.
    TooLarge,
    /// There is no such file.
    Missing,
}

/// Gives the content of files.
pub trait Contents {
    /// Of a file as the check of that number (in the order of the report; none: the host) can see it. `commit`: of the version
    /// that this commit brought in.
    fn read(&mut self, check: Option<usize>, path: &str, commit: Option<&str>) -> Content;
}

/// A file, its lines, and what of it must not be shown.
struct Document {
    content: Content,
    /// Where each line begins.
    starts: Vec<usize>,
    /// Sorted, apart.
    hidden: Vec<Range<usize>>,
}

impl Document {
    fn new(content: Content) -> Self {
        let mut starts = vec![0];
        if let Content::Bytes(bytes) = &content {
            let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            starts.extend(ends.map(|(at, _)| at + 1));
            // What follows the last LF is a line only if there is something.
            if starts.len() > 1 && starts.last() == Some(&bytes.len()) {
                starts.pop();
            }
        }
        Self { content, starts, hidden: Vec::new() }
    }

    fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Bytes(bytes) => bytes,
            Content::TooLarge | Content::Missing => &[],
        }
    }

    fn hide(&mut self, ranges: &[Range<u64>]) {
        let end = self.bytes().len();
        let cap = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(end);
        self.hidden.extend(ranges.iter().map(|range| cap(range.start)..cap(range.end)));
        self.hidden.sort_by_key(|range| range.start);
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in self.hidden.drain(..) {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        self.hidden = apart;
    }

    /// The line (from 1) of a byte.
    fn line(&self, byte: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= byte)).unwrap_or(u32::MAX)
    }

    /// The bytes of a line (from 1), without its end.
    fn line_range(&self, line: u32) -> Range<usize> {
        let bytes = self.bytes();
        let index = (line as usize).saturating_sub(1);
        let start = self.starts.get(index).copied().unwrap_or(bytes.len());
        let mut end = self.starts.get(index + 1).map_or(bytes.len(), |next| next - 1).max(start);
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
        let before = &self.bytes()[range.start..byte.clamp(range.start, range.end)];
        u32::try_from(String::from_utf8_lossy(before).chars().count() + 1).unwrap_or(u32::MAX)
    }

    /// Lines and columns of a place; none: the file as a whole. An error says what is beyond the file.
    fn span(&self, place: &Place) -> Result<Option<Span>, String> {
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

    /// The masked text of a line, and where a byte of the line stands in it.
    fn masked(&self, line: u32) -> Masked {
        let range = self.line_range(line);
        let mut masked = Masked { text: String::new(), places: Vec::new() };
        let mut at = range.start;
        for hidden in self.hidden.iter().filter(|hidden| hidden.end > range.start && hidden.start < range.end) {
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
    fn excerpt(&self, span: Span, place: &Place) -> Option<Excerpt> {
        let Content::Bytes(bytes) = &self.content else { return None };
        if bytes.is_empty() || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return None;
        }
        let last = span.end_line.min(span.line.saturating_add(LINES - 1));
        let mut text = String::new();
        let mut highlight = None;
        for line in span.line..=last {
            let masked = self.masked(line);
            let range = self.line_range(line);
            let (from, to) = match place {
                Place::Bytes(bytes) => {
                    let cap = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).clamp(range.start, range.end);
                    (masked.place(cap(bytes.start)), masked.place_after(cap(bytes.end)))
                }
                Place::Lines { .. } | Place::WholeFile => (0, masked.text.len()),
            };
            if line > span.line {
                text.push('\n');
            }
            let (shown, from, to) = window(&masked.text, from, to);
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

/// A part of a long line, with what is pointed at in it.
fn window(text: &str, from: usize, to: usize) -> (String, usize, usize) {
    let to = to.max(from);
    if text.chars().count() <= WIDTH {
        return (text.to_owned(), from, to);
    }
    let lead = text[..from].chars().rev().take(40).map(char::len_utf8).sum::<usize>();
    let start = from - lead;
    let length = text[start..].chars().take(WIDTH - 2).map(char::len_utf8).sum::<usize>();
    let end = start + length;
    let mut shown = String::new();
    let cut = if start > 0 { "…" } else { "" };
    shown.push_str(cut);
    shown.push_str(&text[start..end]);
    if end < text.len() {
        shown.push('…');
    }
    (shown, from - start + cut.len(), to.min(end) - start + cut.len())
}

/// A file, or a past version of one.
type Key = (String, Option<String>);

/// The files that findings are about, each read once.
pub(super) struct Documents<'a> {
    contents: &'a mut dyn Contents,
    change: &'a Change,
    known: BTreeMap<Key, Document>,
}

impl<'a> Documents<'a> {
    pub(super) fn new(contents: &'a mut dyn Contents, change: &'a Change) -> Self {
        Self { contents, change, known: BTreeMap::new() }
    }

    fn get(&mut self, check: Option<usize>, path: &str, commit: Option<&str>) -> &mut Document {
        let contents = &mut *self.contents;
        let key = (path.to_owned(), commit.map(str::to_owned));
        self.known.entry(key).or_insert_with(|| Document::new(contents.read(check, path, commit)))
    }

    /// Hides what a check calls sensitive from everything that is shown of these files, whichever check shows it.
    pub(super) fn hide(&mut self, check: usize, findings: &[Finding], secrets: &mut Secrets) {
        for finding in findings.iter().filter(|finding| !finding.sensitive.is_empty()) {
            if let Some(path) = &finding.path {
                let document = self.get(Some(check), path, finding.commit.as_deref());
                document.hide(&finding.sensitive);
                for range in &finding.sensitive {
                    let range = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
                    let value = range.and_then(|(start, end)| document.bytes().get(start..end));
                    secrets.add(check, value.unwrap_or_default());
                }
            }
        }
    }

    /// A finding of a check, located. An error: it speaks of a place that there is not.
    pub(super) fn report(
        &mut self,
        check: usize,
        id: &str,
        descriptor: &Descriptor,
        finding: &Finding,
        scope: Scope,
    ) -> Result<ReportedFinding, Problem> {
        let malformed = |message: String| Problem { code: "malformed".to_owned(), message, path: None, line: None };
        if let Some(path) = &finding.path {
            let document = self.get(Some(check), path, finding.commit.as_deref());
            if matches!(document.content, Content::Missing) {
                let path = crate::runtime::text::clean(path, 200);
                return Err(malformed(format!("it reports a finding in `{path}`, which it cannot see")));
            }
            document
                .span(&finding.place)
                .map_err(|beyond| malformed(format!("it reports a finding in `{path}` at {beyond}")))?;
        }
        Ok(self.located(Some(check), id, descriptor, finding, scope))
    }

    /// A finding of the host, whose file may not be there any more.
    pub(super) fn report_loosely(
        &mut self,
        id: &str,
        descriptor: &Descriptor,
        finding: &Finding,
        scope: Scope,
    ) -> ReportedFinding {
        self.located(None, id, descriptor, finding, scope)
    }

    fn located(
        &mut self,
        check: Option<usize>,
        id: &str,
        descriptor: &Descriptor,
        finding: &Finding,
        scope: Scope,
    ) -> ReportedFinding {
        let commit = finding.commit.as_deref();
        let mut span = None;
        let mut excerpt = None;
        let mut line = String::new();
        if let Some(path) = &finding.path {
            let document = self.get(check, path, commit);
            span = document.span(&finding.place).ok().flatten();
            if let Some(span) = span {
                excerpt = document.excerpt(span, &finding.place);
                line = document.masked(span.line).text;
            }
        }
        let rule = descriptor.rules.iter().find(|rule| rule.id == finding.rule);
        let rule_id = format!("{id}/{}", finding.rule);
        let introduced = finding.introduced.unwrap_or_else(|| self.introduced(finding, span));
        let related = finding.related.iter().filter_map(|other| {
            let location = self.location(check, &other.path, None, &other.place)?;
            Some(RelatedLocation { location, message: other.message.clone() })
        });
        let related = related.collect();
        let fixes = finding.fixes.iter().filter_map(|fix| self.fix(check, commit, fix)).collect();
        ReportedFinding {
            fingerprint: fingerprint::key(&rule_id, finding.path.as_deref(), finding.identity.as_deref(), &line),
            rule: rule_id,
            title: rule.map(|rule| rule.title.clone()).unwrap_or_default(),
            severity: finding.severity,
            // Decided by the policy, later.
            level: Level::Deny,
            status: if introduced || scope == Scope::All { Status::New } else { Status::Existing },
            message: finding.message.clone(),
            help: finding.help.clone().or_else(|| rule.map(|rule| rule.help.clone())).unwrap_or_default(),
            head_lines: span.filter(|_| commit.is_none()).and_then(|span| self.head_lines(finding, span)),
            location: finding.path.clone().map(|path| Location { path, span }),
            commit: finding.commit.clone(),
            excerpt,
            related,
            fixes,
            properties: finding.properties.clone(),
        }
    }

    /// Whether the change caused it, where the check does not say.
    fn introduced(&self, finding: &Finding, span: Option<Span>) -> bool {
        let Some(path) = &finding.path else { return true };
        if self.change.base.is_none() || finding.commit.is_some() {
            return true;
        }
        let Some(file) = self.change.file(path) else {
            // A file that git does not track, like a report: the change cannot be told apart from what was there.
            return self.change.tree.get(path).is_none();
        };
        match span {
            None => true,
            Some(_) if file.kind == Kind::Added => true,
            Some(span) => file.added.iter().any(|added| *added.start() <= span.end_line && *added.end() >= span.line),
        }
    }

    /// First and last line in the pull request's head.
    fn head_lines(&self, finding: &Finding, span: Span) -> Option<(u32, u32)> {
        let map = self.change.file(finding.path.as_deref()?).and_then(|file| file.to_head.as_ref());
        match map {
            None => Some((span.line, span.end_line)),
            Some(map) => {
                let first = (span.line..=span.end_line).find_map(|line| map.line(line))?;
                let last = (span.line..=span.end_line).rev().find_map(|line| map.line(line))?;
                Some((first, last.max(first)))
            }
        }
    }

    fn location(&mut self, check: Option<usize>, path: &str, commit: Option<&str>, place: &Place) -> Option<Location> {
        let document = self.get(check, path, commit);
        if matches!(document.content, Content::Missing) {
            return None;
        }
        Some(Location { path: path.to_owned(), span: document.span(place).ok()? })
    }

    /// A fix that touches something sensitive or a place that there is not is left out: it would show what must not be shown.
    fn fix(&mut self, check: Option<usize>, commit: Option<&str>, fix: &crate::finding::Fix) -> Option<Fix> {
        let mut edits = Vec::new();
        for edit in &fix.edits {
            let location = self.location(check, &edit.path, commit, &Place::Bytes(edit.range.clone()))?;
            let document = self.get(check, &edit.path, commit);
            let shows = document.hidden.iter().any(|hidden| {
                let secret = String::from_utf8_lossy(&document.bytes()[hidden.clone()]);
                !secret.is_empty() && edit.replacement.contains(secret.as_ref())
            });
            if shows {
                return None;
            }
            edits.push(Edit { location, replacement: edit.replacement.clone() });
        }
        Some(Fix { title: fix.title.clone(), safe: fix.safe, edits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str, hidden: &[Range<u64>]) -> Document {
        let mut document = Document::new(Content::Bytes(text.as_bytes().to_vec()));
        document.hide(hidden);
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
    }

    #[test]
    fn bytes_that_are_no_text_do_not_break_an_excerpt() {
        let mut document = Document::new(Content::Bytes(b"a\xff\xfeb\x1b[31m\nsecond".to_vec()));
        document.hide(&[1..2]);
        let place = Place::Bytes(3..4);
        let excerpt = document.excerpt(document.span(&place).unwrap().unwrap(), &place).unwrap();
        assert_eq!(&excerpt.text[excerpt.highlight.clone()], "b");
        assert!(!excerpt.text.contains('\u{1b}'));
    }
}
