//! What is judged and what it is compared with: from the event, the flags and what is checked out.

use super::super::event::Event;
use super::super::git::{GitError, Head, MergeBase, Repository};
use super::{Binding, ChangeError, Commit, Request};
use gix::ObjectId;

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// The tree of a commit.
    Commit(ObjectId),
    /// The index, on top of HEAD.
    Index { head: Option<ObjectId> },
}

/// The answer.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) judged: Judged,
    pub(super) base: Option<ObjectId>,
    pub(super) gate: Option<ObjectId>,
    pub(super) binding: Binding,
    /// The last of the change's commits, where that is not the judged one: a merge commit is GitHub's own.
    pub(super) history: Option<ObjectId>,
    /// The head of the pull request, where its lines are wanted: it is not what is judged, and the clone holds it.
    pub(super) pull_request_head: Option<ObjectId>,
    /// How many commits the change has, as the event says.
    pub(super) commits: Option<u64>,
    pub(super) head_branch: Option<String>,
    pub(super) base_branch: Option<String>,
    pub(super) notices: Vec<String>,
}

impl Plan {
    fn new(judged: Judged, binding: Binding) -> Self {
        Self {
            judged,
            base: None,
            gate: None,
            binding,
            history: None,
            pull_request_head: None,
            commits: None,
            head_branch: None,
            base_branch: None,
            notices: Vec::new(),
        }
    }
}

/// Commits of a change beyond which the rest is not listed.
const MAX_COMMITS: usize = 10_000;
/// Commits of the whole history beyond which the rest is not read.
const MAX_COMMITS_EVER: usize = 200_000;

const FETCH_BASE: &str = "check out with `fetch-depth: 0`, or `git fetch` it";
const FETCH_PARENTS: &str = "check out with `fetch-depth: 2`, which holds both parents of the merge commit";
const CHECK_OUT_HEAD: &str = "check out with `ref: ${{ github.event.pull_request.head.sha }}` and `fetch-depth: 0`, or what \
     `on: pull_request` checks out by itself with `fetch-depth: 2`; Gatewright only reads it";
const CHECK_OUT_RUN: &str =
    "check out with `ref: ${{ github.event.workflow_run.head_sha }}` and `fetch-depth: 0`; Gatewright only reads it";

pub(super) fn resolve(repository: &Repository, request: &Request<'_>) -> Result<Plan, ChangeError> {
    let head = repository.head()?;
    if request.staged {
        return staged(request, head);
    }
    let (mut plan, event) = match request.event {
        Some(event) if request.head.is_none() && event.head.is_some() => {
            (of_event(repository, request, event, &head)?, Some(event))
        }
        event => (of_revision(repository, request, event, &head)?, event),
    };
    if let Some(event) = event {
        plan.head_branch = event.head_branch.clone().or(plan.head_branch);
        plan.base_branch = event.base_branch.clone().or(plan.base_branch);
        plan.commits = event.commits;
    }
    Ok(plan)
}

/// A hook may well run inside a workflow: what happened there is not what is staged.
fn staged(request: &Request<'_>, head: Head) -> Result<Plan, ChangeError> {
    if request.base.is_some() || request.head.is_some() {
        return Err(ChangeError::StagedAlone);
    }
    let binding = if head.id.is_some() { Binding::Base } else { Binding::Head };
    Ok(Plan {
        base: head.id,
        gate: head.id,
        head_branch: head.branch,
        ..Plan::new(Judged::Index { head: head.id }, binding)
    })
}

/// No event that names a commit, or `--head`: that revision or what is checked out, against `--base` or the branch that changes go to.
fn of_revision(
    repository: &Repository,
    request: &Request<'_>,
    event: Option<&Event>,
    head: &Head,
) -> Result<Plan, ChangeError> {
    if event.is_some_and(|event| event.deleted) && request.head.is_none() {
        return Err(ChangeError::Deleted);
    }
    let (id, branch) = match request.head {
        Some(revision) => (repository.resolve(revision)?, None),
        None => {
            (head.id.ok_or_else(|| ChangeError::NoCommits { top: repository.top().to_owned() })?, head.branch.clone())
        }
    };
    let mut plan = Plan { head_branch: branch.clone(), ..Plan::new(Judged::Commit(id), Binding::Head) };
    let tip = match (request.base, event.and_then(|event| event.base.as_deref())) {
        (Some(revision), _) => Some(repository.resolve(revision)?),
        (None, Some(id)) => Some(base_of(repository, id)?),
        (None, None) => {
            let default_branch = event.and_then(|event| event.default_branch.as_deref());
            let upstream = repository.upstream(default_branch, &Head { id: Some(id), branch });
            upstream.map(|(name, id)| {
                plan.base_branch = Some(name);
                id
            })
        }
    };
    if let Some(tip) = tip {
        branch_off(repository, request, &mut plan, tip, id)?;
    }
    Ok(plan)
}

fn of_event(repository: &Repository, request: &Request<'_>, event: &Event, head: &Head) -> Result<Plan, ChangeError> {
    if event.deleted {
        return Err(ChangeError::Deleted);
    }
    let Some(wanted) = event.head.as_deref().and_then(|id| ObjectId::from_hex(id.as_bytes()).ok()) else {
        return of_revision(repository, request, None, head);
    };
    let checked_out = head.id.ok_or_else(|| ChangeError::NoCommits { top: repository.top().to_owned() })?;
    // GitHub's own merge is checked out detached. On a branch it is a commit of the author's, pushed since, whose first parent
    // they chose: no base to bind a policy from.
    if wanted != checked_out && head.branch.is_none() && request.base.is_none() && event.pull_request.is_some() {
        let (commit, _) = repository.expect_commit(checked_out)?;
        let head = wanted.to_string();
        if let [base, second] = commit.parents.as_slice()
            && *second == head
        {
            return merge_commit(repository, checked_out, wanted, base);
        }
    }
    let mut plan = Plan::new(Judged::Commit(wanted), Binding::Head);
    if wanted != checked_out {
        if repository.commit(wanted)?.is_none() {
            let next_step = if event.name == "workflow_run" {
                CHECK_OUT_RUN
            } else if event.pull_request.is_some() {
                CHECK_OUT_HEAD
            } else {
                FETCH_BASE
            };
            return Err(ChangeError::HeadMissing { id: wanted.to_string(), event: event.name.clone(), next_step });
        }
        plan.notices.push(format!(
            "the head {} of the `{}` event is judged, not the checked-out commit {}",
            short(&wanted.to_string()),
            event.name,
            short(&checked_out.to_string())
        ));
    }
    let base = match (request.base, event.base.as_deref()) {
        (Some(revision), _) => Some(repository.resolve(revision)?),
        (None, Some(id)) if event.name == "push" => before(repository, request, id, &mut plan)?,
        (None, Some(id)) => Some(base_of(repository, id)?),
        (None, None) => None,
    };
    match (event.name.as_str(), base) {
        // What was pushed is compared with what was there, even where a forced push left that behind.
        ("push", Some(base)) if request.base.is_none() => plan.base = Some(base),
        // GitHub builds a merge group on top of its base.
        ("merge_group", Some(base)) if request.base.is_none() => {
            (plan.base, plan.gate, plan.binding) = (Some(base), Some(base), Binding::Base);
        }
        (_, Some(base)) => branch_off(repository, request, &mut plan, base, wanted)?,
        (_, None) => {
            let branch = event.head_branch.clone().filter(|_| !event.fork);
            let upstream = repository.upstream(event.default_branch.as_deref(), &Head { id: Some(wanted), branch });
            match upstream {
                Some((name, tip)) => {
                    plan.base_branch = Some(name);
                    branch_off(repository, request, &mut plan, tip, wanted)?;
                }
                None => plan.notices.push(
                    "nothing is known that this commit could be compared with, so everything counts as introduced"
                        .to_owned(),
                ),
            }
        }
    }
    // A push has landed: the policy that came with it is the one that holds now.
    if event.name == "push" {
        (plan.binding, plan.gate) = (Binding::Head, None);
    }
    Ok(plan)
}

/// GitHub's own merge of a pull request into its base: its first parent is the base, its second the head.
fn merge_commit(repository: &Repository, merge: ObjectId, head: ObjectId, base: &str) -> Result<Plan, ChangeError> {
    let missing = || ChangeError::BaseMissing { id: base.to_owned(), next_step: FETCH_PARENTS };
    let base = ObjectId::from_hex(base.as_bytes()).map_err(|_| missing())?;
    if repository.commit(base)?.is_none() {
        return Err(missing());
    }
    let mut plan = Plan {
        base: Some(base),
        gate: Some(base),
        history: Some(head),
        ..Plan::new(Judged::Commit(merge), Binding::Base)
    };
    if repository.commit(head)?.is_some() {
        plan.pull_request_head = Some(head);
    } else {
        plan.notices.push(format!(
            "the clone lacks the pull request's head {}, so lines are those of the merge commit and its commits were not read; {FETCH_PARENTS}",
            short(&head.to_string())
        ));
    }
    Ok(plan)
}

/// What stood there before a push. A forced push may have left it behind, where no fetch finds it.
fn before(
    repository: &Repository,
    request: &Request<'_>,
    id: &str,
    plan: &mut Plan,
) -> Result<Option<ObjectId>, ChangeError> {
    match base_of(repository, id) {
        Ok(id) => Ok(Some(id)),
        Err(error) if repository.is_shallow() && !request.whole => Err(error),
        Err(_) => {
            plan.notices.push(format!("the clone lacks {}, which the push replaced", short(id)));
            Ok(None)
        }
    }
}

fn base_of(repository: &Repository, id: &str) -> Result<ObjectId, ChangeError> {
    let missing = || ChangeError::BaseMissing { id: id.to_owned(), next_step: FETCH_BASE };
    let id = ObjectId::from_hex(id.as_bytes()).map_err(|_| missing())?;
    repository.commit(id)?.map(|_| id).ok_or_else(missing)
}

/// Compares with where the head left the branch that it goes to; what that branch did since is not the change's doing.
fn branch_off(
    repository: &Repository,
    request: &Request<'_>,
    plan: &mut Plan,
    tip: ObjectId,
    head: ObjectId,
) -> Result<(), ChangeError> {
    let base = match repository.merge_base(tip, head)? {
        MergeBase::Found(base) => base,
        MergeBase::Unrelated => {
            plan.notices.push(format!(
                "{} shares no history with its base, so it is compared with the base as it is",
                short(&head.to_string())
            ));
            tip
        }
        MergeBase::Unknown if request.whole && request.event.is_none_or(|event| event.pull_request.is_none()) => {
            plan.notices.push("the clone is too shallow to find a base, so everything counts as introduced".to_owned());
            return Ok(());
        }
        MergeBase::Unknown => return Err(ChangeError::TooShallow { base: tip.to_string(), head: head.to_string() }),
    };
    (plan.base, plan.gate, plan.binding) = (Some(base), Some(tip), Binding::Base);
    Ok(())
}

/// The change's commits as far as the clone holds them. A short list is said to be short.
pub(super) fn history(
    repository: &Repository,
    base: &str,
    head: ObjectId,
    expected: Option<u64>,
    notices: &mut Vec<String>,
) -> Result<Vec<(Commit, ObjectId)>, GitError> {
    let base = ObjectId::from_hex(base.as_bytes()).ok();
    if repository.commit(head)?.is_none() {
        return Ok(Vec::new());
    }
    let history = repository.history(base, head, MAX_COMMITS)?;
    let mut commits = history.commits;
    if history.capped {
        notices.push(format!("the change has more than {} commits; the newest were read", commits.len()));
    }
    if history.cut {
        // Below the cut it is not known which commits the base has as well: those nearest to the head are the change's own.
        let known = expected.and_then(|count| usize::try_from(count).ok()).filter(|count| *count <= commits.len());
        if let Some(expected) = known {
            commits.drain(..commits.len() - expected);
        } else {
            let of = expected.map_or_else(|| "an unknown number of".to_owned(), |count| count.to_string());
            notices.push(format!(
                "the clone holds {} of {of} commits of this change, so files that only the others held were not read; check out with `fetch-depth: 0` to read all",
                commits.len()
            ));
        }
    }
    Ok(commits)
}

/// Every commit from which `head` has grown, as far as the clone holds them. A short list is said to be short.
pub(super) fn whole_history(
    repository: &Repository,
    head: ObjectId,
    notices: &mut Vec<String>,
) -> Result<Vec<(Commit, ObjectId)>, GitError> {
    let history = repository.history(None, head, MAX_COMMITS_EVER)?;
    if history.capped {
        notices.push(format!("the history has more than {MAX_COMMITS_EVER} commits; the newest were read"));
    }
    if history.cut {
        notices.push(format!(
            "the clone is shallow: the history was read back to where it is cut, {} commits; check out with `fetch-depth: 0` to read all",
            history.commits.len()
        ));
    }
    Ok(history.commits)
}

pub(super) fn short(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}
