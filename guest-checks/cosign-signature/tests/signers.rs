//! Who signed, how many of them, and what they state.

mod world;

use serde_json::json;
use world::build::{APP, BUNDLE, Build, keyless, passes, rule, rules};
use world::bundles::States;
use world::{ID, key, pem};

#[test]
fn look_alike_identities_are_not_allowed() {
    for identity in [
        "https://github.com/example/app/.github/workflows/release.yml@refs/tags/v1.0.0/",
        "https://github.com/example/app/.github/workflows/release.yml@refs/heads/v1.0.0",
        "https://github.com/example/app-evil/.github/workflows/release.yml@refs/tags/v1.0.0",
        "https://github.com/Example/app/.github/workflows/release.yml@refs/tags/v1.0.0",
        "https://evil.example/https://github.com/example/app/.github/workflows/release.yml@refs/tags/v1.0.0",
        "https://github.com/example/app/.github/workflows/release.yml.evil@refs/tags/v1.0.0",
    ] {
        let build = Build::new();
        let bundle = build.keyless(APP, identity);
        let outcome = build.put(BUNDLE, bundle).judged(rule(json!([keyless(&ID.replace("v1.0.0", "*"))])));
        assert_eq!(rules(&outcome), ["signer-not-allowed"], "{identity}");
        assert!(outcome.evidence.is_empty());
    }
}

#[test]
fn the_issuer_counts_as_much_as_the_identity() {
    let build = Build::new();
    let bundle = build.keyless(APP, ID);
    let signer = json!([{"keyless": {"issuer": "https://accounts.google.com", "identity": ID}}]);
    assert_eq!(rules(&build.put(BUNDLE, bundle).judged(rule(signer))), ["signer-not-allowed"]);
}

#[test]
fn what_an_attestation_states_is_held_to_the_policy() {
    let slsa = "https://slsa.dev/provenance/v1";
    let build = Build::new();
    let bundle = build.states(&States { predicate: slsa, ..States::default() });
    let build = build.put(BUNDLE, bundle);
    let asked = |predicate: &str| {
        build.judged(json!({"artifacts": ["dist/*.tgz"], "signers": [keyless(ID)], "predicate": predicate}))
    };
    assert_eq!(rules(&build.judged(rule(json!([keyless(ID)])))), ["predicate-not-allowed"]);
    assert_eq!(rules(&asked("spdx")), ["predicate-not-allowed"]);
    for predicate in ["slsa-provenance", "any", slsa] {
        assert!(passes(&asked(predicate)), "{predicate}");
    }
}

#[test]
fn keys_verify_and_count_once() {
    let build = Build::new();
    let (one, two) = (build.by_key(APP, "one"), build.by_key(APP, "two"));
    let keys = || json!([{"name": "one", "key": pem(&key("one"))}, {"name": "two", "key": pem(&key("two"))}]);
    let both = json!({"artifacts": ["dist/*.tgz"], "signers": keys(), "at-least": 2});
    let once = Build::new().put(BUNDLE, &one);
    assert!(passes(&once.judged(rule(keys()))));
    assert_eq!(rules(&once.judged(both.clone())), ["threshold-not-met"]);
    let twice = Build::new().put(BUNDLE, &one).put("dist/app.tgz.sigstore", &one);
    assert_eq!(rules(&twice.judged(both.clone())), ["threshold-not-met"], "one key that signs twice is one signer");
    let two = Build::new().put(BUNDLE, one).put("dist/app.tgz.sigstore", two);
    assert!(passes(&two.judged(both)));
    let stranger = json!([{"key": pem(&key("stranger"))}]);
    assert_eq!(rules(&once.judged(rule(stranger))), ["signer-not-allowed"]);
    assert_eq!(rules(&once.judged(rule(json!([keyless(ID)])))), ["signer-not-allowed"]);
}

#[test]
fn one_signature_does_not_satisfy_two_entries_that_overlap() {
    let build = Build::new();
    let bundle = build.keyless(APP, ID);
    let build = build.put(BUNDLE, bundle);
    let signers = json!([keyless(ID), keyless(&ID.replace("v1.0.0", "*"))]);
    let outcome = build.judged(json!({"artifacts": ["dist/*.tgz"], "signers": signers, "at-least": 2}));
    assert_eq!(rules(&outcome), ["threshold-not-met"]);
}

#[test]
fn a_key_without_log_needs_the_word() {
    let build = Build::new();
    let mut bundle = build.by_key(APP, "one");
    bundle["verificationMaterial"]["tlogEntries"] = json!([]);
    let build = build.put(BUNDLE, bundle);
    let signer = |tlog: &str| json!([{"key": pem(&key("one")), "tlog": tlog}]);
    assert_eq!(rules(&build.judged(rule(signer("required")))), ["signature-invalid"]);
    let outcome = build.judged(rule(signer("not-required")));
    assert!(passes(&outcome), "{outcome:?}");
    let log = outcome.evidence[0].properties.iter().find(|property| property.name == "log");
    assert_eq!(log.map(|property| property.value.as_str()), Some("not-required"));
    // Still about this file, by this key.
    let stranger = json!([{"key": pem(&key("stranger")), "tlog": "not-required"}]);
    assert_eq!(rules(&build.judged(rule(stranger))), ["signer-not-allowed"]);
    let tampered = build.put("dist/app.tgz", "another application");
    assert_eq!(rules(&tampered.judged(rule(signer("not-required")))), ["signature-invalid"]);
}

#[test]
fn a_key_without_log_is_not_asked_for_the_digest_alone() {
    // No stated digest: only the signature itself ties the bundle to the file.
    let build = Build::new();
    let mut bundle = build.by_key(APP, "one");
    bundle["verificationMaterial"]["tlogEntries"] = json!([]);
    bundle["messageSignature"].as_object_mut().unwrap().remove("messageDigest");
    let build = build.put(BUNDLE, bundle);
    let rule = rule(json!([{"key": pem(&key("one")), "tlog": "not-required"}]));
    assert!(passes(&build.judged(rule.clone())));
    assert_eq!(rules(&build.put("dist/app.tgz", "another application").judged(rule)), ["signer-not-allowed"]);
}

#[test]
fn p384_and_ed25519_keys_verify() {
    use ed25519_dalek::pkcs8::{EncodePublicKey as _, spki::der::pem::LineEnding};
    use p384::pkcs8::EncodePublicKey as _;
    let edwards = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let p384 = p384::ecdsa::SigningKey::from_slice(&[7; 48]).unwrap();
    let of_edwards = |content: &[u8]| ed25519_dalek::Signer::sign(&edwards, content).to_bytes().to_vec();
    let of_p384 = |content: &[u8]| {
        let signature: p384::ecdsa::DerSignature = p384::ecdsa::signature::Signer::sign(&p384, content);
        signature.as_bytes().to_vec()
    };
    let edwards_pem = edwards.verifying_key().to_public_key_pem(LineEnding::LF).unwrap();
    let p384_pem = p384.verifying_key().to_public_key_pem(LineEnding::LF).unwrap();
    for (pem, sign) in
        [(edwards_pem, &of_edwards as &dyn Fn(&[u8]) -> Vec<u8>), (p384_pem, &of_p384 as &dyn Fn(&[u8]) -> Vec<u8>)]
    {
        let bundle = |content: &[u8]| {
            let mut bundle = Build::new().by_key(APP, "one");
            bundle["verificationMaterial"]["tlogEntries"] = json!([]);
            bundle["messageSignature"] = json!({"signature": world::b64(&sign(content))});
            bundle
        };
        let rule = || rule(json!([{"key": pem.clone(), "tlog": "not-required"}]));
        let good = Build::new().put(BUNDLE, bundle(APP)).judged(rule());
        assert!(passes(&good), "{good:?}");
        assert_eq!(rules(&Build::new().put(BUNDLE, bundle(b"other")).judged(rule())), ["signer-not-allowed"]);
    }
}

#[test]
fn keys_that_are_not_supported_are_refused_by_name() {
    // The first bytes of an RSA key with a tiny modulus: enough to be told apart.
    let rsa = "-----BEGIN PUBLIC KEY-----\nMBwwDQYJKoZIhvcNAQEBBQADCwAwCAIDAQABAgED\n-----END PUBLIC KEY-----\n";
    let private = format!("-----BEGIN {} KEY-----\nAA==\n-----END {} KEY-----\n", "PRIVATE", "PRIVATE");
    for (key, word) in [(rsa, "RSA"), (&private, "private key")] {
        let rule = rule(json!([{"key": key}]));
        let problem = Build::new().run(json!({"signatures": [rule]})).unwrap_err();
        assert!(problem.message.contains(word), "{}", problem.message);
    }
}
