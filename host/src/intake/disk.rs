//! Files of a work tree on disk, reached without any symbolic link.
//!
//! A pull request can put a link in the place of any file or folder. What it points to may hold the credentials of the job, and an
//! error message or a finding would show them.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::{Component, Path, PathBuf};

/// A path as git writes it: its bytes, with `/` between folders.
#[cfg(unix)]
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    let parts: Vec<&[u8]> = path.components().map(|part| part.as_os_str().as_bytes()).collect();
    parts.join(&b'/')
}

/// A path as git writes it, with `/` between folders. What is not Unicode is replaced.
#[cfg(not(unix))]
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").into_bytes()
}

/// What stands at that path below `top`, be it a link; none: nothing, or only a link to a folder leads there.
pub(crate) fn kind(top: &Path, path: &Path) -> Option<FileType> {
    let mut place = top.to_owned();
    let mut kind: Option<FileType> = None;
    for part in path.components() {
        let Component::Normal(part) = part else { return None };
        if kind.is_some_and(|kind| !kind.is_dir()) {
            return None;
        }
        place.push(part);
        kind = Some(fs::symlink_metadata(&place).ok()?.file_type());
    }
    kind
}

/// Opens a regular file below `top`.
///
/// # Errors
/// There is none, a link leads there, or the system refuses.
pub(crate) fn open(top: &Path, path: &Path) -> Result<File> {
    let refuse = |reason| Err(Error::new(ErrorKind::InvalidInput, reason));
    let linked = || refuse("it is reached through a symbolic link, which is not followed");
    match kind(top, path) {
        Some(kind) if kind.is_symlink() => return linked(),
        Some(kind) if !kind.is_file() => return refuse("it is not a file"),
        Some(_) => {}
        None if top.join(path).symlink_metadata().is_ok() => return linked(),
        None => return Err(Error::from(ErrorKind::NotFound)),
    }
    let file = beneath(top, path)?;
    if file.metadata()?.is_file() { Ok(file) } else { refuse("it is not a file") }
}

/// Where the system can, it follows no link even if one was put there since.
#[cfg(target_os = "linux")]
fn beneath(top: &Path, path: &Path) -> Result<File> {
    use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
    let folder = File::open(top)?;
    // A pipe that was put there since would otherwise be waited for.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
    match openat2(&folder, path, flags, Mode::empty(), resolve) {
        Ok(file) => Ok(file.into()),
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::PERM) => OpenOptions::new().read(true).open(top.join(path)),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn beneath(top: &Path, path: &Path) -> Result<File> {
    OpenOptions::new().read(true).open(top.join(path))
}

/// The content of a file that has at most `limit` bytes.
///
/// # Errors
/// As of [`open`], and where it has more.
pub(crate) fn read(top: &Path, path: &Path, limit: u64) -> Result<Vec<u8>> {
    at_most(open(top, path)?, limit)
}

/// What is left of a file that has at most `limit` bytes.
///
/// # Errors
/// It has more, or cannot be read.
pub(crate) fn at_most(file: File, limit: u64) -> Result<Vec<u8>> {
    let too_large = |size| Err(Error::new(ErrorKind::FileTooLarge, format!("it has {size} bytes, more than {limit}")));
    let size = file.metadata()?.len();
    if size > limit {
        return too_large(size);
    }
    // It may grow while it is read.
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        size if size > limit => too_large(size),
        _ => Ok(bytes),
    }
}

/// The path of a file from the top, if it is named as one below it: links on the way to `top` and to `folder`, where the process was
/// started, are the operator's own.
pub(crate) fn below(top: &Path, folder: &Path, file: &Path) -> Option<PathBuf> {
    let top = top.canonicalize().ok()?;
    let mut place = folder.canonicalize().ok()?;
    for part in file.components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            Component::CurDir => {}
            part => place.push(part),
        }
    }
    // The outermost, as a link in the tree may lead back to its top.
    let here = place.ancestors().skip(1).filter(|place| place.canonicalize().is_ok_and(|place| place == top)).last()?;
    place.strip_prefix(here).ok().map(Path::to_owned)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("top");
        fs::create_dir_all(top.join("real")).unwrap();
        fs::write(folder.path().join("secret"), "token").unwrap();
        fs::write(top.join("real/file"), "text").unwrap();
        symlink("../secret", top.join("link")).unwrap();
        symlink("real", top.join("folder")).unwrap();
        let read = |path: &str| read(&top, Path::new(path), 4);
        assert_eq!(read("real/file").unwrap(), b"text");
        for path in ["link", "folder/file"] {
            assert!(read(path).unwrap_err().to_string().contains("symbolic link"), "{path}");
        }
        for path in ["../secret", "/etc/passwd", "real", "real/../link", "real/file/x", "none", ""] {
            assert!(read(path).is_err(), "{path}");
        }
        fs::write(top.join("real/file"), "longer").unwrap();
        assert!(read("real/file").unwrap_err().to_string().contains("6 bytes, more than 4"));
    }

    #[test]
    fn what_is_named_below_the_top_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("top");
        fs::create_dir_all(top.join("sub")).unwrap();
        let alias = folder.path().join("alias");
        symlink(&top, &alias).unwrap();
        let sub = alias.join("sub");
        symlink(".", top.join("loop")).unwrap();
        let below = |file: &str| below(&alias, &sub, Path::new(file)).map(|path| path.display().to_string());
        assert_eq!(below("a.yml").as_deref(), Some("sub/a.yml"));
        assert_eq!(below("../a.yml").as_deref(), Some("a.yml"));
        assert_eq!(below(alias.join("a.yml").to_str().unwrap()).as_deref(), Some("a.yml"));
        assert_eq!(below("../loop/a.yml").as_deref(), Some("loop/a.yml"));
        assert_eq!(below("../../a.yml"), None);
        assert_eq!(below("/etc/a.yml"), None);
    }
}
