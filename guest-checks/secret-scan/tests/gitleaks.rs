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
    // With no rules at all gitleaks would find nothing and pass.
    assert_eq!(count("[allowlist]\npaths = ['^test/']", "a.ini", password), 1);
    assert_eq!(count("[allowlist]\npaths = ['^test/']", "test/a.ini", password), 0);
    assert_eq!(count("", "a.ini", password), 1);
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
        let other = "[[rules]]\nid = 'other'\nregex = 'never'\n";
        assert_eq!(count(&format!("{other}{RULE}{list}\n"), "test/a.yml", text), expected, "{list}");
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

/// The rules of gitleaks' own configuration, which `extend.useDefault` stands for.
const THEIRS: &str = include_str!("gitleaks-rules.txt");

#[test]
fn every_rule_of_gitleaks_can_be_named() {
    for id in THEIRS.lines() {
        for (config, disables) in [
            (format!("[extend]\nuseDefault = true\ndisabledRules = ['{id}']"), true),
            (format!("[extend]\nuseDefault = true\n[[rules]]\nid = '{id}'\n[rules.allowlist]\npaths = ['x']"), false),
            (format!("[extend]\nuseDefault = true\n[[allowlists]]\ntargetRules = ['{id}']\npaths = ['x']"), false),
        ] {
            let found = count(&config, "a.ini", "password = \"h4rdToGuess!\"");
            let disables = disables && matches!(id, "generic-api-key" | "hashicorp-tf-password");
            assert_eq!(found, usize::from(!disables), "{config}");
        }
    }
    let typo = "[extend]\nuseDefault = true\n[[rules]]\nid = 'githab-pat'\nentropy = 3";
    let settings = Settings { gitleaks_config: Some(typo.to_owned()), ..Settings::default() };
    assert!(problem(settings).1.contains("no built-in rule is called so"));
}

fn rules(config: &str, content: &str) -> String {
    let findings = run(&json!({ "gitleaks-config": config }), "a.ini", content);
    findings.iter().map(|finding| finding.rule.as_str()).collect::<Vec<_>>().join(",")
}

const RANDOM: &str = "api_key = \"Zf3D0LXCM3EIMbgJpUNnkRtOfOueHznB\"\n";

#[test]
fn a_rule_of_the_name_of_a_built_in_one_changes_it() {
    for (change, expected) in [
        ("description = 'x'", "generic-secret"),
        ("entropy = 3.0", "generic-secret"),
        ("entropy = 5.0", ""),
        (r"path = '''\.ini$'''", "generic-secret"),
        (r"path = '''\.env$'''", ""),
        ("regex = 'never'", ""),
        ("regex = 'Zf3D[0-9A-Za-z]{28}'", "custom-rule"),
    ] {
        let config = format!("[extend]\nuseDefault = true\n[[rules]]\nid = 'generic-api-key'\n{change}\n");
        assert_eq!(rules(&config, RANDOM), expected, "{change}");
    }
}

#[test]
fn a_rule_of_the_user_wins_over_what_only_looks_like_a_secret() {
    let token = ["gh", "p_", "q7Zk2WvR9xLmT4", "bN8cYhJ5sDfG3a", "PeUo6i1X"].concat();
    for (id, expected) in [("acme", "custom-rule,github-pat"), ("my-generic", "generic-secret,github-pat")] {
        let config = format!("[extend]\nuseDefault = true\n[[rules]]\nid = '{id}'\nregex = '\"([^\"]+)\"'");
        assert_eq!(rules(&config, &format!("{RANDOM}t = \"{token}\"")), expected, "{id}");
    }
}

#[test]
fn a_line_is_what_gitleaks_calls_one() {
    let text = "first acme_live-q7zk2wvr\nsecond acme_test-q7zk2wvr # end";
    for (regex, expected) in
        [("^first", 1), ("^second", 2), (r"^\nsecond", 1), ("end$", 1), ("first", 1), ("first.*second", 2)]
    {
        let config = format!("{RULE}[[rules.allowlists]]\nregexTarget = 'line'\nregexes = ['''{regex}''']\n");
        assert_eq!(count(&config, "a.txt", text), expected, "{regex}");
    }
}

#[test]
fn groups_are_those_of_the_match_alone() {
    for (regex, group, secret) in [
        ("key=(a)?(b+)", 0, "bb"),
        ("key=(a)?(b+)", 1, "key=bb"),
        ("key=(?:a)?b+", 0, "key=bb"),
        ("key=(b+)\\n", 0, "key=bb"),
        ("\\nkey=(b+)", 0, "key=bb"),
    ] {
        let config = format!("[[rules]]\nid = 'a'\nregex = '{regex}'\nsecretGroup = {group}");
        let text = "x\nkey=bb\n";
        let findings = run(&json!({ "gitleaks-config": config }), "a.txt", text);
        let range = findings[0].sensitive[0];
        assert_eq!(&text[range.start as usize..range.end as usize], secret, "{regex}");
    }
}

#[test]
fn what_is_required_may_be_anywhere_beside_or_beyond() {
    for (within, text, expected) in [
        ("", "id-123\n\n\n\n\nsec-qwmzkd", 1),
        ("", "sec-qwmzkd", 0),
        ("withinLines = 0", "id-123 sec-qwmzkd", 1),
        ("withinLines = 0", "id-123\nsec-qwmzkd", 0),
        ("withinLines = 1", "sec-qwmzkd\nid-123", 1),
        ("withinColumns = 3", "\nid-123\n\n   sec-qwmzkd", 1),
        ("withinColumns = 2", "\nid-123\n\n   sec-qwmzkd", 0),
        ("withinLines = 1\nwithinColumns = 3", "\nid-123\n\n   sec-qwmzkd", 0),
        ("withinLines = 2\nwithinColumns = 3", "\nid-123\n\n   sec-qwmzkd", 1),
    ] {
        // The keyword of what is required does not matter.
        let config = format!(
            "[[rules]]\nid = 'secret'\nregex = 'sec-[a-z]{{6}}'\n[[rules.required]]\nid = 'id'\n{within}\n\
             [[rules]]\nid = 'id'\nregex = 'id-[0-9]{{3}}'\nskipReport = true\nkeywords = ['nowhere']"
        );
        assert_eq!(count(&config, "a.txt", text), expected, "{within} in {text:?}");
    }
}

#[test]
fn what_is_required_without_its_keyword_is_not_reported_itself() {
    let config = "[[rules]]\nid = 'secret'\nregex = 'sec-[a-z]{6}'\n[[rules.required]]\nid = 'id'\n\
                  [[rules]]\nid = 'id'\nregex = 'id-[0-9]{3}'\nkeywords = ['nowhere']";
    assert_eq!(count(config, "a.txt", "id-123 sec-qwmzkd"), 1);
    assert_eq!(count(config, "a.txt", "id-123 sec-qwmzkd nowhere"), 2);
    // Of a rule on a file's name nothing more is asked.
    let file = config.replace("regex = 'sec-[a-z]{6}'", "path = 'a.txt'");
    assert_eq!(count(&file, "a.txt", ""), 1);
}

#[test]
fn keywords_of_any_length_and_letters() {
    for (word, expected) in [("ac", 1), ("E", 1), ("É", 1), ("ÑANDÚ", 0), ("", 0), ("zz", 0)] {
        let config = RULE.replace("[\"acme\"]", &format!("[\"{word}\"]"));
        assert_eq!(count(&config, "a.txt", "acme_live-q7zk2wvr é"), expected, "{word}");
    }
}

#[test]
fn what_cannot_be_used_says_where_and_why() {
    let config = |text: &str| Settings { gitleaks_config: Some(text.to_owned()), ..Settings::default() };
    let (pointer, message) = problem(config("[[rules]]\nid = 'a'\nregex = '(x'"));
    assert_eq!(pointer, "/gitleaks-config");
    assert!(message.contains("line 3: the regex of rule `a`") && message.contains("unclosed group"), "{message}");
    let large = "[[rules]]\nid = 'a'\nregex = '(\\w{999}){999}'";
    assert!(problem(config(large)).1.contains("repeats so much"));
    let group = "\n[[rules]]\nid = 'a'\nregex = '(x)'\nsecretGroup = 2";
    assert!(problem(config(group)).1.contains("line 3: the `secretGroup` of rule `a` is 2"));
    let target = "[[rules]]\nid = 'a'\nregex = 'x'\n[[allowlists]]\ntargetRules = ['b']\npaths = ['x']";
    assert!(problem(config(target)).1.contains("`b`"));
    let required = "[[rules]]\nid = 'a'\nregex = 'x'\n[[rules.required]]\nid = 'b'";
    assert!(problem(config(required)).1.contains("requires `b`"));
    assert!(problem(config("[[rules]\n")).1.contains("line 1"));
    assert!(problem(config("[[rules]]\nid = 'a'")).1.contains("neither"));
    assert!(problem(config("[extend]\npath = 'base.toml'")).1.contains("gitleaks-base"));
    let baseline = Settings { baseline: Some("[1".to_owned()), ..Settings::default() };
    assert_eq!(problem(baseline).0, "/baseline");
    let extends = "[extend]\npath = 'base.toml'";
    let base = |base: &str| Settings { gitleaks_base: Some(base.to_owned()), ..config(extends) };
    assert_eq!(problem(base("[[rules]]\nid = 'a'\nregex = '('")).0, "/gitleaks-base");
    assert!(problem(base(extends)).1.contains("put the two files together"));
}

#[test]
fn an_extended_file_is_read_from_its_own_setting() {
    let settings =
        json!({ "gitleaks-config": "[extend]\npath = 'base.toml'\ndisabledRules = ['other']", "gitleaks-base": RULE });
    assert_eq!(run(&settings, "a.txt", "acme_live-q7zk2wvr").len(), 1);
}
