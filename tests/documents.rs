//! What the host decides is documented, in `host/README.md`.

use crate::support::{Gatewright, top};
use std::fs;

fn readme() -> String {
    fs::read_to_string(top().join("host/README.md")).expect("the host has a README")
}

#[test]
fn every_rule_of_the_hosts_own_check_is_documented() {
    let ran = Gatewright::new(&top()).args(["explain", "policy"]).run();
    let rules = ran.stdout.lines().filter_map(|line| line.strip_prefix("policy/")?.split("  ").next());
    let rules: Vec<&str> = rules.collect();
    assert!(rules.len() > 10, "{ran:#?}");
    for rule in rules {
        assert!(readme().contains(&format!("| `{rule}` |")), "host/README.md lacks the rule `{rule}`");
    }
}

#[test]
fn every_problem_code_of_the_host_is_documented() {
    let source =
        ["fault.rs", "files.rs", "files/pieces.rs", "files/running.rs", "files/member.rs", "registry.rs", "runner.rs"]
            .map(|file| fs::read_to_string(top().join("host/src/runtime").join(file)).expect("the source is there"));
    let source = source.concat();
    let faults = source.split("Fault::new(\"").skip(1).chain(source.split("Self::new(\"").skip(1));
    let problems = source.split("code: \"").skip(1).chain(source.split("Problem::new(\"").skip(1));
    let codes: Vec<&str> = faults.chain(problems).filter_map(|rest| rest.split('"').next()).collect();
    assert!(codes.contains(&"budget") && codes.contains(&"given-up"), "{codes:?}");
    for code in codes {
        assert!(readme().contains(&format!("| `{code}` |")), "host/README.md lacks the code `{code}`");
    }
}

#[test]
fn every_option_of_the_command_line_says_what_it_does() {
    let help = Gatewright::new(&top()).args(["check", "--help"]).run().stdout;
    for option in [
        "--policy",
        "--event",
        "--base",
        "--head",
        "--staged",
        "--only",
        "--scope",
        "--mode",
        "--format",
        "--output",
        "--history",
    ] {
        assert!(help.contains(option), "{option}: {help}");
    }
}
