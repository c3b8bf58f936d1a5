//! JUnit XML: a suite per check, a case per finding. Only what the policy denies is a failure; nothing is dropped in silence.

use quick_junit::{NonSuccessKind, Report as Document, TestCase, TestCaseStatus, TestSuite};

use super::{SinkError, escape, words};
use crate::model::report::{CheckReport, Report, ReportedFinding, Status};
use crate::model::verdict::{Level, Verdict};

/// The whole document.
pub(super) fn render(report: &Report) -> Result<String, SinkError> {
    let mut document = Document::new("gatewright");
    let mut suites: Vec<TestSuite> = report.checks.iter().map(suite).collect();
    for suite in &mut suites {
        for (name, value) in words::judged_by(report) {
            suite.add_property((name, escape::xml(&value).as_str()));
        }
    }
    document.add_test_suites(suites);
    document.to_string().map_err(|error| SinkError::Serialise { format: "JUnit", message: error.to_string() })
}

/// One check.
fn suite(check: &CheckReport) -> TestSuite {
    let id = escape::xml(&check.id);
    let mut suite = TestSuite::new(id.clone());
    let mut add = |name: String, status: TestCaseStatus, out: Option<String>| {
        let mut case = TestCase::new(name, status);
        case.set_classname(id.clone());
        if let Some(out) = out {
            case.set_system_out(out);
        }
        suite.add_test_case(case);
    };
    if check.verdict == Verdict::Error {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_message(escape::xml(&check.summary)).set_type("could not evaluate");
        let problems: Vec<_> = check.problems.iter().map(words::problem).chain(check.log.iter().cloned()).collect();
        status.set_description(escape::xml(&problems.join("\n")));
        add("could not evaluate".to_owned(), status, None);
    }
    if check.verdict == Verdict::NotApplicable {
        let mut status = TestCaseStatus::skipped();
        status.set_message(escape::xml(&check.summary));
        add("not applicable".to_owned(), status, None);
    }
    let mut told = false;
    for finding in &check.findings {
        let name = words::whereabouts(finding)
            .map_or_else(|| finding.rule.clone(), |place| format!("{} at {place}", finding.rule));
        let name = escape::xml(&name);
        match &finding.status {
            Status::Suppressed { reason } => {
                let mut status = TestCaseStatus::skipped();
                status.set_message(escape::xml(&format!("suppressed: {reason}")));
                add(name, status, None);
            }
            Status::New if finding.level == Level::Deny => {
                told = true;
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                status.set_message(escape::xml(&finding.message)).set_type(escape::xml(&finding.rule));
                status.set_description(escape::xml(&describe(finding)));
                add(name, status, None);
            }
            Status::New if finding.level == Level::Warn => {
                told = true;
                add(name, TestCaseStatus::success(), Some(escape::xml(&format!("warning: {}", describe(finding)))));
            }
            Status::New | Status::Existing => {}
        }
    }
    if !told && check.verdict == Verdict::Pass {
        add(escape::xml(&check.title), TestCaseStatus::success(), Some(escape::xml(&check.summary)));
    }
    suite
}

/// Message, place and help.
fn describe(finding: &ReportedFinding) -> String {
    let place = words::whereabouts(finding).map(|place| format!("\n{place}")).unwrap_or_default();
    format!("{}{place}\n\n{}", finding.message, finding.help).trim_end().to_owned()
}
