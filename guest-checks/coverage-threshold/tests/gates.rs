//! Every gate, in a repository of few lines.

mod common;

use common::{Repository, codes, rules};
use gatewright_sdk::{Conclusion, Place, Severity};
use serde_json::json;

const LCOV: &str = "TN:\nSF:src/ledger/pay.rs\nFN:1,charge\nDA:1,1\nDA:2,1\nDA:3,0\nDA:4,0\nDA:6,0\nBRDA:1,0,0,1\nBRDA:1,0,1,-\nend_of_record\nSF:src/ui.rs\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,1\nDA:5,1\nend_of_record\n";

fn repository() -> Repository {
    Repository::new().file("src/ledger/pay.rs", 6).file("src/ui.rs", 5).report("lcov.info", LCOV)
}

#[test]
fn without_thresholds_it_measures_and_names_changed_lines() {
    let outcome = repository().changed("src/ledger/pay.rs", &[(2, 6)]).check(json!({}));
    assert_eq!(outcome.conclusion, Conclusion::Evaluated);
    assert_eq!(outcome.summary, "lines 7 of 10 (70.00%), changed 1 of 4");
    assert_eq!(rules(&outcome), ["line-uncovered"]);
    let finding = &outcome.findings[0];
    assert_eq!(finding.severity, Some(Severity::Note));
    assert_eq!(finding.message, "no test runs these 4 lines of `charge`");
    assert!(matches!(&finding.place, Place::Lines(range) if (range.first, range.last) == (3, 6)));
    let metrics: Vec<_> =
        outcome.metrics.iter().map(|m| (m.name.as_str(), m.subject.as_str(), m.value, m.total)).collect();
    assert!(metrics.contains(&("coverage.lines", "total", 7, Some(10))));
    assert!(metrics.contains(&("coverage.branches", "total", 1, Some(2))));
    assert!(metrics.contains(&("coverage.lines", "changed", 1, Some(4))));
    assert!(!metrics.iter().any(|metric| (metric.0, metric.1) == ("coverage.branches", "changed")));
    assert!(metrics.contains(&("coverage.lines", "lcov.info", 7, Some(10))));
}

#[test]
fn no_report() {
    let outcome = Repository::new().file("a.rs", 1).check(json!({}));
    assert!(matches!(outcome.conclusion, Conclusion::NotApplicable(_)));
    let outcome = Repository::new().file("a.rs", 1).check(json!({ "required": true }));
    assert_eq!(codes(&outcome), ["report-missing"]);
}

#[test]
fn the_total_is_compared_exactly() {
    assert!(rules(&repository().check(json!({ "total": "70%" }))).is_empty());
    assert_eq!(rules(&repository().check(json!({ "total": ">70%" }))), ["total-below-threshold"]);
    let outcome = repository().check(json!({ "total": 70.000_000_1 }));
    assert_eq!(rules(&outcome), ["total-below-threshold"]);
    assert_eq!(outcome.findings[0].message, "7 of 10 lines are covered (70.00%), 70.0000001% is required: 1 more");
}

#[test]
fn changed_lines_are_judged_and_warned_about() {
    let outcome = repository().changed("src/ledger/pay.rs", &[(1, 3)]).check(json!({ "changed-lines": "90%" }));
    assert_eq!(rules(&outcome), ["changed-lines-below-threshold", "line-uncovered", "line-partially-covered"]);
    assert_eq!(outcome.findings[1].severity, Some(Severity::Warning));
    let branches = outcome.metrics.iter().find(|m| m.name == "coverage.branches" && m.subject == "changed").unwrap();
    assert_eq!((branches.value, branches.total), (1, Some(2)));
    let few = json!({ "changed-lines": "90%", "min-changed-lines": 4 });
    let outcome = repository().changed("src/ledger/pay.rs", &[(1, 3)]).check(few);
    assert_eq!(rules(&outcome), ["line-uncovered", "line-partially-covered"]);
    assert!(outcome.summary.contains("too few to be judged"), "{}", outcome.summary);
}

#[test]
fn partial_lines_may_count_as_missed() {
    let outcome = repository().check(json!({ "total": "70%", "partial": "miss" }));
    assert_eq!(outcome.summary, "lines 6 of 10 (60.00%), no changed line can be covered");
    assert_eq!(rules(&outcome), ["total-below-threshold"]);
}

#[test]
fn parts_files_and_branches_have_their_own_thresholds() {
    let settings = json!({
        "total": "50%", "per-file": "50%", "branches": "60%",
        "paths": [
            { "name": "ledger", "match": "src/ledger/**", "minimum": "100%", "branches": "50%" },
            { "name": "ui", "match": "/src/ui.rs", "minimum": "100%" },
        ],
    });
    let outcome = repository().check(settings);
    assert_eq!(rules(&outcome), ["branches-below-threshold", "path-below-threshold", "file-below-threshold"]);
    assert_eq!(outcome.findings[1].message, "ledger: 2 of 5 lines are covered (40.00%), 100% is required: 3 more");
    assert_eq!(outcome.findings[2].path.as_deref(), Some("src/ledger/pay.rs"));
    let table = outcome.properties.iter().find(|property| property.name == "components").unwrap();
    assert_eq!(
        table.value,
        "component\tcovered\tshare\trequired\tverdict\tbase\tchange\n\
         total\t7/10\t70.00%\t50%\treached\t-\t-\ntotal, branches\t1/2\t50.00%\t60%\tmissed\t-\t-\n\
         ledger\t2/5\t40.00%\t100%\tmissed\t-\t-\nledger, branches\t1/2\t50.00%\t50%\treached\t-\t-\n\
         ui\t5/5\t100.00%\t100%\treached\t-\t-"
    );
}

#[test]
fn a_rule_that_holds_nothing_is_no_pass() {
    let rule = |glob: &str| json!({ "paths": [{ "name": "x", "match": glob, "minimum": "0%" }] });
    assert_eq!(codes(&repository().check(rule("lib/**"))), ["path-rule-matches-nothing"]);
    assert_eq!(codes(&repository().file("lib/a.rs", 1).check(rule("lib/**"))), ["path-rule-measures-nothing"]);
    let excluded = json!({ "paths": [{ "name": "x", "match": "src/ui.rs", "minimum": "0%" }], "exclude": ["ui.rs"] });
    assert_eq!(codes(&repository().check(excluded)), ["path-rule-matches-nothing"]);
    let bare = Repository::new().file("a.rs", 1).report("lcov.info", "SF:a.rs\nDA:1,1\nend_of_record\n");
    assert_eq!(codes(&bare.check(json!({ "branches": "1%" }))), ["no-branches"]);
}

#[test]
fn a_changed_file_that_no_report_mentions_is_named() {
    let settings = json!({ "changed-lines": "80%" });
    let changed = repository().file("src/new.rs", 3).changed("src/new.rs", &[(1, 3)]);
    let outcome = changed.check(settings.clone());
    assert_eq!(rules(&outcome), ["changed-file-unmeasured"]);
    assert_eq!(outcome.findings[0].severity, Some(Severity::Error));
    assert_eq!(changed.check(json!({})).findings[0].severity, Some(Severity::Warning));
    // Not so: tests, excluded files, comments, text, deleted files.
    let file =
        |path: &str, text: &str| repository().content(path, text).changed(path, &[(1, 1)]).check(settings.clone());
    for (path, text) in [("tests/new.rs", "fn a() {}"), ("src/new.rs", "// only this"), ("README.md", "text")] {
        assert!(rules(&file(path, text)).is_empty(), "{path}");
    }
    assert_eq!(file("web/app.ts", "let a = 1;").findings[0].severity, Some(Severity::Note));
}

#[test]
fn a_report_of_totals_measures_files_as_well() {
    let summary = r#"{"total":{"lines":{"total":2,"covered":2,"pct":100}},"src/a.ts":{"lines":{"total":2,"covered":2,"pct":100}}}"#;
    let repository = Repository::new().file("src/a.ts", 2).file("src/new.ts", 2).report("coverage.json", summary);
    let outcome = repository.changed("src/new.ts", &[(1, 2)]).check(json!({ "changed-lines": "80%" }));
    assert_eq!(rules(&outcome), ["changed-file-unmeasured"]);
    assert_eq!(outcome.findings[0].severity, Some(Severity::Error));
}

#[test]
fn gated_files_that_no_report_mentions_are_named() {
    let settings = json!({ "paths": [{ "name": "ledger", "match": "src/ledger/", "minimum": "10%" }] });
    let outcome = repository().file("src/ledger/forgotten.rs", 9).check(settings);
    assert_eq!(rules(&outcome), ["gated-file-unmeasured"]);
    assert_eq!(outcome.findings[0].path.as_deref(), Some("src/ledger/forgotten.rs"));
}

#[test]
fn coverage_may_not_decrease() {
    let base = |hits: &str| format!("SF:src/ui.rs\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,{hits}\nend_of_record\n");
    let settings = |tolerance: &str| json!({ "base-report": ["base/lcov.info"], "tolerance": tolerance });
    let with = |hits: &str| repository().report("base/lcov.info", base(hits));
    assert_eq!(rules(&with("0").check(settings("0%"))), ["coverage-decreased"]);
    assert!(rules(&with("0").check(settings("5%"))).is_empty());
    assert_eq!(rules(&with("1").check(settings("29.9%"))), ["coverage-decreased"]);
    assert_eq!(codes(&repository().check(settings("0%"))), ["base-report-missing"]);
    let outcome = with("0").check(settings("0%"));
    let table = outcome.properties.iter().find(|property| property.name == "components").unwrap();
    assert!(table.value.ends_with("\ntotal\t7/10\t70.00%\t-\t-\t3/4\t-5.00"), "{}", table.value);
}

#[test]
fn the_report_of_the_base_is_not_measured() {
    // Every line of the base ran; a glob that finds both reports must not count these.
    let all = LCOV.replace(",0\n", ",1\n");
    let both = repository().report("base/lcov.info", all);
    let outcome = both.check(json!({ "reports": ["lcov.info"], "base-report": ["/base/lcov.info"], "total": "80%" }));
    assert_eq!(rules(&outcome), ["total-below-threshold", "coverage-decreased"]);
    let only = Repository::new().file("src/ui.rs", 5).report("base/lcov.info", LCOV);
    let outcome = only.check(json!({ "reports": ["lcov.info"], "base-report": ["/base/lcov.info"], "required": true }));
    assert_eq!(codes(&outcome), ["report-missing"]);
}

#[test]
fn a_change_that_no_test_could_cover_is_not_applicable() {
    let changed = repository().content("README.md", "text").changed("README.md", &[(1, 1)]);
    let outcome = changed.check(json!({ "changed-lines": "90%" }));
    let why = "no changed line can be covered".to_owned();
    assert_eq!(outcome.conclusion, Conclusion::NotApplicable(why));
    assert_eq!(outcome.summary, "lines 7 of 10 (70.00%), no changed line can be covered");
    let table = outcome.properties.iter().find(|property| property.name == "components").unwrap();
    assert!(table.value.ends_with("\nchanged\t0/0\tnone\t90%\tnot applicable\t-\t-"), "{}", table.value);
    // Another gate is judged all the same.
    let outcome = changed.check(json!({ "changed-lines": "90%", "total": "70%" }));
    assert_eq!(outcome.conclusion, Conclusion::Evaluated);
}

#[test]
fn excluding_everything_is_no_pass() {
    let outcome = repository().check(json!({ "total": "80%", "per-file": "80%", "exclude": ["*.rs"] }));
    assert_eq!(codes(&outcome), ["nothing-measured"]);
}

#[test]
fn lines_beyond_the_end_of_a_file_are_told_and_refused_where_gated() {
    let short = || Repository::new().file("src/ledger/pay.rs", 6).file("src/ui.rs", 3).report("lcov.info", LCOV);
    let outcome = short().check(json!({ "total": "70%" }));
    assert_eq!(rules(&outcome), ["odd-report-value"]);
    assert!(outcome.findings[0].message.contains("`src/ui.rs`: line 5 is known and it has 3 lines"));
    let rule = json!({ "paths": [{ "name": "ui", "match": "/src/ui.rs", "minimum": "1%" }] });
    assert_eq!(codes(&short().check(rule)), ["report-does-not-fit"]);
    assert_eq!(codes(&short().check(json!({ "per-file": "1%" }))), ["report-does-not-fit"]);
    // One line more is only another way to count.
    assert!(rules(&repository().file("src/ui.rs", 4).check(json!({ "total": "70%" }))).is_empty());
}

#[test]
fn a_gated_file_that_a_report_may_mean_is_no_pass() {
    // A Kotlin package that is no folder: the report's file shares only its name with the tracked one.
    let report = "SF:com/acme/Pay.kt\nDA:1,1\nend_of_record\nSF:src/Other.kt\nDA:1,1\nend_of_record\n";
    let repository = Repository::new().file("src/Pay.kt", 1).file("src/Other.kt", 1).report("lcov.info", report);
    let gated = json!({ "paths": [{ "name": "all", "match": "src/", "minimum": "1%" }] });
    assert_eq!(codes(&repository.check(gated)), ["path-ambiguous"]);
    assert!(codes(&repository.check(json!({ "total": "1%" }))).is_empty());
}

#[test]
fn reports_are_merged() {
    let other = "SF:/ci/work/src/ledger/pay.rs\nDA:3,1\nDA:6,1\nDA:2,0\nBRDA:1,0,1,1\nend_of_record\n";
    let outcome = repository().report("coverage/lcov.info", other).check(json!({}));
    assert_eq!(outcome.summary, "lines 9 of 10 (90.00%), no changed line can be covered");
    let branches = outcome.metrics.iter().find(|m| m.name == "coverage.branches" && m.subject == "total").unwrap();
    assert_eq!((branches.value, branches.total), (2, Some(2)));
}

#[test]
fn a_report_of_something_else_is_no_pass() {
    let outcome = Repository::new().file("src/a.rs", 1).report("lcov.info", LCOV).check(json!({ "total": "1%" }));
    assert_eq!(codes(&outcome), ["no-file-matches"]);
    let short = Repository::new().file("src/ledger/pay.rs", 3).file("src/ui.rs", 5).report("lcov.info", LCOV);
    let outcome = short.changed("src/ledger/pay.rs", &[(1, 3)]).check(json!({}));
    assert_eq!(codes(&outcome), ["report-does-not-fit"]);
    assert!(outcome.findings.is_empty());
}

#[test]
fn an_ambiguous_path_is_no_pass_where_it_is_gated_or_changed() {
    let report = "SF:/ci/src/a.rs\nDA:1,1\nend_of_record\nSF:main.rs\nDA:1,1\nend_of_record\n";
    let twice = Repository::new().file("one/src/a.rs", 1).file("two/src/a.rs", 1).file("main.rs", 1);
    let twice = twice.report("lcov.info", report);
    assert_eq!(rules(&twice.check(json!({ "total": "1%" }))), ["report-file-unmatched"]);
    let gated = json!({ "paths": [{ "name": "one", "match": "one/**", "minimum": "1%" }] });
    assert_eq!(codes(&twice.check(gated)), ["path-ambiguous", "path-rule-measures-nothing"]);
    let changed = twice.changed("two/src/a.rs", &[(1, 1)]);
    assert_eq!(codes(&changed.check(json!({ "changed-lines": "1%" }))), ["path-ambiguous"]);
    let declared = json!({ "changed-lines": "1%", "strip-prefix": ["/ci"] });
    assert!(!codes(&changed.check(declared)).is_empty());
    assert!(codes(&changed.file("src/a.rs", 1).check(json!({ "strip-prefix": ["/ci"] }))).is_empty());
}

#[test]
fn what_one_report_measures_and_another_may_mean_is_no_pass() {
    let twice = Repository::new().file("one/src/a.rs", 1).file("two/src/a.rs", 1).file("main.rs", 1);
    let twice = twice.report("lcov.info", "SF:one/src/a.rs\nDA:1,1\nend_of_record\n");
    let twice =
        twice.report("coverage.lcov", "SF:/ci/src/a.rs\nDA:1,0\nend_of_record\nSF:main.rs\nDA:1,1\nend_of_record\n");
    let gated = json!({ "paths": [{ "name": "one", "match": "one/**", "minimum": "1%" }] });
    assert_eq!(codes(&twice.check(gated)), ["path-ambiguous"]);
    assert_eq!(codes(&twice.check(json!({ "per-file": "1%" }))), ["path-ambiguous", "path-ambiguous"]);
    let changed = twice.changed("one/src/a.rs", &[(1, 1)]);
    assert_eq!(codes(&changed.check(json!({ "changed-lines": "1%" }))), ["path-ambiguous"]);
    assert!(codes(&changed.check(json!({ "total": "1%" }))).is_empty());
    // What is excluded is judged nowhere, so nothing about it is in doubt.
    let excluded = json!({ "per-file": "1%", "exclude": ["one/", "two/"] });
    assert!(codes(&changed.check(excluded)).is_empty());
}

#[test]
fn an_older_report_is_told() {
    let report = r#"<coverage line-rate="1" timestamp="1700000000000"><packages><package><classes>
        <class filename="src/a.rs"><lines><line number="1" hits="1"/></lines></class></classes></package></packages></coverage>"#;
    let repository =
        |committed: i64| Repository::new().file("src/a.rs", 1).report("cobertura.xml", report).committed(committed);
    assert!(rules(&repository(1_700_000_000).check(json!({}))).is_empty());
    let outcome = repository(1_700_007_300).check(json!({}));
    assert_eq!(rules(&outcome), ["report-older-than-commit"]);
    assert_eq!(outcome.findings[0].message, "`cobertura.xml` was made 2 hours before the head commit");
    assert!(rules(&repository(1_700_007_300).check(json!({ "max-age": 3 }))).is_empty());
    let outcome = repository(1_700_007_300).check(json!({ "max-age": 2 }));
    assert_eq!(outcome.findings[0].severity, Some(Severity::Error));
    let undated = crate::repository().committed(1_700_000_000).check(json!({ "max-age": 2 }));
    assert_eq!(codes(&undated), ["report-undated"]);
}

#[test]
fn settings_that_cannot_be_used_are_refused_at_their_place() {
    for (settings, pointer) in [
        (json!({ "total": "many" }), "/total"),
        (json!({ "changed-lines": 101 }), "/changed-lines"),
        (json!({ "per-file": 0.8 }), "/per-file"),
        (json!({ "tolerance": "-1%" }), "/tolerance"),
        (json!({ "paths": [{ "name": "a", "match": "a", "minimum": "x" }] }), "/paths/0/minimum"),
        (json!({ "paths": [{ "name": "total", "match": "a", "minimum": "1%" }] }), "/paths/0/name"),
        (json!({ "paths": [{ "name": "a", "match": " ", "minimum": "1%" }] }), "/paths/0/match"),
        (
            json!({ "paths": [{ "name": "a", "match": "a", "minimum": 1 }, { "name": "a", "match": "b", "minimum": 1 }] }),
            "/paths/1/name",
        ),
    ] {
        let problem = repository().try_check(&settings).unwrap_err();
        assert_eq!(problem.pointer, pointer, "{settings}");
    }
    assert!(repository().try_check(&json!({ "totl": "1%" })).is_err());
}
