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
        b'{' | b'[' => super::json::detect(&head[start..]),
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
    if first.starts_with(b"-:") && memchr::memmem::find(first, b"0:Source:").is_some() {
        return Ok(Format::GcovText);
    }
    if starts(&[b"TN:", b"SF:"]) || memchr::memmem::find(head, b"\nend_of_record").is_some() {
        return Ok(Format::Lcov);
    }
    if starts(&[b"SQLite format 3\0"]) {
        let text =
            "it is coverage.py's own database; let the run end with `coverage xml`, `coverage lcov` or `coverage json`";
        return Err(Fault::Unsupported(text.to_owned()));
    }
    Err(unknown(&String::from_utf8_lossy(first)))
}

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
    let refuse = |what: &str, instead: &str| {
        Err(Fault::Unsupported(format!("it is {what}, which is not read here; write {instead} instead")))
    };
    match (root.local_name().as_ref(), child.as_str()) {
        ("coverage", _) if has("profilerVersion") => refuse("an NCover report", "Cobertura"),
        ("coverage", _) if has("ctcreportVersion") => refuse("a Testwell CTC++ report", "Cobertura or LCOV"),
        ("coverage", "assembly") => refuse("a Mono coverage report", "Cobertura"),
        ("coverage", "packages" | "sources" | "package") => Ok(Format::Cobertura),
        ("coverage", "project") => Ok(Format::Clover),
        ("coverage", "file") if has("version") => Ok(Format::Sonar),
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
        (name, _) => Err(unknown(&format!("<{name}>"))),
    }
}
