//! What only the history holds: versions that a later commit took out again.

use crate::support::Repository;

/// A password that no two calls with other numbers share, assembled here so that this file holds none.
fn line(number: u32) -> String {
    format!("db_{} = \"wq7{number}Xz-{}\"\n", "password", "Lk2mPv9R")
}

#[test]
fn what_a_later_commit_took_out_is_told_with_its_commit_and_what_that_means() {
    let mut repository = Repository::with_base(&[]);
    repository.write("settings.py", line(1));
    let first = repository.commit("first");
    repository.write("settings.py", "db_password = load()\n");
    repository.commit("second");
    let report = repository.check().run().report();
    let finding = &report.check("secret-scan")["findings"][0];
    assert_eq!((&finding["commit"], &finding["status"]), (&first.as_str().into(), &"new".into()), "{finding:#}");
    let help = finding["help"].as_str().unwrap();
    assert!(help.starts_with(&format!("Taking it out was not enough: commit {} still", &first[..12])), "{help}");
}

#[test]
fn a_change_that_takes_out_what_the_base_has_passes() {
    let mut repository = Repository::with_base(&[("settings.py", &format!("# settings\n{}", line(1)))]);
    repository.write("settings.py", format!("# settings of the shop\n{}", line(1)));
    repository.commit("first, which still holds it");
    repository.write("settings.py", "# settings of the shop\n");
    repository.commit("second");
    let ran = repository.check().run();
    assert_eq!(ran.report().findings("secret-scan"), [""; 0], "{ran:#?}");
    // Another value in its place was never in the base.
    repository.write("settings.py", format!("# settings\n{}", line(2)));
    let third = repository.commit("third");
    repository.write("settings.py", "# settings\n");
    repository.commit("fourth");
    let report = repository.check().run().report();
    assert_eq!(report.findings("secret-scan").len(), 1);
    assert_eq!(report.check("secret-scan")["findings"][0]["commit"], third);
}

#[test]
fn the_whole_history_is_judged_where_that_is_asked_for() {
    let mut repository = Repository::new();
    repository.write("settings.py", line(1));
    let first = repository.commit("first");
    repository.write("settings.py", format!("# commented\n{}", line(1)));
    repository.commit("second, which holds the same");
    repository.write("settings.py", "");
    repository.commit("third");
    let found = |arguments: &[&str]| {
        let report = repository.check().args(arguments).run().report();
        let findings = report.check("secret-scan")["findings"].as_array().unwrap().clone();
        findings.iter().map(|finding| finding["commit"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&["--scope", "all"]), [""; 0]);
    assert_eq!(found(&["--scope", "all", "--history"]), [first], "once, of the commit that brought it in");
    let ran = repository.check().args(["--history", "--staged"]).run();
    assert_eq!(ran.status, Some(2), "{ran:#?}");
}

#[test]
fn a_shallow_clone_says_how_much_of_its_history_was_read() {
    let mut repository = Repository::new();
    for number in 0..3 {
        repository.write("a.txt", number.to_string());
        repository.commit("again");
    }
    let origin = format!("file://{}", repository.path().display());
    repository.git(&["clone", "--quiet", "--depth", "2", &origin, "clone"]);
    let clone = repository.path().join("clone");
    let ran = crate::support::Gatewright::new(&clone).args(["check", "--history", "--scope", "all"]).run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert!(ran.stdout.contains("shallow"), "{ran:#?}");
}
