//! What the check says of branches in small worlds.

use check_branch_naming::{BranchNaming, feature};
use gatewright_sdk::testing::World;
use gatewright_sdk::{Conclusion, Outcome};
use serde_json::{Value, json};

fn on(branch: &str) -> World {
    World { head_branch: Some(branch.to_owned()), ..World::default() }
}

fn judged(world: &World, settings: &Value) -> Outcome {
    world.check::<BranchNaming>(settings).unwrap_or_else(|problem| panic!("{settings}: {}", problem.message))
}

/// The rules that fire, and the proposal.
fn found(world: &World, settings: &Value) -> (Vec<String>, String) {
    let outcome = judged(world, settings);
    let proposal = |finding: &gatewright_sdk::Finding| {
        finding.properties.iter().find(|property| property.name == "proposal").map(|property| property.value.clone())
    };
    let proposal = outcome.findings.iter().find_map(proposal).unwrap_or_default();
    (outcome.findings.into_iter().map(|finding| finding.rule).collect(), proposal)
}

#[test]
fn rejections_name_the_rule_and_propose_what_was_meant() {
    let types = json!(["feat", "fix", "docs"]);
    for (settings, branch, rules, proposal) in [
        (json!({}), "a..b", vec!["invalid-ref-name"], "a.b"),
        (json!({}), "topic.lock", vec!["invalid-ref-name"], "topic"),
        (json!({}), "..", vec!["invalid-ref-name"], "change"),
        (
            json!({"pattern": "{type}/{slug}", "types": types}),
            "feature/Login_Page",
            vec!["pattern-mismatch"],
            "feat/login-page",
        ),
        (json!({"pattern": "{type}/{slug}", "types": types}), "feature/login", vec!["unknown-type"], "feat/login"),
        (
            json!({"pattern": "{type}/{slug}", "types": types}),
            "Bugfix/Login Page",
            vec!["invalid-ref-name"],
            "fix/login-page",
        ),
        (json!({"pattern": "{type}/{slug}", "types": types}), "login", vec!["pattern-mismatch"], "feat/login"),
        (json!({"pattern": "{ticket}-{slug}"}), "feature/PAY-12_Refund", vec!["pattern-mismatch"], "PAY-12-refund"),
        (json!({"pattern": "{user}/{slug}"}), "octocat/Fix It", vec!["invalid-ref-name"], "octocat/fix-it"),
        (
            json!({"patterns": ["{type}/{slug}", "release/{version}"], "types": types}),
            "release/v2.x",
            vec!["pattern-mismatch"],
            "release/1.0.0",
        ),
        (json!({"types": types}), "chore/x", vec!["unknown-type"], "feat/x"),
        (json!({"lowercase": true}), "Fix/Login", vec!["uppercase-letter"], "fix/login"),
        (json!({"max-length": 8}), "fix/login-page", vec!["too-long"], "fix/logi"),
        (json!({"min-length": 6}), "fix", vec!["too-short"], "fixaaa"),
        (json!({"allowed-characters": "a-z/-"}), "fix/a_b", vec!["forbidden-character"], "fix/a-b"),
        (json!({"regex": "(red|blue)-[0-9]{2}"}), "green-1", vec!["pattern-mismatch"], "red-00"),
        (
            json!({"regex": "(?P<type>[a-z]+)/.+", "types": types, "example": "fix/x"}),
            "zap/x",
            vec!["unknown-type"],
            "fix/x",
        ),
        (json!({"pattern": "release/{date}"}), "release/today", vec!["pattern-mismatch"], "release/1970-01-01"),
    ] {
        assert_eq!(
            found(&on(branch), &settings),
            (rules.iter().map(ToString::to_string).collect(), proposal.to_owned())
        );
    }
}

#[test]
fn an_id_that_nobody_can_know_is_called_an_example() {
    let settings = json!({"pattern": "auto/spec-implementation/{feature}"});
    let finding = judged(&on("refunds"), &settings).findings.remove(0);
    assert!(
        finding.message.ends_with("a valid name is `auto/spec-implementation/0123456789ab`"),
        "{}",
        finding.message
    );
    let help = finding.properties.iter().find(|property| property.name == "help").unwrap();
    assert!(help.value.contains("SHA-256"), "{}", help.value);
}

#[test]
fn good_names_pass() {
    for (settings, branch) in [
        (json!({}), "Anything/goes_here"),
        (json!({"pattern": "{type}/{ticket}-{slug}", "types": ["feat"]}), "feat/PAY-12-refund"),
        (json!({"patterns": ["fix/{slug}", "release/{version}"]}), "release/1.2.3"),
        (json!({"regex": "v[0-9]+"}), "v12"),
        (
            json!({"pattern": "{squad}/{any}", "placeholders": {"squad": "red|blue"}}),
            "blue/what ever".replace(' ', "-").as_str(),
        ),
        (
            json!({"allowed-characters": "a-z0-9/._-", "lowercase": true, "min-length": 3, "max-length": 20}),
            "fix/a_b.c-1",
        ),
    ] {
        let outcome = judged(&on(branch), &settings);
        assert_eq!((outcome.conclusion, outcome.findings), (Conclusion::Evaluated, Vec::new()), "{settings} {branch}");
    }
}

#[test]
fn exempt_branches_are_not_applicable() {
    let settings = json!({"pattern": "feat/{slug}"});
    let base = World { base_branch: Some("trunk".to_owned()), ..on("trunk") };
    let queue = on("gh-readonly-queue/main/pr-7-0123456789abcdef0123456789abcdef01234567");
    for world in [on("main"), on("develop"), on("dependabot/npm_and_yarn/a-1.0"), on("renovate/lodash"), queue, base] {
        assert!(matches!(judged(&world, &settings).conclusion, Conclusion::NotApplicable(_)), "{world:?}");
    }
    let own = json!({"pattern": "feat/{slug}", "exempt": ["release/*"]});
    assert!(matches!(judged(&on("release/1"), &own).conclusion, Conclusion::NotApplicable(_)));
    assert_eq!(found(&on("main"), &own).0, ["pattern-mismatch"]);
    assert_eq!(found(&on("dependabot/a..b"), &settings).0, ["invalid-ref-name"], "git's rules spare nobody");
}

#[test]
fn an_unknown_branch_is_an_error_only_where_the_check_is_named() {
    let nowhere = World::default();
    assert!(matches!(judged(&nowhere, &json!({})).conclusion, Conclusion::NotApplicable(_)));
    let Conclusion::CannotEvaluate(problems) = judged(&nowhere, &json!({"required": true})).conclusion else {
        panic!("an unknown branch must not pass");
    };
    assert_eq!(problems[0].code, "branch-unknown");
}

const SPEC: &[u8] = b"# Refunds\n";

fn feature_world(branch: &str, others: Option<&[&str]>) -> World {
    let id = feature::id(SPEC);
    let fill = |name: &str| name.replace("ID", &id);
    let mut world = on(&fill(branch));
    world.tree.insert("spec.md".to_owned(), SPEC.to_vec());
    world.branches = others.map(|others| others.iter().chain([&branch]).map(|name| fill(name)).collect());
    world
}

#[test]
fn the_feature_rule() {
    let id = feature::id(SPEC);
    let own = "auto/spec-implementation/ID";
    let variants: Vec<String> = (2..=5).map(|number| format!("{own}-v{number}")).collect();
    let mut all: Vec<&str> = variants.iter().map(String::as_str).collect();
    all.push(own);
    for (branch, others, rule, proposal) in [
        (own, vec!["main"], None, ""),
        (own, vec!["auto/spec-implementation/ID-v2"], None, ""),
        (own, vec!["ann/ID"], Some("feature-taken"), "auto/spec-implementation/ID-v2"),
        (
            own,
            vec!["ann/ID", "auto/spec-implementation/ID-v2"],
            Some("feature-taken"),
            "auto/spec-implementation/ID-v3",
        ),
        ("auto/spec-implementation/ID-v2", vec![own], Some("feature-variant"), ""),
        ("auto/spec-implementation/ID-v5", vec![own], Some("feature-variant"), ""),
        ("auto/spec-implementation/ID-v6", vec![own], Some("too-many-variants"), "auto/spec-implementation/ID-v2"),
        ("auto/spec-implementation/ID-v6", all, Some("too-many-variants"), ""),
        ("auto/spec-implementation/ID-v1", vec![], Some("pattern-mismatch"), own),
        ("auto/spec-implementation/0123456789ab", vec![], Some("wrong-feature-id"), own),
        ("refunds", vec![own], Some("pattern-mismatch"), "auto/spec-implementation/ID-v2"),
    ] {
        for settings in [
            json!({"feature": {"spec": "spec.md"}}),
            json!({"pattern": own.replace("ID", "{feature}"), "feature": {"spec": "spec.md"}}),
        ] {
            let expected = (rule.into_iter().map(str::to_owned).collect(), proposal.replace("ID", &id));
            assert_eq!(found(&feature_world(branch, Some(&others)), &settings), expected, "{branch} {others:?}");
        }
    }
}

#[test]
fn without_the_list_of_branches_only_that_rule_is_not_evaluated() {
    let settings = json!({"feature": {"spec": "spec.md"}, "max-length": 10});
    assert!(World::default().check::<BranchNaming>(&settings).is_err(), "no feature branch is that short");
    let settings = json!({"feature": {"spec": "spec.md"}, "max-length": 41});
    let outcome = judged(&feature_world("auto/spec-implementation/ID", None), &settings);
    let Conclusion::CannotEvaluate(problems) = &outcome.conclusion else { panic!("{outcome:?}") };
    assert_eq!(problems[0].code, "branches-unknown");
    // A variant says itself that the id is taken, and a wrong id is wrong whatever branches there are.
    let (rules, _) = found(&feature_world("auto/spec-implementation/0123456789ab", None), &settings);
    assert_eq!(rules, ["wrong-feature-id"]);
    assert_eq!(
        judged(&feature_world("auto/spec-implementation/ID-v2", None), &settings).conclusion,
        Conclusion::Evaluated
    );
    let relaxed = json!({"feature": {"spec": "spec.md", "unique": false}});
    assert_eq!(judged(&feature_world("auto/spec-implementation/ID", None), &relaxed).conclusion, Conclusion::Evaluated);
}

#[test]
fn a_missing_spec_is_no_pass() {
    let mut world = feature_world("auto/spec-implementation/ID", Some(&[]));
    world.tree.clear();
    let outcome = judged(&world, &json!({"feature": {"spec": "spec.md"}}));
    assert!(
        matches!(&outcome.conclusion, Conclusion::CannotEvaluate(problems) if problems[0].code == "spec-unreadable")
    );
}

#[test]
fn unusable_settings_name_their_place() {
    for (settings, pointer) in [
        (json!({"pattern": "{oops}"}), "/pattern"),
        (json!({"patterns": ["a", "{"]}), "/patterns/1"),
        (json!({"regex": "("}), "/regex"),
        (json!({"regex": "a", "pattern": "b"}), "/regex"),
        (json!({"regex": "a{1000}{1000}{10}"}), "/regex"),
        (json!({"regex": "[^\\s\\S]"}), "/regex"),
        (json!({"pattern": "a", "types": ["x"]}), "/types"),
        (json!({"pattern": "a", "placeholders": {"b/c": "x"}}), "/placeholders/b~1c"),
        (json!({"pattern": "a", "placeholders": {"slug": "x"}}), "/placeholders/slug"),
        (json!({"pattern": "{feature}", "placeholders": {"feature": "x"}}), "/placeholders/feature"),
        (json!({"pattern": "a", "feature": {"spec": "x"}}), "/feature/spec"),
        (json!({"min-length": 5, "max-length": 4}), "/min-length"),
        (json!({"allowed-characters": "z-a"}), "/allowed-characters"),
        (json!({"allowed-characters": "A-Z", "lowercase": true}), ""),
        (json!({"pattern": "a..b"}), ""),
        (json!({"pattern": "feat/{slug}", "example": "fix/x"}), "/example"),
        (json!({"exempt": ["ok", "[a]"]}), "/exempt/1"),
    ] {
        let problem = on("x").check::<BranchNaming>(&settings).expect_err(&settings.to_string());
        assert_eq!(problem.pointer, pointer, "{settings}: {}", problem.message);
    }
}

#[test]
fn messages_are_plain_whatever_the_name_holds() {
    let hostile = ["a\u{1b}]0;x\u{7}", "a\n::error::b", "\u{202e}txt", "f\u{435}at/x", "`rm`", "", &"x/".repeat(9_000)];
    for name in hostile {
        for finding in judged(&on(name), &json!({"pattern": "feat/{slug}"})).findings {
            let text = format!("{}{:?}{:?}", finding.message, finding.identity, finding.properties);
            assert!(
                finding.message.is_ascii() && !finding.message.contains(|c: char| c.is_control()) || name.len() > 1_000,
                "{text}"
            );
            assert!(finding.message.len() < 600, "{text}");
        }
    }
    let (_, proposal) = found(&on("f\u{435}at/login"), &json!({"pattern": "feat/{slug}"}));
    assert_eq!(proposal, "feat/login");
    let look_alike = judged(&on("f\u{435}at/login"), &json!({"pattern": "feat/{slug}"})).findings.remove(0).message;
    assert!(look_alike.contains("U+0435"), "{look_alike}");
}
