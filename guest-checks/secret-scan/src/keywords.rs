//! Finds where keywords stand in a file, in any case, in one pass that looks at every byte once.
//!
//! Of each keyword only its rarest four bytes are looked for: every position's last four bytes, folded to 5 bits each, are
//! hashed into a table of bits that stays in the first-level cache. No state depends on the table, so nothing waits for
//! memory as an automaton does. Where a bit is set, the keywords behind it are compared.

use crate::randomness::cost;
use std::cmp::Reverse;

/// A keyword that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Its number in the list.
    pub(crate) keyword: usize,
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

/// Every byte in five bits: letters whatever their case, digits as one, some punctuation.
static CLASS: [u8; 256] = {
    let mut table = [31; 256];
    let mut at = 0;
    while at < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "counts to 255")]
        let byte = at as u8;
        table[at] = match byte {
            b'a'..=b'z' => byte - b'a' + 1,
            b'A'..=b'Z' => byte - b'A' + 1,
            b'0'..=b'9' => 27,
            b'_' => 28,
            b'-' => 29,
            b'.' | b'/' | b':' => 30,
            b' ' | b'\t' | b'\r' | b'\n' => 0,
            _ => 31,
        };
        at += 1;
    }
    table
};

/// How rare a byte is in source text whatever stands before it, in quarter bits.
fn rarities() -> [i64; 256] {
    let mut rarities = [0; 256];
    for (rarity, byte) in rarities.iter_mut().zip(0..=u8::MAX) {
        *rarity = (b'a'..=b'z').map(|before| cost(&[before, byte])).min().unwrap_or(0);
    }
    rarities
}

/// Bits of the hash of four bytes.
const HASH: u32 = 19;
/// Bits of it by which keywords are found again.
const BUCKET: u32 = 13;
/// Marks the three bytes of a keyword that has no more.
const SHORT: u32 = 1 << 20;

/// A list of keywords, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Keywords {
    /// For the hash of every four bytes, whether they matter.
    bits: Box<[u32; 1 << (HASH - 5)]>,
    /// For every bucket, where in `entries` its keywords begin.
    buckets: Box<[u16]>,
    /// Keywords in order of their buckets.
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    /// The classes of its rarest bytes, 5 bits each.
    key: u32,
    keyword: usize,
    /// Of the last of these bytes in the keyword.
    offset: usize,
    text: Box<[u8]>,
}

impl Entry {
    /// Of a keyword of at least three bytes.
    fn of(keyword: usize, text: &str, rarities: &[i64; 256]) -> Option<Self> {
        let text: Box<[u8]> = text.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
        let classes: Vec<u8> = text.iter().map(|byte| CLASS[usize::from(*byte)]).collect();
        let length = classes.len().min(4);
        let rarest = text
            .windows(length.max(3))
            .enumerate()
            .max_by_key(|(at, part)| (rarities[usize::from(part[0])] + cost(part), Reverse(*at)));
        let at = rarest?.0;
        let key = classes[at..at + length].iter().fold(0, |key, class| key << 5 | u32::from(*class));
        let key = if length == 3 { key | SHORT } else { key };
        Some(Self { key, keyword, offset: at + length - 1, text })
    }
}

/// The hash of four classes; multiplied by the golden ratio, so that its upper bits depend on all of them.
#[inline]
fn hash(key: u32) -> u32 {
    key.wrapping_mul(0x9e37_79b1) >> (32 - HASH)
}

#[inline]
fn bucket(key: u32) -> usize {
    (hash(key) >> (HASH - BUCKET)) as usize
}

impl Keywords {
    /// Prepares a list. Keywords of less than three bytes are never found.
    pub(crate) fn new<'a>(keywords: impl Iterator<Item = &'a str>) -> Self {
        let rarities = rarities();
        let entry = |(keyword, text)| Entry::of(keyword, text, &rarities);
        let mut entries: Vec<Entry> = keywords.enumerate().filter_map(entry).collect();
        entries.sort_by_key(|entry| (bucket(entry.key), entry.key, entry.keyword));
        let mut bits = Box::new([0; 1 << (HASH - 5)]);
        let mut set = |key| bits[(hash(key) >> 5) as usize] |= 1 << (hash(key) & 31);
        let mut buckets = vec![0; (1 << BUCKET) + 1].into_boxed_slice();
        for entry in &entries {
            if entry.key & SHORT == 0 {
                set(entry.key);
            } else {
                // Whatever stands before.
                (0..32).for_each(|before| set(before << 15 | entry.key & !SHORT));
            }
            buckets[bucket(entry.key) + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        Self { bits, buckets, entries }
    }

    /// Calls `found` for every keyword in `content`, in order of the place where it is recognised.
    pub(crate) fn scan(&self, content: &[u8], mut found: impl FnMut(Hit)) {
        let mut key = 0u32;
        for (at, byte) in content.iter().enumerate() {
            key = (key << 5 | u32::from(CLASS[usize::from(*byte)])) & (SHORT - 1);
            let hash = hash(key);
            if self.bits[(hash >> 5) as usize] >> (hash & 31) & 1 != 0 {
                self.compare(content, at, key, &mut found);
            }
        }
    }

    /// Whether a keyword is in `content` for which `wanted` holds.
    pub(crate) fn any(&self, content: &[u8], wanted: impl Fn(Hit) -> bool) -> bool {
        let mut any = false;
        self.scan(content, |hit| any = any || wanted(hit));
        any
    }

    #[inline(never)]
    fn compare(&self, content: &[u8], at: usize, key: u32, found: &mut impl FnMut(Hit)) {
        for key in [key, key & 0x7fff | SHORT] {
            let bucket = bucket(key);
            let entries = usize::from(self.buckets[bucket])..usize::from(self.buckets[bucket + 1]);
            for entry in self.entries[entries].iter().filter(|entry| entry.key == key) {
                let Some(start) = at.checked_sub(entry.offset) else { continue };
                let end = start + entry.text.len();
                if content.get(start..end).is_some_and(|text| text.eq_ignore_ascii_case(&entry.text)) {
                    found(Hit { keyword: entry.keyword, start, end });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(keywords: &[&str], text: &str) -> Vec<(usize, usize)> {
        let mut hits = Vec::new();
        Keywords::new(keywords.iter().copied()).scan(text.as_bytes(), |hit| hits.push((hit.keyword, hit.start)));
        hits
    }

    #[test]
    fn finds_keywords_in_any_case_at_both_ends() {
        assert_eq!(found(&["ghp_", "token"], "GHP_ a tOkEn"), [(0, 0), (1, 7)]);
    }

    #[test]
    fn finds_keywords_that_overlap() {
        let mut hits = found(&["access", "access_token", "token"], "my access_tokens");
        hits.sort_unstable();
        assert_eq!(hits, [(0, 3), (1, 3), (2, 10)]);
    }

    #[test]
    fn does_not_take_a_byte_of_the_same_class_for_another() {
        assert_eq!(found(&["a-1", "://"], "a-2 :// ../"), [(1, 4)]);
    }

    #[test]
    fn looks_at_nothing_before_the_file_begins() {
        assert_eq!(found(&["xtoken"], "token"), []);
    }
}
