//! The change that is judged: one tree, what it is compared with, and which of its lines are new.

mod commits;
mod content;
mod error;
mod files;
pub mod former;
mod past_versions;
mod renames;

pub use error::ChangeError;

use super::facts::{Age, ChangedFile, Commit, Facts, Kind, PastFile};
use super::git::Repository;
use super::tree::{Tree, is_wanted};
use super::who_judges::{self, From, Judged, Plan};
use crate::model::report::Subject;
use gix::ObjectId;
use std::path::Path;
use std::sync::Arc;

#[cfg(test)]
mod tests;

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

/// The change that is judged: what is known of it, and what opens its trees.
#[derive(Debug)]
pub struct Change {
    /// Plain data, shared with the checks that may see it.
    pub facts: Arc<Facts>,
    /// The judged tree, narrowed to the paths of [`Request::only`].
    pub tree: Tree,
    /// The tree at the base, narrowed alike.
    pub base_tree: Option<Tree>,
    /// The judged tree and the tree at the base as a whole, for the policy: what is judged never narrows who judges.
    pub whole: Whole,
    /// From where the policy binds. None: nothing came before, so the built-in defaults are the floor. It is newer than the base where
    /// the branch that the change goes to went on: whoever opens a pull request chooses where they branch off, and not this.
    pub gate: Option<Gate>,
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
    let notice = "this folder is in no git repository: all of it is judged, and nothing in it counts as older";
    Ok(Change {
        facts: Arc::new(Facts { landed: true, notices: vec![notice.to_owned()], ..Facts::default() }),
        tree: whole.only(request.only),
        base_tree: None,
        gate: Some(Gate { from: From::Tree, branch: None, commit: Commit::default(), tree: whole.clone() }),
        whole: Whole { tree: whole, base: None },
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
        past = past_versions::versions(
            repository,
            &past_versions::Wanted {
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
    let pull_request_head = plan.history.filter(|id| Judged::Commit(*id) != plan.judged).map(|id| id.to_string());
    let subject = Subject {
        repository: event.and_then(|event| event.repository.owner_and_name()),
        number: event.and_then(|event| event.pull()).map(|pull| pull.details.number),
        head: pull_request_head.clone().or_else(|| Some(head.id.clone()).filter(|id| !id.is_empty())),
    };
    let clocks = [Some(&head), base.as_ref().map(|(commit, _)| commit), gate.as_ref().map(|gate| &gate.commit)];
    let clock = clocks.into_iter().flatten().map(|commit| commit.committed).max();
    Ok(Change {
        facts: Arc::new(Facts {
            pull_request_head,
            subject,
            head,
            base: base.map(|(commit, _)| commit),
            clock: clock.unwrap_or_default(),
            commits,
            past,
            head_branch: plan.head_branch,
            base_branch: plan.base_branch,
            branches: repository.branches(request.who.event.is_some()),
            files,
            pull_request: event.and_then(|event| event.pull()).map(|pull| pull.details.clone()),
            landed: plan.landed,
            notices,
        }),
        tree,
        base_tree,
        whole: Whole { tree: whole, base: whole_base },
        gate,
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
