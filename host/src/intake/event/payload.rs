//! The fields of a webhook payload that are read. Every one may be missing or null; one of another type is refused with its path.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
pub(super) struct Payload {
    pub(super) repository: Option<Repository>,
    pub(super) pull_request: Option<Pull>,
    pub(super) merge_group: Option<MergeGroup>,
    pub(super) workflow_run: Option<WorkflowRun>,
    pub(super) issue: Option<Issue>,
    // Of a push.
    #[serde(rename = "ref")]
    pub(super) name: Option<String>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) deleted: Option<bool>,
    pub(super) commits: Option<Vec<IgnoredAny>>,
}

#[derive(Deserialize, Default)]
pub(super) struct Repository {
    pub(super) id: Option<u64>,
    pub(super) full_name: Option<String>,
    pub(super) default_branch: Option<String>,
    clone_url: Option<String>,
    ssh_url: Option<String>,
    git_url: Option<String>,
    html_url: Option<String>,
}

impl Repository {
    pub(super) fn urls(&self) -> Vec<String> {
        [&self.clone_url, &self.ssh_url, &self.git_url, &self.html_url].into_iter().flatten().cloned().collect()
    }
}

#[derive(Deserialize)]
pub(super) struct Pull {
    #[serde(default)]
    pub(super) number: u64,
    pub(super) title: Option<String>,
    pub(super) body: Option<String>,
    pub(super) user: Option<User>,
    pub(super) labels: Option<Vec<Label>>,
    pub(super) draft: Option<bool>,
    pub(super) head: Option<Side>,
    pub(super) base: Option<Side>,
    pub(super) commits: Option<u64>,
}

#[derive(Deserialize)]
pub(super) struct User {
    pub(super) login: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Label {
    pub(super) name: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Side {
    pub(super) sha: Option<String>,
    #[serde(rename = "ref")]
    pub(super) name: Option<String>,
    pub(super) repo: Option<SideRepository>,
}

/// In the short form of `workflow_run` a repository has an id and no full name.
#[derive(Deserialize)]
pub(super) struct SideRepository {
    pub(super) id: Option<u64>,
    pub(super) full_name: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct MergeGroup {
    pub(super) head_sha: Option<String>,
    pub(super) base_sha: Option<String>,
    pub(super) head_ref: Option<String>,
    pub(super) base_ref: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct WorkflowRun {
    pub(super) head_sha: Option<String>,
    pub(super) head_branch: Option<String>,
    pub(super) head_repository: Option<SideRepository>,
    pub(super) pull_requests: Option<Vec<ListedPull>>,
}

#[derive(Deserialize)]
pub(super) struct ListedPull {
    pub(super) base: Option<Side>,
}

#[derive(Deserialize)]
pub(super) struct Issue {
    /// Of a comment on a pull request the key is there, whatever stands in it.
    #[serde(default, rename = "pull_request", deserialize_with = "there")]
    pub(super) has_pull_request: bool,
}

fn there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}
