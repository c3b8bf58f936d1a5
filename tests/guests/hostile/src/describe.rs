//! What the check says about itself, and the lies about that.

use gatewright_sdk::{Description, Rule, Severity, log};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What the policy may set.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// What to do in `check`.
    pub(crate) behaviour: String,
    /// What to say where a behaviour says something.
    pub(crate) text: String,
}

impl JsonSchema for Settings {
    fn schema_name() -> Cow<'static, str> {
        "Settings".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = || json_schema!({ "type": "string", "default": "" });
        let properties = serde_json::json!({ "behaviour": text(), "text": text() });
        match super::lie().as_str() {
            "schema-invalid" => json_schema!({ "type": 5 }),
            "schema-remote" => json_schema!({ "$ref": "https://example.org/schema.json" }),
            "schema-file" => json_schema!({ "$ref": "file:///etc/passwd" }),
            "schema-huge" => json_schema!({ "type": "object", "description": "x".repeat(65 << 10) }),
            "schema-endless" => json_schema!({ "$ref": "#" }),
            "schema-regex" => json_schema!({
                "type": "object",
                "properties": { "behaviour": { "type": "string", "pattern": "^(a+)+$" }, "text": text() },
            }),
            "schema-nested" => {
                let mut nested = json_schema!({ "type": "object" });
                for _ in 0..120 {
                    nested = json_schema!({ "type": "object", "properties": { "a": nested } });
                }
                nested
            }
            "schema-names-a-file" => json_schema!({
                "type": "object",
                "properties": {
                    "behaviour": { "type": "string", "default": "" },
                    "text": { "type": "string", "default": "/etc/passwd", "x-gatewright": "file" },
                },
            }),
            "schema-names-an-output" => json_schema!({
                "type": "object",
                "properties": {
                    "behaviour": { "type": "string", "default": "" },
                    "text": { "type": "string", "default": "**", "x-gatewright": "output" },
                },
            }),
            _ => json_schema!({ "type": "object", "properties": properties, "additionalProperties": false }),
        }
    }
}

fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

pub(crate) fn describe(lie: &str) -> Description {
    let rule = Rule::new("bad", Severity::Error, "something bad", "Stop it.");
    let honest = Description { id: "hostile", version: "1.0.0", title: "Misbehaves", rules: vec![rule.clone()] };
    match lie {
        "loop" => loop {
            std::hint::black_box(0);
        },
        "panic" => panic!("I will not say who I am"),
        "exit" => std::process::exit(0),
        "memory" => Description { title: leak("x".repeat(300 << 20)), ..honest },
        "tree" => Description { title: leak(super::probe::tree()), ..honest },
        "log" => {
            log::warning("::error::from describe");
            println!("::error::from describe");
            honest
        }
        "another-id" => Description { id: "secret-scan", ..honest },
        "bad-id" => Description { id: "Not An Id\n::error::x", ..honest },
        "empty-id" => Description { id: "", ..honest },
        "long-id" => Description { id: leak("x".repeat(65)), ..honest },
        "bad-version" => Description { version: "latest", ..honest },
        "bad-rule" => Description { rules: vec![Rule { id: "../bad", ..rule }], ..honest },
        "repeated-rule" => Description { rules: vec![rule.clone(), rule], ..honest },
        "many-rules" => {
            let rules = (0..4_097).map(|number| Rule { id: leak(format!("r{number}")), ..rule.clone() });
            Description { rules: rules.collect(), ..honest }
        }
        "no-rules" => Description { rules: Vec::new(), ..honest },
        "long-title" => Description { title: leak("x".repeat(1 << 20)), ..honest },
        "escapes" => Description { title: "\u{1b}]0;owned\u{7}\u{202e}::error::t", ..honest },
        _ => honest,
    }
}
