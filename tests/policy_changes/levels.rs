//! Levels of the host's own findings, and the gravest of them.

use crate::support::Repository;
use crate::support::job::{OFF, POLICY, secret};

/// A base with a policy, and a change of it.
fn change(base: &str, head: Option<&str>) -> Repository {
    let mut repository = Repository::with_base(&[(POLICY, base)]);
    match head {
        Some(head) => drop(repository.write(POLICY, head)),
        None => std::fs::remove_file(repository.path().join(POLICY)).unwrap(),
    }
    repository.commit("change the policy");
    repository
}

const STRICT: &str = "version: 1\nchecks:\n  policy: { level: deny }\n  secret-scan: {}\n";

#[test]
fn an_operator_can_have_every_weakening_block() {
    for head in
        [OFF, "version: 1\nmode: sandbox\n", "version: 1\n", "version: 1\nchecks: { policy: { level: warn } }\n"]
    {
        let ran = change(STRICT, Some(head)).check().run();
        assert_eq!(ran.status, Some(1), "{head}: {ran:#?}");
        assert_eq!(ran.report().verdict("policy"), "fail");
    }
    // Without that the reviewer is warned.
    let ran = change("version: 1\nchecks:\n  secret-scan: {}\n", Some(OFF)).check().run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert!(ran.report().findings("policy")[0].ends_with("new warn"), "{ran:#?}");
}

#[test]
fn deleting_the_policy_blocks_unless_the_base_allows_it() {
    let ran = change("version: 1\nmode: compliance\n", None).check().run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    assert_eq!(ran.report().findings("policy"), [format!("policy/policy-deleted {POLICY}:1 new deny")]);
    let allowed = "version: 1\nchecks: { policy: { rules: { policy-deleted: warn } } }\n";
    assert_eq!(change(allowed, None).check().run().status, Some(0));
}

#[test]
fn two_changes_in_a_row_do_not_get_past_it() {
    let mut repository = change("version: 1\nchecks:\n  secret-scan: {}\n", None);
    assert_eq!(repository.check().run().status, Some(1), "the first one deletes the policy");
    // Even where somebody merged that: the next one brings the first policy anew.
    repository.git(&["checkout", "--quiet", "-B", "main"]);
    repository.git(&["checkout", "--quiet", "-b", "feature/next"]);
    repository.write(POLICY, OFF);
    repository.write("config.py", secret(1));
    repository.commit("switches the scan off");
    let ran = repository.check().run();
    assert_eq!((ran.status, ran.report().judged_by().as_str()), (Some(1), "first-policy main"), "{ran:#?}");
}

#[test]
fn levels_of_the_policy_go_by_mode_and_rule_and_nothing_else_can_be_set() {
    let base =
        "version: 1\nchecks:\n  policy: { rules: { policy/check-disabled: { compliance: deny, sandbox: warn } } }\n";
    let weak = format!("{OFF}  policy: {{ rules: {{ check-disabled: deny }} }}\n");
    let repository = change(base, Some(&weak));
    assert_eq!(repository.check().run().status, Some(1));
    let sandbox = repository.check().args(["--mode", "sandbox"]).run();
    assert_eq!(sandbox.report().verdict("policy"), "pass", "{sandbox:#?}");
    for (entry, said) in [
        ("{ enabled: false }", "takes no `enabled`"),
        ("{ module: a.wasm }", "takes no `module`"),
        ("{ settings: {} }", "takes no `settings`"),
        ("{ rules: { check-disable: deny } }", "did you mean `check-disabled`?"),
    ] {
        let repository = Repository::with_base(&[(POLICY, &format!("version: 1\nchecks:\n  policy: {entry}\n"))]);
        let ran = repository.check().run();
        assert_eq!(ran.status, Some(2), "{ran:#?}");
        assert!(ran.stderr.contains(said), "{said}: {}", ran.stderr);
    }
}
