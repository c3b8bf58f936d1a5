//! The policies of `examples/policies`: each can be used, and does what its first line says.

use crate::support::{Gatewright, Ran, Repository, component, top};
use std::collections::BTreeSet;
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

/// The checks of a policy and the rules that it sets levels for, by the indentation that these files keep.
fn rules(text: &str) -> Vec<(String, String)> {
    let (mut check, mut in_rules, mut rules) = (String::new(), false, Vec::new());
    for line in text.lines() {
        let key = line.trim().split(':').next().unwrap_or_default();
        match line.len() - line.trim_start().len() {
            2 => key.clone_into(&mut check),
            4 => in_rules = key == "rules",
            6 if in_rules => rules.push((check.clone(), key.to_owned())),
            _ => {}
        }
    }
    rules
}

#[test]
fn every_rule_that_a_policy_names_exists() {
    let mut repository = repository();
    let read = |policy: &str| fs::read_to_string(top().join("examples/policies").join(policy)).expect("it is text");
    // This one names the custom checks, and the built-in ones are there in any case.
    repository.write(".github/gatewright.yml", read("custom-checks.yml"));
    repository.commit("policy");
    let named: BTreeSet<(String, String)> = policies().iter().flat_map(|policy| rules(&read(policy))).collect();
    assert!(named.len() >= 4, "{named:?}");
    let checks: BTreeSet<&String> = named.iter().map(|(check, _)| check).collect();
    for check in checks {
        let ran = Gatewright::new(repository.path()).args(["explain", check]).run();
        for (_, rule) in named.iter().filter(|(of, _)| of == check) {
            assert!(ran.stdout.contains(&format!("{check}/{rule}  (")), "no rule {rule}: {ran:#?}");
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
