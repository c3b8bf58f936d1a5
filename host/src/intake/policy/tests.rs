//! What users of the policy meet: every complaint with its line, and every value where it was written.

mod errors;
mod preview;
mod settings;
mod values;

use super::Policy;

/// The checks that are built in.
const BUILTINS: &[&str] = &["secret-scan", "coverage-threshold", "sbom-presence", "cosign-signature", "branch-naming"];

/// A policy that has to be right.
pub(super) fn policy(text: &str) -> Policy {
    Policy::parse("policy.yml", text, BUILTINS).unwrap_or_else(|error| panic!("{error}"))
}
