//! Which lines of a file a report knows, and whether they ran. Three bits a line, so that a report of millions of lines
//! stays small in memory.

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

impl Chunk {
    fn add(&mut self, bits: u64, run: Run) {
        self.known |= bits;
        self.hit |= if run >= Run::Partly { bits } else { 0 };
        self.full |= if run == Run::Fully { bits } else { 0 };
    }
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
    /// By number of the line over 64, up to the last that is known. Dense, because files are, and because a report of hundreds of
    /// megabytes is little else than a walk through this.
    chunks: Vec<Chunk>,
}

impl LineSet {
    /// What one more chunk takes, with the room that a list grows ahead.
    pub const CHUNK_BYTES: usize = 48;

    /// Records a line. Of several records of one line the best counts.
    pub fn record(&mut self, line: u32, run: Run) {
        if !self.record_within(line, run) {
            self.reach(line);
            self.record_within(line, run);
        }
    }

    /// Records a line where no memory is needed for it; false: it is.
    #[inline]
    pub fn record_within(&mut self, line: u32, run: Run) -> bool {
        let chunk = self.chunks.get_mut((line / 64) as usize);
        chunk.map(|chunk| chunk.add(1 << (line % 64), run)).is_some()
    }

    /// Records consecutive lines.
    pub fn record_range(&mut self, first: u32, last: u32, run: Run) {
        let last = last.max(first);
        self.reach(last);
        for number in first / 64..=last / 64 {
            let start = (number * 64).max(first) % 64;
            let end = (number * 64 + 63).min(last) % 64;
            self.chunks[number as usize].add((u64::MAX << start) & (u64::MAX >> (63 - end)), run);
        }
    }

    /// By how many chunks memory grows when that line is recorded.
    #[must_use]
    pub fn growth(&self, line: u32) -> usize {
        ((line / 64) as usize + 1).saturating_sub(self.chunks.len())
    }

    fn reach(&mut self, line: u32) {
        if self.growth(line) > 0 {
            self.chunks.resize((line / 64) as usize + 1, Chunk::default());
        }
    }

    /// What is known about a line.
    #[must_use]
    pub fn get(&self, line: u32) -> Option<Run> {
        let chunk = self.chunks.get((line / 64) as usize)?;
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
        if self.chunks.len() < other.chunks.len() {
            self.chunks.resize(other.chunks.len(), Chunk::default());
        }
        for (ours, theirs) in self.chunks.iter_mut().zip(&other.chunks) {
            ours.known |= theirs.known;
            ours.hit |= theirs.hit;
            ours.full |= theirs.full;
        }
    }

    /// How many lines are known, how many ran at all, how many ran fully.
    #[must_use]
    pub fn counts(&self) -> (u64, u64, u64) {
        let ones = |bits: u64| u64::from(bits.count_ones());
        self.chunks.iter().fold((0, 0, 0), |(known, hit, full), chunk| {
            (known + ones(chunk.known), hit + ones(chunk.hit), full + ones(chunk.full))
        })
    }

    /// The known lines of `first..=last` in ascending order.
    pub fn range(&self, first: u32, last: u32) -> impl Iterator<Item = (u32, Run)> + '_ {
        let end = self.last().unwrap_or_default().min(last);
        (first..=end).filter_map(|line| self.get(line).map(|run| (line, run)))
    }

    /// The last known line.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        let number = self.chunks.iter().rposition(|chunk| chunk.known != 0)?;
        Some(u32::try_from(number).unwrap_or(u32::MAX) * 64 + 63 - self.chunks[number].known.leading_zeros())
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

    fn all(lines: &LineSet) -> Vec<(u32, Run)> {
        lines.range(0, u32::MAX).collect()
    }

    #[test]
    fn keeps_the_best_of_a_line() {
        let mut lines = LineSet::default();
        assert_eq!(lines.growth(64), 2);
        lines.record(64, Run::Missed);
        assert_eq!(lines.growth(65), 0);
        lines.record(65, Run::Fully);
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

    #[test]
    fn merging_is_the_union() {
        let (mut short, mut long) = (LineSet::default(), LineSet::default());
        short.record(3, Run::Fully);
        long.record(3, Run::Missed);
        long.record(900, Run::Partly);
        short.merge(&long);
        assert_eq!(all(&short), [(3, Run::Fully), (900, Run::Partly)]);
        long.merge(&short);
        assert_eq!(long, short);
    }
}
