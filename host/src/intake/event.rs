//! The event file of GitHub Actions: what happened, as far as the judge needs it.
//!
//! Only a handful of fields are read, and every one may be missing: a payload made by hand for a local run is as good as
//! GitHub's own. What must be there is refused by name when it is not. Commit ids are checked, since they go on to name objects.

use super::change::PullRequest;
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[cfg(test)]
mod tests;

/// Why an event file is of no use.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// Not JSON, or a field of another type than GitHub sends.
    #[error("{path} is not the payload of a `{event}` event, at `{field}`: {reason}; pass the file that GITHUB_EVENT_PATH names", path = .path.display())]
    Malformed {
        /// The event file.
        path: PathBuf,
        /// The name of the event.
        event: String,
        /// Where in the payload.
        field: String,
        /// As the parser says it.
        reason: String,
    },
    /// A field that this kind of event cannot be judged without.
    #[error("{path} lacks `{field}`, which a `{event}` event must have; pass the file that GITHUB_EVENT_PATH names, or judge without an event with --base and --head", path = .path.display())]
    Missing {
        /// The event file.
        path: PathBuf,
        /// The name of the event.
        event: String,
        /// Where in the payload.
        field: &'static str,
    },
    /// A commit id that is none.
    #[error("{path} has `{value}` in `{field}`, which is not a commit id; it takes 40 or 64 hex digits", path = .path.display())]
    NotACommit {
        /// The event file.
        path: PathBuf,
        /// Where in the payload.
        field: &'static str,
        /// What stands there, shortened.
        value: String,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Event {
    /// As in `on:` of a workflow.
    pub name: String,
    /// The commit that the event is about.
    pub head: Option<String>,
    /// What that commit is compared with, as GitHub knows it. None for a branch that is new.
    pub base: Option<String>,
    /// The branch that the commit is on.
    pub head_branch: Option<String>,
    /// The branch that it should go to.
    pub base_branch: Option<String>,
    /// The repository's default branch.
    pub default_branch: Option<String>,
    /// The repository, as `owner/name`.
    pub repository: Option<String>,
    /// The pull request, where the event is about one and the payload describes it.
    pub pull_request: Option<PullRequest>,
    /// How many commits the change has, where the payload says so.
    pub commits: Option<u64>,
    /// The head lives in another repository.
    pub fork: bool,
    /// A push that removed its branch or tag.
    pub deleted: bool,
}

/// Reads an event file.
///
/// # Errors
/// When `bytes` are not JSON of the expected shape, or lack what an event of that name cannot be judged without.
pub fn parse(name: &str, path_for_messages: &Path, bytes: &[u8]) -> Result<Event, EventError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let payload: Payload = serde_path_to_error::deserialize(&mut json).map_err(|error| EventError::Malformed {
        path: path_for_messages.to_owned(),
        event: name.to_owned(),
        field: error.path().to_string(),
        reason: error.inner().to_string(),
    })?;
    let reader = Fields { name, path: path_for_messages };
    let event = Event {
        name: name.to_owned(),
        default_branch: payload.repository.as_ref().and_then(|repository| repository.default_branch.clone()),
        repository: payload.repository.as_ref().and_then(|repository| repository.full_name.clone()),
        ..Event::default()
    };
    match name {
        "pull_request" | "pull_request_target" => pull_request(event, payload, &reader),
        "push" => push(event, payload, &reader),
        "merge_group" => merge_group(event, payload, &reader),
        "workflow_run" => workflow_run(event, payload, &reader),
        _ => Ok(event),
    }
}

fn pull_request(event: Event, payload: Payload, fields: &Fields<'_>) -> Result<Event, EventError> {
    let pull = fields.present(payload.pull_request, "pull_request")?;
    let head = fields.present(pull.head, "pull_request.head")?;
    let base = fields.present(pull.base, "pull_request.base")?;
    let head_repository = head.repo.and_then(|repository| repository.full_name);
    let base_repository = base.repo.and_then(|repository| repository.full_name).or_else(|| event.repository.clone());
    Ok(Event {
        head: Some(fields.commit(head.sha, "pull_request.head.sha")?),
        base: Some(fields.commit(base.sha, "pull_request.base.sha")?),
        head_branch: head.name,
        base_branch: base.name,
        commits: pull.commits,
        // A head whose repository was deleted came from a fork as well: its branch is nowhere in this one.
        fork: head_repository != base_repository,
        pull_request: Some(PullRequest {
            number: pull.number,
            title: pull.title.unwrap_or_default(),
            body: pull.body.unwrap_or_default(),
            author: pull.user.and_then(|user| user.login).unwrap_or_default(),
            labels: pull.labels.into_iter().filter_map(|label| label.name).collect(),
            draft: pull.draft.unwrap_or_default(),
        }),
        ..event
    })
}

fn push(event: Event, payload: Payload, fields: &Fields<'_>) -> Result<Event, EventError> {
    let after = payload.after.map(|id| fields.commit(Some(id), "after")).transpose()?;
    let before = payload.before.map(|id| fields.commit(Some(id), "before")).transpose()?;
    let deleted = payload.deleted.unwrap_or_default() || after.as_deref().is_some_and(is_zero);
    Ok(Event {
        head: after.filter(|id| !is_zero(id)),
        base: before.filter(|id| !is_zero(id)),
        head_branch: payload.name.and_then(|name| name.strip_prefix("refs/heads/").map(str::to_owned)),
        commits: payload.commits.map(|commits| commits.len() as u64),
        deleted,
        ..event
    })
}

fn merge_group(event: Event, payload: Payload, fields: &Fields<'_>) -> Result<Event, EventError> {
    let group = fields.present(payload.merge_group, "merge_group")?;
    Ok(Event {
        head: Some(fields.commit(group.head_sha, "merge_group.head_sha")?),
        base: Some(fields.commit(group.base_sha, "merge_group.base_sha")?),
        head_branch: group.head_ref.map(short_name),
        base_branch: group.base_ref.map(short_name),
        ..event
    })
}

fn workflow_run(event: Event, payload: Payload, fields: &Fields<'_>) -> Result<Event, EventError> {
    let run = fields.present(payload.workflow_run, "workflow_run")?;
    let head_repository = run.head_repository.and_then(|repository| repository.full_name);
    // GitHub lists no pull request for a fork: then the default branch is what the head is compared with.
    let base = run.pull_requests.into_iter().next().and_then(|pull| pull.base);
    let (base, base_branch) = base.map_or((None, None), |base| (base.sha, base.name));
    Ok(Event {
        head: Some(fields.commit(run.head_sha, "workflow_run.head_sha")?),
        base: base.map(|id| fields.commit(Some(id), "workflow_run.pull_requests[0].base.sha")).transpose()?,
        head_branch: run.head_branch,
        base_branch,
        fork: head_repository.is_some() && head_repository != event.repository,
        ..event
    })
}

/// Names the file and the event in what is refused.
struct Fields<'a> {
    name: &'a str,
    path: &'a Path,
}

impl Fields<'_> {
    fn present<T>(&self, value: Option<T>, field: &'static str) -> Result<T, EventError> {
        value.ok_or_else(|| EventError::Missing { path: self.path.to_owned(), event: self.name.to_owned(), field })
    }

    fn commit(&self, value: Option<String>, field: &'static str) -> Result<String, EventError> {
        let value = self.present(value, field)?;
        if matches!(value.len(), 40 | 64) && value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(value.to_ascii_lowercase());
        }
        let value = value.chars().filter(|letter| !letter.is_control()).take(80).collect();
        Err(EventError::NotACommit { path: self.path.to_owned(), field, value })
    }
}

fn is_zero(id: &str) -> bool {
    id.bytes().all(|byte| byte == b'0')
}

fn short_name(name: String) -> String {
    name.strip_prefix("refs/heads/").map(str::to_owned).unwrap_or(name)
}

#[derive(Deserialize)]
struct Payload {
    repository: Option<RepositoryPart>,
    pull_request: Option<PullRequestPart>,
    merge_group: Option<MergeGroupPart>,
    workflow_run: Option<WorkflowRunPart>,
    #[serde(rename = "ref")]
    name: Option<String>,
    before: Option<String>,
    after: Option<String>,
    deleted: Option<bool>,
    commits: Option<Vec<serde::de::IgnoredAny>>,
}

#[derive(Deserialize)]
struct RepositoryPart {
    full_name: Option<String>,
    default_branch: Option<String>,
}

#[derive(Deserialize)]
struct PullRequestPart {
    #[serde(default)]
    number: u64,
    title: Option<String>,
    body: Option<String>,
    user: Option<UserPart>,
    #[serde(default)]
    labels: Vec<LabelPart>,
    draft: Option<bool>,
    head: Option<SidePart>,
    base: Option<SidePart>,
    commits: Option<u64>,
}

#[derive(Deserialize)]
struct UserPart {
    login: Option<String>,
}

#[derive(Deserialize)]
struct LabelPart {
    name: Option<String>,
}

#[derive(Deserialize)]
struct SidePart {
    sha: Option<String>,
    #[serde(rename = "ref")]
    name: Option<String>,
    repo: Option<SideRepositoryPart>,
}

/// In the short form of `workflow_run` a repository has no full name.
#[derive(Deserialize)]
struct SideRepositoryPart {
    full_name: Option<String>,
}

#[derive(Deserialize)]
struct MergeGroupPart {
    head_sha: Option<String>,
    base_sha: Option<String>,
    head_ref: Option<String>,
    base_ref: Option<String>,
}

#[derive(Deserialize)]
struct WorkflowRunPart {
    head_sha: Option<String>,
    head_branch: Option<String>,
    head_repository: Option<SideRepositoryPart>,
    #[serde(default)]
    pull_requests: Vec<PullRequestPart>,
}
