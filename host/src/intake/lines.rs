//! Lines: which are new, and where they stand in another version of the file.
//!
//! A line ends after its LF, so a file that went from CRLF to LF has only new lines, as git sees it too.

use gix_imara_diff::{Algorithm, Diff, InternedInput};
use std::ops::RangeInclusive;

#[cfg(test)]
mod tests;

/// Takes lines of one version of a file to lines of another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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

/// What sets two versions of a file apart, line by line.
pub struct LineDiff {
    diff: Diff,
    length: u32,
}

impl LineDiff {
    /// Compares them with the algorithm that git and GitHub use, so that the hunks are the ones a reviewer sees.
    #[must_use]
    pub fn new(before: &[u8], after: &[u8]) -> Self {
        let input = InternedInput::new(before, after);
        let mut diff = Diff::compute(Algorithm::Myers, &input);
        diff.postprocess_lines(&input);
        let length = u32::try_from(input.before.len()).unwrap_or(u32::MAX);
        Self { diff, length }
    }

    /// Lines of `after` that `before` lacks. Sorted, apart.
    #[must_use]
    pub fn added(&self) -> Vec<RangeInclusive<u32>> {
        self.diff
            .hunks()
            .filter(|hunk| !hunk.after.is_empty())
            .map(|hunk| hunk.after.start + 1..=hunk.after.end)
            .collect()
    }

    /// Lines of `before` that `after` lacks. Sorted, apart.
    #[must_use]
    pub fn removed(&self) -> Vec<RangeInclusive<u32>> {
        self.diff
            .hunks()
            .filter(|hunk| !hunk.before.is_empty())
            .map(|hunk| hunk.before.start + 1..=hunk.before.end)
            .collect()
    }

    /// From lines of `before` to lines of `after`.
    #[must_use]
    pub fn map(&self) -> LineMap {
        let mut runs = Vec::new();
        let (mut here, mut there) = (0, 0);
        for hunk in self.diff.hunks() {
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

/// How many lines that content has. The last one needs no LF.
#[must_use]
pub fn count(content: &[u8]) -> u32 {
    let breaks = content.iter().filter(|byte| **byte == b'\n').count();
    let open = usize::from(content.last().is_some_and(|byte| *byte != b'\n'));
    u32::try_from(breaks + open).unwrap_or(u32::MAX)
}
