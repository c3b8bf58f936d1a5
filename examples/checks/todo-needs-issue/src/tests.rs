//! Unit tests: the check runs natively, without a component and without the host.

use super::{Settings, TodoNeedsIssue};
use gatewright_sdk::testing::inspect;
use gatewright_sdk::{FileCheck, Finding, Place};
use serde_json::{Value, json};

/// The marked words of the findings.
fn found(settings: &Value, content: &[u8]) -> Vec<String> {
    let findings = inspect::<TodoNeedsIssue>(settings, "src/a.rs", content).expect("any file can be judged");
    let word = |finding: &Finding| match &finding.place {
        Place::Bytes(range) => String::from_utf8_lossy(&content[range.start as usize..range.end as usize]).into_owned(),
        other => panic!("{other:?} is no place of a word"),
    };
    findings.iter().map(word).collect()
}

#[test]
fn a_mark_without_an_issue_is_found() {
    assert_eq!(found(&json!({}), b"a\n// TODO: later\nb\n# FIXME"), ["TODO", "FIXME"]);
}

#[test]
fn a_mark_with_an_issue_is_not() {
    assert!(found(&json!({}), b"// TODO(#12): later\n// FIXME PAY-7\n").is_empty());
}

#[test]
fn the_issue_has_to_follow_on_the_same_line() {
    assert_eq!(found(&json!({}), b"// #12 TODO\n"), ["TODO"]);
    assert_eq!(found(&json!({}), b"// TODO\n// #12\n"), ["TODO"]);
}

#[test]
fn a_part_of_a_word_is_no_mark() {
    assert!(found(&json!({}), b"MASTODON TODOS TODO_LIST XTODO\n").is_empty());
    assert_eq!(found(&json!({}), b"TODOS and TODO\n"), ["TODO"]);
}

#[test]
fn bytes_that_are_no_text_do_no_harm() {
    assert_eq!(found(&json!({}), b"\xff\xfe TODO \xff\r\n\x80"), ["TODO"]);
    assert!(found(&json!({}), b"").is_empty());
}

#[test]
fn marks_and_ids_can_be_set() {
    let settings = json!({ "marks": ["HACK"], "issue": "gh-[0-9]+" });
    assert_eq!(found(&settings, b"TODO\nHACK #1\nHACK gh-1\n"), ["HACK"]);
}

#[test]
fn settings_that_cannot_be_used_are_refused_where_they_stand() {
    let regex = TodoNeedsIssue::start(Settings { issue: "(".to_owned(), ..Settings::default() });
    assert_eq!(regex.err().map(|problem| problem.pointer), Some("/issue".to_owned()));
    let mark = TodoNeedsIssue::start(Settings { marks: vec!["A".to_owned(), String::new()], ..Settings::default() });
    assert_eq!(mark.err().map(|problem| problem.pointer), Some("/marks/1".to_owned()));
}

#[test]
fn the_readme_tells_of_every_rule_and_setting() {
    let readme = include_str!("../README.md");
    let settings = serde_json::to_value(Settings::default()).expect("settings are JSON");
    let settings = settings.as_object().expect("settings are an object").keys().cloned();
    for name in TodoNeedsIssue::describe().rules.iter().map(|rule| rule.id.to_owned()).chain(settings) {
        assert!(readme.contains(&format!("`{name}`")), "README.md says nothing of `{name}`");
    }
}
