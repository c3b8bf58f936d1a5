//! Prints what is found of the committed corpus: `cargo run --release --example corpus -- [--misses] [--hits]`.

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use check_secret_scan::bench::Scanner;
use std::collections::BTreeMap;

fn main() {
    let options: Vec<String> = std::env::args().skip(1).collect();
    let asked = |name: &str| options.iter().any(|option| option == name);
    let (misses, hits) = (asked("--misses"), asked("--hits"));
    let scanner = Scanner::default();
    // Of each group, lines or texts, found ones, found as errors.
    let mut groups: BTreeMap<(&str, bool), (usize, usize, usize)> = BTreeMap::new();
    for text in corpus::all() {
        let found = scanner.rules(text.text.as_bytes(), &text.path);
        let tally = groups.entry((text.group, text.leak)).or_default();
        if !text.leak {
            tally.0 += 1;
            tally.1 += usize::from(!found.is_empty());
            tally.2 += usize::from(found.iter().any(|(_, error, _)| *error));
            if hits && !found.is_empty() {
                println!("hit {} {:?}: {}", text.id, found, text.text);
            }
            continue;
        }
        let mut start = 0;
        for (number, line) in text.text.split_inclusive('\n').enumerate() {
            let end = start + line.len();
            if text.lines.contains(&number) {
                let mut here = found.iter().filter(|(.., place)| place.start < end && place.end > start).peekable();
                tally.0 += 1;
                tally.1 += usize::from(here.peek().is_some());
                if misses && here.peek().is_none() {
                    print!("missed {} {}: {line}", text.id, text.path);
                }
                tally.2 += usize::from(here.any(|(_, error, _)| *error));
            }
            start = end;
        }
    }
    for ((group, leak), (all, found, errors)) in groups {
        let what = if leak { "secrets found" } else { "texts hit" };
        println!("{group}: {found} of {all} {what}, {errors} as errors");
    }
}
