//! Tables for summaries: rows of cells, apart by tabs, the first row the headings.

use super::Case;
use crate::report::Tally;
use crate::threshold::{Threshold, change, percent};

/// Files that the table of the worst names.
const WORST: usize = 10;

/// A component of the repository.
pub(super) struct Row {
    name: String,
    now: Tally,
    before: Option<Tally>,
    threshold: Option<Threshold>,
    /// Instead of what the threshold says.
    verdict: Option<&'static str>,
}

impl Row {
    pub(super) fn new(name: &str, now: Tally, before: Option<Tally>, threshold: Option<Threshold>) -> Self {
        Self { name: name.to_owned(), now, before, threshold, verdict: None }
    }

    /// Says why its threshold was not judged.
    pub(super) fn verdict(self, verdict: &'static str) -> Self {
        Self { verdict: Some(verdict), ..self }
    }
}

pub(super) fn render(rows: &[Row]) -> String {
    let mut text = "component\tcovered\tshare\trequired\tverdict\tbase\tchange".to_owned();
    for row in rows {
        let Tally { covered, lines, .. } = row.now;
        let required = row.threshold.map_or("-".to_owned(), |threshold| threshold.to_string());
        let verdict = row.verdict.unwrap_or(match row.threshold {
            None => "-",
            Some(threshold) if threshold.reached(covered, lines) => "reached",
            Some(_) => "missed",
        });
        let before = row.before.filter(|before| before.lines > 0);
        let base = before.map_or("-".to_owned(), |before| format!("{}/{}", before.covered, before.lines));
        let change = before.map_or("-".to_owned(), |before| change((before.covered, before.lines), (covered, lines)));
        let share = percent(covered, lines);
        let cells = [cell(&row.name), format!("{covered}/{lines}"), share, required, verdict.to_owned(), base, change];
        text.push('\n');
        text.push_str(&cells.join("\t"));
    }
    text
}

/// The files with the most uncovered lines; empty where all are covered.
pub(super) fn worst(case: &Case<'_>) -> String {
    let files = case.coverage.files.iter().map(|(path, file)| (path, file.tally(case.settings.partial)));
    let mut files: Vec<_> = files.filter(|(_, tally)| tally.covered < tally.lines).collect();
    files.sort_unstable_by_key(|(path, tally)| (std::cmp::Reverse(tally.lines - tally.covered), *path));
    files.truncate(WORST);
    if files.is_empty() {
        return String::new();
    }
    let mut text = "file\tcovered\tshare".to_owned();
    for (path, tally) in files {
        let Tally { covered, lines, .. } = tally;
        text.push_str(&format!("\n{}\t{covered}/{lines}\t{}", cell(path), percent(covered, lines)));
    }
    text
}

/// Text that stays within its cell.
fn cell(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}
