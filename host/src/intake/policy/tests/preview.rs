//! What a new policy gives up, with its line.

use super::policy;
use crate::intake::policy::{Policy, RULES, Weakening};

fn weakened(base: &Policy, head: &Policy) -> Vec<Weakening> {
    crate::intake::policy::weakened(base, head, &|_| None)
}

#[track_caller]
fn gives_up(base: &str, head: &str, expected: &[&str]) {
    let (base, head) = (policy(&format!("version: 1\n{base}")), policy(&format!("version: 1\n{head}")));
    let found = weakened(&base, &head);
    assert!(found.iter().all(|one| RULES.iter().any(|rule| rule.id == one.rule)), "a rule is not listed");
    let found: Vec<_> = found.iter().map(|one| format!("{}: {}: {}", one.line, one.rule, one.message)).collect();
    assert_eq!(found, expected);
    assert_eq!(weakened(&head, &head), [], "a policy gives up nothing against itself");
}

#[test]
fn the_policy_as_a_whole() {
    gives_up(
        "scope: all\nrequires: '>=0.3'\n",
        "mode: sandbox\n",
        &[
            "1: requires-changed: `requires` goes from `>=0.3` to anything",
            "1: scope-narrowed: the scope goes from `all` to `changed`: what was there before no longer counts",
            "2: mode-lowered: the mode goes from `compliance` to `sandbox`: nothing blocks any more",
        ],
    );
    gives_up("mode: sandbox\n", "scope: all\nrequires: '>=0.3'\n", &[]);
}

#[test]
fn checks_that_go() {
    gives_up(
        "checks:
  todo: { module: a.wasm }
  off: { module: a.wasm, enabled: false }
  secret-scan: { level: deny }
  sbom-presence: {}
  branch-naming: {}
",
        "checks:
  branch-naming:
    enabled: false
",
        &[
            "2: check-removed: `sbom-presence` is no longer named: where it finds nothing to judge it is not applicable, not an error",
            "2: check-removed: `secret-scan` runs without the settings and levels it had",
            "2: check-removed: `todo` no longer runs",
            "4: check-disabled: `branch-naming` no longer runs",
        ],
    );
    gives_up("", "checks:\n  secret-scan: { enabled: false }\n", &["3: check-disabled: `secret-scan` no longer runs"]);
    gives_up("", "checks:\n  todo: { module: a.wasm, grant: { change: true } }\n", &[]);
}

#[test]
fn levels() {
    gives_up(
        "checks:
  secret-scan: { level: deny }
  sbom-presence: { level: { sandbox: warn, compliance: deny }, rules: { x: deny } }
  branch-naming: { level: warn }
",
        "checks:
  secret-scan: { level: warn }
  sbom-presence:
    level: { sandbox: allow, compliance: deny }
    rules: { sbom-presence/y: allow }
  branch-naming: { level: deny }
",
        &[
            "3: level-lowered: the level of `secret-scan` goes from `deny` to `warn`",
            "5: level-lowered: the level of `sbom-presence` goes from `warn` to `allow` in sandbox mode",
            "6: level-lowered: the level of `sbom-presence/x` goes from `deny` to `allow` in sandbox mode",
            "6: level-lowered: the level of `sbom-presence/y` goes from `deny` to `allow` in compliance mode",
        ],
    );
    gives_up(
        "",
        "checks:\n  secret-scan:\n    rules: { x: warn }\n",
        &["4: level-lowered: the level of `secret-scan/x` goes from the severity's own to `warn`"],
    );
}

const SCHEMA: &str = r##"{"type": "object", "properties": {
    "total": {"type": ["string", "null"], "default": null, "x-gatewright-stricter": "higher"},
    "lines": {"type": ["string", "null"], "default": null, "x-gatewright-stricter": "higher"},
    "reports": {"type": "array", "items": {"type": "string"}, "default": []},
    "exclude": {"type": "array", "items": {"type": "string"}, "default": []},
    "paths": {"type": "array", "default": [], "x-gatewright-stricter": "more", "items": {"type": "object", "properties": {
        "minimum": {"type": "string", "x-gatewright-stricter": "higher"}}}},
    "required": {"type": "boolean", "x-gatewright": "named"}}}"##;

#[test]
fn settings() {
    let base = "checks:
  coverage-threshold:
    settings: { total: 80.5%, lines: 90%, reports: [a], paths: [{ minimum: 100% }], exclude: [] }
";
    let head = "checks:
  coverage-threshold:
    settings:
      total: 80.45%
      lines: 95%
      reports: [b]
      paths:
        - minimum: 99%
      required: false
";
    let (base, head) = (policy(&format!("version: 1\n{base}")), policy(&format!("version: 1\n{head}")));
    let found = |schema: Option<&str>| {
        let found = crate::intake::policy::weakened(&base, &head, &|_| schema.map(str::to_owned));
        found.iter().map(|one| format!("{}: {}: {}", one.line, one.rule, one.message)).collect::<Vec<_>>()
    };
    assert_eq!(
        found(Some(SCHEMA)),
        [
            "5: threshold-lowered: `total` of `coverage-threshold` goes from 80.5% to 80.45%",
            "7: settings-changed: the setting `reports.0` of `coverage-threshold` changes",
            "9: threshold-lowered: `paths.0.minimum` of `coverage-threshold` goes from 100% to 99%",
            "10: required-dropped: `coverage-threshold` is not required any more: a missing input is no longer an error",
        ]
    );
    let unknown = found(None);
    assert_eq!(unknown.len(), 6, "where nobody knows what a setting means, each that changes may weaken: {unknown:#?}");
    assert!(unknown.iter().all(|one| one.contains("settings-changed")), "{unknown:#?}");
}

#[test]
fn grants_modules_and_files() {
    let (one, two) = ("0".repeat(64), "1".repeat(64));
    gives_up(
        &format!(
            "checks:
  a: {{ module: 'a.wasm@sha256:{one}', grant: {{ tree: [x], registry: [h/a] }} }}
  b: {{ module: 'b.wasm@sha256:{one}', grant: {{ tree: true }}, files: [x, y] }}
  c: {{ module: c.wasm }}
"
        ),
        &format!(
            "checks:
  a:
    module: a.wasm@sha256:{two}
    grant:
      tree: true
      change: true
      pull-request: true
      outputs: ['*']
      registry: [h/a, h/b]
  b: {{ module: b.wasm, grant: {{ tree: [x] }}, files: [x] }}
  c: {{ module: d.wasm, files: ['*.rs'] }}
"
        ),
        &[
            "4: module-changed: the module of `a` is pinned to another digest",
            "6: grant-widened: `a` may read more: `tree`",
            "7: grant-widened: `a` may read more: `change`",
            "8: grant-widened: `a` may read more: `pull-request`",
            "9: grant-widened: `a` may read more: `outputs`",
            "10: grant-widened: `a` may read more: `registry`",
            "11: files-narrowed: `b` is given fewer files",
            "11: module-changed: the module of `b` is no longer pinned",
            "12: files-narrowed: `c` is given fewer files",
            "12: module-changed: the module of `c` is another file",
        ],
    );
}

#[test]
fn waivers() {
    let waiver = |digit: char, rest: &str| {
        format!("  - {{ fingerprint: '{}', rule: secret-scan/x, reason: known{rest} }}\n", digit.to_string().repeat(32))
    };
    let base = format!(
        "waivers:\n{}{}{}",
        waiver('1', ", expires: 2027-01-31"),
        waiver('2', ", expires: 2027-01-31"),
        waiver('3', "")
    );
    let head = format!(
        "waivers:\n{}{}{}{}",
        waiver('1', ", expires: 2027-02-01"),
        waiver('2', ""),
        waiver('3', ", expires: 2027-01-31"),
        waiver('4', "")
    );
    gives_up(
        &base,
        &head,
        &[
            "3: waiver-extended: a waiver of `secret-scan/x` expires on 2027-02-01, not on 2027-01-31",
            "4: waiver-extended: a waiver of `secret-scan/x` no longer expires on 2027-01-31",
            "6: waiver-added: a finding of `secret-scan/x` is waived: known",
        ],
    );
}

#[test]
fn the_file_goes_altogether() {
    let base = policy("version: 1\nscope: all\nchecks:\n  todo: { module: a.wasm }\n");
    let found = weakened(&base, &Policy::default());
    assert_eq!(
        found.iter().map(|one| (one.line, one.rule)).collect::<Vec<_>>(),
        [(1, "check-removed"), (1, "scope-narrowed")]
    );
}
