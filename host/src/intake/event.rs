//! The event file of GitHub Actions: what happened, as far as the judge needs it.
//!
//! GitHub writes the file, but much of what it holds was chosen by whoever opened the pull request: titles, branch names, labels. A field
//! that has another type than GitHub sends, or that an event of its kind must have and lacks, is refused by name. Commit ids and branch
//! names are checked here, since they go on to name objects and references.
//!
//! The payload decides what an event is about, not its name alone: every payload with a `pull_request` is about that pull request, be it a
//! review, a comment on a line or the pull request itself.

mod payload;

use super::facts::{PullRequest, RepositoryId};
use payload::Payload;
use std::path::{Path, PathBuf};

#[cfg(test)]
mod tests;

/// The longest branch name that is taken. Git itself cannot keep a longer one in a file of its own.
const LONGEST_NAME: usize = 1_024;

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
        /// The value, shortened.
        value: String,
    },
    /// A branch name that git would not take.
    #[error("{path} has `{value}` in `{field}`, which git does not accept as the name of a branch or tag; pass the file that GITHUB_EVENT_PATH names", path = .path.display())]
    NotABranch {
        /// The event file.
        path: PathBuf,
        /// Where in the payload.
        field: &'static str,
        /// The value, shortened.
        value: String,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// As in `on:` of a workflow.
    pub name: String,
    /// The repository that the workflow belongs to: of a pull request, the one that it goes to.
    pub repository: RepositoryId,
    /// The repository's default branch, where the payload names it.
    pub default_branch: Option<String>,
    /// What it is about.
    pub about: About,
}

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A pull request.
    PullRequest(Box<Pull>),
    /// Pull requests in a merge queue, merged on top of their base.
    MergeGroup {
        /// The merge.
        head: Side,
        /// Where it will land.
        base: Side,
    },
    /// A branch or tag that somebody pushed.
    Push(Push),
    /// Another workflow that ran.
    WorkflowRun(Run),
    /// Something that names no branch to compare with and whose commit anybody may have chosen, as the phrase says: a comment on a pull
    /// request, a check run, a commit status.
    Unbound(&'static str),
    /// Anything else: what is checked out is judged.
    Other,
}

/// A commit and the branch that it is on, where the payload names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Side {
    /// Hex digits.
    pub id: String,
    /// Without `refs/heads/`.
    pub branch: Option<String>,
}

/// A pull request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pull {
    /// What it brings.
    pub head: Side,
    /// Where it goes.
    pub base: Side,
    /// The head lives in another repository.
    pub fork: bool,
    /// How many commits it has, where the payload says so.
    pub commits: Option<u64>,
    /// What its author wrote.
    pub details: PullRequest,
}

/// A push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Push {
    /// What was pushed.
    pub reference: Reference,
    /// What stood there before. None: nothing, the branch or tag is new.
    pub before: Option<String>,
    /// What stands there now. None: the push deleted it.
    pub after: Option<String>,
    /// How many commits it brought, where the payload lists all.
    pub commits: Option<u64>,
}

/// A branch or a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// Without `refs/heads/`.
    Branch(String),
    /// Without `refs/tags/`.
    Tag(String),
}

/// A run of another workflow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The commit that it ran on, and its branch.
    pub head: Side,
    /// The head lives in another repository.
    pub fork: bool,
    /// The bases of its open pull requests, each once. None for a pull request from a fork: GitHub lists none then.
    pub bases: Vec<Side>,
}

impl Event {
    /// The pull request, where it is about one.
    #[must_use]
    pub fn pull(&self) -> Option<&Pull> {
        match &self.about {
            About::PullRequest(pull) => Some(pull),
            _ => None,
        }
    }
}

/// GitHub lists at most so many commits of a push.
const MOST_LISTED: usize = 2_048;

/// Reads an event file.
///
/// # Errors
/// When `bytes` are not JSON of the expected shape, or lack what an event of that name cannot be judged without.
pub fn parse(name: &str, path_for_messages: &Path, bytes: &[u8]) -> Result<Event, EventError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let malformed = |field: String, reason: String| EventError::Malformed {
        path: path_for_messages.to_owned(),
        event: name.chars().take(80).collect(),
        field: field.chars().take(200).collect(),
        reason: reason.chars().take(300).collect(),
    };
    let payload: Payload = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| malformed(error.path().to_string(), error.inner().to_string()))?;
    json.end().map_err(|error| malformed(".".to_owned(), error.to_string()))?;
    let fields = Fields { name, path: path_for_messages };
    let repository = payload.repository.unwrap_or_default();
    let default_branch = fields.name(repository.default_branch.clone(), "repository.default_branch")?;
    // Also of a pull request this is the repository that it goes to, as the workflow runs there.
    let id = RepositoryId { urls: repository.urls(), full_name: repository.full_name };
    let about_a_pull_request = name.starts_with("pull_request") || payload.pull_request.is_some();
    let about = match name {
        _ if about_a_pull_request => fields.pull_request(payload.pull_request, id.full_name.as_deref())?,
        "push" => {
            let (after, before, deleted) = (payload.after, payload.before, payload.deleted.unwrap_or_default());
            fields.push(payload.name, before, after, deleted, payload.commits.map(|commits| commits.len()))?
        }
        "merge_group" => fields.merge_group(payload.merge_group)?,
        "workflow_run" => fields.workflow_run(payload.workflow_run, repository.id, id.full_name.as_deref())?,
        // The key alone says it, whatever stands there: a comment on an issue has none.
        "issue_comment" if payload.issue.is_some_and(|issue| issue.has_pull_request) => {
            About::Unbound("a comment on a pull request")
        }
        "check_run" => About::Unbound("a check run"),
        "check_suite" => About::Unbound("a check suite"),
        "status" => About::Unbound("a commit status"),
        _ => About::Other,
    };
    Ok(Event { name: name.to_owned(), repository: id, default_branch, about })
}

/// Names the file and the event in what is refused.
struct Fields<'a> {
    name: &'a str,
    path: &'a Path,
}

impl Fields<'_> {
    fn pull_request(&self, pull: Option<payload::Pull>, here: Option<&str>) -> Result<About, EventError> {
        let pull = self.present(pull, "pull_request")?;
        let head = self.present(pull.head, "pull_request.head")?;
        let base = self.present(pull.base, "pull_request.base")?;
        let head_repository = head.repo.and_then(|repository| repository.full_name);
        let base_repository = base.repo.and_then(|repository| repository.full_name);
        Ok(About::PullRequest(Box::new(Pull {
            // A head whose repository was deleted came from a fork as well: its branch is nowhere in this one.
            fork: head_repository.as_deref() != base_repository.as_deref().or(here),
            head: Side {
                id: self.commit(head.sha, "pull_request.head.sha")?,
                branch: self.name(head.name, "pull_request.head.ref")?,
            },
            base: Side {
                id: self.commit(base.sha, "pull_request.base.sha")?,
                branch: self.name(base.name, "pull_request.base.ref")?,
            },
            commits: pull.commits,
            details: PullRequest {
                number: pull.number,
                title: pull.title.unwrap_or_default(),
                body: pull.body.unwrap_or_default(),
                author: pull.user.and_then(|user| user.login).unwrap_or_default(),
                labels: pull.labels.into_iter().flatten().filter_map(|label| label.name).collect(),
                draft: pull.draft.unwrap_or_default(),
            },
        })))
    }

    fn push(
        &self,
        name: Option<String>,
        before: Option<String>,
        after: Option<String>,
        deleted: bool,
        commits: Option<usize>,
    ) -> Result<About, EventError> {
        let name = self.present(name, "ref")?;
        let reference = match (name.strip_prefix("refs/heads/"), name.strip_prefix("refs/tags/")) {
            (Some(branch), _) => Reference::Branch(self.checked_name(branch, "ref")?),
            (_, Some(tag)) => Reference::Tag(self.checked_name(tag, "ref")?),
            _ => return Err(self.not_a_branch(&name, "ref")),
        };
        let there = |id: String| (!is_zero(&id)).then_some(id);
        Ok(About::Push(Push {
            reference,
            before: there(self.commit(before, "before")?),
            after: there(self.commit(after, "after")?).filter(|_| !deleted),
            commits: commits.filter(|count| *count < MOST_LISTED).map(|count| count as u64),
        }))
    }

    fn merge_group(&self, group: Option<payload::MergeGroup>) -> Result<About, EventError> {
        let group = self.present(group, "merge_group")?;
        Ok(About::MergeGroup {
            head: Side {
                id: self.commit(group.head_sha, "merge_group.head_sha")?,
                branch: self.name(group.head_ref, "merge_group.head_ref")?,
            },
            base: Side {
                id: self.commit(group.base_sha, "merge_group.base_sha")?,
                branch: self.name(group.base_ref, "merge_group.base_ref")?,
            },
        })
    }

    fn workflow_run(
        &self,
        run: Option<payload::WorkflowRun>,
        repository: Option<u64>,
        here: Option<&str>,
    ) -> Result<About, EventError> {
        let run = self.present(run, "workflow_run")?;
        let mut bases = Vec::new();
        for base in run.pull_requests.into_iter().flatten().map(|pull| pull.base) {
            const FIELD: &str = "workflow_run.pull_requests[].base";
            let base = self.present(base, FIELD)?;
            // GitHub also lists pull requests of this branch into other repositories; their bases are not ours.
            let other = base.repo.and_then(|repository| repository.id).zip(repository).is_some_and(|(a, b)| a != b);
            let side = Side {
                id: self.commit(base.sha, "workflow_run.pull_requests[].base.sha")?,
                branch: self.name(base.name, "workflow_run.pull_requests[].base.ref")?,
            };
            // One branch is one base, however old GitHub's idea of its tip is.
            let known =
                bases.iter().any(|base: &Side| base.branch.is_some() && base.branch == side.branch || *base == side);
            if !other && !known {
                bases.push(side);
            }
        }
        let head_repository = run.head_repository.and_then(|repository| repository.full_name);
        Ok(About::WorkflowRun(Run {
            head: Side {
                id: self.commit(run.head_sha, "workflow_run.head_sha")?,
                branch: self.name(run.head_branch, "workflow_run.head_branch")?,
            },
            fork: head_repository.is_some() && head_repository.as_deref() != here,
            bases,
        }))
    }

    fn present<T>(&self, value: Option<T>, field: &'static str) -> Result<T, EventError> {
        value.ok_or_else(|| EventError::Missing { path: self.path.to_owned(), event: self.name.to_owned(), field })
    }

    fn commit(&self, value: Option<String>, field: &'static str) -> Result<String, EventError> {
        let value = self.present(value, field)?;
        if matches!(value.len(), 40 | 64) && value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(value.to_ascii_lowercase());
        }
        Err(EventError::NotACommit { path: self.path.to_owned(), field, value: shortened(&value) })
    }

    /// A branch, with `refs/heads/` before it or not.
    fn name(&self, value: Option<String>, field: &'static str) -> Result<Option<String>, EventError> {
        let value = value.filter(|value| !value.is_empty());
        value.map(|value| self.checked_name(value.strip_prefix("refs/heads/").unwrap_or(&value), field)).transpose()
    }

    fn checked_name(&self, name: &str, field: &'static str) -> Result<String, EventError> {
        let full = format!("refs/heads/{name}");
        match name.len() <= LONGEST_NAME && gix::validate::reference::name(full.as_str().into()).is_ok() {
            true => Ok(name.to_owned()),
            false => Err(self.not_a_branch(name, field)),
        }
    }

    fn not_a_branch(&self, value: &str, field: &'static str) -> EventError {
        EventError::NotABranch { path: self.path.to_owned(), field, value: shortened(value) }
    }
}

/// Untrusted text inside a message.
fn shortened(value: &str) -> String {
    value.chars().filter(|letter| !letter.is_control()).take(80).collect()
}

fn is_zero(id: &str) -> bool {
    id.bytes().all(|byte| byte == b'0')
}
