//! Bundles from the real world, where this machine has them: the verifier's own package carries some. Nothing of that is
//! ours, so nothing is copied; without the package's test data there is nothing to do here.

use check_cosign_signature::{Artifact, Claim, Failure, Key, Parsed, Trust, Verified, verify};
use sigstore_trust_root::{SIGSTORE_GITHUB_TRUSTED_ROOT, SIGSTORE_STAGING_TRUSTED_ROOT};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of test data in the package's sources, as cargo has unpacked them.
fn data() -> Option<PathBuf> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--offline", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .ok()?;
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).ok()?;
    let package = metadata["packages"].as_array()?.iter().find(|package| package["name"] == "sigstore-verify")?;
    let folder = Path::new(package["manifest_path"].as_str()?).parent()?.join("test_data");
    folder.is_dir().then_some(folder)
}

fn parsed(folder: &Path, name: &str) -> Parsed {
    Parsed::from_bytes(&std::fs::read(folder.join(name)).unwrap()).unwrap()
}

fn keyless(folder: &Path, trust: &Trust, bundle: &str, artifact: &str) -> Result<Verified, Failure> {
    let bytes = std::fs::read(folder.join(artifact)).unwrap();
    verify(trust, &parsed(folder, bundle), &Artifact::Bytes(&bytes), Claim::AnyCertificate)
}

#[test]
fn real_bundles_verify_and_name_their_signer() {
    let Some(folder) = data() else { return };
    let public = Trust::embedded().unwrap();
    let staging = Trust::from_json(SIGSTORE_STAGING_TRUSTED_ROOT).unwrap();
    let conda = "bundles/signed-package-2.1.0-hb0f4dca_0.conda";
    let rekor2 = "upstream/sigstore-python/staging-rekor-v2.txt";
    for (trust, bundle, artifact) in [
        (&public, "bundles/cosign-v3-blob.sigstore.json", "bundles/cosign-v3-blob.txt"),
        (&public, "bundles/conda-attestation.sigstore.json", conda),
        (&staging, "bundles/conda-attestation-rekor2.sigstore.json", conda),
        (&staging, "upstream/sigstore-python/staging-rekor-v2.txt.sigstore.json", rekor2),
    ] {
        let verified = keyless(&folder, trust, bundle, artifact).unwrap_or_else(|error| panic!("{bundle}: {error}"));
        assert!(verified.identity.is_some() && verified.issuer.is_some() && verified.time.is_some() && verified.logged);
        // The same bundle proves nothing about another file, and nothing to another instance.
        assert!(keyless(&folder, trust, bundle, "managed-key/artifact.txt").is_err(), "{bundle}");
        let other = if std::ptr::eq(trust, &public) { &staging } else { &public };
        assert!(keyless(&folder, other, bundle, artifact).is_err(), "{bundle}");
    }
}

#[test]
fn a_real_managed_key_verifies() {
    let Some(folder) = data() else { return };
    let key = Key::from_pem(&std::fs::read_to_string(folder.join("managed-key/key.pub")).unwrap()).unwrap();
    let bundle = parsed(&folder, "managed-key/bundle.sigstore.json");
    let bytes = std::fs::read(folder.join("managed-key/artifact.txt")).unwrap();
    let roots = [Trust::embedded(), Trust::from_json(SIGSTORE_STAGING_TRUSTED_ROOT)];
    let claim = Claim::Key { key: &key, logged: true };
    let verdicts = roots.map(|trust| verify(&trust.unwrap(), &bundle, &Artifact::Bytes(&bytes), claim).is_ok());
    assert!(verdicts.contains(&true) && verdicts.contains(&false), "{verdicts:?}");
}

#[test]
fn real_broken_bundles_are_refused() {
    let Some(folder) = data() else { return };
    let trust = Trust::embedded().unwrap();
    let mut broken = 0;
    for name in [
        "dsse-2sigs.sigstore.json",
        "bundle_invalid_version.txt.sigstore",
        "bundle_cve_2022_36056.txt.sigstore",
        "bundle_no_cert_v1.txt.sigstore",
        "bundle_no_checkpoint.txt.sigstore",
        "bundle_no_log_entry.txt.sigstore",
        "bundle_v3_no_signed_time.txt.sigstore.json",
    ] {
        let bytes = std::fs::read(folder.join("bundles").join(name)).unwrap();
        let Ok(bundle) = Parsed::from_bytes(&bytes) else {
            broken += 1;
            continue;
        };
        // By the digest that it states itself, so that only the fault is left to refuse it for.
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let stated = json["messageSignature"]["messageDigest"]["digest"].as_str().unwrap_or_default();
        let digest = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, stated).unwrap();
        let digest = Artifact::Digest(digest.try_into().unwrap_or_default());
        assert!(verify(&trust, &bundle, &digest, Claim::AnyCertificate).is_err(), "{name}");
        broken += 1;
    }
    assert_eq!(broken, 7);
}

#[test]
fn the_instance_of_github_parses_and_does_not_vouch_without_a_log() {
    let Some(folder) = data() else { return };
    let trust = Trust::from_json(SIGSTORE_GITHUB_TRUSTED_ROOT).unwrap();
    let bundle = parsed(&folder, "bundles/github-private-attestation.sigstore.json");
    assert!(verify(&trust, &bundle, &Artifact::Digest([0; 32]), Claim::AnyCertificate).is_err());
}
