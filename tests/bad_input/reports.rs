//! Inputs of the built-in checks that are missing or broken: named in the policy, so never a pass.

use crate::support::Repository;

#[test]
fn a_report_that_is_missing_or_broken_is_an_error_of_its_check_alone() {
    for (name, content) in [
        ("none", None),
        ("xml", Some(b"<coverage line-rate=\"1.0\"><packages>".as_slice())),
        ("json", Some(b"{\"meta\": {\"version\": \"7\"}, \"files\": ".as_slice())),
        ("empty", Some(b"".as_slice())),
        ("binary", Some(b"\0\xff\xfe\x01\x02".as_slice())),
    ] {
        let mut repository = Repository::with_base(&[(
            ".github/gatewright.yml",
            "version: 1\nchecks:\n  coverage-threshold: { settings: { reports: [out.cov], total: 80% } }\n  sbom-presence: { settings: { files: [sbom.json] } }\n",
        )]);
        repository.write("a.txt", "a\n");
        repository.commit("change");
        if let Some(content) = content {
            repository.write("out.cov", content);
            repository.write("sbom.json", content);
        }
        let ran = repository.check().run();
        let report = ran.report();
        assert_eq!(report.verdict("coverage-threshold"), "error", "{name}: {ran:#?}");
        assert_ne!(report.verdict("sbom-presence"), "pass", "{name}: {ran:#?}");
        assert_eq!(report.verdict("secret-scan"), "pass", "{name}");
        assert_ne!(ran.status, Some(0), "{name}");
    }
}

#[test]
fn what_the_user_sees() {
    let mut repository = Repository::with_base(&[(
        ".github/gatewright.yml",
        "version: 1\nchecks:\n  coverage-threshold: { settings: { reports: [out.cov], total: 80% } }\n",
    )]);
    repository.write("a.txt", "a\n");
    repository.commit("change");
    let ran = repository.check().args(["--format", "terminal"]).run();
    let said: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("could not evaluate")).collect();
    insta::assert_snapshot!(said.join("\n"), @"could not evaluate coverage-threshold (report-missing): there is no coverage report at `out.cov`; let the tests write one before this check runs, or name its place with the setting `reports`");
}
