//! Globs as in `.gitignore`, for paths from the top of the repository.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

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

    /// Whether a file of that path, or a folder above it, matches.
    pub(crate) fn matches(&self, path: &str) -> bool {
        !self.0.is_empty() && self.0.matched_path_or_any_parents(path.trim_start_matches('/'), false).is_ignore()
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
        assert!(!Globs::new::<&str>(&[]).unwrap().matches("anything"));
    }
}
