//! The files of the build: finding bundles, hashing artifacts, all within limits.

use crate::bundle::{MAX_BUNDLE_BYTES, Parsed, Unreadable};
use crate::effort::Effort;
use crate::verify::File;
use gatewright_sdk::capability::{Blob, Failure};
use gatewright_sdk::{Problem, outputs};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;

/// What a bundle adds to the name of its artifact.
pub(crate) const SUFFIXES: [&str; 3] = [".sigstore.json", ".sigstore", ".bundle"];
/// A larger artifact is not hashed.
const MAX_ARTIFACT_BYTES: u64 = 512 << 20;
/// More bundles than this in all are refused.
const MAX_BUNDLES: usize = 200;
/// And more bytes of them, since all are kept.
const MAX_BYTES: u64 = 32 << 20;
/// More than this for one artifact are refused.
pub(crate) const MAX_PER_ARTIFACT: usize = 50;

/// The artifact that a bundle is named after.
pub(crate) fn artifact_of(bundle: &str) -> Option<&str> {
    let stem = SUFFIXES.iter().find_map(|suffix| bundle.strip_suffix(suffix))?;
    (!stem.is_empty() && !stem.ends_with('/')).then_some(stem)
}

/// Files under these globs.
pub(crate) fn find(globs: &[String]) -> Result<Vec<String>, Problem> {
    if globs.is_empty() {
        return Ok(Vec::new());
    }
    outputs::find(globs).map_err(|failure| {
        Problem::new("unreadable", format!("cannot look for files under {}: {failure}", globs.join(", ")))
    })
}

fn unreadable(path: &str, failure: &dyn std::fmt::Display) -> Problem {
    Problem::new("unreadable", format!("cannot read `{path}`: {failure}")).path(path)
}

/// An artifact and its digest.
#[derive(Debug)]
pub(crate) struct Hashed {
    pub(crate) path: String,
    sha256: [u8; 32],
    size: u64,
}

impl Hashed {
    /// Reads the artifact once, as a stream. `None` where there is no such file.
    pub(crate) fn open(path: &str, effort: &Effort) -> Result<Option<Self>, Problem> {
        let mut blob = match outputs::open(path) {
            Ok(blob) => blob,
            Err(failure) if failure.code == "not-found" => return Ok(None),
            Err(failure) => return Err(unreadable(path, &failure)),
        };
        let size = blob.size();
        if size > MAX_ARTIFACT_BYTES {
            let limit = MAX_ARTIFACT_BYTES >> 20;
            return Err(unreadable(path, &format!("it has {size} bytes, and this check reads up to {limit} MiB")));
        }
        effort.hash(size, path)?;
        let sha256 = hash(&mut blob).map_err(|error| unreadable(path, &error))?;
        Ok(Some(Self { path: path.to_owned(), sha256, size }))
    }

    /// In hex digits.
    pub(crate) fn hex(&self) -> String {
        hex::encode(self.sha256)
    }
}

fn hash(reader: &mut dyn Read) -> std::io::Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let count = reader.read(&mut buffer)?;
        if count == 0 {
            return Ok(hasher.finalize().into());
        }
        hasher.update(&buffer[..count]);
    }
}

impl File for Hashed {
    fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    fn size(&self) -> u64 {
        self.size
    }

    fn open(&self) -> Result<Box<dyn Read>, String> {
        outputs::open(&self.path).map(|blob| Box::new(blob) as Box<dyn Read>).map_err(|failure| failure.to_string())
    }
}

/// A bundle and the file that holds it.
#[derive(Debug)]
pub(crate) struct Bundle {
    pub(crate) path: String,
    pub(crate) parsed: Result<Parsed, Unreadable>,
}

/// Every bundle read so far, each file once.
#[derive(Debug, Default)]
pub(crate) struct Bundles {
    files: BTreeMap<String, Vec<Bundle>>,
    count: usize,
    bytes: u64,
    /// What hashing and verifying may still cost.
    pub(crate) effort: Effort,
}

/// Whether a file could be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Loaded {
    /// Yes.
    Yes,
    /// There is none.
    Missing,
    /// The policy does not grant it.
    NotGranted,
}

impl Bundles {
    /// Reads the bundles of a file.
    pub(crate) fn load(&mut self, path: &str) -> Result<Loaded, Problem> {
        if self.files.contains_key(path) {
            return Ok(Loaded::Yes);
        }
        let blob = match outputs::open(path) {
            Ok(blob) => blob,
            Err(failure) if failure.code == "not-found" => return Ok(Loaded::Missing),
            Err(failure) if failure.code == "not-granted" => return Ok(Loaded::NotGranted),
            Err(failure) => return Err(unreadable(path, &failure)),
        };
        let texts = split(path, &blob).map_err(|failure| unreadable(path, &failure))?;
        self.count += texts.len();
        self.bytes += blob.size();
        if self.count > MAX_BUNDLES || self.bytes > MAX_BYTES {
            let limit = MAX_BYTES >> 20;
            let what = format!("there are over {MAX_BUNDLES} bundles or {limit} MiB of them; name fewer in `bundles`");
            return Err(Problem::new("too-many-signatures", what).path(path));
        }
        let parsed = texts.iter().map(|text| Bundle { path: path.to_owned(), parsed: Parsed::from_bytes(text) });
        self.files.insert(path.to_owned(), parsed.collect());
        Ok(Loaded::Yes)
    }

    /// Those of one file.
    pub(crate) fn of_file(&self, path: &str) -> &[Bundle] {
        self.files.get(path).map_or(&[], Vec::as_slice)
    }
}

/// A file of JSON lines holds one bundle a line, as `gh attestation download` writes them.
fn split(path: &str, blob: &Blob) -> Result<Vec<Vec<u8>>, Failure> {
    let bytes = blob.bytes(MAX_BUNDLE_BYTES)?;
    if !path.ends_with(".jsonl") {
        return Ok(vec![bytes]);
    }
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    // One more than allowed is enough to be refused.
    Ok(lines.take(MAX_BUNDLES + 1).map(<[u8]>::to_vec).collect())
}
