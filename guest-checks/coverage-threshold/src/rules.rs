//! The rules, as users meet them.

use gatewright_sdk::{Rule, Severity};

/// Every rule that a finding may name.
pub(crate) fn all() -> Vec<Rule> {
    vec![
        Rule::new(
            "total-below-threshold",
            Severity::Error,
            "too few of all lines are covered",
            "The share of covered lines over all reports is below the setting `total`. Test what is not covered; the \
             worst files are in the summary. The comparison is exact: 79.995 % is not 80 %.",
        ),
        Rule::new(
            "branches-below-threshold",
            Severity::Error,
            "too few branches are covered",
            "The share of taken branches is below the setting `branches`, or `branches` of a path rule. Test the \
             cases that are never taken.",
        ),
        Rule::new(
            "changed-lines-below-threshold",
            Severity::Error,
            "too few of the changed lines are covered",
            "Of the lines that this change adds or edits and that a test could run, too few are run. The lines are \
             named by `line-uncovered`. Test them, or leave generated code out with the setting `exclude`.",
        ),
        Rule::new(
            "path-below-threshold",
            Severity::Error,
            "a part of the repository is covered too little",
            "The share of covered lines in the files of a path rule is below its `minimum`. Each rule is judged on \
             its own, whatever the total is.",
        ),
        Rule::new(
            "file-below-threshold",
            Severity::Error,
            "a file is covered too little",
            "The share of covered lines of this file is below the setting `per-file`.",
        ),
        Rule::new(
            "coverage-decreased",
            Severity::Error,
            "coverage is lower than at the base",
            "The share of covered lines fell by more than the setting `tolerance` against the report of the base. \
             Removing well-tested code lowers the share as well.",
        ),
        Rule::new(
            "line-uncovered",
            Severity::Warning,
            "changed lines that no test runs",
            "No test runs these changed lines. Add one that does, or remove code that cannot run. A warning where the \
             changed lines miss their threshold, else a note.",
        ),
        Rule::new(
            "line-partially-covered",
            Severity::Note,
            "a changed line of which tests run only a part",
            "Tests run this line, but not every branch or statement of it. Test the other cases. With `partial: miss` \
             such a line counts as not covered.",
        ),
        Rule::new(
            "changed-file-unmeasured",
            Severity::Error,
            "a changed source file that no report mentions",
            "The change touches code of this file and no report knows the file, so nobody knows whether it is tested. \
             Include it in the coverage run (a file that no test loads is often left out), or list it under \
             `may-be-unmeasured` or `exclude`. An error where `changed-lines` is set, a warning where it is not, and a \
             note where no file of this kind is measured at all.",
        ),
        Rule::new(
            "gated-file-unmeasured",
            Severity::Warning,
            "a source file under a path rule that no report mentions",
            "A path rule covers this file, but no report knows it, so the rule holds only for the rest. Include it in \
             the coverage run, or list it under `may-be-unmeasured` or `exclude`.",
        ),
        Rule::new(
            "report-file-unmatched",
            Severity::Note,
            "a report names files that are not in the repository",
            "These paths could not be mapped to one tracked file each. They count in the total only. Generated and \
             third-party code is best left out of the coverage run; where the files are yours, declare the folder that \
             the report is relative to with `strip-prefix`.",
        ),
        Rule::new(
            "report-older-than-commit",
            Severity::Warning,
            "a report that was made before the commit it should measure",
            "The report says that it was made before the head commit, so it may describe other code. Run the tests \
             again. An error where the setting `max-age` is exceeded.",
        ),
        Rule::new(
            "odd-report-value",
            Severity::Warning,
            "a report holds values that make no sense",
            "A counter overflowed, a line has number 0, or two records contradict each other. The finding says what was \
             made of it; usually the tool that wrote the report has a defect that an update repairs.",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use crate::{CoverageThreshold, Settings};
    use gatewright_sdk::Check;

    const README: &str = include_str!("../README.md");

    #[test]
    fn every_rule_is_documented() {
        for rule in CoverageThreshold::describe().rules {
            assert!(README.contains(&format!("\n## {}\n", rule.id)), "README.md lacks a heading for {}", rule.id);
        }
    }

    #[test]
    fn every_setting_is_documented() {
        let settings = serde_json::to_value(Settings::default()).unwrap();
        for name in settings.as_object().unwrap().keys() {
            assert!(README.contains(&format!("\n| `{name}` |")), "README.md lacks a row for {name}");
        }
    }

    #[test]
    fn every_format_is_documented() {
        for format in crate::format::Format::ALL {
            assert!(
                README.contains(&format!("\n| {} |", format.name())),
                "README.md lacks a row for {}",
                format.name()
            );
        }
    }

    #[test]
    fn every_problem_is_documented() {
        for code in crate::judge::PROBLEMS {
            assert!(README.contains(&format!("\n| `{code}` |")), "README.md lacks a row for {code}");
        }
    }
}
