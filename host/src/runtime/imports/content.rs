//! Bytes that a capability hands out.

use crate::intake::tree::ReadError;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

/// Blobs that a component may have open at a time.
pub(crate) const OPEN_LIMIT: usize = 64;
/// Bytes in memory of all blobs that a component has open.
pub(crate) const HELD_LIMIT: u64 = 128 << 20;
/// Bytes of one read.
pub(crate) const READ_LIMIT: u32 = 1 << 20;

/// Why bytes could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// Kebab-case.
    pub(crate) code: &'static str,
    /// For a person.
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        let code = match &error {
            ReadError::TooLarge { .. } => "too-large",
            ReadError::Missing { .. } | ReadError::Unreadable { .. } | ReadError::Submodule => "unavailable",
            ReadError::Malformed { .. } => "malformed",
            ReadError::Changed { .. } => "changed",
        };
        Self::new(code, error.to_string())
    }
}

/// Immutable bytes: in memory, or a file of the work tree that is read as it is needed.
#[derive(Debug)]
pub(crate) enum Blob {
    /// In memory.
    Bytes(Arc<Vec<u8>>),
    /// On disk. The size is the one at opening; a file that changes since is noticed.
    File {
        /// Open for reading.
        file: File,
        /// In bytes.
        size: u64,
        /// Where the next read begins, so that reading on does not seek.
        position: u64,
    },
}

impl Blob {
    /// In bytes.
    pub(crate) fn size(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File { size, .. } => *size,
        }
    }

    /// Bytes that it takes in memory.
    pub(crate) fn held(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File { .. } => 0,
        }
    }

    /// Up to `length` bytes from `offset`, at most [`READ_LIMIT`].
    pub(crate) fn read(&mut self, offset: u64, length: u32) -> Result<Vec<u8>, Failure> {
        let length = length.min(READ_LIMIT) as usize;
        match self {
            Self::Bytes(bytes) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
                Ok(bytes[start..start.saturating_add(length).min(bytes.len())].to_vec())
            }
            Self::File { file, size, position } => {
                let wanted = (length as u64).min(size.saturating_sub(offset));
                let mut part = Vec::with_capacity(wanted as usize);
                let read = (|| {
                    if *position != offset {
                        file.seek(SeekFrom::Start(offset))?;
                    }
                    file.by_ref().take(wanted).read_to_end(&mut part)
                })();
                *position = offset + part.len() as u64;
                match read {
                    Ok(read) if read as u64 == wanted => Ok(part),
                    Ok(_) => Err(Failure::new("changed", "the file became shorter while it was read")),
                    Err(error) => Err(Failure::new("unavailable", format!("the file cannot be read: {error}"))),
                }
            }
        }
    }
}
