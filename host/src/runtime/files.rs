//! The pass over the files: each is read once and pushed to every file check that wants it.
//!
//! Workers take files from one list in small portions. What they find is put together in the order of the list, so that the
//! result does not depend on how the files were shared out.

use super::fault::Fault;
use super::globs::Globs;
use super::imports::Capabilities;
use super::registry::{Ready, SETUP_FUEL, with_log};
use super::runner::{Conclusion, Inspected, Outcome, Progress, setting};
use super::state::{State, refuel};
use super::v0_1::{File, Instance, Selection};
use crate::finding::{Finding, Place, Problem};
use crate::intake::change::Change;
use crate::intake::policy::Scope;
use crate::intake::tree::{Entry, EntryKind, ReadError, Reader};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use wasmtime::Store;

/// Bytes of the largest file that is pushed.
pub(super) const SIZE_LIMIT: u64 = 8 << 20;
/// Bytes of a file after which the instance is replaced: its memory never shrinks.
const LARGE: usize = 1 << 20;
/// Files that a worker takes at a time.
const PORTION: usize = 16;
/// Faults after which a check is given up: each costs two budgets.
const FAULTS: usize = 3;
/// Problems of one check that are reported.
const PROBLEMS: usize = 1_000;
/// Findings after which a check is given up, each with a KiB of text: more than any report holds, and as much as memory should.
const FINDINGS: usize = 20_000;

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

/// A file check in this pass.
struct Member<'a> {
    index: usize,
    ready: &'a Ready,
    wants: Result<Wants, Box<Outcome>>,
    /// Numbers of the items on which it faulted.
    faults: Mutex<BTreeSet<usize>>,
    /// How much it found on which items, as far as it counts, and the sum.
    found: Mutex<(BTreeMap<usize, usize>, usize)>,
    /// The number of the item at which it was given up: the third smallest of `faults`, or where it found too much. Workers may go further before they
    /// see it, so what is later is dropped in the end; what is earlier was inspected, however the files were shared out.
    given_up: AtomicUsize,
}

impl Member<'_> {
    fn fault(&self, number: usize) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.insert(number);
        if let Some(last) = faults.iter().nth(FAULTS - 1) {
            self.given_up.fetch_min(*last, Ordering::Relaxed);
        }
    }

    fn found(&self, number: usize, weight: usize) {
        if weight == 0 {
            return;
        }
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let (weights, sum) = &mut *found;
        weights.insert(number, weight);
        *sum += weight;
        while let Some(last) = weights.last_entry().filter(|last| *sum > FINDINGS + last.get()) {
            *sum -= last.remove();
        }
        if let Some((last, _)) = weights.last_key_value().filter(|_| *sum > FINDINGS) {
            self.given_up.fetch_min(*last, Ordering::Relaxed);
        }
    }
}

/// Which files a check is pushed.
struct Wants {
    paths: Option<Globs>,
    except: Globs,
    binary: bool,
    max_size: u64,
    history: bool,
}

/// The pass.
pub(super) struct FilePass<'a> {
    members: Vec<Member<'a>>,
    items: Vec<Item<'a>>,
    submodules: Vec<String>,
    change: &'a Change,
    next: AtomicUsize,
}

/// What one worker found for one check on one item.
pub(super) struct Piece {
    item: usize,
    bytes: u64,
    result: PieceResult,
}

pub(super) enum PieceResult {
    Inspected(Vec<Finding>),
    Binary,
    Skipped(String),
    Problem(Problem),
    Fault(Problem, Vec<String>),
}

/// What one worker found, for each check of the pass.
pub(super) type Part = Vec<Vec<Piece>>;

impl<'a> FilePass<'a> {
    pub(super) fn new(checks: Vec<(usize, &'a Ready)>, change: &'a Change, scope: Scope) -> Self {
        let members: Vec<Member<'a>> = checks
            .into_iter()
            .map(|(index, ready)| {
                let wants = wants(ready, change);
                let (faults, found) = (Mutex::default(), Mutex::default());
                Member { index, ready, wants, faults, found, given_up: AtomicUsize::new(usize::MAX) }
            })
            .collect();
        let mut items = Vec::new();
        let mut submodules = Vec::new();
        if members.iter().any(|member| member.wants.is_ok()) {
            for entry in change.tree.entries() {
                let touched = || change.base.is_none() || change.file(&entry.path).is_some();
                if scope == Scope::Changed && !touched() {
                    continue;
                }
                match entry.kind {
                    EntryKind::File | EntryKind::Link => items.push(Item::Current(entry)),
                    EntryKind::Submodule => submodules.push(entry.path.clone()),
                }
            }
            for past in &change.past {
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
        let mut instances: Vec<Option<Running>> = self.members.iter().map(|_| None).collect();
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
                number <= member.given_up.load(Ordering::Relaxed)
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
                    findings.retain(|finding| !finding.properties.iter().any(|(name, _)| name == "judged-version"));
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
        let mut answer = Running::inspect(running, member.ready, self.change.clock(), file);
        if answer.is_err() {
            answer = Running::inspect(running, member.ready, self.change.clock(), file);
        }
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
            let outcome = match member.wants {
                Err(outcome) => *outcome,
                Ok(_) => put_together(pieces, &self.items, &self.submodules),
            };
            outcomes.push((member.index, outcome));
        }
        outcomes
    }
}

fn put_together(pieces: Vec<Piece>, items: &[Item<'_>], submodules: &[String]) -> Outcome {
    let mut inspected = Inspected::default();
    let mut findings = Vec::new();
    let mut problems = Vec::new();
    let mut log = Vec::new();
    let (mut faults, mut found_so_far) = (0, 0);
    let last = items.len().saturating_sub(1);
    for Piece { item, bytes, result } in pieces {
        match result {
            PieceResult::Inspected(found) => {
                inspected.files += 1;
                inspected.bytes += bytes;
                inspected.past += u64::from(matches!(items[item], Item::Past { .. }));
                found_so_far += weight(&found);
                findings.extend(found);
                if found_so_far > FINDINGS && item < last {
                    let message = "it was given up after too many findings; later files were not inspected".to_owned();
                    problems.push(Problem { code: "given-up".to_owned(), message, path: None, line: None });
                    break;
                }
            }
            PieceResult::Binary => inspected.binary += 1,
            PieceResult::Skipped(reason) => inspected.skipped.push((items[item].path().to_owned(), reason)),
            PieceResult::Problem(problem) => problems.push(problem),
            PieceResult::Fault(problem, lines) => {
                faults += 1;
                problems.push(problem);
                if log.is_empty() {
                    log = lines;
                }
                if faults == FAULTS && item < last {
                    let message =
                        format!("it was given up after faults on {FAULTS} files; later files were not inspected");
                    problems.push(Problem { code: "given-up".to_owned(), message, path: None, line: None });
                    break;
                }
            }
        }
    }
    let reason = "another repository (a submodule)".to_owned();
    inspected.skipped.extend(submodules.iter().map(|path| (path.clone(), reason.clone())));
    inspected.skipped.sort();
    inspected.skipped.dedup();
    if problems.len() > PROBLEMS {
        let message = format!("{} more problems like these", problems.len() - PROBLEMS);
        problems.truncate(PROBLEMS);
        problems.push(Problem { code: "more".to_owned(), message, path: None, line: None });
    }
    Outcome {
        conclusion: if problems.is_empty() { Conclusion::Evaluated } else { Conclusion::CannotEvaluate(problems) },
        summary: String::new(),
        findings,
        metrics: Vec::new(),
        evidence: Vec::new(),
        properties: Vec::new(),
        inspected: Some(inspected),
        log,
    }
}

/// Asks a check which files it wants.
fn wants(ready: &Ready, change: &Change) -> Result<Wants, Box<Outcome>> {
    match Running::new(ready, change.clock()) {
        Ok((_, selection)) => Wants::new(&selection).map_err(|error| {
            let fault = Fault::new("malformed", format!("it selects files with a glob that cannot be parsed: {error}"));
            Box::new(Outcome::failed(fault.problem(None), Vec::new()))
        }),
        Err(problem) => Err(problem),
    }
}

impl Wants {
    fn new(selection: &Selection) -> Result<Self, String> {
        Ok(Self {
            paths: (!selection.paths.is_empty()).then(|| Globs::of_check(&selection.paths)).transpose()?,
            except: Globs::of_check(&selection.except)?,
            binary: selection.binary,
            max_size: selection.max_size.min(SIZE_LIMIT),
            history: selection.history,
        })
    }

    fn path(&self, path: &str, ready: &Ready) -> bool {
        self.paths.as_ref().is_none_or(|paths| paths.matches(path))
            && !self.except.matches(path)
            && ready.narrow.as_ref().is_none_or(|narrow| narrow.matches(path))
    }
}

/// An instance of a file check.
struct Running {
    store: Store<State>,
    instance: Instance,
}

type Answer = Result<Result<Vec<Finding>, Problem>, (Fault, Vec<String>)>;

impl Running {
    fn new(ready: &Ready, clock: i64) -> Result<(Self, Selection), Box<Outcome>> {
        let mut store = State::store(ready.module.component.engine(), clock, Capabilities::default());
        let started = refuel(&mut store, SETUP_FUEL)
            .and_then(|()| ready.linked.instantiate(&mut store))
            .and_then(|instance| Ok((instance.start(&mut store, &ready.settings)?, instance)));
        let log = store.data().log.lines();
        match started {
            Ok((Ok(selection), instance)) => Ok((Self { store, instance }, selection)),
            Ok((Err(problem), _)) => Err(Box::new(Outcome::failed(setting(&problem), log))),
            Err(error) => {
                let fault = Fault::of(&error);
                let message = with_log(&fault, &store);
                Err(Box::new(Outcome::failed(Fault { message, ..fault }.problem(None), log)))
            }
        }
    }

    /// Inspects with the running instance, or a fresh one. After a fault there is none.
    fn inspect(running: &mut Option<Self>, ready: &Ready, clock: i64, file: &File) -> Answer {
        let Self { mut store, instance } = match running.take() {
            Some(running) => running,
            None => match Self::new(ready, clock) {
                Ok((running, _)) => running,
                Err(outcome) => {
                    return Err((Fault::new("trap", "it could not be started again"), outcome.log));
                }
            },
        };
        let fuel = 2_000_000_000 + 5_000 * file.content.len() as u64;
        let answer = refuel(&mut store, fuel).and_then(|()| instance.inspect(&mut store, file, &ready.descriptor));
        match answer {
            Ok(answer) => {
                let placed = answer.map(|findings| place(findings, file));
                let answer = match placed {
                    Ok(Ok(findings)) => Ok(findings),
                    Ok(Err(fault)) => return Err((fault, store.data().log.lines())),
                    Err(problem) => Err(problem),
                };
                *running = Some(Self { store, instance });
                Ok(answer)
            }
            Err(error) => {
                let fault = Fault::of(&error);
                let message = with_log(&fault, &store);
                Err((Fault { message, ..fault }, store.data().log.lines()))
            }
        }
    }
}

/// What findings take: one each, and one for each KiB of their text.
fn weight(findings: &[Finding]) -> usize {
    let text = |finding: &Finding| {
        let related = finding.related.iter().map(|related| related.path.len() + related.message.len());
        let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
        let properties = finding.properties.iter().map(|(name, value)| name.len() + value.len());
        let own = [&finding.help, &finding.identity].into_iter().flatten().map(String::len);
        let fixes = finding.fixes.iter().map(|fix| fix.title.len());
        let parts = related.chain(edits.map(|edit| edit.path.len() + edit.replacement.len())).chain(properties);
        finding.message.len() + 16 * finding.sensitive.len() + parts.chain(own).chain(fixes).sum::<usize>()
    };
    findings.iter().map(|finding| 1 + text(finding) / 1024).sum()
}

/// A file check speaks of the file that it was given, and of places that this file has.
fn place(mut findings: Vec<Finding>, file: &File) -> Result<Vec<Finding>, Fault> {
    let size = file.content.len() as u64;
    let mut lines = None;
    for finding in &mut findings {
        match &finding.path {
            Some(path) if *path != file.path => {
                let path = super::text::clean(path, 200);
                let message = format!("it was given `{}` and reports a finding in `{path}`", file.path);
                return Err(Fault::new("malformed", message));
            }
            _ => finding.path = Some(file.path.clone()),
        }
        let beyond = match &finding.place {
            Place::WholeFile => None,
            Place::Bytes(bytes) => (bytes.end > size).then(|| format!("byte {}", bytes.end)),
            Place::Lines { last, .. } => {
                let lines = *lines.get_or_insert_with(|| count_lines(&file.content));
                (*last > lines).then(|| format!("line {last}"))
            }
        };
        let beyond = beyond.or_else(|| {
            let sensitive = finding.sensitive.iter().find(|range| range.end > size);
            sensitive.map(|range| format!("byte {}", range.end))
        });
        if let Some(beyond) = beyond {
            let message = format!("it reports a finding at {beyond} of `{}`, which ends before", file.path);
            return Err(Fault::new("malformed", message));
        }
    }
    Ok(findings)
}

/// Lines of a file: an empty file has one, and so has what follows the last LF, where there is something.
pub(crate) fn count_lines(content: &[u8]) -> u32 {
    let ends = content.iter().filter(|byte| **byte == b'\n').count();
    let rest = usize::from(content.last().is_none_or(|byte| *byte != b'\n'));
    u32::try_from(ends + rest).unwrap_or(u32::MAX)
}

/// A NUL in the first 8,000 bytes, as git has it, unless it begins as UTF-16 does.
fn is_binary(content: &[u8]) -> bool {
    let utf16 = content.starts_with(&[0xff, 0xfe]) || content.starts_with(&[0xfe, 0xff]);
    !utf16 && content[..content.len().min(8_000)].contains(&0)
}
