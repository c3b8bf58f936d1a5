//! The README tells what the check does: its tables are made from the code, and every rule is in it.
//!
//! `UPDATE_DOCS=1 cargo test -p check-secret-scan docs` writes the tables anew.

use check_secret_scan::{SecretScan, Settings};
use gatewright_sdk::{FileCheck as _, Severity};
use std::fmt::Write as _;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

fn settings() -> String {
    let schema = schemars::schema_for!(Settings).to_value();
    let defaults = serde_json::to_value(Settings::default()).unwrap();
    let mut table = String::from("| setting | default | meaning |\n| --- | --- | --- |\n");
    for (name, setting) in schema["properties"].as_object().unwrap() {
        let meaning = setting["description"].as_str().unwrap_or_else(|| panic!("`{name}` is not documented"));
        writeln!(table, "| `{name}` | `{}` | {} |", defaults[name], meaning.replace('\n', " ")).unwrap();
    }
    table
}

fn rules() -> String {
    let mut table = String::from("| rule | finds | severity | how to revoke it |\n| --- | --- | --- | --- |\n");
    for rule in SecretScan::describe().rules {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let help = rule.help.split(" Removing the line is not enough").next().unwrap_or(rule.help);
        writeln!(table, "| `{}` | {} | {severity} | {help} |", rule.id, rule.title).unwrap();
    }
    table
}

fn with(text: &str, name: &str, table: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("README.md lacks {open}")) + open.len();
    let end = text.find(&close).unwrap_or_else(|| panic!("README.md lacks {close}"));
    format!("{}{table}{}", &text[..start], &text[end..])
}

#[test]
fn docs() {
    let text = std::fs::read_to_string(README).unwrap();
    let made = with(&with(&text, "settings", &settings()), "rules", &rules());
    #[expect(clippy::disallowed_methods, reason = "how a developer asks for new tables")]
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    if update {
        std::fs::write(README, made).unwrap();
    } else {
        assert!(text == made, "README.md is not true: UPDATE_DOCS=1 cargo test -p check-secret-scan docs");
    }
}

#[test]
fn every_rule_that_is_no_providers_has_a_heading() {
    let text = std::fs::read_to_string(README).unwrap();
    let providers: std::collections::BTreeSet<&str> =
        check_secret_scan::bench::cases().iter().map(|case| case.rule).collect();
    for rule in SecretScan::describe().rules.iter().filter(|rule| !providers.contains(rule.id)) {
        assert!(text.contains(&format!("\n### {}\n", rule.id)), "`{}` has no heading", rule.id);
    }
}

#[test]
fn every_rule_has_an_id_a_title_and_help() {
    let rules = SecretScan::describe().rules;
    let ids: std::collections::BTreeSet<&str> = rules.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules.len());
    for rule in rules {
        let kebab = rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(kebab && !rule.title.is_empty() && rule.help.len() > 20, "{}", rule.id);
    }
}
