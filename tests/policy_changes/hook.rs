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

#[cfg(target_os = "linux")]
#[test]
fn odd_names_are_judged_and_unknown_ones_refused() {
    use std::os::unix::ffi::OsStrExt;
    for name in [b"se\\cret".as_slice(), b"s\xff", b"\"q"] {
        let name = std::ffi::OsStr::from_bytes(name);
        let repository = Repository::with_base(&[(POLICY, ON)]);
        std::fs::write(repository.path().join(name), secret(1)).unwrap();
        repository.write("k", "b\n");
        repository.git(&["add", "--all"]);
        let run = Gatewright::new(repository.path()).args(["hook"]).arg(name).arg("k").run();
        assert_eq!(run.status, Some(1), "{name:?}: {run:#?}");
    }
    let repository = Repository::with_base(&[(POLICY, ON)]);
    repository.write("untracked.py", secret(1));
    let run = hook(&repository, &["untracked.py"]);
    assert!(run.status == Some(2) && run.stderr.contains("git does not track untracked.py"), "{run:#?}");
    assert_eq!(hook(&repository, &["./README"]).status, Some(0));
}

#[cfg(unix)]
#[test]
fn a_file_that_only_got_another_mode_is_staged() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::with_base(&[(POLICY, ON), ("old.sh", &secret(1))]);
    std::fs::set_permissions(repository.path().join("old.sh"), std::fs::Permissions::from_mode(0o755)).unwrap();
    repository.git(&["add", "--all"]);
    let run = hook(&repository, &["old.sh"]);
    assert_eq!(run.status, Some(0), "its secret was there before: {run:#?}");
}
