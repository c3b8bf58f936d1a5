//! Trust roots: whose certificates and logs count.

use crate::{crypto, json};
use sha2::{Digest, Sha256};
use sigstore_trust_root::{SIGSTORE_PRODUCTION_TRUSTED_ROOT, TrustedRoot};
use sigstore_types::{Bundle, DerCertificate, TimeRange};
use sigstore_verify::Verifier;
use x509_cert::Certificate;
use x509_cert::der::Decode;

/// The day on which the embedded root was taken from the public instance.
pub const EMBEDDED_DATE: &str = "2026-10-23";
/// SHA-256 of the embedded root. A test compares, so that an update of the crate cannot swap it unseen.
pub const EMBEDDED_SHA256: &str = "6494e21ea73fa7ee769f85f57d5a3e6a08725eae1e38c755fc3517c9e6bc0b66";

/// A trust root that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unusable(String);

/// A trust root, ready to verify with.
pub struct Trust {
    /// For the report: which root this is.
    pub name: String,
    pub(crate) verifier: Verifier,
    root: TrustedRoot,
}

impl std::fmt::Debug for Trust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Trust").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Trust {
    /// The root of the public sigstore instance, as embedded.
    ///
    /// # Errors
    /// Never, while the tests pass.
    pub fn embedded() -> Result<Self, Unusable> {
        Self::new(SIGSTORE_PRODUCTION_TRUSTED_ROOT, format!("public sigstore instance of {EMBEDDED_DATE}"))
    }

    /// A root of one's own: the JSON of a sigstore `TrustedRoot`.
    ///
    /// # Errors
    /// It is no trusted root, or one with unusable keys or certificates.
    pub fn from_json(json: &str) -> Result<Self, Unusable> {
        Self::new(json, format!("sha256:{}", hex::encode(Sha256::digest(json))))
    }

    fn new(text: &str, name: String) -> Result<Self, Unusable> {
        crypto::install();
        let bad = |error: &dyn std::fmt::Display| Unusable(format!("is not a usable sigstore trusted root: {error}"));
        json::check(text.as_bytes()).map_err(|error| bad(&error))?;
        let root = TrustedRoot::from_json(text).map_err(|error| bad(&error))?;
        if !root.media_type.starts_with("application/vnd.dev.sigstore.trustedroot") {
            return Err(bad(&format!("its `mediaType` is {:?}", root.media_type)));
        }
        let verifier = Verifier::new(&root).map_err(|error| bad(&error))?;
        Ok(Self { name, verifier, root })
    }

    /// This root without what was not valid at `times`, where that matters for `bundle`; `None` where all of it was.
    ///
    /// The verifier takes every certificate of a trusted chain for an anchor, and an anchor's own validity is not looked
    /// at. So an expired intermediate would still vouch. Dropping such a chain and verifying again closes that.
    pub(crate) fn narrowed(&self, bundle: &Bundle, times: &[i64]) -> Result<Option<Self>, Unusable> {
        let mut root = self.root.clone();
        let timestamps = &bundle.verification_material.timestamp_verification_data.rfc3161_timestamps;
        root.certificate_authorities.retain(|authority| {
            idle(authority.valid_for, times)
                || sound(authority.cert_chain.certificates.iter().map(|entry| &entry.raw_bytes), times)
        });
        root.timestamp_authorities.retain(|authority| {
            timestamps.is_empty()
                || idle(authority.valid_for, times)
                || sound(authority.cert_chain.certificates.iter().map(|entry| &entry.raw_bytes), times)
        });
        // A log that was not trusted yet cannot have seen the signature.
        let entries = &bundle.verification_material.tlog_entries;
        root.tlogs.retain(|log| {
            let used = entries.iter().any(|entry| entry.log_id == log.log_id);
            !used || log.public_key.valid_for.is_none_or(|window| times.iter().all(|time| starts(window) <= *time))
        });
        let all = |root: &TrustedRoot| {
            (root.certificate_authorities.len(), root.timestamp_authorities.len(), root.tlogs.len())
        };
        if all(&root) == all(&self.root) {
            return Ok(None);
        }
        let verifier = Verifier::new(&root).map_err(|error| Unusable(error.to_string()))?;
        Ok(Some(Self { name: self.name.clone(), verifier, root }))
    }
}

fn starts(window: TimeRange) -> i64 {
    window.start.as_second()
}

/// Whether the verifier leaves this authority aside at all of these times anyway.
fn idle(window: Option<TimeRange>, times: &[i64]) -> bool {
    let covers =
        |window: TimeRange, time: i64| starts(window) <= time && window.end.is_none_or(|end| time <= end.as_second());
    window.is_some_and(|window| !times.iter().any(|time| covers(window, *time)))
}

/// Whether every certificate of the chain was valid at every one of these times.
fn sound<'a>(mut chain: impl Iterator<Item = &'a DerCertificate>, times: &[i64]) -> bool {
    chain.all(|certificate| {
        Certificate::from_der(certificate.as_bytes()).is_ok_and(|certificate| {
            let validity = certificate.tbs_certificate.validity;
            let seconds = |time: x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_secs());
            match (seconds(validity.not_before), seconds(validity.not_after)) {
                (Ok(from), Ok(until)) => times.iter().all(|time| from <= *time && *time <= until),
                _ => false,
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_root_is_the_documented_one() {
        assert_eq!(hex::encode(Sha256::digest(SIGSTORE_PRODUCTION_TRUSTED_ROOT)), EMBEDDED_SHA256);
        let readme = include_str!("../README.md");
        assert!(readme.contains(EMBEDDED_SHA256) && readme.contains(EMBEDDED_DATE));
        Trust::embedded().unwrap();
    }

    #[test]
    fn refuses_what_is_no_root() {
        for text in ["", "{}", "[]", r#"{"mediaType": "text/plain"}"#, r#"{"tlogs": [], "tlogs": []}"#] {
            assert!(Trust::from_json(text).is_err(), "{text}");
        }
    }
}
