//! What a component of version 0.1 calls, forwarded to [`crate::runtime::imports`]. Every call is charged.

use crate::intake::facts::{ChangedFile, Commit, Kind};
use crate::runtime::imports::content::{Blob, Failure, HELD_LIMIT, OPEN_LIMIT};
use crate::runtime::state::State;
use gatewright_contract::v0_1::{Imports, imports as api};
use std::ops::RangeInclusive;
use wasmtime::Result;
use wasmtime::component::Resource;

type Answer<T> = Result<std::result::Result<T, api::content::Failure>>;

/// What a component holds of a blob.
type Handle = Resource<api::content::Blob>;

/// The blob of that handle in the table.
fn entry(handle: &Handle) -> Resource<Blob> {
    Resource::new_own(handle.rep())
}

impl Imports for State {}

impl From<Failure> for api::content::Failure {
    fn from(failure: Failure) -> Self {
        Self { code: failure.code.to_owned(), message: failure.message }
    }
}

impl State {
    fn hand_out(&mut self, blob: std::result::Result<Blob, Failure>) -> Answer<Handle> {
        let open = self.table.iter_mut().count();
        let blobs = self.table.iter_mut().filter_map(|any| any.downcast_ref::<Blob>());
        let held: u64 = blobs.map(Blob::held).sum();
        // What is in memory was read and inflated for this call; a file is charged as it is read.
        self.charge(blob.as_ref().map_or(0, Blob::held).saturating_mul(INFLATE_COST))?;
        let blob = match blob {
            Ok(_) if open >= OPEN_LIMIT => {
                Err(Failure::new("too-large", format!("{OPEN_LIMIT} blobs are open; drop some first")))
            }
            Ok(blob) if held.saturating_add(blob.held()) > HELD_LIMIT => {
                let message = format!("more than {HELD_LIMIT} bytes are open; drop some blobs first");
                Err(Failure::new("too-large", message))
            }
            other => other,
        };
        match blob {
            Ok(blob) => Ok(Ok(Resource::new_own(self.table.push(blob)?.rep()))),
            Err(failure) => Ok(Err(failure.into())),
        }
    }

    fn listed(&mut self, paths: std::result::Result<Vec<String>, Failure>) -> Answer<Vec<String>> {
        let paths = match paths {
            Ok(paths) => paths,
            Err(failure) => return Ok(Err(failure.into())),
        };
        self.charge(paths.iter().map(|path| path.len() as u64 + 32).sum())?;
        Ok(Ok(paths))
    }
}

/// What parsing one glob costs, and matching one file.
const GLOB_COST: u64 = 1_000_000;
const MATCH_COST: u64 = 5_000;
/// What listing one file of the work tree costs: calls of the system.
const WALK_COST: u64 = 20_000;
/// What a byte costs that is read from git.
const INFLATE_COST: u64 = 16;

impl api::types::Host for State {}

impl api::log::Host for State {
    fn write(&mut self, level: api::log::Level, text: String) -> Result<()> {
        self.charge(text.len() as u64)?;
        let level = match level {
            api::log::Level::Debug => "debug",
            api::log::Level::Info => "info",
            api::log::Level::Warning => "warning",
        };
        self.log.line(level, &text);
        Ok(())
    }
}

impl api::content::Host for State {}

impl api::content::HostBlob for State {
    fn size(&mut self, blob: Handle) -> Result<u64> {
        self.charge(0)?;
        Ok(self.table.get(&entry(&blob))?.size())
    }

    fn read(&mut self, blob: Handle, offset: u64, length: u32) -> Answer<Vec<u8>> {
        let part = self.table.get_mut(&entry(&blob))?.read(offset, length);
        self.charge(part.as_ref().map_or(0, |part| part.len() as u64))?;
        Ok(part.map_err(Into::into))
    }

    fn drop(&mut self, blob: Handle) -> Result<()> {
        self.table.delete(entry(&blob))?;
        Ok(())
    }
}

/// A capability that is linked was granted; the `else` is for a host that links too much.
macro_rules! granted {
    ($state:ident.$capability:ident) => {
        match &$state.capabilities.$capability {
            Some(view) => view.clone(),
            None => wasmtime::bail!(concat!("`", stringify!($capability), "` was not granted")),
        }
    };
}

impl api::tree::Host for State {
    fn find(&mut self, globs: Vec<String>) -> Answer<Vec<String>> {
        let view = granted!(self.tree);
        // Before the search: what it finds says nothing about what it takes.
        self.charge(globs.len() as u64 * GLOB_COST + view.len() as u64 * MATCH_COST)?;
        self.listed(view.find(&globs))
    }

    fn open(&mut self, path: String) -> Answer<Handle> {
        self.charge(0)?;
        let view = granted!(self.tree);
        self.hand_out(view.open(&path))
    }
}

impl api::outputs::Host for State {
    fn find(&mut self, globs: Vec<String>) -> Answer<Vec<String>> {
        let view = granted!(self.outputs);
        self.charge(globs.len() as u64 * GLOB_COST)?;
        let mut looked = 0;
        let found = view.find(&globs, &mut looked);
        self.charge(looked as u64 * WALK_COST)?;
        self.listed(found)
    }

    fn open(&mut self, path: String) -> Answer<Handle> {
        self.charge(0)?;
        let view = granted!(self.outputs);
        self.hand_out(view.open(&path))
    }
}

impl api::change::Host for State {
    fn head(&mut self) -> Result<api::change::Commit> {
        self.charge(0)?;
        Ok(commit(&granted!(self.change).facts.head))
    }

    fn base(&mut self) -> Result<Option<api::change::Commit>> {
        self.charge(0)?;
        Ok(granted!(self.change).facts.base.as_ref().map(commit))
    }

    fn commits(&mut self) -> Result<Vec<api::change::Commit>> {
        let commits: Vec<_> = granted!(self.change).facts.commits.iter().map(commit).collect();
        self.charge(commits.iter().map(|commit| commit.message.len() as u64 + 128).sum())?;
        Ok(commits)
    }

    fn head_branch(&mut self) -> Result<Option<String>> {
        self.charge(0)?;
        Ok(granted!(self.change).facts.head_branch.clone())
    }

    fn base_branch(&mut self) -> Result<Option<String>> {
        self.charge(0)?;
        Ok(granted!(self.change).facts.base_branch.clone())
    }

    fn branches(&mut self) -> Result<Option<Vec<String>>> {
        let branches = granted!(self.change).facts.branches.clone();
        self.charge(branches.iter().flatten().map(|name| name.len() as u64 + 32).sum())?;
        Ok(branches)
    }

    fn files(&mut self) -> Result<Vec<api::change::ChangedFile>> {
        let files: Vec<_> = granted!(self.change).facts.files.iter().map(changed_file).collect();
        let size = |file: &api::change::ChangedFile| {
            file.path.len() as u64 + 64 + 8 * (file.added.len() + file.removed.len()) as u64
        };
        self.charge(files.iter().map(size).sum())?;
        Ok(files)
    }

    fn open_base(&mut self, path: String) -> Answer<Handle> {
        self.charge(0)?;
        let view = granted!(self.change);
        self.hand_out(view.open_base(&path))
    }
}

fn commit(commit: &Commit) -> api::change::Commit {
    api::change::Commit {
        id: commit.id.clone(),
        parents: commit.parents.clone(),
        committed: commit.committed,
        message: commit.message.clone(),
    }
}

fn changed_file(file: &ChangedFile) -> api::change::ChangedFile {
    let ranges = |ranges: &[RangeInclusive<u32>]| {
        ranges.iter().map(|range| api::change::LineRange { first: *range.start(), last: *range.end() }).collect()
    };
    api::change::ChangedFile {
        path: file.path.clone(),
        previous_path: file.previous_path.clone(),
        kind: match file.kind {
            Kind::Added => api::change::Kind::Added,
            Kind::Modified => api::change::Kind::Modified,
            Kind::Deleted => api::change::Kind::Deleted,
            Kind::Renamed => api::change::Kind::Renamed,
            Kind::TypeChanged => api::change::Kind::TypeChanged,
        },
        added: ranges(&file.added),
        removed: ranges(&file.removed),
    }
}

impl api::pull_request::Host for State {
    fn get(&mut self) -> Result<Option<api::pull_request::Details>> {
        self.charge(0)?;
        let details = granted!(self.pull_request);
        Ok(details.map(|details| api::pull_request::Details {
            number: details.number,
            title: details.title.clone(),
            body: details.body.clone(),
            author: details.author.clone(),
            labels: details.labels.clone(),
            draft: details.draft,
        }))
    }
}
