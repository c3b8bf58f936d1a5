//! What is excused already stays excused, as far as its value or place is what it was; what excuses nothing is told.

use check_secret_scan::SecretScan;
use gatewright_sdk::testing::inspect;
use gatewright_sdk::{Finding, Place, Severity};
use serde_json::{Value, json};

/// Assembled here, so that no file of the repository holds a token.
fn token() -> String {
    ["gh", "p_", "q7Zk2WvR9xLmT4", "bN8cYhJ5sDfG3a", "PeUo6i1X"].concat()
}

fn run(settings: &Value, path: &str, content: &str) -> Vec<Finding> {
    inspect::<SecretScan>(settings, path, content.as_bytes()).unwrap()
}

fn rules(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.rule.as_str()).collect::<Vec<_>>().join(",")
}

const PASSWORD: &str = "\npassword = \"h4rdToGuess!\"\n";

#[test]
fn an_ignored_place_excuses_what_stands_there_and_says_so() {
    let ignore = json!({ "gitleaks-ignore": "# known\nconf/a.ini:generic-api-key:2" });
    let findings = run(&ignore, "conf/a.ini", PASSWORD);
    assert_eq!(rules(&findings), "excused-secret");
    let message = &findings[0].message;
    assert!(
        message.ends_with("is excused by `gitleaks-ignore`, line 2, which holds for any value on that line"),
        "{message}"
    );
    assert_eq!(rules(&run(&ignore, "conf/b.ini", PASSWORD)), "generic-password");
}

#[test]
fn an_ignored_place_is_for_its_rule() {
    let text = format!("t = \"{}\"\n", token());
    let ignore = |rule: &str| json!({ "gitleaks-ignore": format!("0123456789abcdef:a.py:{rule}:1") });
    assert_eq!(rules(&run(&ignore("github-pat"), "a.py", &text)), "excused-secret");
    assert_eq!(rules(&run(&ignore("slack-bot-token"), "a.py", &text)), "github-pat,unused-ignore");
}

#[test]
fn a_value_below_its_name_is_ignored_at_either_line() {
    let text = format!("<a>\n<githubToken>\n    {}\n</githubToken>\n", token());
    for (line, expected) in [(1, false), (2, true), (3, true), (4, false)] {
        let ignore = json!({ "gitleaks-ignore": format!("a.xml:github-pat:{line}") });
        assert_eq!(rules(&run(&ignore, "a.xml", &text)) == "excused-secret", expected, "{line}");
    }
}

#[test]
fn a_secret_that_moved_from_an_ignored_place_is_found_and_the_entry_is_unused() {
    let ignore =
        json!({ "gitleaks-ignore": "a.ini:generic-api-key:2\na.ini:generic-api-key:9\nb.ini:generic-api-key:1" });
    let findings = run(&ignore, "a.ini", &format!("\n{PASSWORD}"));
    assert_eq!(rules(&findings), "generic-password,unused-ignore");
    assert_eq!(
        findings[1].message,
        "excuses nothing in this file: line 1 of `gitleaks-ignore`, line 2 of `gitleaks-ignore`"
    );
    assert!(matches!(findings[1].place, Place::WholeFile));
    assert_eq!(findings[1].identity.as_deref(), Some("unused-ignore"));
    // Of a past version it would mean nothing.
    assert!(
        findings[1].properties.iter().any(|property| property.name == "judged-version" && property.value == "only")
    );
    assert_eq!(rules(&run(&ignore, "c.ini", "")), "");
}

#[test]
fn a_new_value_at_a_known_place_is_a_new_finding() {
    let report = json!([{ "RuleID": "x", "File": "a.ini", "StartLine": 2, "Secret": "h4rdToGuess!" }]);
    let settings = json!({ "baseline": report.to_string() });
    assert_eq!(rules(&run(&settings, "a.ini", PASSWORD)), "excused-secret");
    // Wherever it moved.
    assert_eq!(rules(&run(&settings, "a.ini", &format!("\n\n{PASSWORD}"))), "excused-secret");
    let other = run(&settings, "a.ini", "\npassword = \"n3wOneHere!\"");
    assert_eq!(rules(&other), "generic-password,unused-ignore");
    assert!(other[1].message.ends_with("what `baseline` has for line 2"), "{}", other[1].message);
    // Neither what begins as it nor what it begins as.
    for value in ["h4rdToGuess!2", "h4rdToGues"] {
        let text = format!("\npassword = \"{value}\"");
        assert_eq!(rules(&run(&settings, "a.ini", &text)), "generic-password,unused-ignore", "{value}");
    }
}

#[test]
fn a_value_fingerprint_follows_its_value_everywhere() {
    let text = format!("t = \"{}\"\n", token());
    let findings = run(&json!({}), "a.py", &text);
    let property = findings[0].properties.iter().find(|property| property.name == "value-fingerprint").unwrap();
    assert!(property.value.starts_with("sha256:") && property.value.len() == 71);
    let ignore = json!({ "gitleaks-ignore": property.value });
    let moved = format!("\n\nother = '{}'", token());
    let excused = run(&ignore, "b.rs", &moved);
    assert_eq!(rules(&excused), "excused-secret");
    assert!(!excused[0].message.contains("any value"));
    assert_eq!(rules(&run(&ignore, "b.rs", &moved.replace("q7Zk", "q7Zl"))), "github-pat");
    // It is the same at every place, and there is none of a value that could be guessed.
    assert_eq!(run(&json!({}), "c.rs", &moved)[0].properties, findings[0].properties);
    assert_eq!(run(&json!({}), "c.rs", &moved)[0].identity, findings[0].identity);
    let weak = run(&json!({}), "a.ini", PASSWORD);
    assert!(weak[0].properties.is_empty() && weak[0].identity.is_none());
}

#[test]
fn random_values_of_unknown_kind_have_a_fingerprint_too() {
    let config = "[extend]\nuseDefault = true\n[[rules]]\nid = 'acme'\nregex = 'acme-([0-9A-Za-z]+)'";
    for (text, rule, strong) in [
        ("api_key = \"Zf3D0LXCM3EIMbgJpUNnkRtOfOueHznB\"", "generic-secret", true),
        ("x = acme-Zf3D0LXCM3EIMbgJpUNnkRtOfOueHznB", "custom-rule", true),
        ("x = acme-production", "custom-rule", false),
        ("x = acme-4711", "custom-rule", false),
    ] {
        let findings = run(&json!({ "gitleaks-config": config }), "a.ini", text);
        assert_eq!(rules(&findings), rule, "{text}");
        assert_eq!(findings[0].identity.is_some(), strong, "{text}");
        assert_eq!(findings[0].message.contains('…'), strong, "{}", findings[0].message);
    }
}

#[test]
fn what_an_audit_called_a_secret_is_not_passed_over() {
    let hash = hex::encode(<sha1::Sha1 as sha1::Digest>::digest("h4rdToGuess!"));
    for (audit, says) in [("false", ""), ("true", "a person called it a real secret: revoke it")] {
        let baseline = json!({ "results": { "a.ini": [{ "type": "Secret Keyword", "hashed_secret": hash, "is_secret": audit == "true", "line_number": 2 }] } });
        let findings = run(&json!({ "baseline": baseline.to_string() }), "a.ini", PASSWORD);
        assert_eq!(rules(&findings), "excused-secret");
        assert!(findings[0].message.ends_with(says), "{}", findings[0].message);
    }
}

#[test]
fn what_detect_secrets_leaves_out_is_left_out() {
    let filter = |name: &str, pattern: &str| {
        json!({ "version": "1.5.0", "filters_used": [
            { "path": "detect_secrets.filters.allowlist.is_line_allowlisted" },
            { "path": "detect_secrets.filters.common.is_ignored_due_to_verification_policies", "min_level": 2 },
            { "path": format!("detect_secrets.filters.regex.{name}"), "pattern": [pattern] },
        ], "results": {} })
    };
    for (name, pattern, expected) in [
        ("should_exclude_file", r"^conf/.*\.ini$", ""),
        ("should_exclude_file", r"^test/", "generic-password"),
        ("should_exclude_line", r"password\s*=", ""),
        ("should_exclude_line", r"secret\s*=", "generic-password"),
        ("should_exclude_secret", "^h4rd", ""),
        ("should_exclude_secret", "^password", "generic-password"),
    ] {
        let settings = json!({ "baseline": filter(name, pattern).to_string() });
        assert_eq!(rules(&run(&settings, "conf/a.ini", PASSWORD)), expected, "{name} {pattern}");
    }
    let old = json!({ "exclude": { "files": "^conf/", "lines": null }, "results": {} });
    assert_eq!(rules(&run(&json!({ "baseline": old.to_string() }), "conf/a.ini", PASSWORD)), "");
}

#[test]
fn an_entry_is_used_though_its_finding_is_not_reported() {
    let settings = json!({ "gitleaks-ignore": "a.ini:generic-api-key:2", "generic": false });
    assert_eq!(rules(&run(&settings, "a.ini", PASSWORD)), "");
}

#[test]
fn excused_secrets_do_not_crowd_out_others() {
    let excused = format!("t = \"{}\" # gitleaks:allow\n", token()).repeat(50);
    let weak = "password = \"h4rdToGuess!\"\n".repeat(50);
    let text = format!("{excused}{weak}t = \"{}\"\n", token());
    let findings = run(&json!({ "max-findings-per-file": 5 }), "a.ini", &text);
    assert_eq!(findings.iter().filter(|finding| finding.rule == "github-pat").count(), 1);
    let last = findings.last().unwrap();
    assert_eq!(last.message, "96 more secrets in this file are not reported one by one, 50 of them excused");
    assert_eq!(last.severity, Some(Severity::Warning));
    let findings = run(&json!({ "max-findings-per-file": 5 }), "a.ini", &excused);
    assert_eq!(findings.last().unwrap().severity, Some(Severity::Warning));
    let errors = format!("t = \"{}\"\n", token()).repeat(9);
    let findings = run(&json!({ "max-findings-per-file": 5 }), "a.ini", &errors);
    assert_eq!(findings.last().unwrap().severity, Some(Severity::Error));
}

#[test]
fn what_the_files_that_bind_hold_is_one_note() {
    let report = json!([{ "RuleID": "x", "File": "a.py", "StartLine": 1, "Secret": token() }]).to_string();
    let findings = run(&json!({ "baseline": report }), "old.json", &report);
    assert_eq!(rules(&findings), "excused-secret");
    assert_eq!(findings[0].message, "1 secret in this file excused: it is the `baseline` that binds");
    assert_eq!(findings[0].sensitive.len(), 1);
    let config = "[extend]\nuseDefault = true\n[allowlist]\npaths = ['x']\n";
    assert_eq!(rules(&run(&json!({ "gitleaks-config": config }), ".gitleaks.toml", config)), "");
    assert_eq!(rules(&run(&json!({}), "old.json", &report)), "github-pat");
    let hash = hex::encode(<sha1::Sha1 as sha1::Digest>::digest("h4rdToGuess!"));
    let baseline = json!({ "results": { "a.ini": [{ "type": "Secret Keyword", "hashed_secret": hash }] } }).to_string();
    // Nor is a hash in the one that will bind a secret.
    assert_eq!(rules(&run(&json!({}), ".secrets.baseline", &baseline)), "");
}

#[test]
fn a_change_of_what_excuses_is_shown_for_what_it_will_do() {
    let settings = json!({ "gitleaks-config": "[extend]\nuseDefault = true", "gitleaks-ignore": "" });
    for (text, expected, line) in [
        ("[extend]\nuseDefault = true\n", "", 0),
        ("[extend]\nuseDefault = true\n[allowlist]\npaths = ['^test/', 'README']\n", "", 0),
        ("[extend]\nuseDefault = true\n[allowlist]\npaths = [\n'.*']\n", "loose-allowlist", 5),
        (
            "[[allowlists]]\ncondition = 'AND'\nregexTarget = 'line'\nregexes = ['.']\npaths = ['']\n",
            "loose-allowlist",
            4,
        ),
        ("[[allowlists]]\ncondition = 'AND'\nregexes = ['.']\npaths = ['^test/']\n", "", 0),
        ("[[rules]]\nid = 'a'\nregex = 'x'\n[rules.allowlist]\nregexes = ['.?']\n", "loose-allowlist", 5),
        ("[[rules]]\nid = 'a'\nregex = 'x'\n[rules.allowlist]\nstopwords = ['']\n", "", 0),
        ("[[rules]]\nid = 'a'\nregex = '('\n", "unusable-config", 3),
        ("[[rules]]\nid = 'a'\n", "unusable-config", 2),
        ("[extend\n", "unusable-config", 1),
        ("x = ", "unusable-config", 1),
        ("x = [\n", "unusable-config", 1),
        ("", "", 0),
    ] {
        let findings = run(&settings, ".gitleaks.toml", text);
        assert_eq!(rules(&findings), expected, "{text}");
        if let Some(finding) = findings.first() {
            assert!(matches!(finding.place, Place::Lines(range) if range.first == line), "{text}: {:?}", finding.place);
        }
        // Who does not use the file is not bothered.
        assert_eq!(rules(&run(&json!({}), ".gitleaks.toml", text)), "", "{text}");
    }
    // A secret in it is one.
    let secret = format!("[allowlist]\nregexes = ['{}']\n", token());
    assert_eq!(rules(&run(&settings, ".gitleaks.toml", &secret)), "github-pat");
    let odd = run(&settings, "sub/.gitleaksignore", "# x\na.py:rule:1\na.py:rule\n");
    assert_eq!(rules(&odd), "unused-ignore");
    assert!(matches!(odd[0].place, Place::Lines(range) if (range.first, range.last) == (3, 3)));
}

#[test]
fn a_rule_on_a_file_name_is_ignored_at_line_0() {
    let config = "[[rules]]\nid = 'keystore'\npath = '''\\.jks$'''";
    let settings =
        |line: &str| json!({ "gitleaks-config": config, "gitleaks-ignore": format!("a.jks:keystore:{line}") });
    assert_eq!(rules(&run(&settings("0"), "a.jks", "x")), "excused-secret");
    assert_eq!(rules(&run(&settings("1"), "a.jks", "x")), "custom-rule,unused-ignore");
}
