//! Version 0.1 of the contract: the only place that names generated types.
//!
//! Authorisation is below this: what a capability gives is decided in [`super::imports`], so that a later version cannot
//! forget it.

mod convert;
mod host;

use super::state::State;
use crate::model::finding::Finding;
use crate::model::outcome::Outcome;
use crate::model::report::Problem;
use crate::model::rule::Descriptor;
use wasmtime::component::{Component, HasSelf, InstancePre, Linker};
use wasmtime::{Result, Store};

pub(crate) use convert::Malformed;

/// The package of the contract, without its version.
pub(crate) const PACKAGE: &str = "gatewright:check/";
/// Versions of the contract that this host speaks.
pub(crate) const VERSIONS: &str = "0.1.x";

#[allow(missing_docs, unreachable_pub, clippy::all, reason = "generated code")]
mod whole {
    wasmtime::component::bindgen!({
        path: "../wit/v0.1",
        world: "check",
        imports: { default: trappable },
        with: { "gatewright:check/content.blob": crate::runtime::imports::content::Blob },
    });
}

#[allow(missing_docs, unreachable_pub, clippy::all, reason = "generated code")]
mod each {
    wasmtime::component::bindgen!({
        path: "../wit/v0.1",
        world: "file-check",
        imports: { default: trappable },
        with: {
            "gatewright:check/types": super::whole::gatewright::check::types,
            "gatewright:check/log": super::whole::gatewright::check::log,
        },
    });
}

/// Which of the two exports a component has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `file-checker`.
    Each,
    /// `checker`.
    Whole,
}

impl Shape {
    /// The shape that an exported interface stands for. `interface` has no version.
    pub(crate) fn of(interface: &str) -> Option<Self> {
        match interface.strip_prefix(PACKAGE)? {
            "file-checker" => Some(Self::Each),
            "checker" => Some(Self::Whole),
            _ => None,
        }
    }
}

/// Links one of the contract's interfaces (without package and version). `false`: there is none of that name.
pub(crate) fn link(linker: &mut Linker<State>, interface: &str) -> Result<bool> {
    use whole::gatewright::check as api;
    fn state(state: &mut State) -> &mut State {
        state
    }
    match interface {
        "types" => api::types::add_to_linker::<State, HasSelf<State>>(linker, state)?,
        "log" => api::log::add_to_linker::<State, HasSelf<State>>(linker, state)?,
        "content" => api::content::add_to_linker::<State, HasSelf<State>>(linker, state)?,
        "tree" => api::tree::add_to_linker::<State, HasSelf<State>>(linker, state)?,
        "outputs" => api::outputs::add_to_linker::<State, HasSelf<State>>(linker, state)?,
        "change" => api::change::add_to_linker::<State, HasSelf<State>>(linker, state)?,
        "pull-request" => api::pull_request::add_to_linker::<State, HasSelf<State>>(linker, state)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// A linked component, ready to be instantiated.
#[derive(Clone)]
pub(crate) enum Linked {
    Each(each::FileCheckPre<State>),
    Whole(whole::CheckPre<State>),
}

impl Linked {
    pub(crate) fn new(linker: &Linker<State>, component: &Component, shape: Shape) -> Result<Self> {
        let pre: InstancePre<State> = linker.instantiate_pre(component)?;
        Ok(match shape {
            Shape::Each => Self::Each(each::FileCheckPre::new(pre)?),
            Shape::Whole => Self::Whole(whole::CheckPre::new(pre)?),
        })
    }

    pub(crate) fn instantiate(&self, store: &mut Store<State>) -> Result<Instance> {
        Ok(match self {
            Self::Each(pre) => Instance::Each(pre.instantiate(store)?),
            Self::Whole(pre) => Instance::Whole(pre.instantiate(store)?),
        })
    }
}

/// An instance of a check.
pub(crate) enum Instance {
    Each(each::FileCheck),
    Whole(whole::Check),
}

/// A file to inspect; reused from file to file.
pub(crate) use each::exports::gatewright::check::file_checker::File;

/// Which files a file check wants.
#[derive(Debug, Clone)]
pub(crate) struct Selection {
    pub(crate) paths: Vec<String>,
    pub(crate) except: Vec<String>,
    pub(crate) binary: bool,
    pub(crate) max_size: u64,
    pub(crate) history: bool,
}

/// A setting that the check cannot use.
#[derive(Debug, Clone)]
pub(crate) struct SettingProblem {
    pub(crate) pointer: String,
    pub(crate) message: String,
}

impl Instance {
    pub(crate) fn describe(&self, store: &mut Store<State>) -> Result<Descriptor> {
        let descriptor = match self {
            Self::Each(check) => check.gatewright_check_file_checker().call_describe(store)?,
            Self::Whole(check) => check.gatewright_check_checker().call_describe(store)?,
        };
        Ok(convert::descriptor(descriptor)?)
    }

    /// Of a file check.
    pub(crate) fn start(
        &self,
        store: &mut Store<State>,
        settings: &str,
    ) -> Result<std::result::Result<Selection, SettingProblem>> {
        let Self::Each(check) = self else { wasmtime::bail!("not a file check") };
        let answer = check.gatewright_check_file_checker().call_start(store, settings)?;
        Ok(match answer {
            Ok(wanted) => Ok(Selection {
                paths: wanted.paths,
                except: wanted.except,
                binary: wanted.binary,
                max_size: wanted.max_size,
                history: wanted.history,
            }),
            Err(problem) => Err(convert::setting_problem(problem)),
        })
    }

    /// Of a file check.
    pub(crate) fn inspect(
        &self,
        store: &mut Store<State>,
        file: &File,
        descriptor: &Descriptor,
    ) -> Result<std::result::Result<Vec<Finding>, Problem>> {
        let Self::Each(check) = self else { wasmtime::bail!("not a file check") };
        match check.gatewright_check_file_checker().call_inspect(store, file)? {
            Ok(findings) => Ok(Ok(convert::findings(findings, descriptor)?)),
            Err(problem) => Ok(Err(convert::problem(problem))),
        }
    }

    /// Of a check of the whole change.
    pub(crate) fn check(
        &self,
        store: &mut Store<State>,
        settings: &str,
        descriptor: &Descriptor,
    ) -> Result<std::result::Result<Outcome, SettingProblem>> {
        let Self::Whole(check) = self else { wasmtime::bail!("a file check") };
        match check.gatewright_check_checker().call_check(store, settings)? {
            Ok(outcome) => Ok(Ok(convert::outcome(outcome, descriptor)?)),
            Err(problem) => Ok(Err(convert::setting_problem(problem))),
        }
    }
}
