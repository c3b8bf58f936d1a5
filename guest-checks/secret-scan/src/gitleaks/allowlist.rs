//! What is no finding: an allowlist of a rule or of the whole configuration.

use super::line_of;
use super::pattern::{Pattern, TooLarge};
use crate::placeholder::contains;
use std::ops::Range;

/// An allowlist, ready to be asked.
#[derive(Debug, Clone)]
pub(crate) struct Allowlist {
    /// The line on which it begins.
    pub(super) line: usize,
    /// Whether every part that is given must match.
    pub(super) all: bool,
    /// Whether it asks for a commit, which a check does not see.
    pub(super) commits: bool,
    pub(super) paths: Option<Pattern>,
    pub(super) regexes: Option<Pattern>,
    pub(super) target: Target,
    /// In lower case.
    pub(super) stopwords: Vec<String>,
}

/// What the expressions are matched against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Secret,
    Match,
    Line,
}

/// What an allowlist is asked about.
#[derive(Debug, Clone)]
pub(crate) struct Subject<'a> {
    pub(crate) content: &'a [u8],
    pub(crate) path: &'a str,
    /// All that matched; none: the file itself.
    pub(crate) whole: Option<Range<usize>>,
    /// The secret in it.
    pub(crate) secret: Range<usize>,
}

impl Allowlist {
    /// Whether it excuses a secret.
    pub(crate) fn allows(&self, subject: &Subject<'_>) -> Result<bool, TooLarge> {
        let secret = &subject.content[subject.secret.clone()];
        let path = || match &self.paths {
            Some(paths) => paths.is_match(subject.path.as_bytes()),
            None => Ok(self.all),
        };
        let regexes = || {
            let target = match (self.target, &subject.whole) {
                (Target::Secret, _) | (_, None) => secret,
                (Target::Match, Some(whole)) => &subject.content[whole.clone()],
                (Target::Line, Some(whole)) => &subject.content[line_of(subject.content, whole)],
            };
            match &self.regexes {
                Some(regexes) => Ok(!target.is_empty() && regexes.is_match(target)?),
                None => Ok(self.all),
            }
        };
        let words = || {
            let any = self.stopwords.iter().any(|word| !word.is_empty() && contains(secret, word.as_bytes()));
            any || self.all && self.stopwords.is_empty()
        };
        if self.all {
            // A check does not see the commit, so a list that also asks for one excuses nothing.
            Ok(!self.commits && path()? && words() && regexes()?)
        } else {
            Ok(path()? || words() || regexes()?)
        }
    }
}
