//! What a check of files does, file by file.

use super::{Court, outcomes};
use serde_json::json;

#[test]
fn every_misbehaviour_on_a_file_is_an_error_that_names_it() {
    let rows = [
        ("loop", "budget", "budget of instructions"),
        ("panic", "panic", "not this file"),
        ("line-beyond", "malformed", "line 1000 of `another.txt`, which ends before"),
        ("byte-beyond", "malformed", "byte 6 of `another.txt`"),
        ("sensitive-beyond", "malformed", "byte 6 of `another.txt`"),
        ("another-file", "malformed", "was given `another.txt` and reports a finding in `file.txt`"),
        ("overlapping-edits", "malformed", "edits of a fix of `bad` overlap"),
        ("unknown-rule", "malformed", "never-heard-of"),
        ("many-findings", "malformed", "10001 findings"),
        ("problem", "tired", "not today"),
        ("start-panics", "panic", "I will not start"),
        ("start-loops", "budget", "budget of instructions"),
        ("start-refuses", "setting", "is not to my liking"),
        ("bad-glob", "malformed", "a glob that cannot be parsed"),
    ];
    let mut court = Court::new();
    for (behaviour, _, _) in rows {
        court.hostile_files(behaviour, json!({ "behaviour": behaviour, "path": "another.txt" }));
    }
    let ran = court.judged();
    outcomes(&ran, &rows.map(|(behaviour, code, says)| (behaviour, "error", code, says)));
    assert_eq!(ran.status, Some(2));
    let report = ran.report();
    assert_eq!(
        report.check("problem")["problems"][0]["path"],
        "another.txt",
        "a problem is about the file that was given"
    );
}

#[test]
fn a_fault_counts_only_if_a_fresh_instance_repeats_it() {
    let mut court = Court::new();
    court.hostile_files("moody", json!({ "behaviour": "panics-at-the-second-file" }));
    court.hostile_files("greedy", json!({ "behaviour": "grows" }));
    let ran = court.check().args(["--format", "json", "--scope", "all", "--threads", "1"]).run();
    outcomes(&ran, &[("moody", "pass", "", ""), ("greedy", "pass", "", "")]);
    assert_eq!(ran.status, Some(0));
}

#[test]
fn a_check_that_faults_on_many_files_is_given_up_and_says_so() {
    let mut court = Court::new();
    for number in 0..40 {
        court.repository.write(&format!("many/{number}.txt"), "x\n");
    }
    court.repository.commit("more");
    court.hostile_files("panics", json!({ "behaviour": "panic" }));
    let one = court.check().args(["--format", "json", "--threads", "1"]).run();
    let problems = one.report().problems("panics").join(" ");
    assert_eq!(problems, "panic panic panic given-up");
    assert_eq!(court.check().args(["--format", "json", "--threads", "6"]).run().stdout, one.stdout);
}
