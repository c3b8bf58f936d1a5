//! Bad input: whatever a report holds ends in a fault or in what was really measured, never in a panic, in unbounded memory, or in
//! more coverage than the whole report has.

mod common;

use check_coverage_threshold::format::read;
use check_coverage_threshold::report::{Fault, Report};
use check_coverage_threshold::settings::Partial;
use common::{Repository, codes, rules};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

fn parse(bytes: impl Read) -> Result<Report, Fault> {
    let mut report = Report::new(BTreeSet::new(), 0);
    read(bytes, &mut report).map(|_| report)
}

fn fault(text: &str) -> String {
    parse(text.as_bytes()).map(|report| report.len()).unwrap_err().to_string()
}

fn reports() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = paths.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect();
    all.sort();
    all
}

/// A Cobertura report around something.
fn cobertura(inner: &str) -> String {
    format!(
        r#"<coverage line-rate="1"><packages><package><classes><class filename="src/a.rs"><lines>{inner}</lines></class></classes></package></packages></coverage>"#
    )
}

#[test]
fn a_doctype_is_accepted_and_never_fetched() {
    let doctype = r#"<!DOCTYPE coverage SYSTEM "http://127.0.0.1:1/never.dtd" [<!ENTITY a "1">]>"#;
    let text = format!("{doctype}{}", cobertura(r#"<line number="1" hits="1"/>"#));
    assert_eq!(parse(text.as_bytes()).unwrap().tally(Partial::Hit).covered, 1);
}

#[test]
fn entities_are_not_expanded() {
    let bomb = r#"<!DOCTYPE c [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>"#;
    let text = format!("{bomb}<coverage line-rate='1'><sources><source>&c;</source></sources><packages/></coverage>");
    assert!(fault(&text).contains("`&c;` is not defined"), "{}", fault(&text));
    let attribute = format!("{bomb}{}", cobertura("").replace("src/a.rs", "&c;"));
    assert!(fault(&attribute).contains("filename"), "{}", fault(&attribute));
    let external = r#"<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#;
    assert!(fault(&format!("{external}{}", cobertura("&x;"))).contains("`&x;`"));
}

#[test]
fn nesting_is_bounded() {
    let deep = cobertura(&"<a>".repeat(10_000));
    assert!(fault(&deep).contains("nested more than 256 deep"), "{}", fault(&deep));
    let json = format!(r#"{{"meta":{{"version":"7"}},"files":{{"a":{}"#, "[".repeat(10_000));
    assert!(parse(json.as_bytes()).is_err());
}

#[test]
fn tags_match() {
    for broken in [
        cobertura("<line number='1' hits='1'></lin>"),
        cobertura("</lines>"),
        cobertura("") + "<coverage/>",
        cobertura("<line number='1' number2=1/>"),
    ] {
        assert!(matches!(parse(broken.as_bytes()), Err(Fault::Malformed(_))), "{broken}");
    }
}

/// An endless stream around a beginning.
fn endless(start: &str, piece: &str) -> impl Read {
    struct Endless(Vec<u8>, usize);
    impl Read for Endless {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            for byte in out.iter_mut() {
                *byte = self.0[self.1];
                self.1 = (self.1 + 1) % self.0.len();
            }
            Ok(out.len())
        }
    }
    io::Cursor::new(start.to_owned().into_bytes()).chain(Endless(piece.as_bytes().to_vec(), 0))
}

#[test]
fn one_endless_tag_text_or_comment_is_cut() {
    let before = r#"<coverage line-rate="1"><packages><package>"#;
    for start in ["<class filename='", "<!-- ", "text ", "<![CDATA[", "<?x "] {
        let result = parse(endless(&format!("{before}{start}"), "x"));
        assert!(matches!(result, Err(Fault::Unreadable(text)) if text.contains("longer than any")), "{start}");
    }
}

#[test]
fn endless_reports_end_in_too_large() {
    let lines: String = (0..2_000).map(|line| format!("<line number=\"{}\" hits=\"0\"/>", line * 64 + 1)).collect();
    let start = r#"<coverage line-rate="1"><packages>"#;
    // The same class again and again takes no more memory, so its number has to change: sections of LCOV with growing names.
    let mut number = 0;
    let mut piece = Vec::new();
    let mut at = 0;
    let growing = std::iter::from_fn(move || {
        if at == piece.len() {
            number += 1;
            piece = format!(
                "SF:{number}\n{}end_of_record\n",
                (0..500).map(|line| format!("DA:{},0\n", line * 64 + 1)).collect::<String>()
            )
            .into_bytes();
            at = 0;
        }
        at += 1;
        piece.get(at - 1).copied()
    });
    struct Bytes<I>(I);
    impl<I: Iterator<Item = u8>> Read for Bytes<I> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let mut length = 0;
            for (slot, byte) in out.iter_mut().zip(&mut self.0) {
                *slot = byte;
                length += 1;
            }
            Ok(length)
        }
    }
    assert_eq!(parse(Bytes(growing)).map(|report| report.len()), Err(Fault::TooLarge));
    let same = format!("{start}<class filename=\"a\"><lines>{lines}</lines></class></packages></coverage>");
    assert_eq!(parse(same.as_bytes()).unwrap().tally(Partial::Hit).lines, 2_000);
    let held = format!("{start}<class filename=\"a\"><methods><method name=\"m\"><lines>");
    assert_eq!(
        parse(endless(&held, r#"<line number="1" hits="1"/>"#)).map(|report| report.len()),
        Err(Fault::TooLarge)
    );
    let list = r#"{"meta":{"version":"1"},"files":{"a":{"executed_lines":["#;
    assert_eq!(parse(endless(list, "1,")).map(|report| report.len()), Err(Fault::TooLarge));
}

#[test]
fn a_huge_go_block_is_bounded() {
    let text: String = (0..50).map(|file| format!("f{file}.go:1.1,16777216.1 1 0\n")).collect();
    let result = parse(format!("mode: set\n{text}").as_bytes()).map(|report| report.len());
    assert_eq!(result, Err(Fault::TooLarge));
}

#[test]
fn every_truncation_is_a_fault_or_says_no_more_than_the_whole() {
    for (name, bytes) in reports() {
        let Ok(whole) = parse(&bytes[..]) else { continue };
        let whole = whole.tally(Partial::Hit);
        // A list format that ends between two records is a shorter list; nothing in it tells.
        let list = name.ends_with(".info") || name.ends_with(".out") || name.ends_with(".gcov");
        let end = bytes.trim_ascii_end().len();
        // Every byte of a small report; a large one would take minutes.
        let step = if end < 700 { 1 } else { end / 150 };
        for length in (0..end).step_by(step) {
            match parse(&bytes[..length]) {
                Err(_) => {}
                Ok(report) => {
                    let part = report.tally(Partial::Hit);
                    assert!(list, "{name} cut at {length} of {end}");
                    assert!(part.covered <= whole.covered && part.lines <= whole.lines, "{name} cut at {length}");
                }
            }
        }
    }
}

#[test]
fn faults_end_in_problems_that_name_the_report() {
    let settings = json!({ "reports": ["/r"], "total": "1%" });
    for (bytes, code) in [
        (&b""[..], "report-malformed"),
        (b"\xFF\xFE\x00", "report-unsupported"),
        (b"<coverage line-rate='1'><packages>", "report-malformed"),
        (b"{\"meta\":{\"version\":\"1\"},\"files\":{}}", "nothing-measured"),
        (b"<coverage line-rate='1'><packages/></coverage>", "nothing-measured"),
        (b"TN:\nSF:a.rs\nend_of_record\n", "nothing-measured"),
        (b"\x00\x01\x02\x03", "report-unsupported"),
    ] {
        let outcome = Repository::new().file("a.rs", 1).report("r", bytes).check(settings.clone());
        assert_eq!(codes(&outcome), [code], "{bytes:?}");
    }
}

#[test]
fn files_times_source_folders_are_bounded() {
    let sources: String = (0..1_000).map(|number| format!("<source>s{number}</source>")).collect();
    let class =
        |number: u32| format!("<class filename=\"f{number}.c\"><lines><line number=\"1\" hits=\"1\"/></lines></class>");
    let report = |files: u32| {
        let classes: String = (0..files).map(class).collect();
        format!(
            "<coverage line-rate='1'><sources>{sources}</sources><packages><package><classes>{classes}</classes></package></packages></coverage>"
        )
    };
    let check = |files| {
        let repository = Repository::new().file("s7/f1.c", 1).report("r", report(files));
        repository.check(json!({ "reports": ["/r"], "paths": [{ "name": "one", "match": "s7/", "minimum": "100%" }] }))
    };
    assert!(codes(&check(20)).is_empty());
    assert_eq!(codes(&check(4_001)), ["report-too-large"]);
}

#[test]
fn a_broken_report_spoils_the_verdict_of_a_good_one() {
    let good = "SF:a.rs\nDA:1,1\nend_of_record\n";
    let both = Repository::new().file("a.rs", 1).report("lcov.info", good).report("coverage.xml", "<coverage");
    let outcome = both.check(json!({ "total": "1%" }));
    assert_eq!(codes(&outcome), ["report-malformed"]);
    assert!(outcome.summary.starts_with("lines 1 of 1"));
}

#[test]
fn findings_stay_within_the_file() {
    // One line beyond the end is tolerated and clamped, more is another version of the file.
    let report = |line: u32| format!("SF:a.rs\nDA:{line},0\nend_of_record\n");
    let check = |line: u32| {
        let changed = Repository::new().file("a.rs", 3).changed("a.rs", &[(1, 9)]);
        changed.report("lcov.info", report(line)).check(json!({}))
    };
    let outcome = check(4);
    assert_eq!(rules(&outcome), ["line-uncovered"]);
    assert!(format!("{:?}", outcome.findings[0].place).contains("last: 3"));
    assert_eq!(codes(&check(5)), ["report-does-not-fit"]);
}

#[test]
fn without_a_base_everything_is_new() {
    let report = "SF:a.rs\nDA:1,0\nDA:2,0\nDA:3,1\nend_of_record\n";
    let outcome = Repository::new()
        .without_base()
        .file("a.rs", 3)
        .report("lcov.info", report)
        .check(json!({ "changed-lines": "50%" }));
    assert_eq!(rules(&outcome), ["changed-lines-below-threshold", "line-uncovered"]);
}

#[test]
fn no_flood_of_findings() {
    let lines: String = (1..=9_000).map(|line| format!("DA:{line},{}\n", line % 2)).collect();
    let report = format!("SF:a.rs\n{lines}end_of_record\n");
    let outcome = Repository::new()
        .file("a.rs", 9_000)
        .changed("a.rs", &[(1, 9_000)])
        .report("lcov.info", report)
        .check(json!({}));
    assert_eq!(outcome.findings.len(), 1_001);
    assert!(outcome.findings[1_000].message.starts_with("3500 more places"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Nothing panics, whatever the bytes.
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_coverage_threshold::fuzz(&bytes);
    }

    /// Nothing panics on real reports with some bytes changed.
    #[test]
    fn no_mutation_panics(which in any::<prop::sample::Index>(), edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let all = reports();
        let mut bytes = all[which.index(all.len())].1.clone();
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let result = parse(&bytes[..]);
        if let Ok(report) = result {
            let tally = report.tally(Partial::Hit);
            prop_assert!(tally.covered <= tally.lines && tally.branches_covered <= tally.branches);
            let strict = report.tally(Partial::Miss);
            prop_assert!(strict.covered <= tally.covered && strict.lines == tally.lines);
        }
    }

    /// The order of reports and of records does not matter, and merging never loses a line or a hit.
    #[test]
    fn merging_has_no_order(records in prop::collection::vec((1_u32..200, 0_u32..3, 0_u32..3, 0_u32..3), 1..60), split in any::<prop::sample::Index>()) {
        let section = |records: &[(u32, u32, u32, u32)]| {
            let lines = records.iter().map(|(line, hits, block, taken)| format!("DA:{line},{hits}\nBRDA:{line},{block},{hits},{taken}\n"));
            format!("SF:a.rs\n{}end_of_record\n", lines.collect::<String>())
        };
        let (one, two) = records.split_at(split.index(records.len()));
        let world = |first: &str, second: &str| {
            let repository = Repository::new().file("a.rs", 200).report("lcov.info", first).report("coverage/lcov.info", second);
            let outcome = repository.check(json!({}));
            outcome.metrics.into_iter().filter(|metric| metric.subject == "total").collect::<Vec<_>>()
        };
        let together = Repository::new().file("a.rs", 200).report("lcov.info", section(&records)).check(json!({}));
        let together: Vec<_> = together.metrics.into_iter().filter(|metric| metric.subject == "total").collect();
        prop_assert_eq!(&world(&section(one), &section(two)), &together);
        prop_assert_eq!(&world(&section(two), &section(one)), &together);
    }
}
