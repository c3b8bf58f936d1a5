//! What is wrong with a policy file, and where.

use crate::model::text::is_hidden;
use std::fmt;
use std::ops::Range;

/// No file needs more problems than this to be told apart from a good one.
const MOST_PROBLEMS: usize = 50;

/// A place in the policy file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Counted from 1; a line ends after its LF.
    pub line: u32,
    /// Counted from 1, in Unicode code points.
    pub column: u32,
    /// The bytes of the file.
    pub range: Bytes,
}

/// Bytes `start..end`. Unlike [`Range`], it has an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<Bytes> for Range<usize> {
    fn from(bytes: Bytes) -> Self {
        bytes.start..bytes.end
    }
}

/// One thing that is wrong with a policy file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyProblem {
    /// Where; none: the file as a whole.
    pub position: Option<Position>,
    /// What is wrong.
    pub message: String,
    /// What would be right, where that is known.
    pub help: Option<String>,
}

impl PolicyProblem {
    /// A problem without help.
    pub(super) fn new(position: Option<Position>, message: impl Into<String>) -> Self {
        Self { position, message: message.into(), help: None }
    }

    /// The same with help.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A policy file that cannot be used: everything that is wrong with it, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct PolicyError {
    /// From the top of the repository, with `/`.
    pub path: String,
    /// What the file holds, for excerpts.
    pub text: String,
    /// At least one.
    pub problems: Vec<PolicyProblem>,
}

impl PolicyError {
    /// Sorts by position, drops repetitions and cuts a list that nobody would read to its end.
    pub(super) fn new(path: &str, text: &str, mut problems: Vec<PolicyProblem>) -> Self {
        problems.sort_by(|left, right| left.position.cmp(&right.position));
        problems.dedup();
        if problems.len() > MOST_PROBLEMS {
            let more = problems.len() - MOST_PROBLEMS;
            problems.truncate(MOST_PROBLEMS);
            problems.push(PolicyProblem::new(None, format!("{more} more problems are not listed")));
        }
        Self { path: path.to_owned(), text: text.to_owned(), problems }
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                writeln!(formatter)?;
            }
            write!(formatter, "{}", self.path)?;
            if let Some(position) = &problem.position {
                write!(formatter, ":{}:{}", position.line, position.column)?;
            }
            write!(formatter, ": {}", problem.message)?;
            if let Some(help) = &problem.help {
                write!(formatter, "; {help}")?;
            }
        }
        Ok(())
    }
}

/// The known word that was probably meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer than any word that is known, and the comparison is quadratic.
    if word.len() > 128 {
        return None;
    }
    let scored = known.into_iter().map(|known| (strsim::normalized_damerau_levenshtein(word, known), known));
    let best = scored.filter(|(score, _)| *score >= 0.6).max_by(|left, right| left.0.total_cmp(&right.0));
    best.map(|(_, known)| known)
}

/// "did you mean" or, where nothing is near, the words that would do.
#[must_use]
pub fn suggest<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(meant) = nearest(word, known.clone()) {
        return Some(format!("did you mean `{meant}`?"));
    }
    let known: Vec<_> = known.into_iter().take(13).map(|word| format!("`{word}`")).collect();
    match known.len() {
        0 | 13.. => None,
        1 => Some(format!("known is only {}", known[0])),
        _ => Some(format!("known are {}", known.join(", "))),
    }
}

/// Untrusted text inside a message: short, on one line, with nothing that a terminal obeys.
pub(super) fn shown(text: &str) -> String {
    let mut shown: String =
        text.chars().take(80).map(|character| if is_hidden(character) { '\u{fffd}' } else { character }).collect();
    if text.chars().nth(80).is_some() {
        shown.push('…');
    }
    shown
}
