//! What the sinks say, word for word.

use super::sample::{full, style};
use crate::sink::{Format, render};

/// A rendered report, with the version that changes at every release blotted out.
fn shown(format: Format) -> String {
    render(format, &full(), &style()).expect("rendered").replace(env!("CARGO_PKG_VERSION"), "[version]")
}

/// Compares with a file in `snapshots`, because these formats are long.
fn named(name: &str, format: Format) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, shown(format)));
}

#[test]
fn terminal() {
    insta::assert_snapshot!(shown(Format::Terminal), @r#"
    deny[branch-naming/unknown-pattern]: `Feature` does not match `{type}/{name}`
     |
     = help: Rename it: `git branch -m feat/feature`

    deny[secret-scan/aws-access-key]: an AWS access key is assigned to `key`
    --> old.py:7:1
     = note: this is the file as commit 0123456789ab left it
     = help: Revoke the key, then read it from the environment.

    deny[secret-scan/aws-access-key]: an AWS access key is assigned to `key`
     --> src/a.py:3:7
      |
    2 | import os
    3 | key = "********************"
      |        ^^^^^^^^^^^^^^^^^^^^
      |
      = note: src/b.py:9: used here
      = fix: Read the key from the environment

    warn[coverage-threshold/uncovered-line]: 5 changed lines are not covered
    --> src/ledger.rs:10
     = help: Add a test that runs them.

    note[coverage-threshold/stale-report]: the report is older than the sources
    --> coverage/lcov.info

    check               verdict         findings  summary
    branch-naming       fail                   1  `Feature` is no valid name
    cosign-signature    not applicable         0  there are no bundles
    coverage-threshold  pass                   2  95.4 % of lines are covered, 90 % are wanted
    sbom-presence       error                  0  could not evaluate: no SBOM was found
    secret-scan         fail                   2  2 secrets in 3 files

    could not evaluate sbom-presence (missing-sbom): .github/gatewright.yml:7: no file matches `sbom/*.json`; create one or correct `files`
    note: this change would weaken `secret-scan`
    note: 2 findings not shown: 1 existing (there before this change), 1 suppressed (excused, with a reason)
    note: 4 of 5 built-in checks are configured; the policy could name cosign-signature
    judged by: `.github/gatewright.yml` on the base `main` (0123456789), on 2026-11-30
    gatewright: fail: 5 findings stand against this change (3 deny, 2 warn); could not evaluate 1 of 5 checks (sbom-presence), which is not a pass
    "#);
}

#[test]
fn github() {
    insta::assert_snapshot!(shown(Format::Github), @r#"
    ::error title=sbom-presence%3A could not evaluate::.github/gatewright.yml:7: no file matches `sbom/*.json`; create one or correct `files`
    ::error file=src/a.py,line=3,endLine=3,col=7,endColumn=27,title=secret-scan/aws-access-key::an AWS access key is assigned to `key`%0A%0ARevoke the key, then read it from the environment.
    ::error title=branch-naming/unknown-pattern::`Feature` does not match `{type}/{name}`%0A%0ARename it: `git branch -m feat/feature`
    ::error title=secret-scan/aws-access-key::old.py:7:1 in commit 0123456789ab: an AWS access key is assigned to `key`%0A%0ARevoke the key, then read it from the environment.
    ::warning file=src/ledger.rs,line=10,endLine=14,title=coverage-threshold/uncovered-line::5 changed lines are not covered%0A%0AAdd a test that runs them.
    ::notice file=coverage/lcov.info,title=coverage-threshold/stale-report::the report is older than the sources
    ::stop-commands::0123456789abcdef0123456789abcdef
    check               verdict         findings  summary
    branch-naming       fail                   1  `Feature` is no valid name
    cosign-signature    not applicable         0  there are no bundles
    coverage-threshold  pass                   2  95.4 % of lines are covered, 90 % are wanted
    sbom-presence       error                  0  could not evaluate: no SBOM was found
    secret-scan         fail                   2  2 secrets in 3 files

    could not evaluate sbom-presence (missing-sbom): .github/gatewright.yml:7: no file matches `sbom/*.json`; create one or correct `files`
    note: this change would weaken `secret-scan`
    note: 2 findings not shown: 1 existing (there before this change), 1 suppressed (excused, with a reason)
    note: 4 of 5 built-in checks are configured; the policy could name cosign-signature
    judged by: `.github/gatewright.yml` on the base `main` (0123456789), on 2026-11-30
    gatewright: fail: 5 findings stand against this change (3 deny, 2 warn); could not evaluate 1 of 5 checks (sbom-presence), which is not a pass
    ::0123456789abcdef0123456789abcdef::
    "#);
}

#[test]
fn markdown() {
    insta::assert_snapshot!(shown(Format::Markdown), @r#"
    ## ❌ Gatewright: fail

    **5 findings stand against this change (3 deny, 2 warn); could not evaluate 1 of 5 checks (sbom-presence), which is not a pass.**

    | check | verdict | findings | summary |
    | --- | --- | ---: | --- |
    | `branch-naming` | ❌ fail | 1 | `Feature` is no valid name |
    | `cosign-signature` | ➖ not applicable | 0 | there are no bundles |
    | `coverage-threshold` | ✅ pass | 2 | 95.4 % of lines are covered, 90 % are wanted |
    | `sbom-presence` | ⚠️ error | 0 | could not evaluate: no SBOM was found |
    | `secret-scan` | ❌ fail | 2 | 2 secrets in 3 files |

    ### Findings

    | level | rule | where | what | what to do |
    | --- | --- | --- | --- | --- |
    | deny | `branch-naming/unknown-pattern` | the change | `Feature` does not match `{type}/{name}` | Rename it: `git branch -m feat/feature` |
    | deny | `secret-scan/aws-access-key` | `old.py:7:1` in commit `0123456789ab` | an AWS access key is assigned to `key` | Revoke the key, then read it from the environment. |
    | deny | `secret-scan/aws-access-key` | `src/a.py:3:7` | an AWS access key is assigned to `key` | Revoke the key, then read it from the environment. |
    | warn | `coverage-threshold/uncovered-line` | `src/ledger.rs:10-14` | 5 changed lines are not covered | Add a test that runs them. |
    | note | `coverage-threshold/stale-report` | `coverage/lcov.info` | the report is older than the sources |  |

    ### Not evaluated

    - `sbom-presence/missing-sbom`: .github/gatewright.yml:7: no file matches `sbom/*.json`; create one or correct `files`
    - `secret-scan` did not look at `big.bin`: over 8 MiB

    ### Metrics

    | metric | of | value |
    | --- | --- | ---: |
    | `coverage.lines` | total | 1147 of 1202 lines (95.4 %) |

    <details><summary>Evidence</summary>

    | what | of | by |
    | --- | --- | --- |
    | `signature-verified` | `dist/app` | issuer: https&#58;//issuer.example |

    </details>

    ### Notes

    - this change would weaken `secret-scan`
    - 2 findings not shown: 1 existing (there before this change), 1 suppressed (excused, with a reason)

    <details><summary>4 of 5 built-in checks are configured</summary>

    Add to the policy:

    ```yaml
    checks:
      cosign-signature:
        settings: { issuer: "…" }
    ```

    </details>

    <sub>mode compliance · scope changed · judged by `.github/gatewright.yml` on the base `main` (0123456789) · 2026-11-30 · judged `aaaaaaaaaaaa` · base `bbbbbbbbbbbb` · gatewright [version]</sub>
    "#);
}

#[test]
fn junit() {
    insta::assert_snapshot!(shown(Format::Junit), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="gatewright" tests="8" skipped="2" failures="3" errors="1">
        <testsuite name="branch-naming" tests="1" skipped="0" errors="0" failures="1">
            <properties>
                <property name="judged-by" value="base"/>
                <property name="judged-by-ref" value="main"/>
                <property name="judged-by-commit" value="0123456789abcdef0123456789abcdef01234567"/>
                <property name="judged-by-path" value=".github/gatewright.yml"/>
                <property name="date" value="2026-11-30"/>
            </properties>
            <testcase name="branch-naming/unknown-pattern" classname="branch-naming">
                <failure message="`Feature` does not match `{type}/{name}`" type="branch-naming/unknown-pattern">`Feature` does not match `{type}/{name}`

    Rename it: `git branch -m feat/feature`</failure>
            </testcase>
        </testsuite>
        <testsuite name="cosign-signature" tests="1" skipped="1" errors="0" failures="0">
            <properties>
                <property name="judged-by" value="base"/>
                <property name="judged-by-ref" value="main"/>
                <property name="judged-by-commit" value="0123456789abcdef0123456789abcdef01234567"/>
                <property name="judged-by-path" value=".github/gatewright.yml"/>
                <property name="date" value="2026-11-30"/>
            </properties>
            <testcase name="not applicable" classname="cosign-signature">
                <skipped message="there are no bundles"/>
            </testcase>
        </testsuite>
        <testsuite name="coverage-threshold" tests="2" skipped="0" errors="0" failures="0">
            <properties>
                <property name="judged-by" value="base"/>
                <property name="judged-by-ref" value="main"/>
                <property name="judged-by-commit" value="0123456789abcdef0123456789abcdef01234567"/>
                <property name="judged-by-path" value=".github/gatewright.yml"/>
                <property name="date" value="2026-11-30"/>
            </properties>
            <testcase name="coverage-threshold/uncovered-line at src/ledger.rs:10-14" classname="coverage-threshold">
                <system-out>warning: 5 changed lines are not covered
    src/ledger.rs:10-14

    Add a test that runs them.</system-out>
            </testcase>
            <testcase name="coverage-threshold/stale-report at coverage/lcov.info" classname="coverage-threshold">
                <system-out>warning: the report is older than the sources
    coverage/lcov.info</system-out>
            </testcase>
        </testsuite>
        <testsuite name="sbom-presence" tests="1" skipped="0" errors="1" failures="0">
            <properties>
                <property name="judged-by" value="base"/>
                <property name="judged-by-ref" value="main"/>
                <property name="judged-by-commit" value="0123456789abcdef0123456789abcdef01234567"/>
                <property name="judged-by-path" value=".github/gatewright.yml"/>
                <property name="date" value="2026-11-30"/>
            </properties>
            <testcase name="could not evaluate" classname="sbom-presence">
                <error message="could not evaluate: no SBOM was found" type="could not evaluate">.github/gatewright.yml:7: no file matches `sbom/*.json`; create one or correct `files`</error>
            </testcase>
        </testsuite>
        <testsuite name="secret-scan" tests="3" skipped="1" errors="0" failures="2">
            <properties>
                <property name="judged-by" value="base"/>
                <property name="judged-by-ref" value="main"/>
                <property name="judged-by-commit" value="0123456789abcdef0123456789abcdef01234567"/>
                <property name="judged-by-path" value=".github/gatewright.yml"/>
                <property name="date" value="2026-11-30"/>
            </properties>
            <testcase name="secret-scan/aws-access-key at src/a.py:3:7" classname="secret-scan">
                <failure message="an AWS access key is assigned to `key`" type="secret-scan/aws-access-key">an AWS access key is assigned to `key`
    src/a.py:3:7

    Revoke the key, then read it from the environment.

    A key in the history stays readable.</failure>
            </testcase>
            <testcase name="secret-scan/aws-access-key at old.py:7:1 in commit 0123456789ab" classname="secret-scan">
                <failure message="an AWS access key is assigned to `key`" type="secret-scan/aws-access-key">an AWS access key is assigned to `key`
    old.py:7:1 in commit 0123456789ab

    Revoke the key, then read it from the environment.

    A key in the history stays readable.</failure>
            </testcase>
            <testcase name="secret-scan/generic at tests/x.py:1" classname="secret-scan">
                <skipped message="suppressed: example key"/>
            </testcase>
        </testsuite>
    </testsuites>
    "#);
}

#[test]
fn json() {
    named("json", Format::Json);
}

#[test]
fn sarif() {
    named("sarif", Format::Sarif);
}
