//! What the lists of words in `words.toml` say of a name or a value.

use crate::keywords::Keywords;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Whether a name, squeezed, has a word that makes it harmless.
pub(crate) fn is_harmless(name: &[u8]) -> bool {
    static LIST: OnceLock<Keywords> = OnceLock::new();
    LIST.get_or_init(|| Keywords::new(HARMLESS.iter().copied())).any(name, |_| true)
}

/// Whether a name, squeezed, ends like that of something else than the secret.
pub(crate) fn ends_harmless(name: &[u8]) -> bool {
    ENDINGS.iter().any(|ending| name.ends_with(ending.as_bytes()))
}

/// Words that are common in source code and prose.
pub(crate) fn common() -> impl Iterator<Item = &'static str> {
    COMMON.iter().copied()
}

/// Whether the name of a service is a word as well.
pub(crate) fn is_ordinary(name: &str) -> bool {
    ORDINARY.contains(&name)
}

/// Whether a name, squeezed, ends with a telling word, perhaps with a number or the place where it is used.
pub(crate) fn ends_telling(name: &[u8]) -> bool {
    let name = without_place(name);
    TELLING.iter().any(|word| name.ends_with(word.as_bytes()))
}

/// Whether a name, squeezed, ends with a word for a password, perhaps with a number or the place where it is used.
pub(crate) fn ends_chosen(name: &[u8]) -> bool {
    let name = without_place(name);
    CHOSEN.iter().any(|word| name.ends_with(word.as_bytes()))
}

/// Without the number and the place at the end of a name.
fn without_place(name: &[u8]) -> &[u8] {
    let digits = name.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let name = &name[..name.len() - digits];
    let place = PLACES.iter().find(|place| name.ends_with(place.as_bytes()));
    &name[..name.len() - place.map_or(0, |place| place.len())]
}

/// Names that end like harmless ones and are none.
pub(crate) fn is_secret_after_all(name: &[u8]) -> bool {
    [&b"sessionid"[..], b"phpsessid", b"jsessionid", b"encryptionhash", b"ccencryptionhash", b"appid"].contains(&name)
}

/// Whether the word before `pass` in a name says that it is a password, as in `smtppass`.
pub(crate) fn is_of_pass(name: &[u8]) -> bool {
    PASSES
        .iter()
        .any(|word| name.len() >= word.len() && name[name.len() - word.len()..].eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether a value has a word of at least `least` letters that says that it is no secret.
pub(crate) fn has_placeholder(value: &[u8], least: usize) -> bool {
    static LIST: OnceLock<Keywords> = OnceLock::new();
    LIST.get_or_init(|| Keywords::new(PLACEHOLDERS.iter().copied())).any(value, |hit| hit.end - hit.start >= least)
}

/// Whether a value begins as a reference does.
pub(crate) fn begins_reference(value: &[u8]) -> bool {
    let begins =
        |start: &&str| value.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start.as_bytes()));
    REFERENCES.iter().any(begins)
}

/// Whether a value is none of a password.
pub(crate) fn is_no_password(value: &[u8]) -> bool {
    NO_PASSWORDS.iter().any(|word| value.eq_ignore_ascii_case(word.as_bytes()))
}
