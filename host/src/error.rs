//! Why the host could not judge. Every one of these ends with exit status 2, and no report is written.

use crate::intake::change::ChangeError;
use crate::intake::event::EventError;
use crate::intake::policy::PolicyError;
use crate::intake::policy_file::PolicyFileError;
use crate::intake::who_judges::WhoJudgesError;
use crate::model::report::ReadError;
use crate::sink::SinkError;
use std::path::PathBuf;

/// What went wrong, by stage.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line asks for something that cannot be.
    #[error("{0}")]
    Usage(String),
    /// A file that the command line or the environment names.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// As given.
        path: PathBuf,
        /// As the system says it.
        source: std::io::Error,
    },
    /// A file or stream that the command line names.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// As given.
        path: PathBuf,
        /// As the system says it.
        source: std::io::Error,
    },
    /// The event.
    #[error(transparent)]
    Event(#[from] EventError),
    /// The repository or the change.
    #[error(transparent)]
    Change(#[from] ChangeError),
    /// The policy: finding or reading it.
    #[error(transparent)]
    PolicyFile(#[from] PolicyFileError),
    /// The policy: what it says.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// This machine.
    #[error("wasmtime does not support this machine: {0}")]
    Engine(String),
    /// A module, given to `inspect`.
    #[error("{}: {reason}", path.display())]
    Module {
        /// As given.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A report that `show` was given.
    #[error("{} cannot be shown: {source}", path.display())]
    Report {
        /// As given.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadError,
    },
    /// A report.
    #[error(transparent)]
    Sink(#[from] SinkError),
}

impl Error {
    /// The policy that this is about, for an excerpt.
    #[must_use]
    pub fn policy(&self) -> Option<&PolicyError> {
        match self {
            Self::Policy(error)
            | Self::PolicyFile(PolicyFileError::Policy(error))
            | Self::Change(ChangeError::WhoJudges(WhoJudgesError::Policy(PolicyFileError::Policy(error)))) => {
                Some(error)
            }
            _ => None,
        }
    }
}
