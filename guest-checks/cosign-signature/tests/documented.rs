//! The README says what the check does, down to the last setting.

use check_cosign_signature::{CosignSignature, Settings};
use gatewright_sdk::Check;
use serde_json::Value;

const README: &str = include_str!("../README.md");

#[test]
fn every_rule_has_its_heading() {
    for rule in CosignSignature::describe().rules {
        assert!(README.contains(&format!("\n## {}\n", rule.id)), "{}", rule.id);
    }
}

fn rows(schema: &Value, prefix: &str, rows: &mut Vec<String>) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let about = property["description"].as_str().unwrap_or_default().replace('\n', " ");
        rows.push(format!("| `{prefix}{name}` | `{}` | {about} |", property["default"]));
        rows_below(property, &format!("{prefix}{name}"), rows);
    }
}

fn rows_below(property: &Value, name: &str, found: &mut Vec<String>) {
    rows(&property["items"], &format!("{name}[]."), found);
    rows(property, &format!("{name}."), found);
}

#[test]
fn every_setting_has_its_row() {
    let schema: Value =
        serde_json::from_str(&CosignSignature::describe().descriptor::<Settings>().settings_schema).unwrap();
    let mut found = Vec::new();
    rows(&schema, "", &mut found);
    assert_eq!(found.len(), 16, "{found:#?}");
    for row in found {
        assert!(README.contains(&row), "the README lacks\n{row}");
    }
}

#[test]
fn the_marks_are_where_the_host_reads_them() {
    let schema: Value =
        serde_json::from_str(&CosignSignature::describe().descriptor::<Settings>().settings_schema).unwrap();
    let entry = "/properties/signatures/items/properties";
    for (place, mark) in [
        ("/properties/look-in".to_owned(), "output"),
        ("/properties/trusted-root".to_owned(), "file"),
        ("/properties/required".to_owned(), "named"),
        (format!("{entry}/artifacts"), "output"),
        (format!("{entry}/bundles"), "output"),
        (format!("{entry}/signers/items/properties/key"), "file"),
    ] {
        assert_eq!(schema.pointer(&format!("{place}/x-gatewright")), Some(&mark.into()), "{place}");
    }
    assert!(schema.get("$defs").is_none());
}

#[test]
fn every_problem_code_is_in_the_table() {
    let sources = [
        include_str!("../src/lib.rs"),
        include_str!("../src/judge.rs"),
        include_str!("../src/files.rs"),
        include_str!("../src/discovery.rs"),
        include_str!("../src/effort.rs"),
    ];
    let codes = sources.iter().flat_map(|source| source.split("Problem::new(\"").skip(1));
    let codes: Vec<&str> = codes.filter_map(|rest| rest.split('"').next()).filter(|code| !code.is_empty()).collect();
    assert!(codes.len() > 8, "{codes:?}");
    for code in codes {
        assert!(README.contains(&format!("| `{code}` |")), "{code}");
    }
}

#[test]
fn settings_say_which_change_is_stricter() {
    let found = gatewright_sdk::testing::directions::<Settings>();
    let found: Vec<(&str, &str)> = found.iter().map(|(name, direction)| (name.as_str(), direction.as_str())).collect();
    // `signatures` is not here: the first entry ends the verification of what lies under `look-in`.
    let expected = [("signatures[].at-least", "higher")];
    assert_eq!(found, expected);
}
