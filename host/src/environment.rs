//! The process and its environment: the only place that reads either.
#![expect(clippy::disallowed_methods, reason = "this is the place")]

use std::collections::hash_map::RandomState;
use std::ffi::OsString;
use std::hash::{BuildHasher, Hasher};
use std::io::IsTerminal;
use std::path::PathBuf;

/// What the process was given.
#[derive(Debug, Clone)]
pub struct Environment {
    /// This program.
    pub program: PathBuf,
    /// Where it was started.
    pub folder: PathBuf,
    /// It runs as a step of GitHub Actions.
    pub actions: bool,
    /// This is a CI job: `CI` is set, as all services do.
    pub ci: bool,
    /// `GITHUB_SHA`: the commit that the runner checked out.
    pub runner_sha: Option<String>,
    /// `GITHUB_REF`: the reference that it has.
    pub runner_ref: Option<String>,
    /// `PRE_COMMIT_FROM_REF` and `PRE_COMMIT_TO_REF`: the range that pre-commit was told to judge.
    pub pre_commit: Option<(String, String)>,
    /// Today, in UTC.
    pub date: jiff::civil::Date,
    /// `GITHUB_EVENT_NAME`.
    pub event_name: Option<String>,
    /// `GITHUB_EVENT_PATH`.
    pub event_path: Option<PathBuf>,
    /// `GITHUB_STEP_SUMMARY`.
    pub step_summary: Option<PathBuf>,
    /// `GITHUB_OUTPUT`.
    pub step_output: Option<PathBuf>,
    /// `GIT_INDEX_FILE`: git names it to a hook.
    pub index_file: Option<PathBuf>,
    /// Where compiled modules are kept: `GATEWRIGHT_CACHE`, or the user's cache folder.
    pub cache: Option<PathBuf>,
    /// Whether stdout wants colours: a terminal, unless `NO_COLOR` or `TERM=dumb` says no; `CLICOLOR_FORCE` says yes.
    pub colour: bool,
    /// Whether stderr is a terminal, so that progress can be shown.
    pub progress: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Threads that may run at a time.
    pub threads: usize,
    /// 32 hex digits that nobody can foresee.
    pub token: String,
}

impl Environment {
    /// Reads it.
    #[must_use]
    pub fn read() -> Self {
        let text = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let path = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let cache = path("GATEWRIGHT_CACHE").or_else(|| {
            let home = || path("HOME").map(|home| home.join(".cache"));
            let cache = path("XDG_CACHE_HOME").or_else(|| path("LOCALAPPDATA")).or_else(home);
            cache.map(|cache| cache.join("gatewright"))
        });
        let wants = std::io::stdout().is_terminal() && text("TERM").as_deref() != Some("dumb");
        let forced = text("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        Self {
            program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("gatewright")),
            folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            actions: text("GITHUB_ACTIONS").as_deref() == Some("true"),
            ci: text("CI").is_some_and(|value| value != "false" && value != "0"),
            runner_sha: text("GITHUB_SHA"),
            runner_ref: text("GITHUB_REF"),
            pre_commit: text("PRE_COMMIT_FROM_REF").zip(text("PRE_COMMIT_TO_REF")),
            date: jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
            event_name: text("GITHUB_EVENT_NAME"),
            event_path: path("GITHUB_EVENT_PATH"),
            step_summary: path("GITHUB_STEP_SUMMARY"),
            step_output: path("GITHUB_OUTPUT"),
            index_file: path("GIT_INDEX_FILE"),
            cache,
            colour: text("NO_COLOR").is_none() && (wants || forced),
            progress: std::io::stderr().is_terminal(),
            width: text("COLUMNS").and_then(|columns| columns.parse().ok()).unwrap_or(100),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            token: token(),
        }
    }

    /// The command line.
    #[must_use]
    pub fn arguments() -> Vec<OsString> {
        std::env::args_os().collect()
    }
}

/// The standard library seeds its hash maps from the system's randomness; two of them make 128 bits. A crate for randomness would be one more
/// to trust, for the one place that needs any.
fn token() -> String {
    let bits = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", bits(), bits())
}
