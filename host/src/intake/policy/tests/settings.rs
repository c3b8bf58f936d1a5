//! Settings against a check's schema: complaints, defaults, marks, and schemas that mean harm.

use super::policy;
use crate::intake::policy::{Mark, SettingsError, SettingsProblem, prepare};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// What a check written with serde and schemars has.
fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "reports": { "type": "array", "items": { "type": "string" }, "default": ["coverage/lcov.info"], "x-gatewright": "output" },
            "total": { "type": ["string", "null"], "default": null },
            "required": { "type": "boolean", "default": false, "x-gatewright": "named" },
            "strictness": { "$ref": "#/$defs/Strictness", "default": "normal" },
            "paths": { "type": "array", "default": [], "items": { "$ref": "#/$defs/Path" } },
            "trust": { "anyOf": [{ "$ref": "#/$defs/Key" }, { "$ref": "#/$defs/Keyless" }, { "type": "null" }], "default": null },
            "limits": { "$ref": "#/$defs/Limits", "default": {} },
            "teams": { "type": "object", "additionalProperties": { "$ref": "#/$defs/Path" } }
        },
        "$defs": {
            "Strictness": { "oneOf": [{ "const": "normal" }, { "const": "strict" }] },
            "Path": {
                "type": "object",
                "required": ["match"],
                "additionalProperties": false,
                "properties": { "match": { "type": "string" }, "minimum": { "type": "integer", "minimum": 0, "maximum": 100, "default": 80 } }
            },
            "Key": {
                "type": "object",
                "required": ["kind", "key"],
                "additionalProperties": false,
                "properties": {
                    "kind": { "const": "key" },
                    "key": { "type": "string", "x-gatewright": "file" },
                    "log": { "type": "boolean", "default": true }
                }
            },
            "Keyless": {
                "type": "object",
                "required": ["kind", "key"],
                "additionalProperties": false,
                "properties": { "kind": { "const": "keyless" }, "key": { "type": "string" } }
            },
            "Limits": { "allOf": [{ "properties": { "files": { "type": "integer", "default": 5 } } }], "properties": { "deep": { "$ref": "#/$defs/Deep" } } },
            "Deep": { "default": {}, "properties": { "er": { "default": "x" } } }
        }
    })
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

#[track_caller]
fn complaints(text: &str) -> String {
    let policy = policy(&format!("version: 1\nchecks:\n  coverage-threshold:\n    settings:\n{text}"));
    match prepare(&schema().to_string(), &policy.checks["coverage-threshold"].settings, true) {
        Err(SettingsError::Settings(problems)) => {
            let below = |problem: SettingsProblem| SettingsProblem {
                pointer: format!("/settings{}", problem.pointer),
                ..problem
            };
            let problems = problems.into_iter().map(below).collect();
            policy.error(policy.at_check("coverage-threshold", problems)).to_string()
        }
        other => panic!("it should be refused: {other:?}"),
    }
}

#[test]
fn defaults_are_filled_in_at_every_level() {
    let prepared = prepare(&schema().to_string(), &Map::new(), false).expect("settings");
    assert_eq!(
        prepared.json.to_string(),
        r#"{"limits":{"deep":{"er":"x"},"files":5},"paths":[],"reports":["coverage/lcov.info"],"required":false,"strictness":"normal","total":null,"trust":null}"#
    );
    let written =
        json!({ "paths": [{ "match": "a" }, { "match": "b", "minimum": 3 }], "teams": { "x": { "match": "c" } } });
    let prepared = prepare(&schema().to_string(), &object(written), false).expect("settings");
    assert_eq!(prepared.json["paths"], json!([{ "match": "a", "minimum": 80 }, { "match": "b", "minimum": 3 }]));
    assert_eq!(prepared.json["teams"], json!({ "x": { "match": "c", "minimum": 80 } }));
}

#[test]
fn being_named_is_a_setting_that_the_user_may_override() {
    let required = |settings, named| {
        prepare(&schema().to_string(), &object(settings), named).expect("settings").json["required"].clone()
    };
    assert_eq!(required(json!({}), true), json!(true));
    assert_eq!(required(json!({}), false), json!(false));
    assert_eq!(required(json!({ "required": false }), true), json!(false));
}

#[test]
fn marks_come_with_their_values() {
    let settings = json!({ "trust": { "kind": "key", "key": "keys/cosign.pub" }, "reports": ["a/*.info", "b"] });
    let mut prepared = prepare(&schema().to_string(), &object(settings), true).expect("settings");
    let mark =
        |pointer: &str, value: &str, written| Mark { pointer: pointer.to_owned(), value: value.to_owned(), written };
    assert_eq!(prepared.files, [mark("/trust/key", "keys/cosign.pub", true)]);
    assert_eq!(prepared.outputs, [mark("/reports/0", "a/*.info", true), mark("/reports/1", "b", true)]);
    assert_eq!(prepared.json["trust"]["log"], json!(true));
    prepared.set("/trust/key", "KEY".to_owned());
    assert_eq!(prepared.json["trust"]["key"], json!("KEY"));
}

#[test]
fn only_the_alternative_that_fits_marks_and_fills_in() {
    let settings = json!({ "trust": { "kind": "keyless", "key": "keys/cosign.pub" } });
    let prepared = prepare(&schema().to_string(), &object(settings), true).expect("settings");
    assert!(prepared.files.is_empty());
    assert_eq!(prepared.json["trust"], json!({ "kind": "keyless", "key": "keys/cosign.pub" }));
}

#[test]
fn what_the_check_wrote_itself_is_told_apart() {
    let prepared = prepare(&schema().to_string(), &Map::new(), true).expect("settings");
    assert!(!prepared.outputs[0].written);
}

#[test]
fn complaints_stand_at_their_lines() {
    assert_eq!(
        complaints(
            "      totl: 80%
      total: 80
      strictness: stric
      required: maybe
      paths:
        - { match: a, minimum: 101 }
        - { minimum: 3 }
        - { match: a, minimun: 3 }
      trust: { kind: key, kye: x }
"
        ),
        [
            "5:7: unknown key `totl`; did you mean `total`?",
            "6:7: expected a text, found `80`; put it in quotes",
            "7:7: expected `normal` or `strict`, found `stric`; did you mean `strict`?",
            "8:7: expected true or false, found `maybe`",
            "10:23: `101` is more than 100",
            "11:11: `match` is missing",
            "12:23: unknown key `minimun`; did you mean `minimum`?",
            "13:7: `key` is missing",
            "13:27: unknown key `kye`; did you mean `key`?",
        ]
        .map(|line| format!("policy.yml:{line}"))
        .join("\n")
    );
    assert_eq!(
        complaints("      reports: [/top.info, ../y, 'a\\b']\n      trust: { kind: key, key: /etc/passwd }\n"),
        [
            "5:28: `../y` leaves the repository; write it without `..`",
            "5:34: `a\\b` holds a `\\`; write `/` between folders",
            "6:27: `/etc/passwd` is an absolute path; write it from the top of the repository",
        ]
        .map(|line| format!("policy.yml:{line}"))
        .join("\n")
    );
}

#[track_caller]
fn hostile(schema: &Value, expected: &str) {
    let settings = object(json!({ "a": "b", "list": [[[[]]]] }));
    let begin = std::time::Instant::now();
    match prepare(&schema.to_string(), &settings, true) {
        Err(SettingsError::Schema(message)) => assert!(message.contains(expected), "{message}"),
        other => panic!("it should be refused: {other:?}"),
    }
    assert!(begin.elapsed().as_secs() < 20, "it takes too long");
}

#[test]
fn schemas_that_mean_harm() {
    let doubling: Map<_, _> = (0..20)
        .map(|number| {
            let next = json!({ "$ref": format!("#/$defs/d{}", number + 1) });
            (format!("d{number}"), json!({ "anyOf": [next, next] }))
        })
        .chain([("d20".to_owned(), json!(false))])
        .collect();
    hostile(&json!({ "$ref": "#/$defs/d0", "$defs": doubling }), "over 4000 parts");
    hostile(&json!({ "$ref": "#" }), "refers to itself");
    hostile(
        &json!({ "properties": { "list": { "$ref": "#/$defs/l" } }, "$defs": { "l": { "items": { "$ref": "#/$defs/l" } } } }),
        "refers to itself",
    );
    hostile(&json!({ "$ref": "https://example.com/schema.json" }), "which is not in it");
    hostile(&json!({ "$ref": "file:///etc/passwd" }), "which is not in it");
    hostile(&json!({ "$ref": "#/$defs/none" }), "which is not in it");
    hostile(&json!({ "$defs": { "x": { "$id": "https://example.com/" } } }), "uses `$id`");
    hostile(&json!({ "allOf": [{ "$dynamicRef": "#x" }] }), "uses `$dynamicRef`");
    hostile(&json!({ "$schema": "http://json-schema.org/draft-07/schema#" }), "dialect");
    hostile(&json!({ "properties": { "a": { "pattern": "(?=b)" } } }), "not valid");
    hostile(&json!({ "properties": { "a": { "pattern": "(x{1000}){1000}" } } }), "not valid");
    let patterns: Vec<_> = (0..65).map(|number| json!({ "pattern": format!("{number}") })).collect();
    hostile(&json!({ "anyOf": patterns }), "more than 64 patterns");
    hostile(&json!({ "type": "strng" }), "not valid");
    hostile(&json!([]), "not an object");
    hostile(&json!({ "description": "x".repeat(64 << 10) }), "at most 65536");
    let deep = (0..100).fold(json!({}), |inner, _| json!({ "not": inner }));
    hostile(&deep, "over 64 levels");
    hostile(&json!({ "properties": { "new": { "default": 1, "type": "string" } } }), "own defaults do not fit");
    hostile(&json!({ "properties": { "a": { "x-gatewright": "environment" } } }), "unknown here");
    hostile(&json!({ "properties": { "list": { "x-gatewright": "file" } } }), "marks `/list` as `file`");
    hostile(
        &json!({ "properties": { "new": { "x-gatewright": "file", "default": "/etc/passwd" } } }),
        "the default of `new`",
    );
    let big = json!({ "properties": (0..30).map(|n| (format!("p{n}"), json!({ "$ref": "#/$defs/x" }))).collect::<Map<_, _>>(),
        "$defs": { "x": { "default": "x".repeat(60_000) } } });
    hostile(&big, "over 1 MiB");
    let text = "[".repeat(60_000);
    assert!(matches!(prepare(&text, &Map::new(), true), Err(SettingsError::Schema(_))));
}

#[test]
fn a_schema_that_is_costly_for_these_settings() {
    let branches: Vec<_> = (0..3000).map(|_| json!({})).collect();
    let list: Vec<_> = (0..3000).collect();
    match prepare(
        &json!({ "items": true, "properties": { "a": { "items": { "anyOf": branches } } } }).to_string(),
        &object(json!({ "a": list })),
        true,
    ) {
        Err(SettingsError::Schema(message)) => assert!(message.contains("too costly"), "{message}"),
        other => panic!("it should be refused: {other:?}"),
    }
}

/// JSON that is often nearly a schema.
fn nearly() -> impl Strategy<Value = Value> {
    const WORDS: &[&str] =
        &["object", "string", "array", "file", "output", "named", "#/$defs/a", "#", "a", "(", "^a*$", "*", "/", ""];
    const KEYS: &[&str] = &[
        "type",
        "properties",
        "$defs",
        "$ref",
        "items",
        "anyOf",
        "oneOf",
        "allOf",
        "not",
        "if",
        "then",
        "default",
        "const",
        "enum",
        "required",
        "additionalProperties",
        "unevaluatedProperties",
        "x-gatewright",
        "pattern",
        "patternProperties",
        "minimum",
        "a",
        "b",
    ];
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        any::<i8>().prop_map(Value::from),
        prop::sample::select(WORDS).prop_map(Value::from)
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let object =
            prop::collection::btree_map(prop::sample::select(KEYS).prop_map(str::to_owned), inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(Value::from),
            object.prop_map(|entries| Value::Object(entries.into_iter().collect()))
        ]
    })
}

proptest! {
    #[test]
    fn no_schema_makes_it_panic(schema in nearly(), definition in nearly(), settings in nearly()) {
        let mut schema = schema;
        if let Value::Object(entries) = &mut schema {
            entries.insert("$defs".to_owned(), json!({ "a": definition }));
        }
        let settings = json!({ "a": settings, "b": { "a": ["x", "../y"] } });
        if let Ok(prepared) = prepare(&schema.to_string(), &object(settings), true) {
            prop_assert_eq!(prepare(&schema.to_string(), &object(prepared.json.clone()), true).map(|again| again.json), Ok(prepared.json));
        }
    }
}

#[test]
fn a_schema_without_anything_lets_everything_through() {
    let prepared = prepare("{}", &object(json!({ "b": 1, "a": { "d": 1, "c": 2 } })), true).expect("settings");
    assert_eq!(prepared.json.to_string(), r#"{"a":{"c":2,"d":1},"b":1}"#);
}
