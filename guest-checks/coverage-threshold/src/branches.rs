//! The branches of one line. Formats either name each branch (LCOV, Istanbul) or count them (Cobertura, JaCoCo).

use crate::gather;
use std::collections::BTreeMap;

/// Blocks and branches of a line that fit the compact form.
const BLOCKS: u32 = 4;
const WIDTH: u32 = 8;

/// The branches of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Branches {
    /// Only how many of how many.
    Counted {
        /// How many ran.
        covered: u32,
        /// Of how many.
        total: u32,
    },
    /// Named by block and branch, both small: bit `(block - base) * 8 + branch`.
    Few {
        /// The block that was seen first.
        base: u32,
        /// The branches that exist.
        known: u32,
        /// The branches that ran.
        taken: u32,
    },
    /// Named by anything else, held as a hash of the name.
    Many(Box<BTreeMap<u64, bool>>),
}

impl Branches {
    /// One named branch.
    #[must_use]
    pub fn named(block: u32, branch: u32, taken: bool) -> Self {
        let mut branches = Self::Few { base: block, known: 0, taken: 0 };
        branches.add(block, branch, taken);
        branches
    }

    /// Adds a named branch; of two records of one branch the better counts.
    pub fn add(&mut self, block: u32, branch: u32, ran: bool) {
        if let Self::Few { base, known, taken } = self
            && let Some(offset) = block.checked_sub(*base)
            && offset < BLOCKS
            && branch < WIDTH
        {
            let bit = 1 << (offset * WIDTH + branch);
            *known |= bit;
            *taken |= if ran { bit } else { 0 };
            return;
        }
        if let Self::Counted { covered, total } = self {
            *covered = covered.saturating_add(u32::from(ran));
            *total = total.saturating_add(1);
            return;
        }
        if let Self::Many(names) = self {
            *names.entry(key(block, branch)).or_default() |= ran;
            return;
        }
        let mut many = self.take_names();
        many.insert(key(block, branch), ran);
        *self = Self::Many(Box::new(many));
    }

    /// Adds what another record knows. Names are joined; of counts with one total the better is kept. Returns false where
    /// the totals contradict each other: then the larger total is kept, with the better count.
    pub fn merge(&mut self, other: &Self) -> bool {
        match (&mut *self, other) {
            (Self::Few { base, known, taken }, Self::Few { base: b, known: k, taken: t }) if *base == *b => {
                *known |= k;
                *taken |= t;
                true
            }
            (Self::Few { .. } | Self::Many(_), Self::Few { .. } | Self::Many(_)) => {
                let mut many = self.take_names();
                for (name, ran) in other.clone().take_names() {
                    *many.entry(name).or_default() |= ran;
                }
                *self = Self::Many(Box::new(many));
                true
            }
            _ => {
                let ((ours, our_total), (theirs, their_total)) = (self.counts(), other.counts());
                let total = our_total.max(their_total);
                *self = Self::Counted { covered: ours.max(theirs).min(total), total };
                our_total == their_total
            }
        }
    }

    /// How many ran, of how many.
    #[must_use]
    pub fn counts(&self) -> (u32, u32) {
        match self {
            Self::Counted { covered, total } => (*covered, *total),
            Self::Few { known, taken, .. } => (taken.count_ones(), known.count_ones()),
            Self::Many(names) => {
                let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                (count(names.values().filter(|ran| **ran).count()), count(names.len()))
            }
        }
    }

    /// The names, left empty here. Counts have none.
    fn take_names(&mut self) -> BTreeMap<u64, bool> {
        match self {
            Self::Many(names) => std::mem::take(&mut **names),
            Self::Few { base, known, taken } => {
                let slots = (0..u32::BITS).filter(|slot| *known >> slot & 1 == 1);
                gather(slots.map(|slot| (key(*base + slot / WIDTH, slot % WIDTH), *taken >> slot & 1 == 1)))
            }
            Self::Counted { .. } => BTreeMap::new(),
        }
    }
}

fn key(block: u32, branch: u32) -> u64 {
    u64::from(block) << 32 | u64::from(branch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_whatever_their_order() {
        let mut one = Branches::named(7, 0, true);
        one.add(7, 1, false);
        let mut two = Branches::named(6, 0, false);
        two.add(7, 1, true);
        two.add(7, 0, false);
        assert_eq!(one.counts(), (1, 2));
        assert!(one.merge(&two));
        assert_eq!(one.counts(), (2, 3));
        one.add(4_000_000_000, 9, true);
        assert_eq!(one.counts(), (3, 4));
    }

    #[test]
    fn contradicting_totals_are_told() {
        let mut counted = Branches::Counted { covered: 1, total: 2 };
        assert!(counted.merge(&Branches::Counted { covered: 2, total: 2 }));
        assert_eq!(counted.counts(), (2, 2));
        assert!(!counted.merge(&Branches::Counted { covered: 1, total: 4 }));
        assert_eq!(counted.counts(), (2, 4));
        assert!(!counted.merge(&Branches::named(0, 0, true)));
    }
}
