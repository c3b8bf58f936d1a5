//! The bundles of the signing world: log entries, plain signatures, attestations.

use super::{MIN, T0, World, b64, jcs, pem, sha, sign, spki};
use p256::ecdsa::SigningKey;
use serde_json::{Value, json};
use x509_cert::Certificate;
use x509_cert::der::pem::LineEnding;
use x509_cert::der::{Encode, EncodePem};

const MEDIA_TYPE: &str = "application/vnd.dev.sigstore.bundle.v0.3+json";

/// How the log records a signature.
pub(crate) struct Logged<'a> {
    pub(crate) when: u64,
    pub(crate) by: Option<&'a SigningKey>,
    pub(crate) proof: bool,
    pub(crate) promise: bool,
    pub(crate) body: Option<Value>,
}

impl Default for Logged<'_> {
    fn default() -> Self {
        Self { when: T0 + MIN, by: None, proof: true, promise: true, body: None }
    }
}

/// What an attestation states.
pub(crate) struct States {
    pub(crate) subjects: Option<Value>,
    pub(crate) payload_type: &'static str,
    pub(crate) predicate: &'static str,
    pub(crate) kind: &'static str,
}

impl Default for States {
    fn default() -> Self {
        Self {
            subjects: None,
            payload_type: "application/vnd.in-toto+json",
            predicate: "https://sigstore.dev/cosign/sign/v1",
            kind: "https://in-toto.io/Statement/v1",
        }
    }
}

/// A certificate in PEM.
pub(crate) fn certificate_pem(certificate: &Certificate) -> String {
    certificate.to_pem(LineEnding::LF).unwrap()
}

fn certificate_json(certificate: &Certificate) -> Value {
    json!({"rawBytes": b64(&certificate.to_der().unwrap())})
}

/// The body of a log entry for a plain signature.
pub(crate) fn hashed(digest: &[u8], signature: &[u8], public: &str) -> Value {
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({"apiVersion": "0.0.1", "kind": "hashedrekord", "spec": {
        "data": {"hash": {"algorithm": "sha256", "value": digest}},
        "signature": {"content": b64(signature), "publicKey": {"content": b64(public.as_bytes())}},
    }})
}

impl World {
    fn entry(&self, body: &Value, kind: &str, logged: &Logged<'_>) -> Value {
        let key = logged.by.unwrap_or(&self.log_key);
        let (raw, id) = (jcs(body), sha(&spki(key)));
        let other = sha(b"\0other");
        let leaf = sha(&[b"\0", &raw[..]].concat());
        let root = sha(&[b"\x01", &other[..], &leaf].concat());
        let mut entry = json!({
            "logIndex": "1",
            "logId": {"keyId": b64(&id)},
            "integratedTime": logged.when.to_string(),
            "kindVersion": {"kind": kind, "version": body["apiVersion"]},
            "canonicalizedBody": b64(&raw),
        });
        if logged.promise {
            let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
            let promise = jcs(&json!({"body": b64(&raw), "integratedTime": logged.when, "logID": id, "logIndex": 1}));
            entry["inclusionPromise"] = json!({"signedEntryTimestamp": b64(&sign(key, &promise))});
        }
        if logged.proof {
            let note = format!("rekor.fixture - 1\n2\n{}\n", b64(&root));
            let signature = [&id[..4], &sign(key, note.as_bytes())].concat();
            let envelope = format!("{note}\n\u{2014} rekor.fixture {}\n", b64(&signature));
            entry["inclusionProof"] = json!({
                "logIndex": "1", "treeSize": "2", "rootHash": b64(&root), "hashes": [b64(&other)],
                "checkpoint": {"envelope": envelope},
            });
        }
        entry
    }

    /// A plain signature, by certificate or, without one, by key.
    pub(crate) fn message(
        &self,
        artifact: &[u8],
        certificate: Option<&Certificate>,
        key: &SigningKey,
        logged: &Logged<'_>,
    ) -> Value {
        let signature = sign(key, artifact);
        let (mut material, public) = match certificate {
            Some(certificate) => (json!({"certificate": certificate_json(certificate)}), certificate_pem(certificate)),
            None => (json!({"publicKey": {"hint": b64(&sha(&spki(key)))}}), pem(key)),
        };
        let body = logged.body.clone().unwrap_or_else(|| hashed(&sha(artifact), &signature, &public));
        material["tlogEntries"] = json!([self.entry(&body, "hashedrekord", logged)]);
        json!({
            "mediaType": MEDIA_TYPE,
            "verificationMaterial": material,
            "messageSignature": {
                "messageDigest": {"algorithm": "SHA2_256", "digest": b64(&sha(artifact))},
                "signature": b64(&signature),
            },
        })
    }

    /// An attestation.
    pub(crate) fn attestation(
        &self,
        artifact: &[u8],
        certificate: &Certificate,
        key: &SigningKey,
        states: &States,
    ) -> Value {
        let statement = jcs(&json!({
            "_type": states.kind,
            "predicateType": states.predicate,
            "predicate": {},
            "subject": states.subjects.clone().unwrap_or_else(|| json!([subject(artifact)])),
        }));
        self.attest(&statement, states.payload_type, certificate, key)
    }

    /// An attestation of any payload.
    pub(crate) fn attest(&self, payload: &[u8], kind: &str, certificate: &Certificate, key: &SigningKey) -> Value {
        let head = format!("DSSEv1 {} {kind} {} ", kind.len(), payload.len());
        let signature = sign(key, &[head.as_bytes(), payload].concat());
        let envelope = json!({
            "payload": b64(payload), "payloadType": kind, "signatures": [{"sig": b64(&signature), "keyid": ""}],
        });
        let hex = |bytes: &[u8]| sha(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let body = json!({"apiVersion": "0.0.1", "kind": "dsse", "spec": {
            "envelopeHash": {"algorithm": "sha256", "value": hex(&jcs(&envelope))},
            "payloadHash": {"algorithm": "sha256", "value": hex(payload)},
            "signatures": [{"signature": b64(&signature), "verifier": b64(certificate_pem(certificate).as_bytes())}],
        }});
        json!({
            "mediaType": MEDIA_TYPE,
            "dsseEnvelope": envelope,
            "verificationMaterial": {
                "certificate": certificate_json(certificate),
                "tlogEntries": [self.entry(&body, "dsse", &Logged::default())],
            },
        })
    }
}

/// A subject with the digest of `artifact`.
pub(crate) fn subject(artifact: &[u8]) -> Value {
    let digest: String = sha(artifact).iter().map(|byte| format!("{byte:02x}")).collect();
    json!({"name": "a", "digest": {"sha256": digest}})
}
