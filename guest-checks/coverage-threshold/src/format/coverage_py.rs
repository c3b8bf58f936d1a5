//! The JSON report of coverage.py. Its `percent_covered` mixes branches with lines and is never read.

use super::json::{self, Entries, Fields, List, Object, Table, line};
use crate::input::Input;
use crate::lines::Run;
use crate::report::{Fault, Function, Report};
use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess};
use std::io::Read;

/// A file, or a function of it.
#[derive(Deserialize)]
struct Measured {
    executed_lines: List<i64>,
    missing_lines: List<i64>,
    #[serde(default)]
    executed_branches: List<(i64, i64)>,
    #[serde(default)]
    missing_branches: List<(i64, i64)>,
    #[serde(default)]
    functions: Table<Part>,
}

/// A function.
#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    executed_lines: List<i64>,
    #[serde(default)]
    missing_lines: List<i64>,
    #[serde(default)]
    start_line: Option<i64>,
}

/// Reads a report.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    json::read(input, Fields(&mut Root { report, files: false }))
}

struct Root<'r> {
    report: &'r mut Report,
    files: bool,
}

impl Object for Root<'_> {
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        if key != "files" {
            return map.next_value::<IgnoredAny>().map(drop);
        }
        self.files = true;
        map.next_value_seed(Entries::new(|path: String, measured: Measured| add(self.report, &path, measured)))
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.files { Ok(()) } else { Err(Fault::malformed("it has no `files`")) }
    }
}

fn add(report: &mut Report, path: &str, measured: Measured) -> Result<(), Fault> {
    let file = report.file(path, "")?;
    for number in measured.executed_lines.0 {
        report.line(file, line(number), Run::Fully)?;
    }
    for number in measured.missing_lines.0 {
        report.line(file, line(number), Run::Missed)?;
    }
    for (branches, taken) in [(measured.executed_branches, true), (measured.missing_branches, false)] {
        for (from, to) in branches.0 {
            // A branch is named by the line it leads to; negative ones leave the function.
            let to = u32::from_ne_bytes(i32::try_from(to).unwrap_or(i32::MAX).to_ne_bytes());
            report.branch(file, line(from), (0, to), taken)?;
        }
    }
    for (name, part) in measured.functions.0 {
        let lines = part.executed_lines.0.iter().chain(&part.missing_lines.0).copied().filter(|line| *line > 0);
        let (first, last) = lines.fold((i64::MAX, 0), |(first, last), line| (first.min(line), last.max(line)));
        let first = part.start_line.unwrap_or(first);
        if (1..=last).contains(&first) {
            report.function(path, file, line(first), Function { name, last: Some(line(last)) })?;
        }
    }
    Ok(())
}
