//! The check as the host runs it: files of a build, settings of a policy, findings and evidence.

mod world;

use check_cosign_signature::CosignSignature;
use gatewright_sdk::testing::World as Files;
use gatewright_sdk::{Conclusion, Outcome, SettingProblem};
use serde_json::{Value, json};
use world::bundles::{Logged, States, subject};
use world::certificates::Leaf;
use world::{ID, ISS, Windows, World, key, pem};

const APP: &[u8] = b"the application";

/// A build, and the signing world it lives in.
struct Build {
    world: World,
    files: Files,
}

impl Build {
    fn new() -> Self {
        let mut files = Files::default();
        files.outputs.insert("dist/app.tgz".to_owned(), APP.to_vec());
        Self { world: World::new("world"), files }
    }

    fn put(mut self, path: &str, content: impl ToString) -> Self {
        self.files.outputs.insert(path.to_owned(), content.to_string().into_bytes());
        self
    }

    fn keyless(&self, artifact: &[u8], identity: &str) -> Value {
        let signer = key(identity);
        let leaf = Leaf { identity, email: !identity.contains('/'), ..Leaf::default() };
        self.world.message(artifact, Some(&self.world.leaf(&signer, &leaf)), &signer, &Logged::default())
    }

    fn by_key(&self, artifact: &[u8], label: &str) -> Value {
        self.world.message(artifact, None, &key(label), &Logged::default())
    }

    fn states(&self, states: &States) -> Value {
        let signer = key(ID);
        self.world.attestation(APP, &self.world.leaf(&signer, &Leaf::default()), &signer, states)
    }

    fn run(&self, mut settings: Value) -> Result<Outcome, SettingProblem> {
        settings["trusted-root"] = self.world.trusted_root(Windows::default()).to_string().into();
        self.files.check::<CosignSignature>(&settings)
    }

    /// Judged with one entry of `signatures`.
    fn judged(&self, rule: Value) -> Outcome {
        self.run(json!({"required": true, "signatures": [rule]})).unwrap()
    }
}

fn keyless(identity: &str) -> Value {
    json!({"keyless": {"issuer": ISS, "identity": identity}})
}

fn rule(signers: Value) -> Value {
    json!({"artifacts": ["dist/*.tgz"], "signers": signers})
}

fn rules(outcome: &Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

fn problems(outcome: &Outcome) -> Vec<&str> {
    match &outcome.conclusion {
        Conclusion::CannotEvaluate(problems) => problems.iter().map(|problem| problem.code.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// Good, and nothing else said.
fn passes(outcome: &Outcome) -> bool {
    outcome.conclusion == Conclusion::Evaluated && outcome.findings.is_empty() && !outcome.evidence.is_empty()
}

const BUNDLE: &str = "dist/app.tgz.sigstore.json";

#[test]
fn nothing_there_is_not_applicable_and_named_is_an_error() {
    let build = Build::new();
    assert!(matches!(build.run(json!({})).unwrap().conclusion, Conclusion::NotApplicable(_)));
    assert_eq!(problems(&build.run(json!({"required": true})).unwrap()), ["no-bundle"]);
}

#[test]
fn without_a_policy_a_good_bundle_is_unpinned_and_says_how_to_pin() {
    let build = Build::new();
    let bundle = build.keyless(APP, ID);
    let outcome = build.put(BUNDLE, bundle).run(json!({})).unwrap();
    assert_eq!(rules(&outcome), ["signer-unpinned"]);
    assert!(outcome.evidence.is_empty());
    let help = &outcome.findings[0].properties[0].value;
    for line in ["artifacts: [\"/dist/app.tgz\"]", &format!("issuer: \"{ISS}\""), &format!("identity: \"{ID}\"")] {
        assert!(help.contains(line), "{line} in {help}");
    }
    assert!(!help.contains("predicate"));
}

#[test]
fn without_a_policy_broken_lonely_and_key_bundles_are_found() {
    let build = Build::new();
    let other = build.keyless(b"another application", ID);
    assert_eq!(rules(&build.put(BUNDLE, other).run(json!({})).unwrap()), ["signature-invalid"]);
    let build = Build::new().put(BUNDLE, "{");
    assert_eq!(rules(&build.run(json!({})).unwrap()), ["signature-invalid"]);
    let build = Build::new().put("release/gone.zip.sigstore", "{}");
    assert_eq!(rules(&build.run(json!({})).unwrap()), ["artifact-missing"]);
    let build = Build::new();
    let bundle = build.by_key(APP, "one");
    let outcome = build.put(BUNDLE, bundle).run(json!({})).unwrap();
    assert_eq!(rules(&outcome), ["signer-unpinned"]);
    assert_eq!(outcome.metrics[0].value, 0);
}

#[test]
fn an_allowed_signer_passes_with_evidence() {
    let build = Build::new();
    let bundle = build.keyless(APP, ID);
    let build = build.put(BUNDLE, bundle);
    let outcome = build.judged(rule(json!([keyless(&ID.replace("v1.0.0", "*"))])));
    assert!(passes(&outcome), "{outcome:?}");
    let evidence = &outcome.evidence[0];
    assert_eq!((evidence.kind.as_str(), evidence.subject.as_str()), ("signature-verified", "dist/app.tgz"));
    let digest: String = world::sha(APP).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(evidence.digest, Some(format!("sha256:{digest}")));
    let property = |name: &str| {
        evidence.properties.iter().find(|property| property.name == name).map(|property| property.value.as_str())
    };
    assert_eq!(property("identity"), Some(ID));
    assert_eq!(property("issuer"), Some(ISS));
    assert_eq!(property("time"), Some("2026-01-01T12:01:00Z"));
    assert_eq!(property("log"), Some("verified"));
    assert!(property("trust-root").unwrap().starts_with("sha256:"));
    assert_eq!(property("bundle"), Some(BUNDLE));
}

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
fn an_artifact_without_signature_or_with_a_wrong_one_fails() {
    let signers = json!([keyless(ID)]);
    assert_eq!(rules(&Build::new().judged(rule(signers.clone()))), ["signature-missing"]);
    let build = Build::new();
    let wrong = build.keyless(b"another application", ID);
    assert_eq!(rules(&build.put(BUNDLE, wrong).judged(rule(signers.clone()))), ["signature-invalid"]);
    assert_eq!(rules(&Build::new().put(BUNDLE, "[]").judged(rule(signers))), ["signature-invalid"]);
}

#[test]
fn every_glob_has_to_match() {
    let build = Build::new();
    let bundle = build.keyless(APP, ID);
    let build = build.put(BUNDLE, bundle);
    let outcome = build.judged(json!({"artifacts": ["dist/*.tgz", "dist/*.whl"], "signers": [keyless(ID)]}));
    assert_eq!(problems(&outcome), ["no-artifact"]);
    assert_eq!(outcome.evidence.len(), 1);
    let outcome = build.judged(json!({"artifacts": [BUNDLE], "signers": [keyless(ID)]}));
    assert_eq!(problems(&outcome), ["no-artifact"], "a bundle is no artifact");
    assert!(passes(&build.judged(json!({"artifacts": ["dist/*"], "signers": [keyless(ID)]}))));
}

#[test]
fn a_bundle_under_another_name_is_found_by_the_digest_it_claims() {
    let build = Build::new();
    let (plain, attested) = (build.keyless(APP, ID), build.states(&States::default()));
    let foreign = build.keyless(b"unrelated", ID);
    let lines = format!("{foreign}\n\n{plain}\n");
    for (name, content) in [("sigs/all.jsonl", lines), ("sigs/attestation.json", attested.to_string())] {
        let build = Build::new().put(name, content);
        let rule = json!({"artifacts": ["dist/*.tgz"], "bundles": ["sigs/*"], "signers": [keyless(ID)]});
        assert!(passes(&build.judged(rule)), "{name}");
    }
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
fn beside_a_good_signature_a_broken_one_warns_and_a_foreign_one_does_not() {
    let build = Build::new();
    let (good, other) = (build.keyless(APP, ID), build.keyless(APP, "dev@example.org"));
    let broken = Build::new().put(BUNDLE, &good).put("dist/app.tgz.sigstore", "{}");
    let outcome = broken.judged(rule(json!([keyless(ID)])));
    assert_eq!(rules(&outcome), ["signature-invalid"]);
    assert_eq!(outcome.findings[0].severity, Some(gatewright_sdk::Severity::Warning));
    assert!(passes(
        &Build::new().put(BUNDLE, good).put("dist/app.tgz.sigstore", other).judged(rule(json!([keyless(ID)])))
    ));
}

#[test]
fn floods_and_doubles_are_refused() {
    let build = Build::new();
    let good = build.keyless(APP, ID);
    let signers = || json!([keyless(ID)]);
    let many = vec![good.to_string(); 51].join("\n");
    let flooded = Build::new().put("sigs/all.jsonl", many);
    let rule = json!({"artifacts": ["dist/*.tgz"], "bundles": ["sigs/*"], "signers": signers()});
    assert_eq!(problems(&flooded.judged(rule)), ["too-many-signatures"]);

    let subjects: Vec<Value> = (0..1025).map(|_| subject(APP)).collect();
    let many = build.states(&States { subjects: Some(subjects.into()), ..States::default() });
    let mut doubled = good.to_string();
    doubled.insert_str(1, "\"mediaType\": \"application/vnd.dev.sigstore.bundle.v0.3+json\",");
    let mut both = good;
    both["dsseEnvelope"] = build.states(&States::default())["dsseEnvelope"].clone();
    let signer = key(ID);
    let leaf = build.world.leaf(&signer, &Leaf::default());
    let twice = format!(
        r#"{{"_type":"https://in-toto.io/Statement/v1","predicateType":"x","subject":[],"subject":[{}]}}"#,
        subject(APP)
    );
    let twice = build.world.attest(twice.as_bytes(), "application/vnd.in-toto+json", &leaf, &signer);
    for (content, reason) in [
        (many.to_string(), "1025 subjects"),
        (doubled, "appears twice"),
        (both.to_string(), "exactly one of `messageSignature`"),
        (twice.to_string(), "appears twice"),
    ] {
        let rule = json!({"artifacts": ["dist/*.tgz"], "signers": signers(), "predicate": "any"});
        let outcome = Build::new().put(BUNDLE, content).judged(rule);
        assert_eq!(rules(&outcome), ["signature-invalid"], "{reason}");
        assert!(outcome.findings[0].message.contains(reason), "{}", outcome.findings[0].message);
    }
}

#[test]
fn formats_that_are_not_known_are_no_verdict() {
    let old = json!({"base64Signature": "x", "cert": "x", "rekorBundle": {}});
    let outcome = Build::new().put("dist/app.tgz.bundle", old).judged(rule(json!([keyless(ID)])));
    assert_eq!(problems(&outcome), ["signature-unsupported"]);
}

#[test]
fn unusable_settings_point_at_the_place() {
    let good = pem(&key("one"));
    let cases = [
        (json!({"artifacts": [], "signers": [keyless(ID)]}), "/artifacts"),
        (json!({"artifacts": ["x"], "signers": []}), "/signers"),
        (rule(json!([{}])), "/signers/0"),
        (rule(json!([{"keyless": {"issuer": ISS, "identity": ID}, "key": good}])), "/signers/0"),
        (rule(json!([keyless(ID), {"keyless": {"issuer": ISS}}])), "/signers/1/keyless/identity"),
        (rule(json!([{"keyless": {"issuer": "https://*", "identity": ID}}])), "/signers/0/keyless/issuer"),
        (rule(json!([keyless("*")])), "/signers/0/keyless/identity"),
        (rule(json!([{"keyless": {"issuer": ISS, "identity-regex": ".*"}}])), "/signers/0/keyless/identity-regex"),
        (rule(json!([{"keyless": {"issuer": ISS, "identity": ID}, "tlog": "not-required"}])), "/signers/0/tlog"),
        (rule(json!([{"key": "nonsense"}])), "/signers/0/key"),
        (rule(json!([{"key": good}, {"key": format!("\n{good}\n")}])), "/signers/1/key"),
        (json!({"artifacts": ["x"], "signers": [keyless(ID)], "at-least": 0}), "/at-least"),
        (json!({"artifacts": ["x"], "signers": [keyless(ID)], "at-least": 2}), "/at-least"),
        (json!({"artifacts": ["x"], "signers": [keyless(ID)], "predicate": "sbom"}), "/predicate"),
    ];
    for (rule, pointer) in cases {
        let problem = Build::new().run(json!({"signatures": [rule.clone()]})).unwrap_err();
        assert_eq!(problem.pointer, format!("/signatures/0{pointer}"), "{rule}: {}", problem.message);
    }
    let problem = Build::new().files.check::<CosignSignature>(&json!({"trusted-root": "{}"})).unwrap_err();
    assert_eq!(problem.pointer, "/trusted-root");
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
