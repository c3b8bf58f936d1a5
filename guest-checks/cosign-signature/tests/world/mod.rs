//! A signing world of our own: certificate authority, certificate log, transparency log, signers. Every key is made from
//! a label at run time, so nothing secret and nothing foreign is in the repository, and every run makes the same bytes.
#![allow(dead_code, reason = "each test binary uses its part")]

pub(crate) mod build;
pub(crate) mod bundles;
pub(crate) mod certificates;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use p256::pkcs8::{EncodePublicKey, LineEnding};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::time::Duration;
use x509_cert::Certificate;
use x509_cert::der::{DateTime, Encode};

/// Midday of 1 January 2026, when certificates are issued.
pub(crate) const T0: u64 = 1_767_268_800;
/// A minute.
pub(crate) const MIN: u64 = 60;
/// A year.
pub(crate) const YEAR: u64 = 365 * 24 * 3600;
/// Who signs.
pub(crate) const ID: &str = "https://github.com/example/app/.github/workflows/release.yml@refs/tags/v1.0.0";
/// Who vouches.
pub(crate) const ISS: &str = "https://token.actions.githubusercontent.com";

/// The key of that label.
pub(crate) fn key(label: &str) -> SigningKey {
    SigningKey::from_slice(&Sha256::digest(label)).unwrap()
}

/// Base64.
pub(crate) fn b64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// SHA-256.
pub(crate) fn sha(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// An ECDSA signature in DER.
pub(crate) fn sign(key: &SigningKey, message: &[u8]) -> Vec<u8> {
    let signature: DerSignature = key.sign(message);
    signature.as_bytes().to_vec()
}

/// The public key in DER.
pub(crate) fn spki(key: &SigningKey) -> Vec<u8> {
    key.verifying_key().to_public_key_der().unwrap().as_bytes().to_vec()
}

/// The public key in PEM.
pub(crate) fn pem(key: &SigningKey) -> String {
    key.verifying_key().to_public_key_pem(LineEnding::LF).unwrap()
}

/// JSON with sorted keys, whatever features serde_json has been built with.
pub(crate) fn jcs(value: &Value) -> Vec<u8> {
    fn sorted(value: &Value) -> Value {
        match value {
            Value::Object(map) => {
                let mut entries: Vec<_> = map.iter().map(|(key, value)| (key.clone(), sorted(value))).collect();
                entries.sort_by(|one, two| one.0.cmp(&two.0));
                Value::Object(entries.into_iter().collect())
            }
            Value::Array(values) => Value::Array(values.iter().map(sorted).collect()),
            other => other.clone(),
        }
    }
    serde_json::to_vec(&sorted(value)).unwrap()
}

fn iso(time: u64) -> String {
    DateTime::from_unix_duration(Duration::from_secs(time)).unwrap().to_string()
}

/// The authorities.
pub(crate) struct World {
    pub(crate) root_key: SigningKey,
    pub(crate) intermediate_key: SigningKey,
    pub(crate) ct_key: SigningKey,
    pub(crate) log_key: SigningKey,
    pub(crate) root: Certificate,
    pub(crate) intermediate: Certificate,
}

/// When the parts of a trusted root count.
#[derive(Clone, Copy)]
pub(crate) struct Windows {
    pub(crate) authority_from: u64,
    pub(crate) log_from: u64,
    pub(crate) log_end: Option<u64>,
}

impl Default for Windows {
    fn default() -> Self {
        Self { authority_from: T0 - YEAR, log_from: T0 - YEAR, log_end: None }
    }
}

impl World {
    /// A world whose keys come from `seed`.
    pub(crate) fn new(seed: &str) -> Self {
        Self::ending(seed, T0 + 9 * YEAR)
    }

    /// A world whose intermediate ends at `end`.
    pub(crate) fn ending(seed: &str, end: u64) -> Self {
        let [root_key, intermediate_key, ct_key, log_key] =
            ["root", "intermediate", "ct", "log"].map(|role| key(&format!("{seed} {role}")));
        let root = certificates::authority("root", &root_key, "root", &root_key, T0 + 9 * YEAR, 1);
        let intermediate = certificates::authority("intermediate", &intermediate_key, "root", &root_key, end, 0);
        Self { root_key, intermediate_key, ct_key, log_key, root, intermediate }
    }

    /// The trusted root of this world.
    pub(crate) fn trusted_root(&self, windows: Windows) -> Value {
        let log = |key: &SigningKey, url: &str| {
            let mut window = json!({"start": iso(windows.log_from)});
            if let Some(end) = windows.log_end {
                window["end"] = iso(end).into();
            }
            json!({
                "baseUrl": url,
                "hashAlgorithm": "SHA2_256",
                "logId": {"keyId": b64(&sha(&spki(key)))},
                "publicKey": {
                    "rawBytes": b64(&spki(key)),
                    "keyDetails": "PKIX_ECDSA_P256_SHA_256",
                    "validFor": window,
                },
            })
        };
        let der = |certificate: &Certificate| json!({"rawBytes": b64(&certificate.to_der().unwrap())});
        json!({
            "mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
            "tlogs": [log(&self.log_key, "https://rekor.fixture")],
            "certificateAuthorities": [{
                "subject": {"organization": "fixture", "commonName": "root"},
                "uri": "https://fulcio.fixture",
                "validFor": {"start": iso(windows.authority_from)},
                "certChain": {"certificates": [der(&self.intermediate), der(&self.root)]},
            }],
            "ctlogs": [log(&self.ct_key, "https://ct.fixture")],
            "timestampAuthorities": [],
        })
    }
}
