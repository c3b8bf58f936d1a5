//! What the fuzzer calls.

use crate::identity::Identity;
use crate::verify::{Artifact, Claim, Key, verify};
use crate::{Parsed, Trust};
use std::sync::OnceLock;

/// Feeds `bytes` to every parser that reads what others wrote, and what parses to the verifier. The first byte chooses.
pub fn fuzz(bytes: &[u8]) {
    static TRUST: OnceLock<Option<Trust>> = OnceLock::new();
    let Some((choice, rest)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    match choice % 4 {
        0 => {
            let trust = TRUST.get_or_init(|| Trust::embedded().ok());
            if let (Some(trust), Ok(parsed)) = (trust, Parsed::from_bytes(rest)) {
                _ = verify(trust, &parsed, &Artifact::Digest([0; 32]), Claim::AnyCertificate);
                _ = verify(trust, &parsed, &Artifact::Bytes(b"x"), Claim::AnyCertificate);
            }
        }
        1 => _ = Trust::from_json(&text),
        2 => _ = Key::from_pem(&text),
        _ => {
            _ = Identity::glob(&text).map(|identity| identity.matches("https://acme.example/x"));
            _ = Identity::regex(&text).map(|identity| identity.matches("https://acme.example/x"));
        }
    }
}
