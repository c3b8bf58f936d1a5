//! Lines: which are new, and where they stand in another version of the file.
//!
//! A line ends after its LF, so a file that went from CRLF to LF has only new lines, as git sees it too.

use gix_imara_diff::{Algorithm, Diff, Hunk, InternedInput};
use serde::{Deserialize, Serialize};
use std::ops::{Range, RangeInclusive};

#[cfg(test)]
mod tests;

/// Takes lines of one version of a file to lines of another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LineMap {
    /// Runs of equal lines: first line here, first line there, how many. Sorted, apart.
    runs: Vec<(u32, u32, u32)>,
}

impl LineMap {
    /// From runs of equal lines: first line here, first line there, how many. Sorted, apart.
    #[must_use]
    pub fn new(runs: Vec<(u32, u32, u32)>) -> Self {
        Self { runs }
    }

    /// Where that line (from 1) stands in the other version; none: it is not there.
    #[must_use]
    pub fn line(&self, line: u32) -> Option<u32> {
        let after = self.runs.partition_point(|(here, _, _)| *here <= line);
        let (here, there, count) = *self.runs.get(after.checked_sub(1)?)?;
        (line - here < count).then(|| there + (line - here))
    }
}

impl LineMap {
    /// Where the first and the last of these lines (from 1) stand that the other version has; none: it has none of them.
    #[must_use]
    pub fn lines(&self, first: u32, last: u32) -> Option<(u32, u32)> {
        let from = self.runs.get(self.runs.partition_point(|(here, _, count)| here + (count - 1) < first))?;
        let to = self.runs.get(self.runs.partition_point(|(here, _, _)| *here <= last).checked_sub(1)?)?;
        let start = from.1 + first.saturating_sub(from.0);
        let end = to.1 + (last - to.0).min(to.2 - 1);
        (from.0 <= last && end >= start).then_some((start, end))
    }
}

/// How much comparing is still allowed. Two files can be made so that comparing them takes minutes.
#[derive(Debug)]
pub struct Effort {
    left: u64,
}

impl Effort {
    /// Lines, of both versions together, in the part that differs. Beyond, a file is not compared line by line.
    const MAX_LINES: u64 = 100_000;
    /// What thousands of ordinary files need, and what a handful of the worst may take.
    const TOTAL: u64 = 10 * Self::cost(Self::MAX_LINES);

    /// The worst case of comparing grows faster than the number of lines.
    const fn cost(lines: u64) -> u64 {
        lines * lines.isqrt()
    }

    fn spend(&mut self, lines: u64) -> bool {
        let cost = Self::cost(lines.min(Self::MAX_LINES));
        let allowed = lines <= Self::MAX_LINES && cost <= self.left;
        if allowed {
            self.left -= cost;
        }
        allowed
    }
}

impl Default for Effort {
    fn default() -> Self {
        Self { left: Self::TOTAL }
    }
}

/// What sets two versions of a file apart, line by line.
#[derive(Debug)]
pub struct LineDiff {
    /// Lines before and after, from 0, that replace each other. Sorted, apart.
    hunks: Vec<Hunk>,
    length: u32,
    exact: bool,
}

impl LineDiff {
    /// Compares them with the algorithm that git uses by default, so that the hunks are the ones a reviewer sees. Where that would take
    /// more than `effort` has left, all from the first to the last line that differs counts as replaced.
    #[must_use]
    pub fn new(before: &[u8], after: &[u8], effort: &mut Effort) -> Self {
        let input = InternedInput::new(before, after);
        let (old, new) = (&input.before, &input.after);
        let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b).count();
        let differing = (old.len() + new.len() - 2 * (start + end)) as u64;
        let length = line(old.len());
        if !effort.spend(differing) {
            let all = Hunk { before: line(start)..line(old.len() - end), after: line(start)..line(new.len() - end) };
            return Self { hunks: vec![all], length, exact: false };
        }
        let mut diff = Diff::compute(Algorithm::Myers, &input);
        diff.postprocess_lines(&input);
        Self { hunks: diff.hunks().collect(), length, exact: true }
    }

    /// Whether the effort sufficed.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// Lines of `after` that `before` lacks. Sorted, apart.
    #[must_use]
    pub fn added(&self) -> Vec<RangeInclusive<u32>> {
        ranges(self.hunks.iter().map(|hunk| &hunk.after))
    }

    /// Lines of `before` that `after` lacks. Sorted, apart.
    #[must_use]
    pub fn removed(&self) -> Vec<RangeInclusive<u32>> {
        ranges(self.hunks.iter().map(|hunk| &hunk.before))
    }

    /// From lines of `before` to lines of `after`.
    #[must_use]
    pub fn map(&self) -> LineMap {
        let mut runs = Vec::new();
        let (mut here, mut there) = (0, 0);
        for hunk in &self.hunks {
            if hunk.before.start > here {
                runs.push((here + 1, there + 1, hunk.before.start - here));
            }
            (here, there) = (hunk.before.end, hunk.after.end);
        }
        if self.length > here {
            runs.push((here + 1, there + 1, self.length - here));
        }
        LineMap::new(runs)
    }
}

/// From 0 and exclusive to from 1 and inclusive.
fn ranges<'h>(hunks: impl Iterator<Item = &'h Range<u32>>) -> Vec<RangeInclusive<u32>> {
    hunks.filter(|lines| !lines.is_empty()).map(|lines| lines.start + 1..=lines.end).collect()
}

fn line(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How many lines of that content can be added or removed: of an empty file none, though it has a first line that a place can name.
#[must_use]
pub fn count(content: &[u8]) -> u32 {
    if content.is_empty() { 0 } else { crate::model::text::lines(content) }
}
