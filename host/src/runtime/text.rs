//! Text of a component is hostile: it is capped and freed of control characters as it comes in. Each sink escapes it again.

/// At most `limit` bytes of `text`, on one line, without control characters and without those that reorder text.
#[must_use]
pub(crate) fn clean(text: &str, limit: usize) -> String {
    let mut cleaned = clean_lines(text, limit);
    if cleaned.contains('\n') {
        cleaned = cleaned.replace('\n', " ");
    }
    cleaned
}

/// The same, but line ends stay, as LF.
#[must_use]
pub(crate) fn clean_lines(text: &str, limit: usize) -> String {
    let mut cleaned = String::with_capacity(text.len().min(limit));
    for character in text.chars() {
        let kept = match character {
            '\n' => '\n',
            '\t' => ' ',
            '\r' => continue,
            other if other.is_control() || reorders(other) => char::REPLACEMENT_CHARACTER,
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

/// Characters that change the direction or the visibility of what follows (Unicode UAX #9, and the zero-width ones).
fn reorders(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_reordering_characters_do_not_get_in() {
        assert_eq!(clean("a\u{1b}[31mred\u{202e}\u{7}\r\nb\tc", 100), "a\u{fffd}[31mred\u{fffd}\u{fffd} b c");
    }

    #[test]
    fn a_cap_falls_on_a_character() {
        assert_eq!(clean("äöü", 4), "äö…");
        assert_eq!(clean_lines("a\nb", 100), "a\nb");
    }
}
