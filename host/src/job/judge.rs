//! From a session to its report: run the checks, locate what they found, judge it.

use super::{Files, Session, own_findings};
use crate::judge::{self, Case, Ran, is_waived, policy_check};
use crate::locate::Locator;
use crate::model::outcome::Outcome;
use crate::model::report::{Module, Report, Unconfigured};
use crate::model::verdict::{Mode, Scope};
use crate::runtime::module::Loader;
use crate::runtime::progress::Progress;
use crate::runtime::registry::{Builtin, Check};
use crate::runtime::runner;

/// How a session is judged, where that is not the policy's word.
pub struct How {
    /// Which mode judges; none: the policy says.
    pub mode: Option<Mode>,
    /// What counts; none: the policy says.
    pub scope: Option<Scope>,
    /// The day of the run, in UTC.
    pub date: jiff::civil::Date,
    /// Threads that may run at a time.
    pub threads: usize,
}

/// Runs all checks. The outcomes are in their order.
#[must_use]
pub fn run(session: &Session, how: &How, progress: &dyn Progress) -> Vec<Outcome> {
    let scope = how.scope.unwrap_or(session.bound.policy.scope);
    runner::run(&session.checks, &session.change, scope, how.threads, progress)
}

/// Judges what the checks of a session found. The files of findings are read before the judging.
#[must_use]
pub fn judge(session: &Session, how: &How, outcomes: Vec<Outcome>, builtins: &[Builtin], loader: &Loader) -> Report {
    let Session { change, bound, checks, .. } = session;
    let policy = &bound.policy;
    let waived = |index: usize, rule: &str| {
        let ready = checks.get(index).and_then(|check| Some((check, check.ready.as_ref().ok()?)));
        ready.is_some_and(|(check, ready)| is_waived(policy, &check.id, &ready.descriptor, rule))
    };
    let mut files = Files::new(session);
    let mut locator = Locator::new(&mut files, change);
    let found = locator.checks(outcomes, &waived);
    let ran = checks.iter().zip(found).map(|(check, found)| Ran {
        id: &check.id,
        named: check.named,
        loaded: check.ready.as_ref().ok().map(|ready| (&ready.descriptor, Some(module(check)))),
        found,
    });
    judge::judge(Case {
        version: env!("CARGO_PKG_VERSION"),
        policy,
        policy_phrase: bound.phrase.clone(),
        judged_by: bound.by.clone(),
        date: how.date,
        mode: how.mode.unwrap_or(policy.mode),
        scope: how.scope.unwrap_or(policy.scope),
        facts: &change.facts,
        ran: ran.collect(),
        own: locator.own(own_findings(session, builtins, loader)),
        waivers: locator.own(policy.waivers.iter().map(|waiver| policy_check::waiver(waiver, &policy.path)).collect()),
        notices: bound.notices.clone(),
        unconfigured: unconfigured(session, builtins),
    })
}

fn module(check: &Check) -> Module {
    let ready = check.ready.as_ref();
    let granted = ready.map(|ready| ready.granted.iter().map(|capability| capability.name().to_owned()).collect());
    Module {
        source: check.source.clone(),
        digest: ready.map(|ready| ready.module.digest.clone()).unwrap_or_default(),
        version: ready.map(|ready| ready.descriptor.version.clone()).unwrap_or_default(),
        granted: granted.unwrap_or_default(),
    }
}

fn unconfigured(session: &Session, builtins: &[Builtin]) -> Vec<Unconfigured> {
    let missing = builtins.iter().filter(|builtin| !session.bound.policy.checks.contains_key(builtin.id));
    let unconfigured =
        |builtin: &Builtin| Unconfigured { check: builtin.id.to_owned(), policy: builtin.example.to_owned() };
    missing.map(unconfigured).collect()
}
