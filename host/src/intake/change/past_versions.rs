//! Versions of files that commits brought in and that the judged tree no longer holds: a secret that a later commit removed is
//! still in the history that gets merged.

use super::super::change::{Age, Commit, PastFile};
use super::super::git::{GitError, Repository};
use super::super::tree::{EntryKind, Tree};
use super::ChangeError;
use gix::ObjectId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How much is read.
#[derive(Clone, Copy)]
struct Limits {
    /// Versions that are listed.
    versions: usize,
    /// Trees that are read to find them.
    trees: usize,
}

/// For the commits of a change.
const OF_CHANGE: Limits = Limits { versions: 20_000, trees: 500_000 };
/// For the whole history.
const OF_HISTORY: Limits = Limits { versions: 500_000, trees: 20_000_000 };

/// Of which commits, and what they are compared with.
pub(super) struct Wanted<'a> {
    /// The commits of the change, oldest first.
    pub(super) own: &'a [(Commit, ObjectId)],
    /// All commits, oldest first, where the whole history is wanted.
    pub(super) whole: Option<&'a [(Commit, ObjectId)]>,
    /// The judged tree.
    pub(super) judged: &'a Tree,
    /// The tree of the pull request's head, where another one is judged.
    pub(super) head: Option<&'a Tree>,
    /// Id and tree of the base.
    pub(super) base: Option<(&'a str, &'a Tree)>,
}

/// Sorted by path and commit. Each version is told of the first commit that brought it in.
pub(super) fn versions(
    repository: &Repository,
    wanted: &Wanted<'_>,
    notices: &mut Vec<String>,
) -> Result<Vec<PastFile>, ChangeError> {
    let limits = if wanted.whole.is_some() { OF_HISTORY } else { OF_CHANGE };
    let mut walk = Walk { repository, limits, trees: 0, found: Vec::new(), seen: BTreeSet::new() };
    let own: BTreeMap<&str, usize> = wanted.own.iter().enumerate().map(|(at, (c, _))| (c.id.as_str(), at)).collect();
    let mut complete = true;
    for (number, (commit, tree)) in wanted.whole.unwrap_or(wanted.own).iter().enumerate() {
        let mut parents = Vec::with_capacity(commit.parents.len());
        for parent in &commit.parents {
            let id = ObjectId::from_hex(parent.as_bytes()).ok();
            parents.extend(id.map(|id| repository.commit(id)).transpose()?.flatten().map(|(_, tree)| tree));
        }
        // Beyond a shallow boundary nobody knows what was there: the base stands in for it. That may tell of a version that is older
        // than the change, and hides none that is not.
        let unknown = wanted.whole.is_none() && parents.len() < commit.parents.len();
        let held = |path: &str, id: ObjectId| {
            let holds = |tree: &Tree| tree.get(path).is_some_and(|entry| entry.object() == Some(id));
            // What GitHub merged with a newer base is judged in its merged form.
            let merged = wanted.head.is_some_and(|head| holds(head) && wanted.judged.get(path).is_some());
            holds(wanted.judged) || merged || (unknown && wanted.base.is_some_and(|(_, base)| holds(base)))
        };
        let age = own.get(commit.id.as_str()).map_or(Age::Earlier(number), |at| Age::Change(*at));
        if !walk.commit(&commit.id, age, *tree, &parents, held)? {
            complete = false;
            break;
        }
    }
    let mut found = walk.found;
    if !complete {
        notices.push(format!(
            "the commits hold too much to read it all: the first {} versions that are gone again were read",
            found.len()
        ));
    }
    if wanted.whole.is_none() {
        found.extend(wanted.base.iter().flat_map(|(id, tree)| before(&found, id, tree)).collect::<Vec<_>>());
    }
    found.sort_by(|a, b| (&a.path, &a.commit, &a.blob).cmp(&(&b.path, &b.commit, &b.blob)));
    Ok(found)
}

/// What the base holds where there are past versions.
fn before<'a>(found: &'a [PastFile], id: &'a str, base: &'a Tree) -> impl Iterator<Item = PastFile> + use<'a> {
    let paths: BTreeSet<&str> = found.iter().map(|past| past.path.as_str()).collect();
    paths.into_iter().filter_map(move |path| {
        let blob = base.get(path).filter(|entry| entry.kind == EntryKind::File)?.blob()?;
        Some(PastFile { path: path.to_owned(), blob, commit: id.to_owned(), age: Age::Base })
    })
}

struct Walk<'r> {
    repository: &'r Repository,
    limits: Limits,
    trees: usize,
    found: Vec<PastFile>,
    seen: BTreeSet<(String, ObjectId)>,
}

/// What a tree holds under a name.
#[derive(Clone, Copy)]
struct Item {
    is_tree: bool,
    is_file: bool,
    id: ObjectId,
}

impl Walk<'_> {
    /// Collects what stands in `tree` and in none of its parents at the same path. False: the limit is reached.
    fn commit(
        &mut self,
        commit: &str,
        age: Age,
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
            let others: Vec<HashMap<Vec<u8>, Item>> =
                others.into_iter().map(|items| items.into_iter().collect()).collect();
            for (name, item) in items {
                let twins: Vec<Item> = others.iter().filter_map(|items| items.get(&name).copied()).collect();
                if twins.iter().any(|twin| twin.id == item.id) {
                    continue;
                }
                let mut path = prefix.clone();
                path.extend_from_slice(&name);
                if item.is_tree {
                    path.push(b'/');
                    let parents = twins.into_iter().filter(|twin| twin.is_tree).map(|twin| twin.id).collect();
                    pending.push((path, item.id, parents));
                } else if item.is_file {
                    let path = super::super::tree::path_text(&path);
                    if !held(&path, item.id) && self.seen.insert((path.clone(), item.id)) {
                        let blob = item.id.to_string();
                        self.found.push(PastFile { path, blob, commit: commit.to_owned(), age });
                    }
                }
                if self.found.len() >= self.limits.versions {
                    return Ok(false);
                }
            }
            if self.trees > self.limits.trees {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn items(&mut self, id: ObjectId) -> Result<Vec<(Vec<u8>, Item)>, GitError> {
        self.trees += 1;
        let (mut buffer, mut items) = (Vec::new(), Vec::new());
        self.repository.tree_entries(id, &mut buffer, |entry| {
            let is_file = entry.mode.is_blob() && !entry.mode.is_link();
            let item = Item { is_tree: entry.mode.is_tree(), is_file, id: entry.oid.to_owned() };
            items.push((entry.filename.to_vec(), item));
            Ok(())
        })?;
        Ok(items)
    }
}
