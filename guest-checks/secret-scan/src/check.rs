//! What a token shows besides its shape, without asking anybody: checksums and inner structure.

/// A test that a match must pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Check {
    /// None.
    None,
    /// The last six letters are a CRC-32 of the part between `_` and them, in base 62; a token of another make that
    /// is plainly random is let through as well.
    Crc32Base62,
    /// The first part decodes to a JSON object with `alg`.
    Jwt,
    /// As [`Check::Jwt`], and the claims name the provider; [`crate::provider`] knows its name.
    Issuer,
    /// No lower-case word, as in base 32, and not a long run of such letters.
    AwsKeyId,
    /// Random, by [`crate::randomness`].
    Random,
    /// Very random, with digits.
    Strong,
    /// Letters and digits.
    Mixed,
    /// As it is, even where it says that it is an example.
    Any,
}

/// The digits of base 62 as GitHub and npm order them.
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// CRC-32 as zlib has it.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.iter().fold(!0, step)
}

/// A checksum of six letters as GitHub and npm write it.
pub(crate) fn base62_checksum(bytes: &[u8]) -> [u8; 6] {
    let mut crc = crc32(bytes);
    let mut out = [b'0'; 6];
    for letter in out.iter_mut().rev() {
        *letter = BASE62[(crc % 62) as usize];
        crc /= 62;
    }
    out
}

/// Whether the token ends with the checksum of what stands after its prefix.
pub(crate) fn has_checksum(token: &[u8]) -> bool {
    let body = token.iter().position(|byte| *byte == b'_').map_or(token, |at| &token[at + 1..]);
    body.len() > 6 && {
        let (random, sum) = body.split_at(body.len() - 6);
        base62_checksum(random) == sum
    }
}

/// Decodes base64 of either alphabet, padded or not; stops at what is none.
pub(crate) fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => break,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out
}

impl Check {
    /// Whether `token` passes.
    pub(crate) fn passes(self, token: &[u8]) -> bool {
        match self {
            Self::None | Self::Any => true,
            Self::Crc32Base62 => has_checksum(token) || crate::randomness::bits(token) > 0,
            Self::Jwt | Self::Issuer => {
                let header = base64(token.split(|byte| *byte == b'.').next().unwrap_or_default());
                header.first() == Some(&b'{') && memchr::memmem::find(&header, b"\"alg\"").is_some()
            }
            Self::AwsKeyId => token.iter().skip(4).any(u8::is_ascii_digit) || crate::randomness::bits(token) > 4,
            Self::Strong => {
                let letters = crate::randomness::Letters::of(token);
                let needed = if letters.digit > 1 { 14 } else { 30 };
                letters.digit > 0 && (crate::randomness::bits(token) > needed || crate::judge::shape::is_uuid(token))
            }
            Self::Mixed => token.iter().any(u8::is_ascii_digit) && token.iter().any(u8::is_ascii_alphabetic),
            Self::Random => crate::randomness::bits(token) > 6,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc32_is_that_of_zlib() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_checksum_belongs_to_its_token() {
        let random = "zQkTqVrEjXw3b8Nc5Yh1Ls7Ga2Pd9F";
        let sum = base62_checksum(random.as_bytes());
        let token = format!("ghp_{random}{}", String::from_utf8_lossy(&sum));
        assert!(has_checksum(token.as_bytes()));
        assert!(!has_checksum(token.replace('z', "y").as_bytes()));
    }

    #[test]
    fn base64_of_either_alphabet() {
        assert_eq!(base64(b"_-8="), [0xff, 0xef]);
        assert_eq!(base64(b"/+8"), [0xff, 0xef]);
        assert_eq!(base64(b"aGk=rest"), b"hi");
    }
}
