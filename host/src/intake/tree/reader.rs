//! Reading the content of entries.

use super::super::git::Store;
use super::{Entry, EntryKind, Source};
use gix::ObjectId;
use gix::objs::{Find, FindHeader, Kind};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why content could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Larger than the limit.
    #[error("it has {size} bytes, more than the limit")]
    TooLarge {
        /// In bytes.
        size: u64,
    },
    /// It is not in the clone.
    #[error("its content {id} is not in this clone; {next_step}")]
    Missing {
        /// Object id, hex digits.
        id: String,
        /// What to do.
        next_step: &'static str,
    },
    /// The object is damaged, or no content of a file.
    #[error("its content {id} cannot be decoded: {reason}; run `git fsck`")]
    Malformed {
        /// Object id, hex digits.
        id: String,
        /// As `gix` says it.
        reason: String,
    },
    /// The system refuses.
    #[error("cannot read {path}: {source}", path = .path.display())]
    Unreadable {
        /// On disk.
        path: PathBuf,
        /// As the system says it.
        source: std::io::Error,
    },
    /// It was a file when the folder was listed.
    #[error("{path} changed while it was judged; run again when nothing writes to the folder", path = .path.display())]
    Changed {
        /// On disk.
        path: PathBuf,
    },
    /// A submodule has no content here.
    #[error("it is a submodule, whose files belong to another repository")]
    Submodule,
}

/// Reads content, on one thread.
#[derive(Debug)]
pub struct Reader {
    git: Option<(gix::Repository, &'static str)>,
}

impl Reader {
    pub(super) fn new(store: Option<Arc<Store>>) -> Self {
        Self { git: store.map(|store| (store.open(), store.next_step())) }
    }

    /// The size of an entry's content, without reading it.
    ///
    /// # Errors
    /// When it is missing or unreadable.
    pub fn size(&mut self, entry: &Entry) -> Result<u64, ReadError> {
        match (&entry.source, entry.kind) {
            (_, EntryKind::Submodule) => Err(ReadError::Submodule),
            (Source::Object(id), _) => self.object_size(*id),
            (Source::Disk(path), EntryKind::Link) => Ok(link(path)?.len() as u64),
            (Source::Disk(path), _) => Ok(metadata(path)?.len()),
        }
    }

    /// An entry's content, if it has at most `limit` bytes.
    ///
    /// # Errors
    /// When it has more, is missing or unreadable.
    pub fn read(&mut self, entry: &Entry, limit: u64) -> Result<Vec<u8>, ReadError> {
        let mut buffer = Vec::new();
        self.read_into(entry, limit, &mut buffer)?;
        Ok(buffer)
    }

    /// Like [`Reader::read`], into a buffer that is used again.
    ///
    /// # Errors
    /// When it has more, is missing or unreadable.
    pub fn read_into(&mut self, entry: &Entry, limit: u64, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        buffer.clear();
        match (&entry.source, entry.kind) {
            (_, EntryKind::Submodule) => Err(ReadError::Submodule),
            (Source::Object(id), _) => self.object_into(*id, limit, buffer),
            (Source::Disk(path), EntryKind::Link) => {
                let target = link(path)?;
                if target.len() as u64 > limit {
                    return Err(ReadError::TooLarge { size: target.len() as u64 });
                }
                *buffer = target;
                Ok(())
            }
            (Source::Disk(path), _) => file_into(path, limit, buffer),
        }
    }

    /// The content with that object id, if it has at most `limit` bytes.
    ///
    /// # Errors
    /// When it has more, is missing or no content of a file.
    pub fn blob(&mut self, id_hex: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let id = ObjectId::from_hex(id_hex.as_bytes())
            .map_err(|error| ReadError::Malformed { id: id_hex.to_owned(), reason: error.to_string() })?;
        let mut buffer = Vec::new();
        self.object_into(id, limit, &mut buffer)?;
        Ok(buffer)
    }

    fn git(&self, id: ObjectId) -> Result<&(gix::Repository, &'static str), ReadError> {
        self.git.as_ref().ok_or_else(|| ReadError::Missing { id: id.to_string(), next_step: "the folder has no git" })
    }

    pub(crate) fn object_size(&mut self, id: ObjectId) -> Result<u64, ReadError> {
        let (repository, next_step) = self.git(id)?;
        let malformed = |reason: String| ReadError::Malformed { id: id.to_string(), reason };
        let header = FindHeader::try_header(&repository.objects, &id).map_err(|error| malformed(error.to_string()))?;
        let header = header.ok_or_else(|| ReadError::Missing { id: id.to_string(), next_step })?;
        if header.kind != Kind::Blob {
            return Err(malformed(format!("it is a {}", header.kind)));
        }
        Ok(header.size)
    }

    pub(crate) fn object_into(&mut self, id: ObjectId, limit: u64, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
        // The size stands before the content: what is too large is never inflated.
        let size = self.object_size(id)?;
        if size > limit {
            return Err(ReadError::TooLarge { size });
        }
        let (repository, next_step) = self.git(id)?;
        let malformed = |reason: String| ReadError::Malformed { id: id.to_string(), reason };
        let found = repository.objects.try_find(&id, buffer).map_err(|error| malformed(error.to_string()))?;
        let data = found.ok_or_else(|| ReadError::Missing { id: id.to_string(), next_step })?;
        let (start, length) = (data.data.as_ptr() as usize, data.data.len());
        // A loose object is inflated with its header: the content is the end of the buffer.
        let offset = start - buffer.as_ptr() as usize;
        buffer.truncate(offset + length);
        buffer.drain(..offset);
        Ok(())
    }
}

fn unreadable(path: &Path) -> impl Fn(std::io::Error) -> ReadError {
    let path = path.to_owned();
    move |source| ReadError::Unreadable { path: path.clone(), source }
}

/// Of a file that is still a file: a link or a pipe in its place is not opened.
fn metadata(path: &Path) -> Result<std::fs::Metadata, ReadError> {
    let metadata = path.symlink_metadata().map_err(unreadable(path))?;
    if metadata.is_file() { Ok(metadata) } else { Err(ReadError::Changed { path: path.to_owned() }) }
}

fn link(path: &Path) -> Result<Vec<u8>, ReadError> {
    let target = std::fs::read_link(path).map_err(unreadable(path))?;
    Ok(target.into_os_string().into_encoded_bytes())
}

fn file_into(path: &Path, limit: u64, buffer: &mut Vec<u8>) -> Result<(), ReadError> {
    let size = metadata(path)?.len();
    if size > limit {
        return Err(ReadError::TooLarge { size });
    }
    let file = std::fs::File::open(path).map_err(unreadable(path))?;
    // It may grow while it is read.
    file.take(limit.saturating_add(1)).read_to_end(buffer).map_err(unreadable(path))?;
    if buffer.len() as u64 > limit {
        return Err(ReadError::TooLarge { size: buffer.len() as u64 });
    }
    Ok(())
}
