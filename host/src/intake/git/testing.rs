//! Real repositories for tests, made with the git binary, which only tests run.

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A work tree in a temporary folder.
pub(crate) struct Work {
    folder: TempDir,
}

impl Work {
    /// Without any repository.
    pub(crate) fn plain() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// An empty repository on `main`.
    pub(crate) fn new() -> Self {
        let work = Self::plain();
        work.git(&["init", "--quiet", "--initial-branch=main"]);
        work
    }

    /// What a checkout in CI looks like: one reference of `origin`, so deep, detached.
    pub(crate) fn checkout(origin: &Self, reference: &str, depth: Option<u32>) -> Self {
        let work = Self::new();
        work.git(&["remote", "add", "origin", &origin.url()]);
        let refspec = format!("+{reference}:refs/remotes/pull/1/merge");
        let depth = depth.map(|depth| format!("--depth={depth}"));
        let mut arguments = vec!["fetch", "--quiet", "--no-tags"];
        arguments.extend(depth.as_deref());
        arguments.extend(["origin", &refspec]);
        work.git(&arguments);
        work.git(&["checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge"]);
        work
    }

    pub(crate) fn top(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(crate) fn url(&self) -> String {
        format!("file://{}", self.top().display())
    }

    /// Runs git, shut off from the configuration of this machine, and returns what it prints.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.folder.path(), arguments)
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.folder.path().join(path)).unwrap();
    }

    /// Commits all there is and returns the id.
    pub(crate) fn commit(&self, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
        self.id("HEAD")
    }

    pub(crate) fn id(&self, revision: &str) -> String {
        self.git(&["rev-parse", revision])
    }
}

pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
        .args(["-c", "gc.auto=0", "-c", "maintenance.auto=false"])
        .args(arguments)
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs([
            ("GIT_AUTHOR_NAME", "A"),
            ("GIT_AUTHOR_EMAIL", "a@example.com"),
            ("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z"),
        ])
        .envs([("GIT_COMMITTER_NAME", "C"), ("GIT_COMMITTER_EMAIL", "c@example.com")])
        .env("GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

/// Lines `first` to `last`, each its own number.
pub(crate) fn numbered(first: u32, last: u32) -> String {
    (first..=last).map(|line| format!("line {line}\n")).collect()
}
