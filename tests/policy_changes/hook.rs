//! What pre-commit runs.

use crate::support::job::{ON, POLICY, secret};
use crate::support::{Gatewright, Ran, Repository};

fn hook(repository: &Repository, files: &[&str]) -> Ran {
    Gatewright::new(repository.path()).args(["hook"]).args(files).run()
}

/// A secret that somebody committed past the hook.
fn leaked() -> Repository {
    let mut repository = Repository::with_base(&[(POLICY, ON), ("clean.py", "a = 1\n")]);
    repository.write("config.py", secret(1));
    repository.commit("past the hook");
    repository
}

#[test]
fn a_commit_is_judged_by_what_is_staged() {
    let repository = Repository::with_base(&[(POLICY, ON)]);
    let ran = hook(&repository, &[]);
    assert!(ran.status == Some(0) && ran.stderr.contains("nothing is staged"), "{ran:#?}");
    repository.write("config.py", secret(1));
    repository.write("note.txt", "x\n");
    repository.git(&["add", "--all"]);
    let ran = hook(&repository, &["config.py", "note.txt"]);
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    assert!(ran.stdout.contains("config.py:1") && ran.stdout.contains("on the base `feature/change`"), "{ran:#?}");
}

#[test]
fn all_files_and_named_files_are_judged_as_they_are() {
    let repository = leaked();
    let ran = hook(&repository, &[POLICY, "README", "clean.py", "config.py"]);
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    assert!(ran.stdout.contains("config.py:1"), "{ran:#?}");
    // pre-commit splits a long list: each part judges its own files.
    assert_eq!(hook(&repository, &["README", "clean.py"]).status, Some(0));
}

#[test]
fn a_range_is_judged_from_and_to() {
    let repository = leaked();
    let range = |from: &str, to: &str| {
        Gatewright::new(repository.path())
            .args(["hook", "config.py"])
            .env("PRE_COMMIT_FROM_REF", from)
            .env("PRE_COMMIT_TO_REF", to)
            .run()
    };
    assert_eq!(range("main", "HEAD").status, Some(1));
    assert_eq!(range("HEAD", "HEAD").status, Some(0));
    assert_eq!(range("nowhere", "HEAD").status, Some(2));
}
