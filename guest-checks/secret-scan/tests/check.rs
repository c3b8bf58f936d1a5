//! The check as the host calls it.

use check_secret_scan::{SecretScan, Settings};
use gatewright_sdk::testing::inspect;
use gatewright_sdk::{Finding, Place, Severity};
use serde_json::{Value, json};

/// Assembled here, so that no file of the repository holds a token.
fn token() -> String {
    ["gh", "p_", "q7Zk2WvR9xLmT4", "bN8cYhJ5sDfG3a", "PeUo6i1X"].concat()
}

fn run(settings: &Value, path: &str, content: &[u8]) -> Vec<Finding> {
    inspect::<SecretScan>(settings, path, content).unwrap()
}

fn rules(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_str()).collect()
}

#[test]
fn a_token_is_placed_masked_and_redacted() {
    let text = format!("let t = \"{}\";\n", token());
    let findings = run(&json!({}), "src/a.rs", text.as_bytes());
    assert_eq!(rules(&findings), ["github-pat"]);
    let start = text.find("gh").unwrap() as u64;
    let end = start + token().len() as u64;
    assert!(matches!(findings[0].place, Place::Bytes(range) if (range.start, range.end) == (start, end)));
    assert_eq!((findings[0].sensitive[0].start, findings[0].sensitive[0].end), (start, end));
    assert!(!findings[0].message.contains(&token()[4..12]), "{}", findings[0].message);
    assert!(findings[0].identity.as_ref().is_some_and(|identity| identity.len() == 32));
}

#[test]
fn a_value_that_can_be_guessed_has_no_identity() {
    let findings = run(&json!({}), ".env", b"DB_PASSWORD=winter2031\n");
    assert_eq!(rules(&findings), ["generic-password"]);
    assert_eq!(findings[0].identity, None);
    assert_eq!(findings[0].message, "a password in plain text");
}

/// Texts in which a mark of each reach excuses the token, the mark, and its line.
fn marked() -> Vec<(String, &'static str, u64)> {
    let line = format!("t = \"{}\"", token());
    vec![
        (format!("a\n{line} # gitleaks:allow\n"), "gitleaks:allow", 2),
        (format!("a\n# gatewright:allow-next-line\n{line}\n"), "gatewright:allow-next-line", 2),
        (format!("a\n# kingfisher:ignore\n{line}\n"), "kingfisher:ignore", 2),
        (format!("a\n{line} # pragma: allowlist secret\n"), "pragma: allowlist secret", 2),
        (format!("# pragma: allowlist nextline secret\n{line}\n"), "pragma: allowlist nextline secret", 1),
        (format!("a\nb\n# ggignore-start\nc\n{line}\n# ggignore-end\n"), "ggignore-start", 3),
        (format!("# secretlint-disable\na\n\n{line}\n"), "secretlint-disable", 1),
    ]
}

fn bytes(finding: &Finding) -> (usize, usize) {
    let Place::Bytes(range) = finding.place else { panic!("{finding:?}") };
    (usize::try_from(range.start).unwrap(), usize::try_from(range.end).unwrap())
}

fn property<'a>(finding: &'a Finding, name: &str) -> Option<&'a str> {
    finding.properties.iter().find(|property| property.name == name).map(|property| property.value.as_str())
}

#[test]
fn a_mark_excuses_and_its_line_has_a_warning() {
    for (text, mark, line) in marked() {
        let findings = run(&json!({}), "a.py", text.as_bytes());
        let secret = text.find(&token()).unwrap();
        let secret = (secret, secret + token().len());
        assert!(findings.iter().all(|finding| finding.rule == "excused-secret"), "{mark}: {findings:?}");
        for finding in &findings {
            assert_eq!(finding.severity, Some(Severity::Warning), "{mark}");
            let hidden = finding.sensitive[0];
            assert_eq!((hidden.start, hidden.end), (secret.0 as u64, secret.1 as u64), "{mark}");
            assert!(finding.message.ends_with(&format!("is excused by `{mark}`")), "{}", finding.message);
            assert_eq!(property(finding, "inline-mark"), None);
        }
        let (start, end) = bytes(findings.last().unwrap());
        assert!(text[start..].starts_with(mark.split(' ').next().unwrap()), "{mark}");
        assert_eq!(text[..start].matches('\n').count() as u64 + 1, line, "{mark}");
        match mark {
            // What lies between a block's mark and the secret is no part of either.
            "ggignore-start" | "secretlint-disable" => {
                assert_eq!(findings.len(), 2, "{mark}");
                assert_eq!(bytes(&findings[0]), secret, "{mark}");
            }
            _ if line == text[..secret.0].matches('\n').count() as u64 + 1 => assert!(end <= text.trim_end().len()),
            // The line below is new where a new secret comes under an old mark.
            _ => assert_eq!(end, secret.1, "{mark}"),
        }
    }
}

#[test]
fn with_base_a_mark_is_named_and_excuses_nothing_by_itself() {
    for (text, mark, line) in marked() {
        let findings = run(&json!({"inline-allow": "base"}), "a.py", text.as_bytes());
        assert_eq!(rules(&findings), ["github-pat"], "{mark}");
        assert_eq!(property(&findings[0], "inline-mark"), Some(line.to_string().as_str()), "{mark}");
        assert_eq!(findings[0].severity, None, "{mark}");
        let start = text.find(&token()).unwrap();
        assert_eq!(bytes(&findings[0]), (start, start + token().len()), "{mark}");
    }
}

#[test]
fn marks_that_are_forbidden_do_nothing() {
    for (text, mark, _) in marked() {
        let findings = run(&json!({"inline-allow": false}), "a.py", text.as_bytes());
        assert_eq!(rules(&findings), ["github-pat"], "{mark}");
        assert_eq!(property(&findings[0], "inline-mark"), None, "{mark}");
    }
}

#[test]
fn what_reads_the_same_at_one_mark_is_one_finding() {
    let text = "# ggignore-start\npassword = \"h4rdToGuess!\"\npassword = \"h4rderToGuess!\"\n";
    let findings = run(&json!({}), "a.ini", text.as_bytes());
    let at_mark: Vec<&Finding> = findings.iter().filter(|finding| bytes(finding).0 < 10).collect();
    assert_eq!((findings.len(), at_mark.len(), at_mark[0].sensitive.len()), (3, 1, 2));
}

#[test]
fn inline_allow_has_three_forms() {
    for form in [json!(true), json!(false), json!("base")] {
        let settings: Settings = serde_json::from_value(json!({ "inline-allow": form })).unwrap();
        assert_eq!(serde_json::to_value(&settings).unwrap()["inline-allow"], form);
    }
    for form in [json!("true"), json!("head"), json!(1), json!(null)] {
        assert!(serde_json::from_value::<Settings>(json!({ "inline-allow": form })).is_err(), "{form}");
    }
    let schema = schemars::schema_for!(Settings).to_value();
    let setting = &schema["properties"]["inline-allow"];
    assert_eq!(setting["oneOf"], json!([{ "type": "boolean" }, { "type": "string", "enum": ["base"] }]));
    assert_eq!(setting["default"], json!(true));
}

#[test]
fn many_findings_are_capped_and_counted() {
    let text = format!("{}\n", token()).repeat(1000);
    let findings = run(&json!({"max-findings-per-file": 5}), "a.txt", text.as_bytes());
    assert_eq!(findings.len(), 6);
    assert_eq!(findings[5].rule, "too-many-secrets");
    assert!(findings[5].message.starts_with("995 more"), "{}", findings[5].message);
}

#[test]
fn utf16_places_are_those_of_the_file() {
    let text = format!("key = \"{}\"", token());
    let mut content = vec![0xff, 0xfe];
    content.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let findings = run(&json!({}), "a.ps1", &content);
    let start = 2 + 2 * text.find("gh").unwrap() as u64;
    assert_eq!((findings[0].sensitive[0].start, findings[0].sensitive[0].end), (start, start + 80));
}

#[test]
fn without_generic_only_known_formats_count() {
    let text = format!("password = \"h4rdToGuess!\"\nt = \"{}\"\n", token());
    assert_eq!(rules(&run(&json!({}), "a.ini", text.as_bytes())), ["generic-password", "github-pat"]);
    assert_eq!(rules(&run(&json!({"generic": false}), "a.ini", text.as_bytes())), ["github-pat"]);
}

#[test]
fn a_lock_file_is_full_of_hashes_and_may_still_leak() {
    let text = format!("integrity_key = \"Zf3D0LXCM3EIMbgJpUNnkRtOfOueHznB\"\nresolved = \"{}\"\n", token());
    assert_eq!(rules(&run(&json!({}), "package-lock.json", text.as_bytes())), ["github-pat"]);
}

#[test]
fn a_token_in_base64_is_found_as_a_whole() {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let encoded: String = token()
        .as_bytes()
        .chunks(3)
        .flat_map(|three| {
            let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
            (0..=three.len()).map(move |at| char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]))
        })
        .collect();
    let findings = run(&json!({}), "a.yaml", format!("data: {encoded}==\n").as_bytes());
    assert_eq!(rules(&findings), ["github-pat"]);
    assert_eq!(findings[0].sensitive[0].start, 6);
}

#[test]
fn no_text_however_it_is_cut_leads_beyond_the_file() {
    for case in check_secret_scan::bench::cases() {
        for text in case.leak.iter().chain(&case.clean) {
            let bytes = text.as_bytes();
            for cut in (0..bytes.len().min(120)).step_by(5) {
                check_secret_scan::fuzz(&bytes[..cut]);
                check_secret_scan::fuzz(&bytes[cut..]);
            }
        }
    }
}

#[test]
fn command_and_dotfile_credentials_are_found_where_they_stand() {
    for (path, text, rule) in [
        ("run.sh", "curl -u app:h4rdToGuess https://localhost\n", "command-credential"),
        (".netrc", "machine db login app password h4rdToGuess\n", "credential-file"),
        ("home/.pgpass", "db:5432:shop:app:h4rdToGuess\n", "credential-file"),
        ("sites.xml", "<Pass encoding=\"plain\">h4rdToGuess</Pass>\n", "generic-password"),
        ("irc.conf", "autosendcmd = \"/msg nickserv identify h4rdToGuess\";\n", "generic-password"),
        ("a.cfg", "url = amqp://app:h4rdToGuess@queue:5672/\n", "url-password"),
    ] {
        let findings = run(&json!({}), path, text.as_bytes());
        assert_eq!(rules(&findings), [rule], "{path}");
        let start = text.find("h4rd").unwrap() as u64;
        assert_eq!((findings[0].sensitive[0].start, findings[0].sensitive[0].end), (start, start + 11), "{path}");
        assert!(!findings[0].message.contains("h4"), "{path}");
    }
}

#[test]
fn settings_say_which_change_is_stricter() {
    let found = gatewright_sdk::testing::directions::<Settings>();
    let found: Vec<(&str, &str)> = found.iter().map(|(name, direction)| (name.as_str(), direction.as_str())).collect();
    // `inline-allow` is not here: its values are no boolean's and no number's.
    let expected = [("generic", "true"), ("history", "true"), ("max-findings-per-file", "higher")];
    assert_eq!(found, expected);
}
