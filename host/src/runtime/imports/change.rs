//! Capability `change`: what git knows about the change.

use super::content::{Blob, Failure};
use crate::intake::change::Change;
use crate::intake::facts::Facts;
use crate::intake::tree::{EntryKind, Reader, Tree};
use std::sync::{Arc, Mutex};

/// Bytes of a file of the base that is handed out at once.
const SIZE_LIMIT: u64 = 64 << 20;

/// The change as one check sees it.
pub(crate) struct ChangeView {
    pub(crate) facts: Arc<Facts>,
    base_tree: Option<(Tree, Mutex<Reader>)>,
}

impl ChangeView {
    pub(crate) fn new(change: &Change) -> Self {
        Self {
            facts: change.facts.clone(),
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
