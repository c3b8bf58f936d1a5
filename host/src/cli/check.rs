//! `gatewright check`: the job.

use super::arguments;
use super::progress::Bar;
use crate::environment::Environment;
use crate::error::Error;
use crate::job::{self, How, Session, Wanted, event};
use crate::model::verdict::Scope;
use crate::runtime::registry::Builtin;
use crate::sink::{self, Format};
use std::path::PathBuf;

pub(super) fn run(
    environment: &Environment,
    arguments: &arguments::Check,
    formats: Vec<(Format, Option<PathBuf>)>,
    builtins: &[Builtin],
) -> Result<u8, Error> {
    // What is staged has nothing to do with what happened, except that in a CI job the event says who judges.
    let of_event = !arguments.staged || environment.ci;
    let wanted = Wanted {
        path: arguments.path.as_deref(),
        policy: arguments.policy.as_deref(),
        event: event(environment, arguments.event.as_deref(), arguments.event_name.as_deref(), of_event)?,
        base: arguments.base.as_deref(),
        head: arguments.head.as_deref(),
        staged: arguments.staged,
        history: arguments.history,
        whole: arguments.scope == Some(Scope::All),
        files: &[],
        only: &arguments.only,
    };
    judge(environment, &wanted, arguments, formats, builtins)
}

/// Opens, runs, judges, publishes and prints.
pub(super) fn judge(
    environment: &Environment,
    wanted: &Wanted<'_>,
    arguments: &arguments::Check,
    formats: Vec<(Format, Option<PathBuf>)>,
    builtins: &[Builtin],
) -> Result<u8, Error> {
    let loader = super::loader(environment)?;
    let session = Session::open(environment, wanted, builtins, &loader)?;
    super::say_uncached(environment, &session.checks);
    let how = How {
        mode: arguments.mode,
        scope: arguments.scope,
        date: arguments.date.unwrap_or(environment.date),
        threads: arguments.threads.map_or(environment.threads, usize::from),
    };
    let bar = Bar::new(environment.progress && !environment.actions);
    let outcomes = job::run(&session, &how, &bar);
    bar.finish();
    if arguments.log {
        for (check, outcome) in session.checks.iter().zip(&outcomes) {
            for line in &outcome.log {
                eprintln!("{}: {}", check.id, sink::escape::line(line));
            }
        }
    }
    let report = job::judge(&session, &how, outcomes, builtins, &loader);
    super::print(&job::publish(environment, &report, formats)?)?;
    Ok(report.exit_status())
}
