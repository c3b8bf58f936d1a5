//! From a folder to checks that are ready to run: what `check` and `list` have in common.

use crate::environment::Environment;
use crate::error::Error;
use crate::intake::binding::{self, Bound};
use crate::intake::change::{self, Change};
use crate::intake::event::{self, Event};
use crate::intake::git::Repository;
use crate::intake::policy::{Policy, PolicyError, PolicyProblem};
use crate::runtime::module::{Loader, SIZE_LIMIT, digest};
use crate::runtime::registry::{self, Builtin, Check, Code, Source};
use std::path::{Path, PathBuf};

/// What to judge, as the command line and the environment say it.
pub(super) struct Wanted<'a> {
    pub(super) path: Option<&'a Path>,
    pub(super) policy: Option<&'a Path>,
    pub(super) event: Option<Event>,
    pub(super) base: Option<&'a str>,
    pub(super) head: Option<&'a str>,
    pub(super) staged: bool,
    pub(super) history: bool,
    pub(super) whole: bool,
    pub(super) only: &'a [String],
}

/// A change, its policy, and the checks that it enables.
pub(super) struct Session {
    pub(super) change: Change,
    pub(super) bound: Bound,
    pub(super) checks: Vec<Check>,
}

impl Session {
    pub(super) fn open(
        environment: &Environment,
        wanted: &Wanted<'_>,
        builtins: &[Builtin],
        loader: &Loader,
    ) -> Result<Self, Error> {
        let folder = wanted.path.map_or_else(|| environment.folder.clone(), |path| environment.folder.join(path));
        if !folder.is_dir() {
            let reason = if folder.exists() { "is not a folder" } else { "does not exist" };
            return Err(Error::Usage(format!("{} {reason}; name the folder of a repository", folder.display())));
        }
        let change = change::detect(&change::Request {
            root: &folder,
            event: wanted.event.as_ref(),
            base: wanted.base,
            head: wanted.head,
            staged: wanted.staged,
            index_file: environment.index_file.as_deref().filter(|_| wanted.staged),
            history: wanted.history,
            whole: wanted.whole,
        })?;
        let top = top(&folder)?;
        let names: Vec<&str> = builtins.iter().map(|builtin| builtin.id).collect();
        let bound = binding::bind(&change, &top, &environment.folder, wanted.policy, &names)?;
        if let Ok(version) = semver::Version::parse(env!("CARGO_PKG_VERSION")) {
            bound.policy.check_requires(&version)?;
        }
        let checks = checks(&bound, &change, &top, builtins, loader, wanted.only)?;
        Ok(Self { change, bound, checks })
    }
}

/// The top of the work tree, where outputs and paths on disk are counted from.
fn top(folder: &Path) -> Result<PathBuf, Error> {
    let repository = Repository::discover(folder).map_err(change::ChangeError::from)?;
    Ok(repository.map_or_else(|| folder.to_owned(), |repository| repository.top().to_owned()))
}

fn checks(
    bound: &Bound,
    change: &Change,
    top: &Path,
    builtins: &[Builtin],
    loader: &Loader,
    only: &[String],
) -> Result<Vec<Check>, Error> {
    let policy = &bound.policy;
    let enabled = |id: &str| {
        policy.checks.get(id).is_none_or(|check| check.enabled)
            && (only.is_empty() || only.iter().any(|name| name == id))
    };
    let custom = policy.checks.keys().filter(|id| !builtins.iter().any(|builtin| builtin.id == *id));
    let custom: Vec<&str> = custom.map(String::as_str).collect();
    for name in only {
        let known = builtins.iter().map(|builtin| builtin.id).chain(custom.iter().copied());
        let known: Vec<&str> = known.collect();
        if !known.contains(&name.as_str()) {
            return Err(Error::Usage(format!("there is no check `{name}`; there is {}", known.join(", "))));
        }
    }
    let mut checks = Vec::new();
    let mut problems = Vec::new();
    let mut prepare = |source: Source<'_>| {
        let read = |path: &str| bound.text(path);
        match registry::prepare(loader, &source, policy, change, top, &read) {
            Ok(check) => checks.push(check),
            Err(bad) => problems.extend(policy.settings_error(&bad.check, bad.problems).problems),
        }
    };
    for builtin in builtins.iter().filter(|builtin| enabled(builtin.id)) {
        prepare(Source { id: builtin.id, code: Code::Builtin(builtin) });
    }
    let mut missing = Vec::new();
    for id in custom.into_iter().filter(|id| enabled(id)) {
        match module(bound, policy, id) {
            Ok((path, bytes)) => prepare(Source { id, code: Code::Foreign { path, bytes } }),
            Err(problem) => missing.push(problem),
        }
    }
    problems.extend(missing);
    match problems.is_empty() {
        true => Ok(checks),
        false => Err(PolicyError { path: policy.path.clone(), text: policy.text.clone(), problems }.into()),
    }
}

/// The bytes of a custom check's module.
fn module(bound: &Bound, policy: &Policy, id: &str) -> Result<(String, Vec<u8>), PolicyProblem> {
    let pointer = format!("/checks/{id}/module");
    let problem =
        |message: String, help: Option<String>| PolicyProblem { position: policy.position(&pointer), message, help };
    let reference = policy.checks.get(id).and_then(|check| check.module.as_ref());
    let reference = reference.ok_or_else(|| problem(format!("`{id}` has no module"), None))?;
    let bytes = bound.file(&reference.path, SIZE_LIMIT as u64).map_err(|message| problem(message, None))?;
    let is = digest(&bytes);
    match &reference.sha256 {
        Some(pinned) if is != format!("sha256:{pinned}") => {
            let message = format!("`{}` is not the module that is pinned: it has the digest {is}", reference.path);
            Err(problem(message, Some("restore the file, or pin the new digest once you trust it".to_owned())))
        }
        _ => Ok((reference.path.clone(), bytes)),
    }
}

/// The event that the command line or the environment names.
pub(super) fn event(
    environment: &Environment,
    file: Option<&Path>,
    name: Option<&str>,
    wanted: bool,
) -> Result<Option<Event>, Error> {
    let from_environment = environment.event_path.as_deref().filter(|_| environment.actions && wanted);
    let Some(path) = file.or(from_environment) else { return Ok(None) };
    let name = name.or(environment.event_name.as_deref());
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    // A file without a name is what a person passes by hand, mostly that of a pull request.
    Ok(Some(event::parse(name.unwrap_or("pull_request"), path, &bytes)?))
}
