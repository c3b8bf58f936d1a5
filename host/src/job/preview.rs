//! What the host itself has to say: about a change of the policy, and of what the policy names.
//!
//! The policy on the base judges; the policy that the change brings will judge the next one. So it is loaded whole, as the next run would
//! load it: what would stop every later run, or open more than a reviewer may see in a line of YAML, is a finding on its line.

use super::session::{descriptors, misnamed, prepare, renamed};
use super::{Session, module};
use crate::intake::binding::Bound;
use crate::intake::policy::{Policy, Weakening, weakened};
use crate::intake::policy_file::PolicyFileError;
use crate::intake::tree::Tree;
use crate::judge::policy_check;
use crate::model::finding::Finding;
use crate::model::report::BUILT_IN;
use crate::model::rule::Descriptor;
use crate::runtime::globs::Globs;
use crate::runtime::module::Loader;
use crate::runtime::registry::{Builtin, Check, Ready};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Time for trying the whole of a new policy; compiling a large module takes most of it.
const TIME: Duration = Duration::from_secs(40);
/// Names of a list that a message holds.
const NAMED: usize = 8;

/// All that the host finds in the policy of the change, and in the files that it names.
#[must_use]
pub fn own_findings(session: &Session, builtins: &[Builtin], loader: &Loader) -> Vec<Finding> {
    let Session { bound, change, .. } = session;
    let mut findings = session.own.clone();
    findings.extend(session.not_yet.iter().map(|weaker| policy_check::not_yet(weaker, &bound.policy.path)));
    let head = match &bound.proposed {
        Some(Ok(Some(head))) => head.clone(),
        Some(Ok(None)) => {
            findings.push(policy_check::deleted(&bound.policy.path));
            return findings;
        }
        Some(Err(PolicyFileError::Policy(error))) => {
            findings.extend(policy_check::invalid(&error.path, &error.problems));
            return findings;
        }
        Some(Err(error)) => {
            findings.push(policy_check::unusable(&bound.policy.path, 1, error.to_string()));
            return findings;
        }
        None => bound.policy.clone(),
    };
    let edited: BTreeSet<&str> = session
        .checks
        .iter()
        .flat_map(|check| &check.files)
        .filter(|path| bound.is_changed(change, path))
        .map(String::as_str)
        .collect();
    findings.extend(unmatched(session, &head));
    if bound.proposed.is_none() && edited.is_empty() {
        return findings;
    }
    let schema = |id: &str| {
        let known = session.checks.iter().find(|check| check.id == id).and_then(|check| check.ready.as_ref().ok());
        let known = known.map(|ready| ready.descriptor.settings_schema.clone());
        known.or_else(|| module::builtin(loader, builtins, id).map(|descriptor| descriptor.settings_schema))
    };
    let mut preview = Preview {
        session,
        bound: bound.at_head(head.clone()),
        head: &head,
        edited,
        builtins,
        loader,
        start: Instant::now(),
        findings,
        detailed: BTreeSet::new(),
    };
    preview.checks();
    let Preview { mut findings, detailed, .. } = preview;
    // A module of which more is known than that its reference changed is reported once.
    let reported = |pointer: &str| detailed.iter().any(|check| pointer == format!("/checks/{check}/module"));
    // The policy that judges has its rules under their present names; so has this one when it does.
    let mut present = head.clone();
    let _ = renamed(&mut present, &session.checks);
    let weaker = weakened(&bound.policy, &present, &schema);
    let weaker = weaker.iter().filter(|weaker| !(weaker.rule == "module-changed" && reported(&weaker.pointer)));
    findings.extend(weaker.map(|weaker| {
        let mut weaker = weaker.clone();
        weaker.message.extend(gone(session, &weaker));
        policy_check::weakened(&weaker, &head.path)
    }));
    findings
}

/// What no longer runs where a custom check is switched off or taken out of the policy.
fn gone(session: &Session, weaker: &Weakening) -> Option<String> {
    let id = weaker.pointer.strip_prefix("/checks/")?.split('/').next()?;
    let check = session.checks.iter().find(|check| check.id == id && check.source != BUILT_IN)?;
    let is_gone = matches!(weaker.rule, "check-removed" | "check-disabled");
    is_gone.then(|| check.ready.as_ref().ok().map(|ready| format!("; it was {}", described(&check.source, ready))))?
}

/// Globs of `files` that fit a file of the base and, once the change is merged, none: then every run would refuse the policy.
fn unmatched(session: &Session, head: &Policy) -> Vec<Finding> {
    let Session { change, .. } = session;
    let mut findings = Vec::new();
    for (id, check) in head.checks.iter().filter(|(_, check)| check.enabled && !check.files.is_empty()) {
        let Ok(globs) = Globs::new(&check.files) else { continue };
        let fits = |tree: &Tree| tree.entries().iter().any(|entry| globs.matches(&entry.path));
        if change.whole.base.as_ref().is_some_and(fits) && !fits(&change.whole.tree) {
            let line = head.line(&format!("/checks/{id}/files"));
            let why = format!("once this is merged, no file matches `files` of `{id}`: `{}`", check.files.join("`, `"));
            findings.push(policy_check::unusable(&head.path, line, why));
        }
    }
    findings
}

struct Preview<'a> {
    session: &'a Session,
    bound: Bound,
    head: &'a Policy,
    /// Files that a check depends on and that the change edits or deletes.
    edited: BTreeSet<&'a str>,
    builtins: &'a [Builtin],
    loader: &'a Loader,
    start: Instant,
    findings: Vec<Finding>,
    /// Checks whose new module is described.
    detailed: BTreeSet<String>,
}

impl Preview<'_> {
    fn checks(&mut self) {
        let version = semver::Version::parse(env!("CARGO_PKG_VERSION"));
        if let Ok(version) = version
            && let Err(error) = self.head.check_requires(&version)
        {
            self.findings.extend(policy_check::invalid(&self.head.path, &error.problems));
        }
        let mut tried: Vec<Check> = Vec::new();
        for (id, check) in self.head.checks.iter().filter(|(_, check)| check.enabled) {
            let before = self.session.checks.iter().find(|known| known.id == *id);
            let same = self.session.bound.policy.checks.get(id) == Some(check);
            let files = before.map(|known| known.files.as_slice()).unwrap_or_default();
            if same && before.is_some() && !files.iter().any(|path| self.edited.contains(path.as_str())) {
                continue;
            }
            let left = TIME.saturating_sub(self.start.elapsed());
            let line = self.head.line(&format!("/checks/{id}"));
            if left.is_zero() {
                self.findings.push(policy_check::not_previewed(id, &self.head.path, line));
                continue;
            }
            let Session { change, top, .. } = self.session;
            let loader = self.loader.within(left);
            match prepare(&self.bound, change, top, self.builtins, &loader, id) {
                Err(problems) => self.findings.extend(policy_check::invalid(&self.head.path, &problems)),
                Ok(check) => {
                    self.loaded(&check, before, line);
                    tried.push(check);
                }
            }
        }
        self.files();
        // Names of rules in waivers are known of the checks that were tried now, and of those that did not change.
        let mut known = descriptors(&self.session.checks);
        known.extend(descriptors(&tried));
        self.findings.extend(policy_check::invalid(&self.head.path, &misnamed(self.head, &known)));
    }

    /// A check of the new policy that fits it: does its code load, and what is new about it?
    fn loaded(&mut self, check: &Check, before: Option<&Check>, line: u32) {
        let path = &self.head.path;
        let ready = match &check.ready {
            Ok(ready) => ready,
            Err(_) if self.start.elapsed() >= TIME => {
                self.findings.push(policy_check::not_previewed(&check.id, path, line));
                return;
            }
            Err(problem) => {
                let why = format!("`{}` cannot be used: {}", check.id, problem.message);
                self.findings.push(policy_check::unusable(path, line, why));
                return;
            }
        };
        if check.source == BUILT_IN {
            return;
        }
        let line = self.head.line(&format!("/checks/{}/module", check.id));
        let Some(old) = before.and_then(|before| before.ready.as_ref().ok()) else {
            let mut message = format!("`{}` is a new check: {}", check.id, described(&check.source, ready));
            let set = self.head.checks.get(&check.id).map(|check| &check.settings);
            if let Some(set) = set.filter(|set| !set.is_empty()) {
                message.push_str(&format!(", and the settings {}", list(set.keys().map(String::as_str), "none")));
            }
            self.findings.push(policy_check::check_added(message, path, line));
            return;
        };
        if old.module.digest != ready.module.digest {
            let message = format!("the module of `{}` changes: {}", check.id, differences(old, ready));
            self.findings.push(policy_check::module_changed(message, path, line));
            self.detailed.insert(check.id.clone());
        }
    }

    /// Files that a check depends on and that the change edits. A deleted one was found missing above; a module is described there.
    fn files(&mut self) {
        let Session { change, checks, bound, .. } = self.session;
        for check in checks {
            let module = bound.policy.checks.get(&check.id).and_then(|check| check.module.as_ref());
            for file in check.files.iter().filter(|file| self.edited.contains(file.as_str())) {
                let is_module = module.is_some_and(|module| module.path == **file);
                if is_module || change.whole.tree.get(file).is_none() {
                    continue;
                }
                let added = change.facts.file(file).and_then(|file| file.added.first());
                let line = added.map_or(1, |lines| *lines.start());
                self.findings.push(policy_check::file_changed(&check.id, file, line));
            }
        }
    }
}

/// A module, for whoever reviews that it comes in.
fn described(source: &str, ready: &Ready) -> String {
    let granted = ready.granted.iter().map(|capability| capability.name());
    format!(
        "`{source}` ({}, version {}), granted {}, with the rules {}",
        ready.module.digest,
        ready.descriptor.version,
        list(granted, "nothing"),
        list(rules(&ready.descriptor), "none")
    )
}

/// What is different about a module.
fn differences(old: &Ready, new: &Ready) -> String {
    let mut parts = vec![format!("digest {} → {}", old.module.digest, new.module.digest)];
    let (before, after) = (&old.descriptor, &new.descriptor);
    if before.version != after.version {
        parts.push(format!("version {} → {}", before.version, after.version));
    }
    let imports = |ready: &Ready| ready.granted.iter().map(|capability| capability.name().to_owned()).collect();
    let names = |descriptor: &Descriptor| rules(descriptor).map(str::to_owned).collect();
    parts.extend(set("granted import", imports(old), imports(new)));
    parts.extend(set("rule", names(before), names(after)));
    if before.settings_schema != after.settings_schema {
        parts.push("other settings".to_owned());
    }
    parts.join("; ")
}

fn rules(descriptor: &Descriptor) -> impl Iterator<Item = &str> {
    descriptor.rules.iter().map(|rule| rule.id.as_str())
}

fn set(what: &str, old: BTreeSet<String>, new: BTreeSet<String>) -> Vec<String> {
    let sides = [("new", new.difference(&old)), ("removed", old.difference(&new))];
    let part = |(side, names): (&str, std::collections::btree_set::Difference<'_, String>)| {
        let names: Vec<&str> = names.map(String::as_str).collect();
        let plural = if names.len() == 1 { "" } else { "s" };
        (!names.is_empty()).then(|| format!("{side} {what}{plural} {}", list(names.iter().copied(), "none")))
    };
    sides.into_iter().filter_map(part).collect()
}

/// `a`, `b` and 3 more.
fn list<'a>(names: impl Iterator<Item = &'a str>, none: &str) -> String {
    let names: Vec<&str> = names.collect();
    if names.is_empty() {
        return none.to_owned();
    }
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    match names.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = (0..10).map(|n| format!("r{n}")).collect();
        let shown = list(names.iter().map(String::as_str), "none");
        assert!(shown.ends_with("`r7` and 2 more"), "{shown}");
        assert_eq!(list(std::iter::empty(), "none"), "none");
    }
}
