//! Brings text to a file: whole or not at all, and an error that says what to do.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a report could not be told.
#[derive(Debug, thiserror::Error)]
pub enum SinkError {
    /// The folder of the file does not exist.
    #[error("cannot write `{}`: its folder does not exist; create `{}` first", file.display(), folder.display())]
    NoFolder {
        /// The file that was to be written.
        file: PathBuf,
        /// What is missing.
        folder: PathBuf,
    },
    /// A folder has that name.
    #[error("cannot write `{}`: it is a folder; name a file in it", file.display())]
    IsFolder {
        /// The file that was to be written.
        file: PathBuf,
    },
    /// A link has that name, and a change could have placed it there.
    #[error("cannot write `{}`: it is a symbolic link; name the file that it points to", file.display())]
    IsLink {
        /// The file that was to be written.
        file: PathBuf,
    },
    /// The disk or the quota is full.
    #[error("cannot write `{}`: no space is left; free some or name a file elsewhere (nothing was written)", file.display())]
    Full {
        /// The file that was to be written.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// We may not write there.
    #[error("cannot write `{}`: not permitted; check the rights of its folder or name a file elsewhere", file.display())]
    Denied {
        /// The file that was to be written.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Anything else that the system refuses.
    #[error("cannot write `{}`: {source}; nothing was written, so it is safe to try again", file.display())]
    Io {
        /// The file that was to be written.
        file: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The delimiter of an output occurs in it.
    #[error("cannot set the output `{name}`: its name or value contains the delimiter; run again with another one")]
    Delimiter {
        /// Of the output.
        name: String,
    },
    /// A stop token that a change could foresee.
    #[error(
        "the stop token must be 32 or more letters and digits, or the log is not protected; this is a bug, please report it"
    )]
    StopToken,
    /// A serialiser refused.
    #[error("cannot write the report as {format}: {message}; this is a bug, please report it")]
    Serialise {
        /// Name of the format.
        format: &'static str,
        /// What the serialiser said.
        message: String,
    },
}

/// Replaces a file by `text`, or leaves it as it was. Pipes and devices, like `/dev/stdout`, are written to directly.
///
/// # Errors
/// Where the file cannot be written; nothing of `text` is left behind.
pub fn write(file: &Path, text: &str) -> Result<(), SinkError> {
    let fail = |source| explain(file, source);
    if let Ok(there) = fs::metadata(file) {
        if there.is_dir() {
            return Err(SinkError::IsFolder { file: file.to_owned() });
        }
        if !there.is_file() {
            let mut open = OpenOptions::new().write(true).open(file).map_err(fail)?;
            return open.write_all(text.as_bytes()).and_then(|()| open.flush()).map_err(fail);
        }
    }
    if fs::symlink_metadata(file).is_ok_and(|there| there.is_symlink()) {
        return Err(SinkError::IsLink { file: file.to_owned() });
    }
    let folder = folder(file);
    if !folder.is_dir() {
        return Err(SinkError::NoFolder { file: file.to_owned(), folder: folder.to_owned() });
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gatewright-").suffix(".tmp");
    // Others read reports (an upload step, another user), so the usual mode applies, not that of temporary files.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(folder).map_err(fail)?;
    temporary.write_all(text.as_bytes()).map_err(fail)?;
    temporary.as_file().sync_all().map_err(fail)?;
    temporary.persist(file).map_err(|error| fail(error.error))?;
    Ok(())
}

/// Appends `text` to a file that belongs to the runner, like `GITHUB_STEP_SUMMARY`, or leaves the file as it was.
///
/// # Errors
/// Where the file cannot be written.
pub fn append(file: &Path, text: &str) -> Result<(), SinkError> {
    if file.is_dir() {
        return Err(SinkError::IsFolder { file: file.to_owned() });
    }
    let folder = folder(file);
    if !folder.is_dir() {
        return Err(SinkError::NoFolder { file: file.to_owned(), folder: folder.to_owned() });
    }
    let open = |file: &Path| -> io::Result<(File, u64)> {
        let open = OpenOptions::new().append(true).create(true).open(file)?;
        let length = open.metadata()?.len();
        Ok((open, length))
    };
    let (mut open, length) = open(file).map_err(|source| explain(file, source))?;
    open.write_all(text.as_bytes()).and_then(|()| open.flush()).map_err(|source| {
        // What was there before is not ours to lose; where even this fails, the first error says more.
        let _ = open.set_len(length);
        explain(file, source)
    })
}

/// One output in the form that `GITHUB_OUTPUT` takes.
///
/// # Errors
/// Where the name or the value contains the delimiter, or the name could not be told from the value.
pub fn output(name: &str, value: &str, delimiter: &str) -> Result<String, SinkError> {
    let refuse = delimiter.is_empty()
        || name.is_empty()
        || [name, value].iter().any(|text| text.contains(delimiter))
        || [name, delimiter].iter().any(|text| text.contains(['\n', '\r', '=', '<']));
    if refuse {
        return Err(SinkError::Delimiter { name: super::escape::line(name) });
    }
    Ok(format!("{name}<<{delimiter}\n{value}\n{delimiter}\n"))
}

/// The folder of a file; the current one for a bare name.
fn folder(file: &Path) -> &Path {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Gives what the system said a name and a next step.
fn explain(file: &Path, source: io::Error) -> SinkError {
    let file = file.to_owned();
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SinkError::Full { file, source },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => SinkError::Denied { file, source },
        io::ErrorKind::IsADirectory => SinkError::IsFolder { file },
        io::ErrorKind::NotFound => {
            let folder = folder(&file).to_owned();
            SinkError::NoFolder { file, folder }
        }
        _ => SinkError::Io { file, source },
    }
}
