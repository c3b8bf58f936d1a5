//! Text of a check that wants to be a command, a terminal sequence or markup, in every output on stdout and stderr.

use super::Court;
use serde_json::{Value, json};

const FORMATS: [&str; 6] = ["terminal", "github", "json", "sarif", "junit", "markdown"];

/// Every way to say something to the runner that the tests know, with a word that must never be the value of a command.
const FORGED: &str = "::error::forged\n  ::add-mask::forged\n##[set-env name=FORGED]forged\ntext ##[add-mask]forged\r::warning file=a::forged\u{2028}::error::forged\n\t::stop-commands::forged\n#\u{200b}#[error]forged\n::\u{200d}error::forged\n\u{feff}::error::forged\n%0A::error::forged\n<!-- --><script>forged</script> | a ]]> & \u{1b}]0;forged\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{0}";

/// What the runner would obey: a command at the start of a line after blanks, or in brackets anywhere in one.
fn commands(output: &str) -> Vec<String> {
    let invisible = |c: char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\0')
            || (c.is_control() && c != '\t')
    };
    let mut commands = Vec::new();
    let mut stopped: Option<String> = None;
    for line in output.split(['\n', '\r']) {
        let seen: String = line.chars().filter(|c| !invisible(*c)).collect();
        let start = seen.trim_start();
        let name =
            start.strip_prefix("::").and_then(|rest| rest.split_once("::")).map(|(name, _)| name.trim().to_owned());
        if let Some(token) = &stopped {
            if name.as_deref() == Some(token) {
                stopped = None;
            }
            continue;
        }
        // The host's own lock has a token that nobody foresees; any other is a command like the rest.
        let token = start.strip_prefix("::stop-commands::").map(str::trim);
        if let Some(token) = token.filter(|token| token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit())) {
            stopped = Some(token.to_owned());
            continue;
        }
        if name.is_some() || seen.contains("##[") {
            commands.push(seen);
        }
    }
    commands
}

/// No control character but line ends, and nothing that reorders text.
fn shapeless(output: &str) -> Option<char> {
    output.chars().find(|c| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    })
}

fn court() -> Court {
    let mut court = Court::new();
    court.hostile("says", json!({ "behaviour": "say", "text": FORGED }));
    court.hostile("prints", json!({ "behaviour": "print", "text": FORGED }));
    court.module(
        "titled",
        &super::hostile("escapes"),
        json!({ "grant": super::granted(), "settings": { "behaviour": "say", "text": FORGED } }),
    );
    court.module(
        "logs",
        &super::hostile("log"),
        json!({ "grant": super::granted(), "settings": { "behaviour": "print", "text": FORGED } }),
    );
    court
}

#[test]
fn these_tests_see_what_is_forged() {
    assert!(commands(FORGED).len() >= 9, "{:#?}", commands(FORGED));
    assert!(shapeless(FORGED).is_some());
}

#[test]
fn forged_text_is_a_command_in_no_output() {
    let court = court();
    for format in FORMATS {
        let ran = court.check().args(["--log", "--format", format]).run();
        assert_eq!(ran.status, Some(1), "{ran:#?}");
        for output in [&ran.stdout, &ran.stderr] {
            assert_eq!(shapeless(output), None, "{format}: {output}");
            let commands: Vec<_> = commands(output)
                .into_iter()
                .filter(|command| format != "github" || !command.starts_with("::error "))
                .collect();
            assert!(commands.is_empty(), "{format}: {commands:#?}");
        }
        assert!(ran.stdout.contains("forged"), "{format} shows what was said");
    }
}

#[test]
fn an_annotation_has_no_property_that_the_host_did_not_write() {
    let ran = court().check().args(["--format", "github"]).run();
    let annotations: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("::error ")).collect();
    assert!(annotations.len() >= 4, "{}", ran.stdout);
    for annotation in annotations {
        let (properties, _) = annotation["::error ".len()..].split_once("::").unwrap();
        for property in properties.split(',') {
            let (key, _) = property.split_once('=').unwrap();
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&key), "{annotation}");
        }
    }
    let locks: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("::stop-commands::")).collect();
    let [lock] = locks[..] else { panic!("one lock: {locks:?}") };
    let token = lock.trim_start_matches("::stop-commands::");
    assert!(ran.stdout.trim_end().ends_with(&format!("::{token}::")), "the lock is opened at the end");
}

#[test]
fn the_formats_stay_what_they_are() {
    let court = court();
    for format in ["json", "sarif"] {
        let ran = court.check().args(["--format", format]).run();
        let parsed: Result<Value, _> = serde_json::from_str(&ran.stdout);
        assert!(parsed.is_ok(), "{format}: {parsed:?}");
    }
    let junit = court.check().args(["--format", "junit"]).run().stdout;
    assert!(!junit.contains("<script>"), "{junit}");
    let markdown = court.check().args(["--format", "markdown"]).run().stdout;
    assert!(!markdown.contains("<script>") && !markdown.contains("<!--"), "{markdown}");
}

#[test]
fn what_the_job_writes_to_files_holds_no_command_either() {
    let court = court();
    let folder = tempfile::tempdir().unwrap();
    let (summary, output) = (folder.path().join("summary"), folder.path().join("output"));
    let ran = court
        .check()
        .env("GITHUB_ACTIONS", "true")
        .env("GITHUB_STEP_SUMMARY", &summary)
        .env("GITHUB_OUTPUT", &output)
        .run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    assert_eq!(shapeless(&std::fs::read_to_string(summary).unwrap()), None);
    let output = std::fs::read_to_string(output).unwrap();
    let lines: Vec<&str> = output.lines().collect();
    assert!(matches!(lines[..], [_, "fail", _]), "one output and nothing forged: {output}");
}
