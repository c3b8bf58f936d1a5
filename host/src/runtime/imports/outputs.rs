//! Capability `outputs`: files of the work tree as the build left them, under the granted globs.

use super::content::{Blob, Failure};
use crate::intake::disk;
use crate::runtime::globs::Globs;
use std::fs::FileType;
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
    /// `patterns` is what the policy grants: globs as in `.gitignore`, but that one without any wildcard is a path from the top. Whoever
    /// writes `lcov.info` does not mean one that lies in some package's folder.
    pub(crate) fn new(top: &Path, patterns: &[String]) -> Result<Self, ignore::Error> {
        let anchored = |pattern: &String| match literal_prefix(pattern) {
            (path, "") => format!("/{path}"),
            _ => pattern.clone(),
        };
        let patterns: Vec<String> = patterns.iter().map(anchored).collect();
        Ok(Self { top: top.to_owned(), granted: Globs::new(&patterns)?, patterns })
    }

    /// `looked`: how many files it took.
    pub(crate) fn find(&self, globs: &[String], looked: &mut usize) -> Result<Vec<String>, Failure> {
        let wanted = Globs::of_check(globs).map_err(|reason| Failure::new("malformed", reason))?;
        let mut found = Vec::new();
        for pattern in &self.patterns {
            // Only what a granted glob can reach is looked at: a work tree may hold a million files that nobody asked for.
            let (prefix, rest) = literal_prefix(pattern);
            match self.kind(prefix) {
                Some(kind) if kind.is_file() && rest.is_empty() => found.push(prefix.to_owned()),
                Some(kind) if kind.is_dir() => self.walk(prefix, looked, &mut found)?,
                None if prefix.is_empty() => self.walk(prefix, looked, &mut found)?,
                _ => {}
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
        if !self.kind(path).is_some_and(|kind| kind.is_file()) {
            return Err(Failure::new("not-found", format!("there is no file `{path}` in the work tree")));
        }
        let opened = disk::open(&self.top, Path::new(path)).and_then(|file| Ok((file.metadata()?.len(), file)));
        match opened {
            Ok((size, file)) => Ok(Blob::File { file, size, position: 0 }),
            Err(error) => Err(Failure::new("unavailable", format!("`{path}` cannot be read: {error}"))),
        }
    }

    /// What stands at that path; none: nothing, or only a symbolic link leads there, or it belongs to git, which keeps the
    /// credentials of the checkout beside the repository.
    fn kind(&self, path: &str) -> Option<FileType> {
        let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']) && !is_git(part);
        path.split('/').all(plain).then(|| disk::kind(&self.top, Path::new(path)))?
    }

    /// All files below a folder: as in `.gitignore`, `*.json` matches at any depth, and `build/*` whatever is in a folder of `build`.
    fn walk(&self, folder: &str, looked: &mut usize, found: &mut Vec<String>) -> Result<(), Failure> {
        let mut walk = ignore::WalkBuilder::new(self.top.join(folder));
        walk.standard_filters(false).follow_links(false);
        walk.filter_entry(|entry| !entry.file_name().to_str().is_some_and(is_git));
        for entry in walk.build().flatten() {
            *looked += 1;
            if *looked > WALK_LIMIT {
                let message = format!("the granted globs reach more than {WALK_LIMIT} files; name narrower ones");
                return Err(Failure::new("too-large", message));
            }
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

/// Whether that is the folder of git on some system: there are those that tell no letter case, and that drop what is at the end.
fn is_git(name: &str) -> bool {
    name.trim_end_matches(['.', ' ']).eq_ignore_ascii_case(".git")
}

/// The leading folders of a glob that hold no wildcard, and the rest; no rest: it names one file or folder.
fn literal_prefix(pattern: &str) -> (&str, &str) {
    let pattern = pattern.trim_start_matches('/');
    match pattern.find(['*', '?', '[', '{', '\\', '!']) {
        None => (pattern.trim_end_matches('/'), ""),
        Some(wildcard) => match pattern[..wildcard].rfind('/') {
            Some(slash) => (&pattern[..slash], &pattern[slash + 1..]),
            None => ("", pattern),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn view(patterns: &[&str]) -> (tempfile::TempDir, OutputsView) {
        let top = tempfile::tempdir().unwrap();
        for (path, text) in [("build/a/report.xml", "a"), ("build/b/report.xml", "b"), (".git/config", "token")] {
            let file = top.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let patterns: Vec<String> = patterns.iter().map(|pattern| (*pattern).to_owned()).collect();
        let view = OutputsView::new(top.path(), &patterns).unwrap();
        (top, view)
    }

    fn all(view: &OutputsView) -> Vec<String> {
        view.find(&["**".to_owned()], &mut 0).unwrap()
    }

    #[test]
    fn what_git_keeps_is_in_no_grant() {
        let (_top, view) = view(&["**", ".git/config"]);
        assert_eq!(all(&view), ["build/a/report.xml", "build/b/report.xml"]);
        for path in [".git/config", ".GIT/config", ".git./config", "build/../.git/config", "/.git/config"] {
            assert!(view.open(path).is_err(), "{path}");
        }
        assert!(view.open("build/a/report.xml").is_ok());
    }

    #[test]
    fn what_can_be_opened_is_found() {
        for pattern in
            ["*.xml", "build/*", "build/a/", "build/a", "**/b/*.xml", "build/?/report.xml", "/build/b/report.xml"]
        {
            let (_top, view) = view(&[pattern]);
            let found = all(&view);
            for path in ["build/a/report.xml", "build/b/report.xml"] {
                assert_eq!(found.iter().any(|found| found == path), view.open(path).is_ok(), "{pattern} {path}");
            }
            assert!(!found.is_empty(), "{pattern}");
        }
    }

    #[test]
    fn a_name_without_wildcards_is_a_path_from_the_top() {
        let (top, view) = view(&["report.xml"]);
        assert!(all(&view).is_empty() && view.open("build/a/report.xml").is_err());
        fs::write(top.path().join("report.xml"), "top").unwrap();
        assert_eq!(all(&view), ["report.xml"]);
    }

    #[test]
    fn alternatives_are_searched() {
        let (_top, view) = view(&["build/{a,c}/report.xml"]);
        assert_eq!(all(&view), ["build/a/report.xml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_a_granted_folder_is_not_searched() {
        let (top, view) = view(&["out/*"]);
        std::os::unix::fs::symlink(top.path().join("build/a"), top.path().join("out")).unwrap();
        assert!(all(&view).is_empty());
        assert!(view.open("out/report.xml").is_err());
    }
}
