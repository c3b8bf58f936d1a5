//! Which of several findings in one place stays.

use crate::catalogue::{Kind, code, id};
use crate::engine::Candidate;
use crate::gitleaks::rules::Match;
use gatewright_sdk::Severity;
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

/// Adds what the user's own rules match. Of two findings in one place, that of a provider's rule stays, and else the user's own,
/// unless that says itself that it is generic.
pub(crate) fn add_own(found: &mut Vec<Candidate>, mut matches: Vec<Match>) {
    let overlap = |sorted: &[Range<usize>], range: &Range<usize>| {
        // Those here do not overlap each other, or only the furthest matters.
        let before = sorted.partition_point(|other| other.start < range.end);
        before.checked_sub(1).is_some_and(|last| sorted[last].end > range.start)
    };
    let generic = |one: &Match| one.own.id.to_ascii_lowercase().contains("generic");
    let stays = |one: &Candidate| one.rule.severity == Severity::Error;
    let provider: Vec<Range<usize>> = found.iter().filter(|one| stays(one)).map(|one| one.secret.clone()).collect();
    let built_in: Vec<Range<usize>> = found.iter().map(|one| one.secret.clone()).collect();
    matches
        .retain(|one| one.whole.is_none() || !overlap(if generic(one) { &built_in } else { &provider }, &one.secret));
    matches.sort_by_key(|one| one.secret.start);
    let mut reach = 0;
    let own: Vec<Range<usize>> = matches
        .iter()
        .filter(|one| one.whole.is_some())
        .map(|one| {
            reach = reach.max(one.secret.end);
            one.secret.start..reach
        })
        .collect();
    found.retain(|one| stays(one) || !overlap(&own, &one.secret));
    found.extend(matches.into_iter().map(|one| {
        let secret = one.secret.clone();
        Candidate { rule: code(id::CUSTOM), secret, looseness: 0, own: Some(one) }
    }));
    found.sort_by_key(|candidate| candidate.secret.start);
}
