//! Every format holds its own rules, also for a report in which every text is an attack.

use jsonschema::{Draft, Validator};
use serde_json::Value;

use super::runner::commands;
use super::sample::{HOSTILE, TOKEN, finding, full, hostile, span, style};
use crate::model::report::{Counts, Report};
use crate::model::verdict::{Level, Severity, Verdict};
use crate::sink::{Format, Style, headline, render};

fn text(format: Format, report: &Report) -> String {
    render(format, report, &style()).expect("rendered")
}

fn json(format: Format, report: &Report) -> Value {
    serde_json::from_str(&text(format, report)).expect("JSON")
}

/// A report with that many findings of one kind.
fn many(number: u32, level: Level) -> Report {
    let mut report = full();
    report.checks.truncate(1);
    report.checks[0].findings = (1..=number)
        .map(|line| {
            let mut one = finding("secret-scan/generic", "src/a.py", span(line, line, None));
            one.level = level;
            one
        })
        .collect();
    report.counts = Counts::of(&report.checks);
    report
}

#[test]
fn no_format_lets_a_command_through() {
    for report in [full(), hostile()] {
        for format in Format::ALL.iter().copied() {
            let text = text(format, &report);
            let found = commands(&text);
            if format != Format::Github {
                assert_eq!(found, [], "{format:?}:\n{text}");
                continue;
            }
            let names: Vec<_> = found.iter().map(|command| command.name.as_str()).collect();
            assert_eq!(names[names.len() - 2..], ["stop-commands", TOKEN]);
            for command in &found[..found.len() - 2] {
                assert!(["error", "warning", "notice"].contains(&command.name.as_str()), "{command:?}");
                let known = ["file", "line", "endLine", "col", "endColumn", "title"];
                assert!(command.properties.iter().all(|(key, _)| known.contains(&key.as_str())), "{command:?}");
            }
            let expected =
                report.counting().len() + report.checks.iter().filter(|check| check.verdict == Verdict::Error).count();
            assert_eq!(found.len() - 2, expected);
        }
    }
}

#[test]
fn no_format_lets_a_control_character_through() {
    for format in Format::ALL.iter().copied() {
        let text = text(format, &hostile());
        let found =
            text.chars().find(|c| (c.is_control() && *c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}'));
        assert_eq!(found, None, "{format:?}");
        assert!(text.ends_with('\n'), "{format:?}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for format in Format::ALL.iter().copied() {
        assert_eq!(text(format, &full()), text(format, &full()));
    }
}

#[test]
fn colours_are_only_there_where_wanted() {
    let style = Style { colour: true, ..style() };
    assert!(render(Format::Terminal, &full(), &style).expect("rendered").contains('\u{1b}'));
    assert!(!text(Format::Terminal, &full()).contains('\u{1b}'));
}

#[test]
fn json_keeps_its_schema() {
    let schema = Report::json_schema().to_value();
    let validator = Validator::options().with_draft(Draft::Draft202012).build(&schema).expect("a schema");
    for report in [full(), hostile(), many(3, Level::Allow)] {
        let errors: Vec<_> =
            validator.iter_errors(&json(Format::Json, &report)).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
    assert!(!validator.is_valid(&serde_json::json!({ "schema": "gatewright.report/v1" })));
    let document = json(Format::Json, &hostile());
    assert_eq!(document["notices"][0], HOSTILE, "JSON keeps every text as it is");
}

#[test]
fn sarif_is_what_github_takes() {
    for report in [full(), hostile()] {
        let log = json(Format::Sarif, &report);
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        for rule in rules {
            for field in ["shortDescription", "fullDescription", "help"] {
                assert!(!rule[field]["text"].as_str().expect("a text").is_empty(), "{rule}");
            }
        }
        for result in run["results"].as_array().expect("results") {
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(result["partialFingerprints"]["gatewright/v1"].is_string());
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().expect("a file");
            assert!(!uri.is_empty() && !uri.contains([':', ' ', '\n']), "{uri}");
            assert!(place["region"]["startLine"].as_u64() >= Some(1));
            assert_eq!(place["region"]["endLine"], Value::Null, "a region is one line");
        }
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    }
    let mut fine = full();
    fine.checks.retain(|check| check.verdict == Verdict::Pass);
    assert_eq!(json(Format::Sarif, &fine)["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn sarif_stays_under_the_limit_of_github() {
    let log = json(Format::Sarif, &many(25_010, Level::Deny));
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(25_000));
    let notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"].to_string();
    assert!(notes.contains("10 results are left out"), "{notes}");
}

#[test]
fn sarif_tells_suppressed_ones_with_their_reason_and_no_existing_ones() {
    let log = json(Format::Sarif, &full());
    let results = log["runs"][0]["results"].as_array().expect("results").clone();
    let excused: Vec<_> = results.iter().filter(|result| result["suppressions"] != serde_json::json!([])).collect();
    assert_eq!(excused.len(), 1);
    assert_eq!(excused[0]["suppressions"][0]["justification"], "example key");
    assert_eq!(results.len(), full().counting().len() + 1);
}

#[test]
fn ten_annotations_of_a_level_and_the_tenth_counts_the_others() {
    for (number, shown) in [(10, 10), (11, 10), (500, 10)] {
        let found = commands(&text(Format::Github, &many(number, Level::Warn)));
        let warnings: Vec<_> = found.iter().filter(|command| command.name == "warning").collect();
        assert_eq!(warnings.len(), shown);
        let last = &warnings[shown - 1].data;
        assert_eq!(last.contains("more warnings of Gatewright"), number > 10, "{last}");
        assert!(number <= 10 || last.starts_with(&format!("{} more", number - 9)), "{last}");
    }
}

#[test]
fn a_long_message_ends_before_the_runner_cuts_it() {
    let mut report = many(1, Level::Deny);
    report.checks[0].findings[0].message = "😀%\n".repeat(5_000);
    let found = commands(&text(Format::Github, &report));
    assert!(found[0].data.encode_utf16().count() <= 4_096);
    assert!(found[0].data.ends_with('…'));
}

#[test]
fn columns_are_left_out_where_there_are_several_lines() {
    let mut report = many(2, Level::Deny);
    report.checks[0].findings[0].location.as_mut().expect("a place").span = span(1, 4, Some((3, 9)));
    (report.checks[0].findings[0].head_line, report.checks[0].findings[0].head_end_line) = (Some(1), Some(4));
    report.checks[0].findings[1].location.as_mut().expect("a place").span = span(2, 2, Some((3, 9)));
    let found = commands(&text(Format::Github, &report));
    let keys = |index: usize| found[index].properties.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>();
    assert_eq!(keys(0), ["file", "line", "endLine", "title"]);
    assert_eq!(keys(1), ["file", "line", "endLine", "col", "endColumn", "title"]);
}

#[test]
fn a_stop_token_that_could_be_guessed_is_refused() {
    for token in ["", "short", "pause-logging", "0123456789abcdef0123456789abcde\n"] {
        assert!(render(Format::Github, &full(), &Style { stop_token: token.to_owned(), ..style() }).is_err());
    }
}

#[test]
fn a_summary_fits_and_says_what_it_lost() {
    let mut report = many(6_000, Level::Deny);
    for finding in &mut report.checks[0].findings {
        finding.message = "x ".repeat(200);
    }
    let summary = text(Format::Markdown, &report);
    assert!(summary.len() <= 1_000_000);
    assert!(summary.contains("Parts of this summary are left out"));
    assert_eq!(summary.matches("<details>").count(), summary.matches("</details>").count());
    assert!(summary.contains("<sub>mode"), "the foot is there all the same");
    assert!(!text(Format::Markdown, &full()).contains("left out"));
}

#[test]
fn junit_is_well_formed() {
    for report in [full(), hostile()] {
        let text = text(Format::Junit, &report);
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut suites = 0;
        loop {
            match reader.read_event().expect("well-formed") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) => suites += usize::from(tag.name().as_ref() == "testsuite"),
                _ => {}
            }
        }
        assert_eq!(suites, report.checks.len());
    }
}

#[test]
fn an_error_is_never_told_as_a_pass() {
    let mut report = full();
    report.checks.retain(|check| check.verdict == Verdict::Error);
    report.verdict = Verdict::Error;
    insta::assert_snapshot!(headline(&report), @"gatewright: error: could not evaluate 1 of 1 check (sbom-presence), which is not a pass");
    for format in Format::ALL.iter().copied() {
        let text = text(format, &report);
        assert!(text.to_lowercase().contains("could not evaluate") || text.contains("\"error\""), "{format:?}\n{text}");
        assert!(!text.contains("\"pass\""), "{format:?}");
    }
    report.mode = crate::model::verdict::Mode::Sandbox;
    insta::assert_snapshot!(headline(&report), @"gatewright: error: could not evaluate 1 of 1 check (sbom-presence), which is not a pass; sandbox mode, so nothing blocks");
}

#[test]
fn headlines() {
    let mut report = many(2, Level::Warn);
    report.checks[0].verdict = Verdict::Pass;
    report.verdict = Verdict::Pass;
    insta::assert_snapshot!(headline(&report), @"gatewright: pass: 2 findings in this change, none denied (2 warn)");
    report.checks[0].findings[0].severity = Severity::Note;
    report.checks[0].findings.clear();
    insta::assert_snapshot!(headline(&report), @"gatewright: pass: nothing stands against this change (1 check judged it)");
    report.verdict = Verdict::NotApplicable;
    report.checks[0].verdict = Verdict::NotApplicable;
    insta::assert_snapshot!(headline(&report), @"gatewright: not applicable: there is nothing here to judge");
    insta::assert_snapshot!(headline(&full()), @"gatewright: fail: 5 findings stand against this change (3 deny, 2 warn); could not evaluate 1 of 5 checks (sbom-presence), which is not a pass");
}
