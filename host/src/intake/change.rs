//! The change that is judged: one tree, what it is compared with, and which of its lines are new.

mod commits;
mod error;
mod files;
pub mod former;
mod past;
mod renames;

pub use error::ChangeError;

use super::facts::{Commit, PullRequest};
use super::git::Repository;
use super::lines::LineMap;
use super::tree::{Tree, is_wanted};
use super::who_judges::{self, From, Judged, Plan};
use gix::ObjectId;
use std::ops::RangeInclusive;
use std::path::Path;

#[cfg(test)]
mod tests;

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

/// The place that the policy, and all that it names, binds from.
#[derive(Debug, Clone)]
pub struct Gate {
    /// Which kind of place it is.
    pub from: From,
    /// The branch, where it is known.
    pub branch: Option<String>,
    /// The commit; its id is empty for a folder without git.
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
    /// The judged tree, narrowed to the paths of [`Request::only`].
    pub tree: Tree,
    /// The tree at the base, narrowed alike.
    pub base_tree: Option<Tree>,
    /// The judged tree and the tree at the base as a whole, for the policy: what is judged never narrows who judges.
    pub whole: Whole,
    /// From where the policy binds. None: nothing came before, so the built-in defaults are the floor. It is newer than the base where
    /// the branch that the change goes to went on: whoever opens a pull request chooses where they branch off, and not this.
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
    /// There is no base because what is judged has landed, and not because none could be found.
    pub landed: bool,
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

/// Trees that nothing narrows.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Of what is judged.
    pub tree: Tree,
    /// Of what it is compared with.
    pub base: Option<Tree>,
}

/// What to judge.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// A folder: of a work tree, of a bare repository, or without git.
    pub root: &'a Path,
    /// What is judged, and by whom.
    pub who: who_judges::Request<'a>,
    /// The index that git names to a hook, where it is not the usual one.
    pub index_file: Option<&'a Path>,
    /// Also judge every version that any commit ever brought in, not only those of the change.
    pub history: bool,
    /// Only these files and folders are judged, by their paths from the top; empty: all.
    pub only: &'a [String],
}

/// Finds the change: what is judged, what it is compared with, and what is new.
///
/// # Errors
/// When the repository cannot be read, or the clone lacks what the comparison needs.
pub fn detect(repository: Option<&Repository>, request: &Request<'_>) -> Result<Change, ChangeError> {
    let who = &request.who;
    match repository {
        Some(repository) => in_git(repository, request),
        None if who.event.is_some() || who.base.is_some() || who.head.is_some() || who.staged || request.history => {
            Err(ChangeError::NoGit { folder: request.root.to_owned() })
        }
        None => Ok(in_folder(request)?),
    }
}

fn in_folder(request: &Request<'_>) -> Result<Change, super::tree::FolderError> {
    let whole = Tree::of_folder(request.root)?;
    Ok(Change {
        head: Commit::default(),
        pull_request_head: None,
        base: None,
        tree: whole.only(request.only),
        base_tree: None,
        gate: Some(Gate { from: From::Tree, branch: None, commit: Commit::default(), tree: whole.clone() }),
        whole: Whole { tree: whole, base: None },
        commits: Vec::new(),
        past: Vec::new(),
        head_branch: None,
        base_branch: None,
        branches: None,
        files: Vec::new(),
        pull_request: None,
        landed: true,
        notices: vec![
            "this folder is in no git repository: all of it is judged, and nothing in it counts as older".to_owned(),
        ],
    })
}

fn in_git(repository: &Repository, request: &Request<'_>) -> Result<Change, ChangeError> {
    let plan = who_judges::resolve(repository, &request.who)?;
    let mut notices = plan.notices.clone();
    let (head, whole) = judged(repository, request, plan.judged)?;
    let base = plan.base.map(|id| at(repository, id, (&head.id, &whole))).transpose()?;
    let known = base.as_ref().map_or((head.id.as_str(), &whole), |(commit, tree)| (commit.id.as_str(), tree));
    let gate = gate(repository, &plan, known)?;
    let head_tree =
        plan.pull_request_head.map(|id| at(repository, id, (&head.id, &whole))).transpose()?.map(|(_, tree)| tree);
    let whole_base = base.as_ref().map(|(_, tree)| tree.clone());
    let (tree, base_tree) = (whole.only(request.only), whole_base.as_ref().map(|tree| tree.only(request.only)));
    let mut files = Vec::new();
    let mut commits = Vec::new();
    let mut past = Vec::new();
    if let Judged::Commit(judged) = plan.judged {
        let top = plan.history.unwrap_or(judged);
        let own = match &base {
            Some((base, _)) => commits::of_change(repository, &base.id, top, plan.commits, &mut notices)?,
            None => Vec::new(),
        };
        let ever = if request.history { Some(commits::ever(repository, judged, &mut notices)?) } else { None };
        past = past::versions(
            repository,
            &past::Wanted {
                own: &own,
                whole: ever.as_deref(),
                judged: &whole,
                // Anybody can push a merge that leaves out what its parent brought: only GitHub's own stands for the head.
                head: head_tree.as_ref().filter(|_| plan.vouched),
                base: base.as_ref().map(|(commit, tree)| (commit.id.as_str(), tree)),
            },
            &mut notices,
        )?;
        past.retain(|past| is_wanted(&past.path, request.only));
        commits = own.into_iter().map(|(commit, _)| commit).collect();
    }
    if let Some(before) = &whole_base {
        // Narrowed afterwards: what moved in from elsewhere was there before.
        files = files::compare(before, &whole, &mut notices)?;
        files.retain(|file| is_wanted(&file.path, request.only));
        if let Some(head_tree) = &head_tree {
            files::map_lines(&mut files, &whole, head_tree, &mut notices)?;
        }
    }
    let event = request.who.event.filter(|_| !request.who.staged);
    Ok(Change {
        pull_request_head: plan.history.filter(|id| Judged::Commit(*id) != plan.judged).map(|id| id.to_string()),
        head,
        base: base.map(|(commit, _)| commit),
        tree,
        base_tree,
        whole: Whole { tree: whole, base: whole_base },
        gate,
        commits,
        past,
        head_branch: plan.head_branch,
        base_branch: plan.base_branch,
        branches: repository.branches(request.who.event.is_some()),
        files,
        pull_request: event.and_then(|event| event.pull()).map(|pull| pull.details.clone()),
        landed: plan.landed,
        notices,
    })
}

fn gate(repository: &Repository, plan: &Plan, known: (&str, &Tree)) -> Result<Option<Gate>, ChangeError> {
    let Some(gate) = &plan.gate else { return Ok(None) };
    let (commit, tree) = at(repository, gate.commit, known)?;
    Ok(Some(Gate { from: gate.from, branch: gate.branch.clone(), commit, tree }))
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
