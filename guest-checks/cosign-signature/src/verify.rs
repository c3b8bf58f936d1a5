//! Verifies one bundle against one artifact. The only module that calls the verifier.

use crate::bundle::Parsed;
use crate::trust::Trust;
use crate::{bare, crypto};
use sha2::{Digest, Sha256};
use sigstore_crypto::{KeyAlgorithm, parse_certificate_info};
use sigstore_types::{DerPublicKey, Sha256Hash};
use sigstore_verify::{Error, PublicKeyVerificationPolicy, VerificationPolicy, VerificationResult};
use std::borrow::Cow;
use std::io::Read;

/// What Ed25519 signs cannot be hashed beforehand, so the file has to fit into memory.
const MAX_WHOLE_BYTES: u64 = 64 << 20;
const NEEDS_FILE: &str = "such a signature needs the artifact itself, not only its SHA-256";

/// What a signature is about.
pub enum Artifact<'a> {
    /// All of it.
    Bytes(&'a [u8]),
    /// Its SHA-256 alone. Enough for all but Ed25519 signatures and SHA-384 or SHA-512 digests.
    Digest([u8; 32]),
    /// Its SHA-256, its size, and a way to read it again for the rare bundle that needs another digest.
    File(&'a dyn File),
}

/// A file that can be read more than once.
pub trait File {
    /// SHA-256 of its content.
    fn sha256(&self) -> [u8; 32];
    /// In bytes.
    fn size(&self) -> u64;
    /// From its beginning.
    ///
    /// # Errors
    /// It cannot be read any more.
    fn open(&self) -> Result<Box<dyn Read>, String>;
}

impl Artifact<'_> {
    pub(crate) fn sha256(&self) -> [u8; 32] {
        match self {
            Self::Bytes(bytes) => Sha256::digest(bytes).into(),
            Self::Digest(digest) => *digest,
            Self::File(file) => file.sha256(),
        }
    }

    /// All of its bytes, for the signatures that need them.
    pub(crate) fn whole(&self) -> Result<Cow<'_, [u8]>, Failure> {
        let file = match self {
            Self::Bytes(bytes) => return Ok(Cow::Borrowed(bytes)),
            Self::Digest(_) => return Err(Failure::Unsupported(NEEDS_FILE.to_owned())),
            Self::File(file) => file,
        };
        if file.size() > MAX_WHOLE_BYTES {
            let limit = MAX_WHOLE_BYTES >> 20;
            return Err(Failure::Unsupported(format!("such a signature needs the file at once, up to {limit} MiB")));
        }
        let mut bytes = Vec::new();
        let mut reader = Same::new(*file)?;
        reader
            .by_ref()
            .take(MAX_WHOLE_BYTES)
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::Read(error.to_string()))?;
        reader.finish()?;
        Ok(Cow::Owned(bytes))
    }
}

/// A file that is read again, and has to be the one whose digest the evidence names.
struct Same {
    reader: Box<dyn Read>,
    hasher: Sha256,
    expected: [u8; 32],
}

impl Same {
    fn new(file: &dyn File) -> Result<Self, Failure> {
        Ok(Self { reader: file.open().map_err(Failure::Read)?, hasher: Sha256::new(), expected: file.sha256() })
    }

    fn finish(self) -> Result<(), Failure> {
        let same = self.hasher.finalize()[..] == self.expected;
        if same { Ok(()) } else { Err(Failure::Read("it changed while it was read".to_owned())) }
    }
}

impl Read for Same {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}

/// A public key that the policy trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub(crate) der: DerPublicKey,
    /// SHA-256 of the key, in hex digits.
    pub id: String,
}

impl Key {
    /// Reads a PEM public key.
    ///
    /// # Errors
    /// It is something else, or a key that this check does not support.
    pub fn from_pem(pem: &str) -> Result<Self, String> {
        if pem.contains("PRIVATE KEY") {
            return Err("is a private key, which belongs into no repository; name the public key".to_owned());
        }
        if pem.contains("BEGIN CERTIFICATE") {
            return Err("is a certificate; name a public key, or use `keyless`".to_owned());
        }
        if pem.matches("-----BEGIN").count() != 1 {
            return Err("must hold one PEM block `PUBLIC KEY`".to_owned());
        }
        let der = DerPublicKey::from_pem(pem).map_err(|error| format!("is not a PEM public key: {error}"))?;
        let algorithm = KeyAlgorithm::from_spki(&der).map_err(|error| format!("is not a usable key: {error}"))?;
        if let Some(name) = unsupported(algorithm) {
            return Err(format!("is an {name} key, which is not supported; use ECDSA P-256, P-384 or Ed25519"));
        }
        sigstore_crypto::VerificationKey::from_spki(&der).map_err(|error| format!("is not a usable key: {error}"))?;
        let id = hex::encode(Sha256::digest(der.as_bytes()));
        Ok(Self { der, id })
    }
}

fn unsupported(algorithm: KeyAlgorithm) -> Option<&'static str> {
    match algorithm {
        KeyAlgorithm::EcdsaP256 | KeyAlgorithm::EcdsaP384 | KeyAlgorithm::Ed25519 => None,
        KeyAlgorithm::Rsa => Some("RSA"),
        _ => Some("ML-DSA"),
    }
}

/// What has to be proved.
#[derive(Debug, Clone, Copy)]
pub enum Claim<'a> {
    /// That a certificate of the trust root signed, whoever it names: compare [`Verified::identity`] and
    /// [`Verified::issuer`] before trusting it.
    AnyCertificate,
    /// That this key signed.
    Key {
        /// The key, never one out of the bundle.
        key: &'a Key,
        /// Whether a transparency log must have recorded it.
        logged: bool,
    },
}

/// What was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Who the certificate names.
    pub identity: Option<String>,
    /// Who told the certificate authority so.
    pub issuer: Option<String>,
    /// SHA-256 of the key that signed, where it was a key.
    pub key: Option<String>,
    /// The type of the predicate; `None` is a plain signature.
    pub predicate: Option<String>,
    /// The earliest time that a log or timestamp authority vouches for.
    pub time: Option<String>,
    /// Whether a transparency log is proved to have it.
    pub logged: bool,
}

/// Why nothing was proved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The bundle proves nothing about the artifact.
    #[error("{0}")]
    Invalid(String),
    /// This key did not make the signature, or the artifact is another one.
    #[error("{0}")]
    NotByThisKey(String),
    /// The bundle was made with something that this check does not support.
    #[error("{0}")]
    Unsupported(String),
    /// The artifact could not be read.
    #[error("{0}")]
    Read(String),
}

fn invalid(what: impl Into<String>) -> Failure {
    Failure::Invalid(what.into())
}

/// Verifies.
///
/// # Errors
/// The first thing that does not hold.
pub fn verify(trust: &Trust, parsed: &Parsed, artifact: &Artifact<'_>, claim: Claim<'_>) -> Result<Verified, Failure> {
    crypto::install();
    match (claim, parsed.is_by_key()) {
        (Claim::AnyCertificate, true) => return Err(invalid("it was made with a key, not with a certificate")),
        (Claim::Key { .. }, false) => return Err(invalid("it was made with a certificate, not with a key")),
        _ => {}
    }
    if let Some(certificate) = parsed.bundle.signing_certificate() {
        // Refuses a bare public key in the place of the certificate, too.
        let info = parse_certificate_info(certificate).map_err(|error| invalid(format!("no certificate: {error}")))?;
        if let Some(name) = unsupported(info.key_algorithm) {
            return Err(Failure::Unsupported(format!("signatures by {name} keys are not supported")));
        }
    }
    if let Claim::Key { key, logged: false } = claim
        && bare::is_bare(parsed)
    {
        bare::verify(parsed, artifact, key)?;
        let predicate = parsed.predicate().map(str::to_owned);
        let key = Some(key.id.clone());
        return Ok(Verified { identity: None, issuer: None, key, predicate, time: None, logged: false });
    }
    let mut result = run(trust, parsed, artifact, claim)?;
    let times: Vec<i64> = result.verified_timestamps().iter().map(|time| time.as_second()).collect();
    if let Some(narrowed) = trust.narrowed(&parsed.bundle, &times).map_err(|error| invalid(error.to_string()))? {
        let outdated = |failure: Failure| {
            invalid(format!("the trust root was not wholly valid when the signature was made: {failure}"))
        };
        result = run(&narrowed, parsed, artifact, claim).map_err(outdated)?;
    }
    proved(parsed, &result, claim)
}

/// Holds the verifier to what it says it did: a check that was skipped is none.
fn proved(parsed: &Parsed, result: &VerificationResult, claim: Claim<'_>) -> Result<Verified, Failure> {
    let entries = !parsed.bundle.verification_material.tlog_entries.is_empty();
    let logged = result.tlog_verified() && entries;
    match claim {
        Claim::AnyCertificate if !(result.certificate_verified() && result.sct_verified() && logged) => {
            return Err(invalid("the certificate, its timestamp or the log entry was not verified"));
        }
        Claim::Key { logged: true, .. } if !logged => {
            return Err(invalid("no transparency log has recorded it; `tlog: not-required` accepts that"));
        }
        _ => {}
    }
    let key = match claim {
        Claim::Key { key, .. } => Some(key.id.clone()),
        Claim::AnyCertificate => None,
    };
    Ok(Verified {
        identity: result.identity().map(|identity| identity.as_str().to_owned()),
        issuer: result.issuer().map(str::to_owned),
        key,
        predicate: parsed.predicate().map(str::to_owned),
        time: result.verified_timestamps().iter().min().map(ToString::to_string),
        logged,
    })
}

/// One pass of the verifier, by digest where that is enough.
fn run(
    trust: &Trust,
    parsed: &Parsed,
    artifact: &Artifact<'_>,
    claim: Claim<'_>,
) -> Result<VerificationResult, Failure> {
    let policy: Box<dyn sigstore_verify::Policy> = match claim {
        Claim::AnyCertificate => Box::new(VerificationPolicy::any_identity()),
        Claim::Key { key, logged: true } => Box::new(PublicKeyVerificationPolicy::new(key.der.clone())),
        Claim::Key { key, logged: false } => {
            Box::new(PublicKeyVerificationPolicy::new(key.der.clone()).skip_tlog_unsafe())
        }
    };
    let (bundle, policy) = (&parsed.bundle, policy.as_ref());
    if let Artifact::Bytes(bytes) = artifact {
        return trust.verifier.verify(*bytes, bundle, policy).map_err(failure);
    }
    let digest = artifact.sha256();
    // A statement that names only the SHA-512 would be called a mismatch by its SHA-256.
    let other_digest = parsed
        .statement
        .as_ref()
        .is_some_and(|statement| statement.has_sha512() && !statement.names(&hex::encode(digest)));
    if !other_digest {
        match trust.verifier.verify(Sha256Hash::from(digest), bundle, policy) {
            Err(Error::UnsupportedArtifact(_)) => {}
            done => return done.map_err(failure),
        }
    }
    let Artifact::File(file) = artifact else {
        return Err(Failure::Unsupported(NEEDS_FILE.to_owned()));
    };
    let mut reader = Same::new(*file)?;
    match trust.verifier.verify_reader(&mut reader, bundle, policy) {
        Err(Error::UnsupportedArtifact(_)) => {}
        Err(error) => return Err(failure(error)),
        Ok(result) => return reader.finish().map(|()| result),
    }
    let bytes = artifact.whole()?;
    trust.verifier.verify(bytes.as_ref(), bundle, policy).map_err(failure)
}

fn failure(error: Error) -> Failure {
    match error {
        Error::SignatureInvalid(_) => Failure::NotByThisKey("the signature does not match".to_owned()),
        Error::UnsupportedBundle(what) | Error::UnsupportedArtifact(what) => Failure::Unsupported(what),
        Error::Crypto(sigstore_crypto::Error::UnsupportedAlgorithm(what)) => Failure::Unsupported(what),
        Error::ArtifactRead(error) => Failure::Read(error.to_string()),
        other => invalid(other.to_string()),
    }
}
