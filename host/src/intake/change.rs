//! The change that is judged: one tree, what it is compared with, and which of its lines are new.

mod error;
mod files;
mod past;
mod plan;
mod renames;

pub use error::ChangeError;

use super::event::Event;
use super::git::Repository;
use super::lines::LineMap;
use super::tree::Tree;
use gix::ObjectId;
use plan::{Judged, Plan};
use std::ops::RangeInclusive;
use std::path::Path;

#[cfg(test)]
mod tests;

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
    /// Lines of the judged tree that the base lacks. Sorted, apart. Binary files have lines too: else a single NUL would hide what is
    /// new. Where a notice says that a file was too much to compare, this is one range from 1 that may end beyond the file.
    pub added: Vec<RangeInclusive<u32>>,
    /// Lines of the base that the judged tree lacks. Sorted, apart.
    pub removed: Vec<RangeInclusive<u32>>,
    /// From lines of the judged tree to lines of the pull request's head, where annotations live; none: they are the same.
    pub to_head: Option<LineMap>,
}

/// A version of a file that the judged tree does not hold at that path.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Whose doing a past version is. In the order in which the same thing, found in several versions, is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// What the base holds where the change has a past version: what stands there, no commit of the change brought in.
    Base,
    /// A commit before the change brought it in, the one of that number of all, oldest first. Only where the whole history is judged.
    Earlier(usize),
    /// The commit of that number of the change, oldest first, brought it in.
    Change(usize),
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

/// What a policy binds from.
#[derive(Debug, Clone)]
pub struct Gate {
    /// The commit.
    pub commit: Commit,
    /// Its tree.
    pub tree: Tree,
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
    /// Where the policy binds from, with [`Binding::Base`]: the tip of the branch that the change wants to go to. It is newer than the base
    /// where that branch went on, and whoever opens a pull request cannot choose it, as they choose where they branch off.
    pub gate: Option<Gate>,
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

    /// The version of that file that this commit brought in, if it is one of [`Change::past`].
    #[must_use]
    pub fn past(&self, path: &str, commit: &str) -> Option<&PastFile> {
        let key = |past: &PastFile| (past.path.as_str(), past.commit.as_str()).cmp(&(path, commit));
        self.past.binary_search_by(key).ok().map(|index| &self.past[index])
    }

    /// The latest of the commit times of the head, the base and the gate, in seconds since 1970 UTC: the one clock that checks
    /// and waivers see. An author can move it forward only: they choose where to branch off, and so the base, but not the gate.
    #[must_use]
    pub fn clock(&self) -> i64 {
        let gate = self.gate.as_ref().map(|gate| &gate.commit);
        let others = self.base.iter().chain(gate).map(|commit| commit.committed);
        others.fold(self.head.committed, i64::max)
    }
}

/// What to judge.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// A folder: of a work tree, of a bare repository, or without git.
    pub root: &'a Path,
    /// What happened.
    pub event: Option<&'a Event>,
    /// A revision to compare with, in place of what the event says.
    pub base: Option<&'a str>,
    /// A revision to judge, in place of what is checked out.
    pub head: Option<&'a str>,
    /// Judge the index against HEAD, whatever the event is about.
    pub staged: bool,
    /// The index that git names to a hook, where it is not the usual one.
    pub index_file: Option<&'a Path>,
    /// Also judge every version that any commit ever brought in, not only those of the change.
    pub history: bool,
    /// Everything counts, so that a base which cannot be found is no error where no pull request depends on it.
    pub whole: bool,
}

/// Finds the change: what is judged, what it is compared with, and what is new.
///
/// # Errors
/// When the repository cannot be read, or the clone lacks what the comparison needs.
pub fn detect(request: &Request<'_>) -> Result<Change, ChangeError> {
    match Repository::discover(request.root)? {
        Some(repository) => in_git(&repository, request),
        None if request.event.is_some()
            || request.base.is_some()
            || request.head.is_some()
            || request.staged
            || request.history =>
        {
            Err(ChangeError::NoGit { folder: request.root.to_owned() })
        }
        None => Ok(in_folder(request.root)?),
    }
}

fn in_folder(folder: &Path) -> Result<Change, super::tree::FolderError> {
    Ok(Change {
        head: Commit::default(),
        pull_request_head: None,
        base: None,
        tree: Tree::of_folder(folder)?,
        base_tree: None,
        gate: None,
        commits: Vec::new(),
        past: Vec::new(),
        head_branch: None,
        base_branch: None,
        branches: None,
        files: Vec::new(),
        pull_request: None,
        binding: Binding::Head,
        notices: vec![
            "this folder is in no git repository: all of it is judged, and nothing in it counts as older".to_owned(),
        ],
    })
}

fn in_git(repository: &Repository, request: &Request<'_>) -> Result<Change, ChangeError> {
    let plan = plan::resolve(repository, request)?;
    let Plan { base, binding, mut notices, .. } = plan;
    let (head, tree) = judged(repository, request, plan.judged)?;
    let base = base.map(|id| at(repository, id, (&head.id, &tree))).transpose()?;
    let gate = match plan.gate.filter(|_| binding == Binding::Base) {
        Some(id) => {
            let known = base.as_ref().map_or(("", &tree), |(commit, tree)| (commit.id.as_str(), tree));
            Some(at(repository, id, known)?)
        }
        None => None,
    };
    let head_tree =
        plan.pull_request_head.map(|id| at(repository, id, (&head.id, &tree))).transpose()?.map(|(_, tree)| tree);
    let base_tree = base.as_ref().map(|(_, tree)| tree.clone());
    let mut files = Vec::new();
    let mut commits = Vec::new();
    let mut past = Vec::new();
    if let Judged::Commit(judged) = plan.judged {
        let top = plan.history.unwrap_or(judged);
        let own = match &base {
            Some((base, _)) => plan::history(repository, &base.id, top, plan.commits, &mut notices)?,
            None => Vec::new(),
        };
        let whole = if request.history { Some(plan::whole_history(repository, judged, &mut notices)?) } else { None };
        past = past::versions(
            repository,
            &past::Wanted {
                own: &own,
                whole: whole.as_deref(),
                judged: &tree,
                head: head_tree.as_ref(),
                base: base.as_ref().map(|(commit, tree)| (commit.id.as_str(), tree)),
            },
            &mut notices,
        )?;
        commits = own.into_iter().map(|(commit, _)| commit).collect();
    }
    if let Some(before) = &base_tree {
        files = files::compare(before, &tree, &mut notices)?;
        if let Some(head_tree) = &head_tree {
            files::map_lines(&mut files, &tree, head_tree, &mut notices)?;
        }
    }
    Ok(Change {
        pull_request_head: plan.history.filter(|id| Judged::Commit(*id) != plan.judged).map(|id| id.to_string()),
        head,
        base: base.map(|(commit, _)| commit),
        tree,
        base_tree,
        gate: gate.map(|(commit, tree)| Gate { commit, tree }),
        commits,
        past,
        head_branch: plan.head_branch,
        base_branch: plan.base_branch,
        branches: repository.branches(request.event.is_some()),
        files,
        pull_request: request.event.filter(|_| !request.staged).and_then(|event| event.pull_request.clone()),
        binding,
        notices,
    })
}

fn judged(repository: &Repository, request: &Request<'_>, judged: Judged) -> Result<(Commit, Tree), ChangeError> {
    match judged {
        Judged::Commit(id) => {
            let (commit, tree) = repository.expect_commit(id)?;
            Ok((commit, Tree::of_git(repository, tree)?))
        }
        Judged::Index { head } => {
            let parent = head.map(|id| repository.expect_commit(id)).transpose()?;
            let commit = Commit {
                parents: parent.iter().map(|(commit, _)| commit.id.clone()).collect(),
                committed: parent.map_or(0, |(commit, _)| commit.committed),
                ..Commit::default()
            };
            Ok((commit, Tree::of_index(repository, request.index_file)?))
        }
    }
}

/// A commit and its tree, which is listed only once where it is the known one.
fn at(repository: &Repository, id: ObjectId, known: (&str, &Tree)) -> Result<(Commit, Tree), ChangeError> {
    let (commit, tree) = repository.expect_commit(id)?;
    let tree = if commit.id == known.0 { known.1.clone() } else { Tree::of_git(repository, tree)? };
    Ok((commit, tree))
}
