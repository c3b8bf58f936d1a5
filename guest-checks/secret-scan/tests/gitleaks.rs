//! What users of gitleaks and detect-secrets have works as it stands.

use check_secret_scan::{SecretScan, Settings};
use gatewright_sdk::testing::inspect;
use gatewright_sdk::{FileCheck as _, Finding};
use serde_json::{Value, json};

fn run(settings: &Value, path: &str, content: &str) -> Vec<Finding> {
    inspect::<SecretScan>(settings, path, content.as_bytes()).unwrap()
}

fn count(config: &str, path: &str, content: &str) -> usize {
    run(&json!({ "gitleaks-config": config }), path, content).len()
}

fn problem(settings: Settings) -> (String, String) {
    let problem = SecretScan::start(settings).err().unwrap();
    (problem.pointer, problem.message)
}

const RULE: &str = r#"
[[rules]]
id = "acme"
description = "Acme key"
regex = '''acme[_-]([a-z]{4})-([0-9a-z]{8})'''
keywords = ["acme"]
"#;

#[test]
fn a_rule_of_the_user_is_named_in_the_message() {
    let findings = run(&json!({ "gitleaks-config": RULE }), "a.txt", "x = acme_live-q7zk2wvr");
    assert_eq!(findings[0].rule, "custom-rule");
    assert!(findings[0].message.contains("`acme` (Acme key)"), "{}", findings[0].message);
    // The first group is the secret unless `secretGroup` says otherwise.
    assert_eq!((findings[0].sensitive[0].start, findings[0].sensitive[0].end), (9, 13));
    let second = format!("{RULE}secretGroup = 2\n");
    let findings = run(&json!({ "gitleaks-config": second }), "a.txt", "x = acme_live-q7zk2wvr");
    assert_eq!((findings[0].sensitive[0].start, findings[0].sensitive[0].end), (14, 22));
}

#[test]
fn built_in_rules_run_only_where_they_are_extended() {
    let password = "password = \"h4rdToGuess!\"";
    assert_eq!(count(RULE, "a.ini", password), 0);
    assert_eq!(count(&format!("[extend]\nuseDefault = true\n{RULE}"), "a.ini", password), 1);
    let disabled = "[extend]\nuseDefault = true\ndisabledRules = ['generic-password']";
    assert_eq!(count(disabled, "a.ini", password), 0);
}

#[test]
fn keywords_entropy_and_paths_narrow_a_rule() {
    let text = "acme_live-q7zk2wvr";
    assert_eq!(count(&RULE.replace("[\"acme\"]", "[\"other\"]"), "a.txt", text), 0);
    assert_eq!(count(&RULE.replace("[\"acme\"]", "[\"ACME\"]"), "a.txt", text), 1);
    assert_eq!(count(&RULE.replace("[\"acme\"]", "[\"other\", \"E_\"]"), "a.txt", text), 1);
    assert_eq!(count(&format!("{RULE}secretGroup = 2\nentropy = 2.9\n"), "a.txt", text), 1);
    assert_eq!(count(&format!("{RULE}secretGroup = 2\nentropy = 3.0\n"), "a.txt", text), 0);
    assert_eq!(count(&format!("{RULE}path = '''\\.env$'''\n"), "a.txt", text), 0);
    assert_eq!(count(&format!("{RULE}path = '''\\.env$'''\n"), "b/.env", text), 1);
    let file = "[[rules]]\nid = 'keystore'\npath = '''\\.jks$'''";
    let findings = run(&json!({ "gitleaks-config": file }), "a.jks", "");
    assert!(findings[0].message.contains("the file itself") && findings[0].sensitive.is_empty());
}

#[test]
fn allowlists_of_every_kind() {
    let text = "key: acme_live-q7zk2wvr # fixture";
    for (list, expected) in [
        ("[[rules.allowlists]]\nregexes = ['^live$']", 0),
        ("[[rules.allowlists]]\nregexes = ['q7zk']", 1),
        ("[[rules.allowlists]]\nregexTarget = 'match'\nregexes = ['q7zk']", 0),
        ("[[rules.allowlists]]\nregexTarget = 'line'\nregexes = ['fixture']", 0),
        ("[[rules.allowlists]]\nstopwords = ['LIV']", 0),
        ("[[rules.allowlists]]\npaths = ['^test/']", 0),
        ("[[rules.allowlists]]\ncondition = 'AND'\npaths = ['^test/']\nstopwords = ['nope']", 1),
        ("[[rules.allowlists]]\ncondition = 'AND'\npaths = ['^test/']\nstopwords = ['live']", 0),
        ("[[rules.allowlists]]\ncondition = 'AND'\npaths = ['^test/']\ncommits = ['abc']", 1),
        ("[rules.allowlist]\npaths = ['^test/']", 0),
        ("[allowlist]\npaths = ['^test/']", 0),
        ("[[allowlists]]\npaths = ['^test/']\ntargetRules = ['other']", 1),
        ("[[allowlists]]\npaths = ['^test/']\ntargetRules = ['acme']", 0),
    ] {
        assert_eq!(count(&format!("{RULE}{list}\n"), "test/a.yml", text), expected, "{list}");
    }
}

#[test]
fn allowlists_reach_the_built_in_rules_by_any_name() {
    let config = "[extend]\nuseDefault = true\n[[rules]]\nid = 'hashicorp-tf-password'\n[[rules.allowlists]]\nstopwords = ['guess']";
    assert_eq!(count(config, "a.ini", "password = \"h4rdToGuess!\""), 0);
    assert_eq!(count(config, "a.ini", "password = \"h4rdToFind!\""), 1);
}

#[test]
fn a_rule_may_require_another_nearby() {
    let config = r#"
[[rules]]
id = "secret"
regex = '''sec-[a-z]{6}'''
[[rules.required]]
id = "id"
withinLines = 2
[[rules]]
id = "id"
regex = '''id-[0-9]{3}'''
skipReport = true
"#;
    assert_eq!(count(config, "a.txt", "id-123\nsec-qwmzkd\n"), 1);
    assert_eq!(count(config, "a.txt", "id-123\n\n\n\nsec-qwmzkd\n"), 0);
    assert_eq!(count(config, "a.txt", "sec-qwmzkd\n"), 0);
}

#[test]
fn what_cannot_be_used_says_where_and_why() {
    let config = |text: &str| Settings { gitleaks_config: Some(text.to_owned()), ..Settings::default() };
    let (pointer, message) = problem(config("[[rules]]\nid = 'a'\nregex = '(x'"));
    assert_eq!(pointer, "/gitleaks-config");
    assert!(message.contains("rule `a`") && message.contains("unclosed group"), "{message}");
    assert!(problem(config("[[rules]\n")).1.contains("line 1"));
    assert!(problem(config("[[rules]]\nid = 'a'")).1.contains("neither"));
    assert!(problem(config("[extend]\npath = 'base.toml'")).1.contains("gitleaks-base"));
    let baseline = Settings { baseline: Some("[1".to_owned()), ..Settings::default() };
    assert_eq!(problem(baseline).0, "/baseline");
}

#[test]
fn an_extended_file_is_read_from_its_own_setting() {
    let settings =
        json!({ "gitleaks-config": "[extend]\npath = 'base.toml'\ndisabledRules = ['other']", "gitleaks-base": RULE });
    assert_eq!(run(&settings, "a.txt", "acme_live-q7zk2wvr").len(), 1);
}

#[test]
fn ignored_places_and_known_values_are_notes() {
    let text = "\npassword = \"h4rdToGuess!\"\n";
    let ignore = json!({ "gitleaks-ignore": "conf/a.ini:generic-api-key:2" });
    assert_eq!(run(&ignore, "conf/a.ini", text)[0].rule, "excused-secret");
    assert_eq!(run(&ignore, "conf/b.ini", text)[0].rule, "generic-password");
    let report = json!([{ "RuleID": "x", "File": "conf/a.ini", "StartLine": 9, "Secret": "h4rdToGuess!" }]);
    let baseline = json!({ "baseline": report.to_string() });
    assert_eq!(run(&baseline, "conf/a.ini", text)[0].rule, "excused-secret");
    assert_eq!(run(&baseline, "conf/a.ini", "password = \"n3wOneHere!\"")[0].rule, "generic-password");
}
