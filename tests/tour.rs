//! The repository of the tour: one fault for each check, and each goes away when it is repaired.

use crate::support::{Report, Repository, top};
use std::fs;
use std::path::Path;

const CHECKS: [&str; 5] = ["secret-scan", "coverage-threshold", "sbom-presence", "cosign-signature", "branch-naming"];

/// Copies a folder of the example over the repository.
fn overlay(repository: &Repository, folder: &Path, below: &str) {
    for entry in fs::read_dir(folder).expect("the example is there") {
        let entry = entry.expect("the example can be read");
        let name = entry.file_name().into_string().expect("names are UTF-8");
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        match entry.file_type().expect("it has a type").is_dir() {
            true => overlay(repository, &entry.path(), &path),
            false => {
                let mut content = fs::read(entry.path()).expect("the example can be read");
                if path == "src/provider.js" {
                    let secret = ["sk", "live", "51HqLyjWDarK8tT1zdp7RmVb2Nc"].join("_");
                    content = String::from_utf8_lossy(&content).replace("@planted-secret@", &secret).into_bytes();
                }
                repository.write(&path, content);
            }
        }
    }
}

/// As the tour makes it: what the build leaves is ignored, so it is in no commit.
fn payments() -> Repository {
    let repository = Repository::new();
    let example = top().join("examples/payments");
    overlay(&repository, &example.join("base"), "");
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "--message", "Take payments"]);
    repository.git(&["checkout", "--quiet", "-b", "refund-charges"]);
    overlay(&repository, &example.join("change"), "");
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "--message", "Give charges back"]);
    repository
}

/// Every finding of every check, one a line.
fn all(report: &Report) -> String {
    CHECKS.iter().flat_map(|check| report.findings(check)).map(|line| line + "\n").collect()
}

/// Replaces a text that is there once.
fn replace(repository: &Repository, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(repository.path().join(path)).expect("the file is there");
    assert_eq!(text.matches(from).count(), 1, "{path}: {text}");
    repository.write(path, text.replace(from, to));
}

#[test]
fn each_check_finds_its_fault_on_its_line() {
    let ran = payments().check().run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    let report = ran.report();
    insta::assert_snapshot!(all(&report), @r"
    secret-scan/stripe-secret-key src/provider.js:7 new deny
    coverage-threshold/changed-lines-below-threshold :null new deny
    coverage-threshold/line-uncovered src/refund.js:14 new warn
    sbom-presence/incomplete-sbom package-lock.json:null new deny
    sbom-presence/missing-package package-lock.json:21 new deny
    cosign-signature/signature-invalid dist/payments.mjs.sigstore.json:null new deny
    branch-naming/pattern-mismatch :null new deny
    ");
    for check in CHECKS {
        assert_eq!(report.verdict(check), "fail", "{check}");
    }
    let secret = ["51HqLyjWDar", "K8tT1zdp7RmVb2Nc"].concat();
    assert!(!ran.stdout.contains(&secret), "{}", ran.stdout);
}

#[test]
fn each_fault_goes_away_when_it_is_repaired_and_takes_no_other_with_it() {
    let repository = payments();
    let left = |expected: &[&str]| {
        let ran = repository.check().run();
        let report = ran.report();
        let failing: Vec<&str> = CHECKS.into_iter().filter(|check| report.verdict(check) == "fail").collect();
        let passing = CHECKS.iter().filter(|check| report.verdict(check) == "pass").count();
        assert_eq!(failing, expected, "{report:#?}");
        assert_eq!(failing.len() + passing, 5, "{report:#?}");
        (ran.status, report)
    };

    let (_, report) = left(&CHECKS);
    let message = report.check("branch-naming")["findings"][0]["message"].as_str().expect("a finding has a message");
    let proposed = message.split('`').rev().nth(1).expect("the message proposes a name");
    repository.git(&["branch", "-m", proposed]);
    left(&CHECKS[..4]);

    replace(&repository, "dist/payments.mjs", "export { refund } from \"./refund.mjs\";\n", "");
    left(&CHECKS[..3]);

    let missing = r#"{ "type": "library", "name": "uuid", "version": "11.0.3", "purl": "pkg:npm/uuid@11.0.3" },"#;
    replace(&repository, "bom.cdx.json", "\"components\": [", &format!("\"components\": [\n    {missing}"));
    repository.git(&["commit", "--quiet", "--all", "--message", "List uuid"]);
    left(&CHECKS[..2]);

    replace(&repository, "coverage/lcov.info", "DA:14,0\nDA:15,0\n", "DA:14,1\nDA:15,1\n");
    left(&CHECKS[..1]);

    // A commit that removes the secret is not enough, as it stays in the history of the change.
    let leaky = fs::read_to_string(repository.path().join("src/provider.js")).expect("the file is there");
    let clean: String = leaky.split_inclusive('\n').filter(|line| !line.starts_with("const KEY")).collect();
    repository.write("src/provider.js", clean.replace(" ?? KEY", ""));
    repository.git(&["commit", "--quiet", "--all", "--message", "Remove the key"]);
    replace(&repository, "coverage/lcov.info", "DA:23,2\nLH:23\nLF:23\n", "LH:22\nLF:22\n");
    left(&CHECKS[..1]);
    repository.git(&["reset", "--quiet", "--soft", "main"]);
    repository.git(&["commit", "--quiet", "--message", "Give charges back"]);
    let (status, _) = left(&[]);
    assert_eq!(status, Some(0));
}

#[test]
fn the_change_is_judged_by_the_policy_of_the_base() {
    let repository = payments();
    repository.write(".github/gatewright.yml", "version: 1\nmode: sandbox\n");
    repository.git(&["commit", "--quiet", "--all", "--message", "Relax"]);
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    assert_eq!(ran.report().verdict("sbom-presence"), "fail");
}

#[test]
fn the_example_itself_holds_no_secret() {
    let provider = fs::read_to_string(top().join("examples/payments/change/src/provider.js"));
    assert!(provider.expect("the example is there").contains("\"@planted-secret@\""));
}
