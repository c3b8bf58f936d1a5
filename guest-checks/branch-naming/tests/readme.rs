//! What the README must hold: every rule, every setting, every placeholder, every problem.

use check_branch_naming::{BranchNaming, rules, settings::Settings, shape::PLACEHOLDERS};
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
        serde_json::from_str(&BranchNaming::describe().descriptor::<Settings>().settings_schema).unwrap();
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
fn placeholders_bots_and_problems_are_documented() {
    for (name, regex) in PLACEHOLDERS {
        let row = format!("| `{{{name}}}` | `{}` |", regex.replace('|', "\\|"));
        assert!(README.contains(&row), "the README lacks {row}");
    }
    let defaults = Settings::default();
    for glob in defaults.exempt.iter().chain(&defaults.bots) {
        assert!(README.contains(&format!("`{glob}`")), "the README lacks {glob}");
    }
    for code in ["branch-unknown", "branches-unknown", "spec-unreadable"] {
        assert!(README.contains(&format!("`{code}`")), "the README lacks {code}");
    }
}

#[test]
fn settings_say_which_change_is_stricter() {
    let found = gatewright_sdk::testing::directions::<Settings>();
    let found: Vec<(&str, &str)> = found.iter().map(|(name, direction)| (name.as_str(), direction.as_str())).collect();
    // `pattern`, `patterns`, `regex` and `types` are not here: each may stand in for, widen or fill in what another of them demands.
    // `placeholders` may widen a pattern, `exempt` and `bots` leave branches out, and an `example` makes settings usable.
    let expected = [
        ("allowed-characters", "set"),
        ("feature.spec", "set"),
        ("feature.unique", "true"),
        ("lowercase", "true"),
        ("max-length", "lower"),
        ("min-length", "higher"),
    ];
    assert_eq!(found, expected);
}
