//! Who is told: pure functions from the report to text, and one writer. A sink shows what was decided and decides nothing.
//!
//! All text in a report may be a stranger's. Every sink hands it through [`escape`], so that no text becomes a
//! workflow command, a terminal sequence, a mention or markup, whichever stream the result ends up in.

mod annotations;
pub mod escape;
mod excerpt;
mod json;
mod junit;
mod sarif;
mod summary;
mod terminal;
mod words;
pub mod write;

#[cfg(test)]
mod tests;

use crate::model::report::Report;
pub use words::headline;
pub use write::SinkError;

/// The version that reports name.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How a report is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Source excerpts and a closing table, for people at a terminal.
    Terminal,
    /// Workflow commands, which GitHub turns into annotations, and a short log.
    Github,
    /// The interface `gatewright.report/v1`.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for test reporters.
    Junit,
    /// GitHub-flavoured Markdown, for the job summary.
    Markdown,
}

impl Format {
    /// All of them, in the order in which help lists them.
    pub const ALL: &[Self] = &[Self::Terminal, Self::Github, Self::Json, Self::Sarif, Self::Junit, Self::Markdown];

    /// As it is written on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Github => "github",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Markdown => "markdown",
        }
    }
}

/// What a sink must know besides the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Whether the terminal shows colours.
    pub colour: bool,
    /// How many columns the terminal has.
    pub width: usize,
    /// Ends the part of the log in which the runner obeys no command: at least 32 hex digits that no change can foresee.
    pub stop_token: String,
}

/// Tells the report in a format. The text ends in a line feed.
///
/// # Errors
/// Where a stop token is too short to protect the log, or a serialiser refuses.
pub fn render(format: Format, report: &Report, style: &Style) -> Result<String, SinkError> {
    match format {
        Format::Terminal => Ok(terminal::render(report, style)),
        Format::Github => annotations::render(report, &style.stop_token),
        Format::Json => json::render(report),
        Format::Sarif => sarif::render(report),
        Format::Junit => junit::render(report),
        Format::Markdown => Ok(summary::render(report)),
    }
}
