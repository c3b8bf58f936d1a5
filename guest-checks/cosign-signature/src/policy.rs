//! The settings, held to what can be used: keys parsed, patterns compiled, contradictions refused.

use crate::bundle::Parsed;
use crate::identity::Identity;
use crate::settings::{Keyless, Requirement, Settings, Signer, Tlog};
use crate::trust::Trust;
use crate::verify::{Key, Verified};
use gatewright_sdk::SettingProblem;

/// What the check works with.
#[derive(Debug)]
pub(crate) struct Policy {
    pub(crate) trust: Trust,
    pub(crate) rules: Vec<Rule>,
}

/// One entry of `signatures`.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) artifacts: Vec<String>,
    pub(crate) bundles: Vec<String>,
    pub(crate) signers: Vec<Allowed>,
    pub(crate) at_least: usize,
    pub(crate) predicate: Predicate,
}

/// One entry of `signers`.
#[derive(Debug)]
pub(crate) struct Allowed {
    pub(crate) name: String,
    pub(crate) who: Who,
}

/// How a signer is known.
#[derive(Debug)]
pub(crate) enum Who {
    /// By what the certificate says.
    Keyless { issuer: String, identity: Identity },
    /// By its key.
    Key { key: Key, logged: bool },
}

/// What a signature has to state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Predicate {
    /// Anything.
    Any,
    /// Only that the artifact is signed.
    Signature,
    /// A type with a short name, and how URIs of that type begin.
    Known(&'static str, &'static [&'static str]),
    /// Exactly this type.
    Uri(String),
}

/// What cosign states when it signs in the form of an attestation.
const COSIGN_SIGN: &str = "https://sigstore.dev/cosign/sign/v1";
/// Short names, and the types they stand for; a version may follow.
const KNOWN: [(&str, &[&str]); 3] = [
    ("slsa-provenance", &["https://slsa.dev/provenance"]),
    ("cyclonedx", &["https://cyclonedx.org/bom"]),
    ("spdx", &["https://spdx.dev/Document"]),
];

impl Predicate {
    fn new(text: &str) -> Result<Self, String> {
        match text {
            "any" => Ok(Self::Any),
            "signature" => Ok(Self::Signature),
            uri if uri.contains("://") => Ok(Self::Uri(uri.to_owned())),
            other => {
                KNOWN.iter().find(|(name, _)| *name == other).map(|(name, types)| Self::Known(name, types)).ok_or_else(
                    || {
                        let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
                        format!("is not known; write `signature`, `any`, {} or the URI of a type", names.join(", "))
                    },
                )
            }
        }
    }

    /// The word for a signature that states `predicate`.
    pub(crate) fn word(predicate: Option<&str>) -> &str {
        match predicate {
            None | Some(COSIGN_SIGN) => "signature",
            Some(uri) => KNOWN
                .iter()
                .find(|(_, types)| types.iter().any(|kind| is_version_of(uri, kind)))
                .map_or(uri, |(name, _)| *name),
        }
    }

    /// Whether a signature that states `predicate` will do.
    pub(crate) fn accepts(&self, predicate: Option<&str>) -> bool {
        match self {
            Self::Any => true,
            Self::Signature => predicate.is_none_or(|uri| uri == COSIGN_SIGN),
            Self::Known(_, types) => predicate.is_some_and(|uri| types.iter().any(|kind| is_version_of(uri, kind))),
            Self::Uri(wanted) => predicate == Some(wanted),
        }
    }
}

/// `kind` itself, or with a version like `/v1.2` behind it.
fn is_version_of(uri: &str, kind: &str) -> bool {
    let Some(rest) = uri.strip_prefix(kind) else { return false };
    let version =
        rest.strip_prefix("/v").map(|version| version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
    rest.is_empty() || version == Some(true)
}

impl Policy {
    /// Reads the settings.
    pub(crate) fn new(settings: &Settings) -> Result<Self, SettingProblem> {
        let trust = match settings.trusted_root.as_deref() {
            Some(json) => Trust::from_json(json),
            None => Trust::embedded(),
        };
        let trust = trust.map_err(|error| SettingProblem::new("/trusted-root", error.to_string()))?;
        let rules = settings.signatures.iter().enumerate();
        let rules = rules.map(|(at, requirement)| Rule::new(requirement, &format!("/signatures/{at}")));
        Ok(Self { trust, rules: rules.collect::<Result<_, _>>()? })
    }
}

impl Rule {
    fn new(requirement: &Requirement, pointer: &str) -> Result<Self, SettingProblem> {
        let problem = |at: &str, what: String| SettingProblem::new(format!("{pointer}/{at}"), what);
        if requirement.artifacts.is_empty() {
            return Err(problem("artifacts", "name at least one glob of artifacts".to_owned()));
        }
        if requirement.signers.is_empty() {
            return Err(problem("signers", "name at least one signer".to_owned()));
        }
        let mut signers: Vec<Allowed> = Vec::new();
        for (at, signer) in requirement.signers.iter().enumerate() {
            let allowed = Allowed::new(signer, at, &format!("{pointer}/signers/{at}"))?;
            if let Some(first) = signers.iter().position(|other| other.is_same_key(&allowed)) {
                let what = format!("is the same key as that of signer {}; a key counts once", first + 1);
                return Err(problem(&format!("signers/{at}/key"), what));
            }
            signers.push(allowed);
        }
        let at_least = requirement.at_least as usize;
        if at_least == 0 || at_least > signers.len() {
            let what = format!("must be from 1 to the number of signers, which is {}", signers.len());
            return Err(problem("at-least", what));
        }
        let predicate = Predicate::new(&requirement.predicate).map_err(|what| problem("predicate", what))?;
        let (artifacts, bundles) = (requirement.artifacts.clone(), requirement.bundles.clone());
        Ok(Self { artifacts, bundles, signers, at_least, predicate })
    }
}

impl Allowed {
    fn new(signer: &Signer, at: usize, pointer: &str) -> Result<Self, SettingProblem> {
        let problem = |at: &str, what: String| SettingProblem::new(format!("{pointer}{at}"), what);
        let who = match (&signer.keyless, &signer.key) {
            (Some(keyless), None) => {
                if signer.tlog == Tlog::NotRequired {
                    let what = "goes with `key` only: without a log nothing tells when a certificate signed";
                    return Err(problem("/tlog", what.to_owned()));
                }
                Who::keyless(keyless).map_err(|(at, what)| problem(&format!("/keyless/{at}"), what))?
            }
            (None, Some(pem)) => {
                let key = Key::from_pem(pem).map_err(|what| problem("/key", what))?;
                Who::Key { key, logged: signer.tlog == Tlog::Required }
            }
            _ => return Err(problem("", "must have either `keyless` or `key`".to_owned())),
        };
        let name = if signer.name.is_empty() { format!("signer {}", at + 1) } else { signer.name.clone() };
        Ok(Self { name, who })
    }

    fn is_same_key(&self, other: &Self) -> bool {
        match (&self.who, &other.who) {
            (Who::Key { key: one, .. }, Who::Key { key: two, .. }) => one == two,
            _ => false,
        }
    }

    /// Whether this verified signature is by this signer.
    pub(crate) fn made(&self, verified: &Verified) -> bool {
        match &self.who {
            Who::Key { key, .. } => verified.key.as_ref() == Some(&key.id),
            Who::Keyless { issuer, identity } => {
                verified.key.is_none()
                    && verified.issuer.as_ref() == Some(issuer)
                    && verified.identity.as_ref().is_some_and(|found| identity.matches(found))
            }
        }
    }

    /// Whether it is worth trying on this bundle.
    pub(crate) fn could_have_made(&self, bundle: &Parsed) -> bool {
        matches!(self.who, Who::Key { .. }) == bundle.is_by_key()
    }
}

impl Who {
    fn keyless(keyless: &Keyless) -> Result<Self, (&'static str, String)> {
        let issuer = keyless.issuer.clone();
        if issuer.is_empty() || issuer.contains('*') {
            return Err(("issuer", "must be the exact issuer, like `https://accounts.example.com`".to_owned()));
        }
        let identity = match (&keyless.identity, &keyless.identity_regex) {
            (Some(glob), None) => Identity::glob(glob).map_err(|what| ("identity", what))?,
            (None, Some(regex)) => Identity::regex(regex).map_err(|what| ("identity-regex", what))?,
            (None, None) => return Err(("identity", "is missing: name who signs, or use `identity-regex`".to_owned())),
            (Some(_), Some(_)) => return Err(("identity-regex", "goes without `identity`; keep one".to_owned())),
        };
        Ok(Self::Keyless { issuer, identity })
    }
}

#[cfg(test)]
mod tests {
    use super::Predicate;

    #[test]
    fn predicates_by_name_version_and_uri() {
        let slsa = Predicate::new("slsa-provenance").unwrap();
        assert!(slsa.accepts(Some("https://slsa.dev/provenance/v1")));
        assert!(!slsa.accepts(Some("https://slsa.dev/provenance/v1/evil")));
        assert!(!slsa.accepts(Some("https://slsa.dev/provenance-evil")));
        assert!(!slsa.accepts(None));
        let plain = Predicate::new("signature").unwrap();
        assert!(plain.accepts(None) && plain.accepts(Some(super::COSIGN_SIGN)));
        assert!(!plain.accepts(Some("https://slsa.dev/provenance/v1")));
        assert!(Predicate::new("https://example.org/p").unwrap().accepts(Some("https://example.org/p")));
        assert!(Predicate::new("sbom").is_err());
        assert_eq!(Predicate::word(Some("https://spdx.dev/Document/v2.3")), "spdx");
    }
}
