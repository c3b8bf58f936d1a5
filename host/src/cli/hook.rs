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
use crate::intake::git::Repository;
use crate::intake::tree::{Entry, Tree};
use crate::job::Wanted;
use crate::runtime::registry::Builtin;
use std::collections::BTreeSet;
use std::path::PathBuf;

pub(super) fn run(environment: &Environment, files: &[PathBuf], builtins: &[Builtin]) -> Result<u8, Error> {
    let mut arguments = arguments::Check::default();
    if let Some((from, to)) = &environment.pre_commit {
        let wanted = Wanted { base: Some(from), head: Some(to), ..Wanted::default() };
        return judge(environment, &wanted, &arguments, Vec::new(), builtins);
    }
    let named: Vec<String> = files.iter().map(|file| file.to_string_lossy().replace('\\', "/")).collect();
    let staged = staged(environment)?;
    let all = named.iter().any(|file| !staged.contains(file));
    if all {
        arguments.scope = Some(arguments::ScopeArgument::All);
    } else if staged.is_empty() {
        eprintln!("gatewright: nothing is staged, so nothing of a commit is judged");
    }
    let wanted = Wanted { staged: true, whole: all, files: if all { &named } else { &[] }, ..Wanted::default() };
    judge(environment, &wanted, &arguments, Vec::new(), builtins)
}

/// Paths that the next commit would change.
fn staged(environment: &Environment) -> Result<BTreeSet<String>, Error> {
    let fail = |error| Error::from(change::ChangeError::Git(error));
    let Some(repository) = Repository::discover(&environment.folder).map_err(fail)? else {
        return Ok(BTreeSet::new());
    };
    let index = Tree::of_index(&repository, environment.index_file.as_deref()).map_err(fail)?;
    let head = match repository.head().map_err(fail)?.id {
        Some(id) => {
            let (_, tree) = repository.expect_commit(id).map_err(fail)?;
            Some(Tree::of_git(&repository, tree).map_err(fail)?)
        }
        None => None,
    };
    let before = |path: &str| head.as_ref().and_then(|head| head.get(path)).and_then(Entry::blob);
    let changed = index.entries().iter().filter(|entry| entry.blob() != before(&entry.path));
    let gone = head.iter().flat_map(|head| head.entries()).filter(|entry| index.get(&entry.path).is_none());
    Ok(changed.chain(gone).map(|entry| entry.path.clone()).collect())
}
