//! Tests of all sinks: what they say, and that no stranger's text gets out of hand.

mod details;
mod escaping;
mod files;
mod formats;
mod runner;
mod sample;
mod saved;
mod snapshots;
