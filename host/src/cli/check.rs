//! `gatewright check`: the job.

use super::arguments;
use crate::environment::Environment;
use crate::error::Error;
use crate::intake::policy::Policy;
use crate::job::{Files, Session, Wanted, event, own_findings};
use crate::judge::report::{Module, Report};
use crate::judge::{self, Case, Ran, verdict};
use crate::runtime::registry::{Builtin, Check, builtin_example};
use crate::runtime::runner::{self, Progress};
use crate::sink::{self, Format, Style, write};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

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
        whole: matches!(arguments.scope, Some(arguments::ScopeArgument::All)),
        files: &[],
        only: &arguments.only,
    };
    judge(environment, &wanted, arguments, formats, builtins)
}

/// Opens, runs, judges and publishes.
pub(super) fn judge(
    environment: &Environment,
    wanted: &Wanted<'_>,
    arguments: &arguments::Check,
    formats: Vec<(Format, Option<PathBuf>)>,
    builtins: &[Builtin],
) -> Result<u8, Error> {
    let loader = super::loader(environment)?;
    let session = Session::open(environment, wanted, builtins, &loader)?;
    let Session { change, bound, checks, .. } = &session;
    super::say_uncached(environment, checks);
    let mode = arguments.mode.map_or(bound.policy.mode, Into::into);
    let scope = arguments.scope.map_or(bound.policy.scope, Into::into);
    let threads = arguments.threads.map_or(environment.threads, usize::from);
    let bar = Bar::new(environment.progress && !environment.actions);
    let outcomes = runner::run(checks, change, scope, threads, &bar);
    bar.finish();
    if arguments.log {
        for (check, outcome) in checks.iter().zip(&outcomes) {
            for line in &outcome.log {
                eprintln!("{}: {}", check.id, sink::escape::line(line));
            }
        }
    }
    let ran = checks.iter().zip(outcomes).map(|(check, outcome)| Ran {
        id: &check.id,
        named: check.named,
        loaded: check.ready.as_ref().ok().map(|ready| (&ready.descriptor, module(check))),
        outcome,
    });
    let case = Case {
        policy: &bound.policy,
        policy_phrase: bound.phrase.clone(),
        judged_by: bound.by.clone(),
        date: arguments.date.unwrap_or(environment.date),
        mode,
        scope,
        change,
        ran: ran.collect(),
        own: own_findings(&session, builtins, &loader),
        notices: bound.notices.clone(),
        unconfigured: unconfigured(&bound.policy, builtins),
    };
    let report = judge::judge(case, &mut Files::new(&session));
    publish(environment, &report, formats)?;
    Ok(verdict::exit_status(&report))
}

fn module(check: &Check) -> Module {
    let ready = check.ready.as_ref();
    Module {
        source: check.source.clone(),
        digest: ready.map(|ready| ready.module.digest.clone()).unwrap_or_default(),
        version: ready.map(|ready| ready.descriptor.version.clone()).unwrap_or_default(),
        granted: ready
            .map(|ready| ready.granted.iter().map(|capability| capability.name().to_owned()).collect())
            .unwrap_or_default(),
    }
}

fn unconfigured(policy: &Policy, builtins: &[Builtin]) -> Vec<(String, String)> {
    let missing = builtins.iter().filter(|builtin| !policy.checks.contains_key(builtin.id));
    missing.map(|builtin| (builtin.id.to_owned(), builtin_example(builtin.id).to_owned())).collect()
}

/// Tells everybody: files first, so that what is printed last is the verdict of a job whose reports are there.
fn publish(environment: &Environment, report: &Report, formats: Vec<(Format, Option<PathBuf>)>) -> Result<(), Error> {
    let plain = Style { colour: false, width: 100, stop_token: environment.token.clone() };
    let style = Style { colour: environment.colour, width: environment.width, ..plain.clone() };
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
    if environment.actions {
        if let Some(file) = &environment.step_summary {
            write::append(file, &sink::render(Format::Markdown, report, &plain)?)?;
        }
        if let Some(file) = &environment.step_output {
            let delimiter = format!("ghadelimiter_{}", environment.token);
            write::append(file, &write::output("verdict", report.verdict.name(), &delimiter)?)?;
        }
    }
    for format in printed {
        super::print(&sink::render(format, report, &style)?)?;
    }
    Ok(())
}

/// A progress bar on stderr, shown only where a run takes longer than a moment.
struct Bar {
    wanted: bool,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    fn new(wanted: bool) -> Self {
        Self { wanted, bar: OnceLock::new() }
    }

    fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn begin(&self, steps: u64) {
        if !self.wanted {
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr_with_hz(8));
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        let _ = self.bar.set(bar);
    }

    fn advance(&self, steps: u64) {
        if let Some(bar) = self.bar.get() {
            bar.inc(steps);
        }
    }
}
