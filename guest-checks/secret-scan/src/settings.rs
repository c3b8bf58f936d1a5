//! What the policy may set.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Settings of the secret scan.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Files to scan, as globs like those of `.gitignore`. Empty: all files.
    pub paths: Vec<String>,
    /// Files to leave out, as globs like those of `.gitignore`. They win over `paths`.
    pub except: Vec<String>,
    /// Whether to warn of values that only look like secrets: random values and passwords given to telling names, passwords
    /// in URLs, credentials in files that are made to hold some. Without it only known formats are found.
    #[schemars(extend("x-gatewright-stricter" = "true"))]
    pub generic: bool,
    /// Which marks, like `gatewright:allow` or `gitleaks:allow`, excuse a secret. `true`: all, also those that the change
    /// itself adds; each excused secret is a warning. `base`: those that the base already holds. `false`: none.
    pub inline_allow: InlineAllow,
    /// A `.gitleaks.toml`, read as gitleaks 8.30 reads it. Where it has rules and no `useDefault` in
    /// its `extend`, only its own rules run.
    #[schemars(extend("x-gatewright" = "file"))]
    pub gitleaks_config: Option<String>,
    /// The file that `extend.path` of `gitleaks-config` names.
    #[schemars(extend("x-gatewright" = "file"))]
    pub gitleaks_base: Option<String>,
    /// A `.gitleaksignore` or `.betterleaksignore`: what it names is excused. A line is `file:rule:line`, with a commit before it
    /// or not, or the SHA-256 of a value, which holds wherever that value stands.
    #[schemars(extend("x-gatewright" = "file"))]
    pub gitleaks_ignore: Option<String>,
    /// A report of gitleaks or betterleaks as JSON, or a `.secrets.baseline` of detect-secrets: what it holds is excused, by value
    /// where it has one, so that a new value in an old place is found.
    #[schemars(extend("x-gatewright" = "file"))]
    pub baseline: Option<String>,
    /// Also look at what earlier commits of the change added, even where a later one removed it.
    #[schemars(extend("x-gatewright-stricter" = "true"))]
    pub history: bool,
    /// At most so many findings in one file; the rest is counted.
    #[schemars(range(min = 1, max = 1000))]
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub max_findings_per_file: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            paths: Vec::new(),
            except: Vec::new(),
            generic: true,
            inline_allow: InlineAllow::Yes,
            gitleaks_config: None,
            gitleaks_base: None,
            gitleaks_ignore: None,
            baseline: None,
            history: true,
            max_findings_per_file: 100,
        }
    }
}

/// Which marks in a file excuse a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InlineAllow {
    /// `true`: all.
    Yes,
    /// `"base"`: those that were there before the change.
    Base,
    /// `false`: none.
    No,
}

impl Serialize for InlineAllow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Yes => serializer.serialize_bool(true),
            Self::Base => serializer.serialize_str("base"),
            Self::No => serializer.serialize_bool(false),
        }
    }
}

impl<'de> Deserialize<'de> for InlineAllow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FlagOrWord;
        impl Visitor<'_> for FlagOrWord {
            type Value = InlineAllow;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`true`, `false` or `base`")
            }
            fn visit_bool<E: Error>(self, flag: bool) -> Result<InlineAllow, E> {
                Ok(if flag { InlineAllow::Yes } else { InlineAllow::No })
            }
            fn visit_str<E: Error>(self, word: &str) -> Result<InlineAllow, E> {
                if word == "base" { Ok(InlineAllow::Base) } else { Err(E::unknown_variant(word, &["base"])) }
            }
        }
        deserializer.deserialize_any(FlagOrWord)
    }
}

impl JsonSchema for InlineAllow {
    fn schema_name() -> Cow<'static, str> {
        "InlineAllow".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "oneOf": [{ "type": "boolean" }, { "type": "string", "enum": ["base"] }] })
    }
}
