//! The built-in check `coverage-threshold`: holds coverage reports to thresholds, and cannot pass by accident.
//!
//! Bytes of reports come from the capability `outputs` and are read as streams ([`format`](mod@format)) into one shape ([`report`]); paths are
//! mapped to tracked files ([`mapping`]); all reports are merged ([`collect`]) and judged by every gate on its own
//! ([`judge`]). Shares are compared as exact integers ([`threshold`]). What cannot be measured is a problem, never a pass.

pub mod branches;
pub mod collect;
pub mod file;
pub mod format;
pub mod glob;
pub mod input;
pub mod judge;
pub mod lines;
pub mod mapping;
pub mod odd;
pub mod path;
pub mod report;
mod rules;
pub mod settings;
pub mod threshold;

use gatewright_sdk::{Check, Description, Outcome, SettingProblem};

pub use settings::Settings;

/// The check.
#[derive(Debug)]
pub struct CoverageThreshold;

impl Check for CoverageThreshold {
    type Settings = Settings;

    fn describe() -> Description {
        Description {
            id: "coverage-threshold",
            version: env!("CARGO_PKG_VERSION"),
            title: "Holds test coverage to thresholds, in total, per path and for the changed lines",
            rules: rules::all(),
        }
    }

    fn check(settings: Settings) -> Result<Outcome, SettingProblem> {
        let gates = settings.gates()?;
        Ok(judge::judge(&settings, &gates))
    }
}

gatewright_sdk::export_check!(CoverageThreshold);

/// Into a set or a map, one by one. `collect` sorts first, and a sort is 10 KB of code for every type of a module that ships.
fn gather<T, C: Default + Extend<T>>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

/// Feeds every parser; for fuzzing.
#[doc(hidden)]
pub fn fuzz(bytes: &[u8]) {
    format::fuzz(bytes);
}
