//! `gatewright hook`: what pre-commit runs.
//!
//! pre-commit says what a run is about in two ways only: two environment variables for `--from-ref` and `--to-ref` (and for a push), and the
//! names of files. In a commit those are the staged files; with `--all-files` or `--files` they are others, and then the user wants those
//! judged as they are. A hook that only ever looks at what is staged would pass over a committed secret without a word.

use super::arguments;
use super::check::judge;
use crate::environment::Environment;
use crate::error::Error;
use crate::intake::change;
use crate::intake::disk;
use crate::intake::git::Repository;
use crate::intake::tree::{Entry, Tree, path_text};
use crate::job::{Wanted, event};
use crate::model::verdict::Scope;
use crate::runtime::registry::Builtin;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Says that pre-commit has no commit to begin with, as before the first push of a branch.
fn is_zero(revision: &str) -> bool {
    !revision.is_empty() && revision.bytes().all(|digit| digit == b'0')
}

pub(super) fn run(environment: &Environment, files: &[PathBuf], builtins: &[Builtin]) -> Result<u8, Error> {
    let mut arguments = arguments::Check::default();
    if let Some((from, to)) = environment.pre_commit.as_ref().filter(|(from, _)| !is_zero(from)) {
        let wanted = Wanted { base: Some(from), head: Some(to), ..Wanted::default() };
        return judge(environment, &wanted, &arguments, Vec::new(), builtins);
    }
    let hooked = Hooked::read(environment)?;
    let named = files.iter().map(|file| hooked.path(environment, file)).collect::<Result<Vec<_>, _>>()?;
    let all = named.iter().any(|file| !hooked.staged.contains(file));
    if all {
        arguments.scope = Some(Scope::All);
    } else if hooked.staged.is_empty() {
        eprintln!("gatewright: nothing is staged, so nothing of a commit is judged");
    }
    let wanted = Wanted {
        // In a CI job the event says who judges.
        event: event(environment, None, None, true)?,
        staged: true,
        whole: all,
        files: if all { &named } else { &[] },
        ..Wanted::default()
    };
    judge(environment, &wanted, &arguments, Vec::new(), builtins)
}

/// The index that a hook is about, and what of it the next commit would change.
struct Hooked {
    top: PathBuf,
    index: Option<Tree>,
    staged: BTreeSet<String>,
}

impl Hooked {
    fn read(environment: &Environment) -> Result<Self, Error> {
        let fail = |error| Error::from(change::ChangeError::Git(error));
        let Some(repository) = Repository::discover(&environment.folder, false).map_err(fail)? else {
            return Ok(Self { top: environment.folder.clone(), index: None, staged: BTreeSet::new() });
        };
        let index = Tree::of_index(&repository, environment.index_file.as_deref()).map_err(fail)?;
        let head = match repository.head().map_err(fail)?.id {
            Some(id) => {
                let (_, tree) = repository.expect_commit(id).map_err(fail)?;
                Some(Tree::of_git(&repository, tree).map_err(fail)?)
            }
            None => None,
        };
        let is_known = |entry: &&Entry| {
            let before = head.as_ref().and_then(|head| head.get(&entry.path));
            before.is_none_or(|before| !before.is_same(entry))
        };
        let changed = index.entries().iter().filter(is_known);
        let gone = head.iter().flat_map(|head| head.entries()).filter(|entry| index.get(&entry.path).is_none());
        let staged = changed.chain(gone).map(|entry| entry.path.clone()).collect();
        Ok(Self { top: repository.top().to_owned(), index: Some(index), staged })
    }

    /// A file that pre-commit names, as the index has it. One that is not there would be passed over without a word.
    fn path(&self, environment: &Environment, file: &Path) -> Result<String, Error> {
        let below = disk::below(&self.top, &environment.folder, file);
        let path = below.map(|path| path_text(&disk::bytes(&path)));
        let known = |path: &String| {
            self.staged.contains(path) || self.index.as_ref().is_some_and(|index| index.get(path).is_some())
        };
        path.filter(known).ok_or_else(|| {
            Error::Usage(format!("git does not track {}; `gatewright hook` judges files of the index", file.display()))
        })
    }
}
