//! Scans a folder and prints megabytes per CPU second: `cargo run --release --example scan_throughput -- FOLDER [--show RULE]`.
//!
//! Files are read first, so that only the scan is measured; files with NUL bytes are left out as the host does.

use check_secret_scan::bench::Scanner;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, options @ ..] = arguments.as_slice() else { return Err("name a folder".into()) };
    let show = options.iter().position(|option| option == "--show").and_then(|at| options.get(at + 1));
    let mut paths = Vec::new();
    walk(Path::new(folder), &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let content = std::fs::read(&path)?;
        if !content[..content.len().min(8000)].contains(&0) {
            files.push((path.to_string_lossy().into_owned(), content));
        }
    }
    let size: usize = files.iter().map(|(_, content)| content.len()).sum();
    let before = Instant::now();
    let scanner = Scanner::default();
    println!("start-up: {:.2} ms", before.elapsed().as_secs_f64() * 1e3);
    let mut counts: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    let mut best = f64::MAX;
    for round in 0..3 {
        let before = cpu();
        for (path, content) in &files {
            for (rule, error, place) in scanner.rules(content, path) {
                if round == 0 {
                    *counts.entry((!error, rule)).or_default() += 1;
                    if show.is_some_and(|show| show == rule || show == "errors" && error || show == "all") {
                        let start = place.start.saturating_sub(50);
                        let around = &content[start..content.len().min(place.end.min(place.start + 80) + 10)];
                        println!("{rule} {path}: {}", String::from_utf8_lossy(around).replace('\n', "⏎"));
                    }
                }
            }
        }
        best = best.min(cpu() - before);
    }
    for ((warning, rule), count) in &counts {
        println!("{count:6} {} {rule}", if *warning { "warning" } else { "error" });
    }
    let megabytes = size as f64 / 1e6;
    println!("{} files, {megabytes:.1} MB, {best:.3} CPU s, {:.0} MB per CPU s", files.len(), megabytes / best);
    Ok(())
}

/// CPU seconds of this process, where the system tells; else wall time.
fn cpu() -> f64 {
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds
        .map_or_else(|| std::time::UNIX_EPOCH.elapsed().map_or(0.0, |passed| passed.as_secs_f64()), |time| time / 1e9)
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), paths)?;
        } else if kind.is_file() {
            paths.push(entry.path());
        }
    }
    Ok(())
}
