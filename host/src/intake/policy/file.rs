//! The policy file as it is written: the serde types from which its JSON Schema is made. What the words mean is decided in
//! `meaning`.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What Gatewright checks on a change, and what it leads to. It stands at `.github/gatewright.yml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Gatewright policy, version 1")]
pub(super) struct File {
    /// The version of this format.
    #[schemars(with = "Value", extend("const" = 1))]
    #[serde(rename = "version")]
    pub(super) _version: serde_json::Number,
    /// Whether a failed check fails the job.
    #[serde(default)]
    pub(super) mode: FileMode,
    /// What counts.
    #[serde(default)]
    pub(super) scope: FileScope,
    /// The versions of Gatewright that may judge by this policy, like `>=0.3`.
    #[serde(default)]
    pub(super) requires: Option<String>,
    /// Branches besides the default one that changes land on, as patterns: `*` stays between slashes, `**` does not. A push to one of
    /// them is judged by what stood there before; a push to any other branch by the default branch. Read from the default branch alone.
    #[serde(default)]
    pub(super) branches: Vec<String>,
    /// By name: built-in checks that are configured or required, custom checks, and under `policy` the host's own findings about the
    /// policy, which take `level` and `rules`.
    #[serde(default)]
    pub(super) checks: BTreeMap<String, Option<FileCheck>>,
    /// Findings that are excused.
    #[serde(default)]
    pub(super) waivers: Vec<FileWaiver>,
}

/// Whether a failed check fails the job.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Mode")]
pub(super) enum FileMode {
    /// It fails the job.
    #[default]
    Compliance,
    /// It is reported and never blocks.
    Sandbox,
}

/// What counts.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Scope")]
pub(super) enum FileScope {
    /// Only what the change introduced.
    #[default]
    Changed,
    /// Everything.
    All,
}

/// A check.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Check")]
pub(super) struct FileCheck {
    /// Whether it runs; true unless it says otherwise.
    pub(super) enabled: Option<bool>,
    /// Of a custom check: the path of its component in this repository, pinned by `@sha256:` and 64 hex digits if you like.
    pub(super) module: Option<String>,
    /// What the check itself understands: see its README or `gatewright inspect`.
    pub(super) settings: Option<Map<String, Value>>,
    /// What a finding leads to, whatever its severity.
    pub(super) level: Option<FileLevels>,
    /// The same for single rules.
    pub(super) rules: Option<BTreeMap<String, FileLevels>>,
    /// Of a custom check: what it may read.
    pub(super) grant: Option<FileGrant>,
    /// Globs as in `.gitignore`: of a check that judges file by file, the only files it is given.
    pub(super) files: Option<Vec<String>>,
}

/// What a finding leads to.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Level")]
pub(super) enum FileLevel {
    /// It is counted, not shown.
    Allow,
    /// It is shown.
    Warn,
    /// It is shown, and fails the check.
    Deny,
}

/// One level, or one for each mode.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Levels")]
pub(super) enum FileLevels {
    /// In both modes.
    Both(FileLevel),
    /// By mode.
    ByMode(FileLevelsByMode),
}

/// A level for each mode; what is left out follows the severity.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "LevelsByMode")]
pub(super) struct FileLevelsByMode {
    /// In compliance mode.
    #[serde(default)]
    pub(super) compliance: Option<FileLevel>,
    /// In sandbox mode.
    #[serde(default)]
    pub(super) sandbox: Option<FileLevel>,
}

/// What a custom check may read. Nothing else is there for it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Grant")]
pub(super) struct FileGrant {
    /// Tracked files: true for all, or globs as in `.gitignore`.
    pub(super) tree: Option<FileTree>,
    /// Files that the build left, tracked or not: globs as in `.gitignore`.
    pub(super) outputs: Option<Vec<String>>,
    /// What git knows about the change.
    pub(super) change: Option<bool>,
    /// Title, body, author and labels of the pull request.
    pub(super) pull_request: Option<bool>,
    /// Repositories of OCI registries, like `ghcr.io/acme/app`.
    pub(super) registry: Option<Vec<String>>,
}

/// All tracked files, or some.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Tree")]
pub(super) enum FileTree {
    /// All or none.
    All(bool),
    /// Those that match a glob.
    Globs(Vec<String>),
}

/// An excused finding.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(rename = "Waiver")]
pub(super) struct FileWaiver {
    /// The finding's fingerprint, from a report: 32 hex digits.
    pub(super) fingerprint: String,
    /// The finding's rule, like `secret-scan/generic-secret`.
    pub(super) rule: String,
    /// Why it is excused.
    pub(super) reason: String,
    /// Who answers for that.
    #[serde(default)]
    pub(super) owner: Option<String>,
    /// The last day on which it is excused, like `2027-01-31`.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub(super) expires: Option<String>,
}

/// JSON Schema (2020-12) of the policy file.
#[must_use]
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(File).to_value();
    plain(&mut schema);
    schema.sort_all_objects();
    schema
}

/// Takes out what only says that a key may be left out, which every key without `required` may.
fn plain(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(plain),
        Value::Object(entries) => {
            entries.retain(|name, value| name != "default" || !value.is_null());
            entries.values_mut().for_each(plain);
        }
        _ => {}
    }
}
