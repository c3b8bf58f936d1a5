//! Makes a [`FileCheck`] or [`Check`] a component.

use crate::bindings::{each, whole};
use crate::{Check, File, FileCheck, Finding, Outcome, Problem, Selection, SettingProblem};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::OnceLock;
use whole::gatewright::check::types::Descriptor;

/// Exports a type that implements [`FileCheck`]. Once in a crate.
#[macro_export]
macro_rules! export_file_check {
    ($check:ident) => {
        #[cfg(target_arch = "wasm32")]
        mod gatewright_component {
            type Component = $crate::FileCheckComponent<super::$check>;
            $crate::bindings_each::export!(Component with_types_in $crate::bindings_each);
        }
    };
}

/// Exports a type that implements [`Check`]. Once in a crate.
#[macro_export]
macro_rules! export_check {
    ($check:ident) => {
        #[cfg(target_arch = "wasm32")]
        mod gatewright_component {
            type Component = $crate::CheckComponent<super::$check>;
            $crate::bindings_whole::export!(Component with_types_in $crate::bindings_whole);
        }
    };
}

/// The component around a [`FileCheck`].
#[derive(Debug)]
pub struct FileCheckComponent<C>(PhantomData<C>);

/// The started check. A component's statics belong to its instance, and an instance is started once.
static STARTED: OnceLock<Box<dyn Any + Send + Sync>> = OnceLock::new();

impl<C: FileCheck> each::exports::gatewright::check::file_checker::Guest for FileCheckComponent<C> {
    fn describe() -> Descriptor {
        report_panics();
        C::describe().descriptor::<C::Settings>()
    }

    fn start(settings: String) -> Result<Selection, SettingProblem> {
        report_panics();
        let (check, selection) = C::start(parse(&settings)?)?;
        let _ = STARTED.set(Box::new(check));
        Ok(selection)
    }

    fn inspect(file: File) -> Result<Vec<Finding>, Problem> {
        match STARTED.get().and_then(|check| check.downcast_ref::<C>()) {
            Some(check) => check.inspect(&file),
            None => Err(Problem::new("not-started", "`inspect` was called before `start`")),
        }
    }
}

/// The component around a [`Check`].
#[derive(Debug)]
pub struct CheckComponent<C>(PhantomData<C>);

impl<C: Check> whole::exports::gatewright::check::checker::Guest for CheckComponent<C> {
    fn describe() -> Descriptor {
        report_panics();
        C::describe().descriptor::<C::Settings>()
    }

    fn check(settings: String) -> Result<Outcome, SettingProblem> {
        report_panics();
        C::check(parse(&settings)?)
    }
}

/// The host has checked the settings against the schema; what is left is where serde is stricter than the schema.
pub(crate) fn parse<S: crate::Settings>(settings: &str) -> Result<S, SettingProblem> {
    serde_json::from_str(settings).map_err(|error| SettingProblem::new("", error.to_string()))
}

/// A component that panics traps, and a trap carries no text: the log does.
fn report_panics() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| {
        std::panic::set_hook(Box::new(|info| crate::log::warning(&info.to_string())));
    });
}
