//! Capability `outputs`: files of the work tree as the build left them, under the granted globs.

use super::content::{Blob, Failure};
use crate::runtime::globs::Globs;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Files that a search may look at before it gives up.
const WALK_LIMIT: usize = 200_000;

/// The work tree as one check sees it.
pub(crate) struct OutputsView {
    top: PathBuf,
    granted: Globs,
    patterns: Vec<String>,
}

impl OutputsView {
    /// `patterns` is what the policy grants.
    pub(crate) fn new(top: &Path, patterns: &[String]) -> Result<Self, ignore::Error> {
        Ok(Self { top: top.to_owned(), granted: Globs::new(patterns)?, patterns: patterns.to_vec() })
    }

    pub(crate) fn find(&self, globs: &[String]) -> Result<Vec<String>, Failure> {
        let wanted = Globs::new(globs).map_err(|error| Failure::new("malformed", error.to_string()))?;
        let mut found = Vec::new();
        let mut left = WALK_LIMIT;
        for pattern in &self.patterns {
            // Only what a granted glob can reach is looked at: a work tree may hold a million files that nobody asked for.
            let (prefix, rest) = literal_prefix(pattern);
            if rest.is_empty() {
                if self.is_file(prefix) {
                    found.push(prefix.to_owned());
                }
            } else {
                self.walk(prefix, depth(rest), &mut left, &mut found)?;
            }
        }
        found.retain(|path| wanted.matches(path) && self.granted.matches(path));
        found.sort();
        found.dedup();
        Ok(found)
    }

    pub(crate) fn open(&self, path: &str) -> Result<Blob, Failure> {
        if !self.granted.matches(path) {
            return Err(Failure::new("not-granted", format!("the policy does not grant the output `{path}`")));
        }
        if !self.is_file(path) {
            return Err(Failure::new("not-found", format!("there is no file `{path}` in the work tree")));
        }
        let file = File::open(self.top.join(path));
        let opened = file.and_then(|file| file.metadata().map(|metadata| (file, metadata)));
        match opened {
            Ok((file, metadata)) if metadata.is_file() => Ok(Blob::File { file, size: metadata.len(), position: 0 }),
            Ok(_) => Err(Failure::new("not-found", format!("`{path}` is not a file"))),
            Err(error) => Err(Failure::new("unavailable", format!("`{path}` cannot be read: {error}"))),
        }
    }

    /// Whether that is a file of the work tree, reached without a symbolic link.
    fn is_file(&self, path: &str) -> bool {
        let mut place = self.top.clone();
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            if matches!(part, "" | "." | "..") || part.contains(['\\', '\0']) {
                return false;
            }
            place.push(part);
            match fs::symlink_metadata(&place) {
                Ok(metadata) if parts.peek().is_some() => {
                    if !metadata.is_dir() {
                        return false;
                    }
                }
                Ok(metadata) => return metadata.is_file(),
                Err(_) => return false,
            }
        }
        false
    }

    fn walk(
        &self,
        folder: &str,
        depth: Option<usize>,
        left: &mut usize,
        found: &mut Vec<String>,
    ) -> Result<(), Failure> {
        let mut walk = ignore::WalkBuilder::new(self.top.join(folder));
        walk.standard_filters(false).follow_links(false).max_depth(depth);
        walk.filter_entry(|entry| entry.file_name() != ".git");
        for entry in walk.build().flatten() {
            *left = left.checked_sub(1).ok_or_else(|| {
                let message = format!("the granted globs reach more than {WALK_LIMIT} files; name narrower ones");
                Failure::new("too-large", message)
            })?;
            if entry.file_type().is_some_and(|kind| kind.is_file())
                && let Ok(path) = entry.path().strip_prefix(&self.top)
                && let Some(path) = path.to_str()
            {
                found.push(path.replace(std::path::MAIN_SEPARATOR, "/"));
            }
        }
        Ok(())
    }
}

/// The leading folders of a glob that hold no wildcard, and the rest; no rest: it names one file.
fn literal_prefix(pattern: &str) -> (&str, &str) {
    let pattern = pattern.trim_start_matches('/');
    match pattern.find(['*', '?', '[', '\\', '!']) {
        None => (pattern, ""),
        Some(wildcard) => match pattern[..wildcard].rfind('/') {
            Some(slash) => (&pattern[..slash], &pattern[slash + 1..]),
            None => ("", pattern),
        },
    }
}

/// How deep below its prefix a glob can reach; none: any depth.
fn depth(rest: &str) -> Option<usize> {
    (!rest.contains("**")).then(|| rest.split('/').count())
}
