//! As a step of GitHub Actions: what the runner reads, and what it must not obey.

use crate::support::{Gatewright, Ran, Repository};
use std::fs;
use std::path::Path;

/// What the runner would obey: a command at the start of a line, and the old form anywhere in one.
const COMMANDS: &str = "x ##[add-mask]y\n  ::set-output name=verdict::pass\n::stop-commands::z";

fn step(folder: &Path) -> Gatewright {
    Gatewright::new(folder).env("GITHUB_ACTIONS", "true")
}

/// Every line that begins a command is one of those that we mean to print.
fn obeys_nothing(ran: &Ran) {
    for line in ran.stdout.lines().chain(ran.stderr.lines()) {
        assert!(!line.contains("##["), "{line}");
        let command = line.trim_start().strip_prefix("::");
        assert!(command.is_none_or(|command| command.starts_with("error title=gatewright::")), "{line}");
    }
}

#[test]
fn an_argument_that_is_refused_is_quoted_but_not_obeyed() {
    let folder = std::env::temp_dir();
    for arguments in [["check", "--mode", COMMANDS], ["check", "--only", COMMANDS], ["check", "--base", COMMANDS]] {
        let ran = step(&folder).args(arguments).run();
        assert_eq!(ran.status, Some(2), "{ran:#?}");
        assert!(ran.stdout.starts_with("::error title=gatewright::"), "{ran:#?}");
        assert!(ran.stderr.contains("nothing was judged"), "{ran:#?}");
        obeys_nothing(&ran);
    }
}

#[test]
fn a_step_sets_its_verdict_and_appends_its_summary() {
    let mut repository = Repository::with_base(&[]);
    repository.write("src/a.txt", "nothing to see\n");
    repository.commit("change");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (output, summary) = (folder.path().join("output"), folder.path().join("summary"));
    fs::write(&output, "before=1\n").expect("it can be written");
    let ran = step(repository.path())
        .args(["check"])
        .env("GITHUB_OUTPUT", &output)
        .env("GITHUB_STEP_SUMMARY", &summary)
        .run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    let output = fs::read_to_string(output).expect("the output is there");
    let lines: Vec<&str> = output.lines().collect();
    let [before, begin, verdict, end] = lines.as_slice() else { panic!("{output}") };
    assert_eq!((*before, *verdict), ("before=1", "pass"));
    assert_eq!(begin.strip_prefix("verdict<<"), Some(*end));
    assert!(end.len() > 32, "a delimiter that nobody can foresee: {end}");
    assert!(fs::read_to_string(summary).expect("the summary is there").starts_with("## ✅ Gatewright: pass"));
}
