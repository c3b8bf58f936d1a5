//! What may be shown of a secret: its first and last letters, by its length, never more than eight in all.

/// The redacted form of a secret.
pub(crate) fn redact(secret: &[u8]) -> String {
    let text = String::from_utf8_lossy(secret);
    let letters: Vec<char> = text.chars().map(|letter| if letter.is_control() { '.' } else { letter }).collect();
    let (first, last) = match letters.len() {
        0..=11 => (0, 0),
        12..=19 => (2, 0),
        20..=31 => (4, 0),
        32..=39 => (4, 2),
        _ => (4, 4),
    };
    let head: String = letters[..first].iter().collect();
    let tail: String = letters[letters.len() - last..].iter().collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::redact;

    #[test]
    fn shows_eight_letters_at_most_and_a_quarter_of_a_short_one() {
        for length in 0..100 {
            let secret: String = (0..length).map(|_| 'x').collect();
            let shown = redact(secret.as_bytes()).matches('x').count();
            assert!(shown <= 8 && shown * 4 <= length, "{length}: {shown}");
        }
        assert_eq!(redact(b"short"), "…");
        assert_eq!(redact("0123456789012345678901234567890123456789".as_bytes()), "0123…6789");
    }

    #[test]
    fn shows_no_control_character() {
        assert_eq!(redact(b"\x1b[31mabcdefghijklmnop"), ".[31…");
    }
}
