//! Who decides: the base binds, and what the change would weaken is shown on its line.

use crate::support::Repository;

const STRICT: &str = "version: 1\nchecks:\n  branch-naming:\n    settings: { pattern: \"{type}/{slug}\" }\n";
const WEAK: &str = "version: 1\nmode: sandbox\nchecks:\n  branch-naming: { enabled: false }\n";
const PATH: &str = ".github/gatewright.yml";

#[test]
fn a_change_cannot_weaken_its_own_gate() {
    let mut repository = Repository::with_base(&[(PATH, STRICT)]);
    repository.git(&["checkout", "--quiet", "-b", "Wrong_Name"]);
    repository.write(PATH, WEAK);
    repository.commit("weaker");
    let ran = repository.check().args(["--base", "main"]).run();
    let report = ran.report();
    assert_eq!(ran.status, Some(1), "the policy of the base judges: {ran:#?}");
    assert_eq!(report.verdict("branch-naming"), "fail");
    let shown = report.findings("policy");
    assert!(shown.iter().any(|finding| finding.contains(".github/gatewright.yml:2 new warn")), "{shown:?}");
    assert!(shown.iter().any(|finding| finding.contains(".github/gatewright.yml:4 new warn")), "{shown:?}");
}

#[test]
fn a_change_that_breaks_or_deletes_the_policy_is_told() {
    let mut repository = Repository::with_base(&[(PATH, STRICT)]);
    repository.write(PATH, "version: 1\nchecks: [\n");
    repository.commit("broken");
    let broken = repository.check().args(["--base", "main"]).run();
    assert!(broken.report().findings("policy")[0].starts_with("policy/invalid-at-head"), "{broken:#?}");
    assert_eq!(broken.status, Some(1), "once merged it would stop every later change");
    std::fs::remove_file(repository.path().join(PATH)).unwrap();
    repository.commit("deleted");
    let deleted = repository.check().args(["--base", "main"]).run();
    assert!(!deleted.report().findings("policy").is_empty(), "{deleted:#?}");
    assert_eq!(deleted.report().check("branch-naming")["named"], true, "the base still names it");
}

#[test]
fn a_file_by_which_a_check_goes_is_told_when_the_change_edits_it() {
    let policy = "version: 1\nchecks:\n  secret-scan: { settings: { gitleaks-ignore: .gitleaksignore } }\n";
    let mut repository = Repository::with_base(&[(PATH, policy), (".gitleaksignore", "# none\n")]);
    repository.write(".gitleaksignore", "# none\na.txt:generic-password:1\n");
    repository.write("a.txt", format!("db_{} = \"wq71Xz-Lk2mPv9R\"\n", "password"));
    repository.commit("excuses itself");
    let report = repository.check().args(["--base", "main"]).run().report();
    assert_eq!(report.findings("policy"), ["policy/file-changed .gitleaksignore:2 new warn"]);
    assert_eq!(report.findings("secret-scan"), ["secret-scan/generic-password a.txt:1 new warn"]);
}

#[test]
fn a_file_that_only_the_base_edited_since_is_not_the_change() {
    let policy = "version: 1\nchecks:\n  secret-scan: { settings: { gitleaks-ignore: .gitleaksignore } }\n";
    let mut repository = Repository::with_base(&[(PATH, policy), (".gitleaksignore", "# none\n")]);
    repository.write("a.txt", "a\n");
    repository.commit("change");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(".gitleaksignore", "# still none\n");
    repository.commit("the base goes on");
    repository.git(&["checkout", "--quiet", "feature/change"]);
    let report = repository.check().args(["--base", "main"]).run().report();
    let checks = report.0["checks"].as_array().unwrap();
    assert!(checks.iter().all(|check| check["id"] != "policy"), "{:#}", report.0);
}

#[cfg(unix)]
#[test]
fn a_policy_in_the_work_tree_is_not_reached_through_a_link() {
    let mut repository = Repository::with_base(&[]);
    let outside = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(outside.path(), "TOKEN=hunter2\n").unwrap();
    std::os::unix::fs::symlink(outside.path(), repository.path().join("policy.yml")).unwrap();
    repository.commit("a link to what the job knows");
    let ran = repository.check().args(["--policy", "policy.yml"]).run();
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    assert!(ran.stderr.contains("symbolic link, which is not followed"), "{ran:#?}");
    assert!(!ran.stderr.contains("hunter2"), "{ran:#?}");
}

#[test]
fn where_the_base_has_no_policy_the_change_brings_its_own() {
    let mut repository = Repository::with_base(&[]);
    repository.write(PATH, STRICT);
    repository.commit("first policy");
    let ran = repository.check().args(["--base", "main"]).run();
    assert!(
        ran.report().0["policy"]
            .to_string()
            .contains("the built-in defaults and what `.github/gatewright.yml` of this change adds to them"),
        "{ran:#?}"
    );
}

#[test]
fn levels_can_differ_by_mode_and_only_runs_one() {
    let mut repository = Repository::with_base(&[(
        PATH,
        "version: 1\nchecks:\n  branch-naming:\n    settings: { pattern: \"{type}/{slug}\" }\n    level: { sandbox: deny, compliance: warn }\n",
    )]);
    repository.git(&["checkout", "--quiet", "-b", "Wrong_Name"]);
    repository.commit("change");
    let compliance = repository.check().args(["--only", "branch-naming"]).run();
    assert_eq!((compliance.status, compliance.report().verdict("branch-naming")), (Some(0), "pass"), "{compliance:#?}");
    assert_eq!(compliance.report().0["checks"].as_array().unwrap().len(), 1);
    let sandbox = repository.check().args(["--mode", "sandbox"]).run();
    assert_eq!((sandbox.status, sandbox.report().verdict("branch-naming")), (Some(0), "fail"), "{sandbox:#?}");
    let none = repository.check().args(["--only", "branch-nameing"]).run();
    assert_eq!(none.status, Some(2));
    assert!(none.stderr.contains("there is no check `branch-nameing`; did you mean `branch-naming`?"), "{none:#?}");
}

#[test]
fn waivers_excuse_what_they_name_and_are_told_when_they_do_not() {
    let mut repository = Repository::with_base(&[(PATH, STRICT)]);
    repository.git(&["checkout", "--quiet", "-b", "Wrong_Name"]);
    repository.commit("change");
    let ran = repository.check().run();
    let finding = ran.report().check("branch-naming")["findings"][0].clone();
    let waiver = |expires: &str| {
        format!(
            "{STRICT}waivers:\n  - {{ fingerprint: {}, rule: {}, reason: agreed, owner: \"@a/b\", expires: {expires} }}\n",
            finding["fingerprint"], finding["rule"]
        )
    };
    repository.write("policy.yml", waiver("2026-06-30"));
    let excused = repository.check().args(["--policy", "policy.yml", "--date", "2026-06-01"]).run();
    assert_eq!(excused.status, Some(0), "{excused:#?}");
    assert!(excused.report().findings("branch-naming")[0].contains("suppressed"), "{excused:#?}");
    repository.write("policy.yml", waiver("2025-06-30"));
    let expired = repository.check().args(["--policy", "policy.yml", "--date", "2026-06-01"]).run();
    assert_eq!(expired.status, Some(1), "{expired:#?}");
    assert!(expired.report().findings("policy")[0].starts_with("policy/waiver-expired policy.yml:"), "{expired:#?}");
    repository.write("policy.yml", waiver("2026-06-30"));
    repository.git(&["branch", "-m", "feat/right-name"]);
    let unused = repository.check().args(["--policy", "policy.yml", "--scope", "all", "--date", "2026-06-01"]).run();
    assert!(unused.report().findings("policy")[0].starts_with("policy/waiver-unused"), "{unused:#?}");
}

#[test]
fn a_pull_request_is_judged_by_its_merge_commit() {
    let mut repository = Repository::with_base(&[("a.txt", "one\n")]);
    let base = repository.git(&["rev-parse", "main"]).trim().to_owned();
    repository.write("a.txt", "one\ntwo\n");
    let head = repository.commit("change");
    repository.git(&["checkout", "--quiet", "--detach", "main"]);
    repository.git(&["merge", "--quiet", "--no-ff", "-m", "merge", &head]);
    let event = serde_json::json!({
        "number": 7,
        "pull_request": {
            "number": 7, "title": "t", "body": null, "draft": false, "labels": [], "user": { "login": "someone" },
            "head": { "sha": head, "ref": "feature/change" }, "base": { "sha": base, "ref": "main" },
        },
    });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("event.json");
    std::fs::write(&file, event.to_string()).unwrap();
    let (summary, output) = (folder.path().join("summary"), folder.path().join("output"));
    let run = |format: &[&str]| {
        crate::support::Gatewright::new(repository.path())
            .args(["check"])
            .args(format)
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_EVENT_NAME", "pull_request")
            .env("GITHUB_EVENT_PATH", &file)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("GITHUB_OUTPUT", &output)
            .run()
    };
    let ran = run(&["--format", "json"]);
    assert_eq!(ran.report().0["base"].as_str(), Some(base.as_str()), "{ran:#?}");
    let ran = run(&[]);
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert!(ran.stdout.starts_with("::stop-commands::"), "nothing to annotate, and the log is locked: {ran:#?}");
    assert!(std::fs::read_to_string(summary).unwrap().contains("branch-naming"));
    assert!(std::fs::read_to_string(output).unwrap().contains("verdict<<ghadelimiter_"));
}
