//! Version 0.1 of the contract: the only place that names generated types, which are in `gatewright-contract`.
//!
//! Authorisation is below this: what a capability gives is decided in [`super::imports`], so that a later version cannot
//! forget it.

mod convert;
mod host;

use crate::model::finding::Finding;
use crate::model::outcome::Outcome;
use crate::model::report::Problem;
use crate::model::rule::Descriptor;
use gatewright_contract::Shape;
use gatewright_contract::v0_1 as contract;
use wasmtime::component::{Component, Linker};
use wasmtime::{Result, Store};

pub(crate) use contract::{Data, link};
pub(crate) use convert::Malformed;

/// A linked component, ready to be instantiated.
#[derive(Clone)]
pub(crate) struct Linked(contract::Linked);

impl Linked {
    pub(crate) fn new(linker: &Linker<Data>, component: &Component, shape: Shape) -> Result<Self> {
        contract::Linked::new(linker, component, shape).map(Self)
    }

    pub(crate) fn instantiate(&self, store: &mut Store<Data>) -> Result<Instance> {
        self.0.instantiate(store).map(Instance)
    }
}

/// An instance of a check.
pub(crate) struct Instance(contract::Instance);

/// A file to inspect; reused from file to file.
pub(crate) use contract::file_checker::File;

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
    pub(crate) fn describe(&self, store: &mut Store<Data>) -> Result<Descriptor> {
        Ok(convert::descriptor(self.0.describe(store)?)?)
    }

    /// Of a file check.
    pub(crate) fn start(
        &self,
        store: &mut Store<Data>,
        settings: &str,
    ) -> Result<std::result::Result<Selection, SettingProblem>> {
        Ok(match self.0.start(store, settings)? {
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
        store: &mut Store<Data>,
        file: &File,
        descriptor: &Descriptor,
    ) -> Result<std::result::Result<Vec<Finding>, Problem>> {
        match self.0.inspect(store, file)? {
            Ok(findings) => Ok(Ok(convert::findings(findings, descriptor)?)),
            Err(problem) => Ok(Err(convert::problem(problem))),
        }
    }

    /// Of a check of the whole change.
    pub(crate) fn check(
        &self,
        store: &mut Store<Data>,
        settings: &str,
        descriptor: &Descriptor,
    ) -> Result<std::result::Result<Outcome, SettingProblem>> {
        match self.0.check(store, settings)? {
            Ok(outcome) => Ok(Ok(convert::outcome(outcome, descriptor)?)),
            Err(problem) => Ok(Err(convert::setting_problem(problem))),
        }
    }
}
