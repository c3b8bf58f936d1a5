//! The check as the host runs it: files of a build, settings of a policy, findings, evidence and problems.

mod world;

use check_cosign_signature::CosignSignature;
use gatewright_sdk::Conclusion;
use serde_json::{Value, json};
use world::build::{APP, BUNDLE, Build, keyless, passes, problems, rule, rules};
use world::bundles::{States, subject};
use world::certificates::Leaf;
use world::{ID, ISS, key, pem};

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
