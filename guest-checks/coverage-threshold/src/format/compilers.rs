//! The JSON of gcov and of gcovr, which extends it.

use super::json::{self, Fields, Hits, List, line};
use super::services::Listed;
use crate::input::Input;
use crate::lines::Run;
use crate::report::{Fault, Function, Report};
use serde::Deserialize;
use std::io::Read;

#[derive(Deserialize)]
struct File {
    file: String,
    lines: List<Line>,
    #[serde(default)]
    functions: List<Routine>,
}

#[derive(Deserialize)]
struct Line {
    line_number: i64,
    count: Hits,
    #[serde(default)]
    branches: List<Branch>,
    #[serde(default)]
    unexecuted_block: bool,
    #[serde(rename = "gcovr/noncode", default)]
    noncode: bool,
    #[serde(rename = "gcovr/excluded", default)]
    excluded: bool,
}

#[derive(Deserialize)]
struct Branch {
    count: Hits,
    #[serde(default)]
    branchno: Option<u32>,
    #[serde(default)]
    source_block_id: Option<i64>,
    #[serde(rename = "gcovr/excluded", default)]
    excluded: bool,
}

#[derive(Deserialize)]
struct Routine {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    demangled_name: Option<String>,
    /// gcov.
    #[serde(default)]
    start_line: Option<i64>,
    #[serde(default)]
    end_line: Option<i64>,
    /// gcovr.
    #[serde(default)]
    lineno: Option<i64>,
}

/// Reads either.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let mut listed = Listed { report, list: "files", add, found: false, of: Default::default() };
    json::read(input, Fields(&mut listed))
}

fn add(report: &mut Report, file: File) -> Result<(), Fault> {
    let id = report.file(&file.file, "")?;
    for record in file.lines.0 {
        if record.noncode || record.excluded {
            continue;
        }
        let Some(ran) = record.count.ran(&mut report.odd) else { continue };
        let number = line(record.line_number);
        let run = if ran && record.unexecuted_block { Run::Partly } else { Run::from_hit(ran) };
        report.line(id, number, run)?;
        for (place, branch) in (0_u32..).zip(record.branches.0).filter(|(_, branch)| !branch.excluded) {
            let taken = branch.count.ran(&mut report.odd).unwrap_or(false);
            let block = branch.source_block_id.map_or(0, line);
            report.branch(id, number, (block, branch.branchno.unwrap_or(place)), taken)?;
        }
    }
    for routine in file.functions.0 {
        let Some(first) = routine.start_line.or(routine.lineno) else { continue };
        let name = routine.demangled_name.or(routine.name).unwrap_or_default();
        report.function(&file.file, id, line(first), Function { name, last: routine.end_line.map(line) })?;
    }
    Ok(())
}
