//! A job of GitHub Actions: a repository on a server, a clone as `actions/checkout` makes it, the event file and the runner's variables.

use super::{Gatewright, Ran, Repository};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// Where the policy stands.
pub(crate) const POLICY: &str = ".github/gatewright.yml";
/// A policy that switches the secret scan off.
pub(crate) const OFF: &str = "version: 1\nchecks:\n  secret-scan: { enabled: false }\n";
/// A policy that leaves it on, so that there is one.
pub(crate) const ON: &str = "version: 1\nchecks:\n  secret-scan: {}\n";

/// A line with a token that the secret scan denies, another one for each number. Made here so that this file holds none.
pub(crate) fn secret(number: u32) -> String {
    let letters = b"x9Kq2mVbT4zLwR7sYp3NcG8hJd5fA6eB";
    let body: String =
        (0..20u32).map(|at| char::from(letters[((at * 7 + number * 11 + at * at) % 32) as usize])).collect();
    format!("token = \"{}{body}\"\n", "glpat-")
}

/// What a job checks out.
pub(crate) struct Clone {
    folder: TempDir,
}

impl Clone {
    /// As `actions/checkout` does: fetches `refspec` of the repository, so deep, and checks `what` out. `branches`: `fetch-depth: 0`, which
    /// fetches every branch and tag.
    pub(crate) fn new(origin: &Repository, refspecs: &[&str], depth: Option<u32>, checkout: &[&str]) -> Self {
        let clone = Self { folder: TempDir::new().expect("a temporary folder") };
        clone.git(&["init", "--quiet", "--initial-branch", "unused"]);
        clone.git(&["remote", "add", "origin", &url(origin)]);
        let depth = depth.map(|depth| format!("--depth={depth}"));
        let mut fetch = vec!["fetch", "--quiet", "--no-tags"];
        fetch.extend(depth.as_deref());
        fetch.push("origin");
        fetch.extend(refspecs);
        clone.git(&fetch);
        let mut arguments = vec!["checkout", "--quiet", "--force"];
        arguments.extend(checkout);
        clone.git(&arguments);
        clone
    }

    /// With everything, and this commit checked out detached.
    pub(crate) fn whole(origin: &Repository, commit: &str) -> Self {
        const ALL: [&str; 3] =
            ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*", "+refs/pull/*:refs/remotes/pull/*"];
        Self::new(origin, &ALL, None, &["--detach", commit])
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn git(&self, args: &[&str]) -> String {
        super::repository::git(self.path(), args, "2026-01-01T12:00:00Z")
    }

    /// `gatewright check --format json` as a step of a workflow.
    pub(crate) fn step(&self, event: &Event) -> Gatewright {
        let file = self.path().join(".git/event.json");
        std::fs::write(&file, event.payload.to_string()).expect("the event can be written");
        let mut step = Gatewright::new(self.path())
            .args(["check", "--format", "json"])
            .env("CI", "true")
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_EVENT_NAME", &event.name)
            .env("GITHUB_EVENT_PATH", file);
        for (name, value) in [("GITHUB_SHA", &event.sha), ("GITHUB_REF", &event.reference)] {
            if let Some(value) = value {
                step = step.env(name, value);
            }
        }
        step
    }

    pub(crate) fn judge(&self, event: &Event) -> Ran {
        self.step(event).run()
    }
}

/// The address of a repository.
pub(crate) fn url(origin: &Repository) -> String {
    format!("file://{}", origin.path().canonicalize().expect("it is there").display())
}

/// An event, and what the runner says with it.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) payload: Value,
    pub(crate) sha: Option<String>,
    pub(crate) reference: Option<String>,
}

impl Event {
    /// With `repository`, of which `main` is the default branch, and whatever else the payload has.
    pub(crate) fn new(origin: &Repository, name: &str, mut payload: Value) -> Self {
        payload["repository"] = json!({ "full_name": "acme/pay", "default_branch": "main", "clone_url": url(origin) });
        Self { name: name.to_owned(), payload, sha: None, reference: None }
    }

    /// With the commit and reference that the runner names.
    pub(crate) fn on(mut self, sha: &str, reference: &str) -> Self {
        (self.sha, self.reference) = (Some(sha.to_owned()), Some(reference.to_owned()));
        self
    }

    /// A payload with a pull request, whatever the event is called.
    pub(crate) fn pull(origin: &Repository, name: &str, head: &str, base: (&str, &str)) -> Self {
        let payload = json!({ "action": "submitted", "pull_request": {
            "number": 7, "title": "t", "body": null, "draft": false, "labels": [], "user": { "login": "mallory" },
            "head": { "sha": head, "ref": "feature/change", "repo": { "full_name": "acme/pay" } },
            "base": { "sha": base.1, "ref": base.0, "repo": { "full_name": "acme/pay" } },
        } });
        Self::new(origin, name, payload)
    }

    /// A push.
    pub(crate) fn push(origin: &Repository, reference: &str, before: &str, after: &str) -> Self {
        let payload = json!({ "ref": reference, "before": before, "after": after, "deleted": false, "commits": [{}] });
        Self::new(origin, "push", payload).on(after, reference)
    }
}

/// No commit.
pub(crate) const ZERO: &str = "0000000000000000000000000000000000000000";

/// GitHub's merge of a commit into a branch, kept as `refs/pull/7/merge`. Nothing stays checked out but what was.
pub(crate) fn merge(origin: &mut Repository, base: &str, head: &str) -> String {
    let before = origin.git(&["rev-parse", "--abbrev-ref", "HEAD"]).trim().to_owned();
    origin.git(&["checkout", "--quiet", "--detach", base]);
    origin.git(&["merge", "--quiet", "--no-ff", "--strategy-option", "theirs", "--message", "merge", head]);
    let merge = origin.git(&["rev-parse", "HEAD"]).trim().to_owned();
    origin.git(&["update-ref", "refs/pull/7/merge", &merge]);
    origin.git(&["checkout", "--quiet", &before]);
    merge
}
