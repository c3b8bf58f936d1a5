//! Nothing gets in and nothing differs: no environment, no file, no clock, no randomness.

use super::{Court, granted, hostile, outcomes, overwrite};
use serde_json::json;

const CANARY: &str = "canary-5d1f9c";

#[test]
fn a_check_learns_nothing_of_its_surroundings_and_the_same_in_every_run() {
    let mut court = Court::new();
    court.hostile("one", json!({ "behaviour": "world" }));
    court.hostile("two", json!({ "behaviour": "world" }));
    let run = || court.check().args(["--format", "json"]).env("GITHUB_TOKEN", CANARY).env("SECRET", CANARY).run();
    let (first, second) = (run(), run());
    let summary = |id: &str| first.report().check(id)["summary"].as_str().unwrap_or_default().to_owned();
    assert_eq!(summary("one"), summary("two"), "two instances");
    assert_eq!(first.stdout, second.stdout, "two runs");
    // The address and the order of the hash map may differ from build to build of the guest, not from run to run.
    let (fixed, _) = summary("one").split_once(", address").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    insta::assert_snapshot!(fixed, @"env 0, args 0, stdin true 0, folders -1 -1 -1, write false, command false, thread false, clock 1767268920, turns 1000");
}

#[test]
fn secrets_of_the_environment_reach_no_check_no_output_and_no_compiler() {
    let mut court = Court::new();
    court.hostile("world", json!({ "behaviour": "world" }));
    // A module that nobody has compiled before, so that the compiler process runs.
    let new = format!("{:028}", std::process::id());
    let module = overwrite(&hostile("none"), &format!("lie:{:.<28}", "none"), &format!("lie:{new}"));
    court.module("fresh", &module, json!({ "grant": granted(), "settings": { "behaviour": "panic", "text": "x" } }));
    for format in ["terminal", "github", "json", "sarif", "junit", "markdown"] {
        let ran = court
            .check()
            .args(["--log", "--format", format])
            .env("GITHUB_TOKEN", CANARY)
            .env("ACTIONS_ID_TOKEN_REQUEST_TOKEN", CANARY)
            .run();
        assert_eq!(ran.status, Some(2));
        assert!(!ran.stdout.contains(CANARY) && !ran.stderr.contains(CANARY), "{ran:#?}");
    }
}

#[test]
fn what_was_granted_ends_at_the_repository() {
    let mut court = Court::new();
    let top = court.repository.path().to_owned();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.txt"), CANARY).unwrap();
    court.repository.write("untracked.txt", CANARY);
    court.repository.write("build/report.txt", "fine");
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), top.join("build/link-out.txt")).unwrap();
    std::os::unix::fs::symlink(outside.path(), top.join("build/folder-link")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(top.join("build/pipe")).status().unwrap().success());
    court.hostile("tree", json!({ "behaviour": "tree" }));
    court.hostile("outputs", json!({ "behaviour": "outputs" }));
    court.hostile("blobs", json!({ "behaviour": "blobs" }));
    let ran = court.judged();
    assert!(!ran.stdout.contains(CANARY), "{}", ran.stdout);
    let report = ran.report();
    let summary = |id: &str| report.check(id)["summary"].as_str().unwrap_or_default().to_owned();
    insta::assert_snapshot!(summary("tree"), @"../outside.txt: not-found, /etc/passwd: not-found, .git/config: not-found, folder/../file.txt: not-found, untracked.txt: not-found, out: not-found, : not-found; all: README another.txt file.txt folder/a.txt");
    insta::assert_snapshot!(summary("outputs"), @r#"build/report.txt: "fine", build/link-out.txt: not-found, build/folder-link/secret.txt: not-found, build/../file.txt: not-found, file.txt: not-granted, ../outside.txt: not-granted, /etc/passwd: not-granted, build/pipe: not-found; all: build/report.txt"#);
    insta::assert_snapshot!(summary("blobs"), @"64 open, then too-large");
}

#[test]
fn an_import_that_was_not_granted_is_refused_with_the_line_that_would_grant_it() {
    let mut court = Court::new();
    court.module("nosy", &hostile("none"), json!({ "settings": { "behaviour": "tree" } }));
    let ran = court.judged();
    let line = "`gatewright:check/outputs@0.1.0`";
    outcomes(&ran, &[("nosy", "error", "refused-import", line)]);
    outcomes(
        &ran,
        &[(
            "nosy",
            "error",
            "refused-import",
            "add `grant: { tree: true, outputs: [\"a/glob/of/files\"] }` to `checks.nosy`",
        )],
    );
    let mut court = Court::new();
    court.module("nosy", &hostile("none"), json!({ "grant": { "outputs": ["build/**"] } }));
    outcomes(&court.judged(), &[("nosy", "error", "refused-import", "add `tree: true` to `checks.nosy.grant`")]);
}

#[test]
fn sockets_http_and_other_versions_are_closed_whatever_is_granted() {
    let names = [
        ("sockets", "wasi:sockets/network@0.2.10"),
        ("http", "wasi:http/outgoing-h@0.2.10"),
        ("files", "wasi:filesystem/tree@0.3.10"),
        ("unknown", "acme-corp:secret/all@10.1.0"),
        ("later", "gatewright:check/tree@0.2.0"),
    ];
    let mut court = Court::new();
    let mut rows = Vec::new();
    for (id, name) in names {
        let module = overwrite(&hostile("none"), "gatewright:check/tree@0.1.0", name);
        court.module(id, &module, json!({ "grant": granted() }));
        rows.push((id, "error", "refused-import", name));
    }
    outcomes(&court.judged(), &rows);
}
