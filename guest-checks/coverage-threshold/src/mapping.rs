//! Which file of the repository a report means. Nothing is guessed: a path is mapped because a prefix was declared, because it
//! is there exactly, or because it shares at least two components with one file and no other. What is left is told.

use crate::gather;
use crate::path::{ReportPath, join};
use crate::report::{Key, Report};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The tracked files and what the policy and the repository say about prefixes.
#[derive(Debug, Default)]
pub struct Tree {
    files: Vec<String>,
    exact: HashMap<String, usize>,
    folded: HashMap<String, Option<usize>>,
    /// By the last two components, in lower case; where these are shared by [`MANY`], also by the last three and four.
    tails: HashMap<String, Vec<usize>>,
    prefixes: Vec<String>,
    /// Go module name and folder, longest name first.
    modules: Vec<(String, String)>,
}

/// What became of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mapped {
    /// This tracked file.
    File(String),
    /// One of these, or the file of another path of the report.
    Ambiguous(Vec<String>),
    /// No tracked file.
    Unmatched,
}

/// Replace the first folder by the second: the difference between where the tests ran and where the file is tracked.
type Shift = (String, String);

/// What speaks for a candidate, most important first: it is in the module that the report names; how many folders it shares
/// with the report; how many files of the report are moved alike; the report's path ends with all of its path.
type Rank = (bool, usize, usize, bool);

/// A match and how sure it is, or what it could have been.
type Found = Result<(usize, Claim), Vec<usize>>;

/// More files than this with the same last two components, like `src/index.ts` in every package, tell little. Then more components have
/// to agree, so that the work stays in proportion.
const MANY: usize = 64;

/// How many shifts are tried for a file that shares only its name.
const SHIFTS: usize = 32;

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// Shares a tail, found by that many files of the report.
    Tail(usize),
    /// Declared or exact.
    Sure,
}

impl Tree {
    /// From all tracked paths, the declared prefixes, and Go modules with their folders.
    #[must_use]
    pub fn new(files: Vec<String>, prefixes: &[String], mut modules: Vec<(String, String)>) -> Self {
        modules.sort_unstable_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        let prefixes = prefixes.iter().map(|prefix| ReportPath::new(prefix).text).filter(|text| !text.is_empty());
        let mut tree = Self { prefixes: prefixes.collect(), modules, ..Self::default() };
        for (id, path) in files.iter().enumerate() {
            tree.exact.insert(path.clone(), id);
            tree.folded.entry(path.to_ascii_lowercase()).and_modify(|known| *known = None).or_insert(Some(id));
            if let Some(tail) = tail(path, 2) {
                tree.tails.entry(tail.to_ascii_lowercase()).or_default().push(id);
            }
        }
        let crowds: Vec<usize> = tree.tails.values().filter(|ids| ids.len() > MANY).flatten().copied().collect();
        for id in crowds {
            for tail in [3, 4].into_iter().filter_map(|components| tail(&files[id], components)) {
                tree.tails.entry(tail.to_ascii_lowercase()).or_default().push(id);
            }
        }
        tree.files = files;
        tree
    }

    /// Whether that file is tracked.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.exact.contains_key(path)
    }

    /// A path as it stands there, and below each declared prefix.
    pub fn names(&self, path: &str) -> impl Iterator<Item = String> {
        let path = ReportPath::new(path);
        let below = self.prefixes.iter().filter_map(|prefix| path.without(prefix).map(str::to_owned));
        let below: Vec<String> = below.collect();
        std::iter::once(path.text).chain(below)
    }

    fn find(&self, path: &str, windows: bool) -> Option<usize> {
        let exact = self.exact.get(path).copied();
        let folded = || self.folded.get(&path.to_ascii_lowercase()).copied().flatten();
        if windows { exact.or_else(folded) } else { exact }
    }

    /// What every path of a report means that lies at `at`.
    #[must_use]
    pub fn map(&self, at: &str, report: &Report, keys: &[Key]) -> Vec<Mapped> {
        let sources: BTreeSet<ReportPath> = gather(report.sources.iter().map(|source| ReportPath::new(source)));
        // Made anew where they are needed: files times sources can be millions.
        let spell = |key: &Key| spellings(&key.path, &sources);
        let declared: Vec<Option<Found>> = keys.iter().map(|key| self.declared(at, &spell(key))).collect();
        // What is certain says nothing about the rest: it was not moved.
        let mut votes: BTreeMap<Shift, usize> = BTreeMap::new();
        let undecided = declared.iter().zip(keys).filter(|(declared, _)| declared.is_none());
        for path in undecided.flat_map(|(_, key)| spell(key)) {
            for (_, shift) in self.shifts(&path) {
                *votes.entry(shift).or_default() += 1;
            }
        }
        let mut common: Vec<&Shift> = votes.keys().collect();
        common.sort_unstable_by_key(|shift| (Reverse(votes[*shift]), *shift));
        common.truncate(SHIFTS);
        let mut found: Vec<Found> = Vec::with_capacity(keys.len());
        for (key, declared) in keys.iter().zip(declared) {
            found.push(declared.unwrap_or_else(|| self.by_tail(at, &spell(key), &key.module, &votes, &common)));
        }
        self.settle(keys, &found)
    }

    /// By a declared prefix, a Go module, or exactly, below a folder that the report lies in or at the top.
    fn declared(&self, at: &str, paths: &[ReportPath]) -> Option<Found> {
        let sure = |id: usize| Ok((id, Claim::Sure));
        for path in paths {
            for prefix in &self.prefixes {
                if let Some(id) = path.without(prefix).and_then(|rest| self.find(rest, path.windows)) {
                    return Some(sure(id));
                }
            }
            for (module, folder) in &self.modules {
                let rest = path.without(module).filter(|_| !path.absolute);
                if let Some(id) = rest.and_then(|rest| self.find(&join(folder, rest), path.windows)) {
                    return Some(sure(id));
                }
            }
        }
        // A declared source folder says where the file is; the bare path may by chance name another one. So it is tried only
        // where no source leads to a file.
        let joined = &paths[..paths.len().saturating_sub(1)];
        if joined.iter().any(|path| path.absolute && !self.shifts(path).is_empty()) {
            return None;
        }
        // Tests of a part of the repository mostly run in its folder and leave their report below it.
        let below = |folder: &str, paths: &[ReportPath]| {
            let relative = paths.iter().filter(|path| !path.absolute);
            let ids = relative.filter_map(|path| self.find(&join(folder, &path.text), path.windows));
            gather::<usize, BTreeSet<usize>>(ids)
        };
        folders(at).find_map(|folder| {
            let ids = Some(below(folder, joined)).filter(|ids| !ids.is_empty());
            let ids = ids.unwrap_or_else(|| below(folder, &paths[joined.len()..]));
            let first = ids.first().copied()?;
            // Two source folders that both have the file.
            Some(if ids.len() == 1 { sure(first) } else { Err(ids.into_iter().collect()) })
        })
    }

    /// By the shift that most files of the report agree on.
    fn by_tail(
        &self,
        at: &str,
        paths: &[ReportPath],
        module: &str,
        votes: &BTreeMap<Shift, usize>,
        common: &[&Shift],
    ) -> Found {
        let mut best: Vec<(usize, Rank)> = Vec::new();
        for path in paths {
            let mut shifts = self.shifts(path);
            // A file in the top folder shares only its name, but others tell where that folder is.
            if shifts.is_empty() {
                shifts.extend(common.iter().filter_map(|shift| {
                    let id = self.find(&join(&shift.1, path.without(&shift.0)?), path.windows)?;
                    Some((id, (*shift).clone()))
                }));
            }
            for (id, shift) in shifts {
                let count = votes.get(&shift).copied().unwrap_or_default();
                let in_module = !module.is_empty() && names_module(&self.files[id], module);
                best.push((id, (in_module, shared(at, &self.files[id]), count, shift.1.is_empty())));
            }
        }
        let Some(top) = best.iter().map(|(_, rank)| *rank).max() else {
            let crowd = paths.iter().flat_map(|path| self.alike(path, 2)).take(MANY).copied();
            return Err(crowd.collect());
        };
        let mut ids: Vec<usize> = best.iter().filter(|(_, rank)| *rank == top).map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids.dedup();
        match ids[..] {
            [id] => Ok((id, Claim::Tail(top.2))),
            _ => Err(ids),
        }
    }

    /// Files that share at least two components with a path, and what lies between.
    fn shifts(&self, path: &ReportPath) -> Vec<(usize, Shift)> {
        let same = |a: &str, b: &str| if path.windows { a.eq_ignore_ascii_case(b) } else { a == b };
        let shift = |id: &usize| {
            let (mut ours, mut theirs) = (self.files[*id].as_str(), path.text.as_str());
            let mut shared = 0;
            while !ours.is_empty() && !theirs.is_empty() {
                let (our_folder, our_name) = ours.rsplit_once('/').unwrap_or(("", ours));
                let (their_folder, their_name) = theirs.rsplit_once('/').unwrap_or(("", theirs));
                if !same(our_name, their_name) {
                    break;
                }
                (ours, theirs, shared) = (our_folder, their_folder, shared + 1);
            }
            (shared >= 2).then(|| (*id, (theirs.to_owned(), ours.to_owned())))
        };
        let alike = self.alike(path, 2);
        if alike.len() <= MANY {
            return alike.iter().filter_map(shift).collect();
        }
        let mut closer = [4, 3].into_iter().map(|components| self.alike(path, components));
        let closer = closer.find(|ids| (1..=MANY).contains(&ids.len())).unwrap_or_default();
        // The whole path of a tracked file at the end is close as well, however short it is.
        let ends = path.text.match_indices('/').filter_map(|(at, _)| self.find(&path.text[at + 1..], path.windows));
        let ids: BTreeSet<usize> = gather(closer.iter().copied().chain(ends));
        ids.iter().filter_map(shift).collect()
    }

    /// The files that share so many last components with a path.
    fn alike(&self, path: &ReportPath, components: usize) -> &[usize] {
        let tail = tail(&path.text, components).map(str::to_ascii_lowercase);
        tail.and_then(|tail| self.tails.get(&tail)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Two different paths may not mean one file: the surer one has it, and of equals none.
    fn settle(&self, keys: &[Key], found: &[Found]) -> Vec<Mapped> {
        // What is declared or exact may be spelt in several ways, yet not belong to several modules.
        let owner = |number: usize, claim: Claim| {
            let spelling = (claim != Claim::Sure).then(|| ReportPath::new(&keys[number].path));
            (spelling, keys[number].module.as_str())
        };
        let mut tops: BTreeMap<usize, (Claim, Option<_>)> = BTreeMap::new();
        for (number, result) in found.iter().enumerate() {
            let Ok((id, claim)) = result else { continue };
            let ours = owner(number, *claim);
            let top = tops.entry(*id).or_insert_with(|| (*claim, Some(ours.clone())));
            match claim.cmp(&top.0) {
                Ordering::Greater => *top = (*claim, Some(ours)),
                Ordering::Equal if top.1.as_ref() != Some(&ours) => top.1 = None,
                Ordering::Equal | Ordering::Less => {}
            }
        }
        let names = |ids: &[usize]| ids.iter().map(|id| self.files[*id].clone()).collect();
        let settle = |result: &Found| match result {
            Ok((id, claim)) if matches!(tops.get(id), Some((top, Some(_))) if top == claim) => {
                Mapped::File(self.files[*id].clone())
            }
            // A better match has the file, so this is another one of the same name.
            Ok((id, claim)) if tops.get(id).is_some_and(|(top, _)| top > claim) => Mapped::Unmatched,
            Ok((id, _)) => Mapped::Ambiguous(names(&[*id])),
            Err(ids) if ids.is_empty() => Mapped::Unmatched,
            Err(ids) => Mapped::Ambiguous(names(ids)),
        };
        found.iter().map(settle).collect()
    }
}

/// A path below each declared source, and as it is, last.
fn spellings(path: &str, sources: &BTreeSet<ReportPath>) -> Vec<ReportPath> {
    let path = ReportPath::new(path);
    // One that leads to the top of the tree changes nothing.
    let below = sources.iter().map(|source| path.below(source)).filter(|spelling| *spelling != path);
    let mut all: Vec<ReportPath> = if path.absolute { Vec::new() } else { below.collect() };
    all.push(path);
    all
}

/// So many last components, where there are as many.
fn tail(path: &str, components: usize) -> Option<&str> {
    let mut ends = path.rmatch_indices('/').skip(components - 1).map(|(at, _)| at + 1);
    let whole = || (path.matches('/').count() + 1 == components).then_some(0);
    ends.next().or_else(whole).map(|start| &path[start..])
}

/// The folder of a path, the folder above it, and so on to the top, which is empty.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(above(path), |folder| above(folder))
}

/// The folder that holds a path; the top has none.
fn above(path: &str) -> Option<&str> {
    (!path.is_empty()).then(|| path.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// How many leading folders two paths share.
fn shared(one: &str, other: &str) -> usize {
    let folder = |path| above(path).unwrap_or_default();
    let pairs = folder(one).split('/').zip(folder(other).split('/'));
    pairs.take_while(|(one, other)| one == other && !one.is_empty()).count()
}

/// Some folder of the path is called like the innermost module.
fn names_module(path: &str, module: &str) -> bool {
    let module = module.rsplit('/').next().unwrap_or(module);
    path.split('/').any(|component| component == module)
}
