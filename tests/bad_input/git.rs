//! Repositories in odd states.

use super::refused;
use crate::support::{Gatewright, Repository};

#[test]
fn a_repository_without_commits_has_nothing_to_judge() {
    let repository = Repository::new();
    insta::assert_snapshot!(refused(&repository, &repository.check().run()), @"gatewright: error: [top] has no commit yet, so there is nothing to judge; commit, or judge what is staged with --staged");
    repository.write("a.txt", "a\n");
    repository.git(&["add", "a.txt"]);
    assert_eq!(repository.check().args(["--staged"]).run().status, Some(0));
}

#[test]
fn a_base_that_is_gone_says_what_to_do() {
    let mut repository = Repository::with_base(&[]);
    repository.write("a.txt", "a\n");
    repository.commit("change");
    repository.git(&["branch", "-D", "main"]);
    let said = refused(&repository, &repository.check().args(["--base", "main"]).run());
    assert!(said.contains("`main` names no commit in [top]") && said.contains("fetch it"), "{said}");
}

#[test]
fn a_detached_head_is_judged() {
    let mut repository = Repository::with_base(&[]);
    repository.write("a.txt", "a\n");
    repository.commit("change");
    repository.git(&["checkout", "--quiet", "--detach"]);
    let ran = repository.check().args(["--base", "main"]).run();
    assert_eq!(ran.report().verdict("secret-scan"), "pass", "{ran:#?}");
    assert_ne!(ran.report().0["base"], serde_json::Value::Null);
}

#[test]
fn a_clone_that_is_too_shallow_is_no_wrong_diff() {
    let mut repository = Repository::with_base(&[]);
    let first = repository.git(&["rev-parse", "HEAD"]).trim().to_owned();
    repository.write("a.txt", "a\n");
    repository.commit("one");
    repository.write("b.txt", "b\n");
    repository.commit("two");
    let clone = tempfile::tempdir().unwrap();
    let to = clone.path().join("clone");
    let from = format!("file://{}", repository.path().display());
    repository.git(&["clone", "--quiet", "--depth", "1", &from, to.to_str().unwrap()]);
    let ran = Gatewright::new(&to).args(["check", "--format", "json", "--base", &first]).run();
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    assert!(ran.stderr.contains("fetch-depth: 0") || ran.stderr.contains("fetch"), "{ran:#?}");
}

#[test]
fn a_submodule_is_listed_as_not_inspected() {
    let mut inner = Repository::new();
    inner.write("inner.txt", "x\n");
    inner.commit("inner");
    let mut repository = Repository::with_base(&[]);
    repository.git(&["submodule", "--quiet", "add", inner.path().to_str().unwrap(), "vendored"]);
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert!(ran.report().check("secret-scan").to_string().contains("a submodule"), "{ran:#?}");
}

#[test]
fn a_folder_that_is_not_there_and_a_file_are_refused() {
    let repository = Repository::with_base(&[]);
    for (path, says) in [("nowhere", "does not exist; name the folder"), ("README", "is not a folder; name the folder")]
    {
        let said = refused(&repository, &repository.check().args([path]).run());
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn an_event_that_cannot_be_read_is_refused() {
    let repository = Repository::with_base(&[]);
    repository.write("event.json", "{ \"pull_request\": ");
    repository.write("other.json", "{ \"pull_request\": { \"head\": { \"sha\": \"; rm -rf /\" } } }");
    for file in ["event.json", "other.json", "none.json"] {
        let said = refused(&repository, &repository.check().args(["--event", file]).run());
        assert!(said.contains(file), "{said}");
    }
}
