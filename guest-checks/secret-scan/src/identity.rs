//! What identifies a value without telling it, and what of it a message may not hold.

use crate::catalogue::{Kind, Rule, id};
use crate::format::Format;
use crate::randomness::{self, Letters};
use sha2::{Digest as _, Sha256};

/// A value from which no hash may be made has fewer random bits than this.
const STRONG: i64 = 64;
/// Where no shape of a token vouches for it, a value must look drawn by chance by so many bits. Passwords with digits for letters
/// reach 30, keys of 32 letters have more than 60.
const PLAINLY: i64 = 48;
/// A letter of a token counts for no more bits than one of base 64, whatever else its format lets stand there.
const LETTER: i64 = 6;
/// So many different letters show that a token was drawn, if its alphabet has at least twice as many.
const DIFFERENT: i64 = 8;
/// Whoever fills a token's length with a word again and again uses a shorter word than this.
const REPEATED: usize = 32;
/// Bytes of a secret in a row that no text may hold.
const TELLING: usize = 9;

/// Whether nobody can find a value by trying, so that a hash of it tells nothing.
pub(crate) fn is_strong(rule: &Rule, value: &[u8]) -> bool {
    let plainly = || random_bits(value) >= STRONG && randomness::bits(value) >= PLAINLY;
    match (&rule.kind, rule.id) {
        (_, id::PRIVATE_KEY) => true,
        (Kind::Code, id::GENERIC | id::CUSTOM) => plainly(),
        // What a person chose is never strong.
        (Kind::Code, _) => false,
        // Such a value has the shape of many; the others have that of a token, which somebody drew.
        (Kind::Assigned { .. }, _) => !rule.weak && plainly(),
        (Kind::Token(formats) | Kind::Pattern { value: formats, .. }, _) => {
            !rule.weak && token_bits(formats, value) >= STRONG
        }
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

/// How many bits were drawn to make a token at the least, by its format. The bytes that each token of the format has were drawn;
/// one that may be longer may hold a name as well, whose letters count for less.
fn token_bits(formats: &[Format], value: &[u8]) -> i64 {
    let fitting = formats.iter().filter(|format| format.is(value)).map(|format| {
        let body = &value[format.variable(value)..];
        let (fewest, most) = format.drawn(value.len(), LETTER);
        fewest.max(by_length(value).min(most)).min(shown(body, most, format.letters()))
    });
    // One that is encoded fits none.
    fitting.min().unwrap_or_else(|| random_bits(value))
}

/// How many bits the drawn part of a token can have for what is to be seen of it: few letters, repetitions, rows like `abcd` and
/// words are not drawn. `drawn`: how many its format says.
fn shown(body: &[u8], drawn: i64, alphabet: i64) -> i64 {
    // A token of several parts has letters of more alphabets than any of its parts, so its format may explain it better.
    let by_chance = randomness::bits(body) > 0 || randomness::cost(body) / 4 > drawn;
    let steps = body.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) <= 1).count();
    if !by_chance || steps * 2 >= body.len() {
        return 0;
    }
    let distinct = i64::try_from(Letters::of(body).distinct).unwrap_or(0);
    let period = (1..=REPEATED.min(body.len() / 2)).find(|period| body[*period..] == body[..body.len() - period]);
    let repeated = period.map_or(i64::MAX, |period| i64::try_from(period).unwrap_or(0) * LETTER);
    (distinct * STRONG / DIFFERENT.min(alphabet / 2).max(1)).min(repeated)
}

/// Three bits for each letter behind a prefix.
fn by_length(value: &[u8]) -> i64 {
    (i64::try_from(value.len()).unwrap_or(0) - 6) * 3
}

/// How many bits were drawn to make a value of unknown format at the least.
fn random_bits(value: &[u8]) -> i64 {
    let distinct = i64::try_from(Letters::of(value).distinct).unwrap_or(0);
    by_length(value).min(distinct * 8).min(if randomness::bits(value) > 0 { i64::MAX } else { 0 })
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
    use crate::catalogue::{RULES, code};
    use crate::format::{Part, sample, set};

    const DRAWS: usize = 30;

    /// Tokens of a format, drawn anew but the same in each run.
    fn tokens(parts: &[Part], seed: u64) -> impl Iterator<Item = String> + '_ {
        (1..=DRAWS as u64).map(move |time| sample(parts, (seed + time).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }

    fn strong(rule: &Rule, tokens: impl Iterator<Item = String>) -> usize {
        tokens.filter(|token| is_strong(rule, token.as_bytes())).count()
    }

    fn rule(id: &str) -> &'static Rule {
        RULES.iter().find(|rule| rule.id == id).unwrap_or_else(|| panic!("no rule is called `{id}`"))
    }

    /// How many bits a random token of a format has, at the shortest and at the longest.
    fn bits(parts: &[Part]) -> (f64, f64) {
        parts.iter().fold((0.0, 0.0), |(least, most), part| match *part {
            Part::Set { set, min, max } => {
                let letters = set::OF.iter().filter(|sets| **sets & set != 0).count().min(64) as f64;
                (least + letters.log2() * min as f64, most + letters.log2() * max as f64)
            }
            Part::Text(_) | Part::OneOf(_) => (least, most),
        })
    }

    #[test]
    fn a_token_is_as_strong_as_its_format() {
        let (mut weak, mut wrong) = (Vec::new(), Vec::new());
        for (number, rule) in RULES.iter().enumerate() {
            let Kind::Token(formats) = &rule.kind else { continue };
            for (at, format) in formats.iter().enumerate() {
                let strong = strong(rule, tokens(format.parts, number as u64 * 1000));
                let (least, most) = bits(format.parts);
                let line = format!("{} {at}: {strong} of {DRAWS}, {least:.0} to {most:.0} bits", rule.id);
                match strong {
                    _ if rule.weak || most < STRONG as f64 => {
                        weak.push(format!("{line}{}", if rule.weak { ", weak" } else { "" }));
                        wrong.extend((strong > 0).then_some(line));
                    }
                    _ if least >= STRONG as f64 => wrong.extend((strong < DRAWS - 1).then_some(line)),
                    _ => weak.push(line),
                }
            }
        }
        println!("never or not always strong:\n{}", weak.join("\n"));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn tokens_of_the_best_known_rules_are_strong() {
        for (id, parts) in [
            ("gitlab-pat", &[Part::Text("glpat-"), Part::Set { set: set::SLUG, min: 20, max: 20 }][..]),
            ("gitlab-runner-token", &[Part::Text("glrt-"), Part::Set { set: set::SLUG, min: 20, max: 20 }]),
            ("aws-access-key-id", &[Part::Text("AKIA"), Part::Set { set: set::BASE32, min: 16, max: 16 }]),
            ("github-pat", &[Part::Text("ghp_"), Part::Set { set: set::ALNUM, min: 36, max: 36 }]),
            (
                "slack-bot-token",
                &[
                    Part::Text("xoxb-"),
                    Part::Set { set: set::DIGIT, min: 12, max: 12 },
                    Part::Text("-"),
                    Part::Set { set: set::DIGIT, min: 12, max: 12 },
                    Part::Text("-"),
                    Part::Set { set: set::ALNUM, min: 24, max: 24 },
                ],
            ),
            ("huggingface-access-token", &[Part::Text("hf_"), Part::Set { set: set::ALPHA, min: 34, max: 34 }]),
        ] {
            let rule = rule(id);
            let Kind::Token(formats) = &rule.kind else { panic!("`{id}` has no format") };
            assert!(tokens(parts, 7).all(|token| formats.iter().any(|format| format.is(token.as_bytes()))), "{id}");
            let strong = strong(rule, tokens(parts, 7));
            assert!(strong >= DRAWS - 1, "{id}: {strong} of {DRAWS}");
        }
    }

    #[test]
    fn what_is_no_draw_is_not_strong_in_whatever_format() {
        let formats = [
            ("gitlab-pat", "glpat-", 20),
            ("github-pat", "ghp_", 36),
            ("github-fine-grained-pat", "github_pat_", 82),
            ("aws-access-key-id", "AKIA", 16),
        ];
        for (id, prefix, length) in formats {
            for word in ["a", "A", "ab", "AB", "1234567890", "winter2031", "WINTER", "q7Zk2WvR", "abcdefghijklmnop"] {
                let token = format!("{prefix}{}", &word.repeat(length)[..length]);
                assert!(!is_strong(rule(id), token.as_bytes()), "{token}");
            }
        }
    }

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
