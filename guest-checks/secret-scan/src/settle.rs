//! Which of several findings in one place stays.

use crate::catalogue::{Kind, code, id};
use crate::engine::Candidate;
use crate::gitleaks::rules::Match;
use std::collections::BTreeMap;
use std::ops::Range;

/// One candidate for each place: rules of providers before rules of code, then the longer, then the first rule.
pub(crate) fn settle(mut found: Vec<Candidate>) -> Vec<Candidate> {
    if found.len() < 2 {
        return found;
    }
    let rank = |candidate: &Candidate| match candidate.rule.id {
        id::GENERIC | id::PASSWORD => 2,
        id::URL_PASSWORD | id::CREDENTIAL_FILE | id::COMMAND => 1,
        _ => 0,
    };
    let named = |candidate: &Candidate| matches!(candidate.rule.kind, Kind::Assigned { .. });
    found.sort_by(|one, other| {
        let key =
            |candidate: &Candidate| (rank(candidate), usize::MAX - candidate.secret.len(), candidate.secret.start);
        key(one)
            .cmp(&key(other))
            .then_with(|| one.looseness.cmp(&other.looseness))
            .then_with(|| named(other).cmp(&named(one)))
            .then_with(|| one.rule.id.cmp(other.rule.id))
    });
    let mut kept: BTreeMap<usize, Candidate> = BTreeMap::new();
    for candidate in found {
        let before = kept.range(..candidate.secret.end).next_back();
        if before.is_none_or(|(_, other)| other.secret.end <= candidate.secret.start) {
            kept.insert(candidate.secret.start, candidate);
        }
    }
    kept.into_values().collect()
}

/// Adds what the user's own rules match, unless a built-in rule has found the same place.
pub(crate) fn add_own(found: &mut Vec<Candidate>, matches: Vec<Match>) {
    let built_in: Vec<Range<usize>> = found.iter().map(|candidate| candidate.secret.clone()).collect();
    for one in matches {
        let new = |range: &Range<usize>| range.end <= one.secret.start || one.secret.end <= range.start;
        if one.whole.is_none() || built_in.iter().all(new) {
            let own = Some((one.id, one.description));
            found.push(Candidate { rule: code(id::CUSTOM), secret: one.secret, looseness: 0, own });
        }
    }
    found.sort_by_key(|candidate| candidate.secret.start);
}
