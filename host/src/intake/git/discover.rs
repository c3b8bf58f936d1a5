//! Finds the repository that a folder is in.
//!
//! Only what is called `.git` makes a work tree. A pull request can put the files of a bare repository (`HEAD`, `objects`, `refs`) into any
//! folder of its own, or at the very top, and git's usual search would take that folder for the repository, with a history, a base and a
//! policy of the author's choice. So a folder counts as a bare repository only if nothing above it, or beside it, is called `.git`.

use super::GitError;
use std::path::{Path, PathBuf};

/// Where a repository was found.
pub(super) struct Found {
    /// The top of the work tree; of a bare repository, the repository itself.
    pub(super) top: PathBuf,
    /// Where git keeps it.
    pub(super) git_dir: PathBuf,
}

/// The repository that `folder`, a canonical path, is in. `bare`: also one without a work tree. In a CI job no such is taken: where a
/// checkout left no `.git`, as one without git on the machine does, the files of a bare repository came with the change.
///
/// # Errors
/// Something is called `.git` and is no repository: judging the folder without git would judge it by its own policy.
pub(super) fn find(folder: &Path, bare: bool) -> Result<Option<Found>, GitError> {
    for top in folder.ancestors() {
        let git = top.join(".git");
        if git.symlink_metadata().is_err() {
            continue;
        }
        // A linked work tree and a submodule have a file that names the folder.
        let git_dir = match git.is_file() {
            true => gix::discover::path::from_gitdir_file(&git).ok(),
            false => Some(git.clone()),
        };
        let git_dir = git_dir.filter(|git_dir| gix::discover::is_git(git_dir).is_ok());
        let git_dir = git_dir.ok_or(GitError::Broken { path: git })?;
        return Ok(Some(Found { top: top.to_owned(), git_dir }));
    }
    let bare = folder.ancestors().filter(|_| bare).find(|folder| gix::discover::is_git(folder).is_ok());
    Ok(bare.map(|bare| Found { top: bare.to_owned(), git_dir: bare.to_owned() }))
}

/// The first part of `folder`, an absolute path as the user wrote it, that is a symbolic link inside a work tree: a pull request may have
/// put it there to have another folder judged.
pub(super) fn link(folder: &Path) -> Option<PathBuf> {
    let tops = folder.ancestors().skip(1).filter(|top| top.join(".git").symlink_metadata().is_ok());
    tops.flat_map(|top| folder.ancestors().take_while(move |part| *part != top))
        .find(|part| part.symlink_metadata().is_ok_and(|kind| kind.is_symlink()))
        .map(Path::to_owned)
}
