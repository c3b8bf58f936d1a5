//! Which lines of a file a report knows, and whether they ran. Three bits a line, so that a report of millions of lines
//! stays small in memory.

use std::collections::BTreeMap;

/// Lines beyond this are no lines of a source file.
pub const MAX_LINE: u32 = 1 << 24;

/// What is known about 64 consecutive lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Chunk {
    /// The report mentions the line.
    known: u64,
    /// Some of it ran.
    hit: u64,
    /// All of it ran, as far as one report can tell without its branches.
    full: u64,
}

/// How much of a line ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Run {
    /// Nothing.
    Missed,
    /// Some statements or instructions of the line, not all.
    Partly,
    /// All.
    Fully,
}

impl Run {
    /// From a line that is either hit or not.
    #[must_use]
    pub fn from_hit(hit: bool) -> Self {
        if hit { Self::Fully } else { Self::Missed }
    }
}

/// The lines of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineSet {
    chunks: BTreeMap<u32, Chunk>,
}

impl LineSet {
    /// Records a line. Of several records of one line the best counts. Returns whether memory grew.
    pub fn record(&mut self, line: u32, run: Run) -> bool {
        let mut grew = false;
        let chunk = self.chunks.entry(line / 64).or_insert_with(|| {
            grew = true;
            Chunk::default()
        });
        let bit = 1 << (line % 64);
        chunk.known |= bit;
        if run >= Run::Partly {
            chunk.hit |= bit;
        }
        if run == Run::Fully {
            chunk.full |= bit;
        }
        grew
    }

    /// Records consecutive lines. Returns by how many chunks memory grew.
    pub fn record_range(&mut self, first: u32, last: u32, run: Run) -> usize {
        let before = self.chunks.len();
        for number in first / 64..=last.max(first) / 64 {
            let start = (number * 64).max(first) % 64;
            let end = (number * 64 + 63).min(last.max(first)) % 64;
            let bits = (u64::MAX << start) & (u64::MAX >> (63 - end));
            let chunk = self.chunks.entry(number).or_default();
            chunk.known |= bits;
            chunk.hit |= if run >= Run::Partly { bits } else { 0 };
            chunk.full |= if run == Run::Fully { bits } else { 0 };
        }
        self.chunks.len() - before
    }

    /// What is known about a line.
    #[must_use]
    pub fn get(&self, line: u32) -> Option<Run> {
        let chunk = self.chunks.get(&(line / 64))?;
        let bit = 1 << (line % 64);
        let has = |bits: u64| bits & bit != 0;
        has(chunk.known).then(|| match (has(chunk.full), has(chunk.hit)) {
            (true, _) => Run::Fully,
            (false, true) => Run::Partly,
            (false, false) => Run::Missed,
        })
    }

    /// Adds what another report knows: the union of the lines, the better of two runs.
    pub fn merge(&mut self, other: &Self) {
        for (number, theirs) in &other.chunks {
            let ours = self.chunks.entry(*number).or_default();
            ours.known |= theirs.known;
            ours.hit |= theirs.hit;
            ours.full |= theirs.full;
        }
    }

    /// How many lines are known, how many ran at all, how many ran fully.
    #[must_use]
    pub fn counts(&self) -> (u64, u64, u64) {
        let ones = |bits: u64| u64::from(bits.count_ones());
        self.chunks.values().fold((0, 0, 0), |(known, hit, full), chunk| {
            (known + ones(chunk.known), hit + ones(chunk.hit), full + ones(chunk.full))
        })
    }

    /// The known lines of `first..=last` in ascending order.
    pub fn range(&self, first: u32, last: u32) -> impl Iterator<Item = (u32, Run)> + '_ {
        // With `first` behind `last` the inner range is empty.
        let chunks = self.chunks.range(first / 64..=last.max(first) / 64);
        chunks.flat_map(move |(number, _)| {
            let start = (number * 64).max(first);
            let end = (number * 64 + 63).min(last);
            (start..=end).filter_map(|line| self.get(line).map(|run| (line, run)))
        })
    }

    /// The last known line.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        let (number, chunk) = self.chunks.last_key_value()?;
        Some(number * 64 + 63 - chunk.known.leading_zeros())
    }

    /// No line is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_best_of_a_line() {
        let mut lines = LineSet::default();
        assert!(lines.record(64, Run::Missed));
        assert!(!lines.record(65, Run::Fully));
        lines.record(64, Run::Partly);
        lines.record(65, Run::Missed);
        assert_eq!(lines.get(64), Some(Run::Partly));
        assert_eq!(lines.get(65), Some(Run::Fully));
        assert_eq!(lines.get(63), None);
        assert_eq!(lines.counts(), (2, 2, 1));
        assert_eq!(lines.last(), Some(65));
    }

    #[test]
    fn a_range_is_its_lines() {
        for (first, last) in [(1, 1), (1, 63), (1, 64), (63, 64), (64, 127), (5, 300)] {
            let (mut range, mut single) = (LineSet::default(), LineSet::default());
            range.record_range(first, last, Run::Partly);
            for line in first..=last {
                single.record(line, Run::Partly);
            }
            assert_eq!(range, single, "{first} to {last}");
        }
    }

    #[test]
    fn ranges_cross_chunks() {
        let mut lines = LineSet::default();
        for line in [1, 63, 64, 200, MAX_LINE] {
            lines.record(line, Run::Fully);
        }
        let all: Vec<u32> = lines.range(1, u32::MAX).map(|(line, _)| line).collect();
        assert_eq!(all, [1, 63, 64, 200, MAX_LINE]);
        assert_eq!(lines.range(63, 64).count(), 2);
        assert_eq!(lines.range(65, 199).count(), 0);
        assert_eq!(lines.range(5, 4).count(), 0);
    }
}
