//! One small report of every format, of the same run: `a.c` has two lines, of which the first ran. Whole it passes a gate of 50 %;
//! cut off anywhere it never does, and whatever else is wrong with it ends in a problem or in a finding that names it.

mod common;

use check_coverage_threshold::format::{Format, read};
use check_coverage_threshold::report::Report;
use common::{Repository, codes, rules};
use gatewright_sdk::{Conclusion, Outcome};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Name and bytes of each.
fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.map(|path| (name(&path), fs::read(&path).unwrap())).collect()
}

/// Judges a report of a repository with that one file of two lines.
fn check(bytes: &[u8]) -> Outcome {
    let repository = Repository::new().file("a.c", 2).file("b.c", 9).report("out/report", bytes);
    repository.check(json!({ "reports": ["/out/report"], "total": "50%" }))
}

fn passes(outcome: &Outcome) -> bool {
    outcome.conclusion == Conclusion::Evaluated && outcome.findings.is_empty()
}

/// A sample with some text replaced, which must be in it.
fn changed(name: &str, from: &str, to: &str) -> Outcome {
    let (_, bytes) = samples().into_iter().find(|(sample, _)| sample == name).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains(from), "{name} has no {from}");
    check(text.replace(from, to).as_bytes())
}

#[test]
fn every_format_has_one_and_all_say_the_same() {
    let mut formats = Vec::new();
    for (name, bytes) in samples() {
        let mut report = Report::new(BTreeSet::new(), 0);
        formats.push(read(&bytes[..], &mut report).unwrap());
        let tally = report.tally(Default::default());
        assert_eq!((tally.covered, tally.lines), (1, 2), "{name}");
        let outcome = check(&bytes);
        assert!(passes(&outcome), "{name}: {outcome:?}");
    }
    for format in Format::ALL {
        assert_eq!(formats.iter().filter(|known| **known == format).count(), 1, "{}", format.name());
    }
}

#[test]
fn cut_off_anywhere_none_passes() {
    for (name, bytes) in samples() {
        // Lists of records cannot tell where they end; here the cut only ever takes what did not run, so that 1 of 1 remains.
        let list = ["go.out", "gcov.txt"].contains(&name.as_str());
        for length in 0..bytes.trim_ascii_end().len() {
            let outcome = check(&bytes[..length]);
            let told = matches!(outcome.conclusion, Conclusion::CannotEvaluate(_));
            assert!(told || list && outcome.summary.starts_with("lines 1 of "), "{name} cut at {length}: {outcome:?}");
        }
    }
}

#[test]
fn cut_off_and_in_another_encoding_none_passes() {
    for (name, bytes) in samples() {
        let text = String::from_utf8(bytes).unwrap();
        let declared = text.replacen("version=\"1.0\"?", "version=\"1.0\" encoding=\"utf-16\"?", 1);
        let wide: Vec<u8> = format!("\u{FEFF}{declared}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(passes(&check(&wide)), "{name}");
        let marked = format!("\u{FEFF}{text}");
        assert!(passes(&check(marked.as_bytes())), "{name}");
        let half = check(&wide[..wide.len() / 2]);
        let list = ["go.out", "gcov.txt"].contains(&name.as_str());
        assert!(list || matches!(half.conclusion, Conclusion::CannotEvaluate(_)), "{name}: {half:?}");
    }
}

/// Every line that ran, with that count instead.
const HIT: [(&str, &str, &str); 16] = [
    ("lcov.info", "DA:1,12", "DA:1,"),
    ("cobertura.xml", "hits=\"12\"", "hits=\""),
    ("clover.xml", "count=\"12\"", "count=\""),
    ("opencover.xml", "vc=\"12\"", "vc=\""),
    ("istanbul.json", "\"0\": 12", "\"0\": "),
    ("llvm.json", "[1, 1, 12,", "[1, 1, "),
    ("simplecov-resultset.json", "[12,", "["),
    ("simplecov.json", "[12,", "["),
    ("tarpaulin.json", "\"Line\": 12", "\"Line\": "),
    ("gcov.json", "\"count\": 12", "\"count\": "),
    ("gcovr.json", "\"count\": 12", "\"count\": "),
    ("coveralls.json", "[12,", "["),
    ("gcov.txt", "       12:", "       "),
    ("go.out", "1.9 1 12", "1.9 1 "),
    ("jacoco.xml", "ci=\"12\"", "ci=\""),
    ("sonar.xml", "covered=\"true\"", "covered=\""),
];

/// What stands behind the count.
fn closing(name: &str, from: &str) -> &'static str {
    match (name.ends_with(".xml"), from.ends_with(','), from.ends_with(':')) {
        (true, ..) => "\"",
        (_, true, _) => ",",
        (_, _, true) => ":",
        _ => "",
    }
}

#[test]
fn counts_that_no_tool_can_mean_are_told() {
    for (name, from, to) in HIT {
        for count in ["-3", "99999999999999999999", "nonsense"] {
            let count = if name.ends_with(".json") && count == "nonsense" { "\"nonsense\"" } else { count };
            let outcome = changed(name, from, &format!("{to}{count}{}", closing(name, from)));
            let told = !codes(&outcome).is_empty() || rules(&outcome).contains(&"odd-report-value");
            // gcov's text has other words where a count stands, so an unknown one is no count at all: the line is not counted.
            assert!(told || name == "gcov.txt" && !passes(&outcome), "{name} with {count}: {outcome:?}");
        }
    }
}

#[test]
fn line_zero_and_lines_beyond_the_file_are_told() {
    for (name, from, zero, beyond) in [
        ("lcov.info", "DA:2,", "DA:0,", "DA:50,"),
        ("cobertura.xml", "number=\"2\"", "number=\"0\"", "number=\"50\""),
        ("jacoco.xml", "nr=\"2\"", "nr=\"0\"", "nr=\"50\""),
        ("clover.xml", "num=\"2\"", "num=\"0\"", "num=\"50\""),
        ("sonar.xml", "lineNumber=\"2\"", "lineNumber=\"0\"", "lineNumber=\"50\""),
        ("opencover.xml", "sl=\"2\" sc=\"1\" el=\"2\"", "sl=\"0\" sc=\"1\" el=\"2\"", "sl=\"50\" sc=\"1\" el=\"50\""),
        (
            "dotcover.xml",
            "Line=\"2\" Column=\"1\" EndLine=\"2\"",
            "Line=\"0\"",
            "Line=\"50\" Column=\"1\" EndLine=\"50\"",
        ),
        ("coveragepy.json", "\"missing_lines\": [2]", "\"missing_lines\": [0]", "\"missing_lines\": [50]"),
        ("istanbul.json", "{\"start\": {\"line\": 2,", "{\"start\": {\"line\": 0,", "{\"start\": {\"line\": 50,"),
        ("tarpaulin.json", "\"line\": 2", "\"line\": 0", "\"line\": 50"),
        ("gcov.json", "\"line_number\": 2", "\"line_number\": 0", "\"line_number\": 50"),
        ("gcovr.json", "\"line_number\": 2", "\"line_number\": 0", "\"line_number\": 50"),
        ("gcov.txt", "#####:    2:", "#####:    0:", "#####:   50:"),
        ("go.out", "2.1,2.9", "0.1,0.9", "50.1,50.9"),
        ("llvm.json", "[2, 1, 0, true", "[0, 1, 0, true", "[50, 1, 0, true"),
    ] {
        for to in [zero, beyond] {
            let outcome = changed(name, from, to);
            let told = !codes(&outcome).is_empty() || rules(&outcome).contains(&"odd-report-value");
            assert!(told, "{name} with {to}: {outcome:?}");
        }
    }
}

/// `<a/>` as `<a></a>`: the same to XML, and another way through the reader.
fn without_empty_tags(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some(end) = rest.find("/>") {
        let tag = rest[..end].rfind('<').unwrap();
        let name = rest[tag + 1..end].split_ascii_whitespace().next().unwrap();
        out.push_str(&format!("{}></{name}>", &rest[..end]));
        rest = &rest[end + 2..];
    }
    out + rest
}

#[test]
fn every_way_through_an_xml_report_reads_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let real = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let real =
        real.filter(|path| path.extension().is_some_and(|kind| kind == "xml")).map(|path| fs::read(path).unwrap());
    let small = samples().into_iter().filter(|(name, _)| name.ends_with("xml")).map(|(_, bytes)| bytes);
    let mut seen = 0;
    for bytes in real.chain(small) {
        let text = String::from_utf8(bytes).unwrap();
        let told = |text: &str| {
            let mut report = Report::new(["fee.c".to_owned(), "a.c".to_owned()].into(), 0);
            read(text.as_bytes(), &mut report).unwrap();
            report.into_files()
        };
        let plain = told(&text);
        assert_eq!(told(&without_empty_tags(&text)), plain);
        let spaced = text.replace("/>", " />\n\t").replace("=\"", " = \"");
        let spaced = spaced.replacen("version = \"1.0\"", "version=\"1.0\"", 1);
        assert_eq!(told(&spaced), plain, "{spaced}");
        seen += 1;
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn wrong_types_and_nul_bytes_never_pass() {
    for (name, bytes) in samples() {
        let text = String::from_utf8(bytes).unwrap();
        for broken in [
            text.replacen("a.c", "a.c\0", 9),
            text.replace(": {", ": [{").replace("},", "}],"),
            text.replace("[", "{").replace("]", "}"),
            format!("{text}{text}"),
            format!("\0{text}"),
        ] {
            // What does not hold the form is left as it is; so are lists, of which two are one, and LCOV.
            let outcome = check(broken.as_bytes());
            let again =
                broken == text || broken.len() == 2 * text.len() && !name.ends_with("xml") && !name.ends_with("json");
            assert!(again || !passes(&outcome), "{name}: {broken}");
        }
    }
}
