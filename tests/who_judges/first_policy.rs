//! Where the base has no policy, that of the change may add and tighten, and every format says so.

use super::rows::caught;
use crate::support::job::{Clone, Event, OFF, POLICY, secret};
use crate::support::{Ran, Repository};

/// A repository without a policy, and a change that brings one and a secret.
fn first(policy: &str) -> Ran {
    let mut origin = Repository::with_base(&[("src/a.py", "a = 1\n")]);
    let base = origin.id("main");
    origin.write(POLICY, policy);
    origin.write("config.py", secret(1));
    let head = origin.commit("the first policy");
    let clone = Clone::whole(&origin, &head);
    clone.judge(&Event::pull(&origin, "pull_request", &head, ("main", &base)))
}

#[test]
fn a_first_policy_cannot_weaken_the_defaults() {
    for (policy, rule) in [
        (OFF, "check-disabled"),
        ("version: 1\nmode: sandbox\n", "mode-lowered"),
        ("version: 1\nchecks: { secret-scan: { level: allow } }\n", "level-lowered"),
        ("version: 1\nchecks: { secret-scan: { rules: { gitlab-pat: allow } } }\n", "level-lowered"),
        ("version: 1\nchecks: { secret-scan: { files: [\"src/**\"] } }\n", "files-narrowed"),
        ("version: 1\nchecks: { secret-scan: { settings: { except: [\"*.py\"] } } }\n", "settings-changed"),
        ("version: 1\nchecks: { secret-scan: { settings: { paths: [\"src/\"] } } }\n", "settings-changed"),
        ("version: 1\nbranches: [feature/change]\n", "branches-widened"),
    ] {
        let ran = first(policy);
        caught(&ran, "first-policy main");
        let own = ran.report().findings("policy");
        assert!(
            own.iter().any(|finding| finding.starts_with(&format!("policy/{rule} {POLICY}:"))),
            "{policy}: {own:?}"
        );
        let message = ran.report().check("policy")["findings"][0]["message"].as_str().unwrap().to_owned();
        assert!(message.ends_with("this does not count yet"), "{message}");
    }
}

#[test]
fn waivers_of_a_first_policy_do_not_count_yet() {
    let ran = first("version: 1\n");
    let found = ran.report().check("secret-scan")["findings"][0].clone();
    let waiver = format!(
        "version: 1\nwaivers:\n  - {{ fingerprint: \"{}\", rule: {}, reason: mine }}\n",
        found["fingerprint"].as_str().unwrap(),
        found["rule"].as_str().unwrap()
    );
    let ran = first(&waiver);
    caught(&ran, "first-policy main");
    assert!(ran.report().findings("policy")[0].starts_with("policy/waiver-added"), "{ran:#?}");
}

#[test]
fn what_a_first_policy_adds_counts_at_once() {
    let ran = first("version: 1\nchecks:\n  coverage-threshold: { settings: { total: 80% } }\n");
    assert_eq!(ran.report().judged_by(), "first-policy main", "{ran:#?}");
    assert_eq!(ran.report().verdict("coverage-threshold"), "error", "it is named now, and there is no report");
    let notices = ran.report().0["notices"].to_string();
    assert!(notices.contains("is the first policy"), "{notices}");
}
