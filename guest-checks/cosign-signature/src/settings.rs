//! What the policy may set.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The settings of the check.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// What must be signed, and by whom. Empty: the bundles found under `look-in` are verified, whoever signed.
    pub signatures: Vec<Requirement>,
    /// Where bundles and their artifacts are looked for when `signatures` is empty.
    #[schemars(extend("x-gatewright" = "output"))]
    pub look_in: Vec<String>,
    /// A file with the sigstore trusted root to use instead of the embedded root of the public instance.
    #[schemars(extend("x-gatewright" = "file"))]
    pub trusted_root: Option<String>,
    /// Whether nothing to judge is an error. Set when the policy names this check.
    #[schemars(extend("x-gatewright" = "named"))]
    pub required: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            signatures: Vec::new(),
            look_in: ["/*", "/dist/*", "/release/*"].map(str::to_owned).to_vec(),
            trusted_root: None,
            required: false,
        }
    }
}

/// Artifacts and who has to sign them.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(inline)]
pub struct Requirement {
    /// Globs of the artifacts. Each must match a file.
    #[schemars(extend("x-gatewright" = "output"))]
    pub artifacts: Vec<String>,
    /// Globs of the files that hold the bundles. A bundle belongs to the artifact that it is named after, or whose digest it names.
    #[schemars(extend("x-gatewright" = "output"))]
    pub bundles: Vec<String>,
    /// Who may sign.
    pub signers: Vec<Signer>,
    /// How many different ones of the `signers` have to sign each artifact.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub at_least: u32,
    /// What the signature has to state: `signature` (only that it is signed), `slsa-provenance`, `cyclonedx`, `spdx`, `any`, or the URI of a predicate type.
    pub predicate: String,
}

impl Default for Requirement {
    fn default() -> Self {
        let places = ["/", "/dist/", "/release/"];
        let bundles = places.iter().flat_map(|place| crate::files::SUFFIXES.map(|suffix| format!("{place}*{suffix}")));
        Self {
            artifacts: Vec::new(),
            bundles: bundles.collect(),
            signers: Vec::new(),
            at_least: 1,
            predicate: "signature".to_owned(),
        }
    }
}

/// Somebody who may sign: either `keyless` or `key`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(inline)]
pub struct Signer {
    /// What reports call this signer.
    pub name: String,
    /// Signs with a certificate for an identity.
    pub keyless: Option<Keyless>,
    /// A file with the PEM public key that signs: ECDSA P-256, P-384 or Ed25519.
    #[schemars(extend("x-gatewright" = "file"))]
    pub key: Option<String>,
    /// Whether a transparency log must have recorded a signature by `key`.
    pub tlog: Tlog,
}

/// An identity, as the certificate names it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(inline)]
pub struct Keyless {
    /// Who vouches for the identity, exactly, like `https://token.actions.githubusercontent.com`.
    pub issuer: String,
    /// The identity, exactly, or with `*` for anything within one path segment.
    pub identity: Option<String>,
    /// Instead of `identity`: a regex that the whole identity must match.
    pub identity_regex: Option<String>,
}

/// Whether a transparency log is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Tlog {
    /// The signature must be in a log that the trusted root names.
    #[default]
    Required,
    /// The signature alone is enough, whenever it was made.
    NotRequired,
}
