//! What the change did to each file: two sorted trees side by side, and the lines of every pair that differs.

use super::super::lines::{Effort, LineDiff, LineMap, count};
use super::super::tree::{Entry, EntryKind, ReadError, Reader, Tree};
use super::content::{MAX_FILE, read, size};
use super::renames::{Pair, find_renames};
use super::{ChangeError, ChangedFile, Kind};
use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// Comparing stops after this much, over all files; what is left counts as new.
const MAX_COMPARED: u64 = 512 << 20;
/// New files need no comparison, only their length. After this much it is taken from their size.
const MAX_COUNTED: u64 = 16 << 20;

/// The files that differ, in byte order of their paths.
pub(super) fn compare(before: &Tree, after: &Tree, notices: &mut Vec<String>) -> Result<Vec<ChangedFile>, ChangeError> {
    let mut reader = after.reader();
    let mut changes = pair_up(before.entries(), after.entries());
    find_renames(&mut changes, &mut reader, notices)?;
    let mut work = Work {
        reader,
        old: Vec::new(),
        new: Vec::new(),
        effort: Effort::default(),
        compared: 0,
        counted: 0,
        whole: Vec::new(),
    };
    let mut files = changes.into_iter().map(|pair| work.file(pair)).collect::<Result<Vec<_>, _>>()?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    note_whole("counts as new, or all of it between the first and the last difference", &work.whole, notices);
    Ok(files)
}

fn pair_up<'t>(mut before: &'t [Entry], mut after: &'t [Entry]) -> Vec<Pair<'t>> {
    let mut pairs = Vec::new();
    loop {
        let order = match (before.first(), after.first()) {
            (None, None) => return pairs,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => old.path.cmp(&new.path),
        };
        let old = before.split_off_first_if(order != Ordering::Greater);
        let new = after.split_off_first_if(order != Ordering::Less);
        if !old.zip(new).is_some_and(|(old, new)| old.is_same(new)) {
            pairs.push(Pair { old, new });
        }
    }
}

trait SplitIf<'t> {
    fn split_off_first_if(&mut self, wanted: bool) -> Option<&'t Entry>;
}

impl<'t> SplitIf<'t> for &'t [Entry] {
    fn split_off_first_if(&mut self, wanted: bool) -> Option<&'t Entry> {
        if wanted { self.split_off_first() } else { None }
    }
}

/// Buffers and budgets.
struct Work {
    reader: Reader,
    old: Vec<u8>,
    new: Vec<u8>,
    effort: Effort,
    compared: u64,
    counted: u64,
    whole: Vec<String>,
}

impl Work {
    fn file(&mut self, pair: Pair<'_>) -> Result<ChangedFile, ChangeError> {
        let (kind, path) = match (pair.old, pair.new) {
            (Some(old), Some(new)) if old.path != new.path => (Kind::Renamed, &new.path),
            (Some(old), Some(new)) if old.kind != new.kind => (Kind::TypeChanged, &new.path),
            (Some(_), Some(new)) => (Kind::Modified, &new.path),
            (None, Some(new)) => (Kind::Added, &new.path),
            (Some(old), None) => (Kind::Deleted, &old.path),
            (None, None) => return Err(ChangeError::Read { path: String::new(), source: ReadError::Submodule }),
        };
        let (added, removed) = match (pair.old, pair.new) {
            (Some(old), Some(new)) if old.object() == new.object() => (Vec::new(), Vec::new()),
            (Some(old), Some(new)) if old.kind == new.kind && old.kind != EntryKind::Submodule => {
                self.pair(old, new)?
            }
            // A file that became a link shares nothing with it.
            (old, new) => (self.single(new)?, self.single(old)?),
        };
        let previous_path = pair.old.map(|old| old.path.clone()).filter(|_| kind == Kind::Renamed);
        Ok(ChangedFile { path: path.clone(), previous_path, kind, added, removed, to_head: None })
    }

    fn pair(&mut self, old: &Entry, new: &Entry) -> Result<(Lines, Lines), ChangeError> {
        let sizes = (size(&mut self.reader, old)?, size(&mut self.reader, new)?);
        self.compared += sizes.0.saturating_add(sizes.1);
        if sizes.0.max(sizes.1) > MAX_FILE || self.compared > MAX_COMPARED {
            self.whole.push(new.path.clone());
            return Ok((up_to(sizes.1), up_to(sizes.0)));
        }
        read(&mut self.reader, old, &mut self.old)?;
        read(&mut self.reader, new, &mut self.new)?;
        let diff = LineDiff::new(&self.old, &self.new, &mut self.effort);
        if !diff.is_exact() {
            self.whole.push(new.path.clone());
        }
        Ok((diff.added(), diff.removed()))
    }

    fn single(&mut self, entry: Option<&Entry>) -> Result<Lines, ChangeError> {
        let Some(entry) = entry.filter(|entry| entry.kind != EntryKind::Submodule) else { return Ok(Vec::new()) };
        let size = size(&mut self.reader, entry)?;
        self.counted += size;
        if size > MAX_FILE || self.counted > MAX_COUNTED {
            return Ok(up_to(size));
        }
        read(&mut self.reader, entry, &mut self.new)?;
        Ok(up_to(u64::from(count(&self.new))))
    }
}

type Lines = Vec<RangeInclusive<u32>>;

/// No file has more lines than bytes.
fn up_to(lines: u64) -> Lines {
    let last = u32::try_from(lines).unwrap_or(u32::MAX);
    if last == 0 { Vec::new() } else { vec![1..=last] }
}

/// Gives every file whose content is another one in the pull request's head the way there.
pub(super) fn map_lines(
    files: &mut [ChangedFile],
    judged: &Tree,
    head: &Tree,
    notices: &mut Vec<String>,
) -> Result<(), ChangeError> {
    let mut reader = judged.reader();
    let (mut here, mut there) = (Vec::new(), Vec::new());
    let mut effort = Effort::default();
    let mut whole = Vec::new();
    for file in files.iter_mut().filter(|file| file.kind != Kind::Deleted) {
        let Some(entry) = judged.get(&file.path) else { continue };
        let Some(other) = head.get(&file.path).filter(|other| other.kind == entry.kind) else {
            file.to_head = Some(LineMap::default());
            continue;
        };
        if other.object() == entry.object() || entry.kind == EntryKind::Submodule {
            continue;
        }
        if size(&mut reader, entry)?.max(size(&mut reader, other)?) > MAX_FILE {
            file.to_head = Some(LineMap::default());
            whole.push(file.path.clone());
            continue;
        }
        read(&mut reader, entry, &mut here)?;
        read(&mut reader, other, &mut there)?;
        let diff = LineDiff::new(&here, &there, &mut effort);
        if !diff.is_exact() {
            whole.push(file.path.clone());
        }
        file.to_head = Some(diff.map());
    }
    note_whole("is annotated without some of its lines", &whole, notices);
    Ok(())
}

fn note_whole(effect: &str, paths: &[String], notices: &mut Vec<String>) {
    let Some(first) = paths.first() else { return };
    let others = match paths.len() - 1 {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    notices.push(format!("too much to compare line by line, so each {effect}: `{}`{others}", first.escape_debug()));
}
