//! What the policy may set.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Settings of `sbom-presence`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Where SBOMs are: globs as in `.gitignore`, over tracked files and build outputs. What they match must be an SBOM.
    #[schemars(extend("x-gatewright" = "output"))]
    pub files: Vec<String>,
    /// Whether an SBOM may list nothing, as for an image made from scratch.
    #[schemars(extend("x-gatewright-stricter" = "false"))]
    pub allow_empty: bool,
    /// The oldest versions of the specifications that are accepted.
    pub minimum_version: MinimumVersion,
    /// Lock files, as globs over tracked files: what they lock must be in an SBOM. `Cargo.lock`, `package-lock.json` and
    /// `npm-shrinkwrap.json` are read.
    pub lock_files: Vec<String>,
    /// How many of the locked packages the SBOMs must list, in percent, compared exactly: `99.5%`.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub complete: String,
    /// Packages that no SBOM has to list, as `name` or `name@version`.
    pub except: Vec<String>,
    /// Whether npm packages that only development needs must be listed as well.
    pub development: bool,
    /// Whether a missing SBOM is a fault rather than not applicable. On as soon as the policy names the check.
    #[schemars(extend("x-gatewright" = "named"))]
    pub required: bool,
}

/// The oldest accepted versions, as `1.5`; a missing part counts as 0.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct MinimumVersion {
    /// Of CycloneDX.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub cyclonedx: String,
    /// Of SPDX.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub spdx: String,
}

impl Default for MinimumVersion {
    fn default() -> Self {
        Self { cyclonedx: "1.4".to_owned(), spdx: "2.3".to_owned() }
    }
}

impl Default for Settings {
    fn default() -> Self {
        let mut files = Vec::new();
        for folder in ["", "/sbom", "/dist"] {
            for name in ["sbom.json", "sbom.xml", "bom.json", "bom.xml", "*.cdx.json", "*.cdx.xml", "*.spdx.json"] {
                files.push(format!("{folder}/{name}"));
            }
        }
        let lock_files = ["/Cargo.lock", "/package-lock.json", "/npm-shrinkwrap.json"].map(str::to_owned).to_vec();
        Self {
            files,
            allow_empty: false,
            minimum_version: MinimumVersion::default(),
            lock_files,
            complete: "100%".to_owned(),
            except: Vec::new(),
            development: false,
            required: false,
        }
    }
}
