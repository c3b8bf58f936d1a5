//! Go cover profiles. A profile holds blocks; with `-coverpkg` the same block comes once per test binary and is merged.

use super::excerpt;
use crate::input::{Input, Line};
use crate::lines::{MAX_LINE, Run};
use crate::report::{Fault, FileId, Report, Span};
use std::io::Read;

/// Reads a profile, also several one after another.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let mut number = 0_u64;
    let mut files: Vec<FileId> = Vec::new();
    let mut open: Option<(String, FileId)> = None;
    loop {
        let line = match input.line()? {
            None => break,
            Some(Line::Whole(line)) => String::from_utf8_lossy(line),
            Some(Line::Overlong(start)) => start.into(),
        };
        number += 1;
        let line = line.trim();
        if line.is_empty() || line.starts_with("mode:") {
            continue;
        }
        let wrong = || Fault::malformed(format!("line {number}: `{}` is no block of a Go profile", excerpt(line)));
        let (path, span, weight, hits) = block(line).ok_or_else(wrong)?;
        let file = match &open {
            Some((known, file)) if known == path => *file,
            _ => {
                let before = report.len();
                let file = report.file(path, "")?;
                if report.len() > before {
                    files.push(file);
                }
                open = Some((path.to_owned(), file));
                file
            }
        };
        let ran = report.odd.hits(hits.as_bytes());
        report.statement(file, span, weight, ran)?;
    }
    if report.is_empty() {
        return Err(Fault::malformed("it holds no block; the test run measured nothing"));
    }
    files.into_iter().try_for_each(|file| lines(report, file))
}

/// `path:3.14,5.2 1 0`, where the path may hold blanks and colons.
fn block(line: &str) -> Option<(&str, Span, u32, &str)> {
    let (rest, hits) = line.rsplit_once(' ')?;
    let (rest, weight) = rest.rsplit_once(' ')?;
    let (path, span) = rest.rsplit_once(':')?;
    let (first, last) = span.split_once(',')?;
    let place = |text: &str| {
        let (line, column) = text.split_once('.')?;
        Some((line.parse::<u32>().ok()?, column.parse::<u32>().ok()?))
    };
    let ((first, from), (last, to)) = (place(first)?, place(last)?);
    // Cut off within the last number it would still be a block; a whole line ends in digits only.
    let whole = !hits.is_empty() && !path.is_empty() && first >= 1 && first <= last && last <= MAX_LINE;
    whole.then_some((path, (first, from, last, to), weight.parse().ok()?, hits))
}

/// A line ran where a block of it ran, and fully where all did.
fn lines(report: &mut Report, file: FileId) -> Result<(), Fault> {
    // Blocks may overlap; as disjoint ranges no line is visited twice.
    let ranges = |hit: bool| {
        let statements = report.get(file).statements.iter().filter(|(_, (weight, ran))| *weight > 0 && *ran == hit);
        disjoint(statements.map(|((first, _, last, _), _)| (*first, *last)).collect())
    };
    let (hit, missed) = (ranges(true), ranges(false));
    for (first, last) in &missed {
        report.line_range(file, *first, *last, Run::Missed)?;
    }
    for (first, last) in &hit {
        report.line_range(file, *first, *last, Run::Partly)?;
        // Full is what no missed block touches.
        let mut from = *first;
        let behind = missed.partition_point(|(_, end)| end < first);
        for (start, end) in missed[behind..].iter().take_while(|(start, _)| start <= last) {
            if from < *start {
                report.line_range(file, from, start - 1, Run::Fully)?;
            }
            from = from.max(end.saturating_add(1));
        }
        if from <= *last {
            report.line_range(file, from, *last, Run::Fully)?;
        }
    }
    Ok(())
}

/// Joins ranges that overlap or touch.
fn disjoint(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for (first, last) in ranges {
        match joined.last_mut() {
            Some(open) if first <= open.1.saturating_add(1) => open.1 = open.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
}
