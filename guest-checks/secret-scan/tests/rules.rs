//! Every rule of `rules.toml` finds its own cases and leaves the others alone.

use check_secret_scan::bench::{Scanner, cases};

#[test]
fn every_rule_finds_its_leaks() {
    let scanner = Scanner::default();
    let mut missed = Vec::new();
    for case in cases() {
        assert!(!case.leak.is_empty(), "`{}` has no case", case.rule);
        for text in &case.leak {
            let found = scanner.rules(text.as_bytes(), "f.txt");
            if !found.iter().any(|(rule, ..)| *rule == case.rule) {
                missed.push(format!(
                    "{}: {text} is {:?}",
                    case.rule,
                    found.iter().map(|found| found.0).collect::<Vec<_>>()
                ));
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn no_rule_hits_its_clean_cases() {
    let scanner = Scanner::default();
    for case in cases() {
        assert!(!case.clean.is_empty(), "`{}` has no clean case", case.rule);
        for text in &case.clean {
            let found = scanner.rules(text.as_bytes(), "f.txt");
            assert!(found.iter().all(|(rule, ..)| *rule != case.rule), "{}: {text}", case.rule);
        }
    }
}
