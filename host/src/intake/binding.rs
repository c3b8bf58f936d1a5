//! The policy that binds, and the files that it points to, all from one place.
//!
//! [`who_judges`](super::who_judges) says which place that is; here it is read. A policy never takes a key, an ignore file or a module from
//! another place than itself. Where the place has no policy, the built-in defaults judge, and a policy that the change brings is a *first
//! policy*: it may add and tighten, see [`floor`](super::policy::floor).

use super::change::Change;
use super::disk;
use super::facts::short;
use super::policy::Policy;
use super::policy_file::{self, PATHS, PolicyFileError, SIZE_LIMIT};
use super::tree::{Entry, EntryKind, Tree};
use super::who_judges::From;
use crate::model::report::{JudgedBy, Source};
use std::path::{Path, PathBuf};

/// Bytes of a file that a setting names: baselines of large repositories have several MiB.
const FILE_LIMIT: u64 = 8 << 20;

/// From where a policy and its files are read.
#[derive(Debug, Clone)]
enum Place {
    Tree(Tree, String),
    Disk(PathBuf),
}

/// The policy that binds.
#[derive(Debug)]
pub struct Bound {
    /// It. A first policy stands here as the change brings it, until whoever opens the job has put its [floor](super::policy::floor) in place.
    pub policy: Policy,
    /// Whose it is.
    pub by: JudgedBy,
    /// From where it came, as a phrase for people.
    pub phrase: String,
    /// The policy of the judged tree, where another one binds: what would judge the next change. The inner none: there is none any more.
    pub proposed: Option<Result<Option<Policy>, PolicyFileError>>,
    /// What the reader must know of where a policy was looked for.
    pub notices: Vec<String>,
    place: Place,
    head: Tree,
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
) -> Result<Bound, PolicyFileError> {
    let head = change.whole.tree.clone();
    let mut notices: Vec<String> = policy_file::misplaced(&head).into_iter().map(misplaced).collect();
    if let Some(file) = file {
        return operator(top, folder, file, builtins, head, notices);
    }
    let gate = change.gate.as_ref();
    let of_head = "in the judged tree".to_owned();
    if let Some(gate) = gate {
        let phrase = phrase(gate.from, gate.branch.as_deref(), &gate.commit.id);
        let by = |from, path: Option<&str>| JudgedBy {
            from,
            branch: gate.branch.clone(),
            commit: Some(gate.commit.id.clone()).filter(|id| !id.is_empty()),
            path: path.map(str::to_owned),
        };
        // A tree that has landed proposes nothing.
        let itself = change.facts.landed;
        if let Some(policy) = policy_file::read_policy(&gate.tree, &phrase, builtins)? {
            let proposed = match policy_file::read(&head, &of_head) {
                _ if itself => None,
                Ok(Some((path, same))) if path == policy.path && same == policy.text => None,
                Ok(Some((path, text))) => {
                    notices.push(format!("this change edits the policy `{path}`; this run used the version {phrase}"));
                    let parsed = Policy::parse(&path, &text, builtins);
                    Some(parsed.map(Some).map_err(PolicyFileError::from))
                }
                Ok(None) => Some(Ok(None)),
                Err(error) => Some(Err(error)),
            };
            return Ok(Bound {
                by: by(gate.from.source(), Some(&policy.path)),
                phrase: format!("`{}` {phrase}", policy.path),
                policy,
                proposed,
                notices,
                place: Place::Tree(gate.tree.clone(), phrase),
                head,
            });
        }
        let first = if itself { None } else { policy_file::read_policy(&head, &of_head, builtins)? };
        let Some(policy) = first else {
            return Ok(Bound {
                by: by(Source::Defaults, None),
                phrase: format!("the built-in defaults, as there is no policy {phrase}"),
                policy: Policy::default(),
                proposed: None,
                notices,
                place: Place::Tree(gate.tree.clone(), phrase),
                head,
            });
        };
        let phrase = format!(
            "the built-in defaults and what `{}` of this change adds to them, as there is no policy {phrase}",
            policy.path
        );
        return Ok(first_policy(by(Source::FirstPolicy, Some(&policy.path)), phrase, policy, notices, head));
    }
    let by = |from, path| JudgedBy { from, branch: None, commit: None, path };
    Ok(match policy_file::read_policy(&head, &of_head, builtins)? {
        Some(policy) => {
            let phrase =
                format!("the built-in defaults and what `{}` adds to them, as nothing came before", policy.path);
            first_policy(by(Source::FirstPolicy, Some(policy.path.clone())), phrase, policy, notices, head)
        }
        None => Bound {
            by: by(Source::Defaults, None),
            phrase: "the built-in defaults, as there is no policy".to_owned(),
            policy: Policy::default(),
            proposed: None,
            notices,
            place: Place::Tree(head.clone(), of_head),
            head,
        },
    })
}

fn first_policy(by: JudgedBy, phrase: String, policy: Policy, mut notices: Vec<String>, head: Tree) -> Bound {
    notices.push(format!(
        "`{}` is the first policy: what weakens the built-in defaults, and its waivers, count only once it is on the base",
        policy.path
    ));
    let place = Place::Tree(head.clone(), "in this change".to_owned());
    Bound { policy, by, phrase, proposed: None, notices, place, head }
}

fn operator(
    top: &Path,
    folder: &Path,
    file: &Path,
    builtins: &[&str],
    head: Tree,
    notices: Vec<String>,
) -> Result<Bound, PolicyFileError> {
    let inside = disk::below(top, folder, file);
    let bytes = match &inside {
        Some(inside) => disk::read(top, inside, SIZE_LIMIT),
        None => std::fs::File::open(folder.join(file)).and_then(|file| disk::at_most(file, SIZE_LIMIT)),
    };
    let bytes = bytes.map_err(|source| PolicyFileError::Disk { path: file.to_owned(), source })?;
    let path = inside.as_deref().unwrap_or(file).display().to_string();
    let text = policy_file::text(bytes, &path, "on disk")?;
    let policy = Policy::parse(&path, &text, builtins)?;
    Ok(Bound {
        policy,
        by: JudgedBy { from: Source::Operator, branch: None, commit: None, path: Some(path.clone()) },
        phrase: format!("`{path}`, which the operator names"),
        proposed: None,
        notices,
        place: Place::Disk(top.to_owned()),
        head,
    })
}

/// Where a policy binds from, behind its path: "on the base `main` (0123456789)".
fn phrase(from: From, branch: Option<&str>, commit: &str) -> String {
    let what = match from {
        From::Base => "on the base",
        From::DefaultBranch => "on the default branch",
        From::ListedBranch => "on the listed branch",
        From::Tree if commit.is_empty() => return "in this folder".to_owned(),
        From::Tree => return format!("in this tree ({})", short(commit)),
    };
    match branch {
        Some(branch) => format!("{what} `{branch}` ({})", short(commit)),
        None => format!("{what} ({})", short(commit)),
    }
}

fn misplaced(path: &str) -> String {
    format!("`{path}` is not read: a policy stands at `{}`", PATHS[0])
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

    /// The same for what would judge the next change: the policy that it proposes, with its files as the change leaves them.
    #[must_use]
    pub fn at_head(&self, policy: Policy) -> Self {
        Self {
            policy,
            by: self.by.clone(),
            phrase: self.phrase.clone(),
            proposed: None,
            notices: Vec::new(),
            place: Place::Tree(self.head.clone(), "in the judged tree".to_owned()),
            head: self.head.clone(),
        }
    }

    /// Whether the change edits or deletes that file, which judges the change as it stands where the policy binds. What only the base
    /// edited since the change left it is not the change's doing.
    #[must_use]
    pub fn is_changed(&self, change: &Change, path: &str) -> bool {
        let blob = |tree: &Tree| tree.get(path).and_then(Entry::blob);
        match &self.place {
            Place::Tree(tree, _) => {
                let touched = change.whole.base.as_ref().is_some_and(|base| blob(base) != blob(&self.head));
                touched && blob(tree) != blob(&self.head)
            }
            Place::Disk(_) => false,
        }
    }

    /// The text of a file that a setting names.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn text(&self, path: &str) -> Result<String, String> {
        String::from_utf8(self.file(path, FILE_LIMIT)?).map_err(|_| format!("`{path}` is not UTF-8 text"))
    }

    /// A notice where the policy on disk is not the one of the judged commit: somebody edits it and wonders why nothing happens.
    #[must_use]
    pub fn uncommitted(&self, top: &Path) -> Option<String> {
        PATHS.iter().find_map(|path| {
            let on_disk = disk::read(top, Path::new(path), SIZE_LIMIT).ok();
            let plain = |bytes: Vec<u8>| bytes.into_iter().filter(|byte| *byte != b'\r').collect::<Vec<_>>();
            let committed = self.head.get(path).filter(|entry| entry.kind == EntryKind::File);
            let committed = committed.and_then(|entry| self.head.reader().read(entry, SIZE_LIMIT).ok());
            let differs = on_disk.is_some() && on_disk.map(plain) != committed.map(plain);
            differs.then(|| {
                format!(
                    "`{path}` has changes that are not committed and do not count; commit them, or try them with `--policy {path}`"
                )
            })
        })
    }
}
