//! Lines: which are new, and where they stand in another version of the file.

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
