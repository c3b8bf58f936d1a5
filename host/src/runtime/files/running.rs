//! An instance of a file check, and what it may say of a file.

use crate::model::finding::{Finding, Place};
use crate::model::outcome::Outcome;
use crate::model::report::Problem;
use crate::runtime::fault::{Fault, setting};
use crate::runtime::imports::Capabilities;
use crate::runtime::registry::{Ready, SETUP_FUEL, with_log};
use crate::runtime::state::{State, refuel, state, used};
use crate::runtime::v0_1::{Data, File, Instance, Selection};
use wasmtime::Store;

/// Fuel for one file, and what each byte of it adds.
const FILE_FUEL: u64 = 2_000_000_000;
const FILE_FUEL_PER_BYTE: u64 = 5_000;

/// An instance of a file check.
pub(super) struct Running {
    store: Store<Data>,
    instance: Instance,
}

/// The findings, or why the file could not be judged, or the fault and the log of the instance.
pub(super) type Answer = Result<Result<Vec<Finding>, Problem>, (Fault, Vec<String>)>;

impl Running {
    /// A fresh one, and which files it wants.
    pub(super) fn new(ready: &Ready, clock: i64) -> Result<(Self, Selection), Box<Outcome>> {
        let mut store = State::store(ready.module.component.engine(), clock, Capabilities::default());
        let started = refuel(&mut store, SETUP_FUEL)
            .and_then(|()| ready.linked.instantiate(&mut store))
            .and_then(|instance| Ok((instance.start(&mut store, &ready.settings)?, instance)));
        let log = state(&store).log.lines();
        match started {
            Ok((Ok(selection), instance)) => Ok((Self { store, instance }, selection)),
            Ok((Err(problem), _)) => Err(Box::new(Outcome::failed(setting(&problem), log))),
            Err(error) => {
                let fault = Fault::of(&error);
                let message = with_log(&fault, &store);
                Err(Box::new(Outcome::failed(Fault { message, ..fault }.problem(None), log)))
            }
        }
    }

    /// Inspects with the running instance, or a fresh one. After a fault there is none. Adds to `spent` what it cost.
    pub(super) fn inspect(
        running: &mut Option<Self>,
        ready: &Ready,
        clock: i64,
        file: &File,
        spent: &mut u64,
    ) -> Answer {
        let Self { mut store, instance } = match running.take() {
            Some(running) => running,
            None => match Self::new(ready, clock) {
                Ok((running, _)) => running,
                Err(outcome) => {
                    return Err((Fault::new("trap", "it could not be started again"), outcome.log));
                }
            },
        };
        let fuel = FILE_FUEL + FILE_FUEL_PER_BYTE * file.content.len() as u64;
        let answer = refuel(&mut store, fuel).and_then(|()| instance.inspect(&mut store, file, &ready.descriptor));
        *spent += used(&store, fuel);
        match answer {
            Ok(answer) => {
                let placed = answer.map(|findings| place(findings, file));
                let answer = match placed {
                    Ok(Ok(findings)) => Ok(findings),
                    Ok(Err(fault)) => return Err((fault, state(&store).log.lines())),
                    Err(problem) => Err(problem),
                };
                *running = Some(Self { store, instance });
                Ok(answer)
            }
            Err(error) => {
                let fault = Fault::of(&error);
                let message = with_log(&fault, &store);
                Err((Fault { message, ..fault }, state(&store).log.lines()))
            }
        }
    }
}

/// A file check speaks of the file that it was given, and of places that this file has.
fn place(mut findings: Vec<Finding>, file: &File) -> Result<Vec<Finding>, Fault> {
    let size = file.content.len() as u64;
    let mut lines = None;
    for finding in &mut findings {
        match &finding.path {
            Some(path) if *path != file.path => {
                let path = crate::model::text::clean(path, 200);
                let message = format!("it was given `{}` and reports a finding in `{path}`", file.path);
                return Err(Fault::new("malformed", message));
            }
            _ => finding.path = Some(file.path.clone()),
        }
        let beyond = match &finding.place {
            Place::WholeFile => None,
            Place::Bytes(bytes) => (bytes.end > size).then(|| format!("byte {}", bytes.end)),
            Place::Lines { last, .. } => {
                let lines = *lines.get_or_insert_with(|| crate::model::text::lines(&file.content));
                (*last > lines).then(|| format!("line {last}"))
            }
        };
        let beyond = beyond.or_else(|| {
            let sensitive = finding.sensitive.iter().find(|range| range.end > size);
            sensitive.map(|range| format!("byte {}", range.end))
        });
        if let Some(beyond) = beyond {
            let message = format!("it reports a finding at {beyond} of `{}`, which ends before", file.path);
            return Err(Fault::new("malformed", message));
        }
    }
    Ok(findings)
}
