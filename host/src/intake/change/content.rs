//! Content of the two versions of a file, as far as it is compared.

use super::super::tree::{Entry, Reader};
use super::ChangeError;

/// A larger file is not compared: all of it counts as new.
pub(super) const MAX_FILE: u64 = 8 << 20;

pub(super) fn size(reader: &mut Reader, entry: &Entry) -> Result<u64, ChangeError> {
    reader.size(entry).map_err(|source| ChangeError::Read { path: entry.path.clone(), source })
}

pub(super) fn read(reader: &mut Reader, entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), ChangeError> {
    reader.read_into(entry, MAX_FILE, buffer).map_err(|source| ChangeError::Read { path: entry.path.clone(), source })
}
