//! What a check says about itself in `describe`, before it has been given anything.

use super::{Court, granted, hostile, outcomes};
use serde_json::json;

/// The lie, the problem code, part of the message. The verdict is error in each case.
const LIES: &[(&str, &str, &str)] = &[
    ("panic", "panic", "in `describe`"),
    ("exit", "exit", "in `describe`, it called exit"),
    ("loop", "budget", "in `describe`"),
    ("memory", "memory", "more than 256 MiB"),
    ("tree", "trap", "was not granted"),
    ("bad-id", "malformed", "which is not an id"),
    ("empty-id", "malformed", "which is not an id"),
    ("long-id", "malformed", "which is not an id"),
    ("bad-version", "malformed", "`latest` is not a semantic version"),
    ("bad-rule", "malformed", "`../bad`, which is not an id"),
    ("repeated-rule", "malformed", "has the rule `bad` twice"),
    ("many-rules", "malformed", "4097 rules"),
    ("schema-invalid", "malformed", "schema"),
    ("schema-remote", "malformed", "schema"),
    ("schema-file", "malformed", "schema"),
    ("schema-huge", "malformed", "bytes of settings schema"),
];

#[test]
fn every_lie_is_an_error_with_its_own_code() {
    let mut court = Court::new();
    for (lie, _, _) in LIES {
        court.module(lie, &hostile(lie), json!({ "grant": granted() }));
    }
    let ran = court.judged();
    let rows: Vec<_> = LIES.iter().map(|(lie, code, says)| (*lie, "error", *code, *says)).collect();
    outcomes(&ran, &rows);
    assert_eq!(ran.status, Some(2));
    assert_eq!(ran.report().verdict("secret-scan"), "pass", "the others report");
}

#[test]
fn the_name_in_the_policy_is_the_name_in_the_report() {
    let mut court = Court::new();
    let settings = json!({ "behaviour": "cannot-evaluate-with-a-finding" });
    court.module("mine", &hostile("another-id"), json!({ "grant": granted(), "settings": settings }));
    let ran = court.judged();
    let report = ran.report();
    assert_eq!(report.findings("mine").len(), 1, "{ran:#?}");
    assert!(report.findings("mine")[0].starts_with("mine/bad "), "{:?}", report.findings("mine"));
    assert!(report.findings("secret-scan").is_empty(), "nobody speaks for another check");
}

#[test]
fn a_schema_that_takes_effort_does_no_harm() {
    let mut court = Court::new();
    for lie in ["schema-endless", "schema-nested"] {
        court.module(lie, &hostile(lie), json!({ "grant": granted() }));
    }
    let settings = json!({ "behaviour": format!("{}!", "a".repeat(64)) });
    court.module("schema-regex", &hostile("schema-regex"), json!({ "grant": granted(), "settings": settings }));
    let ran = court.judged();
    assert_eq!(ran.status, Some(2), "a setting that does not match is refused: {ran:#?}");
}

#[test]
fn what_a_schema_names_by_default_is_no_grant() {
    let mut court = Court::new();
    court.module("reader", &hostile("schema-names-a-file"), json!({ "grant": granted() }));
    outcomes(&court.judged(), &[("reader", "error", "malformed", "`/etc/passwd` is an absolute path")]);
    let mut court = Court::new();
    court.module("reader", &hostile("schema-names-an-output"), json!({ "grant": { "tree": true } }));
    outcomes(&court.judged(), &[("reader", "error", "refused-import", "`gatewright:check/outputs@0.1.0`")]);
}
