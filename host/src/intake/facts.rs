//! What is known of a change, as plain data: what git and the event say, and what follows from both. Nothing here opens a tree.

use super::lines::LineMap;
use crate::model::report::Subject;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// All that is known of the change that is judged.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// What is judged: what was checked out, the index, or a folder.
    pub head: Commit,
    /// The head of the pull request, where it is another commit than the judged one (a merge commit was checked out).
    pub pull_request_head: Option<String>,
    /// What it is compared with. None: everything counts as introduced.
    pub base: Option<Commit>,
    /// The latest of the commit times of the head, the base and the gate, in seconds since 1970 UTC: the one clock that checks see. An
    /// author can move it forward only: they choose where to branch off, and so the base, but not the gate.
    pub clock: i64,
    /// From the base, exclusive, to the head, oldest first.
    pub commits: Vec<Commit>,
    /// Versions of files that are no longer there: those that the commits brought in, with what the base holds in their places,
    /// or those of the whole history. Sorted by path and commit.
    pub past: Vec<PastFile>,
    /// The branch that is judged, where it is known.
    pub head_branch: Option<String>,
    /// Where the change wants to go, where it is known.
    pub base_branch: Option<String>,
    /// Names of all branches that this clone knows, sorted; none: not known (a shallow or single-branch clone).
    pub branches: Option<Vec<String>>,
    /// In byte order of their paths.
    pub files: Vec<ChangedFile>,
    /// What it is to the service that hosts the repository.
    pub subject: Subject,
    /// The pull request, where the event is about one.
    pub pull_request: Option<PullRequest>,
    /// There is no base because what is judged has landed, and not because none could be found.
    pub landed: bool,
    /// What the reader of the report must know of how the change was found, like a history cut short by a shallow clone.
    pub notices: Vec<String>,
}

impl Facts {
    /// The file at that path, if the change touches it and it is still there.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&ChangedFile> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(&self.files[index]).filter(|file| file.kind != Kind::Deleted)
    }

    /// The version of that file that this commit brought in, if it is one of [`Facts::past`].
    #[must_use]
    pub fn past(&self, path: &str, commit: &str) -> Option<&PastFile> {
        let key = |past: &PastFile| (past.path.as_str(), past.commit.as_str()).cmp(&(path, commit));
        self.past.binary_search_by(key).ok().map(|index| &self.past[index])
    }
}

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// New.
    Added,
    /// Same path, other content.
    Modified,
    /// Gone.
    Deleted,
    /// Other path, the same or similar content.
    Renamed,
    /// A file became a link or the like.
    TypeChanged,
}

/// A file that the change touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedFile {
    /// In the judged tree; of a deleted file, where it was.
    pub path: String,
    /// Of a renamed file.
    pub previous_path: Option<String>,
    /// What happened.
    pub kind: Kind,
    /// Lines of the judged tree that the base lacks. Sorted, apart. Binary files have lines too: else a single NUL would hide what is
    /// new. Where a notice says that a file was too much to compare, this is one range from 1 that may end beyond the file.
    pub added: Vec<RangeInclusive<u32>>,
    /// Lines of the base that the judged tree lacks. Sorted, apart.
    pub removed: Vec<RangeInclusive<u32>>,
    /// From lines of the judged tree to lines of the pull request's head, where annotations live; none: they are the same.
    pub to_head: Option<LineMap>,
}

/// A version of a file that the judged tree does not hold at that path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastFile {
    /// Where it was.
    pub path: String,
    /// Object id of the blob, hex digits.
    pub blob: String,
    /// The first commit that brought it in; of [`Age::Base`], the base.
    pub commit: String,
    /// Whose doing it is.
    pub age: Age,
}

/// Whose doing a past version is. In the order in which a finding that several versions hold is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Age {
    /// What the base holds where the change has a past version: what stands there, no commit of the change brought in.
    Base,
    /// A commit before the change brought it in, the one of that number of all, oldest first. Only where the whole history is judged.
    Earlier(usize),
    /// The commit of that number of the change, oldest first, brought it in.
    Change(usize),
}
/// A commit, as the checks and the reports see it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Commit {
    /// Hex digits; empty for what is not committed yet, and for a folder without git.
    pub id: String,
    /// Ids, first parent first.
    pub parents: Vec<String>,
    /// Seconds since 1970 UTC, chosen by whoever wrote the commit.
    pub committed: i64,
    /// Subject and body.
    pub message: String,
}

/// What only the pull request knows. All of it was written by whoever opened it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PullRequest {
    /// Its number.
    pub number: u64,
    /// One line.
    pub title: String,
    /// Markdown; empty where there is none.
    pub body: String,
    /// A login.
    pub author: String,
    /// Names.
    pub labels: Vec<String>,
    /// Not ready for review.
    pub draft: bool,
}

/// How a repository is recognised among the remotes of a clone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RepositoryId {
    /// `owner/name`.
    pub full_name: Option<String>,
    /// Addresses that the payload gives for it.
    pub urls: Vec<String>,
}

impl RepositoryId {
    /// `owner/name`, where it is one: it goes on to be a part of addresses.
    #[must_use]
    pub fn owner_and_name(&self) -> Option<String> {
        let part = |part: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            !part.is_empty() && part.len() <= 100 && part.bytes().all(plain) && part != "." && part != ".."
        };
        let (owner, name) = self.full_name.as_deref()?.split_once('/')?;
        (part(owner) && part(name)).then(|| format!("{owner}/{name}"))
    }
}

/// The first ten digits of a commit id, as messages show it.
pub(crate) fn short(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}
