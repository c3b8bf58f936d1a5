//! Dialects of formats that tools write differently, and what only looks like a report that is read.

use check_coverage_threshold::format::{Format, read};
use check_coverage_threshold::report::{Fault, Report};
use check_coverage_threshold::settings::Partial;
use std::collections::BTreeMap;

fn parse(text: impl AsRef<[u8]>) -> Result<(Format, Report), Fault> {
    let mut report = Report::new(["a.c".to_owned()].into(), 0);
    read(text.as_ref(), &mut report).map(|format| (format, report))
}

/// Covered and all lines by path.
fn files(text: impl AsRef<[u8]>) -> BTreeMap<String, (u64, u64)> {
    let files = parse(text).unwrap().1.into_files().into_iter().map(|(key, file)| {
        let tally = file.tally(Partial::Hit);
        (key.path, (tally.covered, tally.lines))
    });
    files.collect()
}

#[test]
fn simple_cov_for_machines() {
    let text = r#"{"meta":{"simplecov_version":"0.22.0"},"coverage":{"/ci/a.rb":{"lines":[1,null,0,"ignored"],
        "branches":[{"type":"then","start_line":4,"end_line":4,"coverage":0,"inline":false,"report_line":3},{"type":"else","start_line":3,"end_line":5,"coverage":2}]}},"groups":{}}"#;
    let (format, report) = parse(text).unwrap();
    let tally = report.tally(Partial::Hit);
    assert_eq!((format, tally.covered, tally.lines), (Format::SimpleCovJson, 1, 2));
    assert_eq!((tally.branches_covered, tally.branches), (1, 2));
    let older = r#"{"timestamp":1700000000,"command_name":"RSpec","files":[{"filename":"/ci/a.rb","covered_percent":50,"coverage":[null,1,0]}],"metrics":{}}"#;
    let (format, report) = parse(older).unwrap();
    assert_eq!(
        (format, report.made, report.tally(Partial::Hit).lines),
        (Format::SimpleCovJson, Some(1_700_000_000), 2)
    );
    assert!(parse(r#"{"meta":{"simplecov_version":"0.22.0"},"groups":{}}"#).is_err());
    assert!(parse(r#"{"RSpec":{"coverage":{}},"Unit":{"timestamp":1}}"#).is_err());
}

#[test]
fn clover_files_of_one_name_stay_apart() {
    let file = |count: u32| format!("<file name=\"A.java\"><line num=\"1\" type=\"stmt\" count=\"{count}\"/></file>");
    let text = format!(
        "<coverage generated=\"1\"><project name=\"x\"><package name=\"com.one\">{}</package><package name=\"com.two\">{}</package>{}</project></coverage>",
        file(1),
        file(0),
        file(3)
    );
    let want = [("A.java", (1, 1)), ("com/one/A.java", (1, 1)), ("com/two/A.java", (0, 1))];
    assert_eq!(files(text), want.map(|(path, tally)| (path.to_owned(), tally)).into());
}

#[test]
fn old_istanbuls_say_what_they_ignore() {
    let place = |line: u32, more: &str| {
        format!(r#"{{"start":{{"line":{line},"column":0}},"end":{{"line":{line},"column":9}}{more}}}"#)
    };
    let (one, two, skipped) = (place(1, ""), place(2, ""), place(3, r#","skip":true"#));
    let text = format!(
        r#"{{"a.js":{{"path":"a.js","statementMap":{{"1":{one},"2":{two},"3":{skipped}}},"s":{{"1":1,"2":0,"3":0}},"fnMap":{{}},"f":{{}},
        "branchMap":{{"1":{{"line":1,"type":"if","locations":[{one},{skipped}]}}}},"b":{{"1":[1,0]}}}}}}"#
    );
    assert_eq!(files(&text)["a.js"], (1, 2));
    let tally = parse(text).unwrap().1.tally(Partial::Hit);
    assert_eq!((tally.branches_covered, tally.branches), (1, 1));
}

#[test]
fn formats_are_told_by_what_is_near_their_beginning() {
    let gcov = "        -:    0:Colorization: profile count uses color scale\n        -:    0:Source:a.c\n        1:    1:int a;\n";
    assert_eq!(parse(gcov).unwrap().0, Format::GcovText);
    let counts: String = (0..20_000).map(|number| format!("\"{number}\":0,")).collect();
    let late = format!(r#"{{"a.js":{{"path":"a.js","s":{{{counts}"x":1}},"b":{{}},"f":{{}},"statementMap":{{}}}}}}"#);
    assert!(late.len() > 100_000);
    assert_eq!(parse(late).unwrap().0, Format::Istanbul);
    assert_eq!(parse("<coverage><file path=\"a.c\"/></coverage>").unwrap().0, Format::Sonar);
}

#[test]
fn what_is_named_twice_in_json_is_united() {
    let text = r#"{"meta":{"version":"7"},"files":{"a.c":{"executed_lines":[1],"missing_lines":[2,3]},"a.c":{"executed_lines":[2],"missing_lines":[1]}},
        "files":{"b.c":{"executed_lines":[],"missing_lines":[1]}}}"#;
    assert_eq!(files(text), [("a.c".to_owned(), (2, 3)), ("b.c".to_owned(), (0, 1))].into());
    let twice =
        r#"{"meta":{"version":"7"},"files":{"a.c":{"executed_lines":[1],"executed_lines":[2],"missing_lines":[]}}}"#;
    assert!(matches!(parse(twice), Err(Fault::Malformed(text)) if text.contains("duplicate field")));
}

#[test]
fn the_innermost_function_is_named() {
    let text = "SF:a.c\nFN:1,20,outer\nFN:3,5,inner\nFN:30,40,other\nDA:1,1\nend_of_record\n";
    let (_, file) = parse(text).unwrap().1.into_files().pop().unwrap();
    let named = [1, 4, 7, 25, 40, 41].map(|line| file.function_at(line).unwrap_or("-"));
    assert_eq!(named, ["outer", "inner", "outer", "-", "other", "-"]);
}

#[test]
fn coveralls_branches_may_lack_a_count() {
    let text = r#"{"source_files":[{"name":"a.c","coverage":[1],"branches":[1,0,0,null,1,0,1,2]}]}"#;
    let tally = parse(text).unwrap().1.tally(Partial::Hit);
    assert_eq!((tally.branches_covered, tally.branches), (1, 2));
    assert!(parse(text.replace("[1,0,0", "[null,0,0")).is_err());
}

#[test]
fn look_alikes_are_refused_by_name() {
    for (text, name) in [
        ("", "empty"),
        (" \n ", "empty"),
        (r#"<coverage profilerVersion="1"><module/></coverage>"#, "NCover"),
        (r#"<coverage ctcreportVersion="1"><x/></coverage>"#, "CTC++"),
        ("<coverage><assembly/></coverage>", "Mono"),
        ("<PartCoverReport/>", "PartCover"),
        ("<scoverage/>", "scoverage"),
        ("<results><modules/></results>", "Visual Studio"),
        ("<CoverageDSPriv><Module/></CoverageDSPriv>", "Visual Studio"),
        ("<plist><dict/></plist>", "Xcode"),
        (r#"<Root DotCoverVersion="1" ReportType="Xml"/>"#, "dotCover summary"),
        (r#"{"coveredLines":1,"executableLines":2,"targets":[]}"#, "xccov"),
        (r#"{"a.js":{"path":"a.js","lineData":[1]}}"#, "old Istanbul"),
        (r#"{"DotCoverVersion":"1"}"#, "dotCover's JSON"),
        (r#"{"result":[{"scriptId":"1","functions":[]}]}"#, "raw V8"),
        (r#"{"dependencies":{}}"#, "dependencies"),
        ("<!DOCTYPE html><html lang=\"en\"><body/></html>", "a page for browsers"),
        ("<testsuites><testsuite/></testsuites>", "JUnit"),
        ("<BullseyeCoverage dir=\"x\"/>", "Bullseye"),
        ("<crap_result/>", "Crap4J"),
        (r#"{"a.dll":{"a.cs":{"A":{"int A::b()":{"Lines":{"1":1},"Branches":[]}}}}}"#, "coverlet's own JSON"),
        (r#"{"coverage":{"a.rs":{"1":"1/2"}}}"#, "JSON for Codecov"),
        (r#"{"root":".","gcovr/summary_format_version":"0.6","files":[]}"#, "gcovr's summary"),
        ("filename,line_total,line_covered,line_percent\n", "gcovr's CSV"),
        ("GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED\n", "JaCoCo's CSV"),
        ("/ci/a.c:\n    1|       |// x\n    2|      3|int a;\n", "annotated by llvm-cov"),
        ("adcg*33B", "gcov's counters"),
        ("oncg*33B", "gcov's notes"),
        ("PK\x03\x04", "a ZIP archive"),
        ("\0\0covm", "Go's binary coverage data"),
        ("SQLite format 3\0...", "coverage.py's own database"),
        ("hello", "hello"),
        ("<", "XML"),
    ] {
        let fault = parse(text).map(|(format, _)| format).unwrap_err();
        assert!(fault.to_string().contains(name), "{text}: {fault}");
    }
    for (bytes, name) in [
        (&b"\x1F\x8B\x08"[..], "gzip"),
        (b"\x01\xC0\xC0\x10\x07", "JaCoCo's execution data"),
        (b"\xFFlprofi\x81", "profile of LLVM"),
        (b"\x81rforpl\xFF", "raw profile of LLVM"),
    ] {
        let fault = parse(bytes).map(|(format, _)| format).unwrap_err();
        assert!(matches!(&fault, Fault::Unsupported(text) if text.contains(name)), "{name}: {fault}");
    }
    let utf16: Vec<u8> =
        "\u{FEFF}<CoverageDSPriv><Module/></CoverageDSPriv>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(parse(utf16), Err(Fault::Unsupported(text)) if text.contains("Visual Studio")));
}
