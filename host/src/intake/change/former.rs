//! The names that a file had before it was renamed, so that a waiver follows it.
//!
//! A fingerprint holds the path of its file. In a pull request that renames the file the change itself says what it was called; once that
//! is merged only the history knows. It is asked only for files with a finding whose rule has a waiver that nothing else fits.

use super::super::git::Repository;
use super::super::tree::{Entry, Tree};
use super::{Change, files};
use gix::ObjectId;

/// Commits that are looked at for all files together, some 0.1 ms each: a waiver that is older no longer follows.
const COMMITS: usize = 20_000;
/// Renames of one file that are followed.
const RENAMES: usize = 8;

/// What looking may still cost.
#[derive(Debug)]
pub struct Walk {
    left: usize,
}

impl Default for Walk {
    fn default() -> Self {
        Self { left: COMMITS }
    }
}

impl Walk {
    /// Former names of a file of the judged tree, latest first, each with the id of what stood there before it was renamed.
    pub fn names(&mut self, repository: Option<&Repository>, change: &Change, path: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut name = path.to_owned();
        // The change comes first: what it renamed is in no commit of the base.
        let mut commit = change.facts.head.id.clone();
        if let Some(base) = &change.facts.base {
            if let Some(previous) = change.facts.file(path).and_then(|file| file.previous_path.clone()) {
                let blob = change.base_tree.as_ref().and_then(|tree| tree.get(&previous)).and_then(Entry::blob);
                found.extend(blob.map(|blob| (previous.clone(), blob)));
                name = previous;
            }
            commit.clone_from(&base.id);
        }
        let Some(repository) = repository else { return found };
        let mut at = ObjectId::from_hex(commit.as_bytes()).ok();
        while let (Some(id), true) = (at, found.len() < RENAMES && self.left > 0) {
            self.left -= 1;
            at = match self.step(repository, id, &name) {
                Some(Step::Same(parent)) => Some(parent),
                Some(Step::Renamed { parent, from, blob }) => {
                    found.push((from.clone(), blob));
                    name = from;
                    Some(parent)
                }
                None => None,
            };
        }
        found
    }

    /// Goes one commit back. None: the file has no older name, or the clone does not know.
    fn step(&mut self, repository: &Repository, id: ObjectId, name: &str) -> Option<Step> {
        let (commit, tree) = repository.commit(id).ok()??;
        let mut parents = Vec::new();
        for parent in &commit.parents {
            let parent = ObjectId::from_hex(parent.as_bytes()).ok()?;
            // Behind the border of a shallow clone there is nothing to look at.
            let (_, tree) = repository.commit(parent).ok()??;
            if repository.has(tree, name) {
                return Some(Step::Same(parent));
            }
            parents.push((parent, tree));
        }
        let after = Tree::of_git(repository, tree).ok()?;
        for (parent, tree) in parents {
            let before = Tree::of_git(repository, tree).ok()?;
            let files = files::compare(&before, &after, &mut Vec::new()).ok()?;
            let from = files.into_iter().find(|file| file.path == name).and_then(|file| file.previous_path);
            if let Some(from) = from {
                let blob = before.get(&from).and_then(Entry::blob)?;
                return Some(Step::Renamed { parent, from, blob });
            }
        }
        None
    }
}

enum Step {
    Same(ObjectId),
    Renamed { parent: ObjectId, from: String, blob: String },
}
