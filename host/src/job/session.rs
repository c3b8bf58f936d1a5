//! From a folder to checks that are ready to run.

use super::module;
use crate::environment::Environment;
use crate::error::Error;
use crate::intake::binding::{self, Bound};
use crate::intake::change::{self, Change};
use crate::intake::disk;
use crate::intake::event::{self, Event};
use crate::intake::git::Repository;
use crate::intake::policy::{Policy, PolicyProblem, Weakening, floor, suggest};
use crate::intake::tree::path_text;
use crate::intake::who_judges::{self, Runner};
use crate::judge::policy_check;
use crate::model::finding::Finding;
use crate::model::report::Source;
use crate::model::rule::Descriptor;
use crate::runtime::module::Loader;
use crate::runtime::registry::{self, Builtin, Check, Code, Misfit};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Bytes of an event file. GitHub sends at most 25 MB.
const EVENT_LIMIT: u64 = 64 << 20;

/// What to judge, as the command line and the environment say it.
#[derive(Default)]
pub struct Wanted<'a> {
    /// The folder that is judged; inside a work tree it narrows what is judged, never who judges.
    pub path: Option<&'a Path>,
    /// A policy that the operator names.
    pub policy: Option<&'a Path>,
    /// What happened.
    pub event: Option<Event>,
    /// A revision to compare with.
    pub base: Option<&'a str>,
    /// A revision to judge.
    pub head: Option<&'a str>,
    /// Judge the index.
    pub staged: bool,
    /// Also judge all of the history.
    pub history: bool,
    /// Everything counts.
    pub whole: bool,
    /// Only these files, from the top; empty: all.
    pub files: &'a [String],
    /// Only these checks; empty: all.
    pub only: &'a [String],
}

/// A change, its policy, and the checks that it enables.
pub struct Session {
    /// None: the folder is in none.
    pub repository: Option<Repository>,
    /// The top of the work tree, where outputs and paths on disk are counted from.
    pub top: PathBuf,
    /// What is judged.
    pub change: Change,
    /// Who judges.
    pub bound: Bound,
    /// In the order of the report.
    pub checks: Vec<Check>,
    /// What a first policy says and does not count yet.
    pub(super) not_yet: Vec<Weakening>,
    /// What the host found while it opened all this.
    pub(super) own: Vec<Finding>,
}

impl Session {
    /// Opens all of it.
    ///
    /// # Errors
    /// Whatever keeps the host from judging: the repository, the event, the policy, the settings of a check.
    pub fn open(
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
        // Where an event or a CI job is judged, the clone has a work tree; see `discover`.
        let bare = !environment.ci && wanted.event.is_none();
        let repository = Repository::discover(&folder, bare).map_err(change::ChangeError::from)?;
        let top = repository.as_ref().map_or_else(|| folder.clone(), |repository| repository.top().to_owned());
        let mut only = wanted.files.to_vec();
        only.extend(wanted.path.and_then(|_| below(&top, &folder)));
        let names: Vec<&str> = builtins.iter().map(|builtin| builtin.id).collect();
        let change = change::detect(
            repository.as_ref(),
            &change::Request {
                root: &folder,
                who: who_judges::Request {
                    event: wanted.event.as_ref(),
                    base: wanted.base,
                    head: wanted.head,
                    staged: wanted.staged,
                    whole: wanted.whole,
                    runner: Runner {
                        sha: environment.runner_sha.as_deref(),
                        reference: environment.runner_ref.as_deref(),
                    },
                    ci: environment.ci,
                    operator: wanted.policy.is_some(),
                    builtins: &names,
                },
                index_file: environment.index_file.as_deref().filter(|_| wanted.staged),
                history: wanted.history,
                only: &only,
            },
        )?;
        let is_empty = |tree: &crate::intake::tree::Tree| tree.entries().is_empty();
        if !only.is_empty() && is_empty(&change.tree) && change.base_tree.as_ref().is_none_or(is_empty) {
            return Err(Error::Usage(format!(
                "no tracked file is at `{}`; name a folder that git tracks",
                only.join("`, `")
            )));
        }
        let mut bound = binding::bind(&change, &top, &environment.folder, wanted.policy, &names)?;
        if wanted.event.is_none() && wanted.head.is_none() && !wanted.staged && wanted.policy.is_none() {
            bound.notices.extend(bound.uncommitted(&top).filter(|_| repository.is_some()));
        }
        let mut not_yet = Vec::new();
        if bound.by.from == Source::FirstPolicy {
            let schema = |id: &str| module::builtin(loader, builtins, id).map(|descriptor| descriptor.settings_schema);
            (bound.policy, not_yet) = floor(&bound.policy, &schema);
        }
        if let Ok(version) = semver::Version::parse(env!("CARGO_PKG_VERSION")) {
            bound.policy.check_requires(&version)?;
        }
        let enabled = enabled(&bound.policy, builtins, wanted.only)?;
        let checks = checks(&bound, &change, &top, builtins, loader, &enabled)?;
        let own = renamed(&mut bound.policy, &checks);
        Ok(Self { repository, top, change, bound, checks, not_yet, own })
    }
}

/// Where a folder is below the top of its work tree, as paths of a tree are written.
fn below(top: &Path, folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let rest = folder.strip_prefix(top.canonicalize().ok()?).ok()?;
    let path = disk::bytes(rest);
    (!path.is_empty()).then(|| path_text(&path))
}

/// Names of the checks that run, built-in ones first.
fn enabled(policy: &Policy, builtins: &[Builtin], only: &[String]) -> Result<Vec<String>, Error> {
    let custom = policy.checks.keys().map(String::as_str).filter(|id| !builtins.iter().any(|built| built.id == *id));
    let known: Vec<&str> = builtins.iter().map(|builtin| builtin.id).chain(custom).collect();
    for name in only {
        if !known.contains(&name.as_str()) {
            let help =
                suggest(name, known.iter().copied()).unwrap_or_else(|| format!("known are {}", known.join(", ")));
            return Err(Error::Usage(format!("there is no check `{name}`; {help}")));
        }
    }
    let runs = |id: &&str| policy.checks.get(*id).is_none_or(|check| check.enabled);
    let wanted = |id: &&str| only.is_empty() || only.iter().any(|name| name == *id);
    Ok(known.iter().copied().filter(runs).filter(wanted).map(str::to_owned).collect())
}

/// Loads and configures every check, and refuses everything in the policy that does not fit one, all at once.
fn checks(
    bound: &Bound,
    change: &Change,
    top: &Path,
    builtins: &[Builtin],
    loader: &Loader,
    enabled: &[String],
) -> Result<Vec<Check>, Error> {
    let policy = &bound.policy;
    let mut checks = Vec::new();
    let mut problems = Vec::new();
    for id in enabled {
        match prepare(bound, change, top, builtins, loader, id) {
            Ok(check) => checks.push(check),
            Err(problem) => problems.extend(problem),
        }
    }
    problems.extend(misnamed(policy, &descriptors(&checks)));
    match problems.is_empty() {
        true => Ok(checks),
        false => Err(policy.error(problems).into()),
    }
}

/// One check, made ready to run.
pub(super) fn prepare(
    bound: &Bound,
    change: &Change,
    top: &Path,
    builtins: &[Builtin],
    loader: &Loader,
    id: &str,
) -> Result<Check, Vec<PolicyProblem>> {
    let policy = &bound.policy;
    let code = match builtins.iter().find(|builtin| builtin.id == id) {
        Some(builtin) => Code::Builtin(builtin),
        None => {
            let (path, bytes) = module::bytes(bound, id).map_err(|problem| vec![problem])?;
            Code::Foreign { path, bytes }
        }
    };
    let read = |path: &str| bound.text(path);
    let prepared = registry::prepare(loader, &registry::Source { id, code }, policy, change, top, &read);
    prepared.map_err(|Misfit { check, problems }| policy.at_check(&check, problems))
}

/// Checks by their names, as far as they could be loaded.
pub(super) fn descriptors(checks: &[Check]) -> BTreeMap<&str, &Descriptor> {
    let loaded = checks.iter().filter_map(|check| Some((check.id.as_str(), &check.ready.as_ref().ok()?.descriptor)));
    loaded.collect()
}

/// Waivers that name a rule which their check does not have: they would waive nothing, and nobody would know why.
pub(super) fn misnamed(policy: &Policy, known: &BTreeMap<&str, &Descriptor>) -> Vec<PolicyProblem> {
    let mut problems = Vec::new();
    for (index, waiver) in policy.waivers.iter().enumerate() {
        let Some((check, rule)) = waiver.rule.split_once('/') else { continue };
        let Some(descriptor) = known.get(check).filter(|descriptor| descriptor.rule(rule).is_none()) else { continue };
        let help = suggest(rule, descriptor.rules.iter().map(|rule| rule.id.as_str()));
        problems.push(PolicyProblem {
            position: policy.position(&format!("/waivers/{index}/rule")),
            message: format!("`{check}` has no rule `{rule}`"),
            help: Some(help.unwrap_or_else(|| format!("`gatewright explain {check}` lists its rules"))),
        });
    }
    problems
}

/// Puts rules that the policy names by an old id under their new one, and says so.
pub(super) fn renamed(policy: &mut Policy, checks: &[Check]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, descriptor) in descriptors(checks) {
        let Some(check) = policy.checks.get(id) else { continue };
        let old: Vec<String> = check.rules.keys().cloned().collect();
        for old in old {
            let Some(rule) = descriptor.rule(&old).filter(|rule| rule.id != old) else { continue };
            let line = policy.line(&policy.rule_pointer(id, &old));
            findings.push(policy_check::renamed(id, &old, &rule.id, &policy.path, line));
            if let Some(check) = policy.checks.get_mut(id)
                && let Some(levels) = check.rules.remove(&old)
            {
                // Where both stand there, the new name is the later word.
                check.rules.entry(rule.id.clone()).or_insert(levels);
            }
        }
    }
    findings
}

/// The event that the command line or the environment names.
///
/// # Errors
/// When it cannot be read.
pub fn event(
    environment: &Environment,
    file: Option<&Path>,
    name: Option<&str>,
    wanted: bool,
) -> Result<Option<Event>, Error> {
    let from_environment = environment.event_path.as_deref().filter(|_| environment.actions && wanted);
    let Some(path) = file.or(from_environment) else { return Ok(None) };
    let name = name.or(environment.event_name.as_deref());
    let read = std::fs::File::open(path).and_then(|file| disk::at_most(file, EVENT_LIMIT));
    let bytes = read.map_err(|source| Error::Read { path: path.to_owned(), source })?;
    // A file without a name is what a person passes by hand, mostly that of a pull request.
    Ok(Some(event::parse(name.unwrap_or("pull_request"), path, &bytes)?))
}
