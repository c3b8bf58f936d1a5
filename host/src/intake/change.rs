//! The change that is judged: one tree, what it is compared with, and which of its lines are new.

use super::lines::LineMap;
use super::tree::Tree;
use std::ops::RangeInclusive;

/// A commit, as the checks and the reports see it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFile {
    /// In the judged tree; of a deleted file, where it was.
    pub path: String,
    /// Of a renamed file.
    pub previous_path: Option<String>,
    /// What happened.
    pub kind: Kind,
    /// Lines of the judged tree that the base lacks. Sorted, apart. Empty for binary files.
    pub added: Vec<RangeInclusive<u32>>,
    /// Lines of the base that the judged tree lacks. Sorted, apart.
    pub removed: Vec<RangeInclusive<u32>>,
    /// From lines of the judged tree to lines of the pull request's head, where annotations live; none: they are the same.
    pub to_head: Option<LineMap>,
}

/// A version of a file that a commit of the change brought in and that the judged tree no longer holds at that path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastFile {
    /// Where it was.
    pub path: String,
    /// Object id of the blob, hex digits.
    pub blob: String,
    /// The first commit that brought it in.
    pub commit: String,
}

/// What only the pull request knows. All of it was written by whoever opened it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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

/// From where the policy and all that it points to is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// The base: a change cannot weaken its own gate.
    Base,
    /// The judged tree: there is no base, or the change has already landed (a push).
    Head,
}

/// The change that is judged.
#[derive(Debug)]
pub struct Change {
    /// What is judged: what was checked out, the index, or a folder.
    pub head: Commit,
    /// The head of the pull request, where it is another commit than the judged one (a merge commit was checked out).
    pub pull_request_head: Option<String>,
    /// What it is compared with. None: everything counts as introduced.
    pub base: Option<Commit>,
    /// The judged tree.
    pub tree: Tree,
    /// The tree at the base.
    pub base_tree: Option<Tree>,
    /// From the base, exclusive, to the head, oldest first.
    pub commits: Vec<Commit>,
    /// Versions that the commits brought in and that are no longer there. Sorted by path and commit.
    pub past: Vec<PastFile>,
    /// The branch that is judged, where it is known.
    pub head_branch: Option<String>,
    /// Where the change wants to go, where it is known.
    pub base_branch: Option<String>,
    /// Names of all branches that this clone knows, sorted; none: not known (a shallow or single-branch clone).
    pub branches: Option<Vec<String>>,
    /// In byte order of their paths.
    pub files: Vec<ChangedFile>,
    /// The pull request, where the event is about one.
    pub pull_request: Option<PullRequest>,
    /// From where the policy binds.
    pub binding: Binding,
    /// What the reader of the report must know of how the change was found, like a history cut short by a shallow clone.
    pub notices: Vec<String>,
}

impl Change {
    /// The file at that path, if the change touches it and it is still there.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&ChangedFile> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(&self.files[index]).filter(|file| file.kind != Kind::Deleted)
    }

    /// The later of the base's and the head's commit time, in seconds since 1970 UTC: the one clock that checks and waivers
    /// see. An author can move it forward only.
    #[must_use]
    pub fn clock(&self) -> i64 {
        self.head.committed.max(self.base.as_ref().map_or(i64::MIN, |base| base.committed))
    }
}
