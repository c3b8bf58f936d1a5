//! Reads what users of gitleaks and detect-secrets already have: `.gitleaks.toml`, `.gitleaksignore`, baselines.

pub(crate) mod config;
pub(crate) mod ignore;
pub(crate) mod pattern;
pub(crate) mod rules;
