//! Istanbul's JSON, as nyc, jest, vitest and c8 write it: `coverage-final.json`, and the summary, which has no lines.

use super::json::{self, Entries, Hits, List, Table, hash, line};
use crate::input::Input;
use crate::lines::Run;
use crate::report::{Fault, Function, Report, Tally};
use serde::Deserialize;
use std::io::Read;

/// A file, as far as it is needed.
#[derive(Deserialize)]
struct File {
    path: Option<String>,
    #[serde(rename = "statementMap")]
    statements: Table<Place>,
    #[serde(rename = "fnMap", default)]
    functions: Table<Named>,
    #[serde(rename = "branchMap", default)]
    branches: Table<Branch>,
    #[serde(rename = "s")]
    statement_hits: Table<Hits>,
    #[serde(rename = "b", default)]
    branch_hits: Table<List<Hits>>,
}

/// A stretch of source. Tools write null where they do not know.
#[derive(Deserialize, Clone, Copy)]
struct Place {
    start: Point,
    end: Point,
    /// Old Istanbuls measure what a comment told them to ignore, and say so.
    #[serde(default)]
    skip: bool,
}

/// A way of a branch.
#[derive(Deserialize, Clone, Copy)]
struct Way {
    #[serde(default)]
    skip: bool,
}

#[derive(Deserialize, Clone, Copy)]
struct Point {
    line: Option<i64>,
    column: Option<i64>,
}

#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
    loc: Option<Place>,
    decl: Option<Place>,
}

#[derive(Deserialize)]
struct Branch {
    loc: Option<Place>,
    line: Option<i64>,
    #[serde(default)]
    locations: List<Option<Way>>,
}

/// Reads `coverage-final.json`.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    json::read(input, Entries::new(|key: String, file: File| add(report, &key, file)))
}

fn add(report: &mut Report, key: &str, file: File) -> Result<(), Fault> {
    let path = file.path.as_deref().unwrap_or(key);
    let id = report.file(path, "")?;
    for (number, place) in file.statements.0.iter().filter(|(_, place)| !place.skip) {
        let Some(first) = place.start.line.map(line) else { continue };
        let missing = || Fault::malformed(format!("statement {number} of `{}` has no count", super::excerpt(path)));
        let hits = file.statement_hits.0.get(number).ok_or_else(missing)?;
        // A count of null is what a tool writes that lost it: the line could run, and nobody saw it run.
        let ran = hits.ran(&mut report.odd).unwrap_or_else(|| report.odd.hits(b"null"));
        let column = |point: Point| point.column.map_or(0, line);
        let last = place.end.line.map_or(first, line);
        // Istanbul's own rule: a statement counts on the line where it begins, and the best of a line counts.
        report.line(id, first, Run::from_hit(ran))?;
        report.statement(id, (first, column(place.start), last, column(place.end)), 1, ran)?;
    }
    for (number, hits) in &file.branch_hits.0 {
        let branch = file.branches.0.get(number);
        let known = branch.and_then(|branch| branch.loc.and_then(|place| place.start.line).or(branch.line));
        let Some(at) = known.map(line) else { continue };
        let block = number.parse().unwrap_or_else(|_| hash(&number.bytes().map(i64::from).collect::<Vec<_>>()));
        let ignored = |way: u32| {
            let ways = branch.map_or(&[][..], |branch| &branch.locations.0);
            ways.get(way as usize).is_some_and(|way| way.is_some_and(|way| way.skip))
        };
        for (way, hits) in (0_u32..).zip(&hits.0).filter(|(way, _)| !ignored(*way)) {
            let taken = hits.ran(&mut report.odd).unwrap_or(false);
            report.branch(id, at, (block, way), taken)?;
        }
    }
    for function in file.functions.0.into_values() {
        let Some(place) = function.loc.or(function.decl) else { continue };
        let first = function.decl.and_then(|decl| decl.start.line).or(place.start.line);
        if let Some(first) = first.map(line).filter(|_| !function.name.starts_with("(anonymous")) {
            report.function(path, id, first, Function { name: function.name, last: place.end.line.map(line) })?;
        }
    }
    Ok(())
}

/// The counts of a file in the summary.
#[derive(Deserialize)]
struct Summary {
    lines: Counts,
    branches: Option<Counts>,
    statements: Option<Counts>,
}

#[derive(Deserialize, Default)]
struct Counts {
    total: u64,
    covered: u64,
}

/// Reads `coverage-summary.json`.
pub(super) fn read_summary<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    json::read(
        input,
        Entries::new(|path: String, summary: Summary| {
            // Declared, not counted.
            if path == "total" {
                return Ok(());
            }
            let id = report.file(&path, "")?;
            let (branches, statements) = (summary.branches.unwrap_or_default(), summary.statements.unwrap_or_default());
            for counts in [&summary.lines, &branches, &statements] {
                if counts.covered > counts.total || counts.total > 1 << 40 {
                    let path = super::excerpt(&path);
                    return Err(Fault::malformed(format!(
                        "`{path}` has {} of {} covered",
                        counts.covered, counts.total
                    )));
                }
            }
            report.summary(
                id,
                Tally {
                    covered: summary.lines.covered,
                    lines: summary.lines.total,
                    branches_covered: branches.covered,
                    branches: branches.total,
                    statements_covered: statements.covered,
                    statements: statements.total,
                },
            );
            Ok(())
        }),
    )
}
