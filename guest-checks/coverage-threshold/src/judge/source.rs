//! What the tracked files themselves say: how long they are, whether a change touches code of them, and whether the reports fit.

use crate::gather;
use crate::report::FileCoverage;
use gatewright_sdk::change::ChangedFile;
use gatewright_sdk::tree;
use std::collections::BTreeMap;

/// A file that is shorter than the reports believe.
pub(super) struct Misfit {
    /// The last line that a report knows.
    pub(super) last: u32,
    /// How many lines there are.
    pub(super) length: u32,
}

/// All measured files that are too short for what the reports know of them: these were made from another version.
pub(super) fn misfits(files: &BTreeMap<String, FileCoverage>) -> BTreeMap<String, Misfit> {
    let misfit = |(path, file): (&String, &FileCoverage)| {
        let last = file.lines.last()?;
        let length = line_count(path)?;
        // One line more is an end of file that tools count differently.
        (last > length.saturating_add(1)).then(|| (path.clone(), Misfit { last, length }))
    };
    gather(files.iter().filter_map(misfit))
}

/// How many lines a tracked file has; none: it cannot be read.
pub(super) fn line_count(path: &str) -> Option<u32> {
    use std::io::Read as _;

    let mut blob = tree::open(path).ok()?;
    let mut buffer = vec![0; 1 << 16];
    let (mut lines, mut last) = (0_usize, b'\n');
    loop {
        let read = blob.read(&mut buffer).ok()?;
        let Some(end) = buffer[..read].last() else { break };
        lines += memchr::memchr_iter(b'\n', &buffer[..read]).count();
        last = *end;
    }
    u32::try_from(lines + usize::from(last != b'\n')).ok()
}

/// Some added line is more than blank space, a bracket or a comment. What cannot be read has code, to be safe.
pub(super) fn has_code(file: &ChangedFile) -> bool {
    let Some(bytes) = tree::open(&file.path).ok().and_then(|blob| blob.bytes(4 << 20).ok()) else { return true };
    let added = |number: u32| file.added.iter().any(|range| (range.first..=range.last).contains(&number));
    // With a blank, because `*p = 1` and `--i` are code.
    let comments: [&[u8]; 7] = [b"//", b"/*", b"* ", b"*/", b"#", b"-- ", b"\"\"\""];
    (1_u32..).zip(bytes.split(|byte| *byte == b'\n')).filter(|(number, _)| added(*number)).any(|(_, line)| {
        let line = line.trim_ascii();
        line.iter().any(u8::is_ascii_alphanumeric) && !comments.iter().any(|mark| line.starts_with(mark))
    })
}
