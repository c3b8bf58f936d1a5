//! Whatever is planted and however it is found: no text that leaves the check holds nine bytes of a secret in a row.

use check_secret_scan::{InlineAllow, SecretScan, Settings};
use gatewright_sdk::{File, FileCheck as _, Finding};
use proptest::prelude::*;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

/// Bytes in a row that no text may have of a secret; of a shorter one, all.
const MOST: usize = 8;

/// Every text of a finding.
fn texts(finding: &Finding) -> Vec<&str> {
    let mut texts = vec![finding.message.as_str(), finding.rule.as_str()];
    texts.extend(finding.path.as_deref());
    texts.extend(finding.identity.as_deref());
    texts.extend(finding.related.iter().flat_map(|related| [related.path.as_str(), related.message.as_str()]));
    texts.extend(finding.properties.iter().flat_map(|property| [property.name.as_str(), property.value.as_str()]));
    texts.extend(finding.fixes.iter().map(|fix| fix.title.as_str()));
    texts
}

fn shows(text: &str, secret: &str) -> bool {
    let length = secret.len().min(MOST + 1);
    secret.as_bytes().windows(length).any(|part| text.as_bytes().windows(length).any(|here| here == part))
}

fn check(settings: Settings) -> Result<SecretScan, String> {
    SecretScan::start(settings).map(|(check, _)| check).map_err(|problem| problem.message)
}

fn inspect(check: &SecretScan, path: &str, content: &[u8]) -> Vec<Finding> {
    check.inspect(&File { path: path.to_owned(), content: content.to_vec() }).unwrap()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32, at: usize| char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize]);
    let encoded = bytes.chunks(3).flat_map(|three| {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        (0..=three.len()).map(move |at| letter(bits, at))
    });
    encoded.collect()
}

/// Places in which a value is found by rules of every kind.
fn plants(value: &str, token: &str) -> Vec<(&'static str, String)> {
    vec![
        ("a.ini", format!("password = \"{value}\"\n")),
        ("a.ini", format!("api_key = \"{value}\"\n")),
        ("a.py", format!("token = '{value}' # gitleaks:allow\n")),
        ("a.cfg", format!("url = postgres://app:{value}@db:5432/x\n")),
        ("run.sh", format!("curl -u app:{value} https://localhost\ncurl -H 'Authorization: Bearer {value}' x\n")),
        (".netrc", format!("machine db login app password {value}\n")),
        (".pgpass", format!("db:5432:shop:app:{value}\n")),
        (".env", format!("AWS_SECRET_ACCESS_KEY={value}\nSECRET={token}\n")),
        ("a.txt", format!("{token}\n{}\nacme-{value}-\n", base64(token.as_bytes()))),
        (
            "key.pem",
            format!(
                "-----BEGIN PRIVATE KEY-----\n{0}\n{0}\n-----END PRIVATE KEY-----\n",
                base64(value.repeat(4).as_bytes())
            ),
        ),
        ("a.xml", format!("<Pass encoding=\"plain\">{value}</Pass>\n")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_finding_shows_a_secret(
        value in "[!#$%&*+./0-9;=?@A-Z^_a-z~-]{4,60}",
        body in "[0-9A-Za-z]{36}",
        lead in "[a-z ]{0,20}",
        settings in 0usize..4,
    ) {
        let token = ["gh", "p_", &body].concat();
        // The worst that a configuration can do: its rule says what it finds.
        let custom = format!(
            "[extend]\nuseDefault = true\n[[rules]]\nid = \"acme\"\ndescription = \"\"\"{lead}{value}{lead}\"\"\"\nregex = '''acme-(.*)-'''\n\
             [[rules]]\nid = \"\"\"{value}\"\"\"\nregex = '''acme-(.*)-'''\n[[rules]]\nid = 'file'\npath = 'a.txt'\n",
        );
        let check = check(match settings {
            0 => Settings::default(),
            1 => Settings { gitleaks_config: Some(custom), ..Settings::default() },
            2 => Settings { inline_allow: InlineAllow::No, max_findings_per_file: 1, ..Settings::default() },
            _ => Settings {
                gitleaks_ignore: Some("a.ini:generic-api-key:1\na.txt:github-pat:1\na.txt:github-pat:9\n".to_owned()),
                baseline: Some(format!("[{{\"RuleID\": \"{body}\", \"File\": \"a.ini\", \"StartLine\": 7, \"Secret\": \"{body}\"}}]")),
                ..Settings::default()
            },
        }).unwrap();
        for (path, content) in plants(&value, &token) {
            let utf16: Vec<u8> = [0xfeff].into_iter().chain(content.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            for content in [content.as_bytes(), &utf16] {
                for finding in inspect(&check, path, content) {
                    for text in texts(&finding) {
                        prop_assert!(!shows(text, &token), "{path}: {text}");
                        prop_assert!(finding.rule == "unused-ignore" || !shows(text, &value), "{path}: {text} shows {value}");
                    }
                    prop_assert!(finding.sensitive.iter().all(|range| range.end <= content.len() as u64));
                }
            }
        }
    }

    #[test]
    fn no_hash_is_made_of_what_a_person_may_have_chosen(word in "(winter|Sommer|hunter|password|qwertz|admin)[0-9]{0,4}[!?]{0,2}") {
        let hashes = [hex::encode(Sha256::digest(&word)), hex::encode(Sha1::digest(&word))];
        let check = check(Settings {
            gitleaks_config: Some("[extend]\nuseDefault = true\n[[rules]]\nid = 'acme'\nregex = 'acme-(.*)-'".to_owned()),
            ..Settings::default()
        }).unwrap();
        for (path, content) in plants(&word, "x") {
            for finding in inspect(&check, path, content.as_bytes()).iter().filter(|finding| finding.rule != "private-key") {
                prop_assert!(finding.identity.is_none() && finding.properties.is_empty(), "{path}: {finding:?}");
                for text in texts(finding) {
                    prop_assert!(!hashes.iter().any(|hash| text.contains(&hash[..16])), "{path}: {text}");
                }
            }
        }
    }

    #[test]
    fn no_error_quotes_the_file(secret in "[0-9A-Za-z]{12,40}", form in 0usize..14) {
        let config = |text: String| Settings { gitleaks_config: Some(text), ..Settings::default() };
        let baseline = |text: String| Settings { baseline: Some(text), ..Settings::default() };
        let rule = "[[rules]]\nid = 'a'\n";
        let settings = match form {
            0 => config(format!("{rule}regex = '''({secret}'''")),
            1 => config(format!("{rule}regex = 'x'\nentropy = '{secret}'")),
            2 => config(format!("{rule}regex = 'x'\n[rules.allowlist]\nregexes = ['''{secret}''', '''({secret}''']")),
            3 => config(format!("{rule}regex = 'x'\nkeywords = {{ a = '{secret}' }}")),
            4 => config(format!("rules = '{secret}'")),
            5 => config(format!("a = '{secret}\n")),
            6 => config(format!("[allowlist]\npaths = ['x']\ncondition = '{secret}'")),
            7 => config(format!("[allowlist]\npaths = ['x']\nregexTarget = '{secret}'")),
            8 => config(secret.clone()),
            9 => baseline(format!("[\"{secret}\"]")),
            10 => baseline(format!("{{\"results\": {{\"a\": [{{\"hashed_secret\": \"{secret}\"}}]}}}}")),
            11 => baseline(format!("[{{\"Secret\": [\"{secret}\"]}}]")),
            12 => baseline(format!("{{\"results\": {{}}, \"filters_used\": [{{\"path\": \"should_exclude_secret\", \"pattern\": \"({secret}\"}}]}}")),
            _ => baseline(secret.clone()),
        };
        let why = check(settings).expect_err("it cannot be used");
        prop_assert!(!shows(&why, &secret), "{why}");
    }
}
