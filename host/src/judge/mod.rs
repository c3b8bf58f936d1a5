//! What it means: outcomes and policy become a report, purely.
//!
//! Checks never choose the final level and never see a sink. All that is read here is the content of the files that findings
//! are about, through [`Contents`].

mod document;
pub mod fingerprint;
mod levels;
mod locate;
pub mod own;
pub mod report;
mod scrub;
pub mod verdict;

use crate::finding::{Descriptor, Finding, Problem, Severity};
use crate::intake::change::Change;
use crate::intake::policy::{Mode, Policy, Scope, Waiver};
use crate::runtime::runner::{Conclusion, Outcome};
use fingerprint::Numbered;
use levels::Decider;
use locate::Documents;
pub use locate::{Content, Contents};
pub use own::POLICY;
use report::{CheckReport, Inspected, JudgedBy, Module, Report, ReportedFinding, ReportedRule, Status, Verdict};

/// Findings of one check that a report holds.
const FINDINGS: usize = 10_000;
/// Problems of one check after which malformed findings are not told one by one.
const PROBLEMS: usize = 1_000;

/// A check that ran, or could not.
pub struct Ran<'a> {
    /// The name under which the policy enables it.
    pub id: &'a str,
    /// Whether the policy names it.
    pub named: bool,
    /// What it says about itself, and its code. None: it could not be loaded.
    pub loaded: Option<(&'a Descriptor, Module)>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What is judged, and by what.
pub struct Case<'a> {
    /// The policy that binds.
    pub policy: &'a Policy,
    /// Whose it is, as a phrase and in parts.
    pub policy_phrase: String,
    /// The same in parts.
    pub judged_by: JudgedBy,
    /// The day of the run, in UTC.
    pub date: jiff::civil::Date,
    /// Which mode judges.
    pub mode: Mode,
    /// What counts.
    pub scope: Scope,
    /// The change.
    pub change: &'a Change,
    /// The checks, in the order of the report.
    pub ran: Vec<Ran<'a>>,
    /// What the host itself found in the policy of the change.
    pub own: Vec<Finding>,
    /// What the reader must know besides.
    pub notices: Vec<String>,
    /// Built-in checks that the policy does not name, and the lines that would configure them.
    pub unconfigured: Vec<(String, String)>,
}

/// Judges.
#[must_use]
pub fn judge(case: Case<'_>, contents: &mut dyn Contents) -> Report {
    let mut case = case;
    let mut documents = Documents::new(contents, case.change);
    let mut secrets = scrub::Secrets::default();
    for (index, ran) in case.ran.iter().enumerate() {
        documents.hide(index, &ran.outcome.findings, &mut secrets);
    }
    for (index, ran) in case.ran.iter_mut().enumerate() {
        secrets.scrub(index, &mut ran.outcome);
    }
    let mut notices = case.change.notices.clone();
    notices.extend(case.notices);
    let used = vec![false; case.policy.waivers.len()];
    let mut decider = Decider { policy: case.policy, mode: case.mode, today: case.date, used };
    let mut complete = true;
    let names: Vec<&str> = case.ran.iter().map(|ran| ran.id).collect();
    let mut checks = Vec::new();
    for (index, ran) in case.ran.into_iter().enumerate() {
        let mut problems = match &ran.outcome.conclusion {
            Conclusion::CannotEvaluate(problems) => problems.clone(),
            Conclusion::Evaluated | Conclusion::NotApplicable(_) => Vec::new(),
        };
        let mut keyed = Vec::new();
        if let Some((descriptor, _)) = &ran.loaded {
            for finding in ran.outcome.findings {
                match documents.report(index, ran.id, descriptor, &finding, case.scope) {
                    Ok(reported) => keyed.push(reported),
                    // Each says the same of another place; so many tell enough.
                    Err(problem) if problems.len() < PROBLEMS => problems.push(problem),
                    Err(_) => {}
                }
            }
        }
        let mut findings = fingerprint::number(keyed);
        if let Some((descriptor, _)) = &ran.loaded {
            let mut former = |numbered: &Numbered| documents.former(index, numbered);
            decider.decide(ran.id, descriptor, &mut findings, &mut former);
        }
        let mut findings: Vec<_> = findings.into_iter().map(|numbered| numbered.finding).collect();
        findings.sort_by(|a, b| report::rank(a).cmp(&report::rank(b)));
        if findings.len() > FINDINGS {
            notices.push(format!("{}: {} findings; the first {FINDINGS} are reported", ran.id, findings.len()));
            findings.truncate(FINDINGS);
        }
        complete &= problems.is_empty();
        let verdict = verdict::of_check(&ran.outcome.conclusion, &problems, &findings);
        let summary = summary(&ran.outcome.summary, ran.outcome.inspected.as_ref(), &findings, &problems);
        let (title, module, rules) = match ran.loaded {
            Some((descriptor, module)) => {
                (descriptor.title.clone(), Some(module), rules(ran.id, descriptor, &findings))
            }
            None => (String::new(), None, Vec::new()),
        };
        checks.push(CheckReport {
            id: ran.id.to_owned(),
            title,
            verdict,
            named: ran.named,
            summary,
            module,
            rules,
            findings,
            metrics: ran.outcome.metrics,
            evidence: ran.outcome.evidence,
            properties: ran.outcome.properties,
            problems,
            inspected: ran.outcome.inspected.map(|inspected| Inspected {
                files: inspected.files,
                bytes: inspected.bytes,
                past: inspected.past,
                binary: inspected.binary,
                skipped: inspected.skipped,
            }),
            log: if verdict == Verdict::Error { ran.outcome.log } else { Vec::new() },
        });
    }
    let everything = case.scope == Scope::All || case.change.base.is_none();
    // A check that did not run, as with `--only`, has found nothing that its waivers could excuse.
    let judged = |waiver: &Waiver| {
        complete && everything && waiver.rule.split_once('/').is_some_and(|(check, _)| names.contains(&check))
    };
    let waivers = levels::waiver_findings(&decider, judged);
    let own: Vec<Finding> = case.own.into_iter().chain(waivers).collect();
    checks.extend(own::check(own, &mut documents, &mut decider));
    Report {
        verdict: verdict::of_all(&checks),
        mode: case.mode,
        scope: case.scope,
        head: case.change.head.id.clone(),
        pull_request_head: case.change.pull_request_head.clone(),
        base: case.change.base.as_ref().map(|base| base.id.clone()),
        policy: case.policy_phrase,
        judged_by: case.judged_by,
        date: case.date,
        checks,
        notices,
        unconfigured: case.unconfigured,
    }
}

/// One line for the table of checks.
fn summary(
    said: &str,
    inspected: Option<&crate::runtime::runner::Inspected>,
    findings: &[ReportedFinding],
    problems: &[Problem],
) -> String {
    let Some(inspected) = inspected else {
        return match problems {
            [first, ..] if said.is_empty() => first.message.clone(),
            _ => said.to_owned(),
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
fn rules(check: &str, descriptor: &Descriptor, findings: &[ReportedFinding]) -> Vec<ReportedRule> {
    let rules = descriptor.rules.iter().map(|rule| ReportedRule {
        id: format!("{check}/{}", rule.id),
        title: rule.title.clone(),
        help: rule.help.clone(),
        severity: rule.severity,
    });
    rules.filter(|rule| findings.iter().any(|finding| finding.rule == rule.id)).collect()
}

/// What the policy decides unless it says otherwise.
fn default_level(severity: Severity) -> crate::intake::policy::Level {
    match severity {
        Severity::Error => crate::intake::policy::Level::Deny,
        Severity::Warning | Severity::Note => crate::intake::policy::Level::Warn,
    }
}

/// Whether a finding is excused already.
fn is_open(finding: &ReportedFinding) -> bool {
    finding.status == Status::New
}
