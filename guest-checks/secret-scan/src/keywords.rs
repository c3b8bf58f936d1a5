//! Finds where keywords stand in a file, in any case, in one pass that looks at every byte once.
//!
//! Of each keyword only its rarest three bytes are looked for: every position's last three bytes, folded to 5 bits each,
//! index a table of 32,768 bits that stays in the first-level cache. No state depends on the table, so nothing waits for
//! memory as an automaton does. Where a bit is set, the keywords behind it are compared.

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

/// How common a class is in source text, per thousand. Only the order matters: it picks the rarest three bytes.
const COMMON: [u32; 32] = [
    170, 52, 12, 28, 28, 82, 16, 13, 16, 48, 3, 5, 30, 20, 46, 44, 20, 2, 46, 46, 60, 20, 8, 8, 5, 9, 2, 40, 16, 16,
    50, 90,
];

/// A list of keywords, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Keywords {
    /// For every two classes, which third ones matter.
    bits: Box<[u32; 1024]>,
    /// For every three classes, where in `entries` its keywords begin, plus one.
    buckets: Box<[u16]>,
    /// Keywords in order of their three classes.
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    key: u16,
    keyword: usize,
    /// Of the last of the three bytes in the keyword.
    offset: usize,
    text: Box<[u8]>,
}

impl Keywords {
    /// Prepares a list. Keywords of less than three bytes are never found.
    pub(crate) fn new<'a>(keywords: impl Iterator<Item = &'a str>) -> Self {
        let mut entries: Vec<Entry> = keywords
            .enumerate()
            .filter_map(|(keyword, text)| {
                let text: Box<[u8]> = text.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
                let classes: Vec<usize> = text.iter().map(|byte| usize::from(CLASS[usize::from(*byte)])).collect();
                let rarest = classes.windows(3).enumerate().min_by_key(|(at, three)| {
                    (three.iter().map(|class| u64::from(COMMON[*class])).product::<u64>(), *at)
                })?;
                let (at, three) = rarest;
                let key = u16::try_from(three[0] << 10 | three[1] << 5 | three[2]).ok()?;
                Some(Entry { key, keyword, offset: at + 2, text })
            })
            .collect();
        entries.sort_by_key(|entry| (entry.key, entry.keyword));
        let mut bits = Box::new([0; 1024]);
        let mut buckets = vec![0; 1 << 15].into_boxed_slice();
        for (at, entry) in entries.iter().enumerate().rev() {
            bits[usize::from(entry.key >> 5)] |= 1 << (entry.key & 31);
            buckets[usize::from(entry.key)] = u16::try_from(at + 1).unwrap_or(0);
        }
        Self { bits, buckets, entries }
    }

    /// Calls `found` for every keyword in `content`, in order of the place where it is recognised.
    pub(crate) fn scan(&self, content: &[u8], mut found: impl FnMut(Hit)) {
        let mut key = 0u32;
        for (at, byte) in content.iter().enumerate() {
            key = key << 5 | u32::from(CLASS[usize::from(*byte)]);
            if self.bits[(key >> 5 & 1023) as usize] >> (key & 31) & 1 != 0 {
                self.compare(content, at, (key & 0x7fff) as usize, &mut found);
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
    fn compare(&self, content: &[u8], at: usize, key: usize, found: &mut impl FnMut(Hit)) {
        let Some(first) = usize::from(self.buckets[key]).checked_sub(1) else { return };
        for entry in self.entries[first..].iter().take_while(|entry| usize::from(entry.key) == key) {
            let Some(start) = at.checked_sub(entry.offset) else { continue };
            let end = start + entry.text.len();
            if content.get(start..end).is_some_and(|text| text.eq_ignore_ascii_case(&entry.text)) {
                found(Hit { keyword: entry.keyword, start, end });
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
