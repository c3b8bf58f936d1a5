//! The policy file of a tree: where it is looked for, and how it is read.

use super::policy::{Policy, PolicyError};
use super::tree::{EntryKind, ReadError, Tree};
use std::path::PathBuf;

/// Where a policy is looked for, from the top of the repository.
pub const PATHS: [&str; 2] = [".github/gatewright.yml", ".github/gatewright.yaml"];
/// Bytes of a policy.
pub(super) const SIZE_LIMIT: u64 = 1 << 20;

/// Why a policy file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyFileError {
    /// Two files.
    #[error("there are `{}` and `{}` {place}; keep one", PATHS[0], PATHS[1])]
    Two {
        /// In which tree.
        place: String,
    },
    /// Not a file.
    #[error("`{path}` {place} is not a file but a link or a folder; a policy is a file")]
    NotAFile {
        /// From the top.
        path: String,
        /// In which tree.
        place: String,
    },
    /// It cannot be read from git.
    #[error("cannot read the policy `{path}` {place}: {source}")]
    Unreadable {
        /// From the top.
        path: String,
        /// In which tree.
        place: String,
        /// Why.
        source: ReadError,
    },
    /// It cannot be read from disk.
    #[error("cannot read the policy {}: {source}", path.display())]
    Disk {
        /// As given.
        path: PathBuf,
        /// As the system says it.
        source: std::io::Error,
    },
    /// Not text.
    #[error("the policy `{path}` {place} is not UTF-8 text; save it as UTF-8")]
    NotText {
        /// From the top.
        path: String,
        /// In which tree.
        place: String,
    },
    /// It says something that cannot be.
    #[error(transparent)]
    Policy(#[from] PolicyError),
}

/// The policy of a tree, read and understood. None: it has none. `place`: which tree it is, as a phrase for messages.
///
/// # Errors
/// There is one and it cannot be used.
pub fn read_policy(tree: &Tree, place: &str, builtins: &[&str]) -> Result<Option<Policy>, PolicyFileError> {
    let Some((path, text)) = read(tree, place)? else { return Ok(None) };
    Ok(Some(Policy::parse(&path, &text, builtins)?))
}

/// Path and text of the policy of a tree.
pub(super) fn read(tree: &Tree, place: &str) -> Result<Option<(String, String)>, PolicyFileError> {
    let mut found = PATHS.iter().filter_map(|path| tree.get(path));
    let entry = match (found.next(), found.next()) {
        (None, _) => return Ok(None),
        (Some(_), Some(_)) => return Err(PolicyFileError::Two { place: place.to_owned() }),
        (Some(entry), None) => entry,
    };
    let path = entry.path.clone();
    if entry.kind != EntryKind::File {
        return Err(PolicyFileError::NotAFile { path, place: place.to_owned() });
    }
    let bytes = tree.reader().read(entry, SIZE_LIMIT);
    let bytes =
        bytes.map_err(|source| PolicyFileError::Unreadable { path: path.clone(), place: place.to_owned(), source })?;
    let text = text(bytes, &path, place)?;
    Ok(Some((path, text)))
}

pub(super) fn text(bytes: Vec<u8>, path: &str, place: &str) -> Result<String, PolicyFileError> {
    String::from_utf8(bytes).map_err(|_| PolicyFileError::NotText { path: path.to_owned(), place: place.to_owned() })
}

/// Files of a tree that somebody may have meant as its policy, and that nobody reads: another folder, another ending, other letters.
#[must_use]
pub fn misplaced(tree: &Tree) -> Vec<&str> {
    let is_meant = |path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let name = name.strip_prefix('.').unwrap_or(name);
        let known = ["gatewright.yml", "gatewright.yaml", "gatewright.json"];
        (folder.is_empty() || folder.eq_ignore_ascii_case(".github"))
            && known.iter().any(|known| name.eq_ignore_ascii_case(known))
            && !PATHS.contains(&path)
    };
    tree.entries().iter().map(|entry| entry.path.as_str()).filter(|path| is_meant(path)).collect()
}
