//! Input that nobody should send: every answer is bounded, and none is silent.

use check_secret_scan::{SecretScan, Settings};
use gatewright_sdk::{File, FileCheck as _, Finding};
use std::fmt::Write as _;

fn token() -> String {
    ["gh", "p_", "q7Zk2WvR9xLmT4", "bN8cYhJ5sDfG3a", "PeUo6i1X"].concat()
}

fn check(settings: Settings) -> SecretScan {
    SecretScan::start(settings).unwrap().0
}

fn config(text: &str) -> Settings {
    Settings { gitleaks_config: Some(text.to_owned()), ..Settings::default() }
}

fn inspect(check: &SecretScan, path: &str, content: Vec<u8>) -> Vec<Finding> {
    let length = content.len() as u64;
    let findings = check.inspect(&File { path: path.to_owned(), content }).unwrap();
    for finding in &findings {
        assert!(finding.sensitive.iter().all(|range| range.start < range.end && range.end <= length));
    }
    findings
}

#[test]
fn a_hundred_thousand_findings_are_counted() {
    let own = check(config(
        "[[rules]]\nid = 'acme'\nregex = 'acme-[a-z]{6}'\n[[rules]]\nid = 'other-generic'\nregex = 'acme-[a-z]{4}'",
    ));
    for text in ["acme-qwmzkd\n", "acme-qwmzkd "] {
        let findings = inspect(&own, "a.txt", text.repeat(100_000).into_bytes());
        assert_eq!(findings.len(), 101);
        assert_eq!(findings[100].message, "99900 more secrets in this file are not reported one by one");
    }
    let built_in = check(Settings::default());
    for text in [
        format!("t = '{}'\n", token()),
        format!("'{}' ", token()),
        format!("{} # gitleaks:allow\n", token()),
        format!("'{}' kingfisher:ignore ", token()),
    ] {
        let findings = inspect(&built_in, "a.txt", text.repeat(100_000).into_bytes());
        assert_eq!(findings.len(), 101);
        assert!(findings[100].message.starts_with("99900 more"), "{}", findings[100].message);
    }
}

#[test]
fn rules_that_need_each_other_a_hundred_thousand_times() {
    let both = "[[rules]]\nid = 'secret'\nregex = 'sec-[a-z]{6}'\n[[rules.required]]\nid = 'id'\nwithinLines = 3\nwithinColumns = 1\n\
                [[rules]]\nid = 'id'\nregex = 'id-[0-9]{3}'\nskipReport = true";
    let check = check(config(both));
    for text in ["sec-qwmzkd id-123\n", "sec-qwmzkd id-123 "] {
        let findings = inspect(&check, "a.txt", text.repeat(50_000).into_bytes());
        // A secret and an id are never within a column of each other here.
        assert!(findings.is_empty(), "{}", findings.len());
    }
    let findings = inspect(&check, "a.txt", "sec-qwmzkd\nid-123\n".repeat(50_000).into_bytes());
    assert_eq!(findings.len(), 101);
}

#[test]
fn one_line_as_long_as_a_file_may_be() {
    let mut content = vec![b'x'; 8 << 20];
    let secret = format!(" \"{}\" ", token());
    content[4 << 20..][..secret.len()].copy_from_slice(secret.as_bytes());
    let list = "[extend]\nuseDefault = true\n[allowlist]\nregexTarget = 'line'\nregexes = ['^y']\n";
    let settings = Settings { gitleaks_ignore: Some("a.js:github-pat:2".to_owned()), ..config(list) };
    let findings = inspect(&check(settings), "a.js", content);
    assert_eq!(
        findings.iter().map(|finding| finding.rule.as_str()).collect::<Vec<_>>(),
        ["github-pat", "unused-ignore"]
    );
}

#[test]
fn an_expression_that_would_backtrack_does_not() {
    for (regex, text) in [
        ("(a+)+$", "a".repeat(20_000) + "b"),
        ("(a|a)*b", "a".repeat(20_000)),
        ("(?:a?){99}a{99}b", "a".repeat(20_000)),
        ("(.*)*=", "x".repeat(20_000)),
        ("", String::new()),
    ] {
        let text = format!(
            "[[rules]]\nid = 'a'\nregex = '{regex}'\npath = '.'\n[rules.allowlist]\nregexes = ['(x+x+)+y']\n# {}",
            text.len()
        );
        inspect(&check(config(&text)), "a.txt", text.clone().into_bytes());
    }
}

#[test]
fn every_encoding_however_broken() {
    let settings = || Settings {
        gitleaks_ignore: Some("a.txt:acme:1\n".to_owned()),
        baseline: Some(
            "[{\"RuleID\": \"r\", \"File\": \"a.txt\", \"StartLine\": 1, \"Secret\": \"q7zk\\ufffd\"}]".to_owned(),
        ),
        ..config(
            "[extend]\nuseDefault = true\n[[rules]]\nid = 'acme'\nregex = '''acme.([^\"]+)'''\n[[rules]]\nid = 'e'\nregex = 'é.'\nkeywords = ['É']",
        )
    };
    let text = format!("acme-q7zk\u{fffd} \"{}\"\n\u{1f600} é password = \"h4rdToGuess!\"", token());
    let utf16 = |little: bool, mark: bool| -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let mut cases = vec![text.clone().into_bytes(), text.bytes().flat_map(|byte| [byte, 0]).collect()];
    cases.extend([utf16(true, true), utf16(false, true), utf16(true, false), utf16(false, false)]);
    cases.push(text.bytes().map(|byte| if byte == b'e' { 0xe9 } else { byte }).collect());
    cases.push([&[0xff, 0xfe, 0x00, 0xd8, 0x00, 0xd8][..], &utf16(true, false), &[0x00, 0xdc]].concat());
    cases.push([b"acme-\xff\xfe\xc3(\xf0\x9f\x98 ", token().as_bytes(), b"\0\0\r\r\n\n"].concat());
    let check = check(settings());
    for case in cases {
        let found = inspect(&check, "a.txt", case.clone());
        assert!(found.len() < 10, "{found:?}");
        for cut in 0..case.len() {
            inspect(&check, "a.txt", case[..cut].to_vec());
            inspect(&check, "a.txt", case[cut..].to_vec());
        }
    }
}

#[test]
fn ignore_files_and_baselines_of_a_hundred_thousand_entries() {
    let content = "password = \"h4rdToGuess!\"\n".repeat(2_000);
    let mut ignore = String::new();
    let mut report = String::from("[");
    let mut hashes = String::from("{\"results\": {\"a.ini\": [");
    for at in 0..100_000 {
        writeln!(ignore, "a.ini:generic-api-key:{}", at + 1_000).unwrap();
        write!(
            report,
            "{}{{\"RuleID\":\"r\",\"File\":\"a.ini\",\"StartLine\":1,\"Secret\":\"s{at}\"}}",
            if at > 0 { "," } else { "" }
        )
        .unwrap();
        write!(
            hashes,
            "{}{{\"type\":\"t\",\"hashed_secret\":\"{at:040x}\",\"line_number\":1}}",
            if at > 0 { "," } else { "" }
        )
        .unwrap();
    }
    report.push(']');
    hashes.push_str("]}}");
    let of = |ignore: Option<&String>, baseline: Option<&String>| Settings {
        gitleaks_ignore: ignore.cloned(),
        baseline: baseline.cloned(),
        ..Settings::default()
    };
    for (settings, excused) in
        [(of(Some(&ignore), None), 1_001), (of(None, Some(&report)), 0), (of(None, Some(&hashes)), 0)]
    {
        let findings = inspect(&check(settings), "a.ini", content.clone().into_bytes());
        let [.., many, unused] = findings.as_slice() else { panic!("{}", findings.len()) };
        let says = if excused > 0 {
            format!("1900 more secrets in this file are not reported one by one, {excused} of them excused")
        } else {
            "1900 more secrets in this file are not reported one by one".to_owned()
        };
        assert_eq!(many.message, says);
        assert!(unused.message.ends_with(&format!("{} more", 100_000 - excused - 10)), "{}", unused.message);
        assert!(unused.message.len() < 1_000);
    }
}

#[test]
fn a_hundred_thousand_entries_for_one_line_of_many_findings() {
    let content = format!("'{}' ", token()).repeat(2_000);
    let mut ignore = String::new();
    let mut report = String::from("[");
    for at in 0..100_000 {
        writeln!(ignore, "a.txt:rule-{at}:1").unwrap();
        let comma = if at > 0 { "," } else { "" };
        write!(report, "{comma}{{\"File\":\"a.txt\",\"StartLine\":1,\"Secret\":\"{} {at}\"}}", token()).unwrap();
    }
    report.push(']');
    let by_place = Settings { gitleaks_ignore: Some(ignore), ..Settings::default() };
    let by_value = Settings { baseline: Some(report), ..Settings::default() };
    for settings in [by_place, by_value] {
        let findings = inspect(&check(settings), "a.txt", content.clone().into_bytes());
        let [.., many, unused] = findings.as_slice() else { panic!("{}", findings.len()) };
        assert_eq!(many.message, "1900 more secrets in this file are not reported one by one");
        assert!(unused.message.ends_with("99990 more"), "{}", unused.message);
    }
}

#[test]
fn what_is_nested_too_deeply_is_refused() {
    let refused = |settings: Settings| SecretScan::start(settings).err().map(|problem| problem.message);
    for depth in [10_000, 1_000_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let baseline = |text: String| refused(Settings { baseline: Some(text), ..Settings::default() });
        assert!(baseline(deep.clone()).is_some());
        assert!(baseline(format!("{{\"results\": {{\"a\": {deep}}}}}")).is_some());
        // What nobody asks for is passed over, however deep.
        assert!(baseline(format!("{{\"x\": {deep}, \"results\": {{}}}}")).is_none());
        assert!(baseline(format!("[{{\"Tags\": {deep}}}]")).is_none());
        for text in [
            format!("a = {deep}"),
            format!("a{} = 1", ".b".repeat(depth)),
            format!("[[rules]]\nid = 'a'\nregex = '{}{}'", "(".repeat(depth), ")".repeat(depth)),
        ] {
            assert!(refused(config(&text)).is_some_and(|why| why.len() < 300), "{}", &text[..40]);
        }
    }
}

/// A configuration, an ignore file and baselines with everything that they can have.
const SEEDS: [&str; 5] = [
    "title = 'x'\n[extend]\nuseDefault = true\ndisabledRules = ['jwt']\n[[rules]]\nid = 'acme'\ndescription = 'd'\nregex = \'\'\'(?i)acme[_-]([\\w.]{4,9})\\b\'\'\'\n\
     path = '.'\nsecretGroup = 1\nentropy = 1.5\nkeywords = ['acme', 'é']\n[[rules.allowlists]]\ncondition = 'AND'\nregexTarget = 'line'\nregexes = ['x']\n\
     stopwords = ['y']\n[[rules.required]]\nid = 'other'\nwithinLines = 2\n[[rules]]\nid = 'other'\nregex = 'a'\nskipReport = true\n[[allowlists]]\ntargetRules = ['acme']\npaths = ['z']\n",
    "# x\na.txt:acme:1\n0123abc:a b.txt:generic-api-key:2\nsha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nodd\n",
    "[{\"RuleID\": \"acme\", \"File\": \"a.txt\", \"StartLine\": 1, \"Secret\": \"sesame\\u00e9\"}, {\"RuleID\": \"r\", \"File\": \"a.txt\", \"StartLine\": 2, \"Secret\": \"REDACTED\"}]",
    "{\"findings\": [{\"rule_id\": \"acme\", \"match\": {\"value\": \"x\", \"fingerprint\": null}, \"location\": {\"path\": \"a.txt\", \"start_line\": 1}}]}",
    "{\"filters_used\": [{\"path\": \"a.should_exclude_line\", \"pattern\": [\"x\"]}], \"results\": {\"a.txt\": [{\"type\": \"t\", \"hashed_secret\": \"0123456789abcdef0123456789abcdef01234567\", \"line_number\": 1, \"is_secret\": true}]}}",
];

/// Starts with a text in the place of each file, and inspects what it could be about.
fn start(text: &str) {
    let own = text.to_owned();
    for settings in [
        Settings { gitleaks_config: Some(own.clone()), ..Settings::default() },
        Settings { gitleaks_ignore: Some(own.clone()), ..Settings::default() },
        Settings { baseline: Some(own.clone()), ..Settings::default() },
        Settings {
            gitleaks_config: Some("[extend]\npath = 'x'".to_owned()),
            gitleaks_base: Some(own.clone()),
            ..Settings::default()
        },
    ] {
        match SecretScan::start(settings) {
            Ok((check, _)) => {
                for (path, content) in [
                    ("a.txt", "acme_sesame a\npassword = \"h4rdToGuess!\"\n"),
                    (".gitleaks.toml", text),
                    (".gitleaksignore", text),
                ] {
                    inspect(&check, path, content.as_bytes().to_vec());
                }
            }
            Err(problem) => assert!(problem.message.len() < 400, "{}", problem.message),
        }
    }
}

#[test]
fn no_file_however_cut_stops_more_than_the_start() {
    for seed in SEEDS {
        start(seed);
        for cut in (0..seed.len()).step_by(3).filter(|cut| seed.is_char_boundary(*cut)) {
            start(&seed[..cut]);
            start(&seed[cut..]);
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_file_however_changed_stops_more_than_the_start(seed in 0..SEEDS.len(), at in 0usize..600, by in "\\PC{0,3}") {
        let seed = SEEDS[seed];
        let at = (0..=at.min(seed.len())).rev().find(|at| seed.is_char_boundary(*at)).unwrap_or(0);
        let rest = seed[at..].char_indices().nth(by.chars().count()).map_or("", |(skip, _)| &seed[at + skip..]);
        start(&format!("{}{by}{rest}", &seed[..at]));
    }
}
