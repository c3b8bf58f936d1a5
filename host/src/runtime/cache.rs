//! The cache of compiled modules, by digest and engine.
//!
//! What is in it is native code. So it lies outside the repository, in a folder that nobody else can write.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use wasmtime::Engine;
use wasmtime::component::Component;

/// A folder of compiled modules.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// Why a folder is not used. Modules are then compiled whenever they are needed.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// It cannot be made or read.
    #[error("{}: {source}", path.display())]
    Unusable {
        /// The folder.
        path: PathBuf,
        /// As the system says it.
        source: std::io::Error,
    },
    /// It is a link, a file, or a folder in which somebody else could put code.
    #[error("{} {reason}", path.display())]
    Unsafe {
        /// The folder.
        path: PathBuf,
        /// In words.
        reason: &'static str,
    },
}

impl Cache {
    /// The cache in that folder, which is made where it is missing.
    ///
    /// # Errors
    /// It cannot be made, or others can write it.
    pub fn open(folder: &Path) -> Result<Self, CacheError> {
        let unusable = |source| CacheError::Unusable { path: folder.to_owned(), source };
        let refuse = |reason| Err(CacheError::Unsafe { path: folder.to_owned(), reason });
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(unusable)?;
        let metadata = fs::symlink_metadata(folder).map_err(unusable)?;
        if !metadata.is_dir() {
            return refuse("is not a folder but a link to one");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            if metadata.uid() != rustix::process::geteuid().as_raw() {
                return refuse("belongs to another user");
            }
            if metadata.mode() & 0o022 != 0 {
                return refuse("can be written by other users");
            }
        }
        Ok(Self { folder: folder.to_owned() })
    }

    /// The compiled form of the module of that digest. What this engine does not accept is as if it were not there.
    pub(super) fn get(&self, engine: &Engine, digest: &str) -> Option<Component> {
        let file = self.file(engine, digest);
        if !file.is_file() {
            return None;
        }
        // SAFETY: the folder belongs to this user and nobody else can write it (see `open`), so the file is what a host of
        // this user put there; wasmtime checks that it was an engine like this one.
        #[expect(unsafe_code, reason = "the only way to load compiled code; see the safety comment")]
        unsafe {
            Component::deserialize_file(engine, file).ok()
        }
    }

    /// Keeps a compiled form. A cache that cannot be written costs time, never a verdict, so that is no error.
    pub(super) fn put(&self, engine: &Engine, digest: &str, compiled: &[u8]) {
        let _ = (|| -> std::io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(compiled)?;
            file.persist(self.file(engine, digest)).map_err(|error| error.error)?;
            Ok(())
        })();
    }

    fn file(&self, engine: &Engine, digest: &str) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        engine.precompile_compatibility_hash().hash(&mut hasher);
        let digest = digest.trim_start_matches("sha256:");
        self.folder.join(format!("{digest}-{:016x}.cwasm", hasher.finish()))
    }
}
