//! Rules that count only near others: which matches have what their rule requires.

use super::config::{Required, Rule};
use super::rules::Match;
use std::collections::BTreeMap;

/// Where a match begins, as gitleaks counts.
#[derive(Debug, Clone, Copy)]
struct Spot {
    line: usize,
    column: usize,
}

/// Where the matches of one rule begin: by line, the columns; and the columns of all.
#[derive(Debug, Default)]
struct Spots {
    lines: BTreeMap<usize, Vec<usize>>,
    columns: Vec<usize>,
}

/// The matches that are reported: of rules that are `near` their keywords and not silent, and with all that they require nearby.
pub(super) fn complete(content: &[u8], rules: &[Rule], near: &[bool], all: &[Match]) -> Vec<Match> {
    let newlines: Vec<usize> = memchr::memchr_iter(b'\n', content).collect();
    let spot = |found: &Match| match &found.whole {
        Some(whole) => {
            let before = newlines.partition_point(|newline| *newline <= whole.start);
            let start = before.checked_sub(1).map_or(0, |last| newlines[last]);
            Spot { line: before + 1, column: whole.start - start + 1 }
        }
        None => Spot { line: 0, column: 0 },
    };
    let mut spots: BTreeMap<&str, Spots> = BTreeMap::new();
    for found in all {
        let Spot { line, column } = spot(found);
        let of = spots.entry(&rules[found.rule].id).or_default();
        of.lines.entry(line).or_default().push(column);
        of.columns.push(column);
    }
    for of in spots.values_mut() {
        of.columns.sort_unstable();
        of.lines.values_mut().for_each(|columns| columns.sort_unstable());
    }
    let whole = |found: &&Match| {
        let rule = &rules[found.rule];
        let beside = |required: &Required| {
            spots.get(required.id.as_str()).is_some_and(|spots| spots.near(spot(found), required))
        };
        // gitleaks asks nothing more of a rule on a file's name.
        near[found.rule] && !rule.skip_report && (found.whole.is_none() || rule.required.iter().all(beside))
    };
    all.iter().filter(whole).cloned().collect()
}

impl Spots {
    fn near(&self, spot: Spot, required: &Required) -> bool {
        let beside = |columns: &Vec<usize>| {
            required.within_columns.is_none_or(|most| {
                let first = columns.partition_point(|column| column.saturating_add(most) < spot.column);
                columns.get(first).is_some_and(|column| *column <= spot.column.saturating_add(most))
            })
        };
        match required.within_lines {
            Some(most) => {
                let lines = spot.line.saturating_sub(most)..=spot.line.saturating_add(most);
                self.lines.range(lines).any(|(_, columns)| beside(columns))
            }
            None => beside(&self.columns),
        }
    }
}
