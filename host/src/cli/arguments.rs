//! What the command line takes.

use crate::model::verdict::{Mode, Scope};
use crate::sink::Format;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Judges a pull request with sandboxed checks.
#[derive(Debug, Parser)]
#[command(name = "gatewright", version, about, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge a change: the commits of a branch against its base, a pull request's event, or a folder.
    Check(Check),
    /// Judge what a git hook of pre-commit is about: what is staged, the range of a push, or the files of `pre-commit run --all-files`.
    Hook {
        /// The files that pre-commit names.
        files: Vec<PathBuf>,
    },
    /// Show the checks that a policy enables, where their code comes from, and what each was granted.
    List(List),
    /// Explain a rule, like `secret-scan/private-key`, or every rule of a check.
    Explain {
        /// A check, or a rule of one.
        rule: String,
    },
    /// Show what a module is, what it imports, and what it would have to be granted. Runs nothing but `describe`.
    Inspect {
        /// A WASI component.
        module: PathBuf,
        /// Show it as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Show a report that `check --format json` wrote, in other formats. Judges nothing; the exit status is that of the run that wrote it.
    Show {
        /// The report.
        report: PathBuf,
        #[command(flatten)]
        formats: Formats,
    },
    /// Print a JSON Schema.
    Schema {
        /// Of what.
        #[arg(value_enum)]
        which: Schema,
    },
    /// Write the compiled form of the built-in checks to a folder, for a packaged build.
    #[command(hide = true)]
    Precompile {
        /// Made where it is missing.
        folder: PathBuf,
    },
    /// Compile the module on stdin to stdout, within limits. The host calls itself with this.
    #[command(hide = true)]
    CompileModule,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Schema {
    /// The policy file.
    Policy,
    /// The JSON report.
    Report,
}

#[derive(Debug, Default, Args)]
pub(super) struct Check {
    /// A folder. Inside a git work tree only what is in it is judged; the policy is that of the whole repository. Default: the repository
    /// in which this was started.
    pub(super) path: Option<PathBuf>,
    /// Judge by this policy file instead of the one in the repository.
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// Judge what this event file of GitHub Actions is about.
    #[arg(long, value_name = "FILE", conflicts_with = "staged")]
    pub(super) event: Option<PathBuf>,
    /// The name of the event, where the environment does not say it.
    #[arg(long, value_name = "NAME", requires = "event")]
    pub(super) event_name: Option<String>,
    /// Compare with the merge base of this revision and what is judged; its policy judges. A branch wins over a tag of the same name.
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub(super) base: Option<String>,
    /// Judge this revision instead of what is checked out.
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    pub(super) head: Option<String>,
    /// Judge what is staged for the next commit.
    #[arg(long)]
    pub(super) staged: bool,
    /// Also judge every version of a file that any commit ever brought in, not only those of the change.
    #[arg(long, conflicts_with = "staged")]
    pub(super) history: bool,
    /// Run only this check. Can be repeated, and takes several with commas between them.
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    pub(super) only: Vec<String>,
    /// What counts: only what the change introduced, or all.
    #[arg(long, value_parser = one_of(Scope::ALL, Scope::name))]
    pub(super) scope: Option<Scope>,
    /// Whether a fail verdict fails the job, instead of what the policy says.
    #[arg(long, value_parser = one_of(Mode::ALL, Mode::name))]
    pub(super) mode: Option<Mode>,
    #[command(flatten)]
    formats: Formats,
    /// The day by which waivers expire, like `2027-01-31`. Default: today, in UTC.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) date: Option<jiff::civil::Date>,
    /// Threads to use. Default: all processors.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) threads: Option<u16>,
    /// Show the log of every check on stderr.
    #[arg(long)]
    pub(super) log: bool,
}

#[derive(Debug, Default, Args)]
pub(super) struct Formats {
    /// How to report. Can be repeated; goes to stdout unless `--output` follows. Default: as the environment wants it.
    #[arg(long, value_name = "FORMAT", value_parser = one_of(Format::ALL, Format::name))]
    format: Vec<Format>,
    /// The file for the `--format` before it.
    #[arg(long, value_name = "FILE", requires = "format")]
    output: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// A folder: of a git work tree, or any other. Default: where this was started.
    pub(super) path: Option<PathBuf>,
    /// The policy file instead of the one in the repository.
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
}

/// Takes the names of these values, and shows them in help.
fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let named = move |given: String| all.iter().copied().find(|value| name(*value) == given).ok_or("no such value");
    PossibleValuesParser::new(all.iter().map(|value| name(*value))).try_map(named)
}

/// A day, written in full.
fn date(text: &str) -> Result<jiff::civil::Date, String> {
    let date: Option<jiff::civil::Date> = text.parse().ok();
    date.filter(|date| date.to_string() == text).ok_or_else(|| "write it like `2027-01-31`".to_owned())
}

/// The formats, each with its file: an `--output` belongs to the nearest `--format` before it. A second `--output` for one
/// format has no format, and is an error.
pub(super) fn formats(matches: &ArgMatches) -> Result<Vec<(Format, Option<PathBuf>)>, String> {
    let places = |id: &str| matches.indices_of(id).map(Iterator::collect::<Vec<_>>).unwrap_or_default();
    let formats = matches.get_many::<Format>("format").into_iter().flatten().copied();
    let mut formats: Vec<_> =
        places("format").into_iter().zip(formats).map(|(at, format)| (at, format, None)).collect();
    let outputs = matches.get_many::<PathBuf>("output").into_iter().flatten();
    for (at, output) in places("output").into_iter().zip(outputs) {
        let owner = formats.iter_mut().rev().find(|(format_at, _, _)| *format_at < at);
        match owner {
            Some((_, _, file @ None)) => *file = Some(output.clone()),
            _ => return Err(format!("`--output {}` has no `--format` before it", output.display())),
        }
    }
    Ok(formats.into_iter().map(|(_, format, file)| (format, file)).collect())
}
