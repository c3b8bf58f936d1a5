//! Gatewright judges a pull request with sandboxed checks.
//!
//! Wings, in the order in which things happen; each uses only those before it, and [`model`], the types that all share:
//!
//! - [`intake`]: what came in. The event, the repository, the change, the policy.
//! - [`runtime`]: running a stranger's code. A module is loaded, what it asks for is compared with what it was granted, and it
//!   runs within limits.
//! - [`locate`]: where findings stand in their files, and what of them is new.
//! - [`judge`]: what it means. Facts, policy and findings become a report, purely.
//! - [`sink`]: a report becomes text for its readers.
//!
//! [`job`] puts them together, `cli` parses and prints; `environment` alone reads the process.

pub mod cli;
pub mod environment;
pub mod error;
pub mod intake;
pub mod job;
pub mod judge;
pub mod locate;
pub mod runtime;
pub mod sink;

pub use gatewright_model as model;
