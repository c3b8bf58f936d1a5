//! Reports of real tools (see `fixtures/README.md`): one run rendered in several formats gives the same numbers in each.

mod common;

use check_coverage_threshold::format::{Format, read};
use check_coverage_threshold::lines::Run;
use check_coverage_threshold::report::{Report, Tally};
use check_coverage_threshold::settings::Partial;
use common::{Repository, codes, rules};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn reports() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = entries
        .filter(|path| !path.to_string_lossy().ends_with("-total.txt"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}

fn measure(bytes: &[u8]) -> (Format, Tally, Vec<(String, u64, u64)>) {
    let mut report = Report::new(BTreeSet::new(), 0);
    let format = read(bytes, &mut report).unwrap();
    let tally = report.tally(Partial::Hit);
    let files = report.into_files().into_iter().map(|(key, file)| {
        let tally = file.tally(Partial::Hit);
        (key.path, tally.covered, tally.lines)
    });
    (format, tally, files.collect())
}

/// Names, format, and what all reports of one run must say: covered and total lines, taken and all branches.
fn same(prefix: &str, want: (u64, u64), branches: (u64, u64)) -> usize {
    let mut seen = 0;
    for (name, bytes) in reports().into_iter().filter(|(name, _)| name.starts_with(prefix)) {
        let (format, tally, _) = measure(&bytes);
        assert_eq!((tally.covered, tally.lines), want, "lines of {name}");
        // gcovr writes every line of its Clover as a plain statement, and LCOV of llvm-cov 14 has the same branches.
        if tally.branches > 0 || format != Format::Clover {
            assert_eq!((tally.branches_covered, tally.branches), branches, "branches of {name}");
        }
        seen += 1;
    }
    seen
}

#[test]
fn every_rendering_of_a_run_says_the_same() {
    assert_eq!(same("coveragepy", (25, 31), (2, 4)), 3);
    assert_eq!(same("gcovr", (12, 15), (7, 12)), 7);
    assert_eq!(same("lcov.info", (12, 15), (7, 12)), 1);
    assert_eq!(same("llvm-cov", (17, 21), (7, 12)), 3);
    assert_eq!(same("nyc", (9, 11), (5, 8)), 5);
    assert_eq!(same("jest", (9, 11), (5, 8)), 5);
    assert_eq!(same("c8", (18, 21), (5, 8)), 5);
    assert_eq!(same("vitest", VITEST.0, VITEST.1), 5);
    assert_eq!(same("phpunit", (8, 12), (0, 0)), 2);
    // What JaCoCo itself sums up.
    assert_eq!(same("jacoco", (11, 17), (7, 10)), 1);
    // SimpleCov itself says 10 of 12: it leaves out the two lines between `:nocov:`.
    assert_eq!(same("simplecov", (11, 14), (2, 4)), 1);
}

/// The v8 provider of vitest counts statements of the source as istanbul does.
const VITEST: ((u64, u64), (u64, u64)) = ((9, 11), (5, 8));

#[test]
fn every_file_of_a_run_has_the_same_lines() {
    let files = |prefix: &str| {
        let mut all = Vec::new();
        for (name, bytes) in reports().into_iter().filter(|(name, _)| name.starts_with(prefix)) {
            let mut report = Report::new(BTreeSet::new(), 0);
            read(&bytes[..], &mut report).unwrap();
            let lines: Vec<_> = report.into_files().into_iter().filter(|(_, file)| file.summary.is_none()).collect();
            let lines = lines.into_iter().map(|(key, file)| {
                let file_name = key.path.rsplit('/').next().unwrap().to_owned();
                (
                    file_name,
                    file.lines.range(1, u32::MAX).map(|(line, run)| (line, run > Run::Missed)).collect::<Vec<_>>(),
                )
            });
            let lines: BTreeMap<_, _> = lines.filter(|(_, lines)| !lines.is_empty()).collect();
            if !lines.is_empty() {
                all.push((name, lines));
            }
        }
        all
    };
    for prefix in ["coveragepy", "gcovr", "llvm-cov", "nyc", "jest", "c8", "vitest", "phpunit"] {
        let all = files(prefix);
        assert!(all.len() >= 2, "{prefix}");
        for (name, lines) in &all[1..] {
            assert_eq!(lines, &all[0].1, "{name} and {}", all[0].0);
        }
    }
}

#[test]
fn go_statements_are_what_go_itself_counts() {
    let (_, tally, files) = measure(&named("go-coverpkg.out"));
    let total = String::from_utf8(named("go-coverpkg-total.txt")).unwrap();
    let share = format!("{:.1}%", tally.statements_covered as f64 * 100.0 / tally.statements as f64);
    assert!(total.trim().ends_with(&share), "{total} against {share}");
    assert_eq!(files.len(), 2);
}

fn named(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports").join(name)).unwrap()
}

/// The repository that the reports were made in.
fn project() -> Repository {
    let mut repository = Repository::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project");
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                repository = repository.content(&name, &fs::read_to_string(&path).unwrap());
            }
        }
    }
    repository
}

#[test]
fn every_report_finds_its_files() {
    for (name, bytes) in reports() {
        // Where tools leave their reports that write paths relative to where they ran.
        let folder = match name.as_str() {
            "gcov-text.gcov" => "native",
            "vitest-lcov.info" => "web/coverage",
            _ => "out",
        };
        let settings = json!({ "reports": [format!("/{folder}/{name}")] });
        let outcome = project().report(&format!("{folder}/{name}"), &bytes).check(settings);
        assert!(codes(&outcome).is_empty(), "{name}: {:?}", outcome.conclusion);
        let unmatched = rules(&outcome).contains(&"report-file-unmatched");
        // gcovr's Clover names a file `dummy`.
        assert_eq!(unmatched, name == "gcovr-clover.xml", "{name}: {:?}", outcome.findings);
    }
}

/// What diff-cover 11.0.1 printed for the same change and reports, as covered and all changed lines. Where it differs, it is told why.
#[test]
fn changed_lines_are_those_of_diff_cover() {
    let change = [
        ("ledger/charge.py", &[(5, 8), (21, 25)][..]),
        ("native/fee.c", &[(5, 7), (11, 12)]),
        ("web/price.js", &[(10, 13)]),
    ];
    for (name, covered, lines) in [
        ("coveragepy-cobertura.xml", 4, 8),
        ("coveragepy-lcov.info", 4, 8),
        ("gcovr-cobertura.xml", 3, 3),
        ("gcovr-clover.xml", 3, 3),
        ("gcovr-lcov.info", 3, 3),
        ("lcov.info", 3, 3),
        ("llvm-cov-lcov.info", 4, 4),
        ("nyc-cobertura.xml", 1, 2),
        ("nyc-clover.xml", 1, 2),
        // It counts the line of an `FN` record as well, 2 of 3; istanbul's own numbers do not.
        ("nyc-lcov.info", 1, 2),
        // It does not read these.
        ("coveragepy.json", 4, 8),
        ("gcovr.json", 3, 3),
        ("llvm-cov.json", 4, 4),
        ("nyc-istanbul.json", 1, 2),
    ] {
        let mut repository = project().report("out/r", named(name));
        for (path, added) in change {
            repository = repository.changed(path, added);
        }
        let outcome = repository.check(json!({ "reports": ["/out/r"] }));
        let metric = outcome.metrics.iter().find(|metric| metric.subject == "changed");
        let metric = metric.unwrap_or_else(|| panic!("{name}: {:?}", outcome.conclusion));
        assert_eq!((metric.value, metric.total), (covered, Some(lines)), "{name}");
        let uncovered = outcome.findings.iter().filter(|finding| finding.rule == "line-uncovered").count();
        assert_eq!(uncovered > 0, covered < lines, "{name}");
    }
}

/// gcovr's JaCoCo does not say which lines ran. diff-cover finds "no lines with coverage information" in it and passes.
#[test]
fn changed_lines_cannot_be_judged_without_lines() {
    for name in ["gcovr-jacoco.xml", "llvm-cov-summary.json"] {
        let changed = project().report("out/r", named(name)).changed("native/fee.c", &[(5, 7)]);
        let outcome = changed.check(json!({ "reports": ["/out/r"], "changed-lines": "1%", "total": "80%" }));
        assert_eq!(codes(&outcome), ["no-line-data"], "{name}");
        let outcome = changed.check(json!({ "reports": ["/out/r"], "total": "80%" }));
        assert!(
            codes(&outcome).is_empty() && outcome.summary.contains("1 changed files without line data"),
            "{}",
            outcome.summary
        );
    }
}

#[test]
fn all_reports_together_are_as_one() {
    let mut repository = project();
    for (name, bytes) in
        reports().into_iter().filter(|(name, _)| name.starts_with("coveragepy") || name.starts_with("jest"))
    {
        repository = repository.report(&format!("out/{name}"), bytes);
    }
    let outcome = repository.check(json!({ "reports": ["/out/**"] }));
    assert!(codes(&outcome).is_empty());
    assert!(outcome.summary.starts_with("lines 34 of 42 "), "{}", outcome.summary);
}
