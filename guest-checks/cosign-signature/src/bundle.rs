//! Reading a sigstore bundle: limits, one meaning only, and what it claims to have signed.
//!
//! Nothing here is verified. A claim only decides which bundle is tried on which artifact.

use crate::json;
use serde::Deserialize;
use serde::de::IgnoredAny;
use sigstore_types::bundle::VerificationMaterialContent;
use sigstore_types::{Bundle, HashAlgorithm, SignatureContent};
use std::collections::BTreeMap;

/// A larger file is no bundle.
pub(crate) const MAX_BUNDLE_BYTES: u64 = 16 << 20;
/// More subjects than this in one statement are refused.
pub(crate) const MAX_SUBJECTS: usize = 1024;
/// More log entries or timestamps than this in one bundle are refused: each costs a verification.
const MAX_PROOFS: usize = 16;
/// The only payload type that binds an artifact.
const IN_TOTO: &str = "application/vnd.in-toto+json";
/// The versions of an in-toto statement that have subjects as we read them.
const STATEMENTS: [&str; 2] = ["https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"];

/// Why a file is not a bundle that can be verified.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is broken or says two things at once.
    #[error("{0}")]
    Malformed(String),
    /// It is well-formed and of a kind that this check does not know.
    #[error("{0}")]
    Unsupported(String),
}

fn malformed(what: impl Into<String>) -> Unreadable {
    Unreadable::Malformed(what.into())
}

/// A bundle within limits, not yet verified.
#[derive(Debug)]
pub struct Parsed {
    pub(crate) bundle: Bundle,
    pub(crate) statement: Option<Statement>,
}

/// What an in-toto statement says.
#[derive(Debug, Deserialize)]
pub(crate) struct Statement {
    #[serde(rename = "_type")]
    kind: String,
    #[serde(rename = "predicateType")]
    pub(crate) predicate: String,
    subject: Vec<Subject>,
}

#[derive(Debug, Deserialize)]
struct Subject {
    #[serde(default)]
    digest: BTreeMap<String, String>,
}

impl Statement {
    /// Whether a subject carries this SHA-256, in hex digits.
    pub(crate) fn names(&self, sha256: &str) -> bool {
        self.digests("sha256").any(|digest| digest.eq_ignore_ascii_case(sha256))
    }

    /// Whether a subject has to be compared by SHA-512.
    pub(crate) fn has_sha512(&self) -> bool {
        self.digests("sha512").next().is_some()
    }

    fn digests<'a>(&'a self, algorithm: &'a str) -> impl Iterator<Item = &'a str> {
        self.subject.iter().filter_map(move |subject| subject.digest.get(algorithm)).map(String::as_str)
    }
}

/// The fields of which exactly one may be there.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shape {
    message_signature: Option<IgnoredAny>,
    dsse_envelope: Option<IgnoredAny>,
    verification_material: Option<MaterialShape>,
    media_type: Option<String>,
    /// Only the format of cosign before its version 3 has it.
    base64_signature: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct MaterialShape {
    certificate: Option<IgnoredAny>,
    x509_certificate_chain: Option<IgnoredAny>,
    public_key: Option<IgnoredAny>,
}

impl Parsed {
    /// Reads a bundle.
    ///
    /// # Errors
    /// It is no bundle, over a limit, or of an unknown kind.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() as u64 > MAX_BUNDLE_BYTES {
            return Err(malformed(format!("has {} bytes, more than the {MAX_BUNDLE_BYTES} allowed", bytes.len())));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| malformed(format!("is not UTF-8: {error}")))?;
        json::check(bytes).map_err(|error| malformed(format!("is not usable JSON: {error}")))?;
        let shape: Shape =
            serde_json::from_str(text).map_err(|error| malformed(format!("is not a sigstore bundle: {error}")))?;
        shape.check()?;
        let bundle =
            Bundle::from_json(text).map_err(|error| malformed(format!("is not a sigstore bundle: {error}")))?;
        let material = &bundle.verification_material;
        let proofs = material.tlog_entries.len() + material.timestamp_verification_data.rfc3161_timestamps.len();
        if proofs > MAX_PROOFS {
            return Err(malformed(format!("carries {proofs} log entries and timestamps, more than {MAX_PROOFS}")));
        }
        for entry in &material.tlog_entries {
            json::check(entry.canonicalized_body.as_bytes())
                .map_err(|error| malformed(format!("carries a log entry that is not usable JSON: {error}")))?;
        }
        let statement = statement(&bundle.content)?;
        Ok(Self { bundle, statement })
    }

    /// Signed with a key instead of a certificate.
    pub(crate) fn is_by_key(&self) -> bool {
        matches!(self.bundle.verification_material.content, VerificationMaterialContent::PublicKey(_))
    }

    /// What the signature states of the artifact: `None` is a plain signature, else the type of the predicate.
    pub(crate) fn predicate(&self) -> Option<&str> {
        self.statement.as_ref().map(|statement| statement.predicate.as_str())
    }

    /// Whether it says of itself that it is about the artifact with this SHA-256, in hex digits.
    pub(crate) fn claims(&self, sha256: &str) -> bool {
        match (&self.statement, &self.bundle.content) {
            (Some(statement), _) => statement.names(sha256),
            (None, SignatureContent::MessageSignature(message)) => {
                message.message_digest.as_ref().is_some_and(|digest| {
                    digest.algorithm == HashAlgorithm::Sha2256 && hex::encode(digest.digest.as_bytes()) == sha256
                })
            }
            _ => false,
        }
    }
}

impl Shape {
    /// A reader that takes the first of two signatures and one that takes the second would verify different things.
    fn check(&self) -> Result<(), Unreadable> {
        if self.base64_signature.is_some() {
            let hint =
                "is a bundle in the old format of cosign; sign with `cosign sign-blob --new-bundle-format --bundle`";
            return Err(Unreadable::Unsupported(hint.to_owned()));
        }
        let Some(media_type) = &self.media_type else {
            return Err(malformed("is not a sigstore bundle: it has no `mediaType`"));
        };
        if !media_type.starts_with("application/vnd.dev.sigstore.bundle") {
            return Err(malformed(format!("is not a sigstore bundle: its `mediaType` is {media_type:?}")));
        }
        if self.message_signature.is_some() == self.dsse_envelope.is_some() {
            return Err(malformed("must have exactly one of `messageSignature` and `dsseEnvelope`"));
        }
        let Some(material) = &self.verification_material else {
            return Err(malformed("has no `verificationMaterial`"));
        };
        let kinds = [&material.certificate, &material.x509_certificate_chain, &material.public_key];
        if kinds.iter().filter(|kind| kind.is_some()).count() != 1 {
            return Err(malformed("must have exactly one of `certificate`, `x509CertificateChain` and `publicKey`"));
        }
        Ok(())
    }
}

/// Reads the statement of an attestation and holds it to the types that we know, which the verifier does not do.
fn statement(content: &SignatureContent) -> Result<Option<Statement>, Unreadable> {
    let SignatureContent::DsseEnvelope(envelope) = content else { return Ok(None) };
    if envelope.payload_type != IN_TOTO {
        return Err(malformed(format!("signs a payload of type {:?}, which names no artifact", envelope.payload_type)));
    }
    let payload = envelope.payload.as_bytes();
    json::check(payload).map_err(|error| malformed(format!("signs a statement that is not usable JSON: {error}")))?;
    let statement: Statement = serde_json::from_slice(payload)
        .map_err(|error| malformed(format!("signs a payload that is no in-toto statement: {error}")))?;
    if !STATEMENTS.contains(&statement.kind.as_str()) {
        return Err(malformed(format!("signs a statement of the unknown type {:?}", statement.kind)));
    }
    if statement.subject.len() > MAX_SUBJECTS {
        let count = statement.subject.len();
        return Err(malformed(format!("signs a statement about {count} subjects, more than {MAX_SUBJECTS}")));
    }
    Ok(Some(statement))
}
