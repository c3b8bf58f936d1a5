//! What the policy may set.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    pub generic: bool,
    /// Whether a mark on its line, like `gatewright:allow` or `gitleaks:allow`, excuses a secret. Excused secrets are listed
    /// as notes.
    pub inline_allow: bool,
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
    pub history: bool,
    /// At most so many findings in one file; the rest is counted.
    #[schemars(range(min = 1, max = 1000))]
    pub max_findings_per_file: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            paths: Vec::new(),
            except: Vec::new(),
            generic: true,
            inline_allow: true,
            gitleaks_config: None,
            gitleaks_base: None,
            gitleaks_ignore: None,
            baseline: None,
            history: true,
            max_findings_per_file: 100,
        }
    }
}
