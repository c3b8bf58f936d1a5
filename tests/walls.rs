//! The walls of the house: which part may know which. A part that reaches over its wall fails here, with the line.

use crate::support::top;
use std::fs;
use std::path::{Path, PathBuf};

/// Wings of `host/src` in the order in which things happen; each may use those before it that are listed beside it, and the model.
const WINGS: &[(&str, &[&str])] = &[
    ("intake", &[]),
    ("runtime", &["intake"]),
    ("locate", &["intake"]),
    ("judge", &["intake", "locate"]),
    ("sink", &[]),
    ("job", &["intake", "runtime", "locate", "judge", "sink", "environment", "error"]),
    ("cli", &["intake", "runtime", "judge", "sink", "job", "environment", "error"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
}

/// The lines of the sources below a folder that tests do not own, with where they stand.
fn lines(folder: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let root = top().join(folder);
    if root.is_dir() {
        sources(&root, &mut files);
    }
    files.push(root.with_extension("rs"));
    let mut lines = Vec::new();
    for file in files.iter().filter(|file| file.is_file()) {
        let place = file.strip_prefix(top()).expect("below the top").display().to_string();
        if place.contains("/tests") || place.ends_with("testing.rs") {
            continue;
        }
        let text = fs::read_to_string(file).expect("a source");
        let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let code = own.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.extend(code.map(|(number, line)| (format!("{place}:{}", number + 1), line.to_owned())));
    }
    assert!(!lines.is_empty(), "{folder} holds no sources");
    lines
}

/// Names after `prefix` in a line: of `crate::intake::x` and `crate::`, `intake`.
fn named<'a>(line: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    line.split(prefix).skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""))
}

#[test]
fn a_wing_uses_only_those_before_it_and_the_model() {
    for (wing, allowed) in WINGS {
        for (place, line) in lines(&format!("host/src/{wing}")) {
            for used in named(&line, "crate::").filter(|used| !used.is_empty()) {
                let fine = used == *wing || used == "model" || allowed.contains(&used);
                assert!(fine, "{place}: `{wing}` must not use `{used}`: {line}");
            }
        }
    }
}

#[test]
fn every_module_of_the_host_is_a_wing_or_named_here() {
    let lib = fs::read_to_string(top().join("host/src/lib.rs")).expect("the library");
    let modules = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for module in modules {
        let known = WINGS.iter().any(|(wing, _)| *wing == module) || ["environment", "error"].contains(&module);
        assert!(known, "`{module}` is no wing; say in this test what it may use");
    }
}

#[test]
fn the_model_knows_no_engine_no_git_and_opens_no_file() {
    let manifest = fs::read_to_string(top().join("host/model/Cargo.toml")).expect("the manifest");
    for heavy in ["wasmtime", "gix", "gatewright.workspace", "gatewright-contract"] {
        assert!(!manifest.contains(heavy), "host/model must not depend on {heavy}");
    }
    for (place, line) in lines("host/model/src") {
        for closed in ["std::fs", "std::net", "std::process", "std::env"] {
            assert!(!line.contains(closed), "{place}: the model must not use {closed}: {line}");
        }
    }
}

#[test]
fn only_the_environment_reads_the_environment() {
    for (place, line) in lines("host/src") {
        let reads = line.contains("std::env::") || line.contains("env::var");
        assert!(!reads || place.starts_with("host/src/environment.rs"), "{place}: {line}");
    }
}

#[test]
fn the_engine_is_known_to_the_runtime_alone() {
    for (place, line) in lines("host/src") {
        let used = line.contains("wasmtime::");
        assert!(!used || place.starts_with("host/src/runtime/"), "{place}: wasmtime belongs to `runtime`: {line}");
    }
}

#[test]
fn generated_types_are_named_in_one_place_and_the_version_of_the_contract_is_judged_in_one() {
    for (place, line) in lines("host/src") {
        let generated = line.contains("gatewright_contract::v0_1");
        assert!(!generated || place.starts_with("host/src/runtime/v0_1/"), "{place}: {line}");
        let contract = line.contains("gatewright_contract");
        assert!(!contract || place.starts_with("host/src/runtime/"), "{place}: {line}");
        assert!(!line.contains("starts_with(\"0.1"), "{place}: ask `gatewright_contract::Interface`: {line}");
    }
}

#[test]
fn json_is_known_to_intake_and_to_sinks() {
    for wing in ["locate", "judge"] {
        for (place, line) in lines(&format!("host/src/{wing}")) {
            assert!(!line.contains("serde"), "{place}: {line}");
        }
    }
}

#[test]
fn the_host_knows_no_check_by_name() {
    let checks = ["secret-scan", "coverage-threshold", "sbom-presence", "cosign-signature", "branch-naming"];
    for folder in ["host/src", "host/model/src", "host/contract/src"] {
        for (place, line) in lines(folder) {
            let named = checks.iter().find(|check| line.contains(*check));
            // The fuzz target of policies is a function of the host, and needs some names.
            assert!(
                named.is_none() || line.trim() == "let builtins = [\"secret-scan\", \"coverage-threshold\"];",
                "{place}: {line}"
            );
        }
    }
}
