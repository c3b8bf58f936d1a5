//! Whether a value given to a telling name is a secret: by the name, the value's own look, and the kind of file.

pub(crate) mod shape;

use crate::assignment::{Assignment, Quote, Sign};
use crate::catalogue::{Rule, code, id};
use crate::encoded;
use crate::file_kind::FileKind;
use crate::placeholder::{contains, is_placeholder, is_reference};
use crate::provider::Providers;
use crate::randomness::{self, Letters};
use crate::words;
use shape::{is_digest, is_file_name, is_public_key, is_punctuated, is_token, is_uuid, looks_like_place, name_like};
use std::ops::Range;

/// A word that makes a name telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// Its values are issued, so they are random.
    Issued,
    /// Its values are chosen by people.
    Chosen,
    /// As [`Word::Chosen`], where the name ends with it as a word of its own.
    Pass,
    /// It says little: only a very random value counts.
    Vague,
    /// No word but a service's name: only a value that can be nothing but a token counts.
    Service,
}

/// The words that are looked for, and how telling they are.
pub(crate) const WORDS: &[(&str, Word)] = &[
    ("key", Word::Issued),
    ("token", Word::Issued),
    ("secret", Word::Issued),
    ("credential", Word::Issued),
    ("auth", Word::Vague),
    ("access", Word::Vague),
    ("api", Word::Vague),
    ("passw", Word::Chosen),
    ("passphrase", Word::Chosen),
    ("passwd", Word::Chosen),
    ("pwd", Word::Chosen),
    ("pass", Word::Pass),
    ("creds", Word::Issued),
    ("bearer", Word::Issued),
    ("webhook", Word::Vague),
    ("session", Word::Vague),
    ("private", Word::Vague),
    ("login", Word::Vague),
    ("cookie", Word::Vague),
    ("hmac", Word::Vague),
    ("salt", Word::Vague),
    ("encryption", Word::Vague),
    ("_pw", Word::Pass),
    ("psk", Word::Pass),
    ("authtok", Word::Pass),
    ("mdp", Word::Pass),
    ("appid", Word::Vague),
    ("senha", Word::Chosen),
    ("kennwort", Word::Chosen),
    ("contrasen", Word::Chosen),
];

/// What a value is judged to be.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// The rule that it breaks.
    pub(crate) rule: &'static Rule,
    /// As of a candidate.
    pub(crate) looseness: usize,
}

/// Judges an assignment.
pub(crate) fn judge(
    providers: &Providers,
    content: &[u8],
    found: &Assignment,
    word: Word,
    kind: FileKind,
) -> Option<Verdict> {
    let value = &content[found.value.clone()];
    if value.len() < 4 || !value.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ' || *byte >= 0x80) {
        return None;
    }
    if is_reference(value) || found.sign == Sign::Comma && is_listed(content, found) {
        return None;
    }
    if value.len() >= 8 && word != Word::Service {
        // What stands before the name on its line may name the provider, as in `aws.client(secret_key=`.
        let from = found.name.start.saturating_sub(60);
        let newline = memchr::memrchr(b'\n', &content[from..found.name.start]);
        let context = &content[newline.map_or(from, |at| from + at + 1)..found.name.end];
        let best = providers.of(value, context);
        if best.is_some() {
            return best;
        }
    }
    let verdict = &content[found.name.clone()] == b"PASS" && found.sign == Sign::Colon && found.quote == Quote::None;
    if word == Word::Chosen && (found.sign == Sign::Call || verdict) {
        // `--- PASS: TestName/5` is what a test says.
        return None;
    }
    let name = squeeze(&content[whole_name(content, found)]);
    // `Wpa2Psk = "WPA2_PSK"`: a name for itself.
    let itself = squeeze(value);
    if harmless(&name, word)
        || is_placeholder(value)
        || !itself.is_empty() && memchr::memmem::find(&name, &itself).is_some()
    {
        return None;
    }
    let before = found.name.start.checked_sub(1).map(|at| content[at]);
    match word {
        Word::Service if kind == FileKind::Docs => None,
        Word::Chosen if kind != FileKind::Locked => {
            chosen(value, &name, found, kind).then(|| Verdict { rule: code(id::PASSWORD), looseness: usize::MAX })
        }
        _ if issued(value, &name, before, found, word, kind) || is_credential(value, &name) => {
            // `[acme]` or `acme:` above may name the provider.
            let above = section(content, found).filter(|_| word != Word::Service);
            let best = above.and_then(|context| providers.of(value, &context));
            Some(best.unwrap_or(Verdict { rule: code(id::GENERIC), looseness: usize::MAX }))
        }
        // In a `.env` a secret may as well have been chosen.
        Word::Issued if kind == FileKind::Dotfile && name.ends_with(b"secret") && chosen(value, &name, found, kind) => {
            Some(Verdict { rule: code(id::PASSWORD), looseness: usize::MAX })
        }
        _ => None,
    }
}

/// Whether name and value are two of many strings in a list, and the value does not stand out.
fn is_listed(content: &[u8], found: &Assignment) -> bool {
    let before = content[..found.name.start.saturating_sub(1)].trim_ascii_end();
    let after = content[content.len().min(found.value.end + 1)..].trim_ascii_start();
    matches!(before.last(), Some(b',' | b'['))
        && matches!(after.first(), Some(b',' | b']'))
        && randomness::bits(&content[found.value.clone()]) < 30
}

/// The name with a word before it that belongs to it, as in `api key`.
fn whole_name(content: &[u8], found: &Assignment) -> Range<usize> {
    let start = found.name.start;
    let before = &content[start.saturating_sub(8)..start];
    let words = [&b"api "[..], b"access ", b"auth ", b"secret ", b"client "];
    let word = words
        .iter()
        .find(|word| before.len() >= word.len() && before[before.len() - word.len()..].eq_ignore_ascii_case(word));
    start - word.map_or(0, |word| word.len())..found.name.end
}

/// The head of the section in which the name stands, and the name: the nearest line above that is a head or less indented.
fn section(content: &[u8], found: &Assignment) -> Option<Vec<u8>> {
    let from = found.name.start.saturating_sub(400);
    let mut lines = content[from..found.name.start].rsplit(|byte| *byte == b'\n');
    let indent = |line: &[u8]| line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let own = indent(lines.next()?);
    let head = lines.take(6).find(|line| {
        let text = line.trim_ascii();
        let opens = text.ends_with(b":") || text.ends_with(b"{");
        text.starts_with(b"[") && text.ends_with(b"]") || opens && (indent(line) < own || own == 0)
    })?;
    (head.len() <= 80).then(|| [head, b" ", &content[found.name.clone()]].concat())
}

/// Lower case, without what separates words.
pub(crate) fn squeeze(name: &[u8]) -> Vec<u8> {
    name.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect()
}

fn harmless(name: &[u8], word: Word) -> bool {
    let password = word == Word::Chosen && words::ends_chosen(name);
    words::is_harmless(name) && !password
        || (word != Word::Chosen && words::ends_harmless(name) && !words::is_secret_after_all(name))
        || (word == Word::Chosen
            && ["hash", "field", "file", "label", "url", "type", "id", "length"]
                .iter()
                .any(|ending| name.ends_with(ending.as_bytes())))
}

/// Whether a value that somebody issued looks random.
fn issued(value: &[u8], name: &[u8], before: Option<u8>, found: &Assignment, word: Word, kind: FileKind) -> bool {
    let least = match (found.sign, found.quote) {
        _ if word == Word::Service => 16,
        (Sign::Beside, _) => 16,
        // A badge and a page have a short one.
        _ if matches!(before, Some(b'?' | b'&')) => 16,
        _ => 10,
    };
    if kind == FileKind::Locked || value.len() < least || is_digest(value) {
        return false;
    }
    let letters = Letters::of(value);
    if !is_token(value) {
        return is_punctuated(value, &letters) && word == Word::Issued && found.quote == Quote::Mark;
    }
    let number = value.starts_with(b"0x") && value.len() <= 18 || value.starts_with(b"0X");
    if letters.digit + letters.upper + letters.lower < 8 || number || looks_like_place(value) || is_public_key(value) {
        return false;
    }
    if is_uuid(value) && !(word != Word::Service && uuid_counts(name)) {
        return false;
    }
    if word == Word::Service && !stands_alone(&letters, value, found, kind)
        || found.sign == Sign::Beside && letters.digit == 0
    {
        return false;
    }
    let bare = found.quote == Quote::None && kind.is_code();
    if bare && letters.digit == 0 && found.sign != Sign::Blank {
        return false;
    }
    let needed = match word {
        Word::Service => 24,
        _ if bare => 16,
        _ if matches!(found.sign, Sign::Blank | Sign::Beside) => 14,
        Word::Vague => 10,
        // `keyDetails`, `tokenKind`: what is told is something about the secret.
        _ if !words::ends_telling(name) => 10,
        _ => 4,
    };
    randomness::bits(value) >= needed + if letters.digit == 0 { 10 } else { 0 }
}

/// `auth` and `Authorization: Basic` with a user and a password in base64.
fn is_credential(value: &[u8], name: &[u8]) -> bool {
    [&b"auth"[..], b"authorization", b"basic"].iter().any(|ending| name.ends_with(ending)) && encoded::is_basic(value)
}

/// Whether a value can be nothing but a token, so that a service's name before it is enough.
fn stands_alone(letters: &Letters, value: &[u8], found: &Assignment, kind: FileKind) -> bool {
    let apart = match found.quote {
        Quote::Mark | Quote::Tag => !matches!(found.sign, Sign::Compares | Sign::Beside | Sign::Blank),
        Quote::None => kind.is_config() && matches!(found.sign, Sign::Equals | Sign::Colon),
    };
    // What has the length of a digest usually is one.
    let digest = letters.is_hex() && matches!(value.len(), 40 | 64 | 96 | 128);
    apart && !digest && letters.digit >= 2 && letters.lower + letters.upper >= 2 && letters.other <= 3
}

/// Whether a value that a person chose is one at all.
fn chosen(value: &[u8], name: &[u8], found: &Assignment, kind: FileKind) -> bool {
    let letters = Letters::of(value);
    if value.contains(&b' ') && found.quote != Quote::Mark
        || found.sign == Sign::Beside && (found.quote != Quote::Mark || letters.digit == 0)
    {
        return false;
    }
    if found.sign == Sign::Blank && found.quote == Quote::None && letters.digit == 0 && letters.other == 0 {
        // `the password is needed`.
        return false;
    }
    if name == b"pass" && found.sign == Sign::Colon && found.quote == Quote::None && letters.digit == 0
        || name == b"pass" && found.sign == Sign::Beside
        || !words::ends_chosen(name) && (letters.digit == 0 || randomness::bits(value) < 8)
    {
        return false;
    }
    let words = value.iter().filter(|byte| **byte == b' ').count();
    let place = value.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'-' | b','));
    let file = is_file_name(value);
    if words > 1
        || value.len() > 128
        || value.first() == Some(&b'/')
        || file
        || place && (found.quote != Quote::Mark || value.contains(&b'.'))
    {
        return false;
    }
    if words::is_no_password(value) {
        return false;
    }
    if contains(value, b"password") || contains(value, b"passwd") || contains(value, b"secret") && letters.digit == 0 {
        return kind.is_config() && found.quote != Quote::None && letters.digit > 0;
    }
    let code_like = value.iter().any(|byte| matches!(byte, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b' '))
        || memchr::memmem::find(value, b"::").is_some()
        || memchr::memmem::find(value, b"->").is_some();
    let dotted = value.contains(&b'.') && letters.digit == 0;
    match (found.quote, kind) {
        (Quote::None, FileKind::Source | FileKind::Settings | FileKind::Docs) => {
            !code_like && !dotted && value.len() >= 8 && letters.digit > 0 && randomness::bits(value) > 4
        }
        (Quote::None, _) => !code_like && !dotted && value.len() >= 5,
        (_, FileKind::Source | FileKind::Docs) => {
            value.len() >= 6
                && !(code_like && letters.digit == 0)
                && (letters.digit > 0 || letters.other > 0 && !name_like(value) || randomness::bits(value) > 8)
        }
        _ => value.len() >= 5 && !(code_like && letters.digit == 0),
    }
}

/// Some providers issue UUIDs as keys, so a name that says outright that it is one counts.
fn uuid_counts(name: &[u8]) -> bool {
    let ends = [
        "apikey",
        "apitoken",
        "accesstoken",
        "authtoken",
        "secretkey",
        "apisecret",
        "clientsecret",
        "secret",
        "token",
        "accesskey",
        "authkey",
    ];
    ends.iter().any(|ending| name.ends_with(ending.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment;

    #[test]
    fn the_section_is_the_nearest_head_above() {
        for (text, head) in [
            ("[acme]\nkey = v4lue0123\n", Some("[acme]")),
            ("other:\n  x: 1\nacme:\n  auth:\n    a: 1\n    key: v4lue0123\n", Some("  auth:")),
            ("acme: {\n  key: 'v4lue0123'", Some("acme: {")),
            ("acme\nkey = v4lue0123\n", None),
        ] {
            let start = text.rfind("key").unwrap();
            let found = assignment::read(text.as_bytes(), start, start + 3).unwrap();
            let context = section(text.as_bytes(), &found).map(|context| String::from_utf8(context).unwrap());
            assert_eq!(context, head.map(|head| format!("{head} key")), "{text}");
        }
    }
}
