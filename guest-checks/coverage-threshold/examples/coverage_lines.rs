//! Prints what the parsers make of reports, one JSON object a line: for the differential scripts in `tests/differential`, and for
//! whoever wonders about a number.
//!
//! `cargo run -p check-coverage-threshold --example coverage_lines -- REPORT ...`
#![allow(clippy::print_stdout, reason = "a program that prints")]

use check_coverage_threshold::format;
use check_coverage_threshold::lines::Run;
use check_coverage_threshold::report::Report;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs::File;

fn main() {
    for path in std::env::args().skip(1) {
        println!("{}", describe(&path));
    }
}

/// The counts of a report, and its lines by file: 0 missed, 1 partly, 2 fully run.
fn describe(path: &str) -> Value {
    let mut report = Report::new(BTreeSet::new(), 0);
    let read = File::open(path).map_err(|error| error.to_string());
    let read =
        read.and_then(|file| format::read(file, &mut report).map_err(|fault| format!("{}: {fault}", fault.code())));
    let format = match read {
        Ok(format) => format.name(),
        Err(error) => return json!({ "report": path, "error": error }),
    };
    let tally = report.tally(Default::default());
    let odd: Vec<String> = report.odd.iter().map(|(odd, number, _)| format!("{number} {}", odd.explain())).collect();
    let mut files = Map::new();
    for (key, file) in report.into_files() {
        let lines = file.lines.range(1, u32::MAX).map(|(line, run)| {
            let run = match run {
                Run::Missed => 0,
                Run::Partly => 1,
                Run::Fully => 2,
            };
            (line.to_string(), json!(run))
        });
        let lines: Map<String, Value> = lines.collect();
        let known = (!lines.is_empty()).then_some(lines);
        let summary = file.summary.map(|tally| json!([tally.covered, tally.lines]));
        files.insert(format!("{}:{}", key.module, key.path), json!({ "lines": known, "summary": summary }));
    }
    json!({
        "report": path, "format": format, "covered": tally.covered, "lines": tally.lines,
        "branches_covered": tally.branches_covered, "branches": tally.branches,
        "statements_covered": tally.statements_covered, "statements": tally.statements,
        "odd": odd, "files": files,
    })
}
