//! Why the change could not be found. Each says what to do: a wrong comparison would be worse than none.

use super::super::git::GitError;
use super::super::tree::{FolderError, ReadError};
use super::super::who_judges::WhoJudgesError;
use std::path::PathBuf;

/// Why the change could not be found.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// The repository cannot be read.
    #[error(transparent)]
    Git(#[from] GitError),
    /// Nobody can judge.
    #[error(transparent)]
    WhoJudges(#[from] WhoJudgesError),
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
    #[error("{} is in no git repository with a work tree, so an event, --base, --head, --staged and --history cannot be judged; check the repository out there with git", .folder.display())]
    NoGit {
        /// The folder.
        folder: PathBuf,
    },
}
