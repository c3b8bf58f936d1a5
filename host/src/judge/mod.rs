//! What it means: the facts of the change, the policy and what the checks found become a report. Pure: nothing is read here.
//!
//! A finding goes through three stages: *located* ([`Located`]), *numbered* (`fingerprint`), *judged* ([`ReportedFinding`]).

mod fingerprint;
mod levels;
pub mod policy_check;
mod verdict;

use crate::intake::facts::Facts;
use crate::intake::policy::{Policy, Waiver};
use crate::locate::{Found, Located, PROBLEMS};
use crate::model::outcome::{Conclusion, Outcome};
use crate::model::report::{
    CheckReport, Counts, FINDINGS, Inspected, JudgedBy, MINOR, Module, Problem, Report, ReportedFinding, ReportedRule,
    SCHEMA, Unconfigured, rank,
};
use crate::model::rule::Descriptor;
use crate::model::verdict::{Mode, Scope, Verdict};
use levels::Decider;
pub use levels::is_waived;
pub use policy_check::POLICY;

/// A check that ran, or could not.
pub struct Ran<'a> {
    /// The name under which the policy enables it.
    pub id: &'a str,
    /// Whether the policy names it.
    pub named: bool,
    /// What it says about itself, and its code, which the host's own check does not have. None: it could not be loaded.
    pub loaded: Option<(&'a Descriptor, Option<Module>)>,
    /// What came of it.
    pub found: Found,
}

/// What is judged, and by what.
pub struct Case<'a> {
    /// The version of this program.
    pub version: &'a str,
    /// The policy that binds.
    pub policy: &'a Policy,
    /// Whose it is, as a phrase.
    pub policy_phrase: String,
    /// The same in parts.
    pub judged_by: JudgedBy,
    /// The day of the run, in UTC.
    pub date: jiff::civil::Date,
    /// Which mode judges.
    pub mode: Mode,
    /// What counts.
    pub scope: Scope,
    /// What is known of the change.
    pub facts: &'a Facts,
    /// The checks, in the order of the report.
    pub ran: Vec<Ran<'a>>,
    /// What the host itself found in the policy of the change.
    pub own: Vec<Located>,
    /// The lines of the policy's waivers, in their order, for what is to be said of one.
    pub waivers: Vec<Located>,
    /// What the reader must know besides.
    pub notices: Vec<String>,
    /// Built-in checks that the policy does not name, and the lines that would configure them.
    pub unconfigured: Vec<Unconfigured>,
}

/// Judges.
#[must_use]
pub fn judge(case: Case<'_>) -> Report {
    let Case { policy, facts, scope, .. } = case;
    let mut notices = facts.notices.clone();
    notices.extend(case.notices);
    let mut decider = Decider::new(policy, case.mode, case.date, facts.base.is_some());
    let mut checks: Vec<CheckReport> =
        case.ran.into_iter().map(|ran| check(ran, &mut decider, scope, &mut notices)).collect();
    let complete = checks.iter().all(|check| check.problems.is_empty());
    let everything = scope == Scope::All || facts.base.is_none();
    // A check that did not run, as with `--only`, has found nothing that its waivers could excuse.
    let ran = |id: &str| checks.iter().any(|check| check.id == id);
    let judged =
        |waiver: &Waiver| complete && everything && waiver.rule.split_once('/').is_some_and(|(check, _)| ran(check));
    let mut own = case.own;
    own.extend(decider.about_waivers(case.waivers, judged));
    checks.extend(own_check(own, &mut decider));
    Report {
        schema: SCHEMA.to_owned(),
        minor: MINOR,
        version: case.version.to_owned(),
        verdict: verdict::of_all(&checks),
        mode: case.mode,
        scope,
        policy: case.policy_phrase,
        judged_by: case.judged_by,
        date: case.date,
        subject: facts.subject.clone(),
        head: facts.head.id.clone(),
        pull_request_head: facts.pull_request_head.clone(),
        base: facts.base.as_ref().map(|base| base.id.clone()),
        counts: Counts::of(&checks),
        checks,
        notices,
        unconfigured: case.unconfigured,
    }
}

fn check(ran: Ran<'_>, decider: &mut Decider<'_>, scope: Scope, notices: &mut Vec<String>) -> CheckReport {
    let Found { outcome, located, problems: misplaced } = ran.found;
    let mut problems = match &outcome.conclusion {
        Conclusion::CannotEvaluate(problems) => problems.clone(),
        Conclusion::Evaluated | Conclusion::NotApplicable(_) => Vec::new(),
    };
    let room = PROBLEMS.saturating_sub(problems.len());
    problems.extend(misplaced.into_iter().take(room));
    let (mut title, mut module, mut rules, mut findings) = (String::new(), None, Vec::new(), Vec::new());
    if let Some((descriptor, code)) = ran.loaded {
        findings = judged(ran.id, descriptor, located, decider, scope);
        if findings.len() > FINDINGS {
            notices.push(format!("{}: {} findings; the first {FINDINGS} are reported", ran.id, findings.len()));
            findings.truncate(FINDINGS);
        }
        rules = rules_of(ran.id, descriptor, &findings);
        (title, module) = (descriptor.title.clone(), code);
    }
    let verdict = verdict::of_check(&outcome.conclusion, &problems, &findings);
    CheckReport {
        id: ran.id.to_owned(),
        title,
        verdict,
        named: ran.named,
        summary: summary(outcome.summary, outcome.inspected.as_ref(), &findings, &problems),
        module,
        rules,
        findings,
        metrics: outcome.metrics,
        evidence: outcome.evidence,
        properties: outcome.properties,
        problems,
        inspected: outcome.inspected,
        log: if verdict == Verdict::Error { outcome.log } else { Vec::new() },
    }
}

/// The part of the report of the host's own check; none where it has nothing to say.
fn own_check(located: Vec<Located>, decider: &mut Decider<'_>) -> Option<CheckReport> {
    let said = if located.len() == 1 { "a finding" } else { "findings" };
    let outcome = Outcome { summary: format!("{said} about the policy itself"), ..Outcome::of(Conclusion::Evaluated) };
    let descriptor = policy_check::descriptor();
    let found = Found { outcome, located, problems: Vec::new() };
    let ran = Ran { id: POLICY, named: false, loaded: Some((&descriptor, None)), found };
    (!ran.found.located.is_empty()).then(|| check(ran, decider, Scope::All, &mut Vec::new()))
}

/// The findings of one check, numbered, judged and sorted.
fn judged(
    check: &str,
    descriptor: &Descriptor,
    located: Vec<Located>,
    decider: &mut Decider<'_>,
    scope: Scope,
) -> Vec<ReportedFinding> {
    let numbered = fingerprint::number(check, located).into_iter();
    let mut findings: Vec<_> = numbered.map(|finding| decider.decide(check, descriptor, finding, scope)).collect();
    findings.sort_by(|a, b| rank(a).cmp(&rank(b)));
    findings
}

/// One line for the table of checks.
fn summary(said: String, inspected: Option<&Inspected>, findings: &[ReportedFinding], problems: &[Problem]) -> String {
    let Some(inspected) = inspected else {
        return match problems {
            [first, ..] if said.is_empty() => first.message.clone(),
            _ => said,
        };
    };
    let count = |count: u64, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let mut parts = vec![format!("{} inspected", count(inspected.files, "file"))];
    if inspected.past > 0 {
        parts.push(format!("{} from the history", count(inspected.past, "version")));
    }
    if !inspected.skipped.is_empty() {
        parts.push(format!("{} not inspected", inspected.skipped.len()));
    }
    let counting = findings.iter().filter(|finding| finding.counts()).count();
    if counting > 0 {
        parts.push(count(counting as u64, "finding"));
    }
    if !problems.is_empty() {
        parts.push(count(problems.len() as u64, "problem"));
    }
    parts.join(", ")
}

/// The rules of these findings.
fn rules_of(check: &str, descriptor: &Descriptor, findings: &[ReportedFinding]) -> Vec<ReportedRule> {
    let rules = descriptor.rules.iter().map(|rule| ReportedRule {
        id: format!("{check}/{}", rule.id),
        title: rule.title.clone(),
        help: rule.help.clone(),
        severity: rule.severity,
    });
    rules.filter(|rule| findings.iter().any(|finding| finding.rule == rule.id)).collect()
}
