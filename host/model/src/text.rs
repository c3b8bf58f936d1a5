//! Text of strangers: capped and freed of what does not show as it comes in. Each format escapes it once more on its way out.

/// At most `limit` bytes of `text`, on one line, without control characters and without those that reorder text.
#[must_use]
pub fn clean(text: &str, limit: usize) -> String {
    let mut cleaned = clean_lines(text, limit);
    if cleaned.contains('\n') {
        cleaned = cleaned.replace('\n', " ");
    }
    cleaned
}

/// The same, but line ends stay, as LF.
#[must_use]
pub fn clean_lines(text: &str, limit: usize) -> String {
    let mut cleaned = String::with_capacity(text.len().min(limit));
    for character in text.chars() {
        let kept = match character {
            '\n' => '\n',
            '\t' => ' ',
            '\r' => continue,
            other if is_hidden(other) => char::REPLACEMENT_CHARACTER,
            other => other,
        };
        if cleaned.len() + kept.len_utf8() > limit {
            cleaned.push('…');
            break;
        }
        cleaned.push(kept);
    }
    cleaned
}

/// Whether a character must be seen rather than obeyed: controls, marks of direction (Unicode UAX #9) and others without a shape. Those
/// that emoji and scripts need are not among them, see [`joins`].
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{3164}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character has no shape of its own and is kept all the same, because emoji and scripts need it.
#[must_use]
pub fn joins(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// How many lines these bytes have, as positions count them: an empty text has one, and what follows the last LF is one only where there is
/// something.
#[must_use]
pub fn lines(bytes: &[u8]) -> u32 {
    let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
    let rest = usize::from(bytes.last().is_none_or(|byte| *byte != b'\n'));
    u32::try_from(ends + rest).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_reordering_characters_do_not_get_in() {
        assert_eq!(clean("a\u{1b}[31mred\u{202e}\u{7}\r\nb\tc", 100), "a\u{fffd}[31mred\u{fffd}\u{fffd} b c");
        assert_eq!(clean("\u{1f469}\u{200d}\u{1f680}\u{ad}", 100), "\u{1f469}\u{200d}\u{1f680}\u{fffd}");
    }

    #[test]
    fn a_cap_falls_on_a_character() {
        assert_eq!(clean("äöü", 4), "äö…");
        assert_eq!(clean_lines("a\nb", 100), "a\nb");
    }

    #[test]
    fn lines_are_counted_as_people_see_them() {
        for (text, count) in [("", 1), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n\n", 2)] {
            assert_eq!(lines(text.as_bytes()), count, "{text:?}");
        }
    }
}
