//! Listing: a git tree, the index, a folder.

use super::super::git::{GitError, Repository};
use super::path::{refusal, text};
use super::{Entry, EntryKind, FolderError, Source};
use gix::ObjectId;
use gix::index::entry::{Flags, Mode, Stage};
use gix::objs::tree::{EntryKind as Git, EntryMode};
use std::path::Path;

/// A tree of trees that repeat is a bomb: a handful of objects can stand for more paths than any memory holds.
const MAX_ENTRIES: usize = 1_000_000;
const MAX_PATH: usize = 4096;
const MAX_ALL_PATHS: usize = 256 << 20;

/// Entries as they come in, within the limits.
#[derive(Default)]
struct Listing {
    entries: Vec<Entry>,
    path_bytes: usize,
    trees: usize,
}

impl Listing {
    fn push(&mut self, path: &[u8], mode: EntryMode, source: Source) -> Result<(), &'static str> {
        let kind = match mode.kind() {
            Git::Tree => return Ok(()),
            Git::Blob | Git::BlobExecutable => EntryKind::File,
            Git::Link => EntryKind::Link,
            Git::Commit => EntryKind::Submodule,
        };
        self.path_bytes += path.len();
        if self.entries.len() == MAX_ENTRIES || self.path_bytes > MAX_ALL_PATHS {
            return Err("it holds more than 1,000,000 files or 256 MiB of paths");
        }
        self.entries.push(Entry { path: text(path), kind, executable: mode.kind() == Git::BlobExecutable, source });
        Ok(())
    }

    /// Depth first. The whole paths are sorted afterwards: git sorts each folder as if its name ended in `/`.
    fn tree(&mut self, repository: &Repository, root: ObjectId, prefix: Vec<u8>) -> Result<(), GitError> {
        let mut buffer = Vec::new();
        let mut pending = vec![(root, prefix)];
        while let Some((id, prefix)) = pending.pop() {
            let refused = |reason: &str| GitError::Tree { id: id.to_string(), reason: reason.to_owned() };
            self.trees += 1;
            if self.trees > MAX_ENTRIES {
                return Err(refused("it holds more than 1,000,000 folders"));
            }
            repository.tree_entries(id, &mut buffer, |entry| {
                if let Some(reason) = refusal(entry.filename) {
                    return Err(refused(reason));
                }
                let mut path = Vec::with_capacity(prefix.len() + entry.filename.len() + 1);
                path.extend_from_slice(&prefix);
                path.extend_from_slice(entry.filename);
                if path.len() > MAX_PATH {
                    return Err(refused("it holds a path of more than 4096 bytes"));
                }
                if entry.mode.is_tree() {
                    path.push(b'/');
                    pending.push((entry.oid.to_owned(), path));
                } else {
                    self.push(&path, entry.mode, Source::Object(entry.oid.to_owned())).map_err(refused)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

pub(super) fn of_tree(repository: &Repository, id: ObjectId) -> Result<Vec<Entry>, GitError> {
    let mut listing = Listing::default();
    listing.tree(repository, id, Vec::new())?;
    Ok(listing.entries)
}

pub(super) fn of_index(repository: &Repository, file: Option<&Path>) -> Result<Vec<Entry>, GitError> {
    let local = repository.local();
    let path = file.map_or_else(|| local.index_path(), Path::to_owned);
    let options = gix::index::decode::Options::default();
    let index = gix::index::File::at_or_default(&path, local.object_hash(), false, options).map_err(|error| {
        let reason = error.to_string();
        GitError::Index { path, reason }
    })?;
    let refused = |reason: &str| GitError::Tree { id: "index".to_owned(), reason: reason.to_owned() };
    let mut listing = Listing::default();
    for entry in index.entries() {
        let path = entry.path(&index);
        if entry.stage() != Stage::Unconflicted {
            return Err(GitError::Unmerged { path: text(path) });
        }
        // `git add --intent-to-add` promises content that a commit would not hold.
        if entry.flags.contains(Flags::INTENT_TO_ADD) {
            continue;
        }
        if entry.mode == Mode::DIR {
            // A sparse index keeps a folder outside the checkout as one entry, whose path ends in `/`.
            listing.tree(repository, entry.id, path.to_vec())?;
            continue;
        }
        if let Some(reason) = path.split(|byte| *byte == b'/').find_map(refusal) {
            return Err(refused(reason));
        }
        let mode = entry.mode.to_tree_entry_mode().ok_or_else(|| refused("it has an entry of unknown kind"))?;
        listing.push(path, mode, Source::Object(entry.id)).map_err(refused)?;
    }
    Ok(listing.entries)
}

pub(super) fn of_folder(folder: &Path) -> Result<Vec<Entry>, FolderError> {
    let failed = |path: &Path, reason: String| FolderError { path: path.to_owned(), reason };
    let walk = ignore::WalkBuilder::new(folder)
        .standard_filters(false)
        .follow_links(false)
        .filter_entry(|entry| !entry.file_name().eq_ignore_ascii_case(".git"))
        .build();
    let mut listing = Listing::default();
    for step in walk {
        let step = step.map_err(|error| failed(folder, error.to_string()))?;
        let path = step.path();
        let Some(kind) = step.file_type() else { continue };
        let mode = if kind.is_symlink() {
            Git::Link
        } else if kind.is_file() {
            Git::Blob
        } else {
            // Folders come by themselves; a pipe, a socket or a device has no content to judge.
            continue;
        };
        let Ok(relative) = path.strip_prefix(folder) else { continue };
        let bytes = relative_bytes(relative).ok_or_else(|| failed(path, "its name is not Unicode".to_owned()))?;
        if bytes.is_empty() {
            return Err(failed(path, "it is no folder".to_owned()));
        }
        listing
            .push(&bytes, mode.into(), Source::Disk(path.into()))
            .map_err(|reason| failed(folder, reason.to_owned()))?;
    }
    Ok(listing.entries)
}

#[cfg(unix)]
fn relative_bytes(path: &Path) -> Option<Vec<u8>> {
    use std::os::unix::ffi::OsStrExt as _;
    Some(path.as_os_str().as_bytes().to_vec())
}

#[cfg(not(unix))]
fn relative_bytes(path: &Path) -> Option<Vec<u8>> {
    let parts: Option<Vec<&str>> = path.iter().map(std::ffi::OsStr::to_str).collect();
    Some(parts?.join("/").into_bytes())
}
