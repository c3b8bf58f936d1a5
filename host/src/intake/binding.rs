//! The policy that binds, and the files that it points to, all from one place.
//!
//! On a change that place is the base: the change cannot weaken its own gate. Where the base has no policy it is the judged
//! tree. A policy never takes a key, an ignore file or a module from another place than itself.

use super::change::{Binding, Change};
use super::disk;
use super::policy::{Policy, PolicyError};
use super::tree::{Entry, EntryKind, ReadError, Tree};
use std::path::{Path, PathBuf};

/// Where a policy is looked for, from the top of the repository.
pub const PATHS: [&str; 2] = [".github/gatewright.yml", ".github/gatewright.yaml"];
/// Bytes of a policy.
const SIZE_LIMIT: u64 = 1 << 20;
/// Bytes of a file that a setting names: baselines of large repositories have several MiB.
const FILE_LIMIT: u64 = 8 << 20;

/// Why there is no policy to judge by.
#[derive(Debug, thiserror::Error)]
pub enum BindingError {
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

/// From where a policy and its files are read.
#[derive(Debug)]
enum Place {
    Tree(Tree, String),
    Disk(PathBuf),
}

/// The policy that binds.
#[derive(Debug)]
pub struct Bound {
    /// It.
    pub policy: Policy,
    /// From where it came, for the report.
    pub phrase: String,
    /// The policy of the judged tree, where another one binds: what would judge the next change.
    pub proposed: Option<Result<Policy, PolicyError>>,
    place: Place,
}

/// Finds the policy. `file`: the operator names one, from `folder`, which then binds as it stands on disk. In the work tree a pull request
/// could have put a link in its place, so none is followed there.
///
/// # Errors
/// Where there is one and it cannot be used.
pub fn bind(
    change: &Change,
    top: &Path,
    folder: &Path,
    file: Option<&Path>,
    builtins: &[&str],
) -> Result<Bound, BindingError> {
    if let Some(file) = file {
        let inside = disk::below(top, folder, file);
        let bytes = match &inside {
            Some(inside) => disk::read(top, inside, SIZE_LIMIT),
            None => std::fs::File::open(folder.join(file)).and_then(|file| disk::at_most(file, SIZE_LIMIT)),
        };
        let bytes = bytes.map_err(|source| BindingError::Disk { path: file.to_owned(), source })?;
        let path = inside.as_deref().unwrap_or(file).display().to_string();
        let text = text(bytes, &path, "on disk")?;
        let policy = Policy::parse(&path, &text, builtins)?;
        return Ok(Bound { policy, phrase: format!("`{path}`"), proposed: None, place: Place::Disk(top.to_owned()) });
    }
    let gate = change.gate.as_ref().filter(|_| change.binding == Binding::Base);
    let head = (change.tree.clone(), "in the judged tree".to_owned());
    if let Some(gate) = gate {
        let short = gate.commit.id.get(..10).unwrap_or("the base");
        let base = (gate.tree.clone(), format!("at the base ({short})"));
        if let Some((path, text)) = read(&base.0, &base.1)? {
            let policy = Policy::parse(&path, &text, builtins)?;
            let proposed = match read(&head.0, &head.1)? {
                Some((_, same)) if same == text => None,
                Some((path, text)) => Some(Policy::parse(&path, &text, builtins)),
                None => Some(Ok(Policy::default())),
            };
            let phrase = format!("`{path}` {}", base.1);
            return Ok(Bound { policy, phrase, proposed, place: Place::Tree(base.0, base.1) });
        }
    }
    let Some((path, text)) = read(&head.0, &head.1)? else {
        let phrase = "none; the defaults judge".to_owned();
        return Ok(Bound { policy: Policy::default(), phrase, proposed: None, place: Place::Tree(head.0, head.1) });
    };
    let policy = Policy::parse(&path, &text, builtins)?;
    let why = if gate.is_some() { "of the change itself, as the base has none" } else { head.1.as_str() };
    Ok(Bound { policy, phrase: format!("`{path}` {why}"), proposed: None, place: Place::Tree(head.0, head.1) })
}

fn read(tree: &Tree, place: &str) -> Result<Option<(String, String)>, BindingError> {
    let mut found = PATHS.iter().filter_map(|path| tree.get(path));
    let (Some(entry), None) = (found.next(), found.next()) else {
        return match PATHS.iter().all(|path| tree.get(path).is_some()) {
            true => Err(BindingError::Two { place: place.to_owned() }),
            false => Ok(None),
        };
    };
    let path = entry.path.clone();
    if entry.kind != EntryKind::File {
        return Err(BindingError::NotAFile { path, place: place.to_owned() });
    }
    let bytes = tree.reader().read(entry, SIZE_LIMIT);
    let bytes =
        bytes.map_err(|source| BindingError::Unreadable { path: path.clone(), place: place.to_owned(), source })?;
    let text = text(bytes, &path, place)?;
    Ok(Some((path, text)))
}

fn text(bytes: Vec<u8>, path: &str, place: &str) -> Result<String, BindingError> {
    String::from_utf8(bytes).map_err(|_| BindingError::NotText { path: path.to_owned(), place: place.to_owned() })
}

impl Bound {
    /// A file that the policy points to.
    ///
    /// # Errors
    /// Why it cannot be read, and where it was looked for.
    pub fn file(&self, path: &str, limit: u64) -> Result<Vec<u8>, String> {
        match &self.place {
            Place::Tree(tree, place) => {
                let entry = tree.get(path).filter(|entry| entry.kind == EntryKind::File).ok_or_else(|| {
                    format!("there is no file `{path}` {place}, from where the policy binds; commit it there first")
                })?;
                tree.reader().read(entry, limit).map_err(|error| format!("cannot read `{path}` {place}: {error}"))
            }
            Place::Disk(top) => {
                let path = Path::new(path);
                disk::read(top, path, limit).map_err(|error| format!("cannot read `{}`: {error}", path.display()))
            }
        }
    }

    /// Whether the change edits that file, which judges the change as it stands where the policy binds. What only the base edited since
    /// the change left it is not the change's doing.
    #[must_use]
    pub fn is_changed(&self, change: &Change, path: &str) -> bool {
        let touched = change.files.iter().any(|file| file.path == path || file.previous_path.as_deref() == Some(path));
        match &self.place {
            Place::Tree(tree, _) if touched => {
                tree.get(path).map(Entry::blob) != change.tree.get(path).map(Entry::blob)
            }
            Place::Tree(..) | Place::Disk(_) => false,
        }
    }

    /// The text of a file that a setting names.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn text(&self, path: &str) -> Result<String, String> {
        String::from_utf8(self.file(path, FILE_LIMIT)?).map_err(|_| format!("`{path}` is not UTF-8 text"))
    }
}
