//! Globs as in `.gitignore`, for paths from the top of the repository.

use crate::intake::tree::plain;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::Path;

/// Globs that a check may give at a time.
const GLOBS: usize = 1_024;
/// Bytes of each.
const GLOB: usize = 1_024;

/// A set of globs. A glob without a slash matches at any depth; one with a slash is anchored at the top.
#[derive(Debug, Clone)]
pub(crate) struct Globs(Gitignore);

impl Globs {
    /// # Errors
    /// A glob that cannot be parsed, and why.
    pub(crate) fn new<S: AsRef<str>>(globs: &[S]) -> Result<Self, ignore::Error> {
        let mut builder = GitignoreBuilder::new("");
        for glob in globs {
            builder.add_line(None, glob.as_ref())?;
        }
        Ok(Self(builder.build()?))
    }

    /// From globs that a check gives: few and short ones, as parsing and matching them is the host's work.
    ///
    /// # Errors
    /// Too many, too long, or one that cannot be parsed.
    pub(crate) fn of_check(globs: &[String]) -> Result<Self, String> {
        if globs.len() > GLOBS || globs.iter().any(|glob| glob.len() > GLOB) {
            return Err(format!("more than {GLOBS} globs, or one of more than {GLOB} bytes"));
        }
        Self::new(globs).map_err(|error| error.to_string())
    }

    /// Whether a file of that path, or a folder above it, matches.
    pub(crate) fn matches(&self, path: &str) -> bool {
        // A name that is not UTF-8 puts the whole path into quotes, and the folder that it is in matches all the same.
        let path = plain(path);
        let path = Path::new(path.trim_start_matches('/'));
        // An absolute path, of which Windows has more, would be a panic of the library.
        !self.0.is_empty() && !path.has_root() && self.0.matched_path_or_any_parents(path, false).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_match_as_in_gitignore() {
        let globs = Globs::new(&["*.json", "coverage/lcov.info", "!b.json", "dist/"]).unwrap();
        assert!(globs.matches("a/b/c.json"));
        assert!(!globs.matches("a/b.json"));
        assert!(globs.matches("coverage/lcov.info"));
        assert!(!globs.matches("x/coverage/lcov.info"));
        assert!(globs.matches("dist/deep/file"));
        assert!(
            globs.matches(r#""dist/deep/\377""#)
                && globs.matches(r#""a/\377.json""#)
                && !globs.matches(r#""a/\377.txt""#)
        );
        assert!(!Globs::new::<&str>(&[]).unwrap().matches("anything"));
    }

    #[test]
    fn a_check_gives_few_and_short_globs() {
        assert!(Globs::of_check(&vec!["*.a".to_owned(); GLOBS]).is_ok());
        assert!(Globs::of_check(&vec!["*.a".to_owned(); GLOBS + 1]).is_err());
        assert!(Globs::of_check(&["a".repeat(GLOB + 1)]).is_err());
    }
}
