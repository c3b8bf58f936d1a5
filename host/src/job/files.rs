//! The files that findings are about, read where their check could see them.

use super::Session;
use crate::intake::change::former;
use crate::intake::tree::{EntryKind, ReadError, Reader};
use crate::locate::{Content, Contents};
use std::collections::BTreeMap;

/// Bytes of a file that is read to show a finding in it.
const SHOWN_LIMIT: u64 = 8 << 20;

/// The files that findings are about.
pub struct Files<'a> {
    session: &'a Session,
    reader: Reader,
    former: former::Walk,
    known: BTreeMap<String, Vec<(String, Vec<u8>)>>,
}

impl<'a> Files<'a> {
    /// Those of a session.
    #[must_use]
    pub fn new(session: &'a Session) -> Self {
        let reader = session.change.tree.reader();
        Self { session, reader, former: former::Walk::default(), known: BTreeMap::new() }
    }
}

impl Contents for Files<'_> {
    fn read(&mut self, check: Option<usize>, path: &str, commit: Option<&str>) -> Content {
        let Session { change, checks, .. } = self.session;
        let read = match commit {
            Some(commit) => {
                let Some(past) = change.facts.past(path, commit) else { return Content::Missing };
                self.reader.blob(&past.blob, SHOWN_LIMIT)
            }
            // What the host says is about the policy, which no narrowing leaves out.
            None => match change.whole.tree.get(path).filter(|entry| entry.kind != EntryKind::Submodule) {
                Some(entry) if check.is_none() || change.tree.get(path).is_some() => {
                    self.reader.read(entry, SHOWN_LIMIT)
                }
                _ => {
                    let check = check.and_then(|index| checks.get(index)?.ready.as_ref().ok());
                    return match check.and_then(|ready| ready.output(path, SHOWN_LIMIT)) {
                        Some(Some(bytes)) => Content::Bytes(bytes),
                        Some(None) => Content::TooLarge,
                        None => Content::Missing,
                    };
                }
            },
        };
        match read {
            Ok(bytes) => Content::Bytes(bytes),
            Err(ReadError::TooLarge { .. }) => Content::TooLarge,
            Err(_) => Content::Missing,
        }
    }

    fn former(&mut self, path: &str) -> Vec<(String, Vec<u8>)> {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let Session { change, repository, .. } = self.session;
        let found = self.former.names(repository.as_ref(), change, path);
        let read =
            found.into_iter().filter_map(|(path, blob)| Some((path, self.reader.blob(&blob, SHOWN_LIMIT).ok()?)));
        let read: Vec<_> = read.collect();
        self.known.insert(path.to_owned(), read.clone());
        read
    }
}
