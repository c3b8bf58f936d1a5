//! Why nobody can judge. Each says what to do: a wrong comparison, or a policy of the author's choice, would be worse than none.

use super::super::git::GitError;
use super::super::policy_file::PolicyFileError;
use std::path::PathBuf;

pub(super) const FETCH_BASE: &str = "check out with `fetch-depth: 0`";
pub(super) const FETCH_PARENTS: &str = "check out with `fetch-depth: 2`, which holds both parents of the merge commit";
pub(super) const CHECK_OUT_HEAD: &str = "check out with `ref: ${{ github.event.pull_request.head.sha }}` and `fetch-depth: 0`, or what \
     `on: pull_request` checks out by itself with `fetch-depth: 2`; Gatewright only reads it";
pub(super) const CHECK_OUT_RUN: &str =
    "check out with `ref: ${{ github.event.workflow_run.head_sha }}` and `fetch-depth: 0`; Gatewright only reads it";

/// Why nobody can judge.
#[derive(Debug, thiserror::Error)]
pub enum WhoJudgesError {
    /// The repository cannot be read.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The policy of the default branch cannot be read.
    #[error(transparent)]
    Policy(#[from] PolicyFileError),
    /// There is no commit yet.
    #[error("{} has no commit yet, so there is nothing to judge; commit, or judge what is staged with --staged", .top.display())]
    NoCommits {
        /// The top of the work tree.
        top: PathBuf,
    },
    /// The event removed its branch.
    #[error(
        "the push deleted its branch, so there is nothing to judge; skip the job with `if: ${{{{ !github.event.deleted }}}}`"
    )]
    Deleted,
    /// `--staged` together with something that it excludes.
    #[error("--staged judges the index against HEAD; leave out --base and --head")]
    StagedAlone,
    /// An event that names no base and whose commit anybody may have chosen.
    #[error(
        "the `{event}` event is about {what} and does not say which branch the change goes to; pass the commit with --head and the branch with --base, or run on `pull_request`"
    )]
    Unbound {
        /// The name of the event.
        event: String,
        /// As a phrase.
        what: &'static str,
    },
    /// A job without an event, and no base.
    #[error(
        "this is a CI job, and neither an event nor the clone says which branch the change goes to; pass it with --base, like `--base origin/main` after `git fetch origin main`, or name a policy that the change cannot edit with --policy"
    )]
    NoBaseInCi,
    /// An event that has several bases.
    #[error(
        "the head of this `workflow_run` event has pull requests into `{names}`, and the event does not say which one is meant; pass its branch with --base"
    )]
    SeveralBases {
        /// Branches.
        names: String,
    },
    /// Nobody says which branch is the default one.
    #[error(
        "the `{event}` event does not name the repository's default branch in `repository.default_branch`, and neither does the clone; pass the file that GITHUB_EVENT_PATH names, or run `git remote set-head origin --auto`"
    )]
    NoDefaultBranch {
        /// The name of the event.
        event: String,
    },
    /// The default branch is not in the clone, or only as a branch of somebody else.
    #[error(
        "the default branch `{branch}` judges this `{event}` event, and this clone does not have it from the event's own repository ({repository}); its remotes: {remotes}; check that repository out with `fetch-depth: 0`, or run `git fetch origin {branch}:refs/remotes/origin/{branch}` where `origin` is it"
    )]
    DefaultMissing {
        /// `owner/name`.
        repository: String,
        /// Names and places of the remotes.
        remotes: String,
        /// The name of the event.
        event: String,
        /// Its name.
        branch: String,
    },
    /// The head of the event is not in the clone.
    #[error("the head {id} of the `{event}` event is not in this clone; {next_step}")]
    HeadMissing {
        /// Hex digits.
        id: String,
        /// The name of the event.
        event: String,
        /// What to do.
        next_step: &'static str,
    },
    /// The base is not in the clone.
    #[error("the base {id} is not in this clone; {next_step} (`git fetch origin {id}` brings it alone)")]
    BaseMissing {
        /// Hex digits.
        id: String,
        /// What to do.
        next_step: &'static str,
    },
    /// What a push replaced is not in the clone.
    #[error(
        "{id}, which stood on `{branch}` before this push and judges it, is not in this clone; check out with `fetch-depth: 0`, and after a forced push run `git fetch origin {id}` as well"
    )]
    BeforeMissing {
        /// Hex digits.
        id: String,
        /// The branch.
        branch: String,
    },
    /// The clone ends before the place where both sides meet.
    #[error(
        "this clone is too shallow to find where {head} branched off {base}; check out with `fetch-depth: 0`, or run `git fetch --unshallow`"
    )]
    TooShallow {
        /// Hex digits.
        base: String,
        /// Hex digits.
        head: String,
    },
}
