//! What a check of the whole change does in `check`: a table of behaviours and their outcomes.

use super::{Court, outcomes};
use serde_json::json;

/// Behaviour, problem code, part of the message. The verdict is error in each case.
const FAULTS: &[(&str, &str, &str)] = &[
    ("recursion", "stack", "endless recursion"),
    ("memory", "memory", "more than 256 MiB"),
    ("huge-message", "too-much-data", "more than 8 MiB"),
    ("many-findings", "malformed", "10001 findings, and at most 10000"),
    ("many-problems", "malformed", "1025 problems, and at most 1024"),
    ("many-properties", "malformed", "65 properties, and at most 64"),
    ("bad-property", "malformed", "`Not An Id`, which is not an id"),
    ("bad-evidence", "malformed", "`Not An Id`, which is not an id"),
    ("unknown-rule", "malformed", "the rule `never-heard-of`, which its descriptor does not have"),
    ("foreign-rule", "malformed", "the rule `secret-scan/generic`"),
    ("panic", "panic", "oh no, what a day"),
    ("index", "panic", "index out of bounds"),
    ("exit", "exit", "it called exit"),
    ("exit-as-if-all-were-well", "exit", "it called exit"),
    ("abort", "panic", "it panicked or aborted"),
    ("setting", "setting", "the setting `/behaviour` cannot be used: is not to my liking"),
    ("path-outside", "malformed", "`../outside.txt`"),
    ("path-through", "malformed", "`folder/../../outside.txt`"),
    ("path-absolute", "malformed", "`/etc/passwd`"),
    ("path-dot", "malformed", "`./file.txt`"),
    ("path-back-slash", "malformed", "`..\\outside.txt`"),
    ("path-of-git", "malformed", "`.git/config`"),
    ("path-not-in-the-tree", "malformed", "`no-such-file.txt`"),
    ("path-of-a-folder", "malformed", "`folder`"),
    ("path-empty", "malformed", "``"),
    ("path-with-nul", "malformed", "file.txt"),
    ("path-long", "malformed", "8000 bytes of path, and at most 4096"),
    ("line-beyond", "malformed", "line 4"),
    ("line-far-beyond", "malformed", "line 4294967295"),
    ("line-zero", "malformed", "lines count from 1"),
    ("lines-backwards", "malformed", "lines 3 to 1"),
    ("byte-beyond", "malformed", "byte 10000"),
    ("byte-far-beyond", "malformed", "byte 18446744073709551615"),
    ("bytes-backwards", "malformed", "bytes 5 to 2, which run backwards"),
    ("sensitive-backwards", "malformed", "run backwards"),
    ("fix-backwards", "malformed", "run backwards"),
];

fn court(behaviours: impl Iterator<Item = &'static str>) -> Court {
    let mut court = Court::new();
    for behaviour in behaviours {
        court.hostile(behaviour, json!({ "behaviour": behaviour, "text": "what a day" }));
    }
    court
}

#[test]
fn every_misbehaviour_is_an_error_with_its_own_code_and_every_other_check_reports() {
    let court = court(FAULTS.iter().map(|(behaviour, _, _)| *behaviour).chain(["behaved"]));
    let ran = court.judged();
    let rows: Vec<_> = FAULTS.iter().map(|(behaviour, code, says)| (*behaviour, "error", *code, *says)).collect();
    outcomes(&ran, &rows);
    outcomes(
        &ran,
        &[("behaved", "pass", "", "behaved"), ("secret-scan", "pass", "", ""), ("branch-naming", "pass", "", "")],
    );
    assert_eq!(ran.status, Some(2), "what could not be judged is no pass");
    assert_eq!(ran.report().0["verdict"], "error");
    let sandbox = court.check().args(["--format", "json", "--mode", "sandbox"]).run();
    assert_eq!(sandbox.status, Some(0));
    assert_eq!(sandbox.report().0["verdict"], "error");
    outcomes(&sandbox, &rows);
}

#[test]
fn what_never_ends_is_ended_by_the_budget() {
    let ran = court(["loop", "log-flood"].into_iter()).judged();
    outcomes(
        &ran,
        &[("loop", "error", "budget", "budget of instructions"), ("log-flood", "error", "budget", "calls to the host")],
    );
    assert_eq!(ran.status, Some(2));
    let flood = ran.report().check("log-flood")["log"].to_string();
    assert!(flood.len() < 128 << 10, "the log is kept to its first and last 32 KiB: {}", flood.len());
}

#[test]
fn a_place_beside_the_finding_that_is_not_there_is_left_out() {
    let behaviours = ["related-outside", "fix-outside", "fix-beyond", "sensitive-beyond"];
    let ran = court(behaviours.into_iter()).judged();
    let report = ran.report();
    for behaviour in behaviours {
        assert_eq!(report.verdict(behaviour), "fail");
        let finding = &report.check(behaviour)["findings"][0];
        assert_eq!(finding["path"], "file.txt");
        assert!(!finding.to_string().contains("outside.txt"), "{finding:#}");
        assert!(!finding.to_string().contains("better"), "{finding:#}");
    }
}

#[test]
fn contradictions_are_never_a_pass() {
    let ran = court(
        [
            "not-applicable-with-findings",
            "cannot-evaluate-without-a-reason",
            "cannot-evaluate-with-a-finding",
            "long-message",
            "huge-log",
        ]
        .into_iter(),
    )
    .judged();
    outcomes(
        &ran,
        &[
            ("not-applicable-with-findings", "fail", "", ""),
            ("cannot-evaluate-without-a-reason", "error", "", ""),
            ("cannot-evaluate-with-a-finding", "fail", "half", "the other half is missing"),
            ("long-message", "fail", "", ""),
            ("huge-log", "pass", "", "talked a lot"),
        ],
    );
    let message = ran.report().check("long-message")["findings"][0]["message"].as_str().unwrap().len();
    assert!((4_000..5_000).contains(&message), "a message is cut, not refused: {message}");
    assert_eq!(ran.status, Some(1), "a finding that is denied outweighs what could not be judged");
}

#[test]
fn a_log_is_shown_on_request_and_capped() {
    let ran = court(["huge-log"].into_iter()).check().args(["--log"]).run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert!(ran.stderr.contains("huge-log: info: line 0 of a long story"), "{}", ran.stderr);
    assert!(ran.stderr.contains("huge-log: info: line 19999 of a long story"));
    assert!(ran.stderr.contains("bytes of log dropped"));
    assert!(ran.stderr.len() < 128 << 10, "{}", ran.stderr.len());
}
