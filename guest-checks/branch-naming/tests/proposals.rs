//! Every rejection proposes a name that passes, whatever the name and the settings.

use check_branch_naming::BranchNaming;
use gatewright_sdk::testing::World;
use gatewright_sdk::{Conclusion, Outcome, Severity};
use proptest::prelude::*;
use serde_json::{Value, json};

fn settings() -> impl Strategy<Value = Value> {
    let piece = prop_oneof![
        Just("{type}"),
        Just("{slug}"),
        Just("{ticket}"),
        Just("{user}"),
        Just("{version}"),
        Just("{date}"),
        Just("{number}"),
        Just("{any}"),
        Just("{own}"),
        Just("auto"),
        Just("Rel"),
        Just("_"),
    ];
    let pattern = prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join("/"));
    let regex = prop_oneof![
        Just("[a-z]+/[A-Z]{2,4}-[0-9]+"),
        Just(r"(feat|fix)/\w+"),
        Just("v[0-9]+|x{3}"),
        Just("(?i)abc.*"),
        Just("[^a-z]+"),
    ];
    let shape = prop_oneof![
        3 => prop::collection::vec(pattern, 1..3).prop_map(|patterns| json!({"patterns": patterns})),
        1 => regex.prop_map(|regex| json!({"regex": regex})),
        1 => Just(json!({})),
    ];
    let allowed = prop::option::of(prop_oneof![Just("a-zA-Z0-9/._-"), Just("a-z0-9/-"), Just("0-9"), Just("a-zA-Z/")]);
    (shape, prop::option::of(0..40_u32), prop::option::of(3..60_u32), any::<bool>(), allowed).prop_map(
        |(mut settings, shortest, longest, lowercase, allowed)| {
            let text = settings.to_string();
            if text.contains("{type}") && longest.is_some() {
                settings["types"] = json!(["feat", "fix", "perf"]);
            }
            if text.contains("{own}") {
                settings["placeholders"] = json!({"own": "[a-z]{2}[0-9]?"});
            }
            settings["min-length"] = json!(shortest);
            settings["max-length"] = json!(longest);
            settings["lowercase"] = json!(lowercase);
            settings["allowed-characters"] = json!(allowed);
            settings
        },
    )
}

fn judge(branch: &str, others: &[String], settings: &Value) -> Option<Outcome> {
    let mut branches = others.to_vec();
    branches.push(branch.to_owned());
    let world = World { head_branch: Some(branch.to_owned()), branches: Some(branches), ..World::default() };
    world.check::<BranchNaming>(settings).ok()
}

fn refused(outcome: &Outcome) -> bool {
    outcome
        .findings
        .iter()
        .any(|finding| finding.severity != Some(Severity::Warning) && finding.rule != "feature-variant")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn a_proposed_name_passes(
        settings in settings(),
        branch in prop_oneof!["\\PC{0,40}", "[a-zA-Z0-9/._ -]{1,30}", "(feature|fix)/[A-Z]{3}-[0-9]{1,3}[_-][a-z]{1,20}"],
        others in prop::collection::vec("(feat|fix)/[a-b]", 0..4),
    ) {
        // Settings that no name satisfies are refused as such.
        let Some(outcome) = judge(&branch, &others, &settings) else { return Ok(()) };
        if refused(&outcome) {
            for finding in &outcome.findings {
                let proposal = finding.properties.iter().find(|property| property.name == "proposal");
                let proposal = &proposal.expect("a proposal").value;
                let again = judge(proposal, &others, &settings).expect("the same settings");
                prop_assert!(!refused(&again), "{} -> {}: {:?}", branch, proposal, again.findings);
                prop_assert!(!matches!(again.conclusion, Conclusion::CannotEvaluate(_)));
            }
        }
    }

    #[test]
    fn no_input_panics(bytes in prop::collection::vec(any::<u8>(), 0..80), text in "[{}a-z()\\[\\]*+?|^$\\\\/.-]{0,20}\n\\PC{0,20}") {
        check_branch_naming::fuzz(&bytes);
        check_branch_naming::fuzz(text.as_bytes());
    }
}

#[test]
fn the_strategy_reaches_both_answers() {
    // The property above is empty where settings are always refused or names never are.
    let accepted =
        json!({"patterns": ["{type}/{ticket}/{slug}"], "types": ["feat"], "min-length": 30, "max-length": 32});
    let outcome = judge("oops", &[], &accepted).expect("usable settings");
    assert!(refused(&outcome), "{outcome:?}");
    assert!(judge("oops", &[], &json!({"patterns": ["Rel"], "lowercase": true})).is_none());
}

#[test]
fn hopeless_settings_are_refused_soon() {
    let patterns: Vec<String> = (0..30).map(|number| format!("{{feature}}/{{slug}}/{{any}}/{number}..")).collect();
    let settings = json!({"patterns": patterns, "min-length": 200});
    assert!(judge("oops", &["main".to_owned()], &settings).is_none());
}
