//! The repository, read with `gix` alone: what HEAD is, commits and their ancestry, branches.
//!
//! Nothing that the repository configures is run or obeyed. `gix` is built without its parts that start a program or filter
//! content, the configuration of the machine and the environment are shut out, and that of the repository is opened as
//! untrusted, whoever owns it. So there is no need either to refuse a repository that belongs to another user.

mod discover;
mod error;
mod history;
mod refs;
mod trusted;

pub use error::GitError;
pub use history::{History, MergeBase};
pub use trusted::Tip;

use super::facts::Commit;
use gix::ObjectId;
use gix::objs::tree::EntryRef;
use gix::objs::{CommitRefIter, Find, Kind, TreeRefIter};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

/// Deltas of one pack mostly build on their neighbours: a few MiB a thread hold those, and memory stays bounded.
const DELTA_CACHE: usize = 4 << 20;

/// What is checked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The commit; none: there is no commit yet.
    pub id: Option<ObjectId>,
    /// The branch, without `refs/heads/`; none: detached.
    pub branch: Option<String>,
}

/// A repository.
#[derive(Debug)]
pub struct Repository {
    top: PathBuf,
    local: gix::Repository,
    store: Arc<Store>,
    shallow: BTreeSet<ObjectId>,
}

/// What readers of objects share.
#[derive(Debug)]
pub(crate) struct Store {
    shared: gix::ThreadSafeRepository,
    /// What to do when an object is missing.
    next_step: &'static str,
}

impl Store {
    /// For one thread.
    pub(crate) fn open(&self) -> gix::Repository {
        let mut local = self.shared.to_thread_local();
        local.objects.set_pack_cache(|| Box::new(gix::odb::pack::cache::lru::StaticLinkedList::<64>::new(DELTA_CACHE)));
        local
    }

    pub(crate) fn next_step(&self) -> &'static str {
        self.next_step
    }
}

impl Repository {
    /// The repository that `folder` is in; none: it is in no repository. `bare`: also one without a work tree.
    ///
    /// # Errors
    /// When there is one that cannot be read, or a link inside a work tree leads to `folder`.
    pub fn discover(folder: &Path, bare: bool) -> Result<Option<Self>, GitError> {
        use gix::sec::Trust;

        // A missing folder must not be taken for one without git.
        let absolute = std::path::absolute(folder);
        let (absolute, canonical) = absolute
            .and_then(|absolute| Ok((absolute, folder.canonicalize()?)))
            .map_err(|source| GitError::Folder { folder: folder.to_owned(), source })?;
        if let Some(path) = discover::link(&absolute) {
            return Err(GitError::Link { path });
        }
        let Some(discover::Found { top, git_dir }) = discover::find(&canonical, bare)? else { return Ok(None) };
        let shared = gix::open::Options::isolated()
            .with(Trust::Reduced)
            .open_path_as_is(true)
            // Neither is part of what was pushed or checked out, and both could show other objects than the ids name.
            .config_overrides(["core.useReplaceRefs=false", "core.commitGraph=false"])
            .open(&git_dir)
            .map_err(|error| GitError::Open { path: git_dir.clone(), reason: error::reason(&error) })?;
        let mut store = Store { shared, next_step: "" };
        let local = store.open();
        let shallow: BTreeSet<ObjectId> = local
            .shallow_commits()
            .map_err(|error| GitError::Open { path: git_dir, reason: error::reason(&error) })?
            .map(|commits| commits.iter().copied().collect())
            .unwrap_or_default();
        store.next_step = if refs::is_partial(&local) {
            "the clone is partial: clone without `--filter`, or run `git fetch --refetch --no-filter`"
        } else if shallow.is_empty() {
            "objects were lost: run `git fsck` and clone again"
        } else {
            "the clone is shallow: check out with `fetch-depth: 0`, or run `git fetch --unshallow`"
        };
        Ok(Some(Self { top, local, store: Arc::new(store), shallow }))
    }

    /// The top of the work tree; of a bare repository, the repository itself.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// History was cut when this was cloned.
    #[must_use]
    pub fn is_shallow(&self) -> bool {
        !self.shallow.is_empty()
    }

    pub(crate) fn store(&self) -> &Arc<Store> {
        &self.store
    }

    pub(crate) fn local(&self) -> &gix::Repository {
        &self.local
    }

    /// What is checked out.
    ///
    /// # Errors
    /// When HEAD cannot be read.
    pub fn head(&self) -> Result<Head, GitError> {
        let fail = |error: &gix::Error| GitError::Head { top: self.top.clone(), reason: error::reason(error) };
        let head = self.local.head().map_err(|error| fail(&error))?;
        let branch = head.referent_name().and_then(|name| refs::utf8(name.shorten()));
        let id = if head.is_unborn() {
            None
        } else {
            let mut head = head;
            Some(head.peel_to_commit().map_err(|error| fail(&error))?.id)
        };
        Ok(Head { id, branch })
    }

    /// A commit by its full id, if the clone holds it.
    ///
    /// # Errors
    /// When what the clone holds is no commit.
    pub fn commit(&self, id: ObjectId) -> Result<Option<(Commit, ObjectId)>, GitError> {
        let mut buffer = Vec::new();
        let malformed = |reason: String| GitError::Malformed { id: id.to_string(), expected: "a commit", reason };
        let found = self.local.objects.try_find(&id, &mut buffer).map_err(|error| malformed(error.to_string()))?;
        let Some(data) = found else { return Ok(None) };
        if data.kind != Kind::Commit {
            return Err(malformed(format!("it is a {}", data.kind)));
        }
        let mut parts = CommitRefIter::from_bytes(data.data, id.kind());
        let tree = parts.tree_id().map_err(|error| malformed(error.to_string()))?;
        let message = parts.message().map_err(|error| malformed(error.to_string()))?;
        // A broken committer line is the author's doing and no reason to stop: it only dates the commit.
        let committed = parts.committer().ok().and_then(|who| who.time().ok()).map_or(0, |time| time.seconds);
        let commit = Commit {
            id: id.to_string(),
            parents: parts.parent_ids().map(|id| id.to_string()).collect(),
            committed,
            message: String::from_utf8_lossy(message).into_owned(),
        };
        Ok(Some((commit, tree)))
    }

    /// Like [`Repository::commit`], for a commit that must be there.
    ///
    /// # Errors
    /// When it is not.
    pub fn expect_commit(&self, id: ObjectId) -> Result<(Commit, ObjectId), GitError> {
        self.commit(id)?.ok_or_else(|| self.missing(id, "commit"))
    }

    /// Calls `each` with every entry of a tree, which is read into `buffer`.
    ///
    /// # Errors
    /// When the clone lacks it, when it is no tree, and what `each` says.
    pub(crate) fn tree_entries(
        &self,
        id: ObjectId,
        buffer: &mut Vec<u8>,
        mut each: impl FnMut(EntryRef<'_>) -> Result<(), GitError>,
    ) -> Result<(), GitError> {
        if id.is_empty_tree() {
            return Ok(());
        }
        let malformed = |reason: String| GitError::Malformed { id: id.to_string(), expected: "a tree", reason };
        let found = self.local.objects.try_find(&id, buffer).map_err(|error| malformed(error.to_string()))?;
        let data = found.ok_or_else(|| self.missing(id, "tree"))?;
        if data.kind != Kind::Tree {
            return Err(malformed(format!("it is a {}", data.kind)));
        }
        for entry in TreeRefIter::from_bytes(data.data, id.kind()) {
            each(entry.map_err(|error| malformed(error.to_string()))?)?;
        }
        Ok(())
    }

    /// Whether a tree has something at a path.
    pub(crate) fn has(&self, tree: ObjectId, path: &str) -> bool {
        let tree = self.local.find_tree(tree).ok();
        tree.and_then(|tree| tree.lookup_entry_by_path(path).ok().flatten()).is_some()
    }

    pub(crate) fn missing(&self, id: ObjectId, kind: &'static str) -> GitError {
        GitError::Missing { kind, id: id.to_string(), next_step: self.store.next_step }
    }
}
