//! Unit tests: the check runs natively against an in-memory repository.

use super::{ChangelogEntry, Settings};
use gatewright_sdk::change::{ChangedFile, Commit, Kind};
use gatewright_sdk::testing::World;
use gatewright_sdk::{Check, Conclusion, LineRange, Outcome};
use serde_json::{Value, json};

fn changed(path: &str, kind: Kind) -> ChangedFile {
    let added = if kind == Kind::Deleted { vec![] } else { vec![LineRange { first: 1, last: 1 }] };
    ChangedFile { path: path.to_owned(), previous_path: None, kind, added, removed: vec![] }
}

/// Judges a change of these files.
fn judge(settings: &Value, files: Vec<ChangedFile>) -> Outcome {
    let base = Commit { id: "0".repeat(40), parents: vec![], committed: 0, message: "base".to_owned() };
    let world = World { base: Some(base), changed: files, ..World::default() };
    world.check::<ChangelogEntry>(settings).expect("usable settings")
}

#[test]
fn sources_without_an_entry_are_found() {
    let outcome = judge(&json!({}), vec![changed("src/a.rs", Kind::Modified), changed("src/b.rs", Kind::Deleted)]);
    assert_eq!(outcome.findings.len(), 1);
    assert_eq!(outcome.findings[0].message, "2 files change under `src/`, and `CHANGELOG.md` gains no line");
}

#[test]
fn sources_with_an_entry_pass() {
    let files = vec![changed("CHANGELOG.md", Kind::Modified), changed("src/a.rs", Kind::Added)];
    let outcome = judge(&json!({}), files);
    assert_eq!(outcome.conclusion, Conclusion::Evaluated);
    assert!(outcome.findings.is_empty());
}

#[test]
fn a_changelog_that_goes_or_shrinks_has_no_entry() {
    for kind in [Kind::Deleted, Kind::Modified] {
        let changelog = ChangedFile { added: vec![], ..changed("CHANGELOG.md", kind) };
        assert_eq!(judge(&json!({}), vec![changelog, changed("src/a.rs", Kind::Added)]).findings.len(), 1);
    }
}

#[test]
fn a_file_that_leaves_the_sources_counts() {
    let moved = ChangedFile { previous_path: Some("src/a.rs".to_owned()), ..changed("old/a.rs", Kind::Renamed) };
    assert_eq!(judge(&json!({}), vec![moved]).findings.len(), 1);
}

#[test]
fn elsewhere_and_without_a_base_there_is_nothing_to_judge() {
    let elsewhere = judge(&json!({}), vec![changed("docs/src/a.md", Kind::Added)]);
    assert!(matches!(elsewhere.conclusion, Conclusion::NotApplicable(_)));
    let world = World { changed: vec![changed("src/a.rs", Kind::Added)], ..World::default() };
    let alone = world.check::<ChangelogEntry>(&json!({})).expect("usable settings");
    assert!(matches!(alone.conclusion, Conclusion::NotApplicable(_)));
}

#[test]
fn places_can_be_set() {
    let settings = json!({ "changelog": "docs/news.md", "sources": ["lib/", "app/"] });
    assert_eq!(judge(&settings, vec![changed("app/a.rb", Kind::Added)]).findings.len(), 1);
    let files = vec![changed("app/a.rb", Kind::Added), changed("docs/news.md", Kind::Modified)];
    assert!(judge(&settings, files).findings.is_empty());
    let refused = World::default().check::<ChangelogEntry>(&json!({ "sources": ["lib/", "app"] }));
    assert_eq!(refused.expect_err("no folder").pointer, "/sources/1");
}

#[test]
fn the_readme_tells_of_every_rule_and_setting() {
    let readme = include_str!("../README.md");
    let settings = serde_json::to_value(Settings::default()).expect("settings are JSON");
    let settings = settings.as_object().expect("settings are an object").keys().cloned();
    for name in ChangelogEntry::describe().rules.iter().map(|rule| rule.id.to_owned()).chain(settings) {
        assert!(readme.contains(&format!("`{name}`")), "README.md says nothing of `{name}`");
    }
}
