//! Tells JSON formats apart by the keys that are near their beginning, and how deep these are.

use super::detect::refuse;
use super::{Format, excerpt};
use crate::report::Fault;

/// The format of JSON that begins like this.
pub(super) fn json(head: &[u8]) -> Result<Format, Fault> {
    let keys = keys(head);
    let has = |depth: usize, name: &str| keys.iter().any(|(at, key)| *at == depth && key == name);
    // Values of the root object are at depth 2; files within a list in the root at depth 3.
    let checks: [(bool, Format); 12] = [
        (has(1, "gcovr/format_version"), Format::Gcovr),
        (has(1, "files") && has(3, "gcovr/file") || has(3, "file") && has(5, "gcovr/noncode"), Format::Gcovr),
        (has(1, "gcc_version") || has(1, "current_working_directory"), Format::Gcov),
        (has(1, "files") && has(5, "unexecuted_block"), Format::Gcov),
        (has(1, "source_files"), Format::Coveralls),
        (has(1, "data") && (has(1, "type") || has(5, "segments") || has(3, "files")), Format::Llvm),
        (has(1, "meta") && (has(1, "files") || has(2, "version")), Format::CoveragePy),
        (has(1, "files") && has(3, "path") && (has(3, "content") || has(3, "traces")), Format::Tarpaulin),
        (has(2, "statementMap") || has(2, "path") && has(2, "s"), Format::Istanbul),
        (has(1, "total") && has(2, "lines") && has(3, "pct"), Format::IstanbulSummary),
        (has(2, "coverage") && !has(1, "coverage"), Format::SimpleCov),
        (has(2, "simplecov_version") || has(1, "command_name") && has(1, "files"), Format::SimpleCovJson),
    ];
    if let Some((_, format)) = checks.iter().find(|(matches, _)| *matches) {
        return Ok(*format);
    }
    if has(1, "targets") && (has(1, "executableLines") || has(1, "coveredLines")) {
        return refuse("an xccov summary without lines", "LCOV (`xcrun llvm-cov export -format=lcov`)");
    }
    if has(2, "lineData") {
        return refuse("JSON of an old Istanbul", "LCOV");
    }
    if has(5, "Lines") {
        return refuse("coverlet's own JSON", "Cobertura (`--format cobertura`)");
    }
    if has(1, "coverage") {
        return refuse("JSON for Codecov", "LCOV or Cobertura");
    }
    if has(1, "gcovr/summary_format_version") {
        return refuse("gcovr's summary without lines", "its report (`gcovr --json`)");
    }
    if has(1, "DotCoverVersion") {
        return refuse("dotCover's JSON", "its DetailedXML");
    }
    if has(1, "result") && has(3, "functions") {
        return refuse("raw V8 coverage", "LCOV (`c8 report --reporter=lcov`)");
    }
    let first: Vec<&str> = keys.iter().filter(|(depth, _)| *depth <= 1).map(|(_, key)| key.as_str()).take(4).collect();
    let text =
        format!("it is JSON with the keys `{}`, which is no coverage format that is read here", first.join("`, `"));
    Err(Fault::Unsupported(text))
}

/// The keys of objects and how deep they are, as far as the head goes. The root object is at depth 1; lists count too.
fn keys(head: &[u8]) -> Vec<(usize, String)> {
    let mut keys = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < head.len() && keys.len() < 4_096 {
        match head[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let start = at + 1;
                let mut end = start;
                while end < head.len() && head[end] != b'"' {
                    end += if head[end] == b'\\' { 2 } else { 1 };
                }
                let text = head.get(start..end).unwrap_or_default();
                at = end;
                let next = head.get(end + 1..).and_then(|rest| rest.iter().find(|byte| !byte.is_ascii_whitespace()));
                if next == Some(&b':') {
                    keys.push((depth, excerpt(&String::from_utf8_lossy(text))));
                }
            }
            _ => {}
        }
        at += 1;
    }
    keys
}
