//! How much more likely a value is to be random than to be written by a person.
//!
//! Shannon entropy cannot tell `getUserByIdentifier` from a key: both have many different letters. So two stories are
//! compared: that every letter was drawn from an alphabet, and that each letter follows the one before it as in source
//! code and prose. `bigrams.txt` holds the second: for each of 64 classes of letters (a–z, A–Z, 0–9, `_-`, anything else) the
//! cost in quarter bits, as a character counted from `0`, of each class that may follow. It was counted over 60 million
//! characters of names and words in open-source code and documentation.

/// 64 lines of 64 costs.
static BIGRAMS: &[u8] = include_bytes!("bigrams.txt");

fn class(byte: u8) -> usize {
    usize::from(match byte {
        b'a'..=b'z' => byte - b'a',
        b'A'..=b'Z' => byte - b'A' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'_' | b'-' => 62,
        _ => 63,
    })
}

/// What letters a value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Letters {
    pub(crate) lower: usize,
    pub(crate) upper: usize,
    pub(crate) digit: usize,
    pub(crate) other: usize,
    /// Of `other`, dashes.
    pub(crate) dash: usize,
    /// Letters beyond `f`.
    pub(crate) beyond_hex: usize,
    /// Different bytes.
    pub(crate) distinct: usize,
}

impl Letters {
    /// Counts.
    pub(crate) fn of(value: &[u8]) -> Self {
        let mut letters = Self::default();
        let mut seen = [false; 256];
        for &byte in value {
            match byte {
                b'a'..=b'z' => letters.lower += 1,
                b'A'..=b'Z' => letters.upper += 1,
                b'0'..=b'9' => letters.digit += 1,
                _ => letters.other += 1,
            }
            letters.dash += usize::from(byte == b'-');
            letters.beyond_hex += usize::from(byte.is_ascii_alphabetic() && !byte.is_ascii_hexdigit());
            letters.distinct += usize::from(!std::mem::replace(&mut seen[usize::from(byte)], true));
        }
        letters
    }

    /// Only hexadecimal digits, in one case, perhaps in groups.
    pub(crate) fn is_hex(&self) -> bool {
        self.other == self.dash && self.beyond_hex == 0 && self.digit > 0 && (self.lower == 0 || self.upper == 0)
    }

    /// Quarter bits for one letter drawn from the smallest usual alphabet that has them all.
    fn alphabet(&self) -> i64 {
        if self.digit > 0 && self.lower + self.upper + self.other == 0 {
            13
        } else if self.is_hex() {
            16
        } else if self.other == 0 && (self.lower == 0 || self.upper == 0) {
            if self.digit > 0 { 21 } else { 19 }
        } else {
            24
        }
    }
}

/// What it costs to write each byte after the one before it, in quarter bits.
pub(crate) fn cost(part: &[u8]) -> i64 {
    let step =
        |pair: &[u8]| BIGRAMS.get(class(pair[0]) * 65 + class(pair[1])).map_or(0, |letter| i64::from(*letter) - 48);
    part.windows(2).map(step).sum()
}

/// Bits by which chance explains the value better than writing does; negative where writing does.
pub(crate) fn bits(value: &[u8]) -> i64 {
    // A value begins after what is no part of it.
    let first = value.first().map_or(0, |first| cost(&[b' ', *first]));
    let cost = first + cost(value);
    let drawn = Letters::of(value).alphabet() * i64::try_from(value.len()).unwrap_or(i64::MAX / 64);
    (cost - drawn) / 4
}

#[cfg(test)]
mod tests {
    use super::bits;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(super::BIGRAMS.len(), 64 * 65);
        assert!(super::BIGRAMS.iter().enumerate().all(|(at, byte)| (at % 65 == 64) == (*byte == b'\n')));
    }

    #[test]
    fn names_are_written() {
        for name in ["getUserByIdentifier", "authentication_provider_name", "DEFAULT_TOKEN_EXPIRATION", "rootPassword"]
        {
            assert!(bits(name.as_bytes()) < 0, "{name}: {}", bits(name.as_bytes()));
        }
    }

    #[test]
    fn keys_are_drawn() {
        for key in ["Zf3D0LXCM3EIMbgJpUNnkRtOfOueHznB", "q7x9vkz2wp4jtg8y", "8f14e45fceea167a5a36dedd4bea2543"] {
            assert!(bits(key.as_bytes()) > 10, "{key}: {}", bits(key.as_bytes()));
        }
    }
}
