//! The cryptography that the verifier calls: RustCrypto behind its provider interface.
//!
//! ECDSA on P-256 and P-384 and Ed25519. RSA is left out: no root of the public instance needs it, it costs size, and the
//! crate that has it carries an open advisory. ML-DSA has no stable crate yet. Both are refused by name.

use ed25519_dalek::{Signature as EdSignature, VerifyingKey as EdKey};
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use sha2::{Digest, Sha256, Sha384, Sha512};
use sigstore_crypto::{CryptoProvider, Error, HashContext, Result, SigningScheme};
use sigstore_types::HashAlgorithm;

/// Installs the provider. Without one the verifier panics, so every way into this crate calls this first.
pub(crate) fn install() {
    static PROVIDER: RustCrypto = RustCrypto;
    // A second call finds the provider of the first.
    let _ = sigstore_crypto::install_default_provider(&PROVIDER);
}

#[derive(Debug)]
struct RustCrypto;

struct Hasher<D>(D);

impl<D: Digest + Send> HashContext for Hasher<D> {
    fn update(&mut self, data: &[u8]) {
        self.0.update(data);
    }

    fn finalize(self: Box<Self>) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

fn wrong<E>(_: E) -> Error {
    Error::Verification("the signature does not match".to_owned())
}

fn unsupported(scheme: SigningScheme) -> Error {
    Error::UnsupportedAlgorithm(format!("{} is not supported", scheme.name()))
}

fn p256(key: &[u8], digest: &[u8], signature: &[u8]) -> Result<()> {
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(key).map_err(wrong)?;
    let signature = p256::ecdsa::Signature::from_der(signature).map_err(wrong)?;
    key.verify_prehash(digest, &signature).map_err(wrong)
}

fn p384(key: &[u8], digest: &[u8], signature: &[u8]) -> Result<()> {
    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(key).map_err(wrong)?;
    let signature = p384::ecdsa::Signature::from_der(signature).map_err(wrong)?;
    key.verify_prehash(digest, &signature).map_err(wrong)
}

impl CryptoProvider for RustCrypto {
    fn hash(&self, algorithm: HashAlgorithm) -> Result<Box<dyn HashContext>> {
        match algorithm {
            HashAlgorithm::Sha2256 => Ok(Box::new(Hasher(Sha256::new()))),
            HashAlgorithm::Sha2384 => Ok(Box::new(Hasher(Sha384::new()))),
            HashAlgorithm::Sha2512 => Ok(Box::new(Hasher(Sha512::new()))),
            _ => Err(Error::UnsupportedAlgorithm(format!("{algorithm} is not supported"))),
        }
    }

    fn verify_raw(&self, scheme: SigningScheme, key: &[u8], data: &[u8], signature: &[u8]) -> Result<()> {
        if scheme == SigningScheme::Ed25519 {
            let key = EdKey::try_from(key).map_err(wrong)?;
            // Strict: no weak keys and no second form of the same signature.
            return key.verify_strict(data, &EdSignature::from_slice(signature).map_err(wrong)?).map_err(wrong);
        }
        match scheme.hash_algorithm() {
            Some(HashAlgorithm::Sha2256) => self.verify_prehashed(scheme, key, &Sha256::digest(data), signature),
            Some(HashAlgorithm::Sha2384) => self.verify_prehashed(scheme, key, &Sha384::digest(data), signature),
            _ => Err(unsupported(scheme)),
        }
    }

    fn verify_prehashed(&self, scheme: SigningScheme, key: &[u8], digest: &[u8], signature: &[u8]) -> Result<()> {
        match scheme {
            SigningScheme::EcdsaP256Sha256 | SigningScheme::EcdsaP256Sha384 => p256(key, digest, signature),
            SigningScheme::EcdsaP384Sha256 | SigningScheme::EcdsaP384Sha384 => p384(key, digest, signature),
            other => Err(unsupported(other)),
        }
    }
}
