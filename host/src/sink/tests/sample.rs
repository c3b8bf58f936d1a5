//! Reports to render: one with everything in it, and one in which every text is an attack.

use crate::model::report::*;
use crate::model::verdict::{Level, Mode, Scope, Severity, Verdict};
use crate::sink::Style;
use std::collections::BTreeMap;

/// A stop token as long as the real one.
pub(super) const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// Everything that a stranger could try in one text.
pub(super) const HOSTILE: &str = "::error::x\n##[set-env name=A]b\r\n  ::add-mask::y\u{1b}[31m\u{9b}1m\u{202e}@octocat #1 <!-- m --> ``` | </details><script>& %0A%3A $x$ `::stop-commands::0` [l](u) ##\u{200d}[error]z #\u{200b}#[e]w\n\n:\u{200d}:debug::q\0\u{fffe}]]> \u{7}";

pub(super) fn style() -> Style {
    Style { colour: false, width: 100, stop_token: TOKEN.to_owned() }
}

pub(super) fn span(line: u32, end_line: u32, columns: Option<(u32, u32)>) -> Option<Span> {
    let (column, end_column) = columns.unzip();
    Some(Span { line, end_line, column, end_column })
}

pub(super) fn finding(rule: &str, path: &str, span: Option<Span>) -> ReportedFinding {
    ReportedFinding {
        rule: rule.to_owned(),
        title: "An AWS access key is in the source".to_owned(),
        severity: Severity::Error,
        level: Level::Deny,
        status: Status::New,
        message: "an AWS access key is assigned to `key`".to_owned(),
        help: "Revoke the key, then read it from the environment.\n\nA key in the history stays readable.".to_owned(),
        location: Some(Location { path: path.to_owned(), span }),
        head_line: span.map(|span| span.line),
        head_end_line: span.map(|span| span.end_line),
        commit: None,
        excerpt: None,
        fingerprint: "00112233445566778899aabbccddeeff".to_owned(),
        related: Vec::new(),
        fixes: Vec::new(),
        edits: Vec::new(),
        properties: BTreeMap::new(),
    }
}

pub(super) fn check(id: &str, verdict: Verdict, summary: &str) -> CheckReport {
    CheckReport {
        id: id.to_owned(),
        title: format!("The check {id}"),
        verdict,
        named: true,
        summary: summary.to_owned(),
        module: Some(Module {
            source: BUILT_IN.to_owned(),
            digest: "sha256:ab".to_owned(),
            version: "7.8.9".to_owned(),
            granted: vec!["tree".to_owned()],
        }),
        rules: Vec::new(),
        findings: Vec::new(),
        metrics: Vec::new(),
        evidence: Vec::new(),
        properties: BTreeMap::new(),
        problems: Vec::new(),
        inspected: None,
        log: Vec::new(),
    }
}

/// All verdicts; findings of every status, with and without places, columns, fixes, a commit.
pub(super) fn full() -> Report {
    let mut secrets = check("secret-scan", Verdict::Fail, "2 secrets in 3 files");
    let mut key = finding("secret-scan/aws-access-key", "src/a.py", span(3, 3, Some((7, 27))));
    let source = "import os\nkey = \"********************\"\n";
    key.excerpt = Some(Excerpt { first_line: 2, text: source.to_owned(), highlight: 17..37 });
    key.related.push(RelatedLocation {
        location: Location { path: "src/b.py".to_owned(), span: span(9, 9, None) },
        message: "used here".to_owned(),
    });
    key.fixes.push(Fix {
        title: "Read the key from the environment".to_owned(),
        safe: true,
        edits: vec![Edit {
            location: Location { path: "src/a.py".to_owned(), span: span(3, 3, Some((7, 27))) },
            replacement: "os.environ[\"KEY\"]".to_owned(),
        }],
    });
    key.edits.clone_from(&key.fixes[0].edits);
    key.properties.insert("entropy".to_owned(), "4.1".to_owned());
    let mut old = finding("secret-scan/aws-access-key", "old.py", span(7, 7, Some((1, 21))));
    old.commit = Some("0123456789abcdef0123456789abcdef01234567".to_owned());
    (old.head_line, old.head_end_line) = (None, None);
    let mut excused = finding("secret-scan/generic", "tests/x.py", span(1, 1, None));
    excused.status = Status::Suppressed { reason: "example key".to_owned() };
    let mut existing = finding("secret-scan/generic", "legacy.py", span(1, 1, None));
    existing.status = Status::Existing;
    secrets.findings = vec![key, old, excused, existing];
    secrets.rules = vec![ReportedRule {
        id: "secret-scan/aws-access-key".to_owned(),
        title: "An AWS access key is in the source".to_owned(),
        help: "Revoke the key, then read it from the environment.".to_owned(),
        severity: Severity::Error,
    }];
    secrets.inspected = Some(Inspected {
        files: 3,
        bytes: 120,
        past: 1,
        binary: 0,
        skipped: vec![Skipped { path: "big.bin".to_owned(), reason: "over 8 MiB".to_owned() }],
    });

    let mut coverage = check("coverage-threshold", Verdict::Pass, "95.4 % of lines are covered, 90 % are wanted");
    let mut lines = finding("coverage-threshold/uncovered-line", "src/ledger.rs", span(10, 14, None));
    (lines.level, lines.severity) = (Level::Warn, Severity::Warning);
    lines.message = "5 changed lines are not covered".to_owned();
    lines.help = "Add a test that runs them.".to_owned();
    let mut note = finding("coverage-threshold/stale-report", "coverage/lcov.info", None);
    (note.level, note.severity) = (Level::Warn, Severity::Note);
    note.message = "the report is older than the sources".to_owned();
    note.help = String::new();
    coverage.findings = vec![lines, note];
    coverage.metrics = vec![Metric {
        name: "coverage.lines".to_owned(),
        subject: "total".to_owned(),
        value: 1147,
        total: Some(1202),
        unit: "lines".to_owned(),
    }];

    let mut branch = check("branch-naming", Verdict::Fail, "`Feature` is no valid name");
    let mut name = finding("branch-naming/unknown-pattern", "", None);
    name.location = None;
    name.title = "The name of the branch matches no pattern".to_owned();
    name.message = "`Feature` does not match `{type}/{name}`".to_owned();
    name.help = "Rename it: `git branch -m feat/feature`".to_owned();
    branch.findings = vec![name];

    let mut sbom = check("sbom-presence", Verdict::Error, "could not evaluate: no SBOM was found");
    sbom.problems.push(Problem {
        code: "missing-sbom".to_owned(),
        message: "no file matches `sbom/*.json`; create one or correct `files`".to_owned(),
        path: Some(".github/gatewright.yml".to_owned()),
        line: Some(7),
    });
    let mut cosign = check("cosign-signature", Verdict::NotApplicable, "there are no bundles");
    cosign.named = false;
    cosign.evidence.push(Evidence {
        kind: "signature-verified".to_owned(),
        subject: "dist/app".to_owned(),
        digest: Some("sha256:cd".to_owned()),
        properties: [("issuer".to_owned(), "https://issuer.example".to_owned())].into(),
    });
    let checks = vec![branch, cosign, coverage, sbom, secrets];
    Report {
        schema: SCHEMA.to_owned(),
        minor: MINOR,
        version: "0.1.0".to_owned(),
        verdict: Verdict::Fail,
        mode: Mode::Compliance,
        scope: Scope::Changed,
        subject: Subject { repository: Some("acme/payments".to_owned()), number: Some(7), head: Some("a".repeat(40)) },
        head: "a".repeat(40),
        pull_request_head: None,
        base: Some("b".repeat(40)),
        policy: "`.github/gatewright.yml` on the base `main` (0123456789)".to_owned(),
        judged_by: JudgedBy {
            from: Source::Base,
            branch: Some("main".to_owned()),
            commit: Some("0123456789abcdef0123456789abcdef01234567".to_owned()),
            path: Some(".github/gatewright.yml".to_owned()),
        },
        date: jiff::civil::Date::constant(2026, 11, 30),
        counts: Counts::of(&checks),
        checks,
        notices: vec!["this change would weaken `secret-scan`".to_owned()],
        unconfigured: vec![Unconfigured {
            check: "cosign-signature".to_owned(),
            policy: "cosign-signature:\n  settings: { issuer: \"…\" }".to_owned(),
        }],
    }
}

/// Like [`full`], with an attack in every text that a check or a change could choose.
pub(super) fn hostile() -> Report {
    let bad = || HOSTILE.to_owned();
    let mut report = full();
    report.policy = bad();
    report.notices = vec![bad(), bad()];
    report.unconfigured = vec![Unconfigured { check: bad(), policy: bad() }];
    for check in &mut report.checks {
        for text in [&mut check.id, &mut check.title, &mut check.summary] {
            *text = bad();
        }
        check.log = vec![bad()];
        check.problems = vec![Problem { code: bad(), message: bad(), path: Some(bad()), line: Some(1) }];
        if let Some(inspected) = &mut check.inspected {
            inspected.skipped = vec![Skipped { path: bad(), reason: bad() }];
        }
        check.metrics = vec![Metric { name: bad(), subject: bad(), value: 1, total: Some(0), unit: bad() }];
        check.evidence =
            vec![Evidence { kind: bad(), subject: bad(), digest: Some(bad()), properties: [(bad(), bad())].into() }];
        if let Some(module) = &mut check.module {
            *module = Module { source: bad(), digest: bad(), version: bad(), granted: vec![bad()] };
        }
        for rule in &mut check.rules {
            (rule.id, rule.title, rule.help) = (bad(), bad(), bad());
        }
        for finding in &mut check.findings {
            for text in [&mut finding.rule, &mut finding.title, &mut finding.message, &mut finding.help] {
                *text = bad();
            }
            for path in finding
                .location
                .iter_mut()
                .map(|l| &mut l.path)
                .chain(finding.related.iter_mut().map(|r| &mut r.location.path))
            {
                *path = bad();
            }
            if let Some(excerpt) = &mut finding.excerpt {
                *excerpt = Excerpt { first_line: 1, text: bad(), highlight: 3..1_000 };
            }
            finding.related.iter_mut().for_each(|related| related.message = bad());
            finding.edits.iter_mut().for_each(|edit| (edit.location.path, edit.replacement) = (bad(), bad()));
            for fix in &mut finding.fixes {
                fix.title = bad();
                fix.edits.iter_mut().for_each(|edit| (edit.location.path, edit.replacement) = (bad(), bad()));
            }
            finding.properties = [(bad(), bad())].into();
            if let Status::Suppressed { reason } = &mut finding.status {
                *reason = bad();
            }
        }
    }
    report
}
