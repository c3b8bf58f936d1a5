//! Names as they stand in messages. Whoever opens a pull request chooses its branch name, so it is shown such that it can
//! neither steer a terminal nor pass for another name.

/// How many characters of a name a message holds.
const SHOWN: usize = 120;

/// The name between backticks: everything but printable ASCII as an escape, and not more than a line holds.
#[must_use]
pub fn name(name: &str) -> String {
    let mut shown = String::from("`");
    for c in name.chars().take(SHOWN) {
        // A backtick would end the code span, a backslash would make the escapes ambiguous.
        if (c.is_ascii_graphic() && !matches!(c, '`' | '\\')) || c == ' ' {
            shown.push(c);
        } else {
            shown.extend(c.escape_unicode());
        }
    }
    shown.push('`');
    let length = name.chars().count();
    if length > SHOWN {
        shown.push_str(&format!(" … ({length} characters)"));
    }
    shown
}

/// A list for a sentence, each entry between backticks, the long tail counted.
#[must_use]
pub fn list<'a>(entries: impl ExactSizeIterator<Item = &'a str>) -> String {
    const MOST: usize = 8;
    let total = entries.len();
    let mut shown: Vec<String> = entries.take(MOST).map(name).collect();
    if total > MOST {
        shown.push(format!("{} more", total - MOST));
    }
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn hostile_names_are_escaped() {
        assert_eq!(super::name("a\u{1b}[31m`b`"), "`a\\u{1b}[31m\\u{60}b\\u{60}`");
        assert_eq!(super::name("f\u{435}at"), "`f\\u{435}at`");
        assert_eq!(super::name("a\u{202e}b\n::error::"), "`a\\u{202e}b\\u{a}::error::`");
    }

    #[test]
    fn long_names_are_cut() {
        let shown = super::name(&"x".repeat(5_000));
        assert!(shown.len() < 200, "{shown}");
        assert!(shown.ends_with("(5000 characters)"), "{shown}");
    }
}
