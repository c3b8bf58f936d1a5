//! A signature by a key and nothing else: no log entry, no timestamp.
//!
//! The verifier refuses such a bundle, since nothing tells when it was made. A policy with `tlog: not-required` wants just
//! that, as `cosign sign-blob --key --tlog-upload=false` makes it; so this verifies signature and digest itself.

use crate::bundle::Parsed;
use crate::verify::{Artifact, Failure, Key};
use sigstore_crypto::{KeyAlgorithm, SigningScheme, verify_signature, verify_signature_prehashed};
use sigstore_types::{HashAlgorithm, SignatureContent};

/// Whether a bundle is of that kind.
pub(crate) fn is_bare(parsed: &Parsed) -> bool {
    let material = &parsed.bundle.verification_material;
    material.tlog_entries.is_empty() && material.timestamp_verification_data.rfc3161_timestamps.is_empty()
}

/// Verifies one.
pub(crate) fn verify(parsed: &Parsed, artifact: &Artifact<'_>, key: &Key) -> Result<(), Failure> {
    let algorithm = KeyAlgorithm::from_spki(&key.der).map_err(|error| Failure::Unsupported(error.to_string()))?;
    let by_another = |_| Failure::NotByThisKey("the signature does not match".to_owned());
    let other_file = || Failure::Invalid("it was made for a file with another digest".to_owned());
    let digest = artifact.sha256();
    match &parsed.bundle.content {
        SignatureContent::DsseEnvelope(envelope) => {
            let scheme = algorithm.default_signing_scheme();
            verify_signature(&key.der, &envelope.pae(), &envelope.signature.sig, scheme).map_err(by_another)?;
            let named = parsed.statement.as_ref().is_some_and(|statement| statement.names(&hex::encode(digest)));
            if named { Ok(()) } else { Err(other_file()) }
        }
        SignatureContent::MessageSignature(message) => {
            let stated = message.message_digest.as_ref();
            if stated.is_some_and(|stated| stated.algorithm == HashAlgorithm::Sha2256 && stated.digest != &digest[..]) {
                return Err(other_file());
            }
            let scheme = match stated {
                Some(stated) => algorithm.resolve_signing_scheme(stated.algorithm),
                None => Ok(algorithm.default_signing_scheme()),
            };
            let scheme = scheme.map_err(|error| Failure::Unsupported(error.to_string()))?;
            match scheme {
                SigningScheme::EcdsaP256Sha256 | SigningScheme::EcdsaP384Sha256 => {
                    verify_signature_prehashed(&key.der, &digest, &message.signature, scheme).map_err(by_another)
                }
                _ => verify_signature(&key.der, &artifact.whole()?, &message.signature, scheme).map_err(by_another),
            }
        }
        _ => Err(Failure::Unsupported("it holds a signature of an unknown kind".to_owned())),
    }
}
