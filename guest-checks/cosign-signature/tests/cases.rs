//! One bundle, one artifact: what must verify and what must not, each case with its verdict in its name.

mod world;

use check_cosign_signature::{Artifact, BundleSigner, verify_bundle};
use p256::ecdsa::SigningKey;
use serde_json::{Value, json};
use world::bundles::{Logged, States, certificate_pem, hashed, subject};
use world::certificates::{Leaf, Sct};
use world::{ID, ISS, MIN, T0, Windows, World, YEAR, key, pem, sha, sign};

const ARTIFACT: &[u8] = b"fixture artifact\n";

/// A case, in the terms of the sigstore conformance suite: `_fail` must be rejected.
struct Case {
    name: &'static str,
    bundle: Value,
    root: Value,
    identity: &'static str,
    issuer: &'static str,
    key: Option<SigningKey>,
}

impl Case {
    fn verdict(&self, artifact: &Artifact<'_>) -> Result<(), String> {
        let pem = self.key.as_ref().map(pem);
        let signer = match &pem {
            Some(pem) => BundleSigner::Key(pem),
            None => BundleSigner::Keyless { issuer: self.issuer, identity: self.identity },
        };
        let bundle = self.bundle.to_string();
        verify_bundle(bundle.as_bytes(), artifact, &signer, Some(&self.root.to_string())).map(|_| ())
    }
}

fn cases() -> Vec<Case> {
    let (world, signer) = (World::new("world"), key("signer"));
    let certificate = world.leaf(&signer, &Leaf::default());
    let root = world.trusted_root(Windows::default());
    let case = |name, bundle| Case { name, bundle, root: root.clone(), identity: ID, issuer: ISS, key: None };
    let plain = |logged: &Logged<'_>| world.message(ARTIFACT, Some(&certificate), &signer, logged);
    let with = |leaf: &Leaf<'_>| world.message(ARTIFACT, Some(&world.leaf(&signer, leaf)), &signer, &Logged::default());
    let states = |states: &States| world.attestation(ARTIFACT, &certificate, &signer, states);
    let subjects = |subjects: Value| states(&States { subjects: Some(subjects), ..States::default() });
    let good = plain(&Logged::default());
    let windows = |windows| world.trusted_root(windows);

    let managed = key("managed");
    let by_key = world.message(ARTIFACT, None, &managed, &Logged::default());
    let mail =
        Leaf { identity: "dev@example.org", email: true, issuer: "https://accounts.google.com", ..Leaf::default() };
    let second = json!([{"name": "x", "digest": {"sha256": "0".repeat(64)}}, subject(ARTIFACT)]);
    let zero = "0".repeat(64);
    let digest: String = sha(ARTIFACT).iter().map(|byte| format!("{byte:02x}")).collect();
    // The SHA-1 of the artifact is right; it must not count.
    let sha1 = json!([{"name": "a", "digest": {"sha1": "bc5fb9409e1f66532db2d3734b112c721ec41312"}}]);

    let foreign = World::new("foreign");
    let same_names = foreign.leaf(&signer, &Leaf { sct: Sct::By(&world.ct_key), ..Leaf::default() });
    let stranger = key("stranger");
    let stranger_leaf = world.leaf(&stranger, &Leaf::default());
    let other_artifact = hashed(&sha(b"other"), &sign(&signer, b"other"), &certificate_pem(&certificate));
    let other_key = hashed(&sha(ARTIFACT), &sign(&stranger, ARTIFACT), &certificate_pem(&stranger_leaf));
    let expired = World::ending("expired", T0 - MIN);
    let expired_leaf = expired.leaf(&signer, &Leaf::default());
    let expired_bundle = expired.message(ARTIFACT, Some(&expired_leaf), &signer, &Logged::default());
    let foreign_leaf = foreign.leaf(&signer, &Leaf::default());
    let foreign_bundle = foreign.message(ARTIFACT, Some(&foreign_leaf), &signer, &Logged::default());
    let without = |field: &str| {
        let mut without = root.clone();
        without[field] = json!([]);
        without
    };
    let mut smuggled = good.clone();
    let material = smuggled["verificationMaterial"].as_object_mut().unwrap();
    material.remove("certificate");
    material.insert("publicKey".to_owned(), json!({"hint": "x"}));
    let mut bare_key = good.clone();
    bare_key["verificationMaterial"]["certificate"]["rawBytes"] = world::b64(&world::spki(&signer)).into();

    vec![
        case("keyless", good.clone()),
        case("dsse", states(&States::default())),
        case("dsse-second-subject", subjects(second)),
        Case { identity: "dev@example.org", issuer: "https://accounts.google.com", ..case("email", with(&mail)) },
        Case { key: Some(managed.clone()), ..case("managed-key", by_key.clone()) },
        Case { key: Some(stranger.clone()), ..case("managed-other-key_fail", by_key.clone()) },
        Case { key: Some(managed), ..case("key-policy-keyless-bundle_fail", good.clone()) },
        case("managed-key-keyless-policy_fail", by_key),
        case("foreign-world_fail", foreign_bundle),
        case("foreign-ca-same-names_fail", world.message(ARTIFACT, Some(&same_names), &signer, &Logged::default())),
        case("no-sct_fail", with(&Leaf { sct: Sct::None, ..Leaf::default() })),
        case("bad-sct_fail", with(&Leaf { sct: Sct::Bad, ..Leaf::default() })),
        case("unknown-ct-key_fail", with(&Leaf { sct: Sct::By(&stranger), ..Leaf::default() })),
        case("eku-server_fail", with(&Leaf { server: true, ..Leaf::default() })),
        case("logged-after-expiry_fail", plain(&Logged { when: T0 + 11 * MIN, ..Logged::default() })),
        case("logged-before-issue_fail", plain(&Logged { when: T0 - MIN, ..Logged::default() })),
        case("unknown-rekor-key_fail", plain(&Logged { by: Some(&stranger), ..Logged::default() })),
        case("entry-for-other-artifact_fail", plain(&Logged { body: Some(other_artifact), ..Logged::default() })),
        case("entry-by-other-key_fail", plain(&Logged { body: Some(other_key), ..Logged::default() })),
        case("no-promise-no-proof_fail", plain(&Logged { proof: false, promise: false, ..Logged::default() })),
        case("v03-without-proof_fail", plain(&Logged { proof: false, ..Logged::default() })),
        case("proof-without-time_fail", plain(&Logged { promise: false, ..Logged::default() })),
        Case {
            root: windows(Windows { authority_from: T0 + YEAR, ..Windows::default() }),
            ..case("ca-not-yet-trusted_fail", good.clone())
        },
        Case {
            root: windows(Windows { log_from: T0 + YEAR, ..Windows::default() }),
            ..case("log-not-yet-trusted_fail", good.clone())
        },
        Case {
            root: windows(Windows { log_end: Some(T0 - MIN), ..Windows::default() }),
            ..case("log-retired-before_fail", good.clone())
        },
        Case { root: without("certificateAuthorities"), ..case("ca-removed_fail", good.clone()) },
        Case { root: without("tlogs"), ..case("log-removed_fail", good.clone()) },
        Case { root: without("ctlogs"), ..case("ct-log-removed_fail", good.clone()) },
        Case { root: expired.trusted_root(Windows::default()), ..case("expired-intermediate_fail", expired_bundle) },
        case("dsse-empty-subjects_fail", subjects(json!([]))),
        case("dsse-other-subject_fail", subjects(json!([subject(b"other")]))),
        case("dsse-digest-in-name_fail", subjects(json!([{"name": digest, "digest": {"sha256": zero}}]))),
        case("dsse-sha1-only_fail", subjects(sha1)),
        case("dsse-not-intoto_fail", states(&States { payload_type: "application/json", ..States::default() })),
        case(
            "dsse-unknown-statement-type_fail",
            states(&States { kind: "https://example.org/NotAStatement/v9", ..States::default() }),
        ),
        case("dsse-statement-v01", states(&States { kind: "https://in-toto.io/Statement/v0.1", ..States::default() })),
        case("key-smuggled-for-identity_fail", smuggled),
        case("bare-key-as-certificate_fail", bare_key),
        Case { identity: "https://github.com/example/app", ..case("identity-prefix_fail", good.clone()) },
        Case { issuer: "https://accounts.google.com", ..case("other-issuer_fail", good) },
    ]
}

#[test]
fn every_case_has_the_verdict_of_its_name() {
    let digest: [u8; 32] = sha(ARTIFACT).try_into().unwrap();
    let (mut accepted, mut rejected) = (0, 0);
    for case in cases() {
        let expected = !case.name.ends_with("_fail");
        for artifact in [Artifact::Bytes(ARTIFACT), Artifact::Digest(digest)] {
            let verdict = case.verdict(&artifact);
            assert_eq!(verdict.is_ok(), expected, "{}: {verdict:?}", case.name);
        }
        if expected { accepted += 1 } else { rejected += 1 }
    }
    assert_eq!((accepted, rejected), (6, 34));
}

#[test]
fn each_rejection_is_for_its_own_reason() {
    // A case that fails for a slip in the fixture would pass the test above for ever.
    let reasons = [
        ("managed-other-key_fail", "signature does not match"),
        ("key-policy-keyless-bundle_fail", "with a certificate, not with a key"),
        ("foreign-world_fail", "log"),
        ("foreign-ca-same-names_fail", "chain"),
        ("no-sct_fail", "SCT"),
        ("bad-sct_fail", "SCT"),
        ("unknown-ct-key_fail", "SCT"),
        ("eku-server_fail", "chain"),
        ("logged-after-expiry_fail", "chain"),
        ("logged-before-issue_fail", "chain"),
        ("unknown-rekor-key_fail", "log"),
        ("entry-for-other-artifact_fail", "hash mismatch"),
        ("entry-by-other-key_fail", "does not match"),
        ("proof-without-time_fail", "no verified timestamp"),
        ("ca-not-yet-trusted_fail", "authority"),
        ("log-retired-before_fail", "log key"),
        ("expired-intermediate_fail", "not wholly valid"),
        ("dsse-other-subject_fail", "subject"),
        ("dsse-digest-in-name_fail", "subject"),
        ("dsse-sha1-only_fail", "digest"),
        ("dsse-not-intoto_fail", "names no artifact"),
        ("dsse-unknown-statement-type_fail", "unknown type"),
        ("bare-key-as-certificate_fail", "certificate"),
        ("identity-prefix_fail", "it is signed by"),
        ("other-issuer_fail", "it is signed by"),
    ];
    let cases = cases();
    for (name, reason) in reasons {
        let case = cases.iter().find(|case| case.name == name).unwrap();
        let error = case.verdict(&Artifact::Bytes(ARTIFACT)).unwrap_err();
        assert!(error.contains(reason), "{name}: {error}");
    }
}

#[test]
fn another_artifact_never_verifies() {
    for case in cases() {
        assert!(case.verdict(&Artifact::Bytes(b"fixture artifact")).is_err(), "{}", case.name);
    }
}
