//! Capability `tree`: the tracked files of the judged tree.

use super::content::{Blob, Failure};
use crate::intake::tree::{EntryKind, Reader, Tree};
use crate::runtime::globs::Globs;
use std::sync::{Arc, Mutex};

/// Bytes of a tracked file that is handed out at once.
const SIZE_LIMIT: u64 = 64 << 20;

/// The tree as one check sees it.
pub(crate) struct TreeView {
    tree: Tree,
    reader: Mutex<Reader>,
    /// What the policy narrows it to; none: all of it.
    granted: Option<Globs>,
}

impl TreeView {
    pub(crate) fn new(tree: &Tree, granted: Option<Globs>) -> Self {
        Self { tree: tree.clone(), reader: Mutex::new(tree.reader()), granted }
    }

    pub(crate) fn find(&self, globs: &[String]) -> Result<Vec<String>, Failure> {
        let wanted = Globs::of_check(globs).map_err(|reason| Failure::new("malformed", reason))?;
        let files = self.tree.entries().iter().filter(|entry| entry.kind == EntryKind::File);
        let paths = files.map(|entry| &entry.path).filter(|path| wanted.matches(path) && self.is_granted(path));
        Ok(paths.cloned().collect())
    }

    /// How many files a search looks at.
    pub(crate) fn len(&self) -> usize {
        self.tree.entries().len()
    }

    pub(crate) fn open(&self, path: &str) -> Result<Blob, Failure> {
        let entry = self.tree.get(path).filter(|entry| entry.kind == EntryKind::File);
        let entry = entry.ok_or_else(|| Failure::new("not-found", format!("there is no tracked file `{path}`")))?;
        if !self.is_granted(path) {
            return Err(Failure::new("not-granted", format!("the policy does not grant `{path}` to this check")));
        }
        let mut reader = self.reader.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let bytes = reader.read(entry, SIZE_LIMIT)?;
        Ok(Blob::Bytes(Arc::new(bytes)))
    }

    fn is_granted(&self, path: &str) -> bool {
        self.granted.as_ref().is_none_or(|granted| granted.matches(path))
    }
}
