//! What the policy may set.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Settings of `branch-naming`. With none of them only git's own rules apply.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// What a name must look like: text and placeholders, as in `{type}/{ticket}-{slug}`. `{{` and `}}` stand for braces.
    pub pattern: Option<String>,
    /// Several patterns, of which a name must fit one.
    pub patterns: Vec<String>,
    /// A regex instead of patterns; it must match the whole name. Groups named `type` and `feature` count as placeholders.
    pub regex: Option<String>,
    /// What placeholders stand for, as regexes: other meanings for known ones, and new ones.
    pub placeholders: BTreeMap<String, String>,
    /// What `{type}` may be. Without a pattern, names are `{type}/{any}`. Empty: any lower-case word.
    pub types: Vec<String>,
    /// The fewest characters that a name may have.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub min_length: Option<u32>,
    /// The most characters that a name may have.
    #[schemars(extend("x-gatewright-stricter" = "lower"))]
    pub max_length: Option<u32>,
    /// Whether upper-case letters are refused.
    #[schemars(extend("x-gatewright-stricter" = "true"))]
    pub lowercase: bool,
    /// The characters that a name may be made of: characters and ranges, as in `a-z0-9/._-`. None: all that git takes.
    #[schemars(extend("x-gatewright-stricter" = "set"))]
    pub allowed_characters: Option<String>,
    /// Branches that are not judged, as globs: `*` stays between slashes, `**` does not. The base branch never is.
    pub exempt: Vec<String>,
    /// Branches of bots, as globs; they are not judged either.
    pub bots: Vec<String>,
    /// The feature rule, for patterns with `{feature}`.
    pub feature: Feature,
    /// A valid name, to be proposed where none can be made from the pattern.
    pub example: Option<String>,
    /// Whether an unknown branch is an error rather than not applicable. On as soon as the policy names the check.
    #[schemars(extend("x-gatewright" = "named"))]
    pub required: bool,
}

/// One branch for each feature.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Feature {
    /// The path of the feature's spec file. Its id is the first 12 hex digits of the SHA-256 of that file, as it stands in
    /// git, and without a pattern the branch is `auto/spec-implementation/{feature}`.
    #[schemars(extend("x-gatewright-stricter" = "set"))]
    pub spec: Option<String>,
    /// Whether no other branch may carry the id. It needs the list of branches, which a shallow checkout lacks.
    #[schemars(extend("x-gatewright-stricter" = "true"))]
    pub unique: bool,
}

impl Default for Feature {
    fn default() -> Self {
        Self { spec: None, unique: true }
    }
}

impl Default for Settings {
    fn default() -> Self {
        let owned = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect();
        Self {
            pattern: None,
            patterns: Vec::new(),
            regex: None,
            placeholders: BTreeMap::new(),
            types: Vec::new(),
            min_length: None,
            max_length: None,
            lowercase: false,
            allowed_characters: None,
            exempt: owned(&["main", "master", "develop"]),
            bots: owned(&[
                "dependabot/**",
                "renovate/**",
                "pre-commit-ci-update-config",
                "release-please--**",
                "changeset-release/**",
                "all-contributors/**",
                "snyk-fix-*",
                "snyk-upgrade-*",
                "mergify/**",
            ]),
            feature: Feature::default(),
            example: None,
            required: false,
        }
    }
}
