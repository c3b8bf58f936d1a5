//! A check of the whole change that misbehaves in every way that the tests can think of, one at a time.
//!
//! What it does in `check` is a setting. What it says in `describe`, which sees no setting, is written into the module itself:
//! see [`lie`].
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a component calls it"))]
#![expect(clippy::exit, reason = "a check that exits is one of those that the tests need")]

mod describe;
mod places;
mod probe;

use describe::Settings;
use gatewright_sdk::{
    Check, Conclusion, Description, Edit, Evidence, Finding, Fix, Outcome, Place, Problem, Related, SettingProblem, log,
};
use std::hint::black_box;

/// What this module lies about in `describe`: tests write over these bytes.
static LIE: [u8; 32] = *b"lie:none........................";

/// The lie that was written into this module.
fn lie() -> String {
    let bytes = *black_box(&LIE);
    String::from_utf8_lossy(&bytes[4..]).trim_end_matches('.').to_owned()
}

struct Hostile;

impl Check for Hostile {
    type Settings = Settings;

    fn describe() -> Description {
        describe::describe(&lie())
    }

    fn check(settings: Settings) -> Result<Outcome, SettingProblem> {
        if settings.behaviour == "setting" {
            return Err(SettingProblem::new("/behaviour", "is not to my liking"));
        }
        Ok(behave(&settings))
    }
}

gatewright_sdk::export_check!(Hostile);

fn behave(settings: &Settings) -> Outcome {
    let one = |finding: Finding| Outcome::evaluated("misbehaved").with([finding]);
    let text = settings.text.as_str();
    match settings.behaviour.as_str() {
        "loop" => loop {
            black_box(0);
        },
        "recursion" => Outcome::evaluated(recurse(1).to_string()),
        "memory" => {
            let mut hoard = Vec::new();
            loop {
                hoard.push(black_box(vec![1_u8; 1 << 20]));
            }
        }
        "fill" => {
            let mut block = vec![0_u8; 128 << 20];
            loop {
                block.fill(black_box(1));
            }
        }
        "log-flood" => loop {
            log::info(&"x".repeat(64 << 10));
        },
        "sleep" => loop {
            std::thread::sleep(std::time::Duration::from_secs(3_600));
        },
        "huge-log" => {
            for number in 0..20_000 {
                log::info(&format!("line {number} of a long story"));
            }
            Outcome::evaluated("talked a lot")
        }
        "huge-message" => one(Finding::new("bad", "x".repeat(64 << 20))),
        "long-message" => one(Finding::new("bad", "x".repeat(1 << 20))),
        "many-findings" => Outcome::evaluated("").with((0..10_001).map(|_| Finding::new("bad", "again"))),
        "many-problems" => Outcome::cannot_evaluate("", vec![Problem::new("again", "and again"); 1_025]),
        "many-properties" => {
            one((0..65).fold(Finding::new("bad", ""), |finding, number| finding.property(&format!("p{number}"), "")))
        }
        "bad-property" => one(Finding::new("bad", "").property("Not An Id", "")),
        "bad-evidence" => {
            let kind = "Not An Id".to_owned();
            let fact = Evidence { kind, subject: String::new(), digest: None, properties: Vec::new() };
            Outcome::evaluated("").evidence(fact)
        }
        "unknown-rule" => one(Finding::new("never-heard-of", "a rule of my own")),
        "foreign-rule" => one(Finding::new("secret-scan/generic", "the rule of another")),
        "panic" => panic!("oh no, {text}"),
        "index" => one(Finding::new("bad", [1, 2][black_box(7)].to_string())),
        "exit" => std::process::exit(3),
        "exit-as-if-all-were-well" => std::process::exit(0),
        "abort" => std::process::abort(),
        "not-applicable-with-findings" => {
            Outcome::not_applicable("nothing here").with([Finding::new("bad", "and yet").introduced(true)])
        }
        "cannot-evaluate-without-a-reason" => Outcome::cannot_evaluate("", Vec::new()),
        "cannot-evaluate-with-a-finding" => {
            Outcome::cannot_evaluate("half of it", vec![Problem::new("half", "the other half is missing")])
                .with([Finding::new("bad", "in the first half")])
        }
        "say" => say(text),
        "print" => {
            println!("{text}");
            eprintln!("{text}");
            log::warning(text);
            panic!("{text}");
        }
        "tree" => Outcome::evaluated(probe::tree()),
        "outputs" => Outcome::evaluated(probe::outputs()),
        "blobs" => Outcome::evaluated(probe::blobs()),
        "world" => Outcome::evaluated(probe::world()),
        place => match places::finding(place) {
            Some(finding) => one(finding),
            None => Outcome::evaluated("behaved"),
        },
    }
}

fn recurse(depth: u64) -> u64 {
    if black_box(depth) == 0 { 0 } else { black_box(recurse(depth + 1)) + 1 }
}

/// Says the same in every place that takes text.
fn say(text: &str) -> Outcome {
    let edits = vec![Edit { path: "file.txt".to_owned(), range: places::bytes(0, 1), replacement: text.to_owned() }];
    let fix = Fix { title: text.to_owned(), safe: true, edits };
    let mut finding = Finding::new("bad", text).path("file.txt").bytes(0..1).identity(text).fix(fix);
    finding = finding.help(text).property("note", text).introduced(true);
    finding.related.push(Related { path: "file.txt".to_owned(), place: Place::WholeFile, message: text.to_owned() });
    let named = Finding::new("bad", text).introduced(true);
    let fact = Evidence { kind: "said".to_owned(), subject: text.to_owned(), digest: None, properties: Vec::new() };
    let problem = Problem::new("said", text).path(text);
    log::info(text);
    Outcome { conclusion: Conclusion::CannotEvaluate(vec![problem]), ..Outcome::evaluated(text) }
        .with([finding, named])
        .metric(text, text, 1, Some(2), text)
        .evidence(fact)
}
