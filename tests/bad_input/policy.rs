//! Policies that cannot be used, and what the user sees.

use super::refused;
use crate::support::Repository;

fn said(policy: &str) -> String {
    let mut repository = Repository::new();
    repository.write(".github/gatewright.yml", policy);
    repository.commit("base");
    refused(&repository, &repository.check().run())
}

#[test]
fn what_is_not_yaml_is_shown_on_its_line() {
    insta::assert_snapshot!(said("version: 1\nchecks: [\n"), @r"
    error: this is not YAML: while parsing a node, did not find expected node content
     --> .github/gatewright.yml:2:11
      |
    2 | checks: [
      |          ^
    ");
}

#[test]
fn unknown_words_are_all_shown_with_what_was_meant() {
    insta::assert_snapshot!(said("version: 1\nmode: complience\nchecks:\n  secret-scn: {}\n"), @r"
    error: expected `compliance` or `sandbox`, found `complience`
     --> .github/gatewright.yml:2:7
      |
    2 | mode: complience
      |       ^^^^^^^^^^
      |
      = help: did you mean `compliance`?
    error: `secret-scn` is not built in and names no module
     --> .github/gatewright.yml:4:3
      |
    4 |   secret-scn: {}
      |   ^^^^^^^^^^
      |
      = help: did you mean `secret-scan`? a custom check needs `module: path/to/check.wasm`
    ");
}

#[test]
fn an_unknown_setting_is_shown_on_its_line() {
    let said = said("version: 1\nchecks:\n  coverage-threshold:\n    settings:\n      totl: 80%\n");
    assert!(said.contains(".github/gatewright.yml:5:7"), "{said}");
    assert!(said.contains("`total`"), "{said}");
}

#[test]
fn a_module_that_is_not_there_is_shown_on_its_line() {
    let said = said("version: 1\nchecks:\n  mine:\n    module: checks/gone.wasm\n");
    assert!(said.contains("there is no file `checks/gone.wasm`"), "{said}");
    assert!(said.contains(".github/gatewright.yml:4:"), "{said}");
}

#[test]
fn a_module_that_is_not_the_pinned_one_is_refused() {
    let mut repository = Repository::new();
    repository.write("checks/mine.wasm", "not the one");
    let pin = "0".repeat(64);
    repository.write(
        ".github/gatewright.yml",
        format!("version: 1\nchecks:\n  mine:\n    module: checks/mine.wasm@sha256:{pin}\n"),
    );
    repository.commit("base");
    let said = refused(&repository, &repository.check().run());
    assert!(said.contains("is not the module that is pinned: it has the digest sha256:"), "{said}");
}

#[test]
fn a_policy_that_is_not_there_empty_or_no_text_is_refused() {
    let mut repository = Repository::with_base(&[]);
    repository.write("empty.yml", "");
    repository.write("binary.yml", b"version: 1\n\xff\xfe\n");
    repository.commit("change");
    for (file, says) in [
        ("none.yml", "cannot read the policy"),
        ("empty.yml", "the policy is empty; begin with `version: 1`"),
        ("binary.yml", "is not UTF-8 text; save it as UTF-8"),
    ] {
        let said = refused(&repository, &repository.check().args(["--policy", file]).run());
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn two_policies_and_a_linked_one_are_refused() {
    let mut repository = Repository::new();
    repository.write("elsewhere.yml", "version: 1\n");
    std::fs::create_dir(repository.path().join(".github")).unwrap();
    std::os::unix::fs::symlink("../elsewhere.yml", repository.path().join(".github/gatewright.yml")).unwrap();
    repository.commit("base");
    let said = refused(&repository, &repository.check().run());
    assert!(said.contains("a policy is a file"), "{said}");
    repository.write(".github/gatewright.yaml", "version: 1\n");
    repository.commit("another");
    let said = refused(&repository, &repository.check().run());
    assert!(said.contains("keep one"), "{said}");
}

#[test]
fn in_actions_the_line_is_annotated() {
    let mut repository = Repository::new();
    repository.write(".github/gatewright.yml", "version: 1\nmode: complience\n");
    repository.commit("base");
    let ran = repository.check().env("GITHUB_ACTIONS", "true").run();
    assert_eq!(ran.status, Some(2));
    insta::assert_snapshot!(ran.stdout, @"::error file=.github/gatewright.yml,line=2,title=gatewright::expected `compliance` or `sandbox`, found `complience`; did you mean `compliance`?");
}
