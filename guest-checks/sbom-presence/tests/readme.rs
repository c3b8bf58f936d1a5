//! What the README must hold: every rule, every setting, every problem.

use check_sbom_presence::{SbomPresence, rules, settings::Settings};
use gatewright_sdk::Check;

const README: &str = include_str!("../README.md");

#[test]
fn every_rule_has_a_heading_and_no_heading_is_stale() {
    let documented: Vec<&str> = README.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let rules: Vec<&str> = rules::all().iter().map(|rule| rule.id).collect();
    let headings: Vec<&str> = documented.into_iter().filter(|heading| !heading.contains(char::is_uppercase)).collect();
    assert_eq!(headings, rules);
}

#[test]
fn the_settings_table_is_the_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(&SbomPresence::describe().descriptor::<Settings>().settings_schema).unwrap();
    let mut table = String::from("| setting | default | meaning |\n| --- | --- | --- |\n");
    rows(&mut table, "", &schema, &schema);
    assert!(README.contains(&table), "the README lacks this table:\n{table}");
}

fn rows(table: &mut String, prefix: &str, schema: &serde_json::Value, root: &serde_json::Value) {
    for (name, property) in schema["properties"].as_object().unwrap() {
        let reference = property["$ref"].as_str().and_then(|reference| root.pointer(reference.trim_start_matches('#')));
        if let Some(object) = reference.filter(|object| object["properties"].is_object()) {
            rows(table, &format!("{prefix}{name}."), object, root);
            continue;
        }
        let default = match &property["default"] {
            serde_json::Value::Null => "none".to_owned(),
            value if value.to_string().len() > 60 => "see below".to_owned(),
            value => format!("`{value}`"),
        };
        let meaning =
            property["description"].as_str().expect("a described setting").replace('\n', " ").replace('|', "\\|");
        table.push_str(&format!("| `{prefix}{name}` | {default} | {meaning} |\n"));
    }
}

#[test]
fn problems_and_default_places_are_documented() {
    for code in [
        "too-large",
        "unreadable-file",
        "unsupported-format",
        "unreadable-lock-file",
        "unsupported-lock-file",
        "no-lock-file",
    ] {
        assert!(README.contains(&format!("| `{code}` |")), "the README lacks {code}");
    }
    for glob in Settings::default().files {
        let name = glob.rsplit('/').next().unwrap();
        assert!(README.contains(&format!("`{name}`")), "the README lacks {name}");
    }
}

#[test]
fn settings_say_which_change_is_stricter() {
    let found = gatewright_sdk::testing::directions::<Settings>();
    let found: Vec<(&str, &str)> = found.iter().map(|(name, direction)| (name.as_str(), direction.as_str())).collect();
    // `development` is not here: with `complete` below 100 %, listed development packages make up for missing others.
    // `lock-files` neither: a package that one more lock file has is no longer stale.
    let expected = [
        ("allow-empty", "false"),
        ("complete", "higher"),
        ("minimum-version.cyclonedx", "higher"),
        ("minimum-version.spdx", "higher"),
    ];
    assert_eq!(found, expected);
}
