//! Makes a Gatewright check a small `impl`.
//!
//! A check is a type with typed settings that implements either [`FileCheck`] (judges each file by its path and content
//! alone, needs no capability) or [`Check`] (judges the change as a whole and pulls what it needs through [`tree`],
//! [`outputs`], [`change`] and [`pull_request`]). One macro line exports it:
//!
//! ```
//! use gatewright_sdk::{Description, File, FileCheck, Finding, Problem, Rule, Selection, SettingProblem, Severity};
//!
//! #[derive(Default, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
//! #[serde(default, deny_unknown_fields)]
//! struct Settings {}
//!
//! struct NoTabs;
//!
//! impl FileCheck for NoTabs {
//!     type Settings = Settings;
//!
//!     fn describe() -> Description {
//!         Description {
//!             id: "no-tabs",
//!             version: "1.0.0",
//!             title: "Finds tabs",
//!             rules: vec![Rule::new("tab", Severity::Warning, "a tab", "Write spaces.")],
//!         }
//!     }
//!
//!     fn start(_: Settings) -> Result<(Self, Selection), SettingProblem> {
//!         Ok((NoTabs, Selection::all()))
//!     }
//!
//!     fn inspect(&self, file: &File) -> Result<Vec<Finding>, Problem> {
//!         let tabs = file.content.iter().enumerate().filter(|(_, byte)| **byte == b'\t');
//!         Ok(tabs.map(|(at, _)| Finding::new("tab", "a tab").bytes(at..at + 1)).collect())
//!     }
//! }
//!
//! gatewright_sdk::export_file_check!(NoTabs);
//! ```
//!
//! Built for `wasm32-wasip2` this is a component. Built natively, the same code runs in unit tests against
//! [`testing::World`], an in-memory repository.

mod bindings;
pub mod capability;
mod describe;
mod export;
mod finding;
#[cfg(not(target_arch = "wasm32"))]
pub mod testing;

pub use bindings::each::exports::gatewright::check::file_checker::{File, Selection};
pub use bindings::whole::exports::gatewright::check::checker::{Conclusion, Outcome};
pub use bindings::whole::gatewright::check::types::{
    ByteRange, Edit, Evidence, Finding, Fix, LineRange, Metric, Place, Problem, Property, Related, SettingProblem,
    Severity,
};
#[doc(hidden)]
pub use bindings::{each as bindings_each, whole as bindings_whole};
pub use capability::{change, log, outputs, pull_request, tree};
pub use describe::{Description, Rule};
#[doc(hidden)]
pub use export::{CheckComponent, FileCheckComponent};

use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};

/// What a check's settings must be: JSON with a schema. Use `#[serde(default, deny_unknown_fields)]` and a [`Default`], so
/// that the schema carries the defaults that the host fills in.
pub trait Settings: Serialize + DeserializeOwned + JsonSchema {}
impl<T: Serialize + DeserializeOwned + JsonSchema> Settings for T {}

/// Judges each file by its path and content alone.
///
/// `inspect` may not depend on the files seen before: the host runs several instances in any order, replaces one at any
/// time, and may reuse an answer for the same module, settings, path and content.
pub trait FileCheck: Sized + Send + Sync + 'static {
    /// What the policy may set.
    type Settings: Settings;

    /// Id, version, title and every rule.
    fn describe() -> Description;

    /// Prepares an instance and says which files it wants.
    ///
    /// # Errors
    /// A setting that the schema allows and that cannot be used, like a regex that does not compile.
    fn start(settings: Self::Settings) -> Result<(Self, Selection), SettingProblem>;

    /// The findings of one file. Those without a path are about this file.
    ///
    /// # Errors
    /// This file could not be judged. It is reported and is not a clean file.
    fn inspect(&self, file: &File) -> Result<Vec<Finding>, Problem>;
}

/// Judges the change as a whole, once.
pub trait Check: 'static {
    /// What the policy may set.
    type Settings: Settings;

    /// Id, version, title and every rule.
    fn describe() -> Description;

    /// Judges.
    ///
    /// # Errors
    /// A setting that the schema allows and that cannot be used.
    fn check(settings: Self::Settings) -> Result<Outcome, SettingProblem>;
}
