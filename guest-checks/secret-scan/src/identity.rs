//! What identifies a value without telling it, and what of it a message may not hold.

use crate::catalogue::{Kind, Rule, id};
use sha2::{Digest as _, Sha256};

/// A value from which no hash may be made has fewer random bits than this.
const STRONG: i64 = 64;
/// Where no shape of a token vouches for it, a value must look drawn by chance by so many bits. Passwords with digits for letters
/// reach 30, keys of 32 letters have more than 60.
const PLAINLY: i64 = 48;
/// Bytes of a secret in a row that no text may hold.
const TELLING: usize = 9;

/// Whether nobody can find a value by trying, so that a hash of it tells nothing.
pub(crate) fn is_strong(rule: &Rule, value: &[u8]) -> bool {
    let strong = random_bits(value) >= STRONG;
    let plainly = || strong && crate::randomness::bits(value) >= PLAINLY;
    match (&rule.kind, rule.id) {
        (_, id::PRIVATE_KEY) => true,
        (Kind::Code, id::GENERIC | id::CUSTOM) => plainly(),
        // What a person chose is never strong.
        (Kind::Code, _) => false,
        // Such a value has the shape of many; the others have that of a token, which somebody drew.
        (Kind::Assigned { .. }, _) => !rule.weak && plainly(),
        (Kind::Token(_) | Kind::Pattern { .. }, _) => !rule.weak && strong,
    }
}

/// What stays the same wherever a strong value moves, and is another for another value or rule.
pub(crate) fn identity(rule: &str, value: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(rule);
    hash.update([0]);
    hash.update(value);
    hex::encode(&hash.finalize()[..16])
}

/// The line of an ignore file that excuses a strong value alone. betterleaks writes the same.
pub(crate) fn fingerprint(value: &[u8]) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(String::from_utf8_lossy(value).as_bytes())))
}

/// How many bits were drawn to make a token at the least: three for each letter behind a prefix.
fn random_bits(value: &[u8]) -> i64 {
    let letters = crate::randomness::Letters::of(value);
    let distinct = i64::try_from(letters.distinct).unwrap_or(0);
    let body = i64::try_from(value.len()).unwrap_or(0) - 6;
    (body * 3).min(distinct * 8).min(if crate::randomness::bits(value) > 0 { i64::MAX } else { 0 })
}

/// Whether a text holds a secret or enough of it to matter.
pub(crate) fn reveals(text: &str, secret: &[u8]) -> bool {
    shares(text, secret, TELLING)
}

/// Whether a name holds a secret or half of one. A name may well say how tokens of its kind begin.
pub(crate) fn is_made_of(name: &str, secret: &[u8]) -> bool {
    shares(name, secret, TELLING.max(secret.len() / 2))
}

fn shares(text: &str, secret: &[u8], length: usize) -> bool {
    let length = secret.len().min(length);
    length >= 4 && text.as_bytes().windows(length).any(|part| memchr::memmem::find(secret, part).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::code;

    #[test]
    fn what_can_be_guessed_is_not_strong() {
        for value in [
            "winter2031",
            "correct horse battery staple",
            "MyCompany-Production-Password-2031!",
            "Sup3rS3cr3t-Pr0duct10n-K3y-2031",
            "P@ssw0rd-Z4hlungsd1enst-K0en1g",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ] {
            for rule in [id::GENERIC, id::CUSTOM, id::PASSWORD, id::URL_PASSWORD] {
                assert!(!is_strong(code(rule), value.as_bytes()), "{value}");
            }
        }
        let token = b"Zf3D0LXCM3EIMbgJpUNnkRtOfOueHznB";
        assert!(is_strong(code(id::GENERIC), token) && is_strong(code(id::CUSTOM), token));
        assert!(!is_strong(code(id::PASSWORD), token));
    }

    #[test]
    fn a_text_reveals_what_it_shares_with_a_secret() {
        assert!(reveals("it is 0123456789", b"xx012345678yy"));
        assert!(!reveals("it is 01234567", b"xx012345678yy"));
        assert!(reveals("the pin is 4711", b"4711"));
        assert!(!reveals("anything", b"any"));
        assert!(
            !is_made_of("acme-api-key", b"acme-api-key-Zf3D0LXCM3EIMbg")
                && is_made_of("acme-Zf3D0LXC", b"acme-Zf3D0LXCM")
        );
    }
}
