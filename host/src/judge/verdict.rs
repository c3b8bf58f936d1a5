//! Verdicts, and the exit status that they lead to.

use super::report::{CheckReport, Level, Mode, Report, ReportedFinding, Verdict};
use crate::finding::Problem;
use crate::runtime::runner::Conclusion;

/// Of one check. Something denied is a fail even where other parts could not be judged; what could not be judged is never a
/// pass.
pub(super) fn of_check(conclusion: &Conclusion, problems: &[Problem], findings: &[ReportedFinding]) -> Verdict {
    if findings.iter().any(|finding| finding.counts() && finding.level == Level::Deny) {
        return Verdict::Fail;
    }
    match conclusion {
        // A check that errs may give no reason; it errs all the same.
        Conclusion::CannotEvaluate(_) => Verdict::Error,
        _ if !problems.is_empty() => Verdict::Error,
        Conclusion::NotApplicable(_) if findings.is_empty() => Verdict::NotApplicable,
        Conclusion::NotApplicable(_) | Conclusion::Evaluated => Verdict::Pass,
    }
}

/// Of all checks: fail before error before pass before not-applicable.
pub(super) fn of_all(checks: &[CheckReport]) -> Verdict {
    let has = |verdict| checks.iter().any(|check| check.verdict == verdict);
    [Verdict::Fail, Verdict::Error, Verdict::Pass]
        .into_iter()
        .find(|verdict| has(*verdict))
        .unwrap_or(Verdict::NotApplicable)
}

/// 0: nothing blocks. 1: the verdict is fail. 2: it could not be judged. Sandbox mode never blocks.
#[must_use]
pub fn exit_status(report: &Report) -> u8 {
    match (report.mode, report.verdict) {
        (Mode::Sandbox, _) | (_, Verdict::Pass | Verdict::NotApplicable) => 0,
        (Mode::Compliance, Verdict::Fail) => 1,
        (Mode::Compliance, Verdict::Error) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        Problem { code: "x".to_owned(), message: String::new(), path: None, line: None }
    }

    #[test]
    fn what_could_not_be_judged_is_never_a_pass() {
        assert_eq!(of_check(&Conclusion::Evaluated, &[], &[]), Verdict::Pass);
        assert_eq!(of_check(&Conclusion::Evaluated, &[problem()], &[]), Verdict::Error);
        assert_eq!(of_check(&Conclusion::CannotEvaluate(vec![]), &[], &[]), Verdict::Error);
        assert_eq!(of_check(&Conclusion::NotApplicable(String::new()), &[problem()], &[]), Verdict::Error);
        assert_eq!(of_check(&Conclusion::NotApplicable(String::new()), &[], &[]), Verdict::NotApplicable);
    }

    #[test]
    fn no_check_at_all_is_not_applicable() {
        assert_eq!(of_all(&[]), Verdict::NotApplicable);
    }
}
