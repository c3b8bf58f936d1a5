//! A tree of files: of a commit, of the index, or of a folder without git.
//!
//! A tree is a sorted list of entries; content is read on demand, by a [`Reader`] for each thread. Nothing is ever read through a
//! symbolic link, and content is what git stores: no line ending is converted, no filter is run.

mod list;
mod path;
mod reader;

pub(crate) use path::{is_wanted, plain, text as path_text};
pub use reader::{ReadError, Reader};

use super::git::{GitError, Repository, Store};
use gix::ObjectId;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(test)]
mod tests;

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File,
    /// A symbolic link: its content is where it points to. It is never followed.
    Link,
    /// Another repository. It has no content here.
    Submodule,
}

/// Something in a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// From the top, with `/`. One that is not UTF-8, or that begins with `"`, stands in double quotes with escapes, as git shows it.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
    executable: bool,
    source: Source,
}

/// Where the content is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    /// In the object database, or nowhere for a submodule.
    Object(ObjectId),
    /// On disk.
    Disk(Box<Path>),
}

impl Entry {
    /// Object id of the content, hex digits; none: it is not in git.
    #[must_use]
    pub fn blob(&self) -> Option<String> {
        match (&self.source, self.kind) {
            (_, EntryKind::Submodule) | (Source::Disk(_), _) => None,
            (Source::Object(id), _) => Some(id.to_string()),
        }
    }

    pub(crate) fn object(&self) -> Option<ObjectId> {
        match &self.source {
            Source::Object(id) => Some(*id),
            Source::Disk(_) => None,
        }
    }

    /// The same kind, the same content, the same permission to run.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.executable == other.executable && self.source == other.source
    }
}

/// Files, links and submodules, in byte order of their paths. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Tree {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    entries: Vec<Entry>,
    store: Option<Arc<Store>>,
}

impl Tree {
    /// Every entry, in byte order of the paths.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.inner.entries
    }

    /// The entry at that path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Entry> {
        let entries = self.entries();
        entries.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok().map(|index| &entries[index])
    }

    /// The part of it that consists of these files and folders; empty: all of it.
    #[must_use]
    pub fn only(&self, paths: &[String]) -> Self {
        if paths.is_empty() {
            return self.clone();
        }
        let mut ranges: Vec<_> = paths.iter().map(|path| self.range(path)).collect();
        ranges.sort_unstable_by_key(|range| range.start);
        let mut entries: Vec<Entry> = Vec::new();
        let mut next = 0;
        for range in ranges {
            let from = range.start.max(next);
            next = next.max(range.end);
            entries.extend_from_slice(&self.entries()[from.min(next)..next]);
        }
        // Paths in quotes stand together, wherever they lie.
        let quoted = self.range_of("\"");
        let others = self.entries()[quoted].iter().filter(|entry| is_wanted(&entry.path, paths));
        entries.extend(others.cloned());
        entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        entries.dedup_by(|a, b| a.path == b.path);
        Self { inner: Arc::new(Inner { entries, store: self.inner.store.clone() }) }
    }

    /// The places of an entry, or of all entries in a folder.
    fn range(&self, path: &str) -> std::ops::Range<usize> {
        let entries = self.entries();
        match entries.binary_search_by(|entry| entry.path.as_str().cmp(path)) {
            Ok(index) => index..index + 1,
            Err(_) => self.range_of(&format!("{path}/")),
        }
    }

    /// The places of all entries that begin so.
    fn range_of(&self, prefix: &str) -> std::ops::Range<usize> {
        let entries = self.entries();
        let start = entries.partition_point(|entry| entry.path.as_str() < prefix);
        let length = entries[start..].partition_point(|entry| entry.path.starts_with(prefix));
        start..start + length
    }

    /// For one thread.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader::new(self.inner.store.clone())
    }

    /// The tree with that id.
    ///
    /// # Errors
    /// When a part of it is missing or no checkout could hold it.
    pub fn of_git(repository: &Repository, id: ObjectId) -> Result<Self, GitError> {
        let entries = list::of_tree(repository, id)?;
        Self::new(entries, Some(Arc::clone(repository.store())))
            .map_err(|reason| GitError::Tree { id: id.to_string(), reason })
    }

    /// The index: what the next commit would hold. `file` is the index that git names to a hook, where it is not the usual one.
    ///
    /// # Errors
    /// When it cannot be read, or holds an unresolved conflict.
    pub fn of_index(repository: &Repository, file: Option<&Path>) -> Result<Self, GitError> {
        let entries = list::of_index(repository, file)?;
        let store = Some(Arc::clone(repository.store()));
        Self::new(entries, store).map_err(|reason| GitError::Tree { id: "index".to_owned(), reason })
    }

    /// All files of a folder, hidden ones included, without whatever is called `.git`.
    ///
    /// # Errors
    /// When a part of it cannot be listed: a tree that lacks files would be judged too well.
    pub fn of_folder(folder: &Path) -> Result<Self, FolderError> {
        let entries = list::of_folder(folder)?;
        Self::new(entries, None).map_err(|reason| FolderError { path: folder.to_owned(), reason })
    }

    fn new(mut entries: Vec<Entry>, store: Option<Arc<Store>>) -> Result<Self, String> {
        entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        // Which of the two a checkout would show depends on who checks out.
        if let Some([twin, _]) = entries.array_windows().find(|[a, b]| a.path == b.path) {
            return Err(format!("it holds `{}` twice", twin.path.escape_debug()));
        }
        Ok(Self { inner: Arc::new(Inner { entries, store }) })
    }
}

/// Why a folder could not be listed.
#[derive(Debug, thiserror::Error)]
#[error("cannot list {}: {reason}; make it readable, or move it out of the judged folder", .path.display())]
pub struct FolderError {
    /// The folder, or what is in it.
    pub path: PathBuf,
    /// As the system says it.
    pub reason: String,
}
