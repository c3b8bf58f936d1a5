//! The registry: which checks run, in order, each loaded, admitted, described and with its settings prepared.
//!
//! Configuration is refused here, before any check runs. A module that cannot be loaded or asks for too much is not
//! configuration but a fault of that check: the others run, and its verdict is an error.

use super::capability::{self, Capability};
use super::engine::engine;
use super::fault::Fault;
use super::globs::Globs;
use super::imports::{Capabilities, change::ChangeView, outputs::OutputsView, tree::TreeView};
use super::module::{Import, Loader, Module};
use super::state::{State, refuel, state};
use super::v0_1::{self, Data, Linked};
use super::wasi;
use crate::intake::change::Change;
use crate::intake::policy::{
    CheckPolicy, Globs as Granted, Grant, Policy, SettingsError, SettingsProblem, prepare as prepare_settings, suggest,
};
use crate::model::report::{BUILT_IN, Problem};
use crate::model::rule::Descriptor;
pub use gatewright_builtins::Builtin;
use gatewright_contract::Interface;
use std::path::Path;
use std::sync::Arc;
use wasmtime::Store;
use wasmtime::component::Linker;

/// Fuel for `describe` and `start`.
pub(super) const SETUP_FUEL: u64 = 2_000_000_000;

/// A check that is to run.
pub struct Check {
    /// The name under which the policy enables it.
    pub id: String,
    /// Whether the policy names it.
    pub named: bool,
    /// `built-in`, or the path of its module.
    pub source: String,
    /// Files of the repository that it goes by: its module, and those that its settings name.
    pub files: Vec<String>,
    /// What is needed to run it, or why it cannot.
    pub ready: Result<Ready, Problem>,
}

/// A check that can run.
pub struct Ready {
    /// Its code.
    pub module: Module,
    /// What it says about itself.
    pub descriptor: Descriptor,
    /// What it asked for and was granted.
    pub granted: Vec<Capability>,
    pub(super) linked: Linked,
    pub(super) capabilities: Capabilities,
    pub(super) settings: String,
    /// What the policy narrows a file check to.
    pub(super) narrow: Option<Globs>,
}

impl Ready {
    /// The content of a granted file of the work tree. Outer none: it cannot see such a file; inner none: it is too large.
    #[must_use]
    pub fn output(&self, path: &str, limit: u64) -> Option<Option<Vec<u8>>> {
        let mut blob = self.capabilities.outputs.as_ref()?.open(path).ok()?;
        let size = blob.size();
        if size > limit {
            return Some(None);
        }
        let mut bytes = Vec::new();
        while (bytes.len() as u64) < size {
            bytes.extend(blob.read(bytes.len() as u64, u32::MAX).ok()?);
        }
        Some(Some(bytes))
    }
}

/// Something in the policy that does not fit a check: configuration, so nothing runs.
#[derive(Debug)]
pub struct Misfit {
    /// The check.
    pub check: String,
    /// What is wrong, each with a JSON Pointer that begins at the check.
    pub problems: Vec<SettingsProblem>,
}

/// What a check is made from.
pub struct Source<'a> {
    /// The name under which the policy enables it.
    pub id: &'a str,
    /// The built-in, or the path of the module and its bytes.
    pub code: Code<'a>,
}

/// Where the code of a check comes from.
pub enum Code<'a> {
    /// It ships with the host.
    Builtin(&'a Builtin),
    /// A file that the policy names.
    Foreign {
        /// As the policy names it.
        path: String,
        /// Its content.
        bytes: Vec<u8>,
    },
}

/// Loads, admits, describes and configures one check.
///
/// `file` reads a file that a setting names, from where the policy binds.
///
/// # Errors
/// Settings, rules or globs that do not fit the check.
pub fn prepare(
    loader: &Loader,
    source: &Source<'_>,
    policy: &Policy,
    change: &Change,
    top: &Path,
    file: &dyn Fn(&str) -> Result<String, String>,
) -> Result<Check, Misfit> {
    let id = source.id.to_owned();
    let configured = policy.checks.get(&id);
    let named = configured.is_some();
    let origin = match &source.code {
        Code::Builtin(_) => BUILT_IN.to_owned(),
        Code::Foreign { path, .. } => path.clone(),
    };
    let mut files: Vec<String> = match &source.code {
        Code::Builtin(_) => Vec::new(),
        Code::Foreign { path, .. } => vec![path.clone()],
    };
    let refuse = |fault: Fault, files: &[String]| {
        let ready = Err(fault.problem(None));
        Ok(Check { id: id.clone(), named, source: origin.clone(), files: files.to_vec(), ready })
    };
    let module = match &source.code {
        Code::Builtin(builtin) => loader.builtin(builtin),
        Code::Foreign { bytes, .. } => loader.foreign(bytes),
    };
    let module = match module {
        Ok(module) => module,
        Err(error) => return refuse(Fault::new("module", error.to_string()), &files),
    };
    // What no grant gives is refused before any of its code runs.
    if let Err(refusal) = capability::admit(&id, &module.imports, &Capability::ALL.into()) {
        return refuse(Fault::new("refused-import", refusal.to_string()), &files);
    }
    let clock = change.facts.clock;
    let (linked, descriptor) = match describe(loader, &module, clock) {
        Ok(described) => described,
        Err(fault) => return refuse(fault, &files),
    };
    let mut problems = configured.map(|check| misnamed(policy, &id, check, &descriptor)).unwrap_or_default();
    let none = serde_json::Map::new();
    let written = configured.map_or(&none, |configured| &configured.settings);
    let in_settings =
        |problem: SettingsProblem| SettingsProblem { pointer: format!("/settings{}", problem.pointer), ..problem };
    let mut prepared = match prepare_settings(&descriptor.settings_schema, written, named) {
        Ok(prepared) => prepared,
        Err(SettingsError::Settings(wrong)) => {
            problems.extend(wrong.into_iter().map(in_settings));
            return Err(Misfit { check: id, problems });
        }
        Err(SettingsError::Schema(reason)) => return refuse(Fault::new("malformed", reason), &files),
    };
    // What a foreign check's own defaults say is no grant: only what the user wrote is.
    let builtin = matches!(source.code, Code::Builtin(_));
    for mark in prepared.files.clone() {
        if !builtin && !mark.written {
            let message =
                format!("the check's own default names the file `{}`; name it in the policy to grant it", mark.value);
            problems.push(in_settings(SettingsProblem { pointer: mark.pointer, message, help: None }));
            continue;
        }
        files.push(mark.value.clone());
        match file(&mark.value) {
            Ok(content) => prepared.set(&mark.pointer, content),
            Err(message) => {
                problems.push(in_settings(SettingsProblem { pointer: mark.pointer, message, help: None }));
            }
        }
    }
    let narrow = match narrow(configured.map_or(&[], |configured| &configured.files), &module, change) {
        Ok(narrow) => narrow,
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    if !problems.is_empty() {
        return Err(Misfit { check: id, problems });
    }
    let outputs = prepared.outputs.iter().filter(|mark| builtin || mark.written).map(|mark| mark.value.clone());
    let grant = grant(&source.code, configured.map(|configured| &configured.grant), outputs.collect());
    let granted = capability::granted(&grant);
    let granted = match capability::admit(&id, &module.imports, &granted) {
        Ok(granted) => granted,
        Err(refusal) => return refuse(Fault::new("refused-import", refusal.to_string()), &files),
    };
    let capabilities = match capabilities(&granted, &grant, change, top) {
        Ok(capabilities) => capabilities,
        Err(error) => return refuse(Fault::new("grant", error.to_string()), &files),
    };
    let settings = prepared.json.to_string();
    let ready = Ready { module, descriptor, granted, linked, capabilities, settings, narrow };
    Ok(Check { id, named, source: origin, files, ready: Ok(ready) })
}

/// Rules that the policy names and the check does not have. A misspelt one would leave the gate open without a word.
fn misnamed(policy: &Policy, id: &str, check: &CheckPolicy, descriptor: &Descriptor) -> Vec<SettingsProblem> {
    let unknown = check.rules.keys().filter(|rule| descriptor.rule(rule).is_none());
    let problem = |rule: &String| {
        let known = descriptor.rules.iter().map(|rule| rule.id.as_str());
        let help = suggest(rule, known).unwrap_or_else(|| format!("`gatewright explain {id}` lists its rules"));
        let pointer = policy.rule_pointer(id, rule);
        SettingsProblem {
            pointer: pointer.strip_prefix(&format!("/checks/{id}")).unwrap_or(&pointer).to_owned(),
            message: format!("`{id}` has no rule `{rule}`"),
            help: Some(help),
        }
    };
    unknown.map(problem).collect()
}

/// The globs to which the policy narrows a file check. Some that fit no file would switch the check off without a word; what only the
/// change took away is no reason to refuse them.
fn narrow(globs: &[String], module: &Module, change: &Change) -> Result<Option<Globs>, SettingsProblem> {
    let wrong = |message: String, help: &str| SettingsProblem {
        pointer: "/files".to_owned(),
        message,
        help: Some(help.to_owned()),
    };
    if globs.is_empty() {
        return Ok(None);
    }
    if !module.is_file_check() {
        let help = "remove `files`; see the check's own settings";
        return Err(wrong("this check judges the change as a whole and takes no `files`".to_owned(), help));
    }
    let narrow = Globs::new(globs).map_err(|error| wrong(error.to_string(), "correct the glob"))?;
    let trees = [Some(&change.whole.tree), change.whole.base.as_ref(), change.gate.as_ref().map(|gate| &gate.tree)];
    let fits = trees.into_iter().flatten().any(|tree| tree.entries().iter().any(|entry| narrow.matches(&entry.path)));
    match fits {
        true => Ok(Some(narrow)),
        false => Err(wrong(
            format!("no file of this repository matches `{}`", globs.join("`, `")),
            "write a glob that matches, like `src/**`, or leave `files` out for all files",
        )),
    }
}

/// What a check is granted. A built-in check has a fixed grant. The globs of its settings count as well.
fn grant(code: &Code<'_>, policy: Option<&Grant>, outputs: Vec<String>) -> Grant {
    match code {
        Code::Foreign { .. } => {
            let mut grant = policy.cloned().unwrap_or_default();
            grant.outputs.extend(outputs);
            grant
        }
        Code::Builtin(builtin) => {
            let has = |capability: Capability| builtin.grant.contains(&capability.name());
            Grant {
                tree: has(Capability::Tree).then_some(Granted::All),
                outputs: if has(Capability::Outputs) { outputs } else { Vec::new() },
                change: has(Capability::Change),
                pull_request: has(Capability::PullRequest),
                registry: Vec::new(),
            }
        }
    }
}

fn capabilities(
    granted: &[Capability],
    grant: &Grant,
    change: &Change,
    top: &Path,
) -> Result<Capabilities, ignore::Error> {
    let mut capabilities = Capabilities::default();
    for capability in granted {
        match capability {
            Capability::Tree => {
                let globs = match &grant.tree {
                    Some(Granted::These(globs)) => Some(Globs::new(globs)?),
                    Some(Granted::All) | None => None,
                };
                capabilities.tree = Some(Arc::new(TreeView::new(&change.tree, globs)));
            }
            Capability::Outputs => capabilities.outputs = Some(Arc::new(OutputsView::new(top, &grant.outputs)?)),
            Capability::Change => capabilities.change = Some(Arc::new(ChangeView::new(change))),
            Capability::PullRequest => {
                capabilities.pull_request = Some(change.facts.pull_request.clone().map(Arc::new));
            }
            Capability::Registry => {}
        }
    }
    Ok(capabilities)
}

/// Links a module and asks it what it is. What it was not granted is linked as a trap by then; a check that calls it in
/// `describe` faults.
pub(crate) fn describe(loader: &Loader, module: &Module, clock: i64) -> Result<(Linked, Descriptor), Fault> {
    let fault = |error: wasmtime::Error| Fault::of(&error);
    let linker = link(loader, &module.imports).map_err(fault)?;
    let linked = Linked::new(&linker, &module.component, module.shape).map_err(|error| {
        Fault::new("contract", format!("it does not fit the contract: {}", Fault::of(&error).message))
    })?;
    let mut store = State::store(&loader.engine, clock, Capabilities::default());
    let descriptor = refuel(&mut store, SETUP_FUEL)
        .and_then(|()| linked.instantiate(&mut store))
        .and_then(|instance| instance.describe(&mut store));
    match descriptor {
        Ok(descriptor) => Ok((linked, descriptor)),
        Err(error) => {
            let fault = Fault::of(&error);
            Err(Fault { message: format!("in `describe`, {}", with_log(&fault, &store)), ..fault })
        }
    }
}

/// The last line of the log often says what a trap does not.
pub(super) fn with_log(fault: &Fault, store: &Store<Data>) -> String {
    match state(store).log.lines().last() {
        Some(line) if fault.code == "panic" => format!("{}: {line}", fault.message),
        _ => fault.message.clone(),
    }
}

/// Links what a component imports, and nothing else: the closed WASI and the contract's interfaces. What an instance may then
/// do with a capability depends on what it was granted; without a grant every call of it traps.
fn link(loader: &Loader, imports: &[Import]) -> wasmtime::Result<Linker<Data>> {
    let mut linker = Linker::new(&loader.engine);
    for import in imports {
        if wasi::is_open(&import.interface, &import.version) {
            wasi::link(&mut linker, &import.name, &import.interface, &import.functions, &import.resources)?;
            continue;
        }
        let ours = Interface::of(&import.interface, &import.version);
        if !matches!(ours, Some(interface) if v0_1::link(&mut linker, interface)?) {
            let mut instance = linker.instance(&import.name)?;
            for function in &import.functions {
                wasi::closed(&mut instance, &import.name, function)?;
            }
        }
    }
    Ok(linker)
}

/// A loader with the engine that everything else uses.
///
/// # Errors
/// Where wasmtime does not support this machine.
pub fn loader(cache: Option<super::cache::Cache>, compiler: super::compile::Compiler) -> wasmtime::Result<Loader> {
    Ok(Loader { engine: engine()?, cache, compiler })
}
