//! Waivers: what they hold for, and how long.

use crate::support::job::{POLICY, secret};
use crate::support::{Ran, Repository};

/// A repository whose base has a secret that is waived, with what follows the fingerprint and the rule in the waiver.
fn waived(rest: &str, files: &[(&str, &str)]) -> Repository {
    let mut repository = Repository::with_base(files);
    repository.git(&["checkout", "--quiet", "main"]);
    let report = repository.check().args(["--scope", "all"]).run().report();
    let finding = &report.check("secret-scan")["findings"][0];
    let waiver = format!(
        "version: 1\nchecks: {{ secret-scan: {{}} }}\nwaivers:\n  - {{ fingerprint: \"{}\", rule: {}, reason: a test key{rest} }}\n",
        finding["fingerprint"].as_str().unwrap(),
        finding["rule"].as_str().unwrap()
    );
    repository.write(POLICY, waiver);
    repository.commit("waive it");
    repository.git(&["checkout", "--quiet", "-B", "feature/change"]);
    repository
}

fn all(repository: &Repository, date: &str) -> Ran {
    repository.check().args(["--scope", "all", "--date", date]).run()
}

#[test]
fn another_token_in_the_place_of_a_waived_one_is_new() {
    let mut repository = waived("", &[("config.py", &secret(1))]);
    assert_eq!(all(&repository, "2026-11-30").status, Some(0));
    repository.write("config.py", secret(2));
    repository.commit("another token");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    assert_eq!(all(&repository, "2026-11-30").status, Some(1));
}

#[test]
fn the_second_of_two_alike_lines_does_not_inherit_the_waiver_of_the_first() {
    let two = format!("{}{}", secret(1), secret(2));
    let mut repository = waived("", &[("config.py", &two)]);
    assert_eq!(all(&repository, "2026-11-30").status, Some(1), "the second one is not waived");
    repository.write("config.py", secret(2));
    repository.commit("takes the waived one away");
    assert_eq!(all(&repository, "2026-11-30").status, Some(1));
}

#[test]
fn a_waiver_follows_its_file_through_renames() {
    let password = format!("db_{} = \"wq71Xz-Lk2mPv9R\"\n", "password");
    let content = format!("{}{password}", "# a long file that is still alike\n".repeat(20));
    let mut repository = waived("", &[("config.py", &content)]);
    repository.git(&["mv", "config.py", "settings.py"]);
    repository.commit("rename");
    let suppressed = |ran: &Ran| ran.report().findings("secret-scan").iter().any(|found| found.contains("suppressed"));
    let ran = all(&repository, "2026-11-30");
    assert!(suppressed(&ran), "in the pull request: {ran:#?}");
    // Merged, renamed again, and judged as a whole.
    repository.git(&["checkout", "--quiet", "-B", "main"]);
    std::fs::create_dir_all(repository.path().join("conf")).unwrap();
    repository.git(&["mv", "settings.py", "conf/main.py"]);
    repository.commit("rename again");
    let ran = all(&repository, "2026-11-30");
    assert!(suppressed(&ran), "years later: {ran:#?}");
    // A copy is no rename, and neither is another secret that takes over the name.
    repository.write("copy.py", &content);
    repository.commit("copy");
    let found = all(&repository, "2026-11-30").report().findings("secret-scan");
    assert!(found.iter().any(|found| found.contains("copy.py") && found.contains(" new ")), "{found:?}");
    repository.git(&["checkout", "--quiet", "-B", "feature/other"]);
    repository.git(&["mv", "conf/main.py", "conf/other.py"]);
    repository.write("conf/other.py", content.replace("wq71Xz", "zz93Kp"));
    repository.commit("another password under another name");
    let found = all(&repository, "2026-11-30").report().findings("secret-scan");
    assert!(found.iter().any(|found| found.contains("conf/other.py") && found.contains(" new ")), "{found:?}");
}

#[test]
fn a_waiver_expires_on_its_day_however_old_the_repository_is() {
    let repository = waived(", expires: 2026-11-30", &[("config.py", &secret(1))]);
    let ran = all(&repository, "2026-11-30");
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert_eq!(ran.report().0["date"], "2026-11-30");
    assert!(ran.report().findings("policy")[0].starts_with("policy/waiver-expiring"), "{ran:#?}");
    let ran = all(&repository, "2026-12-01");
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    assert!(ran.report().findings("policy")[0].starts_with("policy/waiver-expired"), "{ran:#?}");
    let soon = |date: &str| {
        let report = all(&repository, date).report();
        report.0["checks"].as_array().unwrap().iter().any(|check| check["id"] == "policy")
    };
    assert!(soon("2026-11-16") && !soon("2026-11-15"), "14 days before");
    let ran = repository.check().args(["--date", "30.11.2026"]).run();
    assert!(ran.status == Some(2) && ran.stderr.contains("2027-01-31"), "{ran:#?}");
}
