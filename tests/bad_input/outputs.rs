//! Reports that cannot be written, readers that go away, and Ctrl-C.

use super::refused;
use crate::support::{Repository, binary, component, kept};
use serde_json::json;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::Duration;

#[test]
fn a_report_that_cannot_be_written_says_why_and_leaves_nothing() {
    let mut repository = Repository::with_base(&[]);
    repository.write("folder/a.txt", "a\n");
    repository.commit("change");
    for (file, says) in [
        ("none/report.json", "its folder does not exist; create `[top]/none` first"),
        ("folder", "it is a folder; name a file in it"),
        ("/dev/full", "no space is left; free some or name a file elsewhere"),
    ] {
        let said = refused(&repository, &repository.check().args(["--output", file]).run());
        assert!(said.contains(says), "{said}");
    }
    assert_eq!(repository.git(&["status", "--porcelain"]), "", "nothing is left behind");
}

#[test]
fn formats_and_outputs_go_in_pairs() {
    let repository = Repository::with_base(&[]);
    let ran = repository.check().args(["--output", "a.json", "--format", "sarif", "--output", "b.sarif"]).run();
    assert_eq!((ran.status, ran.stdout.contains("pass")), (Some(0), true), "the terminal still tells: {ran:#?}");
    let read = |file: &str| std::fs::read_to_string(repository.path().join(file)).unwrap();
    assert!(read("a.json").contains("gatewright.report/v1"));
    assert!(read("b.sarif").contains("2.1.0"));
    let ran = repository.check().args(["--output", "a.json", "--output", "b.json"]).run();
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    assert!(ran.stderr.contains("`--output b.json` has no `--format` before it"), "{ran:#?}");
}

#[test]
fn a_reader_that_goes_away_does_not_change_the_verdict() {
    let repository = Repository::with_base(&[]);
    let mut command = Command::new(binary());
    command.current_dir(repository.path()).env_clear().env("GATEWRIGHT_CACHE", kept("cache"));
    command.args(["check", "--format", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
}

#[test]
fn an_interrupt_ends_it_at_once_and_leaves_no_report() {
    let repository = Repository::with_base(&[]);
    repository.write("loop.wasm", std::fs::read(component("hostile")).unwrap());
    let check = json!({
        "module": "loop.wasm",
        "grant": { "tree": true, "outputs": ["build/**"] },
        "settings": { "behaviour": "loop" },
    });
    repository.write("policy.json", json!({ "version": 1, "checks": { "looping": check } }).to_string());
    let mut command = Command::new(binary());
    command.current_dir(repository.path()).env_clear().env("GATEWRIGHT_CACHE", kept("cache"));
    command.args(["check", "--policy", "policy.json", "--format", "json", "--output", "report.json"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    // Long enough for the handler to be there, and far less than the loop takes.
    std::thread::sleep(Duration::from_secs(3));
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains("interrupted; nothing was judged and no report was written"), "{said}");
    let left: Vec<_> = std::fs::read_dir(repository.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "the repository, its file, the module and the policy: {left:?}");
}
