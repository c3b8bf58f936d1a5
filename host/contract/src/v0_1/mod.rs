//! Version 0.1 of the contract.
//!
//! Nothing here is generic, so that wasmtime's generic code is compiled in this crate.

#[rustfmt::skip]
#[allow(missing_docs, unreachable_pub, unused, unused_qualifications, reason = "generated code")]
#[allow(
    clippy::all,
    clippy::allow_attributes_without_reason,
    clippy::undocumented_unsafe_blocks,
    reason = "generated code"
)]
mod check;
#[rustfmt::skip]
#[allow(missing_docs, unreachable_pub, unused, unused_qualifications, reason = "generated code")]
#[allow(
    clippy::all,
    clippy::allow_attributes_without_reason,
    clippy::undocumented_unsafe_blocks,
    reason = "generated code"
)]
mod file_check;

use crate::{Interface, Shape};
use check::exports::gatewright::check::checker::Outcome;
use check::gatewright::check::types::{Descriptor, Finding, Problem, SettingProblem};
use file_check::exports::gatewright::check::file_checker::{File, Selection};
use std::any::Any;
use wasmtime::component::{Component, HasData, Linker};
use wasmtime::{Result, Store};

pub use check::exports::gatewright::check::checker;
pub use check::gatewright::check as imports;
pub use file_check::exports::gatewright::check::file_checker;

/// What a check calls: an implementation of all interfaces that [`link`] links, for one instance.
pub trait Imports:
    imports::types::Host
    + imports::log::Host
    + imports::content::Host
    + imports::tree::Host
    + imports::outputs::Host
    + imports::change::Host
    + imports::pull_request::Host
    + Any
    + Send
{
}

/// The data of a store. One type, whatever the host keeps in it; [`Any`] gives the host its own back.
pub type Data = Box<dyn Imports>;

/// What an imported function gets of a store's data.
struct Access;

impl HasData for Access {
    type Data<'a> = &'a mut dyn Imports;
}

fn access(data: &mut Data) -> &mut dyn Imports {
    &mut **data
}

/// Links one of the contract's interfaces. `false`: it is none that a check can import from this host.
///
/// # Errors
/// The linker has it already.
pub fn link(linker: &mut Linker<Data>, interface: Interface) -> Result<bool> {
    match interface {
        Interface::Types => imports::types::add_to_linker::<Data, Access>(linker, access)?,
        Interface::Log => imports::log::add_to_linker::<Data, Access>(linker, access)?,
        Interface::Content => imports::content::add_to_linker::<Data, Access>(linker, access)?,
        Interface::Tree => imports::tree::add_to_linker::<Data, Access>(linker, access)?,
        Interface::Outputs => imports::outputs::add_to_linker::<Data, Access>(linker, access)?,
        Interface::Change => imports::change::add_to_linker::<Data, Access>(linker, access)?,
        Interface::PullRequest => imports::pull_request::add_to_linker::<Data, Access>(linker, access)?,
        Interface::Registry | Interface::FileChecker | Interface::Checker => return Ok(false),
    }
    Ok(true)
}

/// A linked component, ready to be instantiated.
#[derive(Clone)]
pub struct Linked(Pre);

#[derive(Clone)]
enum Pre {
    Each(file_check::FileCheckPre<Data>),
    Whole(check::CheckPre<Data>),
}

impl Linked {
    /// A component that exports what its shape says.
    ///
    /// # Errors
    /// It imports what is not linked, or what it exports does not fit the contract.
    pub fn new(linker: &Linker<Data>, component: &Component, shape: Shape) -> Result<Self> {
        let pre = linker.instantiate_pre(component)?;
        Ok(Self(match shape {
            Shape::Each => Pre::Each(file_check::FileCheckPre::new(pre)?),
            Shape::Whole => Pre::Whole(check::CheckPre::new(pre)?),
        }))
    }

    /// A fresh instance.
    ///
    /// # Errors
    /// A trap, or a limit of the store.
    pub fn instantiate(&self, store: &mut Store<Data>) -> Result<Instance> {
        Ok(Instance(match &self.0 {
            Pre::Each(pre) => Exports::Each(pre.instantiate(store)?),
            Pre::Whole(pre) => Exports::Whole(pre.instantiate(store)?),
        }))
    }
}

/// An instance of a check. What it answers is as it says it: neither capped nor cleaned.
pub struct Instance(Exports);

enum Exports {
    Each(file_check::FileCheck),
    Whole(check::Check),
}

impl Instance {
    /// Calls `describe`.
    ///
    /// # Errors
    /// A trap, or a limit of the store.
    pub fn describe(&self, store: &mut Store<Data>) -> Result<Descriptor> {
        match &self.0 {
            Exports::Each(check) => check.gatewright_check_file_checker().call_describe(store),
            Exports::Whole(check) => check.gatewright_check_checker().call_describe(store),
        }
    }

    /// Calls `start` of a file check.
    ///
    /// # Errors
    /// A trap, a limit of the store, or the other shape.
    pub fn start(
        &self,
        store: &mut Store<Data>,
        settings: &str,
    ) -> Result<std::result::Result<Selection, SettingProblem>> {
        let Exports::Each(check) = &self.0 else { wasmtime::bail!("not a file check") };
        check.gatewright_check_file_checker().call_start(store, settings)
    }

    /// Calls `inspect` of a file check.
    ///
    /// # Errors
    /// A trap, a limit of the store, or the other shape.
    pub fn inspect(&self, store: &mut Store<Data>, file: &File) -> Result<std::result::Result<Vec<Finding>, Problem>> {
        let Exports::Each(check) = &self.0 else { wasmtime::bail!("not a file check") };
        check.gatewright_check_file_checker().call_inspect(store, file)
    }

    /// Calls `check` of a check of the whole change.
    ///
    /// # Errors
    /// A trap, a limit of the store, or the other shape.
    pub fn check(
        &self,
        store: &mut Store<Data>,
        settings: &str,
    ) -> Result<std::result::Result<Outcome, SettingProblem>> {
        let Exports::Whole(check) = &self.0 else { wasmtime::bail!("a file check") };
        check.gatewright_check_checker().call_check(store, settings)
    }
}
