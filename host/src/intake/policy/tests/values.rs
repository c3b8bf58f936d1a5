//! What a good policy means, where its parts stand, and that nothing makes the reader panic.

use super::{BUILTINS, policy};
use crate::intake::policy::{self, Globs, Level, Levels, Mode, ModuleReference, Policy, Scope, yaml};
use proptest::prelude::*;
use serde_json::{Value, json};

const FULL: &str = "# the policy
version: 1
mode: sandbox
scope: all
requires: '>=0.1'
checks:
  secret-scan:
  coverage-threshold:
    settings: { reports: [coverage/lcov.info], total: 80%, limit: 0x10 }
    level: { sandbox: warn, compliance: deny }
    files: [/src, '*.rs']
  todo:
    module: .github/checks/todo.wasm
    enabled: false
    level: deny
    rules: { todo/stale: allow, old: { compliance: warn } }
    grant: { tree: true, outputs: ['target/*.json'], change: true, pull-request: true, registry: [ghcr.io/a/b] }
waivers:
  - { fingerprint: 0123456789abcdef0123456789abcdef, rule: todo/stale, reason: known, owner: '@acme', expires: 2027-01-31 }
";

#[test]
fn the_whole_of_it() {
    let policy = policy(FULL);
    assert_eq!((policy.mode, policy.scope), (Mode::Sandbox, Scope::All));
    assert_eq!(policy.checks.keys().collect::<Vec<_>>(), ["coverage-threshold", "secret-scan", "todo"]);
    let coverage = &policy.checks["coverage-threshold"];
    assert_eq!(
        Value::Object(coverage.settings.clone()),
        json!({"reports": ["coverage/lcov.info"], "total": "80%", "limit": 16})
    );
    assert_eq!(coverage.level, Levels { sandbox: Some(Level::Warn), compliance: Some(Level::Deny) });
    assert_eq!(coverage.files, ["/src", "*.rs"]);
    assert!(coverage.enabled && coverage.module.is_none());
    let todo = &policy.checks["todo"];
    assert!(!todo.enabled);
    assert_eq!(todo.module, Some(ModuleReference { path: ".github/checks/todo.wasm".to_owned(), sha256: None }));
    assert_eq!(todo.level("stale", Mode::Sandbox), Some(Level::Allow));
    assert_eq!(todo.level("old", Mode::Compliance), Some(Level::Warn));
    assert_eq!(todo.level("old", Mode::Sandbox), Some(Level::Deny), "the check's level holds where the rule has none");
    assert_eq!(todo.grant.tree, Some(Globs::All));
    assert!(todo.grant.change && todo.grant.pull_request);
    assert_eq!((todo.grant.outputs.len(), todo.grant.registry.len()), (1, 1));
    let waiver = &policy.waivers[0];
    assert_eq!((waiver.rule.as_str(), waiver.line), ("todo/stale", 19));
    assert_eq!(waiver.expires.map(|date| date.to_string()).as_deref(), Some("2027-01-31"));
}

#[test]
fn a_pinned_module() {
    let digest = "0123456789abcdef".repeat(4);
    let policy = policy(&format!("version: 1\nchecks:\n  a: {{ module: 'a.wasm@sha256:{digest}' }}\n"));
    assert_eq!(policy.checks["a"].module, Some(ModuleReference { path: "a.wasm".to_owned(), sha256: Some(digest) }));
}

#[test]
fn places() {
    let policy = policy(FULL);
    let place = |pointer: &str| {
        let position = policy.position(pointer).expect("a place");
        (position.line, position.column, &FULL[position.range.start..position.range.end])
    };
    assert_eq!(place("/checks/coverage-threshold/settings/total"), (9, 48, "total"));
    assert_eq!(place("/checks/coverage-threshold/settings/reports/0"), (9, 27, "coverage/lcov.info"));
    assert_eq!(place("/checks/coverage-threshold/settings/paths/0/match"), (9, 5, "settings"));
    assert_eq!(place("/checks/todo/rules/todo~1stale"), (16, 14, "todo/stale"));
    assert_eq!(place("/nothing"), (2, 1, FULL[FULL.find("version").expect("there")..].trim_end()));
    assert_eq!(Policy::default().position("/checks"), None);
}

#[test]
fn scalars_of_the_core_schema() {
    let scalar = |text: &str| yaml::load(&format!("a: {text}\n")).expect("YAML").0["a"].clone();
    for (text, value) in [
        ("yes", json!("yes")),
        ("on", json!("on")),
        ("True", json!(true)),
        ("~", json!(null)),
        ("", json!(null)),
        ("012", json!(12)),
        ("-7", json!(-7)),
        ("+7", json!(7)),
        ("0o17", json!(15)),
        ("0xfF", json!(255)),
        ("0xfg", json!("0xfg")),
        ("1_000", json!("1_000")),
        (".5", json!(0.5)),
        ("1e3", json!(1000.0)),
        (".", json!(".")),
        ("e3", json!("e3")),
        ("80%", json!("80%")),
        ("2027-01-31", json!("2027-01-31")),
        ("'1'", json!("1")),
        ("\"true\"", json!("true")),
        ("|\n  x\n  y", json!("x\ny\n")),
    ] {
        assert_eq!(scalar(text), value, "{text}");
    }
}

#[test]
fn hostile_yaml_is_over_soon() {
    let texts = [
        "[".repeat(1 << 17),
        "? ".repeat(1 << 15),
        "- \n".repeat(1 << 15),
        "a: ".repeat(1 << 15),
        format!("a: \"{}", "\\".repeat(1 << 14)),
        "k: v\n".repeat(1 << 15),
        (0..10_000).map(|number| format!("k{number}: v\n")).collect(),
        format!("[{}]", "a,".repeat(1 << 15)),
        format!("{{{}", "a: [".repeat(1 << 14)),
        "&a [*a, ".repeat(1 << 15),
        format!("a: |\n{}", " \n".repeat(1 << 15)),
    ];
    for text in texts {
        let begin = std::time::Instant::now();
        let _ = Policy::parse("p.yml", &text, BUILTINS);
        assert!(begin.elapsed().as_secs() < 20, "{:.20} takes too long", text);
    }
}

#[test]
fn the_published_schema_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/policy.v1.json");
    let made = serde_json::to_string_pretty(&policy::schema()).expect("JSON") + "\n";
    #[expect(clippy::disallowed_methods, reason = "a test may be told to write")]
    let write = std::env::var_os("UPDATE_DOCS").is_some();
    if write {
        std::fs::write(path, &made).expect("the schema can be written");
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == made, "{path} is old: run `UPDATE_DOCS=1 cargo test -p gatewright schema`");
}

/// Text that is often nearly a policy.
fn nearly() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "version: 1\n",
        "checks:",
        "  ",
        "\n",
        "secret-scan",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "- ",
        "level",
        "deny",
        "é",
        "waivers",
        "*",
        "&a ",
        "'",
        "\"",
        "#",
        "\r\n",
        "|",
        "settings",
        "\u{feff}",
        "\t",
        "? ",
        "---\n",
        "~",
        "1e5",
        ",",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        policy::fuzz(&bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in nearly()) {
        policy::fuzz(text.as_bytes());
    }

    #[test]
    fn every_key_is_where_it_is_said_to_be(
        keys in prop::collection::btree_set("[a-zé😀][a-z0-9é-]{0,6}[a-z]", 1..6),
        comment in "( |#é😀[a-z ]*)?",
        flow in any::<bool>(),
        ending in prop::sample::select(vec!["\n", "\r\n"]),
        mark in any::<bool>(),
    ) {
        let mut text = if mark { "\u{feff}".to_owned() } else { String::new() };
        text += &format!("# é{ending}ö: {comment}{ending}");
        if flow {
            text += &format!(" {{ {} }}", keys.iter().map(|key| format!("{key}: [1, x]")).collect::<Vec<_>>().join(", "));
        } else {
            keys.iter().for_each(|key| text += &format!("  {key}: ü{ending}"));
        }
        let (value, spans) = yaml::load(&text).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        prop_assert_eq!(value["ö"].as_object().map(serde_json::Map::len), Some(keys.len()));
        for key in &keys {
            let found = spans.nearest(&format!("/ö/{key}"));
            let position = found.key.as_ref().expect("a key");
            prop_assert_eq!(&text[position.range.start..position.range.end], key);
            let before = &text[..position.range.start];
            prop_assert_eq!(position.line as usize, before.matches('\n').count() + 1);
            let line = before.rsplit('\n').next().unwrap_or_default();
            prop_assert_eq!(position.column as usize, line.chars().count() + 1);
            let value = &text[found.value.range.start..found.value.range.end];
            prop_assert_eq!(value, if flow { "[1, x]" } else { "ü" });
        }
    }
}
