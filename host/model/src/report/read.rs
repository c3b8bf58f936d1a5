//! Reads a report back. It may come from another version, another job or an attacker, so what it holds is as hostile as a check's own words.

use super::{FINDINGS, Report, ReportedFinding, SCHEMA};
use crate::text;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use std::fmt;
use std::io::{self, Read};

/// How the names of all versions begin.
const FAMILY: &str = "gatewright.report/";
/// Bytes of the largest report that is written and read.
pub const LARGEST: u64 = 256 << 20;

/// Why a report cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refuses to read it.
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It has more than [`LARGEST`] bytes.
    #[error("it has more than {} MiB, and Gatewright writes no such report", LARGEST >> 20)]
    TooLarge,
    /// It is another kind of document.
    #[error("it is no report of Gatewright; name a file that `gatewright check --format json --output FILE` wrote")]
    NoReport,
    /// It has another major version.
    #[error("it is `{0}`, and this version of Gatewright reads `{SCHEMA}`; use the version that wrote it")]
    OtherVersion(String),
    /// It breaks off or does not fit its schema.
    #[error("it is no whole `{SCHEMA}`, so it was cut off or changed: {0}")]
    Broken(#[from] serde_json::Error),
}

/// The part of a report that says what it is.
#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    schema: String,
}

/// Reads a report of this major version. Fields that a later minor version added are passed over.
///
/// # Errors
/// Anything but a whole report of this major version. At most [`LARGEST`] bytes are read, and at most [`FINDINGS`] findings of one check.
pub fn read(from: impl Read) -> Result<Report, ReadError> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    // What it is comes first: of another version, an error about a field would mislead.
    match serde_json::from_slice::<Header>(&bytes) {
        Ok(Header { schema }) if schema == SCHEMA => Ok(serde_json::from_slice(&bytes)?),
        Ok(Header { schema }) if schema.starts_with(FAMILY) => Err(ReadError::OtherVersion(text::clean(&schema, 80))),
        Err(error) if error.is_eof() => Err(error.into()),
        Ok(_) | Err(_) => Err(ReadError::NoReport),
    }
}

/// The findings of a check, at most [`FINDINGS`]: else a file of brackets would take many times its size in memory.
pub(super) fn findings<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<ReportedFinding>, D::Error> {
    struct Findings;
    impl<'de> Visitor<'de> for Findings {
        type Value = Vec<ReportedFinding>;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(to, "at most {FINDINGS} findings")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut findings = Vec::new();
            while let Some(finding) = list.next_element()? {
                if findings.len() == FINDINGS {
                    return Err(A::Error::invalid_length(FINDINGS + 1, &self));
                }
                findings.push(finding);
            }
            Ok(findings)
        }
    }
    from.deserialize_seq(Findings)
}
