//! Why a repository could not be read.

use std::path::PathBuf;

/// Why a repository could not be read.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// The folder itself cannot be opened.
    #[error("cannot open the folder {}: {source}", .folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// As the system says it.
        source: std::io::Error,
    },
    /// Something is called `.git` and is no repository.
    #[error("{} is not a git repository; repair it, or remove it to judge the folder without git", .path.display())]
    Broken {
        /// What is called `.git`.
        path: PathBuf,
    },
    /// The repository is there and cannot be opened.
    #[error("cannot open the git repository {}: {reason}", .path.display())]
    Open {
        /// The repository.
        path: PathBuf,
        /// As `gix` says it.
        reason: String,
    },
    /// HEAD names nothing that can be read.
    #[error("cannot read HEAD of {}: {reason}; check out a commit", .top.display())]
    Head {
        /// The top of the work tree.
        top: PathBuf,
        /// As `gix` says it.
        reason: String,
    },
    /// A name for which there is no commit.
    #[error("`{revision}` names no commit in {}: {reason}; fetch it, or check its spelling", .top.display())]
    Revision {
        /// As the user wrote it.
        revision: String,
        /// The top of the work tree.
        top: PathBuf,
        /// As `gix` says it.
        reason: String,
    },
    /// Two remotes disagree about a branch, so which of them is meant is anybody's guess.
    #[error("the branch `{branch}` is not the same commit on the remotes `{one}` and `{two}`; fetch both, or remove the one that is not the event's repository", branch = .branch.escape_debug(), one = .one.escape_debug(), two = .two.escape_debug())]
    Remotes {
        /// Without prefix.
        branch: String,
        /// The name of a remote.
        one: String,
        /// The name of another.
        two: String,
    },
    /// A name stands for several branches.
    #[error("`{name}` may be `{one}` or `{two}`, which are different commits; pass the full name of the one that is meant", name = .name.escape_debug(), one = .one.escape_debug(), two = .two.escape_debug())]
    Several {
        /// As the user wrote it.
        name: String,
        /// The full name of a branch.
        one: String,
        /// The full name of another.
        two: String,
    },
    /// The folder is reached through a link inside a work tree.
    #[error("{} is a symbolic link in a work tree, where a pull request can put one, and is not followed; name the folder that it leads to", .path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// An object that is needed and is not in the clone.
    #[error("the {kind} {id} is not in this clone; {next_step}")]
    Missing {
        /// What it is.
        kind: &'static str,
        /// Hex digits.
        id: String,
        /// What to do.
        next_step: &'static str,
    },
    /// An object that is not what it should be.
    #[error("the object {id} is not {expected}: {reason}; run `git fsck`")]
    Malformed {
        /// Hex digits.
        id: String,
        /// What it should be, with its article.
        expected: &'static str,
        /// What it is.
        reason: String,
    },
    /// A tree that no checkout could hold.
    #[error("the tree {id} cannot be judged: {reason}")]
    Tree {
        /// Hex digits; `index` for the index.
        id: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The index cannot be read.
    #[error("cannot read the index {}: {reason}; stage something with `git add`", .path.display())]
    Index {
        /// The index file.
        path: PathBuf,
        /// As `gix` says it.
        reason: String,
    },
    /// A merge is under way.
    #[error("`{path}` is unmerged in the index; resolve the conflict and `git add` it")]
    Unmerged {
        /// One of the unmerged paths.
        path: String,
    },
}

/// What went wrong and why, in one line.
pub(super) fn reason(error: &gix::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}
