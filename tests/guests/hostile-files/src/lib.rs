//! A check of files that misbehaves in every way that the tests can think of, one at a time.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a component calls it"))]

use gatewright_sdk::{ByteRange, Description, Edit, Fix, Rule};
use gatewright_sdk::{File, FileCheck, Finding, Problem, Selection, SettingProblem, Severity, log};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the policy may set.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Settings {
    /// What to do.
    behaviour: String,
    /// To which files; empty: all.
    path: String,
}

struct Hostile(Settings);

/// Files that this instance has seen.
static SEEN: AtomicUsize = AtomicUsize::new(0);

impl FileCheck for Hostile {
    type Settings = Settings;

    fn describe() -> Description {
        let rules = vec![Rule::new("bad", Severity::Error, "something bad", "Stop it.").formerly(&["worse"])];
        Description { id: "hostile-files", version: "1.0.0", title: "Misbehaves", rules }
    }

    fn start(settings: Settings) -> Result<(Self, Selection), SettingProblem> {
        let selection = match settings.behaviour.as_str() {
            "start-panics" => panic!("I will not start"),
            "start-loops" => loop {
                black_box(0);
            },
            "start-refuses" => return Err(SettingProblem::new("/behaviour", "is not to my liking")),
            "bad-glob" => Selection::matching(["a{b"]),
            "many-globs" => Selection::matching((0..100_000).map(|number| format!("**/{number}/**/*.x"))),
            "wants-all" => Selection { binary: true, max_size: u64::MAX, history: true, ..Selection::all() },
            _ => Selection::all(),
        };
        Ok((Self(settings), selection))
    }

    fn inspect(&self, file: &File) -> Result<Vec<Finding>, Problem> {
        let seen = SEEN.fetch_add(1, Ordering::Relaxed);
        let one = |finding: Finding| Ok(vec![finding.introduced(true)]);
        if !self.0.path.is_empty() && self.0.path != file.path {
            return Ok(Vec::new());
        }
        match self.0.behaviour.as_str() {
            "loop" => loop {
                black_box(0);
            },
            "panic" => panic!("not this file"),
            "panics-at-the-second-file" if seen > 0 => panic!("only one file each"),
            "grows" => {
                std::mem::forget(black_box(vec![1_u8; 100 << 20]));
                Ok(Vec::new())
            }
            "another-file" => one(Finding::new("bad", "over there").path("file.txt")),
            "line-beyond" => one(Finding::new("bad", "below").lines(1_000, 1_000)),
            "byte-beyond" => one(Finding::new("bad", "below").bytes(0..file.content.len() + 1)),
            "sensitive-beyond" => one(Finding::new("bad", "below").sensitive(0..file.content.len() + 1)),
            "overlapping-edits" => {
                let edit = |range: std::ops::Range<u64>| Edit {
                    path: file.path.clone(),
                    range: ByteRange { start: range.start, end: range.end },
                    replacement: "x".to_owned(),
                };
                let fix = Fix { title: "mend".to_owned(), safe: true, edits: vec![edit(2..4), edit(0..3)] };
                one(Finding::new("bad", "here").fix(fix))
            }
            "unknown-rule" => one(Finding::new("never-heard-of", "a rule of my own")),
            "many-findings" => Ok((0..10_001).map(|_| Finding::new("bad", "again")).collect()),
            "problem" => Err(Problem::new("tired", "not today").path("../outside.txt")),
            "remembers" => {
                log::info(&format!("file {seen}"));
                one(Finding::new("bad", "every file is bad"))
            }
            _ => Ok(Vec::new()),
        }
    }
}

gatewright_sdk::export_file_check!(Hostile);
