//! `llvm-cov export` and cargo-llvm-cov's `--json`. It holds regions, not lines: a line's count is derived as LLVM itself does it
//! for its LCOV export, from the region that is open when the line begins and those that begin on it.

use super::json::{self, Entries, Fields, Hits, List, Object, Objects, hash, line};
use crate::input::Input;
use crate::lines::{MAX_LINE, Run};
use crate::report::{Fault, FileId, Report, Tally};
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::io::Read;

/// Where a count begins to hold, as it stands there.
struct Cells {
    line: u32,
    hits: Hits,
    counted: bool,
    entry: bool,
    gap: bool,
}

/// The same, judged.
#[derive(Clone, Copy)]
struct Segment {
    line: u32,
    ran: bool,
    counted: bool,
    entry: bool,
    gap: bool,
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Cells;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a segment of five or six cells")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut cells: A) -> Result<Cells, A::Error> {
                let short = || A::Error::custom("a segment is too short");
                let number = cells.next_element::<i64>()?.ok_or_else(short)?;
                cells.next_element::<IgnoredAny>()?.ok_or_else(short)?;
                let hits = cells.next_element::<Hits>()?.ok_or_else(short)?;
                let counted = cells.next_element::<Flag>()?.ok_or_else(short)?.0;
                let entry = cells.next_element::<Flag>()?.ok_or_else(short)?.0;
                // Older exports have no sixth cell.
                let gap = cells.next_element::<Flag>()?.is_some_and(|gap| gap.0);
                while cells.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Cells { line: line(number), hits, counted, entry, gap })
            }
        }
        deserializer.deserialize_seq(InOrder)
    }
}

/// A boolean, which old exports write as 0 or 1.
struct Flag(bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Flag;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, 0 or 1")
            }
            fn visit_bool<E: Error>(self, value: bool) -> Result<Flag, E> {
                Ok(Flag(value))
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<Flag, E> {
                Ok(Flag(value != 0))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A file of the export.
#[derive(Deserialize)]
struct File {
    filename: String,
    segments: Option<List<Cells>>,
    #[serde(default)]
    branches: List<List<i64>>,
    summary: Option<Summary>,
}

#[derive(Deserialize)]
struct Summary {
    lines: Counts,
    branches: Option<Counts>,
}

#[derive(Deserialize, Default)]
struct Counts {
    count: u64,
    covered: u64,
}

/// Reads an export.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    json::read(input, Fields(&mut Export { report, data: false }))
}

struct Export<'r> {
    report: &'r mut Report,
    data: bool,
}

impl Object for Export<'_> {
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "data" => {
                self.data = true;
                map.next_value_seed(Objects(&mut Binary { report: self.report }))
            }
            "type" => {
                let kind = map.next_value::<String>()?;
                let known = kind == "llvm.coverage.json.export";
                if known { Ok(()) } else { Err(A::Error::custom(format!("its type is `{}`", super::excerpt(&kind)))) }
            }
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.data { Ok(()) } else { Err(Fault::malformed("it has no `data`")) }
    }
}

/// One entry of `data`.
struct Binary<'r> {
    report: &'r mut Report,
}

impl Object for Binary<'_> {
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        if key == "files" {
            return map.next_value_seed(Entries::new(|_: String, file: File| add(self.report, file)));
        }
        map.next_value::<IgnoredAny>().map(drop)
    }
}

fn add(report: &mut Report, file: File) -> Result<(), Fault> {
    let id = report.file(&file.filename, "")?;
    let Some(segments) = file.segments else {
        // Exported with `-summary-only`.
        let summary = file.summary.ok_or_else(|| Fault::malformed("a file has neither segments nor a summary"))?;
        let branches = summary.branches.unwrap_or_default();
        report.summary(
            id,
            Tally {
                covered: summary.lines.covered.min(summary.lines.count),
                lines: summary.lines.count.min(1 << 40),
                branches_covered: branches.covered.min(branches.count),
                branches: branches.count.min(1 << 40),
                ..Tally::default()
            },
        );
        return Ok(());
    };
    let judged = segments.0.into_iter().map(|Cells { line, hits, counted, entry, gap }| {
        // Where nothing is counted the cell has no meaning.
        let ran = counted && hits.ran(&mut report.odd).unwrap_or(false);
        Segment { line, ran, counted, entry, gap }
    });
    let segments: Vec<Segment> = judged.collect();
    lines(report, id, &segments)?;
    for branch in file.branches.0 {
        // Start, end, how often true, how often false; then ids that do not matter here.
        let [first, column, last, end, yes, no, ..] = branch.0[..] else {
            return Err(Fault::malformed("a branch has fewer than six cells"));
        };
        let block = hash(&[column, last, end]);
        report.branch(id, line(first), (block, 0), yes != 0)?;
        report.branch(id, line(first), (block, 1), no != 0)?;
    }
    Ok(())
}

/// The lines between the first and the last segment.
fn lines(report: &mut Report, file: FileId, segments: &[Segment]) -> Result<(), Fault> {
    let mut open: Option<Segment> = None;
    let mut rest = segments;
    let mut next = segments.first().map_or(1, |segment| segment.line);
    while let Some(first) = rest.first() {
        if first.line < next || first.line > MAX_LINE {
            return Err(Fault::malformed(format!("segments are out of order at line {}", first.line)));
        }
        // Lines without a segment have the count of the one that is open.
        if let Some(open) = open.filter(|open| open.counted && next < first.line) {
            report.line_range(file, next, first.line - 1, Run::from_hit(open.ran))?;
        }
        let number = first.line;
        let here = rest.iter().take_while(|segment| segment.line == number).count();
        let (starting, after) = rest.split_at(here);
        let begins = |segment: &&Segment| segment.counted && segment.entry && !segment.gap;
        let skipped = !starting[0].counted && starting[0].entry;
        let regions = starting.iter().filter(begins).count();
        let mapped = !skipped && (open.is_some_and(|open| open.counted) || regions > 0)
            || starting.iter().any(|segment| segment.counted && segment.entry);
        if mapped {
            let ran = open.is_some_and(|open| open.ran) || starting.iter().filter(begins).any(|segment| segment.ran);
            report.line(file, number, Run::from_hit(ran))?;
        }
        open = starting.last().copied();
        rest = after;
        next = number + 1;
    }
    Ok(())
}
