//! Values in a report that make no sense and still need not stop the judgement. Each kind is told once per report.

use std::collections::BTreeMap;

/// A kind of odd value, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Odd {
    /// A counter that overflowed: the line ran, more often than the tool could count.
    NegativeHits,
    /// A counter of 20 digits or more.
    HugeHits,
    /// A counter that is no number.
    UnreadableHits,
    /// Lines count from 1.
    LineZero,
    /// No source file has so many lines.
    LineHuge,
    /// One line, two different numbers of branches.
    BranchTotals,
    /// A file without a name.
    NoPath,
    /// A line that is no record of its format.
    NoRecord,
}

impl Odd {
    /// What was seen and what was made of it.
    #[must_use]
    pub fn explain(self) -> &'static str {
        match self {
            Self::NegativeHits => "negative hit counts (an overflow), counted as covered",
            Self::HugeHits => "hit counts beyond 64 bits, counted as covered",
            Self::UnreadableHits => "hit counts that are no number, counted as not covered",
            Self::LineZero => "records of line 0, left out",
            Self::LineHuge => "line numbers that no source file has, left out",
            Self::BranchTotals => "lines with contradicting numbers of branches, of which the larger was taken",
            Self::NoPath => "files without a path",
            Self::NoRecord => "lines that are no record of the format, left out",
        }
    }
}

/// How often each kind was seen, and an example.
#[derive(Debug, Clone, Default)]
pub struct Oddities {
    seen: BTreeMap<Odd, (u64, String)>,
}

impl Oddities {
    /// Counts one. The first example is kept.
    #[cold]
    #[inline(never)]
    pub fn note(&mut self, odd: Odd, example: &str) {
        let entry = self.seen.entry(odd).or_insert_with(|| (0, example.chars().take(40).collect()));
        entry.0 += 1;
    }

    /// All kinds with their number and an example, which may be empty.
    pub fn iter(&self) -> impl Iterator<Item = (Odd, u64, &str)> {
        self.seen.iter().map(|(odd, (number, example))| (*odd, *number, example.as_str()))
    }

    /// Whether a line ran, from its hit count as written.
    pub fn hits(&mut self, text: &[u8]) -> bool {
        // The common case first: reports of 200 MB consist of it.
        if (1..20).contains(&text.len()) && text.iter().all(u8::is_ascii_digit) {
            return text.iter().any(|digit| *digit != b'0');
        }
        let text = String::from_utf8_lossy(text.trim_ascii());
        let text = text.as_ref();
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            if text.len() >= 20 && text.parse::<u64>().is_err() {
                self.note(Odd::HugeHits, text);
            }
            return text.bytes().any(|byte| byte != b'0');
        }
        match text.parse::<f64>() {
            Ok(number) if number.is_nan() => {
                self.note(Odd::UnreadableHits, text);
                false
            }
            Ok(number) if number < 0.0 => {
                self.note(Odd::NegativeHits, text);
                true
            }
            Ok(number) => {
                if number >= 18_446_744_073_709_551_615.0 {
                    self.note(Odd::HugeHits, text);
                }
                number > 0.0
            }
            Err(_) => {
                self.note(Odd::UnreadableHits, text);
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hit_counts_as_tools_write_them() {
        let mut odd = Oddities::default();
        for (text, ran) in [
            ("0", false),
            ("7", true),
            ("00", false),
            ("120", true),
            ("1e19", true),
            ("1.5", true),
            ("0.0", false),
            ("-1", true),
            ("-0", false),
            ("18446744073709551616", true),
            ("99999999999999999999999", true),
            ("nan", false),
            ("=", false),
            ("", false),
            ("undefined", false),
        ] {
            assert_eq!(odd.hits(text.as_bytes()), ran, "{text}");
        }
        let seen: Vec<(Odd, u64)> = odd.iter().map(|(odd, number, _)| (odd, number)).collect();
        assert_eq!(seen, [(Odd::NegativeHits, 1), (Odd::HugeHits, 2), (Odd::UnreadableHits, 4)]);
    }
}
