//! Brings a report to its readers, in an order in which nothing that fails late hides what came before.

use crate::environment::Environment;
use crate::model::report::Report;
use crate::sink::{self, Format, SinkError, Style, write};
use std::path::PathBuf;

/// Sets the verdict as an output of the step, writes the files and the job summary, and returns what is to be printed last: annotations stand
/// for a report that is there.
///
/// # Errors
/// The first channel that cannot be written.
pub fn publish(
    environment: &Environment,
    report: &Report,
    formats: Vec<(Format, Option<PathBuf>)>,
) -> Result<String, SinkError> {
    let plain = Style { colour: false, width: 100, stop_token: environment.token.clone() };
    let style = Style { colour: environment.colour, width: environment.width, ..plain.clone() };
    if let Some(file) = environment.step_output.as_ref().filter(|_| environment.actions) {
        let delimiter = format!("ghadelimiter_{}", environment.token);
        write::append(file, &write::output("verdict", report.verdict.name(), &delimiter)?)?;
    }
    let mut printed = Vec::new();
    for (format, file) in formats {
        match file {
            Some(file) => write::write(&environment.folder.join(file), &sink::render(format, report, &plain)?)?,
            None => printed.push(format),
        }
    }
    if printed.is_empty() {
        printed.push(if environment.actions { Format::Github } else { Format::Terminal });
    }
    if let Some(file) = environment.step_summary.as_ref().filter(|_| environment.actions) {
        write::append(file, &sink::render(Format::Markdown, report, &plain)?)?;
    }
    printed.into_iter().map(|format| sink::render(format, report, &style)).collect()
}
