//! What a check may ask the host for. In a component these are its imports, so what a check does not call it does not
//! import and needs no grant for. Natively they answer from [`crate::testing::World`].

#[cfg(target_arch = "wasm32")]
use crate::bindings::whole::gatewright::check as host;
#[cfg(not(target_arch = "wasm32"))]
use crate::testing::host;

pub use blob::{Blob, Failure};

/// Writing to the module's log.
pub mod log {
    use super::host::log;

    /// For the author.
    pub fn debug(text: &str) {
        log::write(log::Level::Debug, text);
    }

    /// For the curious.
    pub fn info(text: &str) {
        log::write(log::Level::Info, text);
    }

    /// For everybody who looks.
    pub fn warning(text: &str) {
        log::write(log::Level::Warning, text);
    }
}

mod blob {
    use super::host::content;
    use std::io;

    /// Why bytes could not be had.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Failure {
        /// `not-found`, `not-granted`, `too-large`, `changed`, `unavailable`, `malformed`; others may follow.
        pub code: String,
        /// For a person.
        pub message: String,
    }

    impl std::fmt::Display for Failure {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(&self.message)
        }
    }

    impl std::error::Error for Failure {}

    impl From<content::Failure> for Failure {
        fn from(failure: content::Failure) -> Self {
            Self { code: failure.code, message: failure.message }
        }
    }

    /// Immutable bytes of the host, to be read as a stream or at once. At most 64 are open at a time.
    #[derive(Debug)]
    pub struct Blob {
        inner: content::Blob,
        offset: u64,
    }

    impl Blob {
        pub(super) fn new(inner: content::Blob) -> Self {
            Self { inner, offset: 0 }
        }

        /// In bytes.
        #[must_use]
        pub fn size(&self) -> u64 {
            self.inner.size()
        }

        /// All of it.
        ///
        /// # Errors
        /// `too-large` where it has more than `limit` bytes, else what the host says.
        pub fn bytes(&self, limit: u64) -> Result<Vec<u8>, Failure> {
            let size = self.size();
            if size > limit {
                let message = format!("has {size} bytes, more than the {limit} that this check reads at once");
                return Err(Failure { code: "too-large".to_owned(), message });
            }
            let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
            while (bytes.len() as u64) < size {
                let part = self.inner.read(bytes.len() as u64, 1 << 20)?;
                if part.is_empty() {
                    break;
                }
                bytes.extend_from_slice(&part);
            }
            Ok(bytes)
        }
    }

    impl io::Read for Blob {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = u32::try_from(buffer.len()).unwrap_or(u32::MAX).min(1 << 20);
            let part =
                self.inner.read(self.offset, length).map_err(|failure| io::Error::other(Failure::from(failure)))?;
            buffer[..part.len()].copy_from_slice(&part);
            self.offset += part.len() as u64;
            Ok(part.len())
        }
    }
}

/// Capability `tree`: the tracked files of the judged tree.
pub mod tree {
    use super::{Blob, Failure, host::tree};

    /// Paths in byte order that match any of `globs`, as in `.gitignore`.
    ///
    /// # Errors
    /// What the host says.
    pub fn find(globs: &[String]) -> Result<Vec<String>, Failure> {
        Ok(tree::find(globs)?)
    }

    /// The content of one file.
    ///
    /// # Errors
    /// What the host says.
    pub fn open(path: &str) -> Result<Blob, Failure> {
        Ok(Blob::new(tree::open(path)?))
    }
}

/// Capability `outputs`: files of the work tree as the build left them, under the granted globs.
pub mod outputs {
    use super::{Blob, Failure, host::outputs};

    /// Paths in byte order that match any of `globs` and a granted one.
    ///
    /// # Errors
    /// What the host says.
    pub fn find(globs: &[String]) -> Result<Vec<String>, Failure> {
        Ok(outputs::find(globs)?)
    }

    /// The content of one file. Symbolic links are never followed.
    ///
    /// # Errors
    /// What the host says.
    pub fn open(path: &str) -> Result<Blob, Failure> {
        Ok(Blob::new(outputs::open(path)?))
    }
}

/// Capability `change`: what git knows about the change.
pub mod change {
    pub use super::host::change::{
        ChangedFile, Commit, Kind, base, base_branch, branches, commits, files, head, head_branch,
    };
    use super::{Blob, Failure};

    /// The content of a file at the base.
    ///
    /// # Errors
    /// What the host says.
    pub fn open_base(path: &str) -> Result<Blob, Failure> {
        Ok(Blob::new(super::host::change::open_base(path)?))
    }
}

/// Capability `pull-request`: what only the pull request knows.
pub mod pull_request {
    pub use super::host::pull_request::{Details, get};
}
