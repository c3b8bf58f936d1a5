//! The custom checks of `examples/checks`: built, inspected, run, refused.

use crate::support::{Gatewright, Repository, component};
use std::fs;

const TODO: &str = "todo-needs-issue";
const CHANGELOG: &str = "changelog-entry";

/// A repository whose base has the module and this policy for it.
fn repository(check: &str, policy: &str) -> Repository {
    let mut repository = Repository::new();
    let module = component(&format!("example-{check}"));
    repository.write("checks/check.wasm", fs::read(module).expect("the component is built"));
    repository.write(".github/gatewright.yml", format!("version: 1\nchecks:\n  {check}:\n{policy}"));
    repository.write("src/old.rs", "// TODO: from before\n");
    repository.write("CHANGELOG.md", "# Changelog\n");
    repository.commit("base");
    repository.git(&["checkout", "--quiet", "-b", "feature/change"]);
    repository
}

#[test]
fn a_todo_without_an_issue_is_found_on_its_line() {
    let policy = "    module: checks/check.wasm\n    rules: { todo-without-issue: deny }\n";
    let mut repository = repository(TODO, policy);
    repository.write("src/new.rs", "fn a() {}\n// TODO(#7): b\n    // TODO c\n");
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    let report = ran.report();
    assert_eq!(report.findings(TODO), ["todo-needs-issue/todo-without-issue src/new.rs:3 new deny"]);
    let finding = &report.check(TODO)["findings"][0];
    assert_eq!((&finding["column"], &finding["end_column"]), (&8.into(), &12.into()), "{finding:#}");
}

#[test]
fn a_todo_with_an_issue_passes_and_older_ones_do_not_count() {
    let mut repository = repository(TODO, "    module: checks/check.wasm\n    level: deny\n");
    repository.write("src/new.rs", "// FIXME PAY-3: a\n");
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert_eq!(ran.report().verdict(TODO), "pass");
}

#[test]
fn settings_reach_the_check() {
    let policy =
        "    module: checks/check.wasm\n    settings: { marks: [HACK], issue: 'gh-[0-9]+', except: ['/docs/'] }\n";
    let mut repository = repository(TODO, policy);
    repository.write("src/new.rs", "TODO\nHACK gh-1\nHACK #1\n");
    repository.write("docs/a.md", "HACK\n");
    repository.commit("change");
    let report = repository.check().run().report();
    assert_eq!(report.findings(TODO), ["todo-needs-issue/todo-without-issue src/new.rs:3 new warn"]);
}

#[test]
fn a_setting_that_the_check_refuses_is_shown_in_the_policy() {
    let policy = "    module: checks/check.wasm\n    settings:\n      issue: '('\n";
    let mut repository = repository(TODO, policy);
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    let said = format!("{}{}", ran.stdout, ran.stderr);
    assert!(said.contains("issue"), "{ran:#?}");
}

#[test]
fn sources_without_a_changelog_entry_are_found() {
    let policy = "    module: checks/check.wasm\n    grant: { change: true }\n";
    let mut repository = repository(CHANGELOG, policy);
    repository.write("src/new.rs", "fn a() {}\n");
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    assert_eq!(ran.report().findings(CHANGELOG), ["changelog-entry/missing-entry :null new deny"]);

    repository.write("CHANGELOG.md", "# Changelog\n\n- There is `a`.\n");
    repository.commit("entry");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert_eq!(ran.report().verdict(CHANGELOG), "pass");
}

#[test]
fn nothing_under_the_sources_is_nothing_to_judge() {
    let policy = "    module: checks/check.wasm\n    grant: { change: true }\n    settings: { sources: [lib/] }\n";
    let mut repository = repository(CHANGELOG, policy);
    repository.write("src/new.rs", "fn a() {}\n");
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!((ran.status, ran.report().verdict(CHANGELOG)), (Some(0), "not-applicable"), "{ran:#?}");
}

#[test]
fn without_its_grant_it_does_not_run_and_the_missing_line_is_named() {
    let mut repository = repository(CHANGELOG, "    module: checks/check.wasm\n    grant: { tree: true }\n");
    repository.write("src/new.rs", "fn a() {}\n");
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    let report = ran.report();
    assert_eq!(report.verdict(CHANGELOG), "error");
    insta::assert_snapshot!(report.check(CHANGELOG)["problems"][0]["message"].as_str().unwrap_or_default(), @"it imports `gatewright:check/change@0.1.0`, which lets a check see commits, branches and changed lines, and the policy does not grant that; if you trust it with that, add `change: true` to `checks.changelog-entry.grant`");
}

/// What `gatewright inspect` says.
fn inspected(check: &str) -> String {
    let module = component(&format!("example-{check}"));
    let folder = module.parent().expect("a file is in a folder").to_owned();
    let ran = Gatewright::new(&folder).args(["inspect".as_ref(), module.as_os_str()]).run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    ran.stdout
}

/// Without what differs from machine to machine, and without the inert WASI that comes with Rust.
fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.add_filter("sha256:[0-9a-f]{64}, [0-9]+ KiB", "sha256:…, … KiB");
    settings.add_filter(r"compiled (form in the cache, loaded )?in [0-9.]+ m?s", "compiled in …");
    settings.add_filter(r"(?m)^  wasi:.*free *\n", "");
    settings
}

#[test]
fn inspect_shows_that_the_todo_check_needs_no_grant() {
    settings().bind(|| {
        insta::assert_snapshot!(inspected(TODO), @r"
    todo-needs-issue 1.0.0: A TODO names the issue that it waits for
    sha256:…, … KiB, exports file-checker
    compiled in …

    imports
      gatewright:check/log@0.1.0                   free

    needs no grant

    rules
      todo-without-issue           warning  a TODO without an issue

    settings
      except             Files to leave out, as globs like those of `.gitignore`.
      issue              What an issue's id looks like, as a regex.
      marks              The words that mark something as left to do.
    ")
    });
}

#[test]
fn inspect_shows_that_the_changelog_check_needs_the_change() {
    settings().bind(|| {
        insta::assert_snapshot!(inspected(CHANGELOG), @r"
    changelog-entry 1.0.0: A change of the sources comes with a line in the changelog
    sha256:…, … KiB, exports checker
    compiled in …

    imports
      gatewright:check/change@0.1.0                needs a grant
      gatewright:check/log@0.1.0                   free

    needs these grants in the policy
      change         to see commits, branches and changed lines

    rules
      missing-entry                error    sources change and the changelog does not

    settings
      changelog          The changelog, from the top of the repository.
      sources            Folders whose changes belong in the changelog.
    ")
    });
}
