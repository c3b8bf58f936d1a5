//! What all parts of Gatewright speak: what a check found, what came of it, and the report that everybody reads.
//!
//! Plain data. Nothing here runs a component, reads git or opens a file; what heavier parts need of each other they say in these types.

pub mod finding;
pub mod outcome;
pub mod report;
pub mod rule;
pub mod text;
pub mod verdict;
