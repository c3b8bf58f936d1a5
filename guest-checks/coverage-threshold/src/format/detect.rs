//! Tells formats apart by their first 64 KiB. Look-alikes come first: several tools use Cobertura's root element for other things.

use super::{Format, excerpt};
use crate::report::Fault;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The format of a report that begins like this.
///
/// # Errors
/// No format, or one that is not read.
pub(super) fn detect(head: &[u8]) -> Result<Format, Fault> {
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace());
    let Some(start) = start else {
        return Err(Fault::malformed("it is empty; the coverage run wrote nothing"));
    };
    match head[start] {
        b'<' => xml(&head[start..]),
        b'{' | b'[' => super::detect_json::json(&head[start..]),
        _ => text(&head[start..]),
    }
}

fn text(head: &[u8]) -> Result<Format, Fault> {
    let mut lines = head.split(|byte| *byte == b'\n').map(|line| line.trim_ascii());
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"#")).unwrap_or_default();
    let starts = |prefixes: &[&[u8]]| prefixes.iter().any(|prefix| first.starts_with(prefix));
    if starts(&[b"mode: set", b"mode: count", b"mode: atomic"]) {
        return Ok(Format::Go);
    }
    if first.starts_with(b"-:") && memchr::memmem::find(head, b"0:Source:").is_some() {
        return Ok(Format::GcovText);
    }
    if starts(&[b"TN:", b"SF:"]) || memchr::memmem::find(head, b"\nend_of_record").is_some() {
        return Ok(Format::Lcov);
    }
    if let Some((_, what, instead)) = LOOK_ALIKES.iter().find(|(mark, ..)| head.starts_with(mark)) {
        return refuse(what, instead);
    }
    if first.ends_with(b":") && lines.next().is_some_and(annotated) {
        return refuse("source annotated by llvm-cov or Xcode", "LCOV (`llvm-cov export -format=lcov`)");
    }
    Err(unknown(&String::from_utf8_lossy(first)))
}

/// What coverage tools write as well and nobody can gate on, by its first bytes: what it is, and what to write instead.
const LOOK_ALIKES: [(&[u8], &str, &str); 13] = [
    (
        b"SQLite format 3\0",
        "coverage.py's own database",
        "a report at the end (`coverage xml`, `coverage lcov` or `coverage json`)",
    ),
    (b"\x1F\x8B", "compressed with gzip", "the report unpacked"),
    (b"PK\x03\x04", "a ZIP archive", "the report that is in it"),
    (b"\x01\xC0\xC0", "JaCoCo's execution data", "its XML report"),
    (b"GROUP,PACKAGE,CLASS,", "JaCoCo's CSV without lines", "its XML report"),
    (b"filename,line_total,line_covered,", "gcovr's CSV without lines", "its report (`gcovr --json`)"),
    (b"\xFFlprof", "a profile of LLVM", "LCOV (`llvm-cov export -format=lcov`)"),
    (b"\x81rforpl\xFF", "a raw profile of LLVM", "LCOV (`llvm-cov export -format=lcov`)"),
    (b"\x81iforpl\xFF", "an indexed profile of LLVM", "LCOV (`llvm-cov export -format=lcov`)"),
    (b"adcg", "gcov's counters", "a report (`gcovr --lcov`, `gcov --json-format`)"),
    (b"oncg", "gcov's notes", "a report (`gcovr --lcov`, `gcov --json-format`)"),
    (b"\0\0covm", "Go's binary coverage data", "a profile (`go tool covdata textfmt`)"),
    (b"\0covm", "Go's binary coverage data", "a profile (`go tool covdata textfmt`)"),
];

/// `    7|     12|source`, `  7: 12`: a line of annotated source.
fn annotated(line: &[u8]) -> bool {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    digits > 0 && matches!(line.get(digits), Some(b'|' | b':'))
}

/// A format that is known and not read.
#[cold]
#[inline(never)]
pub(super) fn refuse<T>(what: &str, instead: &str) -> Result<T, Fault> {
    Err(Fault::Unsupported(format!("it is {what}, which is not read here; write {instead} instead")))
}

#[cold]
#[inline(never)]
fn unknown(beginning: &str) -> Fault {
    let text = format!("it begins with `{}`, which is no coverage format that is read here", excerpt(beginning));
    Fault::Unsupported(text)
}

/// Root element and first child decide.
fn xml(head: &[u8]) -> Result<Format, Fault> {
    let mut reader = Reader::from_reader(head);
    let mut root: Option<BytesStart<'_>> = None;
    let mut child = String::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) if root.is_none() => root = Some(tag.into_owned()),
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                match root {
                    None => root = Some(tag.into_owned()),
                    Some(_) => tag.local_name().as_ref().clone_into(&mut child),
                }
                break;
            }
            Ok(Event::Eof | Event::End(_)) => break,
            // The head may end within a tag; with a root it is enough.
            Err(_) if root.is_some() => break,
            Err(error) => return Err(Fault::malformed(format!("it is no well-formed XML: {error}"))),
            Ok(_) => {}
        }
    }
    let Some(root) = root else { return Err(unknown("an XML file without an element")) };
    let has = |name: &str| matches!(root.try_get_attribute(name), Ok(Some(_)));
    match (root.local_name().as_ref(), child.as_str()) {
        ("coverage", _) if has("profilerVersion") => refuse("an NCover report", "Cobertura"),
        ("coverage", _) if has("ctcreportVersion") => refuse("a Testwell CTC++ report", "Cobertura or LCOV"),
        ("coverage", "assembly") => refuse("a Mono coverage report", "Cobertura"),
        ("coverage", "packages" | "sources" | "package") => Ok(Format::Cobertura),
        ("coverage", "project") => Ok(Format::Clover),
        ("coverage", "file") => Ok(Format::Sonar),
        ("coverage", _) if has("line-rate") => Ok(Format::Cobertura),
        ("coverage", _) if has("generated") => Ok(Format::Clover),
        ("coverage", "") if has("version") => Ok(Format::Sonar),
        ("CoverageSession", _) => Ok(Format::OpenCover),
        ("Root", _)
            if has("DotCoverVersion")
                && matches!(root.try_get_attribute("ReportType"), Ok(Some(kind)) if kind.value == "DetailedXml") =>
        {
            Ok(Format::DotCover)
        }
        ("Root", _) if has("DotCoverVersion") => {
            refuse("a dotCover summary without lines", "a report of type DetailedXML")
        }
        ("report", "sessioninfo" | "group" | "package" | "counter") => Ok(Format::Jacoco),
        ("report", "") if has("name") => Ok(Format::Jacoco),
        ("PartCoverReport", _) => refuse("a PartCover report", "Cobertura"),
        ("scoverage" | "statements", _) => refuse("an scoverage report", "Cobertura (`coverageReport` makes it too)"),
        ("CoverageDSPriv", _) | ("results", "modules") => {
            refuse("a Visual Studio coverage report", "Cobertura (`dotnet-coverage merge -f cobertura`)")
        }
        ("plist", _) => refuse("an Xcode property list", "LCOV (`xcrun llvm-cov export -format=lcov`)"),
        ("BullseyeCoverage", _) => refuse("a Bullseye report", "Cobertura or LCOV"),
        ("testsuites" | "testsuite", _) => refuse("a JUnit report of tests", "a report of coverage"),
        ("html" | "HTML", _) => refuse("a page for browsers", "a report for machines, like LCOV or Cobertura"),
        ("crap_result", _) => refuse("a Crap4J report", "Clover or Cobertura"),
        (name, _) => Err(unknown(&format!("<{name}>"))),
    }
}
