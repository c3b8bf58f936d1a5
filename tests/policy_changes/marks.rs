//! Marks in a file that excuse a secret on its line.

use crate::support::Repository;
use crate::support::job::{POLICY, secret};

fn marked(number: u32) -> String {
    format!("{} # gatewright:allow\n", secret(number).trim_end())
}

fn policy(inline_allow: &str) -> String {
    format!("version: 1\nchecks:\n  secret-scan: {{ settings: {{ inline-allow: {inline_allow} }} }}\n")
}

#[test]
fn a_mark_that_the_change_adds_is_a_warning_on_its_line_in_every_channel() {
    let mut repository = Repository::with_base(&[(POLICY, "version: 1\n"), ("old.py", &marked(1))]);
    repository.write("config.py", format!("# settings\n{}", marked(2)));
    repository.commit("excuses itself");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert_eq!(ran.report().findings("secret-scan"), ["secret-scan/excused-secret config.py:2 new warn"]);
    for format in ["terminal", "github", "markdown", "sarif", "junit"] {
        let text = repository.check().args(["--format", format]).run().stdout;
        assert!(text.contains("excused-secret") && text.contains("config.py"), "{format}: {text}");
    }
}

#[test]
fn only_marks_of_the_base_excuse_where_the_policy_says_so() {
    let mut repository = Repository::with_base(&[(POLICY, &policy("base")), ("old.py", &marked(1))]);
    repository.write("config.py", marked(2));
    // Another value under an old mark is a change of its line.
    repository.write("old.py", marked(3));
    repository.commit("excuses itself");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    let found = ran.report().findings("secret-scan");
    assert!(found.iter().all(|finding| finding.ends_with("new deny")) && found.len() == 2, "{found:?}");
    // On the base itself the marks have landed.
    let mut repository = Repository::with_base(&[(POLICY, &policy("base")), ("old.py", &marked(1))]);
    repository.write("note.txt", "x\n");
    repository.commit("something else");
    let ran = repository.check().args(["--scope", "all"]).run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert!(ran.report().findings("secret-scan")[0].contains("old.py:1 suppressed"), "{ran:#?}");
}

#[test]
fn no_mark_excuses_where_the_policy_allows_none() {
    let mut repository = Repository::with_base(&[(POLICY, &policy("false"))]);
    repository.write("config.py", marked(2));
    repository.commit("excuses itself");
    assert_eq!(repository.check().run().status, Some(1));
}
