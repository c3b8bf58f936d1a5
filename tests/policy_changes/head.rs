//! The policy of the change is loaded whole: what would stop or open every later run is shown on its line, before it is merged.

use crate::support::job::POLICY;
use crate::support::{Gatewright, Ran, Repository, component};
use std::fs;

/// A base with this policy and the module of an example check at `checks/todo.wasm`.
fn base(policy: &str) -> Repository {
    let mut repository = Repository::new();
    repository.write("checks/todo.wasm", fs::read(component("example-todo-needs-issue")).unwrap());
    repository.write("README", "a repository of a test\n");
    repository.write(POLICY, format!("version: 1\n{policy}"));
    repository.commit("base");
    repository.git(&["checkout", "--quiet", "-b", "feature/change"]);
    repository
}

const TODO: &str = "checks:\n  todo:\n    module: checks/todo.wasm\n";

/// The change replaces the policy.
fn proposes(base_policy: &str, head: &str) -> Ran {
    let mut repository = base(base_policy);
    repository.write(POLICY, format!("version: 1\n{head}"));
    repository.commit("change the policy");
    repository.check().run()
}

#[track_caller]
fn blocked(ran: &Ran, line: u32, said: &str) {
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    let report = ran.report();
    let own = report.findings("policy");
    let wanted = format!("policy/invalid-at-head {POLICY}:{line} new deny");
    assert!(own.contains(&wanted), "no `{wanted}` in {own:?}");
    let messages = report.check("policy")["findings"].to_string();
    assert!(messages.contains(said), "no `{said}` in {messages}");
}

#[test]
fn what_would_stop_every_later_run_is_denied_on_its_line() {
    let digest = "0".repeat(64);
    for (head, line, said) in [
        (
            "checks:\n  new:\n    module: checks/none.wasm\n".to_owned(),
            4,
            "there is no file `checks/none.wasm` in the judged tree",
        ),
        ("checks:\n  new:\n    module: README.wasm\n".to_owned(), 4, "there is no file"),
        (
            format!("checks:\n  todo:\n    module: checks/todo.wasm@sha256:{digest}\n"),
            4,
            "is not the module that is pinned",
        ),
        (format!("{TODO}    rules: {{ todo-without-isue: deny }}\n"), 5, "did you mean `todo-without-issue`?"),
        (format!("{TODO}    settings:\n      mark: [HACK]\n"), 6, "mark"),
        ("checks:\n  coverage-threshold:\n    settings: { totl: 80% }\n".to_owned(), 4, "totl"),
        (
            "checks:\n  secret-scan:\n    settings: { baseline: none.json }\n".to_owned(),
            4,
            "there is no file `none.json`",
        ),
        ("checks:\n  secret-scan:\n    files: [nope]\n".to_owned(), 4, "matches `nope`"),
        ("requires: '>=99'\n".to_owned(), 2, "requires gatewright"),
        ("checks: [\n".to_owned(), 2, ""),
        (
            "waivers:\n  - { fingerprint: '00000000000000000000000000000000', rule: secret-scan/nope, reason: x }\n"
                .to_owned(),
            3,
            "has no rule `nope`",
        ),
    ] {
        blocked(&proposes(TODO, &head), line, said);
    }
}

#[test]
fn a_module_that_is_garbage_or_asks_for_too_much_is_denied() {
    let mut repository = base("");
    repository.write("checks/new.wasm", "not a module");
    repository.write(POLICY, "version: 1\nchecks:\n  new:\n    module: checks/new.wasm\n");
    repository.commit("garbage");
    blocked(&repository.check().run(), 3, "`new` cannot be used: it is not a WebAssembly component");
    repository.write("checks/new.wasm", fs::read(component("example-changelog-entry")).unwrap());
    repository.commit("a real one, without its grant");
    let ran = repository.check().run();
    blocked(&ran, 3, "the policy does not grant that");
    let granted = "version: 1\nchecks:\n  new:\n    module: checks/new.wasm\n    grant: { change: true, tree: true }\n    settings: { sources: ['src/**'] }\n";
    repository.write(POLICY, granted);
    repository.commit("granted");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    let finding = ran.report().check("policy")["findings"][0].clone();
    assert_eq!(finding["rule"], "policy/check-added");
    let message = finding["message"].as_str().unwrap();
    for part in [
        "`new` is a new check",
        "`checks/new.wasm` (sha256:",
        "version ",
        "granted `change`",
        "with the rules `",
        "and the settings `sources`",
    ] {
        assert!(message.contains(part), "no `{part}` in {message}");
    }
}

#[test]
fn a_module_that_the_change_deletes_or_replaces_is_reported_in_words() {
    let mut repository = base(TODO);
    fs::remove_file(repository.path().join("checks/todo.wasm")).unwrap();
    repository.commit("delete the module");
    blocked(&repository.check().run(), 4, "there is no file `checks/todo.wasm` in the judged tree");
    repository.write("checks/todo.wasm", fs::read(component("example-changelog-entry")).unwrap());
    repository.write(POLICY, format!("version: 1\n{TODO}    grant: {{ change: true }}\n"));
    repository.commit("another module");
    let ran = repository.check().run();
    let own = ran.report().findings("policy");
    assert!(own.contains(&format!("policy/module-changed {POLICY}:4 new warn")), "{own:?}");
    let text = ran.report().check("policy")["findings"].to_string();
    for part in ["digest sha256:", "new granted import `change`", "removed rule `todo-without-issue`", "other settings"]
    {
        assert!(text.contains(part), "no `{part}` in {text}");
    }
    assert!(!text.contains("\\u0000asm") && !own.iter().any(|finding| finding.contains("todo.wasm")), "{own:?}");
}

#[test]
fn a_check_that_goes_says_what_it_was() {
    for head in ["", "checks:\n  todo: { module: checks/todo.wasm, enabled: false }\n"] {
        let ran = proposes(TODO, head);
        let text = ran.report().check("policy")["findings"][0]["message"].as_str().unwrap().to_owned();
        assert!(text.starts_with("`todo` no longer runs; it was `checks/todo.wasm` (sha256:"), "{text}");
        assert!(text.contains("with the rules `todo-without-issue`"), "{text}");
    }
}

#[test]
fn thresholds_are_compared_as_the_check_means_them() {
    let coverage = |total: &str| format!("checks:\n  coverage-threshold: {{ settings: {{ total: {total} }} }}\n");
    for (base, head) in [("80", "70"), ("'>80%'", "'>70%'"), ("80%", "79.9%")] {
        let own = proposes(&coverage(base), &coverage(head)).report().findings("policy");
        assert_eq!(own, [format!("policy/threshold-lowered {POLICY}:3 new warn")], "{base} {head}");
    }
    let raised = proposes(&coverage("80%"), &coverage("90%")).report();
    assert!(raised.0["checks"].as_array().unwrap().iter().all(|check| check["id"] != "policy"), "{:#}", raised.0);
}

#[test]
fn list_is_the_lint_of_a_policy() {
    let repository = base("checks:\n  new:\n    module: checks/new.wasm\n");
    let list = || Gatewright::new(repository.path()).args(["list"]).run();
    repository.git(&["checkout", "--quiet", "main"]);
    let ran = list();
    assert!(ran.status == Some(2) && ran.stderr.contains("there is no file `checks/new.wasm`"), "{ran:#?}");
    let mut repository = base("checks:\n  new:\n    module: checks/new.wasm\n");
    repository.write("checks/new.wasm", "not a module");
    repository.git(&["checkout", "--quiet", "-B", "main"]);
    repository.commit("garbage");
    let ran = Gatewright::new(repository.path()).args(["list"]).run();
    assert!(ran.status == Some(2) && ran.stdout.contains("could not be loaded"), "{ran:#?}");
    let good = base(TODO);
    good.git(&["checkout", "--quiet", "main"]);
    let ran = Gatewright::new(good.path()).args(["list"]).run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
}

#[test]
fn a_rule_that_was_renamed_goes_on_working_under_its_old_name() {
    let mut repository = Repository::new();
    repository.write("checks/bad.wasm", fs::read(component("hostile-files")).unwrap());
    repository
        .write(POLICY, "version: 1\nchecks:\n  own:\n    module: checks/bad.wasm\n    rules:\n      worse: warn\n");
    repository.commit("base");
    repository.git(&["checkout", "--quiet", "-b", "feature/change"]);
    repository.write("a.txt", "bad\n");
    repository.commit("change");
    let ran = repository.check().run();
    let own = ran.report().findings("policy");
    assert_eq!(own, [format!("policy/rule-renamed {POLICY}:6 new warn")], "{ran:#?}");
}
