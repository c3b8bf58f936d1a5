//! `gatewright check`: the job.

use super::arguments;
use super::session::{Session, Wanted, event};
use crate::environment::Environment;
use crate::error::Error;
use crate::intake::change::Change;
use crate::intake::policy::{Policy, weakened};
use crate::intake::tree::{EntryKind, Reader};
use crate::judge::report::{Module, Report};
use crate::judge::{self, Case, Content, Contents, Ran, own, verdict};
use crate::runtime::registry::{Builtin, Check, builtin_example};
use crate::runtime::runner::{self, Progress};
use crate::sink::{self, Format, Style, write};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

/// Bytes of a file that is read to show a finding in it.
const SHOWN_LIMIT: u64 = 8 << 20;

pub(super) fn run(
    environment: &Environment,
    arguments: &arguments::Check,
    formats: Vec<(Format, Option<PathBuf>)>,
    builtins: &[Builtin],
) -> Result<u8, Error> {
    let explicit = arguments.base.is_some() || arguments.head.is_some() || arguments.staged;
    let wanted = Wanted {
        path: arguments.path.as_deref(),
        policy: arguments.policy.as_deref(),
        event: event(environment, arguments.event.as_deref(), arguments.event_name.as_deref(), !explicit)?,
        base: arguments.base.as_deref(),
        head: arguments.head.as_deref(),
        staged: arguments.staged,
        history: arguments.history,
        whole: matches!(arguments.scope, Some(arguments::ScopeArgument::All)),
        only: &arguments.only,
    };
    let loader = super::loader(environment)?;
    let session = Session::open(environment, &wanted, builtins, &loader)?;
    let Session { change, bound, checks } = &session;
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
    let mut own_findings = Vec::new();
    match &bound.proposed {
        Some(Ok(head)) => {
            // A policy that is gone has no file to point into: then it is pointed at where it was.
            let path = if head.path.is_empty() { &bound.policy.path } else { &head.path };
            own_findings.extend(weakened(&bound.policy, head).iter().map(|weaker| own::weakened(weaker, path)));
        }
        Some(Err(error)) => own_findings.extend(own::invalid(error)),
        None => {}
    }
    for check in checks {
        for path in check.files.iter().filter(|path| bound.is_changed(change, path)) {
            let added = change.file(path).and_then(|file| file.added.first());
            own_findings.push(own::file_changed(&check.id, path, added.map_or(1, |lines| *lines.start())));
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
        mode,
        scope,
        change,
        ran: ran.collect(),
        own: own_findings,
        notices: Vec::new(),
        unconfigured: unconfigured(&bound.policy, builtins),
    };
    let report = judge::judge(case, &mut Files { change, checks, reader: change.tree.reader() });
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

/// The files that findings are about.
struct Files<'a> {
    change: &'a Change,
    checks: &'a [Check],
    reader: Reader,
}

impl Contents for Files<'_> {
    fn read(&mut self, check: Option<usize>, path: &str, commit: Option<&str>) -> Content {
        use crate::intake::tree::ReadError;
        let read = match commit {
            Some(commit) => {
                let Some(past) = self.change.past(path, commit) else { return Content::Missing };
                self.reader.blob(&past.blob, SHOWN_LIMIT)
            }
            None => match self.change.tree.get(path).filter(|entry| entry.kind != EntryKind::Submodule) {
                Some(entry) => self.reader.read(entry, SHOWN_LIMIT),
                None => {
                    let check = check.and_then(|index| self.checks.get(index)?.ready.as_ref().ok());
                    return match check.and_then(|ready| ready.output(path, SHOWN_LIMIT)) {
                        Some(Some(bytes)) => Content::Bytes(bytes),
                        Some(None) => Content::TooLarge,
                        None => Content::Missing,
                    };
                }
            },
        };
        match read {
            Ok(bytes) => Content::Bytes(bytes),
            Err(ReadError::TooLarge { .. }) => Content::TooLarge,
            Err(_) => Content::Missing,
        }
    }
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
