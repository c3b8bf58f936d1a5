//! Why the change could not be found. Each says what to do: a wrong comparison would be worse than none.

use super::super::git::GitError;
use super::super::tree::{FolderError, ReadError};
use std::path::PathBuf;

/// Why the change could not be found.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The repository cannot be read.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The folder cannot be listed.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A file that must be compared cannot be read.
    #[error("cannot compare `{path}`: {source}", path = .path.escape_debug())]
    Read {
        /// In the tree.
        path: String,
        /// Why.
        source: ReadError,
    },
    /// What was asked for needs git.
    #[error("{} is in no git repository, so there is nothing to compare; check the repository out there, or leave out --event, --base, --head and --staged", .folder.display())]
    NoGit {
        /// The folder.
        folder: PathBuf,
    },
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
    #[error("the base {id} is not in this clone; {next_step}")]
    BaseMissing {
        /// Hex digits.
        id: String,
        /// What to do.
        next_step: &'static str,
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
