//! No input makes a parser panic, and nothing that is cut off passes.

use check_sbom_presence::{SbomPresence, fuzz};
use gatewright_sdk::testing::World;
use proptest::prelude::*;
use serde_json::json;

const CYCLONEDX: &str = include_str!("fixtures/npm-11/cyclonedx.json");
const SPDX: &str = include_str!("fixtures/npm-11/spdx.json");
const LOCK: &str = include_str!("fixtures/npm-11/package-lock.json");
const XML: &str = "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><metadata><timestamp>2026-11-20T12:00:00Z</timestamp></metadata>\
    <components><component type=\"library\" bom-ref=\"a\"><name>a&amp;b</name><purl>pkg:npm/a@1</purl></component></components></bom>";

#[test]
fn what_is_cut_off_never_passes() {
    for text in [CYCLONEDX.trim_end(), SPDX.trim_end(), XML] {
        for end in (0..text.len()).step_by(7) {
            let mut world = World::default();
            world.tree.insert("bom.json".to_owned(), text.as_bytes()[..end].to_vec());
            let outcome = world.check::<SbomPresence>(&json!({})).unwrap();
            assert!(!outcome.findings.is_empty(), "cut at {end}");
            assert!(outcome.evidence.is_empty(), "cut at {end}");
        }
    }
}

#[test]
fn a_changed_byte_never_panics() {
    for text in [CYCLONEDX, SPDX, LOCK, XML] {
        for at in (0..text.len()).step_by(3) {
            for byte in [b'"', b'{', b'<', 0, 0xFF] {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                fuzz(&bytes);
            }
        }
    }
}

#[test]
fn deep_documents_are_refused_not_followed() {
    let mut nested = String::from(r#"{"type": "library", "name": "x"}"#);
    for _ in 0..80 {
        nested = format!(r#"{{"type": "library", "name": "x", "components": [{nested}]}}"#);
    }
    for text in [
        format!(r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{nested}]}}"#),
        format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\">{}", "<a>".repeat(100_000)),
    ] {
        let mut world = World::default();
        world.tree.insert("bom.json".to_owned(), text.clone().into_bytes());
        let outcome = world.check::<SbomPresence>(&json!({})).unwrap();
        assert!(outcome.findings.iter().any(|finding| finding.rule == "unreadable-sbom"), "{:?}", outcome.findings);
        fuzz(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[<>&;{}\\[\\]\"':,a-z0-9 \n=.@/-]{0,80}") {
        fuzz(&bytes);
        fuzz(text.as_bytes());
        fuzz(&[b"\xFF\xFE", &bytes[..]].concat());
    }
}
