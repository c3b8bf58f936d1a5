//! Capability `change`: what git knows about the change.

use super::content::{Blob, Failure};
use crate::intake::change::{Change, ChangedFile};
use crate::intake::facts::Commit;
use crate::intake::tree::{EntryKind, Reader, Tree};
use std::sync::{Arc, Mutex};

/// Bytes of a file of the base that is handed out at once.
const SIZE_LIMIT: u64 = 64 << 20;

/// The change as one check sees it.
pub(crate) struct ChangeView {
    pub(crate) head: Commit,
    pub(crate) base: Option<Commit>,
    pub(crate) commits: Vec<Commit>,
    pub(crate) head_branch: Option<String>,
    pub(crate) base_branch: Option<String>,
    pub(crate) branches: Option<Vec<String>>,
    pub(crate) files: Vec<ChangedFile>,
    base_tree: Option<(Tree, Mutex<Reader>)>,
}

impl ChangeView {
    pub(crate) fn new(change: &Change) -> Self {
        Self {
            head: change.head.clone(),
            base: change.base.clone(),
            commits: change.commits.clone(),
            head_branch: change.head_branch.clone(),
            base_branch: change.base_branch.clone(),
            branches: change.branches.clone(),
            files: change.files.clone(),
            base_tree: change.base_tree.as_ref().map(|tree| (tree.clone(), Mutex::new(tree.reader()))),
        }
    }

    pub(crate) fn open_base(&self, path: &str) -> Result<Blob, Failure> {
        let (tree, reader) = self.base_tree.as_ref().ok_or_else(|| Failure::new("not-found", "there is no base"))?;
        let entry = tree.get(path).filter(|entry| entry.kind == EntryKind::File);
        let entry = entry.ok_or_else(|| Failure::new("not-found", format!("the base has no file `{path}`")))?;
        let mut reader = reader.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let bytes = reader.read(entry, SIZE_LIMIT)?;
        Ok(Blob::Bytes(Arc::new(bytes)))
    }
}
