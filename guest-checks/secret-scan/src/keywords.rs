//! Finds where keywords stand in a file, in any case, in one pass that looks at every byte once.
//!
//! Of each keyword only its rarest four bytes are looked for, folded to 5 bits each and hashed into a table of bits that stays
//! in the nearest caches. Only every second place is looked at: of every keyword two places are in the table, an even and an odd
//! one, so that one of them is looked at wherever the keyword stands. No state depends on the table, so nothing waits for memory as an
//! automaton does. Where a bit is set, the keywords behind it are compared.

use crate::randomness::cost;
use std::cmp::Reverse;
use std::sync::OnceLock;

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
/// All bits of four classes.
const FOUR: u32 = (1 << 20) - 1;
/// Marks three classes after anything.
const AFTER: u32 = 1 << 20;
/// Marks three classes before anything.
const BEFORE: u32 = 1 << 21;

/// A list of keywords, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Keywords {
    /// For the hash of every four bytes, whether they matter.
    bits: Bits,
    /// For every bucket, where in `entries` its keywords begin.
    buckets: Box<[u16]>,
    /// Places of keywords in order of their buckets.
    entries: Vec<Entry>,
    /// The keywords in lower case.
    texts: Vec<Box<[u8]>>,
}

/// A set of four bytes each, by their hashes; it may hold some that were never put in.
#[derive(Debug)]
struct Bits(Box<[u32; 1 << (HASH - 5)]>);

impl Default for Bits {
    fn default() -> Self {
        Self(Box::new([0; 1 << (HASH - 5)]))
    }
}

impl Bits {
    fn set(&mut self, key: u32) {
        let hash = hash(key);
        self.0[(hash >> 5) as usize] |= 1 << (hash & 31);
    }

    #[inline]
    fn has(&self, key: u32) -> bool {
        let hash = hash(key);
        self.0[(hash >> 5) as usize] >> (hash & 31) & 1 != 0
    }
}

/// One of the two places by which a keyword is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    bucket: usize,
    /// Four classes, or three and a mark.
    key: u32,
    keyword: usize,
    /// From the keyword's start to the last of the four bytes.
    offset: usize,
}

impl Entry {
    /// The places of a keyword.
    fn of(keyword: usize, text: &[u8], rarities: &[i64; 256], common: &Bits) -> Vec<Self> {
        // In quarter bits, what sharing its class makes a byte more common: ten digits, three marks, all other signs.
        let shared = |byte: &u8| match CLASS[usize::from(*byte)] {
            27 => 13,
            30 => 6,
            31 => 18,
            _ => 0,
        };
        let rarity = |part: &[u8]| {
            // What a common word holds is found in every file, whatever its letters cost one by one.
            let known = if common.has(classes(part)) { 60 } else { 0 };
            rarities[usize::from(part[0])] + cost(part) - part.iter().map(shared).sum::<i64>() - known
        };
        let entry = |key: u32, offset| Self { bucket: bucket(key), key, keyword, offset };
        match text.len() {
            0..3 => Vec::new(),
            3 => vec![entry(classes(text) | AFTER, 2), entry(classes(text) | BEFORE, 3)],
            4 => {
                let (first, last) = (&text[..3], &text[1..]);
                let other = if rarity(first) >= rarity(last) {
                    entry(classes(first) | AFTER, 2)
                } else {
                    entry(classes(last) | BEFORE, 4)
                };
                vec![entry(classes(text), 3), other]
            }
            _ => {
                let windows = || text.windows(4).enumerate();
                let rarest = |parity| {
                    let places = windows().filter(move |(at, _)| at % 2 == parity);
                    places.max_by_key(|(at, part)| (rarity(part), Reverse(*at)))
                };
                let places = [rarest(0), rarest(1)].into_iter().flatten();
                places.map(|(at, part)| entry(classes(part), at + 3)).collect()
            }
        }
    }
}

#[inline]
fn class(byte: u8) -> u32 {
    u32::from(CLASS[usize::from(byte)])
}

fn classes(part: &[u8]) -> u32 {
    part.iter().fold(0, |key, byte| key << 5 | class(*byte))
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
        static COMMON: OnceLock<Bits> = OnceLock::new();
        let rarities = rarities();
        let common = COMMON.get_or_init(|| {
            let mut common = Bits::default();
            crate::words::common()
                .for_each(|word| word.as_bytes().windows(4).for_each(|part| common.set(classes(part))));
            common
        });
        let texts: Vec<Box<[u8]>> = keywords.map(|text| text.to_ascii_lowercase().into_bytes().into()).collect();
        let places = texts.iter().enumerate().flat_map(|(keyword, text)| Entry::of(keyword, text, &rarities, common));
        let mut entries: Vec<Entry> = places.collect();
        entries.sort_unstable();
        let mut bits = Bits::default();
        let mut set = |key| bits.set(key);
        let mut buckets = vec![0; (1 << BUCKET) + 1].into_boxed_slice();
        for entry in &entries {
            let key = entry.key & FOUR;
            match entry.key & !FOUR {
                AFTER => (0..32).for_each(|before| set(before << 15 | key)),
                BEFORE => (0..32).for_each(|after| set(key << 5 | after)),
                _ => set(key),
            }
            buckets[entry.bucket + 1] += 1;
        }
        for at in 1..buckets.len() {
            buckets[at] += buckets[at - 1];
        }
        Self { bits, buckets, entries, texts }
    }

    /// Calls `found` for every keyword in `content`, in order of the place where it is recognised.
    pub(crate) fn scan(&self, content: &[u8], mut found: impl FnMut(Hit)) {
        let mut key = 0u32;
        let pairs = content.chunks_exact(2);
        let odd = pairs.remainder();
        let mut at = 1;
        for pair in pairs {
            key = (key << 10 | class(pair[0]) << 5 | class(pair[1])) & FOUR;
            if self.bits.has(key) {
                self.compare(content, at, key, &mut found);
            }
            at += 2;
        }
        if let [last] = odd {
            // As if a blank stood behind the end.
            key = (key << 10 | class(*last) << 5) & FOUR;
            if self.bits.has(key) {
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
        for key in [key, key & 0x7fff | AFTER, key >> 5 | BEFORE] {
            let bucket = bucket(key);
            let entries = usize::from(self.buckets[bucket])..usize::from(self.buckets[bucket + 1]);
            for entry in self.entries[entries].iter().filter(|entry| entry.key == key) {
                let Some(start) = at.checked_sub(entry.offset) else { continue };
                let text = &self.texts[entry.keyword];
                let end = start + text.len();
                if content.get(start..end).is_some_and(|found| found.eq_ignore_ascii_case(text)) {
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

    #[test]
    fn finds_each_keyword_once_wherever_it_stands() {
        let keywords = ["key", "://", "pass", "ghp_", "token", "secret", "api_key", "-----begin"];
        for before in 0..6 {
            for after in 0..6 {
                for (number, keyword) in keywords.iter().enumerate() {
                    let text = format!("{}{keyword}{}", &"qqqqqq"[..before], &"qqqqqq"[..after]);
                    let hits: Vec<_> = found(&keywords, &text).into_iter().filter(|hit| hit.0 == number).collect();
                    assert_eq!(hits, [(number, before)], "{text}");
                }
            }
        }
    }
}
