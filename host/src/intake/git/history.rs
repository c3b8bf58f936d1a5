//! Ancestry: the merge base of two commits, and the commits between.
//!
//! A shallow clone has lost the parents of some commits. Whatever is found by walking over such a place could be wrong, so it is
//! told apart from what is certain.

use super::super::facts::Commit;
use super::{GitError, Repository, error::reason};
use gix::ObjectId;
use std::collections::{BTreeMap, BTreeSet};

/// Commits of a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// Parents before children, else older first. With the tree of each.
    pub commits: Vec<(Commit, ObjectId)>,
    /// The clone lacks the parents of some of them.
    pub cut: bool,
    /// There are more than were asked for.
    pub capped: bool,
}

/// Where two commits came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeBase {
    /// The best common ancestor.
    Found(ObjectId),
    /// They have no common ancestor.
    Unrelated,
    /// The clone is too shallow to tell.
    Unknown,
}

impl Repository {
    /// Where two commits, both in the clone, came from.
    ///
    /// # Errors
    /// When a commit on the way cannot be read.
    pub fn merge_base(&self, one: ObjectId, two: ObjectId) -> Result<MergeBase, GitError> {
        let Some(base) = self.best_common(one, two)? else {
            return Ok(if self.is_shallow() { MergeBase::Unknown } else { MergeBase::Unrelated });
        };
        // Where history was cut on the way down, a better common ancestor may lie beyond the cut.
        if self.is_shallow() && (self.crosses_cut(base, one)? || self.crosses_cut(base, two)?) {
            return Ok(MergeBase::Unknown);
        }
        Ok(MergeBase::Found(base))
    }

    fn best_common(&self, one: ObjectId, two: ObjectId) -> Result<Option<ObjectId>, GitError> {
        let base = self.local().merge_base(one, two).map_err(|error| GitError::Malformed {
            id: one.to_string(),
            expected: "a commit with readable ancestors",
            reason: reason(&error),
        })?;
        Ok(base.map(gix::Id::detach))
    }

    /// Whether `old` is `new` or one of its ancestors. None: the clone is too shallow to tell.
    ///
    /// # Errors
    /// When a commit on the way cannot be read.
    pub fn is_ancestor(&self, old: ObjectId, new: ObjectId) -> Result<Option<bool>, GitError> {
        if old == new {
            return Ok(Some(true));
        }
        Ok(match self.best_common(old, new)? {
            Some(base) if base == old => Some(true),
            // The way from one to the other may lead through what was cut off.
            _ if self.is_shallow()
                && self.between(None, new, usize::MAX)?.iter().any(|id| self.shallow.contains(id)) =>
            {
                None
            }
            _ => Some(false),
        })
    }

    /// The ancestor of `head` among `marked` that the walk meets first, newest first; never `head` itself.
    ///
    /// # Errors
    /// When a commit on the way cannot be read.
    pub fn nearest<T>(&self, head: ObjectId, marked: &BTreeMap<ObjectId, T>) -> Result<Option<ObjectId>, GitError> {
        if marked.keys().all(|id| *id == head) {
            return Ok(None);
        }
        Ok(self.between(None, head, usize::MAX)?.into_iter().find(|id| *id != head && marked.contains_key(id)))
    }

    fn crosses_cut(&self, base: ObjectId, tip: ObjectId) -> Result<bool, GitError> {
        Ok(self.between(Some(base), tip, usize::MAX)?.iter().any(|id| self.shallow.contains(id)))
    }

    /// The commits that `head` has and `base` has not, the newest `limit` of them.
    ///
    /// # Errors
    /// When a commit on the way cannot be read.
    pub fn history(&self, base: Option<ObjectId>, head: ObjectId, limit: usize) -> Result<History, GitError> {
        let mut ids = self.between(base, head, limit + 1)?;
        let capped = ids.len() > limit;
        ids.truncate(limit);
        let cut = ids.iter().any(|id| self.shallow.contains(id));
        let commits = ids.into_iter().map(|id| self.expect_commit(id)).collect::<Result<Vec<_>, _>>()?;
        Ok(History { commits: parents_first(commits), cut, capped })
    }

    fn between(&self, base: Option<ObjectId>, head: ObjectId, limit: usize) -> Result<Vec<ObjectId>, GitError> {
        let fail = |error: &gix::Error| GitError::Malformed {
            id: head.to_string(),
            expected: "a commit with readable ancestors",
            reason: reason(error),
        };
        let sorting =
            gix::revision::walk::Sorting::ByCommitTime(gix::traverse::commit::simple::CommitTimeOrder::NewestFirst);
        let walk =
            self.local().rev_walk([head]).with_hidden(base).sorting(sorting).all().map_err(|error| fail(&error))?;
        walk.take(limit).map(|step| step.map(|step| step.id).map_err(|error| fail(&error))).collect()
    }
}

/// Clocks lie, parents do not: dates only order commits that do not depend on each other.
fn parents_first(commits: Vec<(Commit, ObjectId)>) -> Vec<(Commit, ObjectId)> {
    let known: BTreeSet<&str> = commits.iter().map(|(commit, _)| commit.id.as_str()).collect();
    let mut waiting: BTreeMap<&str, usize> = BTreeMap::new();
    let mut children: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, (commit, _)) in commits.iter().enumerate() {
        let parents: BTreeSet<&str> =
            commit.parents.iter().map(String::as_str).filter(|id| known.contains(id)).collect();
        waiting.insert(&commit.id, parents.len());
        for parent in parents {
            children.entry(parent).or_default().push(index);
        }
    }
    let key = |index: usize| (commits[index].0.committed, commits[index].0.id.as_str(), index);
    let mut ready: BTreeSet<_> =
        (0..commits.len()).filter(|index| waiting.get(commits[*index].0.id.as_str()) == Some(&0)).map(key).collect();
    let mut order = Vec::with_capacity(commits.len());
    while let Some((_, id, index)) = ready.pop_first() {
        order.push(index);
        for child in children.get(id).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(commits[*child].0.id.as_str()) {
                *count -= 1;
                if *count == 0 {
                    ready.insert(key(*child));
                }
            }
        }
    }
    let mut commits: Vec<_> = commits.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| commits[index].take()).collect()
}
