//! What the workers found, put together in the order of the files.

use super::Item;
use super::member::{FAULTS, FINDINGS};
use crate::model::finding::Finding;
use crate::model::outcome::{Conclusion, Outcome};
use crate::model::report::{Inspected, Problem, Skipped};

/// Problems of one check that are reported.
const PROBLEMS: usize = 1_000;

/// What one worker found for one check on one item.
pub(in crate::runtime) struct Piece {
    pub(super) item: usize,
    pub(super) bytes: u64,
    pub(super) result: PieceResult,
}

pub(in crate::runtime) enum PieceResult {
    Inspected(Vec<Finding>),
    Binary,
    Skipped(String),
    Problem(Problem),
    Fault(Problem, Vec<String>),
}

/// One outcome of all pieces of one check.
pub(super) fn put_together(pieces: Vec<Piece>, items: &[Item<'_>], submodules: &[String]) -> Outcome {
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
                    let message = "it was given up after too many findings; later files were not inspected";
                    problems.push(Problem::new("given-up", message));
                    break;
                }
            }
            PieceResult::Binary => inspected.binary += 1,
            PieceResult::Skipped(reason) => inspected.skipped.push(skipped(items[item].path(), &reason)),
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
                    problems.push(Problem::new("given-up", message));
                    break;
                }
            }
        }
    }
    inspected.skipped.extend(submodules.iter().map(|path| skipped(path, "another repository (a submodule)")));
    inspected.skipped.sort();
    inspected.skipped.dedup();
    if problems.len() > PROBLEMS {
        let message = format!("{} more problems like these", problems.len() - PROBLEMS);
        problems.truncate(PROBLEMS);
        problems.push(Problem::new("more", message));
    }
    let conclusion = if problems.is_empty() { Conclusion::Evaluated } else { Conclusion::CannotEvaluate(problems) };
    Outcome { findings, inspected: Some(inspected), log, ..Outcome::of(conclusion) }
}

fn skipped(path: &str, reason: &str) -> Skipped {
    Skipped { path: path.to_owned(), reason: reason.to_owned() }
}

/// What findings take: one each, and one for each KiB of their text.
pub(super) fn weight(findings: &[Finding]) -> usize {
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
