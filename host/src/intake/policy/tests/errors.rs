//! A table of broken policies and, word for word, what is said about them.

use super::BUILTINS;
use crate::intake::policy::Policy;

#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    let error = Policy::parse("p.yml", text, BUILTINS).expect_err("it should be refused").to_string();
    let expected: Vec<_> = expected.iter().map(|line| format!("p.yml:{line}")).collect();
    assert_eq!(error, expected.join("\n"), "for\n{text}");
}

#[test]
fn everything_wrong_is_said_at_once() {
    refused(
        "version: 1
mod: sandbox
mode: complience
scope: [all]
checks:
  secret-scn: {}
  coverage-threshold:
    setings: {}
    level: wrn
    grant: { change: true }
  branch-naming: { level: { sandbox: warn, complience: deny } }
  sbom-presence: { grant: {} }
  Todo:
    module: x.wasm
",
        &[
            "2:1: unknown key `mod`; did you mean `mode`?",
            "3:7: expected `compliance` or `sandbox`, found `complience`; did you mean `compliance`?",
            "4:8: expected `changed` or `all`, found a list",
            "6:3: `secret-scn` is not built in and names no module; did you mean `secret-scan`? a custom check needs `module: path/to/check.wasm`",
            "8:5: unknown key `setings`; did you mean `settings`?",
            "9:12: expected `allow`, `warn`, `deny` or a mapping, found `wrn`; did you mean `warn`?",
            "11:44: unknown key `complience`; did you mean `compliance`?",
            "12:20: built-ins have fixed grants; remove `grant`; `gatewright list` shows what they may read",
            "13:3: `Todo` cannot be the name of a check; lower-case letters and digits, words apart by `-`, a letter first",
        ],
    );
}

#[test]
fn the_file_as_a_whole() {
    refused("", &["1:1: the policy is empty; begin with `version: 1`"]);
    refused("# later\n", &["1:1: the policy is empty; begin with `version: 1`"]);
    refused("- a\n", &["1:1: expected a mapping, found a list"]);
    refused("\nsome text\n", &["2:1: expected a mapping, found `some text`"]);
    refused("version: 2\n", &["1:10: expected `1`, found `2`"]);
    refused("mode: sandbox\n", &["1:1: `version` is missing; write `version: 1`"]);
    refused(
        "\u{feff}version: 1\r\nmöd: 3\r\n",
        &["2:1: unknown key `möd`; known are `branches`, `checks`, `mode`, `requires`, `scope`, `version`, `waivers`"],
    );
    refused(&format!("version: 1{}", " ".repeat(1 << 20)), &[" the file is larger than 1 MiB"]);
}

#[test]
fn only_yaml_that_is_understood_at_sight() {
    refused(
        "version: 1
version: 1
checks: &a
  x: *a
  y: !foo 3
  <<: {}
  ~: {}
---
b
",
        &[
            "2:1: `version` stands here twice; it stands already in line 1: merge the two",
            "3:9: anchors are not supported; write the value where it is used",
            "4:6: aliases are not supported; put a text that begins with `*` in quotes",
            "5:6: tags are not supported; remove the tag, and put a text that begins with `!` in quotes",
            "6:3: merge keys are not supported; write the entries out",
            "7:3: a key is missing; put a key before the `:`",
            "8:1: a second document begins here; a policy is one document, without a second `---`",
        ],
    );
    refused(
        "version: 1\nchecks:\n  x: { module: x.wasm, grant: { tree: [*.lock] } }\n",
        &["3:40: aliases are not supported; put a text that begins with `*` in quotes"],
    );
    refused("version: 1\n? [a]\n: b\n", &["2:3: a key is a text; a list or mapping cannot be a key"]);
    refused("version: .inf\n", &["1:10: this is not a finite number; put it in quotes if it is a text"]);
    refused("version: 1e999\n", &["1:10: this number is too large; put it in quotes if it is a text"]);
    refused("a: b: c\n", &["1:5: this is not YAML: mapping values are not allowed in this context"]);
    refused(&"[".repeat(40), &["1:33: this is nested too deeply; at most 32 levels are read"]);
    refused(&"- ".repeat(40), &["1:65: this is nested too deeply; at most 32 levels are read"]);
}

#[test]
fn checks() {
    let digest = "0123456789abcdef".repeat(4);
    let registry = "this version loads modules from files only, not from a registry; put the `.wasm` file into the repository and name its path";
    refused(
        &format!(
            "version: 1
checks:
  a: {{ module: ghcr.io/acme/todo@sha256:{digest} }}
  b: {{ module: oci://ghcr.io/acme/todo.wasm }}
  c: {{ module: ../x.wasm }}
  d: {{ module: x.wasm@sha256:12 }}
  e: {{ module: /x.wasm }}
  f: {{ module: checks/f }}
  g: {{ module: 'checks\\g.wasm' }}
  policy: {{ module: x.wasm }}
  secret-scan: {{ module: x.wasm }}
  sbom-presence: 3
"
        ),
        &[
            &format!("3:16: {registry}"),
            &format!("4:16: {registry}"),
            "5:16: `../x.wasm` leaves the repository; write it without `..`",
            "6:16: `sha256:12` is not a digest; write `@sha256:` and 64 lower-case hex digits",
            "7:16: `/x.wasm` is an absolute path; write it from the top of the repository",
            "8:16: `checks/f` is not a `.wasm` file; name the path of a component, like `checks/todo.wasm`",
            "9:16: `checks\\g.wasm` holds a `\\`; write `/` between folders",
            "10:13: `policy` stands for the host's own findings and takes no `module`; it takes `level` and `rules`; give a check of your own another name",
            "11:18: `secret-scan` is built in and takes no module; give your own check another name",
            "12:18: expected a mapping, found `3`",
        ],
    );
}

#[test]
fn rules_files_and_grants() {
    refused(
        "version: 1
checks:
  secret-scan:
    rules: { todo/x: deny, secret-scan/y: warn, y: deny, A: deny, branch-naming/z: deny }
    files: ['../x', '{a', '!a', '']
  todo:
    module: m.wasm
    grant: { tree: ['./a'], outputs: [a/../b], registry: ['https://x/y'] }
  other:
    module: m.wasm
    enabled: maybe
    grant: { tree: yes, outputs: x, network: true }
",
        &[
            "4:14: `todo/x` is not a rule of `secret-scan`; write `x`",
            "4:49: the rule `y` stands here twice; write it once, as `y`",
            "4:58: `A` cannot be the name of a rule; rules are lower-case words apart by `-`",
            "4:67: `branch-naming/z` is not a rule of `secret-scan`; write it under `branch-naming`",
            "5:13: `../x` leaves the repository; write it without `..`",
            "5:21: `{a` is not a glob; check its brackets and braces",
            "5:27: `!a` does not select anything; name what is wanted; what is not wanted cannot be taken out again",
            "5:33: the glob is empty; remove it or fill it in",
            "8:21: `./a` begins with `./`; write it without the `./`",
            "8:39: `a/../b` leaves the repository; write it without `..`",
            "8:59: `https://x/y` is not a repository; write host and repository without scheme, tag or digest, like `ghcr.io/acme/app`",
            "11:14: expected true or false, found `maybe`",
            "12:20: expected true or false or a list, found `yes`",
            "12:34: expected a list, found `x`; write `[\"x\"]`",
            "12:37: unknown key `network`; known are `change`, `outputs`, `pull-request`, `registry`, `tree`",
        ],
    );
}

#[test]
fn waivers_and_requires() {
    refused(
        "version: 1
requires: '>=x'
waivers:
  - { fingerprint: a, rule: secret-san/x, reason: '', expires: 2027-02-30 }
  - { fingerprint: a, rule: secret-san/x, reason: x, expires: '20270131' }
  - { fingerprint: a, rule: secret-scan, reason: x }
",
        &[
            "2:11: `>=x` is not a version requirement: unexpected character 'x' while parsing major version number; write it like `>=0.3`",
            "4:20: a fingerprint is 32 lower-case hex digits; copy it from the report",
            "4:29: the policy knows no check `secret-san`; did you mean `secret-scan`?",
            "4:51: the reason is empty; say why it is excused",
            "4:64: `2027-02-30` is not a date; write it like `2027-01-31`",
            "5:5: this finding is waived twice; line 4 waives it already",
            "5:20: a fingerprint is 32 lower-case hex digits; copy it from the report",
            "5:29: the policy knows no check `secret-san`; did you mean `secret-scan`?",
            "5:63: `20270131` is not a date; write it like `2027-01-31`",
            "6:20: a fingerprint is 32 lower-case hex digits; copy it from the report",
            "6:29: `secret-scan` is not a rule; write the check and the rule, like `check/rule`",
        ],
    );
    refused("version: 1\nrequires: 0.3\n", &["2:11: expected a text, found `0.3`; put it in quotes"]);
    refused(
        "version: 1\nwaivers:\n  - { rule: secret-scan/x, expirs: 1 }\n",
        &[
            "3:5: `fingerprint` is missing",
            "3:5: `reason` is missing",
            "3:28: unknown key `expirs`; did you mean `expires`?",
        ],
    );
}

#[test]
fn a_version_that_is_too_old() {
    let policy = super::policy("version: 1\n\nrequires: '>=0.3'\n");
    let version = |text| semver::Version::parse(text).expect("a version");
    assert_eq!(policy.check_requires(&version("0.3.1")), Ok(()));
    assert_eq!(
        policy.check_requires(&version("0.2.9")).expect_err("too old").to_string(),
        "policy.yml:3:1: the policy requires gatewright >=0.3, and this is 0.2.9; run a version that fits, or change `requires`"
    );
}

#[test]
fn a_long_list_of_problems_is_cut() {
    let text: String = (0..200).map(|number| format!("k: {number}\n")).collect();
    let error = Policy::parse("p.yml", &text, BUILTINS).expect_err("it should be refused");
    assert_eq!(error.problems.len(), 51);
    assert_eq!(error.problems[50].message, "149 more problems are not listed");
}

#[test]
fn what_a_stranger_writes_stays_on_its_line() {
    let error = Policy::parse("p.yml", "version: 1\n\"a\\n::error::\\e[31m\": 1\n", BUILTINS)
        .expect_err("it should be refused");
    assert!(!error.to_string().contains(['\n', '\u{1b}']), "{error}");
}
