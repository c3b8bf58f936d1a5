//! Running a stranger's code: load a module, see what it asks for, grant what the policy grants, run it within limits.

pub mod cache;
pub mod capability;
pub mod compile;
pub mod engine;
pub(crate) mod fault;
mod files;
pub(crate) mod globs;
pub(crate) mod imports;
pub mod module;
pub mod progress;
pub mod registry;
pub mod runner;
mod state;
mod v0_1;
mod wasi;
