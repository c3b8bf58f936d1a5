//! Versions of files that the change's commits brought in and that the judged tree no longer holds: a secret that a later commit
//! removed is still in the history that gets merged.

use super::super::change::{Commit, PastFile};
use super::super::git::{GitError, Repository};
use super::super::tree::Tree;
use super::ChangeError;
use gix::ObjectId;
use gix::objs::{Find, Kind, TreeRefIter};
use std::collections::BTreeSet;

/// More versions than this are not listed.
const MAX_VERSIONS: usize = 20_000;
/// Nor are more trees read than this to find them.
const MAX_TREES: usize = 500_000;

/// Sorted by path and commit. `commits` come oldest first, so that each version is told of the commit that brought it in.
pub(super) fn versions(
    repository: &Repository,
    commits: &[(Commit, ObjectId)],
    judged: &Tree,
    head: Option<&Tree>,
    base: &Tree,
    notices: &mut Vec<String>,
) -> Result<Vec<PastFile>, ChangeError> {
    let mut walk = Walk { repository, trees: 0, found: Vec::new(), seen: BTreeSet::new() };
    let mut complete = true;
    for (commit, tree) in commits {
        let mut parents = Vec::with_capacity(commit.parents.len());
        for parent in &commit.parents {
            let id = ObjectId::from_hex(parent.as_bytes()).ok();
            parents.extend(id.map(|id| repository.commit(id)).transpose()?.flatten().map(|(_, tree)| tree));
        }
        // Beyond a shallow boundary nobody knows what was there: the base stands in for it. That may tell of a version that is older
        // than the change, and hides none that is not.
        let unknown = parents.len() < commit.parents.len();
        let held = |path: &str, id: ObjectId| {
            let holds = |tree: &Tree| tree.get(path).is_some_and(|entry| entry.object() == Some(id));
            // What GitHub merged with a newer base is judged in its merged form.
            let merged = head.is_some_and(|head| holds(head) && judged.get(path).is_some());
            holds(judged) || merged || (unknown && holds(base))
        };
        if !walk.commit(&commit.id, *tree, &parents, held)? {
            complete = false;
            break;
        }
    }
    if !complete {
        notices.push(format!(
            "the commits of this change hold too much to read it all: the first {} versions that are gone again were read",
            walk.found.len()
        ));
    }
    let mut found = walk.found;
    found.sort_by(|a, b| (&a.path, &a.commit, &a.blob).cmp(&(&b.path, &b.commit, &b.blob)));
    Ok(found)
}

struct Walk<'r> {
    repository: &'r Repository,
    trees: usize,
    found: Vec<PastFile>,
    seen: BTreeSet<(String, ObjectId)>,
}

/// An entry of a tree: name, is a folder, is a file, what.
type Item = (Vec<u8>, bool, bool, ObjectId);

impl Walk<'_> {
    /// Collects what stands in `tree` and in none of its parents at the same path. False: the limit is reached.
    fn commit(
        &mut self,
        commit: &str,
        tree: ObjectId,
        parents: &[ObjectId],
        held: impl Fn(&str, ObjectId) -> bool,
    ) -> Result<bool, GitError> {
        let mut pending = vec![(Vec::new(), tree, parents.to_vec())];
        while let Some((prefix, tree, parents)) = pending.pop() {
            if parents.contains(&tree) {
                continue;
            }
            let items = self.items(tree)?;
            let others = parents.iter().map(|id| self.items(*id)).collect::<Result<Vec<_>, _>>()?;
            for (name, is_tree, is_file, id) in items {
                let twins: Vec<_> =
                    others.iter().filter_map(|items| items.iter().find(|item| item.0 == name)).collect();
                if twins.iter().any(|twin| twin.3 == id) {
                    continue;
                }
                let mut path = prefix.clone();
                path.extend_from_slice(&name);
                if is_tree {
                    path.push(b'/');
                    pending.push((path, id, twins.into_iter().filter(|twin| twin.1).map(|twin| twin.3).collect()));
                } else if is_file {
                    let path = super::super::tree::path_text(&path);
                    if !held(&path, id) && self.seen.insert((path.clone(), id)) {
                        self.found.push(PastFile { path, blob: id.to_string(), commit: commit.to_owned() });
                    }
                }
                if self.found.len() >= MAX_VERSIONS {
                    return Ok(false);
                }
            }
            if self.trees > MAX_TREES {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn items(&mut self, id: ObjectId) -> Result<Vec<Item>, GitError> {
        self.trees += 1;
        if id.is_empty_tree() {
            return Ok(Vec::new());
        }
        let mut buffer = Vec::new();
        let malformed = |reason: String| GitError::Malformed { id: id.to_string(), expected: "a tree", reason };
        let objects = &self.repository.local().objects;
        let found = objects.try_find(&id, &mut buffer).map_err(|error| malformed(error.to_string()))?;
        let data = found.ok_or_else(|| self.repository.missing(id, "tree"))?;
        if data.kind != Kind::Tree {
            return Err(malformed(format!("it is a {}", data.kind)));
        }
        TreeRefIter::from_bytes(data.data, id.kind())
            .map(|entry| {
                let entry = entry.map_err(|error| malformed(error.to_string()))?;
                let is_file = entry.mode.is_blob() && !entry.mode.is_link();
                Ok((entry.filename.to_vec(), entry.mode.is_tree(), is_file, entry.oid.to_owned()))
            })
            .collect()
    }
}
