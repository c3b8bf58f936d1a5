//! Fuzz targets: plain functions over bytes, for everything that parses what a stranger wrote.
//!
//! Here they are replayed on stable: every seed, every way of cutting it short, seeds with bytes changed, and bytes that have no
//! form at all. A fuzzer such as `cargo fuzz` can drive the same functions; a target has found something when it panics.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A target and its seeds, which are well formed or nearly so.
struct Target {
    name: &'static str,
    run: fn(&[u8]),
    seeds: &'static [&'static str],
}

const TARGETS: &[Target] = &[
    Target {
        name: "policy",
        run: gatewright::intake::policy::fuzz,
        seeds: &[
            "version: 1\nmode: sandbox\nchecks:\n  secret-scan: {}\n  own:\n    module: a.wasm\n    grant: { tree: [\"*.rs\"] }\n",
            "version: 1\nwaivers:\n  - { fingerprint: 0123, rule: a/b, reason: \"\", expires: 2027-01-31 }\n",
            "{\"version\": 1, \"checks\": {\"x\": {\"level\": {\"sandbox\": \"warn\"}}}}",
        ],
    },
    Target {
        name: "event",
        run: event,
        seeds: &[
            "{\"pull_request\":{\"number\":1,\"head\":{\"sha\":\"aa\",\"ref\":\"x\"},\"base\":{\"sha\":\"bb\",\"ref\":\"main\"}}}",
            "{\"before\":\"00\",\"after\":\"11\",\"ref\":\"refs/heads/x\"}",
        ],
    },
    Target {
        name: "report",
        run: |bytes| drop(gatewright::model::report::read(bytes)),
        seeds: &[
            "{\"schema\":\"gatewright.report/v1\",\"verdict\":\"pass\",\"checks\":[{\"findings\":[{\"status\":\"suppressed\",\"reason\":\"x\",\"line\":1}]}]}",
            "{\"schema\":\"gatewright.report/v2\"}",
        ],
    },
    Target {
        name: "escape",
        run: escape,
        seeds: &["::error file=a,line=1::b\n##[set-env name=x]y\n\u{1b}[31m\u{202e}@team #1 <!-- -->"],
    },
    Target {
        name: "secret-scan",
        run: check_secret_scan::fuzz,
        seeds: &[
            "key = \"AKIA\"\n-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nhttps://user:pass@host/",
        ],
    },
    Target {
        name: "coverage-threshold",
        run: check_coverage_threshold::fuzz,
        seeds: &[
            "TN:\nSF:src/a.rs\nFN:1,main\nDA:1,5\nDA:2,0\nBRDA:1,0,0,1\nend_of_record\n",
            "<?xml version=\"1.0\"?><coverage line-rate=\"1\"><packages><package><classes><class filename=\"a.py\"><lines><line number=\"1\" hits=\"1\"/></lines></class></classes></package></packages></coverage>",
            "{\"meta\":{\"version\":\"7\"},\"files\":{\"a.py\":{\"executed_lines\":[1],\"missing_lines\":[2]}}}",
            "mode: set\nexample.com/a/a.go:1.1,2.2 1 1\n",
            "<report name=\"x\"><package name=\"p\"><sourcefile name=\"A.java\"><line nr=\"1\" mi=\"0\" ci=\"1\"/></sourcefile></package></report>",
        ],
    },
    Target {
        name: "sbom-presence",
        run: check_sbom_presence::fuzz,
        seeds: &[
            "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[{\"type\":\"library\",\"name\":\"a\",\"version\":\"1\"}]}",
            "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><components><component type=\"library\"><name>a</name></component></components></bom>",
            "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[{\"name\":\"a\",\"SPDXID\":\"SPDXRef-a\"}]}",
            "version = 3\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n",
        ],
    },
    Target {
        name: "cosign-signature",
        run: check_cosign_signature::fuzz,
        seeds: &[
            "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"verificationMaterial\":{},\"messageSignature\":{\"signature\":\"AA==\"}}",
            "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n",
        ],
    },
    Target {
        name: "branch-naming",
        run: check_branch_naming::fuzz,
        seeds: &["{type}/{slug}", "feature/x-v2", "a..b@{c"],
    },
];

fn event(bytes: &[u8]) {
    let path = std::path::Path::new("event.json");
    for name in ["pull_request", "push", "merge_group", "workflow_run", "other"] {
        let _ = gatewright::intake::event::parse(name, path, bytes);
    }
}

fn escape(bytes: &[u8]) {
    use gatewright::sink::escape;
    let text = String::from_utf8_lossy(bytes);
    for escaped in [escape::line(&text), escape::command_data(&text, 4_096), escape::command_property(&text)] {
        assert!(!escaped.contains(['\n', '\r', '\u{1b}']), "{escaped:?}");
    }
    let _ = (escape::markdown(&text), escape::markdown_code(&text), escape::xml(&text), escape::uri(&text));
}

#[test]
fn every_target_survives_its_seeds_and_what_is_near_them() {
    for target in TARGETS {
        for seed in target.seeds {
            for end in 0..=seed.len() {
                (target.run)(&seed.as_bytes()[..end]);
            }
            for at in 0..seed.len() {
                for byte in [0, b'"', b'<', b'\\', b'\n', 0x80, 0xff] {
                    let mut changed = seed.as_bytes().to_vec();
                    changed[at] = byte;
                    (target.run)(&changed);
                }
            }
        }
        println!("{}: {} seeds", target.name, target.seeds.len());
    }
}

#[test]
fn every_target_survives_bytes_without_form() {
    // A fixed seed: a failure here is a failure everywhere.
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner =
        TestRunner::new_with_rng(Config { cases: 64, failure_persistence: None, ..Config::default() }, rng);
    let bytes = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..512),
        "[ -~\n\t{}\\[\\]<>:,\"']{0,400}".prop_map(String::into_bytes),
    ];
    for target in TARGETS {
        runner
            .run(&bytes, |bytes| {
                (target.run)(&bytes);
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{}: {error}", target.name));
    }
}
