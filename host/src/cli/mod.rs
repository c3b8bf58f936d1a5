//! The command line.

mod arguments;
mod check;
mod explain;
mod failure;
mod hook;
mod inspect;
mod list;
mod precompile;
mod progress;
mod schema;
mod show;

use crate::environment::Environment;
use crate::error::Error;
use crate::runtime::cache::Cache;
use crate::runtime::compile::{self, Compiler};
use crate::runtime::module::{Loader, Origin};
use crate::runtime::registry::{self, Builtin, Check};
use crate::sink::Format;
use arguments::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Everything but a verdict of fail that keeps a change from passing.
const COULD_NOT_JUDGE: u8 = 2;
/// As shells have it for SIGINT.
const INTERRUPTED: i32 = 130;

/// Runs the program and returns its exit status: 0 passed, 1 the verdict is fail, 2 it could not judge.
pub fn main(environment: &Environment, arguments: Vec<OsString>, builtins: &[Builtin]) -> ExitCode {
    let matches = match Arguments::command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        // It quotes what was given, which may be a stranger's branch name: the runner must not obey it.
        Err(error) if environment.actions && error.use_stderr() => {
            let text = error.to_string();
            let text = text.strip_prefix("error: ").unwrap_or(&text).trim_end();
            failure::show(environment, &Error::Usage(text.to_owned()));
            return ExitCode::from(COULD_NOT_JUDGE);
        }
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { COULD_NOT_JUDGE } else { 0 });
        }
    };
    let parsed = match Arguments::from_arg_matches(&matches) {
        Ok(parsed) => parsed,
        Err(error) => error.exit(),
    };
    match run(environment, parsed.command, &matches, builtins) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            failure::show(environment, &error);
            ExitCode::from(COULD_NOT_JUDGE)
        }
    }
}

fn run(
    environment: &Environment,
    command: Command,
    matches: &clap::ArgMatches,
    builtins: &[Builtin],
) -> Result<u8, Error> {
    match command {
        Command::Check(arguments) => {
            stop_cleanly();
            check::run(environment, &arguments, formats(matches)?, builtins)
        }
        Command::Hook { files } => {
            stop_cleanly();
            hook::run(environment, &files, builtins)
        }
        Command::List(arguments) => list::run(environment, &arguments, builtins),
        Command::Explain { rule } => explain::run(environment, &rule, builtins),
        Command::Inspect { module, json } => inspect::run(environment, &module, json),
        Command::Show { report, .. } => show::run(environment, &report, formats(matches)?),
        Command::Schema { which } => schema::run(which),
        Command::Precompile { folder } => precompile::run(environment, &folder, builtins),
        Command::CompileModule => Ok(precompile::child()),
    }
}

/// The formats that a command was given.
fn formats(matches: &clap::ArgMatches) -> Result<Vec<(Format, Option<PathBuf>)>, Error> {
    let given = matches.subcommand().map(|(_, matches)| arguments::formats(matches));
    given.unwrap_or(Ok(Vec::new())).map_err(Error::Usage)
}

/// Ctrl-C: what was begun is dropped, and reports are written whole or not at all.
#[expect(clippy::exit, reason = "a signal handler has nowhere to return to")]
fn stop_cleanly() {
    // Where there is no handler the system ends the process, which loses nothing either.
    let _ = ctrlc::set_handler(|| {
        let _ =
            std::io::stderr().write_all(b"\ngatewright: interrupted; nothing was judged and no report was written\n");
        std::process::exit(INTERRUPTED)
    });
}

/// A loader of modules as this process has it.
fn loader(environment: &Environment) -> Result<Loader, Error> {
    let cache = environment.cache.as_deref().and_then(|folder| Cache::open(folder).ok());
    let compiler = Compiler {
        program: environment.program.clone(),
        arguments: vec!["compile-module".into()],
        deadline: compile::DEADLINE,
    };
    registry::loader(cache, compiler).map_err(|error| Error::Engine(error.to_string()))
}

/// Says on stderr why modules were compiled that a cache would have kept; it is no part of a report, as it is about this machine.
fn say_uncached(environment: &Environment, checks: &[Check]) {
    let compiled = |check: &&Check| check.ready.as_ref().is_ok_and(|ready| ready.module.origin == Origin::Compiled);
    let names: Vec<&str> = checks.iter().filter(compiled).map(|check| check.id.as_str()).collect();
    if names.is_empty() {
        return;
    }
    let why = match environment.cache.as_deref().map(Cache::open) {
        Some(Ok(_)) => return,
        Some(Err(error)) => error.to_string(),
        None => "no cache folder is known".to_owned(),
    };
    let names = names.join(", ");
    let text = format!(
        "gatewright: compiled {names} and could not keep that for the next run: {why}; set GATEWRIGHT_CACHE to a folder of your own"
    );
    eprintln!("{}", crate::sink::escape::line(&text));
}

/// To stdout. A closed pipe is the reader's decision, not an error.
fn print(text: &str) -> Result<u8, Error> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(source) if source.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Error::Write { path: "standard output".into(), source })
        }
        _ => Ok(0),
    }
}
