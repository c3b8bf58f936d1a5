//! A file check in the pass: which files it wants, and when it is given up.

use super::running::Running;
use crate::intake::change::Change;
use crate::model::outcome::Outcome;
use crate::runtime::fault::Fault;
use crate::runtime::globs::Globs;
use crate::runtime::registry::Ready;
use crate::runtime::v0_1::Selection;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Faults after which a check is given up: each costs two budgets.
pub(super) const FAULTS: usize = 3;
/// Findings after which a check is given up, each with a KiB of text: more than any report holds, and as much as memory should.
pub(super) const FINDINGS: usize = 20_000;
/// Fuel for all files together, and what each byte of them adds: a check that uses all its fuel on each of many files would hold
/// the job for hours.
const ALL_FILES_FUEL: u64 = 200_000_000_000;
const ALL_FILES_FUEL_PER_BYTE: u64 = 5_000;

/// A file check in this pass.
pub(super) struct Member<'a> {
    pub(super) index: usize,
    pub(super) ready: &'a Ready,
    pub(super) wants: Result<Wants, Box<Outcome>>,
    /// The instance that was asked what it wants, until a worker takes it.
    asked: Mutex<Option<Running>>,
    /// Numbers of the items on which it faulted.
    faults: Mutex<BTreeSet<usize>>,
    /// How much it found on which items, as far as it counts, and the sum.
    found: Mutex<(BTreeMap<usize, usize>, usize)>,
    /// The number of the item at which it was given up: the third smallest of `faults`, or where it found too much. Workers may go further before they
    /// see it, so what is later is dropped in the end; what is earlier was inspected, however the files were shared out.
    given_up: AtomicUsize,
    /// Fuel that it used on how many bytes, and whether that is too much. What a file costs depends on what the instance has seen before, so
    /// a check that is stopped here has found nothing: what it had found would depend on how the files were shared out.
    spent: AtomicU64,
    bytes: AtomicU64,
    exhausted: AtomicBool,
}

impl<'a> Member<'a> {
    pub(super) fn new(index: usize, ready: &'a Ready, change: &Change) -> Self {
        let (wants, asked) = match Wants::of(ready, change) {
            Ok((wants, asked)) => (Ok(wants), Some(asked)),
            Err(outcome) => (Err(outcome), None),
        };
        Self {
            index,
            ready,
            wants,
            asked: Mutex::new(asked),
            faults: Mutex::default(),
            found: Mutex::default(),
            given_up: AtomicUsize::new(usize::MAX),
            spent: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            exhausted: AtomicBool::new(false),
        }
    }

    /// An instance that has inspected nothing, where there still is one.
    pub(super) fn fresh(&self) -> Option<Running> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Whether it still gets the item of that number.
    pub(super) fn goes_on(&self, number: usize) -> bool {
        number <= self.given_up.load(Ordering::Relaxed) && !self.is_exhausted()
    }

    /// Whether all files together cost too much.
    pub(super) fn is_exhausted(&self) -> bool {
        self.exhausted.load(Ordering::Relaxed)
    }

    /// Counts what one file cost.
    pub(super) fn spent(&self, fuel: u64, bytes: u64) {
        let spent = self.spent.fetch_add(fuel, Ordering::Relaxed) + fuel;
        let bytes = self.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if is_too_much(spent, bytes) {
            self.exhausted.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn fault(&self, number: usize) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults.insert(number);
        if let Some(last) = faults.iter().nth(FAULTS - 1) {
            self.given_up.fetch_min(*last, Ordering::Relaxed);
        }
    }

    pub(super) fn found(&self, number: usize, weight: usize) {
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
pub(super) struct Wants {
    paths: Option<Globs>,
    except: Globs,
    pub(super) binary: bool,
    pub(super) max_size: u64,
    pub(super) history: bool,
}

impl Wants {
    /// Asks the check, and returns the instance as well.
    fn of(ready: &Ready, change: &Change) -> Result<(Self, Running), Box<Outcome>> {
        let (running, selection) = Running::new(ready, change.facts.clock)?;
        let wants = Self::new(&selection).map_err(|error| {
            let fault = Fault::new("malformed", format!("it selects files with a glob that cannot be parsed: {error}"));
            Box::new(Outcome::failed(fault.problem(None), Vec::new()))
        })?;
        Ok((wants, running))
    }

    fn new(selection: &Selection) -> Result<Self, String> {
        Ok(Self {
            paths: (!selection.paths.is_empty()).then(|| Globs::of_check(&selection.paths)).transpose()?,
            except: Globs::of_check(&selection.except)?,
            binary: selection.binary,
            max_size: selection.max_size.min(super::SIZE_LIMIT),
            history: selection.history,
        })
    }

    pub(super) fn path(&self, path: &str, ready: &Ready) -> bool {
        self.paths.as_ref().is_none_or(|paths| paths.matches(path))
            && !self.except.matches(path)
            && ready.narrow.as_ref().is_none_or(|narrow| narrow.matches(path))
    }
}

/// Whether a check has used more fuel on all files than files of so many bytes are worth.
fn is_too_much(fuel: u64, bytes: u64) -> bool {
    fuel > ALL_FILES_FUEL.saturating_add(ALL_FILES_FUEL_PER_BYTE.saturating_mul(bytes))
}

#[cfg(test)]
mod tests {
    use super::is_too_much;

    #[test]
    fn many_small_files_share_one_budget() {
        let each = 2_000_000_000;
        assert!(!is_too_much(100 * each, 100));
        assert!(is_too_much(101 * each, 101));
        assert!(!is_too_much(101 * each, 10 << 20), "large files are worth more");
        assert!(!is_too_much(u64::MAX, u64::MAX));
    }
}
