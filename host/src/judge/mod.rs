//! What it means: outcomes and policy become a report, purely.

pub mod report;
