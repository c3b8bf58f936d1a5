//! `gatewright show`: a saved report in other formats, or a refusal. The file may come from another version, or from a stranger.

use super::refused;
use crate::support::{Gatewright, Ran, Repository, job::secret};

/// A repository whose last change brings a secret, and its report beside it.
fn judged() -> Repository {
    let mut repository = Repository::with_base(&[("a.txt", "a\n")]);
    repository.write("src/pay.py", format!("import os\n{}", secret(1)));
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    repository.write("report.json", ran.stdout);
    repository
}

fn show(repository: &Repository, report: &str, format: &str) -> Ran {
    Gatewright::new(repository.path()).args(["show", report, "--format", format]).run()
}

#[test]
fn a_saved_report_shows_as_the_fresh_one_did() {
    let repository = judged();
    for format in ["terminal", "github", "json", "sarif", "junit", "markdown"] {
        let fresh = Gatewright::new(repository.path()).args(["check", "--format", format]).run();
        let saved = show(&repository, "report.json", format);
        // The stop token is another one in every run.
        let plain = |text: &str| {
            text.lines()
                .filter(|line| !line.contains("::stop-commands::") && line.len() != 36)
                .map(|line| format!("{line}\n"))
                .collect::<String>()
        };
        assert_eq!(plain(&saved.stdout), plain(&fresh.stdout), "{format}");
        assert_eq!((saved.status, saved.stderr.as_str()), (Some(1), ""), "{format}");
    }
}

#[test]
fn what_is_no_report_of_this_version_is_refused() {
    let repository = judged();
    let whole = std::fs::read_to_string(repository.path().join("report.json")).unwrap();
    let mut said = Vec::new();
    for text in [
        whole.replace("gatewright.report/v1", "gatewright.report/v2"),
        whole[..whole.len() / 2].to_owned(),
        whole.replacen("\"deny\": 1", "\"deny\": \"one\"", 1),
        "{}".to_owned(),
        String::new(),
    ] {
        repository.write("report.json", text);
        let ran = show(&repository, "report.json", "github");
        said.push(refused(&repository, &ran));
    }
    let ran = show(&repository, "missing.json", "terminal");
    said.push(refused(&repository, &ran));
    insta::assert_snapshot!(said.join("\n"), @r#"
    gatewright: error: report.json cannot be shown: it is `gatewright.report/v2`, and this version of Gatewright reads `gatewright.report/v1`; use the version that wrote it
    gatewright: error: report.json cannot be shown: it is no whole `gatewright.report/v1`, so it was cut off or changed: EOF while parsing a value at line 93 column 11
    gatewright: error: report.json cannot be shown: it is no whole `gatewright.report/v1`, so it was cut off or changed: invalid type: string "one", expected usize at line 21 column 17
    gatewright: error: report.json cannot be shown: it is no report of Gatewright; name a file that `gatewright check --format json --output FILE` wrote
    gatewright: error: report.json cannot be shown: it is no whole `gatewright.report/v1`, so it was cut off or changed: EOF while parsing a value at line 1 column 0
    gatewright: error: missing.json cannot be shown: it cannot be read: No such file or directory (os error 2)
    "#);
}
