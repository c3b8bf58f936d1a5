//! What came in: the event, the repository, the change and the policy.
//!
//! Everything here may have been written by whoever opened the pull request. Reading it runs nothing: no hook, no filter, no
//! credential helper, no configured program.

pub mod binding;
pub mod change;
pub(crate) mod disk;
pub mod event;
pub mod facts;
pub mod git;
pub mod lines;
pub mod policy;
pub mod policy_file;
pub mod tree;
pub mod who_judges;
