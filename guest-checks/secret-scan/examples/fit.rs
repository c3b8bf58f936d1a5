//! Prints recall and clean hits on a corpus: `cargo run --release --example fit -- CORPUS [--misses N] [--hits N] [--by-rule] [--errors]`,
//! or with `--rows` one letter for each row: `.` nothing found, `w` a warning, `e` an error.
//!
//! A corpus is a file of JSON lines `{rule, text, expected, source, generated?, path?, scope?}`, plain or read from `-`.

use check_secret_scan::bench::{Scanner, cases};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

#[derive(Deserialize)]
struct Row {
    rule: String,
    text: String,
    expected: String,
    source: String,
    #[serde(default)]
    path: Option<String>,
}

#[derive(Default)]
struct Tally {
    leaks: usize,
    found: usize,
    found_error: usize,
    cleans: usize,
    hit: usize,
    hit_error: usize,
    hit_own: usize,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, options @ ..] = arguments.as_slice() else {
        return Err("name a corpus, or - for standard input".into());
    };
    let mut text = String::new();
    if path == "-" {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(path)?;
    }
    let show = |name: &str| {
        options
            .iter()
            .position(|option| option == name)
            .and_then(|at| options.get(at + 1)?.parse::<usize>().ok())
            .unwrap_or(0)
    };
    let (mut misses, mut false_hits, errors_only) =
        (show("--misses"), show("--hits"), options.iter().any(|option| option == "--errors"));
    let aliases: BTreeMap<&str, BTreeSet<&str>> = cases()
        .into_iter()
        .map(|case| (case.rule, case.aliases.iter().copied().chain([case.rule]).collect()))
        .collect();
    let rows = text.lines().map(serde_json::from_str).collect::<Result<Vec<Row>, _>>()?;
    let known: BTreeSet<&str> =
        rows.iter().filter(|row| row.source.starts_with("gitleaks")).map(|row| row.rule.as_str()).collect();
    let scanner = Scanner::default();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut missed: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in &rows {
        let source = row.source.split(':').next().unwrap_or_default();
        let found = scanner.rules(row.text.as_bytes(), row.path.as_deref().unwrap_or("f.txt"));
        let error = found.iter().any(|(_, error, _)| *error);
        let own = |rule: &str| aliases.get(rule).map_or(rule == row.rule, |names| names.contains(row.rule.as_str()));
        if options.iter().any(|option| option == "--rows") {
            print!(
                "{}",
                if error {
                    'e'
                } else if found.is_empty() {
                    '.'
                } else {
                    'w'
                }
            );
            continue;
        }
        let mut groups = vec![source.to_owned()];
        if source == "betterleaks" && !known.contains(row.rule.as_str()) {
            groups.push("betterleaks, rules that gitleaks lacks".to_owned());
        }
        for group in groups {
            let tally = tallies.entry(group).or_default();
            if row.expected == "leak" {
                tally.leaks += 1;
                tally.found += usize::from(!found.is_empty());
                tally.found_error += usize::from(error);
            } else {
                tally.cleans += 1;
                tally.hit += usize::from(!found.is_empty());
                tally.hit_error += usize::from(error);
                tally.hit_own += usize::from(found.iter().any(|(rule, ..)| own(rule)));
            }
        }
        let judged = if errors_only { error } else { !found.is_empty() };
        if row.expected == "leak" {
            let count = missed.entry(&row.rule).or_default();
            count.0 += usize::from(!judged);
            count.1 += 1;
            if !judged && misses > 0 {
                misses -= 1;
                println!("missed {}: {}", row.rule, row.text.chars().take(160).collect::<String>());
            }
        } else if judged && false_hits > 0 {
            false_hits -= 1;
            let rules: Vec<&str> = found.iter().map(|(rule, ..)| *rule).collect();
            let mark = if rules.iter().any(|rule| own(rule)) { "own hit" } else { "hit" };
            println!("{mark} {} by {rules:?}: {}", row.rule, row.text.chars().take(160).collect::<String>());
        }
    }
    if options.iter().any(|option| option == "--by-rule") {
        for (rule, (missed, all)) in missed.iter().filter(|(_, (missed, _))| *missed > 0) {
            println!("{missed:4} of {all:4} missed: {rule}");
        }
    }
    for (source, tally) in &tallies {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        println!(
            "{source}: recall {:.1} % ({} of {}), errors alone {:.1} %; clean hits {:.1} % ({} of {}), errors alone {:.1} %, own rule {}",
            percent(tally.found, tally.leaks),
            tally.found,
            tally.leaks,
            percent(tally.found_error, tally.leaks),
            percent(tally.hit, tally.cleans),
            tally.hit,
            tally.cleans,
            percent(tally.hit_error, tally.cleans),
            tally.hit_own,
        );
    }
    Ok(())
}
