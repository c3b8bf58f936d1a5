//! Entries of a policy that fit nothing: refused, with what was meant.

use crate::support::Repository;
use crate::support::job::{POLICY, secret};

/// A change that brings a secret, judged by this policy.
fn judged(policy: &str) -> Repository {
    let mut repository = Repository::with_base(&[(POLICY, policy), ("docs/index.md", "x\n")]);
    repository.write("config.py", secret(1));
    repository.commit("leaks");
    repository
}

#[test]
fn what_fits_nothing_is_refused_with_its_line() {
    for (entry, said) in [
        ("secret-scan: { rules: { gitlab-pta: deny } }", "did you mean `gitlab-pat`?"),
        (
            "secret-scan: { rules: { secret-scan/nothing-like-it: deny } }",
            "`secret-scan` has no rule `nothing-like-it`",
        ),
        ("branch-naming: { rules: { branch-unknwon: allow } }", "`branch-naming` has no rule"),
        ("secret-scan: { files: ['['] }", "`[` is not a glob"),
        ("secret-scan: { files: ['/nope/**'] }", "no file of this repository matches `/nope/**`"),
        ("secret-scan: { files: [] }", "leave `files` out for all files"),
        ("branch-naming: { files: ['**'] }", "judges the change as a whole and takes no `files`"),
    ] {
        let ran = judged(&format!("version: 1\nchecks:\n  {entry}\n")).check().run();
        assert_eq!(ran.status, Some(2), "{entry}: {ran:#?}");
        assert!(ran.stderr.contains(said) && ran.stderr.contains(&format!("{POLICY}:3")), "{said}: {}", ran.stderr);
    }
}

#[test]
fn a_misspelt_rule_of_a_waiver_is_refused() {
    let waiver = |rule: &str| {
        format!("version: 1\nwaivers:\n  - {{ fingerprint: {}, rule: {rule}, reason: x }}\n", "a".repeat(32))
    };
    let ran = judged(&waiver("secret-scan/gitlab-pta")).check().run();
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    assert!(ran.stderr.contains("did you mean `gitlab-pat`?"), "{}", ran.stderr);
    assert_eq!(judged(&waiver("secret-scan/gitlab-pat")).check().run().status, Some(1));
}

#[test]
fn files_that_no_changed_file_matches_leave_nothing_to_judge() {
    let ran = judged("version: 1\nchecks:\n  secret-scan: { files: ['docs/**'] }\n").check().run();
    assert_eq!(ran.report().verdict("secret-scan"), "not-applicable", "{ran:#?}");
    // What the change itself takes away is no reason to refuse the policy.
    let mut repository = Repository::with_base(&[
        (POLICY, "version: 1\nchecks:\n  secret-scan: { files: ['docs/**'] }\n"),
        ("docs/index.md", "x\n"),
    ]);
    repository.git(&["rm", "--quiet", "-r", "docs"]);
    repository.commit("takes the docs away");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(1), "the next run would be refused, and that is shown now: {ran:#?}");
}

#[test]
fn several_checks_can_be_named_at_once_and_a_misspelt_one_is_refused() {
    let repository = judged("version: 1\n");
    let ran = repository.check().args(["--only", "secret-scan,branch-naming"]).run();
    assert_eq!(ran.report().0["checks"].as_array().unwrap().len(), 2, "{ran:#?}");
    let ran = repository.check().args(["--only", "secret-scna"]).run();
    assert!(ran.status == Some(2) && ran.stderr.contains("did you mean `secret-scan`?"), "{ran:#?}");
}

#[test]
fn a_policy_in_a_wrong_place_or_not_committed_is_pointed_out() {
    for path in ["gatewright.yml", ".gatewright.yaml", ".github/gatewright.json", ".github/Gatewright.yml"] {
        let mut repository = Repository::with_base(&[]);
        repository.write(path, "version: 1\n");
        repository.commit("a policy");
        let notices = repository.check().run().report().0["notices"].to_string();
        assert!(notices.contains(&format!("`{path}` is not read")), "{notices}");
    }
    let mut repository = Repository::with_base(&[(POLICY, "version: 1\n")]);
    repository.commit("change");
    assert!(!repository.check().run().stdout.contains("not committed"));
    repository.write(POLICY, "version: 1\nmode: sandbox\n");
    let ran = repository.check().run();
    assert!(ran.stdout.contains("has changes that are not committed and do not count"), "{ran:#?}");
    repository.commit("commits it");
    let ran = repository.check().run();
    assert!(ran.stdout.contains("this run used the version on the default branch `main`"), "{ran:#?}");
}
