//! Judges a change that stands in a JSON object on standard input, for `tests/differential/diff_cover.py`:
//! `{"tree": {PATH: TEXT}, "reports": {PATH: TEXT}, "changed": {PATH: [[FIRST, LAST]]}, "settings": {}}`.
//!
//! Prints the conclusion, the summary, the changed lines as `[covered, all]` or null, and the lines that findings name.
#![allow(clippy::print_stdout, reason = "a program that prints")]

use check_coverage_threshold::CoverageThreshold;
use gatewright_sdk::change::{ChangedFile, Commit, Kind};
use gatewright_sdk::testing::World;
use gatewright_sdk::{LineRange, Place};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::stdin;

/// What is judged.
#[derive(Deserialize)]
struct Case {
    tree: BTreeMap<String, String>,
    reports: BTreeMap<String, String>,
    changed: BTreeMap<String, Vec<(u32, u32)>>,
    settings: serde_json::Value,
}

fn main() -> Result<(), serde_json::Error> {
    let case: Case = serde_json::from_reader(stdin())?;
    let base = Commit { id: "b".repeat(40), parents: Vec::new(), committed: 1, message: String::new() };
    let mut world = World { base: Some(base), ..World::default() };
    world.tree.extend(case.tree.into_iter().map(|(path, text)| (path, text.into_bytes())));
    world.outputs.extend(case.reports.into_iter().map(|(path, text)| (path, text.into_bytes())));
    world.changed.extend(case.changed.into_iter().map(|(path, ranges)| ChangedFile {
        path,
        previous_path: None,
        kind: Kind::Modified,
        added: ranges.into_iter().map(|(first, last)| LineRange { first, last }).collect(),
        removed: Vec::new(),
    }));
    let outcome = match world.check::<CoverageThreshold>(&case.settings) {
        Ok(outcome) => outcome,
        Err(problem) => {
            println!("{}", json!({ "refused": format!("{}: {}", problem.pointer, problem.message) }));
            return Ok(());
        }
    };
    let changed = outcome.metrics.iter().find(|metric| metric.subject == "changed" && metric.name == "coverage.lines");
    let uncovered = outcome.findings.iter().filter(|finding| finding.rule == "line-uncovered");
    let uncovered = uncovered.filter_map(|finding| match &finding.place {
        Place::Lines(range) => Some((finding.path.clone(), range.first, range.last)),
        _ => None,
    });
    println!(
        "{}",
        json!({
            "conclusion": format!("{:?}", outcome.conclusion), "summary": outcome.summary,
            "changed": changed.map(|metric| (metric.value, metric.total)),
            "uncovered": uncovered.collect::<Vec<_>>(),
        })
    );
    Ok(())
}
