//! The pass over the files: each is read once and pushed to every file check that wants it.
//!
//! Workers take files from one list in small portions. What they find is put together in the order of the list, so that the
//! result does not depend on how the files were shared out.

mod member;
mod pieces;
mod running;

use super::fault::Fault;
use super::progress::Progress;
use super::registry::Ready;
use super::v0_1::File;
use crate::intake::change::Change;
use crate::intake::tree::{Entry, EntryKind, ReadError, Reader};
use crate::model::outcome::Outcome;
use crate::model::report::Problem;
use crate::model::verdict::Scope;
use member::{Member, Wants};
use pieces::{Piece, PieceResult, put_together, weight};
use running::Running;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of the largest file that is pushed.
pub(super) const SIZE_LIMIT: u64 = 8 << 20;
/// Bytes of a file after which the instance is replaced: its memory never shrinks.
const LARGE: usize = 1 << 20;
/// Files that a worker takes at a time.
const PORTION: usize = 16;

/// A file or a past version of one.
enum Item<'a> {
    Current(&'a Entry),
    Past { path: &'a str, blob: &'a str, commit: &'a str },
}

impl Item<'_> {
    fn path(&self) -> &str {
        match self {
            Item::Current(entry) => &entry.path,
            Item::Past { path, .. } => path,
        }
    }
}

/// The pass.
pub(super) struct FilePass<'a> {
    members: Vec<Member<'a>>,
    items: Vec<Item<'a>>,
    submodules: Vec<String>,
    change: &'a Change,
    next: AtomicUsize,
}

/// What one worker found, for each check of the pass.
pub(super) type Part = Vec<Vec<Piece>>;

impl<'a> FilePass<'a> {
    pub(super) fn new(checks: Vec<(usize, &'a Ready)>, change: &'a Change, scope: Scope) -> Self {
        let members: Vec<Member<'a>> =
            checks.into_iter().map(|(index, ready)| Member::new(index, ready, change)).collect();
        let mut items = Vec::new();
        let mut submodules = Vec::new();
        if members.iter().any(|member| member.wants.is_ok()) {
            for entry in change.tree.entries() {
                let touched = || change.facts.base.is_none() || change.facts.file(&entry.path).is_some();
                if scope == Scope::Changed && !touched() {
                    continue;
                }
                match entry.kind {
                    EntryKind::File | EntryKind::Link => items.push(Item::Current(entry)),
                    EntryKind::Submodule => submodules.push(entry.path.clone()),
                }
            }
            for past in &change.facts.past {
                items.push(Item::Past { path: &past.path, blob: &past.blob, commit: &past.commit });
            }
        }
        Self { members, items, submodules, change, next: AtomicUsize::new(0) }
    }

    /// How many steps this is.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// What one worker does.
    pub(super) fn work(&self, progress: &dyn Progress) -> Part {
        let mut part: Part = self.members.iter().map(|_| Vec::new()).collect();
        let mut instances: Vec<Option<Running>> = self.members.iter().map(Member::fresh).collect();
        let mut reader = self.change.tree.reader();
        let mut file = File { path: String::new(), content: Vec::new() };
        loop {
            let first = self.next.fetch_add(PORTION, Ordering::Relaxed);
            let Some(portion) = self.items.get(first..self.items.len().min(first + PORTION)).filter(|p| !p.is_empty())
            else {
                return part;
            };
            for (offset, item) in portion.iter().enumerate() {
                self.item(first + offset, item, &mut reader, &mut file, &mut instances, &mut part);
            }
            progress.advance(portion.len() as u64);
        }
    }

    fn item(
        &self,
        number: usize,
        item: &Item<'_>,
        reader: &mut Reader,
        file: &mut File,
        instances: &mut [Option<Running>],
        part: &mut Part,
    ) {
        let wanting: Vec<(usize, &Member<'_>, &Wants)> = self
            .members
            .iter()
            .enumerate()
            .filter_map(|(slot, member)| Some((slot, member, member.wants.as_ref().ok()?)))
            .filter(|(_, member, wants)| {
                member.goes_on(number)
                    && wants.path(item.path(), member.ready)
                    && (wants.history || matches!(item, Item::Current(_)))
            })
            .collect();
        let Some(limit) = wanting.iter().map(|(_, _, wants)| wants.max_size).max() else { return };
        let read = match item {
            Item::Current(entry) => reader.read_into(entry, limit, &mut file.content),
            Item::Past { blob, .. } => reader.blob(blob, limit).map(|bytes| file.content = bytes),
        };
        item.path().clone_into(&mut file.path);
        let bytes = file.content.len() as u64;
        for (slot, member, wants) in wanting {
            let result = match &read {
                Err(ReadError::TooLarge { size }) => {
                    PieceResult::Skipped(format!("has {size} bytes, more than the {limit} that are inspected"))
                }
                Err(error) => PieceResult::Problem(Problem {
                    code: "unreadable".to_owned(),
                    message: error.to_string(),
                    path: Some(file.path.clone()),
                    line: None,
                }),
                Ok(()) if bytes > wants.max_size => PieceResult::Skipped(format!(
                    "has {bytes} bytes, more than the {} that this check inspects",
                    wants.max_size
                )),
                Ok(()) if !wants.binary && is_binary(&file.content) => PieceResult::Binary,
                Ok(()) => self.inspect(number, member, file, &mut instances[slot]),
            };
            let result = match (result, item) {
                (PieceResult::Inspected(mut findings), Item::Past { commit, .. }) => {
                    // What a check says of the judged version alone, like an ignore that excuses nothing there.
                    findings.retain(|finding| !finding.properties.contains_key("judged-version"));
                    for finding in &mut findings {
                        finding.commit = Some((*commit).to_owned());
                    }
                    PieceResult::Inspected(findings)
                }
                (result, _) => result,
            };
            part[slot].push(Piece { item: number, bytes, result });
        }
    }

    /// Pushes one file to one check. A fault counts only if a fresh instance repeats it on this file alone.
    fn inspect(&self, number: usize, member: &Member<'_>, file: &File, running: &mut Option<Running>) -> PieceResult {
        let mut spent = 0;
        let mut answer = Running::inspect(running, member.ready, self.change.facts.clock, file, &mut spent);
        if answer.is_err() {
            answer = Running::inspect(running, member.ready, self.change.facts.clock, file, &mut spent);
        }
        member.spent(spent, file.content.len() as u64);
        if file.content.len() > LARGE {
            *running = None;
        }
        match answer {
            Ok(Ok(findings)) => {
                member.found(number, weight(&findings));
                PieceResult::Inspected(findings)
            }
            Ok(Err(mut problem)) => {
                problem.path = Some(file.path.clone());
                PieceResult::Problem(problem)
            }
            Err((fault, log)) => {
                member.fault(number);
                PieceResult::Fault(fault.problem(Some(file.path.clone())), log)
            }
        }
    }

    /// Puts the parts of all workers together.
    pub(super) fn finish(self, parts: Vec<Part>) -> Vec<(usize, Outcome)> {
        let mut slots: Vec<Vec<Piece>> = self.members.iter().map(|_| Vec::new()).collect();
        for part in parts {
            for (slot, pieces) in part.into_iter().enumerate() {
                slots[slot].extend(pieces);
            }
        }
        let mut outcomes = Vec::new();
        for (member, mut pieces) in self.members.into_iter().zip(slots) {
            pieces.sort_by_key(|piece| piece.item);
            let exhausted = member.is_exhausted();
            let outcome = match member.wants {
                Err(outcome) => *outcome,
                Ok(_) if exhausted => {
                    let message = "all files together used up its budget of instructions; what it found is not told";
                    Outcome::failed(Fault::new("budget", message).problem(None), Vec::new())
                }
                // What the policy narrows the check to is not in this change: there was nothing to judge, which is no pass.
                Ok(_) if pieces.is_empty() && member.ready.narrow.is_some() => {
                    Outcome::not_applicable("no file that the change touches matches `files` of the policy")
                }
                Ok(_) => put_together(pieces, &self.items, &self.submodules),
            };
            outcomes.push((member.index, outcome));
        }
        outcomes
    }
}

/// A NUL in the first 8,000 bytes, as git has it, unless it begins as UTF-16 does.
fn is_binary(content: &[u8]) -> bool {
    let utf16 = content.starts_with(&[0xff, 0xfe]) || content.starts_with(&[0xfe, 0xff]);
    !utf16 && content[..content.len().min(8_000)].contains(&0)
}
