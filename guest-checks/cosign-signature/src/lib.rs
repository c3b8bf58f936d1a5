//! Verifies sigstore bundles: that what the build made is signed, and by whom the policy wants.
//!
//! `bundle` reads a bundle within limits, `trust` knows whose certificates and logs count, `verify` proves one bundle for
//! one artifact, `policy` and `identity` know who may sign, `judge` applies that to the files of the build, `discovery`
//! does where there is no policy. Everything runs in the component: no network, no clock, keys and roots from the policy.

mod bare;
mod bundle;
mod clock;
mod crypto;
mod discovery;
mod effort;
mod files;
mod fuzz;
mod identity;
mod json;
mod judge;
mod policy;
mod report;
mod settings;
mod trust;
mod verify;

pub use bundle::{Parsed, Unreadable};
#[doc(hidden)]
pub use fuzz::fuzz;
pub use settings::{Keyless, Requirement, Settings, Signer, Tlog};
pub use trust::{EMBEDDED_DATE, EMBEDDED_SHA256, Trust, Unusable};
pub use verify::{Artifact, Claim, Failure, File, Key, Verified, verify};

use gatewright_sdk::{Check, Description, Evidence, Finding, Outcome, Problem, SettingProblem};

/// The check.
#[derive(Debug)]
pub struct CosignSignature;

/// What was found so far.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    findings: Vec<Finding>,
    evidence: Vec<Evidence>,
    problems: Vec<Problem>,
    /// Artifacts, or without a policy bundles, that verified.
    good: u64,
    /// Out of how many.
    total: u64,
}

/// Something that this check cannot verify is neither good nor bad.
pub(crate) fn unsupported(path: &str, what: &dyn std::fmt::Display) -> Problem {
    Problem::new("signature-unsupported", format!("`{path}` cannot be verified: {what}")).path(path)
}

impl Check for CosignSignature {
    type Settings = Settings;

    fn describe() -> Description {
        Description {
            id: "cosign-signature",
            version: env!("CARGO_PKG_VERSION"),
            title: "Verifies sigstore bundles",
            rules: report::rules(),
        }
    }

    fn check(settings: Settings) -> Result<Outcome, SettingProblem> {
        crypto::install();
        let policy = policy::Policy::new(&settings)?;
        if !clock::stands_still() {
            let what = "this build of the check takes its time from outside; report it as a fault of Gatewright";
            return Ok(Outcome::cannot_evaluate("cannot verify", vec![Problem::new("clock", what)]));
        }
        let mut gathered = Gathered::default();
        if policy.rules.is_empty() {
            match discovery::judge(&policy.trust, &settings.look_in) {
                Ok(found) => gathered = found,
                Err(problem) => gathered.problems.push(problem),
            }
            if gathered.total == 0 && gathered.problems.is_empty() {
                return Ok(nothing(&settings));
            }
        }
        let mut bundles = files::Bundles::default();
        for rule in &policy.rules {
            if let Err(problem) = judge::judge(&policy.trust, rule, &mut bundles, &mut gathered) {
                gathered.problems.push(problem);
            }
        }
        Ok(gathered.outcome(policy.rules.is_empty()))
    }
}

/// No bundle anywhere.
fn nothing(settings: &Settings) -> Outcome {
    let places = settings.look_in.join(", ");
    if !settings.required {
        return Outcome::not_applicable(format!("no sigstore bundle under {places}"));
    }
    let what = format!("no sigstore bundle under {places}; say in `signatures` what must be signed, and by whom");
    Outcome::cannot_evaluate("nothing to verify", vec![Problem::new("no-bundle", what)])
}

impl Gathered {
    fn outcome(self, discovered: bool) -> Outcome {
        let (good, total) = (self.good, self.total);
        let summary = if discovered {
            format!("{good} of {total} bundles verify, no policy says who may sign")
        } else {
            format!("{good} of {total} artifacts signed as the policy wants")
        };
        let mut outcome = match self.problems.is_empty() {
            true => Outcome::evaluated(summary),
            false => Outcome::cannot_evaluate(summary, self.problems),
        };
        let unit = if discovered { "bundles" } else { "artifacts" };
        outcome = outcome.metric("signatures.verified", "total", good, Some(total), unit);
        outcome.evidence = self.evidence;
        outcome.with(self.findings)
    }
}

/// Verifies one bundle as a conformance client does: exact identity and issuer, or a PEM key, and the JSON of a trusted
/// root or the embedded one. For native tools and tests.
///
/// # Errors
/// What does not hold, in a sentence.
pub fn verify_bundle(
    bundle: &[u8],
    artifact: &Artifact<'_>,
    signer: &BundleSigner<'_>,
    trusted_root: Option<&str>,
) -> Result<Verified, String> {
    let trust = trusted_root.map_or_else(Trust::embedded, Trust::from_json).map_err(|error| error.to_string())?;
    let parsed = Parsed::from_bytes(bundle).map_err(|error| error.to_string())?;
    match signer {
        BundleSigner::Key(pem) => {
            let key = Key::from_pem(pem)?;
            verify(&trust, &parsed, artifact, Claim::Key { key: &key, logged: true }).map_err(|error| error.to_string())
        }
        BundleSigner::Keyless { issuer, identity } => {
            let verified =
                verify(&trust, &parsed, artifact, Claim::AnyCertificate).map_err(|error| error.to_string())?;
            if verified.issuer.as_deref() != Some(issuer) || verified.identity.as_deref() != Some(identity) {
                return Err(format!("it is signed by {}", report::signer(&verified)));
            }
            Ok(verified)
        }
    }
}

/// Who must have signed, for [`verify_bundle`].
#[derive(Debug, Clone, Copy)]
pub enum BundleSigner<'a> {
    /// A certificate for exactly this identity by exactly this issuer.
    Keyless {
        /// The issuer.
        issuer: &'a str,
        /// The identity.
        identity: &'a str,
    },
    /// This PEM public key.
    Key(&'a str),
}

gatewright_sdk::export_check!(CosignSignature);
