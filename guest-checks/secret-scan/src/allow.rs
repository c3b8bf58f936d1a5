//! Marks in a file that excuse a secret, of this check and of its peers. All marks of a file are found in one pass.

use crate::keywords::{Hit, Keywords};
use crate::text::{Lines, line_around};
use std::ops::Range;
use std::sync::LazyLock;

/// Which lines a mark excuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Its own.
    Line,
    /// Its own, or the next where nothing else stands on its own.
    LineOrNext,
    /// The next, where nothing stands before the mark but what opens a comment: else a mark could hide at the end of a line.
    Next,
    /// All until [`Reach::End`] of the same family, or the end of the file.
    Begin,
    /// See [`Reach::Begin`].
    End,
    /// As `pragma: allowlist secret` and its kin say.
    Pragma,
}

/// In lower case.
const MARKS: &[(&str, Reach)] = &[
    ("gatewright:allow", Reach::Line),
    ("gatewright:allow-next-line", Reach::Next),
    ("gitleaks:allow", Reach::Line),
    ("betterleaks:allow", Reach::Line),
    ("kingfisher:ignore", Reach::LineOrNext),
    ("kingfisher:allow", Reach::LineOrNext),
    ("trufflehog:ignore", Reach::Line),
    ("pragma:", Reach::Pragma),
    ("secretlint-disable-line", Reach::Line),
    ("secretlint-disable-next-line", Reach::Next),
    ("secretlint-disable", Reach::Begin),
    ("secretlint-enable", Reach::End),
    ("ggignore", Reach::Line),
    ("gitguardian:ignore", Reach::LineOrNext),
    ("ggignore-start", Reach::Begin),
    ("ggignore-end", Reach::End),
    ("nosemgrep", Reach::LineOrNext),
    ("nosecret", Reach::Line),
    ("hashicorpignore", Reach::Line),
];

/// A longer line has been generated: a mark counts only for what is as near as half of this.
const LONG: usize = 4096;

static KEYWORDS: LazyLock<Keywords> = LazyLock::new(|| Keywords::new(MARKS.iter().map(|(mark, _)| *mark)));

/// A mark that stands in a file. Of a block, the one that begins it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// How it is written, in lower case.
    pub(crate) name: &'static str,
    /// Its first byte.
    pub(crate) start: usize,
    /// Behind its last byte.
    pub(crate) end: usize,
    /// Its line, counted from 1.
    pub(crate) line: usize,
    /// Whether it excuses all up to another mark.
    pub(crate) is_block: bool,
}

/// What the marks of a file excuse.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Sorted by where they begin.
    excused: Vec<(Range<usize>, Mark)>,
    /// For each, which of those so far reaches furthest.
    furthest: Vec<usize>,
}

impl Marks {
    /// Finds all marks.
    pub(crate) fn of(content: &[u8]) -> Self {
        let mut excused = Vec::new();
        let mut open: Option<(usize, Mark)> = None;
        let mut line = 0..0;
        let mut lines = Lines::new(content);
        KEYWORDS.scan(content, |hit| {
            let Some((name, reach)) = read(content, &hit) else { return };
            let mark = Mark {
                name,
                start: hit.start,
                end: hit.end,
                line: lines.of(hit.start),
                is_block: reach == Reach::Begin,
            };
            // Many marks may share a long line.
            if line.is_empty() || !(line.start..=line.end).contains(&hit.start) {
                line = line_around(content, hit.start);
            }
            match reach {
                Reach::Begin if open.is_none() => open = Some((line.start, mark)),
                Reach::Begin => {}
                Reach::End => excused.extend(open.take().map(|(start, mark)| (start..line.end + 1, mark))),
                Reach::Line | Reach::LineOrNext => excused.push((near(&line, &hit), mark)),
                Reach::Next | Reach::Pragma => {}
            }
            let alone = || !content[line.start..hit.start].iter().rev().any(|byte| is_text(*byte));
            if matches!(reach, Reach::Next | Reach::LineOrNext) && alone() && line.end < content.len() {
                excused.push((line.end + 1..line_around(content, line.end + 1).end + 1, mark));
            }
        });
        excused.extend(open.map(|(start, mark)| (start..content.len() + 1, mark)));
        excused.sort_by_key(|(range, _)| range.start);
        let mut best = 0;
        let furthest = (0..excused.len())
            .map(|at| {
                best = if excused[at].0.end > excused[best].0.end { at } else { best };
                best
            })
            .collect();
        Self { excused, furthest }
    }

    /// The mark that excuses what stands at `secret`, if there is one.
    pub(crate) fn excuse(&self, secret: &Range<usize>) -> Option<Mark> {
        let end = secret.end.max(secret.start + 1);
        let before = self.excused.partition_point(|(range, _)| range.start < end);
        let (range, mark) = &self.excused[self.furthest[before.checked_sub(1)?]];
        (range.end > secret.start).then_some(*mark)
    }
}

/// Something that is no comment's opening: a letter, a digit, a quote or what assigns.
fn is_text(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'"' | b'`' | b'=' | b'_' | b'$' | b'(' | b'[' | b'}' | b')' | b']')
        || byte >= 0x80
}

/// The line, or of a long one what is near the mark.
fn near(line: &Range<usize>, hit: &Hit) -> Range<usize> {
    if line.len() <= LONG {
        return line.start..line.end + 1;
    }
    hit.start.saturating_sub(LONG / 2).max(line.start)..(hit.end + LONG / 2).min(line.end + 1)
}

/// Which mark it is; none: it is part of another word.
fn read(content: &[u8], hit: &Hit) -> Option<(&'static str, Reach)> {
    let (mark, reach) = MARKS[hit.keyword];
    let in_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if hit.start > 0 && content[hit.start - 1].is_ascii_alphanumeric() {
        return None;
    }
    if reach == Reach::Pragma {
        return pragma(&content[hit.end..]);
    }
    (!content.get(hit.end).is_some_and(in_word)).then_some((mark, reach))
}

/// `allowlist secret`, `whitelist-secret`, `allowlist nextline secret` …, after `pragma:`.
fn pragma(rest: &[u8]) -> Option<(&'static str, Reach)> {
    let rest = &rest[..rest.len().min(40)].to_ascii_lowercase();
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let rest = rest.strip_prefix(b"allowlist").or_else(|| rest.strip_prefix(b"whitelist"))?;
    let space = |text: &'_ [u8]| matches!(text.first(), Some(b' ' | b'-' | b'_'));
    let word = |text: &[u8], word: &[u8]| space(text) && text[1..].starts_with(word);
    if word(rest, b"secret") {
        return Some(("pragma: allowlist secret", Reach::Line));
    }
    let next = word(rest, b"nextline") && word(&rest[9..], b"secret");
    next.then_some(("pragma: allowlist nextline secret", Reach::Next))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mark that excuses each line's first `x`.
    fn excused(text: &str) -> Vec<Option<&'static str>> {
        let marks = Marks::of(text.as_bytes());
        let mut start = 0;
        text.split('\n')
            .map(|line| {
                let at = start + line.find('§').map_or(0, |at| at);
                start += line.len() + 1;
                marks.excuse(&(at..at + 1)).map(|mark| mark.name)
            })
            .collect()
    }

    fn lines(text: &str) -> Vec<bool> {
        excused(text).iter().map(Option::is_some).collect()
    }

    #[test]
    fn every_mark_excuses_its_line() {
        for (mark, reach) in MARKS {
            if matches!(reach, Reach::Line | Reach::LineOrNext) {
                let text = format!("key\nkey = § # {}\nkey", mark.to_uppercase());
                assert_eq!(excused(&text), [None, Some(*mark), None], "{mark}");
            }
        }
        for mark in [
            "pragma: allowlist secret",
            "pragma:allowlist secret",
            "pragma: whitelist-secret",
            "pragma: allowlist_secret",
        ] {
            for (open, close) in [("#", ""), ("//", ""), ("/*", " */"), ("'", ""), ("--", ""), ("<!--", " -->")] {
                assert_eq!(
                    lines(&format!("a\nkey = § {open} {mark}{close}\nb")),
                    [false, true, false],
                    "{open} {mark}"
                );
            }
        }
    }

    #[test]
    fn next_line_marks_excuse_the_next_line_alone() {
        for mark in [
            "gatewright:allow-next-line",
            "secretlint-disable-next-line @secretlint/secretlint-rule-aws -- because",
            "pragma: allowlist nextline secret",
            "pragma:allowlist-nextline-secret",
            "kingfisher:ignore",
        ] {
            for (open, close) in
                [("#", ""), ("  //", ""), ("/*", " */"), ("'", ""), ("--", ""), ("<!--", " -->"), (" *", ""), (";", "")]
            {
                assert_eq!(lines(&format!("a\n{open} {mark}{close}\nb\nc"))[2..], [true, false], "{open} {mark}");
            }
            assert_eq!(lines(&format!("a\n# {mark}\r\nb\r\nc"))[2..], [true, false], "{mark}");
            assert!(!lines(&format!("key = 'sesame' # {mark}\nb"))[1], "{mark}");
        }
        assert_eq!(lines("a # gatewright:allow-next-line\nb"), [false, false]);
        assert_eq!(lines("# pragma: allowlist nextline secret"), [false]);
    }

    #[test]
    fn blocks_excuse_what_is_between() {
        assert_eq!(
            lines("a\n/* secretlint-disable */\nb\n/* secretlint-enable */\nc"),
            [false, true, true, true, false]
        );
        assert_eq!(lines("a\n# ggignore-start\nb\n# ggignore-end\nc"), [false, true, true, true, false]);
        assert_eq!(lines("a\n# secretlint-disable\nb\nc"), [false, true, true, true]);
        assert_eq!(lines("a\n# secretlint-enable\nb"), [false, false, false]);
    }

    #[test]
    fn what_only_looks_like_a_mark_excuses_nothing() {
        for text in [
            "gitleaks:allowed",
            "xgitleaks:allow",
            "nosecrets",
            "gitleaks: allow",
            "pragma: allow secret",
            "secretlint-disabled",
            "pragma: allowlist secre",
        ] {
            assert_eq!(lines(&format!("key = § # {text}")), [false], "{text}");
        }
    }

    #[test]
    fn a_mark_on_any_line_of_a_secret_counts() {
        let text = "key = 1\n2 # gitleaks:allow\n3";
        let mark = Marks::of(text.as_bytes()).excuse(&(6..text.len())).unwrap();
        assert_eq!((mark.name, mark.line), ("gitleaks:allow", 2));
    }

    #[test]
    fn a_mark_tells_where_it_stands() {
        for (text, name, line) in [
            ("a\nkey = § # gitleaks:allow", "gitleaks:allow", 2),
            ("a\n# kingfisher:ignore\nkey = §", "kingfisher:ignore", 2),
            ("a\n# gatewright:allow-next-line\nkey = §", "gatewright:allow-next-line", 2),
            ("a\nb\nkey = § # pragma: allowlist secret", "pragma: allowlist secret", 3),
            ("a\n# pragma: allowlist nextline secret\nkey = §", "pragma: allowlist nextline secret", 2),
            ("a\n# ggignore-start\nb\nc\nkey = §\n# ggignore-end", "ggignore-start", 2),
            ("# secretlint-disable\n\nkey = §", "secretlint-disable", 1),
        ] {
            let at = text.find('§').unwrap();
            let mark = Marks::of(text.as_bytes()).excuse(&(at..at + 1)).unwrap();
            assert_eq!((mark.name, mark.line), (name, line), "{text}");
            // Of a pragma only its first word is looked for.
            let word = name.split(' ').next().unwrap();
            assert_eq!(&text[mark.start..mark.end], word, "{text}");
            assert_eq!(mark.is_block, name.ends_with("start") || name == "secretlint-disable", "{text}");
        }
    }

    #[test]
    fn on_a_long_line_a_mark_excuses_what_is_near() {
        let text = format!("{}key=§ /* gitleaks:allow */ {}", "x".repeat(9000), "y".repeat(9000));
        let marks = Marks::of(text.as_bytes());
        assert!(marks.excuse(&(9004..9006)).is_some());
        assert!(marks.excuse(&(10..12)).is_none());
        assert!(marks.excuse(&(17000..17002)).is_none());
    }
}
