//! The policies of `examples/policies`: each can be used, and does what its first line says.

use crate::support::{Gatewright, Ran, Repository, component, top};
use std::fs;

/// A repository with everything that the policies name.
fn repository() -> Repository {
    let mut repository = Repository::with_base(&[("docs/specs/refunds.md", "Refunds\n")]);
    for (example, file) in [("todo-needs-issue", "todo"), ("changelog-entry", "changelog")] {
        let module = fs::read(component(&format!("example-{example}"))).expect("the component is built");
        repository.write(&format!("checks/{file}.wasm"), module);
    }
    let key = fs::read(top().join("examples/payments/base/keys/release.pub")).expect("the example has a key");
    repository.write("keys/security.pub", key);
    repository.commit("what policies name");
    repository
}

fn list(repository: &Repository, policy: &str) -> Ran {
    let policy = top().join("examples/policies").join(policy);
    Gatewright::new(repository.path()).args(["list".as_ref(), "--policy".as_ref(), policy.as_os_str()]).run()
}

fn policies() -> Vec<String> {
    let files = fs::read_dir(top().join("examples/policies")).expect("there are policies");
    let name = |file: std::io::Result<fs::DirEntry>| file.expect("readable").file_name().into_string().expect("UTF-8");
    let mut names: Vec<String> = files.map(name).collect();
    names.sort();
    names
}

#[test]
fn every_policy_can_be_used() {
    let repository = repository();
    assert!(policies().len() >= 5);
    for policy in policies() {
        let ran = list(&repository, &policy);
        assert_eq!(ran.status, Some(0), "{policy}: {ran:#?}");
        assert!(ran.stdout.contains("named in the policy"), "{policy}: {ran:#?}");
        assert!(!ran.stdout.contains("could not be loaded"), "{policy}: {ran:#?}");
    }
}

#[test]
fn every_rule_that_a_policy_names_exists() {
    let mut repository = repository();
    for policy in policies() {
        let text = fs::read_to_string(top().join("examples/policies").join(&policy)).expect("the policy is text");
        repository.write(".github/gatewright.yml", &text);
        repository.commit(&policy);
        let mut check = String::new();
        let mut in_rules = false;
        for line in text.lines() {
            let indent = line.len() - line.trim_start().len();
            let key = line.trim().split(':').next().unwrap_or_default();
            match indent {
                2 => key.clone_into(&mut check),
                4 => in_rules = key == "rules",
                6 if in_rules => {
                    let ran = Gatewright::new(repository.path()).args(["explain", &format!("{check}/{key}")]).run();
                    assert_eq!(ran.status, Some(0), "{policy}: {ran:#?}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn a_policy_with_a_custom_check_lists_what_it_was_granted() {
    let ran = list(&repository(), "custom-checks.yml");
    let changelog = ran.stdout.split("changelog-entry  (").nth(1).expect("the check is listed");
    assert!(changelog.contains("granted: change, to "), "{ran:#?}");
    let todo = ran.stdout.split("todo-needs-issue  (").nth(1).expect("the check is listed");
    assert!(todo.contains("granted: nothing"), "{ran:#?}");
}

#[test]
fn strict_is_never_satisfied_by_what_is_missing_and_sandbox_first_never_blocks() {
    let mut repository = repository();
    repository.write("src/a.js", "export const a = 1;\n");
    repository.commit("change");
    let check = |policy: &str| {
        let policy = top().join("examples/policies").join(policy);
        repository.check().args(["--policy".as_ref(), policy.as_os_str()]).run()
    };
    let strict = check("strict.yml");
    assert_eq!(strict.status, Some(1), "{strict:#?}");
    for missing in ["coverage-threshold", "cosign-signature"] {
        assert_eq!(strict.report().verdict(missing), "error", "{strict:#?}");
    }
    assert_eq!(strict.report().verdict("sbom-presence"), "fail");
    let sandbox = check("sandbox-first.yml");
    assert_eq!(sandbox.status, Some(0), "{sandbox:#?}");
    assert_eq!(sandbox.report().verdict("coverage-threshold"), "not-applicable");
}
