//! Values that stand where a secret would: examples, templates, references to a secret store.

use crate::randomness::Letters;
use crate::words;
use memchr::memmem;
use sha2::{Digest as _, Sha256};

/// Whether the value says itself that it is none, or cannot be one.
pub(crate) fn is_placeholder(value: &[u8]) -> bool {
    let letters = Letters::of(value);
    letters.distinct <= 3
        || repeats(value)
        || counts(value)
        || counts_bytes(value)
        || value.ends_with(b"...")
        || says_so(value)
}

/// Whether a value of a known shape is an example: what the shape leaves to chance shows a pattern.
pub(crate) fn is_example(variable: &[u8]) -> bool {
    let letters = Letters::of(variable);
    let few = match variable.len() {
        0..=11 => 3,
        12..=19 => 5,
        20..=35 => 6,
        _ => 8,
    };
    // `xoxa-2-511111111-…`: an account's number may be anything where what follows it is random.
    let last = variable.rsplit(|byte| *byte == b'-').next().unwrap_or_default();
    let random = last.len() >= 16 && last.len() < variable.len() && !is_example(last);
    let patterned = (variable.len() >= 8 && letters.distinct < few)
        || longest_run(variable, b'A') >= 10
        || longest_run(variable, 0) >= 12
        || longest_run(variable, 0) >= 8.max(variable.len() / 3)
        || counts_far(variable);
    // The last one is what the bytes 0, 1, 2 … are in base64.
    patterned && !random
        || [
            &b"example"[..],
            b"placeholder",
            b"redacted",
            b"xxxxx",
            b"your_",
            b"your-",
            b"changeme",
            b"insert",
            b"test_key",
            b"aaecawqfbgcicq",
        ]
        .iter()
        .any(|word| contains(variable, word))
}

/// The first eight bytes of the SHA-256 of values that documentation shows to everybody: keys of Google's own samples and the
/// tokens on jwt.io. The values themselves would trip other scanners.
const KNOWN: &[u64] = &[
    0x27a9_a429_31df_f7eb,
    0x49f7_77db_995e_8260,
    0xa6c8_14bc_555a_e62c,
    0x8731_261c_b72d_8626,
    0x37f8_f09b_df12_c2f2,
    0xeb54_0d2b_6ee2_a0a4,
    0x2037_abca_ffb2_b777,
    0x3a8b_61d0_f636_b007,
    0x4c98_242d_cadc_8b29,
    0xea9b_b108_2cf9_5663,
    0x3f37_0c9d_d822_5c63,
    0xa19f_89ab_3555_eac1,
    0xe4a5_542b_b7fd_7b67,
    0xdc0f_cf04_6c61_640c,
    0xf56e_3234_94a6_ffc2,
    0x0b47_6bdf_9acf_2123,
    0x7f75_367e_7881_2551,
    0xda81_6f9f_2c16_e6c5,
    0x7831_4b11_be2e_5815,
];

/// Whether the whole token is one that documentation shows.
pub(crate) fn is_known(token: &[u8]) -> bool {
    let hash = Sha256::digest(token);
    let first = hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    KNOWN.contains(&first)
}

/// Whether it is a template expression or names a place where the value is kept.
pub(crate) fn is_reference(value: &[u8]) -> bool {
    words::begins_reference(value)
        || value.iter().any(|byte| matches!(byte, b'$' | b'{' | b'#' | b'%' | b'<' | b'}' | b'[')) && is_template(value)
}

fn is_template(value: &[u8]) -> bool {
    [&b"${"[..], b"{{", b"#{", b"$(", b"}}", b"%(", b"%s", b"<%"].iter().any(|mark| memmem::find(value, mark).is_some())
        || (value.first() == Some(&b'{') && value.last() == Some(&b'}') && !value.starts_with(b"{AQAAA"))
        || (value.first() == Some(&b'[') && value.last() == Some(&b']'))
        || (value.first() == Some(&b'%') && value.last() == Some(&b'%'))
}

fn says_so(value: &[u8]) -> bool {
    // A long random value may hold a short word by chance.
    let long = value.len() >= 24 && crate::randomness::bits(value) > 40;
    words::has_placeholder(value, if long { 6 } else { 0 })
}

/// Whether `word`, in lower case, stands in `text` in any case.
pub(crate) fn contains(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len() && text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

/// The longest run of one letter that is not `but`; base64 writes zeros as `A`.
fn longest_run(value: &[u8], but: u8) -> usize {
    let mut longest = usize::from(!value.is_empty());
    let mut run = 1;
    for pair in value.windows(2) {
        run = if pair[0] == pair[1] && pair[0] != but { run + 1 } else { 1 };
        longest = longest.max(run);
    }
    longest
}

/// The same few letters again and again.
fn repeats(value: &[u8]) -> bool {
    longest_run(value, if value.len() >= 40 { b'A' } else { 0 }) >= 6
        || (1..=value.len() / 3)
            .take(8)
            .any(|period| value.iter().zip(&value[period..]).all(|(one, other)| one == other))
}

/// `12345678`, `abcdefgh`, `87654321`.
fn counts(value: &[u8]) -> bool {
    steps(value) >= 5
}

/// `000102030405…` and `00112233…`: bytes in hexadecimal that differ by the same step.
fn counts_bytes(value: &[u8]) -> bool {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let bytes: Option<Vec<u32>> =
        value.chunks_exact(2).take(12).map(|pair| Some(digit(pair[0])? * 16 + digit(pair[1])?)).collect();
    bytes.is_some_and(|bytes| {
        bytes.len() >= 8
            && bytes.windows(3).take(6).all(|three| three[2].wrapping_sub(three[1]) == three[1].wrapping_sub(three[0]))
    })
}

fn counts_far(value: &[u8]) -> bool {
    steps(value) >= 10.max(value.len() / 4)
}

/// The longest run of steps of the same one up or down.
fn steps(value: &[u8]) -> usize {
    let mut longest = 0;
    for direction in [1i16, -1] {
        let mut run = 0;
        for pair in value.windows(2) {
            let same_kind = pair[0].is_ascii_alphanumeric() && pair[1].is_ascii_alphanumeric();
            let step = i16::from(pair[1].to_ascii_lowercase()) - i16::from(pair[0].to_ascii_lowercase());
            run = if same_kind && (step == direction || (pair == b"90" && direction == 1)) { run + 1 } else { 0 };
            longest = longest.max(run);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_say_so() {
        for value in [
            "changeme",
            "xxxxxxxxxxxx",
            "YOUR_API_KEY",
            "1234567890",
            "abcdefgh",
            "abababababab",
            "AKIAIOSFODNN7EXAMPLE",
        ] {
            assert!(is_placeholder(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn secrets_do_not() {
        for value in ["Zf3D0LXCM3EIMbgJpUNnkRtOfOueHznB", "q7x9vkz2wp4jtg8y", "hunter2horse"] {
            assert!(!is_placeholder(value.as_bytes()), "{value}");
            assert!(!is_reference(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn references_are_no_values() {
        for value in
            ["${DB_PASSWORD}", "{{ .Values.password }}", "$PASSWORD", "<password>", "os.environ['X']", "%PASSWORD%"]
        {
            assert!(is_reference(value.as_bytes()), "{value}");
        }
    }
}
