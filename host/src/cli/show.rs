//! `gatewright show`: a saved report in other formats.

use crate::environment::Environment;
use crate::error::Error;
use crate::job::publish;
use crate::model::report::{self, ReadError};
use crate::sink::Format;
use std::fs::File;
use std::path::{Path, PathBuf};

pub(super) fn run(
    environment: &Environment,
    path: &Path,
    formats: Vec<(Format, Option<PathBuf>)>,
) -> Result<u8, Error> {
    let file = File::open(environment.folder.join(path)).map_err(ReadError::Io);
    let report = file.and_then(report::read).map_err(|source| Error::Report { path: path.to_owned(), source })?;
    super::print(&publish(environment, &report, formats)?)?;
    Ok(report.exit_status())
}
