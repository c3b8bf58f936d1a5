//! Repositories in temporary folders, made with git, without anything of the user's configuration.

use super::Gatewright;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A git repository that goes away with this value.
pub(crate) struct Repository {
    folder: TempDir,
    commits: u32,
}

impl Repository {
    /// Empty, on the branch `main`.
    pub(crate) fn new() -> Self {
        let repository = Self { folder: TempDir::new().expect("a temporary folder"), commits: 0 };
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        repository
    }

    /// With these files committed on `main`, and the branch `feature/change` checked out.
    pub(crate) fn with_base(files: &[(&str, &str)]) -> Self {
        let mut repository = Self::new();
        repository.write("README", "a repository of a test\n");
        for (path, content) in files {
            repository.write(path, content);
        }
        repository.commit("base");
        repository.git(&["checkout", "--quiet", "-b", "feature/change"]);
        repository
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file, making its folders.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the folder can be made");
        std::fs::write(&file, content).expect("the file can be written");
        file
    }

    /// Commits all that is there and returns the id. Times are fixed, so that ids are the same in every run.
    pub(crate) fn commit(&mut self, message: &str) -> String {
        self.commits += 1;
        self.git(&["add", "--all", "--force"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    /// Runs git and returns what it prints.
    pub(crate) fn git(&self, args: &[&str]) -> String {
        git(self.path(), args, &format!("2026-01-01T12:{:02}:00Z", self.commits % 60))
    }

    /// The commit that a revision names.
    pub(crate) fn id(&self, revision: &str) -> String {
        self.git(&["rev-parse", revision]).trim().to_owned()
    }

    /// `gatewright check --format json` in this repository.
    pub(crate) fn check(&self) -> Gatewright {
        Gatewright::new(self.path()).args(["check", "--format", "json"])
    }
}

/// Runs git in a folder, without anything of the user's configuration, and returns what it prints.
pub(crate) fn git(folder: &Path, args: &[&str], when: &str) -> String {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"])
        .args(["-c", "uploadpack.allowAnySHA1InWant=true", "-c", "advice.detachedHead=false"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_AUTHOR_DATE", when)
        .env("GIT_COMMITTER_DATE", when)
        .output()
        .expect("git is installed");
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
