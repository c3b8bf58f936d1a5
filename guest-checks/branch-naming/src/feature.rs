//! One branch for each feature: ids, variants, and who carries an id already.

use sha2::{Digest, Sha256};

/// How many hex digits an id has.
const DIGITS: usize = 12;

/// Variants of a feature branch run from 2 to this. A sixth attempt at one spec says that the spec needs work.
pub const LAST_VARIANT: u64 = 5;

/// The id of the feature that a spec file describes.
#[must_use]
pub fn id(spec: &[u8]) -> String {
    let mut id = hex::encode(Sha256::digest(spec));
    id.truncate(DIGITS);
    id
}

/// What stands for `{feature}` in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<'n> {
    /// The id.
    pub id: &'n str,
    /// Which variant; the first has none.
    pub variant: Option<u64>,
}

/// Reads an id with or without `-v2`. None: it is neither.
#[must_use]
pub fn mark(text: &str) -> Option<Mark<'_>> {
    let (id, variant) = match text.split_once("-v") {
        Some((id, digits)) => {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
            if digits.is_empty() || !plain {
                return None;
            }
            // More digits than fit are beyond the last variant like every other large number.
            (id, Some(digits.parse().unwrap_or(u64::MAX)))
        }
        None => (text, None),
    };
    let hex = id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (id.len() == DIGITS && hex && variant != Some(1)).then_some(Mark { id, variant })
}

/// The first thing in a name that looks like an id.
#[must_use]
pub fn find(name: &str) -> Option<&str> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| mark(word).is_some())
}

/// Whether a name carries an id as a word of its own.
#[must_use]
pub fn carries(name: &str, id: &str) -> bool {
    name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == id)
}

/// The branches that carry the id of `name` and are no numbered variants of it. A variant declares itself, so whoever made the
/// first branch does not lose it to the second.
#[must_use]
pub fn rivals<'b>(name: &str, id: &str, branches: &'b [String]) -> Vec<&'b str> {
    let own = stem(name, id);
    let others = branches.iter().map(String::as_str).filter(|other| *other != name && carries(other, id));
    others.filter(|other| stem(other, id) != own).collect()
}

/// The name without the number of its variant.
fn stem(name: &str, id: &str) -> String {
    let Some(at) = name.find(id) else { return name.to_owned() };
    let (before, after) = name.split_at(at + id.len());
    let rest = after.strip_prefix("-v").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    match rest {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => format!("{before}{rest}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_start_of_the_hash() {
        // The SHA-256 of nothing, known from elsewhere.
        assert_eq!(id(b""), "e3b0c44298fc");
    }

    #[test]
    fn marks() {
        let id = "0123456789ab";
        assert_eq!(mark(id), Some(Mark { id, variant: None }));
        assert_eq!(mark("0123456789ab-v2"), Some(Mark { id, variant: Some(2) }));
        assert_eq!(mark("0123456789ab-v99999999999999999999"), Some(Mark { id, variant: Some(u64::MAX) }));
        for no in [
            "0123456789ab-v",
            "0123456789ab-v0",
            "0123456789ab-v1",
            "0123456789ab-v02",
            "0123456789a",
            "0123456789aB",
            "",
        ] {
            assert_eq!(mark(no), None, "{no}");
        }
    }

    #[test]
    fn rivals_are_others_with_the_same_id_but_not_its_variants() {
        let id = "0123456789ab";
        let branches: Vec<String> = [
            "main",
            "auto/x/0123456789ab",
            "auto/x/0123456789ab-v2",
            "ann/0123456789ab",
            "x0123456789ab",
            "b/0123456789ab-vx",
        ]
        .map(str::to_owned)
        .to_vec();
        assert_eq!(rivals("auto/x/0123456789ab", id, &branches), ["ann/0123456789ab", "b/0123456789ab-vx"]);
        assert_eq!(rivals("ann/0123456789ab", id, &branches).len(), 3);
    }
}
