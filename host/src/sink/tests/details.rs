//! What single sinks take care of.

use super::runner::commands;
use super::sample::{check, finding, full, span, style};
use crate::model::report::{Counts, Excerpt, Fix, Location, Metric, Report, Status, Unconfigured};
use crate::model::verdict::{Level, Mode, Scope, Verdict};
use crate::sink::{Format, render, words};

/// A report of one check with one finding.
fn one(change: impl FnOnce(&mut crate::model::report::ReportedFinding)) -> Report {
    let mut report = full();
    let mut secrets = check("secret-scan", Verdict::Fail, "1 secret");
    let mut secret = finding("secret-scan/generic", "src/a.rs", span(7, 7, Some((401, 405))));
    change(&mut secret);
    secrets.findings.push(secret);
    report.checks = vec![secrets];
    report.counts = Counts::of(&report.checks);
    report
}

fn text(format: Format, report: &Report) -> String {
    render(format, report, &style()).expect("rendered")
}

#[test]
fn a_place_is_right_where_the_excerpt_begins_within_its_line() {
    let cut = |text: &str| Some(Excerpt { first_line: 7, text: text.to_owned(), highlight: 4..8 });
    for source in ["x = abcd", "\t\t\tabcde", "x\r\n abcd"] {
        let text = text(Format::Terminal, &one(|finding| finding.excerpt = cut(source)));
        assert!(text.contains("--> src/a.rs:7:401\n"), "{text}");
    }
    let whole = text(
        Format::Terminal,
        &one(|finding| {
            finding.excerpt = cut("let x = 1;");
            finding.location = Some(Location { path: "src/a.rs".to_owned(), span: span(7, 7, None) });
        }),
    );
    assert!(whole.contains("--> src/a.rs:7\n"), "{whole}");
}

#[test]
fn a_highlight_outside_of_the_excerpt_is_no_panic() {
    for (start, end) in [(0, 0), (90, 99), (5, 2), (1, 2)] {
        let report = one(|finding| {
            finding.excerpt = Some(Excerpt { first_line: 0, text: "ä\n".to_owned(), highlight: start..end });
        });
        assert!(text(Format::Terminal, &report).contains("src/a.rs:7:401"));
    }
}

#[test]
fn a_place_in_a_message_is_left_alone() {
    let report = one(|finding| {
        finding.message = "first seen\nat --> src/a.rs:1:1".to_owned();
        finding.excerpt = Some(Excerpt { first_line: 7, text: "abc".to_owned(), highlight: 0..1 });
    });
    let text = text(Format::Terminal, &report);
    assert!(text.contains("at --> src/a.rs:1:1\n") && text.contains("--> src/a.rs:7:401\n"), "{text}");
}

#[test]
fn help_is_told_once_and_a_flood_is_cut() {
    let mut report = one(|_| ());
    let secret = report.checks[0].findings[0].clone();
    report.checks[0].findings = vec![secret; 203];
    let text = text(Format::Terminal, &report);
    assert_eq!(text.matches("Revoke the key").count(), 1);
    assert!(text.contains("3 more findings: write all of them to a file"), "{text}");
}

#[test]
fn a_finding_that_the_pull_request_does_not_show_has_its_place_in_the_text() {
    let report = one(|finding| (finding.head_line, finding.head_end_line) = (None, None));
    let command = &commands(&text(Format::Github, &report))[0];
    assert_eq!(command.properties, [("title".to_owned(), "secret-scan/generic".to_owned())]);
    assert!(command.data.starts_with("src/a.rs:7:401: an AWS"), "{}", command.data);
    let report = one(|finding| {
        (finding.head_line, finding.head_end_line) = (None, None);
        finding.location = Some(Location { path: "src/a.rs".to_owned(), span: None });
    });
    assert_eq!(commands(&text(Format::Github, &report))[0].properties[0], ("file".to_owned(), "src/a.rs".to_owned()));
}

#[test]
fn a_note_that_is_denied_is_an_error() {
    let report = one(|finding| finding.severity = crate::model::verdict::Severity::Note);
    assert_eq!(commands(&text(Format::Github, &report))[0].name, "error");
}

#[test]
fn what_does_not_count_is_not_shown() {
    let counts: [fn(&mut crate::model::report::ReportedFinding); 3] = [
        |finding| finding.status = Status::Existing,
        |finding| finding.status = Status::Suppressed { reason: "known".to_owned() },
        |finding| finding.level = Level::Allow,
    ];
    for change in counts {
        let report = one(change);
        for format in [Format::Terminal, Format::Github, Format::Markdown] {
            let text = text(format, &report);
            assert!(!text.contains("src/a.rs"), "{format:?}: {text}");
            assert!(text.contains("1 finding not shown: 1 "), "{format:?}: {text}");
        }
    }
}

#[test]
fn sandbox_says_that_nothing_blocks_and_scope_all_speaks_of_the_tree() {
    let mut report = one(|_| ());
    (report.mode, report.scope) = (Mode::Sandbox, Scope::All);
    for format in [Format::Terminal, Format::Github, Format::Markdown] {
        let text = text(format, &report);
        assert!(
            text.contains("1 finding stands against this tree (1 deny); sandbox mode, so nothing blocks"),
            "{text}"
        );
    }
}

#[test]
fn sarif_holds_no_link_and_encodes_paths() {
    let report = one(|finding| {
        finding.message = "see [here](https://evil.example)".to_owned();
        finding.location = Some(Location { path: "c:/ä b.rs".to_owned(), span: span(2, 9, Some((3, 4))) });
        finding.fixes = vec![Fix { title: "nothing".to_owned(), safe: false, edits: Vec::new() }];
    });
    let text = text(Format::Sarif, &report);
    assert!(text.contains("see [here] (https"), "{text}");
    assert!(text.contains("\"c%3A/%C3%A4%20b.rs\""), "{text}");
    assert!(!text.contains("startColumn") && !text.contains("\"fixes\""), "{text}");
}

#[test]
fn a_share_is_rounded_down() {
    let metric =
        |value, total| Metric { name: String::new(), subject: String::new(), value, total, unit: "lines".to_owned() };
    assert_eq!(words::measure(&metric(99_999, Some(100_000))), "99999 of 100000 lines (99.9 %)");
    assert_eq!(words::measure(&metric(u64::MAX, Some(u64::MAX))), format!("{0} of {0} lines (100.0 %)", u64::MAX));
    assert_eq!(words::measure(&metric(0, Some(0))), "0 of 0 lines");
    assert_eq!(words::measure(&metric(3, None)), "3 lines");
}

#[test]
fn lines_to_add_are_yaml_with_one_parent() {
    for lines in ["sbom-presence:\n  settings: {}", "checks:\n  sbom-presence:\n    settings: {}"] {
        let mut report = one(|_| ());
        report.unconfigured = vec![Unconfigured { check: "sbom-presence".to_owned(), policy: lines.to_owned() }];
        let text = text(Format::Markdown, &report);
        assert!(text.contains("```yaml\nchecks:\n  sbom-presence:\n    settings: {}\n```\n"), "{text}");
    }
}
