//! Good bundles, changed a little everywhere: nothing but hints may change without being noticed.

mod world;

use check_cosign_signature::{Artifact, BundleSigner, verify_bundle};
use serde_json::{Value, json};
use world::bundles::{Logged, States};
use world::certificates::Leaf;
use world::{ID, ISS, Windows, World, key, pem};

const ARTIFACT: &[u8] = b"fixture artifact\n";

/// Fields that nothing signs and that decide nothing: where to look for a key, and which rules of form apply.
const HINTS: [&str; 3] = ["/verificationMaterial/publicKey/hint", "/dsseEnvelope/signatures/0/keyid", "/mediaType"];

/// Every changed form of one leaf.
fn changed(value: &Value) -> Vec<Value> {
    let Value::String(text) = value else { return vec![json!(null), json!(7), json!("x")] };
    let mut forms = vec![json!(""), json!(null), json!([]), json!(format!("{text}A"))];
    for at in [0, text.len() / 3, text.len() / 2, text.len().saturating_sub(4)] {
        let Some(old) = text.get(at..=at) else { continue };
        let new = if old == "B" { "C" } else { "B" };
        forms.push(json!(format!("{}{new}{}", &text[..at], &text[at + 1..])));
        forms.push(json!(text[..at]));
    }
    if let Ok(number) = text.parse::<i64>() {
        forms.extend([number + 1, number - 1, -1, i64::MAX].map(|number| json!(number.to_string())));
    }
    forms.retain(|form| form != value);
    forms
}

fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| leaves(value, &format!("{at}/{key}"), found)),
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(key, value)| leaves(value, &format!("{at}/{key}"), found))
        }
        _ => found.push(at.to_owned()),
    }
}

/// How many mutations were tried; panics at one that was accepted.
fn mutate(bundle: &Value, root: &str, signer: BundleSigner<'_>) -> usize {
    let accepts =
        |bundle: &Value| verify_bundle(bundle.to_string().as_bytes(), &Artifact::Bytes(ARTIFACT), &signer, Some(root));
    accepts(bundle).unwrap();
    let (mut paths, mut tried) = (Vec::new(), 0);
    leaves(bundle, "", &mut paths);
    for path in paths.iter().filter(|path| !HINTS.contains(&path.as_str())) {
        for form in changed(bundle.pointer(path).unwrap()) {
            let mut mutant = bundle.clone();
            *mutant.pointer_mut(path).unwrap() = form.clone();
            tried += 1;
            assert!(accepts(&mutant).is_err(), "accepted {path} = {form}");
        }
    }
    tried
}

#[test]
fn no_change_goes_unnoticed() {
    let (world, signer, managed) = (World::new("world"), key("signer"), key("managed"));
    let leaf = world.leaf(&signer, &Leaf::default());
    let root = world.trusted_root(Windows::default()).to_string();
    let keyless = BundleSigner::Keyless { issuer: ISS, identity: ID };
    let public = pem(&managed);
    let mut tried = 0;
    tried += mutate(&world.message(ARTIFACT, Some(&leaf), &signer, &Logged::default()), &root, keyless);
    tried += mutate(&world.attestation(ARTIFACT, &leaf, &signer, &States::default()), &root, keyless);
    let by_key = world.message(ARTIFACT, None, &managed, &Logged::default());
    tried += mutate(&by_key, &root, BundleSigner::Key(&public));
    assert!(tried > 400, "{tried}");
}

/// A field that may be absent, but must be right where it is: the signature itself covers what it says.
const OPTIONAL: &str = "/messageSignature/messageDigest";

/// Without the fields that nothing signs, also where a byte of their name is another.
fn without_hints(bundle: &[u8]) -> Option<Value> {
    let mut bundle: Value = serde_json::from_slice(bundle).ok()?;
    let differ = |one: &str, two: &str| one.bytes().zip(two.bytes()).filter(|(one, two)| one != two).count();
    for path in HINTS.into_iter().chain([OPTIONAL]) {
        let (parent, name) = path.rsplit_once('/')?;
        if let Some(Value::Object(parent)) = bundle.pointer_mut(parent) {
            parent.retain(|key, _| key.len() != name.len() || differ(key, name) > 1);
        }
    }
    // The name before a signature of the checkpoint is no more than a label: the key is chosen by its id.
    if let Some(envelope) = bundle.pointer_mut("/verificationMaterial/tlogEntries/0/inclusionProof/checkpoint/envelope")
    {
        let (text, signature) = envelope.as_str()?.rsplit_once("\n\u{2014} ")?;
        *envelope = format!("{text} {}", signature.split_once(' ')?.1).into();
    }
    Some(bundle)
}

#[test]
fn no_single_byte_goes_unnoticed() {
    let (world, signer) = (World::new("world"), key("signer"));
    let leaf = world.leaf(&signer, &Leaf::default());
    let root = world.trusted_root(Windows::default()).to_string();
    let claim = BundleSigner::Keyless { issuer: ISS, identity: ID };
    let bundles = [
        world.message(ARTIFACT, Some(&leaf), &signer, &Logged::default()),
        world.attestation(ARTIFACT, &leaf, &signer, &States::default()),
    ];
    let mut accepted = 0;
    for bundle in bundles {
        let bundle = bundle.to_string().into_bytes();
        let plain = without_hints(&bundle).unwrap();
        for at in 0..bundle.len() {
            let mut mutant = bundle.clone();
            mutant[at] = if mutant[at] == b'?' { b'!' } else { b'?' };
            if verify_bundle(&mutant, &Artifact::Bytes(ARTIFACT), &claim, Some(&root)).is_ok() {
                accepted += 1;
                assert_eq!(without_hints(&mutant).as_ref(), Some(&plain), "byte {at}");
            }
        }
    }
    assert!(accepted < 60, "{accepted}");
}

#[test]
fn the_fuzzers_entry_takes_anything() {
    let (world, signer) = (World::new("world"), key("signer"));
    let leaf = world.leaf(&signer, &Leaf::default());
    let bundle = world.message(ARTIFACT, Some(&leaf), &signer, &Logged::default()).to_string();
    let root = world.trusted_root(Windows::default()).to_string();
    for content in ["", "{}", "\u{0}", &bundle, &root, &pem(&signer), "a*b", "(a|b)*"] {
        for choice in 0..4 {
            check_cosign_signature::fuzz(&[&[choice], content.as_bytes()].concat());
        }
    }
}

#[test]
fn parts_of_two_good_bundles_do_not_mix() {
    let (world, one, two) = (World::new("world"), key("one"), key("two"));
    let root = world.trusted_root(Windows::default()).to_string();
    let make = |key, artifact: &[u8]| {
        world.message(artifact, Some(&world.leaf(key, &Leaf::default())), key, &Logged::default())
    };
    let (mine, by_other, of_other) = (make(&one, ARTIFACT), make(&two, ARTIFACT), make(&one, b"other"));
    let mut tried = 0;
    for other in [by_other, of_other] {
        for path in [
            "/messageSignature",
            "/messageSignature/signature",
            "/messageSignature/messageDigest",
            "/verificationMaterial/certificate",
            "/verificationMaterial/tlogEntries",
            "/verificationMaterial/tlogEntries/0/canonicalizedBody",
            "/verificationMaterial/tlogEntries/0/inclusionPromise",
            "/verificationMaterial/tlogEntries/0/inclusionProof",
        ] {
            let mut mixed = mine.clone();
            if mixed.pointer(path) == other.pointer(path) {
                continue;
            }
            *mixed.pointer_mut(path).unwrap() = other.pointer(path).unwrap().clone();
            let signer = BundleSigner::Keyless { issuer: ISS, identity: ID };
            let verdict = verify_bundle(mixed.to_string().as_bytes(), &Artifact::Bytes(ARTIFACT), &signer, Some(&root));
            assert!(verdict.is_err(), "{path}");
            tried += 1;
        }
    }
    assert!(tried >= 12, "{tried}");
}

#[test]
fn a_bundle_cut_anywhere_is_refused_without_a_panic() {
    let (world, signer) = (World::new("world"), key("signer"));
    let leaf = world.leaf(&signer, &Leaf::default());
    let root = world.trusted_root(Windows::default()).to_string();
    let bundle = world.message(ARTIFACT, Some(&leaf), &signer, &Logged::default()).to_string();
    for end in (0..bundle.len()).step_by(37) {
        let signer = BundleSigner::Keyless { issuer: ISS, identity: ID };
        let cut = &bundle.as_bytes()[..end];
        assert!(verify_bundle(cut, &Artifact::Bytes(ARTIFACT), &signer, Some(&root)).is_err(), "{end}");
    }
}
