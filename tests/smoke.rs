//! The shortest way through everything.

use crate::support::{Gatewright, Repository};

#[test]
fn an_honest_change_passes_with_no_configuration() {
    let mut repository = Repository::with_base(&[]);
    repository.write("src/a.txt", "nothing to see\n");
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    let report = ran.report();
    assert_eq!(report.verdict("secret-scan"), "pass");
    assert_eq!(report.verdict("branch-naming"), "pass");
    for quiet in ["coverage-threshold", "sbom-presence", "cosign-signature"] {
        assert_eq!(report.verdict(quiet), "not-applicable");
    }
}

#[test]
fn the_same_inputs_give_the_same_bytes_on_any_number_of_threads() {
    let mut repository = Repository::with_base(&[]);
    for number in 0..50 {
        repository.write(&format!("src/{number}.txt"), format!("password = \"s3cr3t-{number}-pqlZ81x\"\n"));
    }
    repository.commit("change");
    let one = repository.check().args(["--threads", "1"]).run();
    for threads in ["2", "7"] {
        assert_eq!(repository.check().args(["--threads", threads]).run().stdout, one.stdout);
    }
}

#[test]
fn every_command_has_help() {
    let folder = std::env::temp_dir();
    for command in ["check", "list", "explain", "inspect", "schema"] {
        let ran = Gatewright::new(&folder).args([command, "--help"]).run();
        assert_eq!(ran.status, Some(0), "{ran:#?}");
        assert!(ran.stdout.contains("Usage: gatewright"), "{ran:#?}");
    }
}
