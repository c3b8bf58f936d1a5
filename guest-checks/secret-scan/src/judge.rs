//! Whether a value given to a telling name is a secret: by the name, the value's own look, and the kind of file.

use crate::assignment::{Assignment, Quote, Sign};
use crate::catalogue::{Rule, code, id};
use crate::file_kind::FileKind;
use crate::placeholder::{contains, is_placeholder, is_reference};
use crate::provider::Providers;
use crate::randomness::{self, Letters};
use crate::words;

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
    ("license", Word::Vague),
    ("private", Word::Vague),
    ("login", Word::Vague),
    ("cookie", Word::Vague),
    ("hmac", Word::Vague),
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
    if is_reference(value) {
        return None;
    }
    if value.len() >= 8 {
        // What stands before the name on its line may name the provider, as in `aws.client(secret_key=`.
        let from = found.name.start.saturating_sub(60);
        let newline = memchr::memrchr(b'\n', &content[from..found.name.start]);
        let context = &content[newline.map_or(from, |at| from + at + 1)..found.name.end];
        let best = providers.of(value, context);
        if best.is_some() {
            return best;
        }
    }
    if word == Word::Chosen && found.sign == Sign::Call {
        return None;
    }
    let name = squeeze(&content[found.name.clone()]);
    if harmless(&name, word) || is_placeholder(value) {
        return None;
    }
    match word {
        Word::Chosen if kind != FileKind::Locked => {
            chosen(value, found, kind).then(|| Verdict { rule: code(id::PASSWORD), looseness: usize::MAX })
        }
        _ => {
            issued(value, &name, found, word, kind).then(|| Verdict { rule: code(id::GENERIC), looseness: usize::MAX })
        }
    }
}

/// Lower case, without what separates words.
pub(crate) fn squeeze(name: &[u8]) -> Vec<u8> {
    name.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect()
}

fn harmless(name: &[u8], word: Word) -> bool {
    words::is_harmless(name)
        || (word != Word::Chosen && words::ends_harmless(name))
        || (word == Word::Chosen
            && ["hash", "field", "file", "label", "url", "type", "id", "length"]
                .iter()
                .any(|ending| name.ends_with(ending.as_bytes())))
}

/// Whether a value that somebody issued looks random.
fn issued(value: &[u8], name: &[u8], found: &Assignment, word: Word, kind: FileKind) -> bool {
    let least = if found.quote == Quote::Mark { 8 } else { 10 };
    if kind == FileKind::Locked || value.len() < least || value.contains(&b' ') {
        return false;
    }
    let letters = Letters::of(value);
    let odd = value
        .iter()
        .filter(|byte| {
            !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=' | b'.' | b':' | b'~')
        })
        .count();
    if odd * 4 > value.len() || letters.digit + letters.upper + letters.lower < 8 {
        return false;
    }
    if looks_like_place(value) || is_uuid(value) && !uuid_counts(name) {
        return false;
    }
    if found.quote == Quote::None && letters.digit == 0 && found.sign != Sign::Blank && kind == FileKind::Source {
        return false;
    }
    let bits = randomness::bits(value);
    let needed = match (word, found.quote) {
        (Word::Vague, _) => 10,
        _ if found.sign == Sign::Blank => 14,
        (_, Quote::None) if kind == FileKind::Source => 12,
        _ => 4,
    };
    let needed = if letters.digit == 0 { needed + 10 } else { needed };
    bits >= needed
}

/// Whether a value that a person chose is one at all.
fn chosen(value: &[u8], found: &Assignment, kind: FileKind) -> bool {
    let letters = Letters::of(value);
    if value.contains(&b' ') && found.quote != Quote::Mark {
        return false;
    }
    let words = value.iter().filter(|byte| **byte == b' ').count();
    let place = value.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'-' | b','));
    if words > 1 || value.len() > 128 || value.first() == Some(&b'/') || place && found.quote != Quote::Mark {
        return false;
    }
    if words::is_no_password(value) {
        return false;
    }
    if contains(value, b"password") || contains(value, b"passwd") || contains(value, b"secret") && letters.digit == 0 {
        return kind == FileKind::Config && found.quote != Quote::None && letters.digit > 0;
    }
    let code_like = value.iter().any(|byte| matches!(byte, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b' '))
        || memchr::memmem::find(value, b"::").is_some()
        || memchr::memmem::find(value, b"->").is_some();
    let dotted = value.contains(&b'.') && letters.digit == 0;
    match (found.quote, kind) {
        (Quote::None, FileKind::Source | FileKind::Docs) => {
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

/// Only letters and `_-.:/`, as names and labels are.
fn name_like(value: &[u8]) -> bool {
    value.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'.' | b':' | b'/' | b' '))
}

/// A path, an address, a date, a version.
fn looks_like_place(value: &[u8]) -> bool {
    let slashes = value.iter().filter(|byte| **byte == b'/').count();
    let dots = value.iter().filter(|byte| **byte == b'.').count();
    memchr::memmem::find(value, b"://").is_some()
        || value.starts_with(b"/") && slashes > 1
        || value.starts_with(b"./")
        || value.starts_with(b"../")
        || (slashes > 1 && value.len() < 40 && randomness::bits(value) < 30)
        || (dots >= 2 && randomness::bits(value) < 30)
        || value.contains(&b'@') && dots > 0
        || value.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b':' | b'_' | b'T' | b'Z'))
}

/// Whether a value is a UUID.
pub(crate) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 8 | 13 | 18 | 23) { *byte == b'-' } else { byte.is_ascii_hexdigit() })
}

/// Some providers issue UUIDs as keys, so a name that says outright that it is one counts.
fn uuid_counts(name: &[u8]) -> bool {
    ["apikey", "apitoken", "accesstoken", "authtoken", "secretkey", "apisecret", "clientsecret", "token", "secret"]
        .iter()
        .any(|ending| name.ends_with(ending.as_bytes()))
}
