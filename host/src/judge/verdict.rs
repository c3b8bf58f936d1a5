//! Verdicts.

use crate::model::outcome::Conclusion;
use crate::model::report::{CheckReport, Problem, ReportedFinding};
use crate::model::verdict::{Level, Verdict};

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

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        Problem::new("x", "")
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
