//! Renames: a file that is gone and a new one that hold the same or half the same.
//!
//! Ours, and not that of `gix-diff`, whose tracking of rewrites comes with the machinery for attributes, filters and the programs that they
//! name, none of which may run on what a stranger wrote.
//!
//! Similarity is counted over lines, as git does: how many bytes of the larger version stand in lines that both have, in
//! whatever order. That needs each file once, not a comparison of each with each.

use super::super::tree::{Entry, EntryKind, Reader};
use super::ChangeError;
use super::content::{read, size};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher as _};

/// Half the bytes make a rename.
const PERCENT: u64 = 50;
/// More pairs than this are not compared, nor more bytes.
const MAX_PAIRS: usize = 250_000;
const MAX_FILE: u64 = 1 << 20;
const MAX_BYTES: u64 = 64 << 20;
/// Longer lines are taken in pieces, so that a file of one line can be similar to another.
const PIECE: usize = 64;

/// What stands at a path before and after; one of the two may be missing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'t> {
    pub(super) old: Option<&'t Entry>,
    pub(super) new: Option<&'t Entry>,
}

/// Joins what was deleted with what was added, where one became the other.
pub(super) fn find_renames(
    pairs: &mut Vec<Pair<'_>>,
    reader: &mut Reader,
    notices: &mut Vec<String>,
) -> Result<(), ChangeError> {
    let mut search = Search { from: vec![None; pairs.len()], taken: vec![false; pairs.len()] };
    search.same_content(pairs);
    search.similar_content(pairs, reader, notices)?;
    for index in 0..pairs.len() {
        if let Some(from) = search.from[index] {
            pairs[index].old = pairs[from].old;
        }
    }
    let mut index = 0;
    pairs.retain(|_| {
        index += 1;
        !search.taken[index - 1]
    });
    Ok(())
}

/// For each pair, from which one it was renamed, and whether it was itself renamed away.
struct Search {
    from: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Search {
    fn join(&mut self, old: usize, new: usize) {
        self.from[new] = Some(old);
        self.taken[old] = true;
    }

    fn deleted<'t>(&self, pairs: &[Pair<'t>]) -> Vec<(usize, &'t Entry)> {
        candidates(pairs, |pair| pair.old.filter(|_| pair.new.is_none()), |index| !self.taken[index])
    }

    fn added<'t>(&self, pairs: &[Pair<'t>]) -> Vec<(usize, &'t Entry)> {
        candidates(pairs, |pair| pair.new.filter(|_| pair.old.is_none()), |index| self.from[index].is_none())
    }

    fn same_content(&mut self, pairs: &[Pair<'_>]) {
        let mut deleted: BTreeMap<_, Vec<(usize, &Entry)>> = BTreeMap::new();
        for (index, entry) in self.deleted(pairs) {
            // Empty files say nothing about each other.
            if let Some(id) = entry.object().filter(|id| !id.is_empty_blob()) {
                deleted.entry(id).or_default().push((index, entry));
            }
        }
        for (index, entry) in self.added(pairs) {
            let Some(olds) = entry.object().and_then(|id| deleted.get_mut(&id)) else { continue };
            let best = olds.iter().position(|(_, old)| name(old) == name(entry)).unwrap_or(0);
            if best < olds.len() {
                let (old, _) = olds.remove(best);
                self.join(old, index);
            }
        }
    }

    fn similar_content(
        &mut self,
        pairs: &[Pair<'_>],
        reader: &mut Reader,
        notices: &mut Vec<String>,
    ) -> Result<(), ChangeError> {
        let (deleted, added) = (self.deleted(pairs), self.added(pairs));
        if deleted.is_empty() || added.is_empty() {
            return Ok(());
        }
        let mut bytes = 0;
        if deleted.len().saturating_mul(added.len()) <= MAX_PAIRS {
            for (_, entry) in deleted.iter().chain(&added) {
                bytes += size(reader, entry)?;
            }
        } else {
            bytes = u64::MAX;
        }
        if bytes > MAX_BYTES {
            notices.push(format!(
                "{} files are gone and {} are new, too many to compare: only those with the same content count as renamed",
                deleted.len(),
                added.len()
            ));
            return Ok(());
        }
        let deleted = profiles(deleted, reader)?;
        let mut scored = Vec::new();
        for (new, entry, profile) in profiles(added, reader)? {
            for (old, old_entry, old_profile) in &deleted {
                if let Some(score) = profile.similarity(old_profile) {
                    let other_name = name(entry) != name(old_entry);
                    scored.push((std::cmp::Reverse(score), other_name, new, *old));
                }
            }
        }
        scored.sort_unstable();
        for (_, _, new, old) in scored {
            if self.from[new].is_none() && !self.taken[old] {
                self.join(old, new);
            }
        }
        Ok(())
    }
}

fn candidates<'t>(
    pairs: &[Pair<'t>],
    side: impl Fn(&Pair<'t>) -> Option<&'t Entry>,
    free: impl Fn(usize) -> bool,
) -> Vec<(usize, &'t Entry)> {
    let entries = pairs.iter().enumerate().filter_map(|(index, pair)| Some((index, side(pair)?)));
    entries.filter(|(index, entry)| entry.kind == EntryKind::File && free(*index)).collect()
}

fn name(entry: &Entry) -> &str {
    entry.path.rsplit('/').next().unwrap_or(&entry.path)
}

/// How many bytes of a file stand in which line, by hash of the line.
struct Profile {
    pieces: Vec<(u64, u64)>,
    size: u64,
}

fn profiles<'t>(
    entries: Vec<(usize, &'t Entry)>,
    reader: &mut Reader,
) -> Result<Vec<(usize, &'t Entry, Profile)>, ChangeError> {
    let mut buffer = Vec::new();
    let mut profiles = Vec::with_capacity(entries.len());
    for (index, entry) in entries {
        if size(reader, entry)? <= MAX_FILE {
            read(reader, entry, &mut buffer)?;
            profiles.push((index, entry, Profile::new(&buffer)));
        }
    }
    Ok(profiles)
}

impl Profile {
    fn new(content: &[u8]) -> Self {
        let mut all: Vec<(u64, u64)> = content
            .split_inclusive(|byte| *byte == b'\n')
            .flat_map(|line| line.chunks(PIECE))
            .map(|piece| {
                let mut hasher = DefaultHasher::new();
                hasher.write(piece);
                (hasher.finish(), piece.len() as u64)
            })
            .collect();
        all.sort_unstable();
        let mut pieces: Vec<(u64, u64)> = Vec::new();
        for (hash, length) in all {
            match pieces.last_mut() {
                Some(last) if last.0 == hash => last.1 += length,
                _ => pieces.push((hash, length)),
            }
        }
        Self { pieces, size: content.len() as u64 }
    }

    /// In hundredths of the larger one; none: not similar enough.
    fn similarity(&self, other: &Self) -> Option<u64> {
        let (small, large) = (self.size.min(other.size), self.size.max(other.size));
        if small == 0 || small * 100 < large * PERCENT {
            return None;
        }
        let (mut ours, mut theirs) = (self.pieces.as_slice(), other.pieces.as_slice());
        let mut common = 0;
        while let ([(hash, length), our_rest @ ..], [(other_hash, other_length), their_rest @ ..]) = (ours, theirs) {
            match hash.cmp(other_hash) {
                std::cmp::Ordering::Less => ours = our_rest,
                std::cmp::Ordering::Greater => theirs = their_rest,
                std::cmp::Ordering::Equal => {
                    common += length.min(other_length);
                    (ours, theirs) = (our_rest, their_rest);
                }
            }
        }
        Some(common * 100 / large).filter(|score| *score >= PERCENT)
    }
}
