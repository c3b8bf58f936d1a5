//! Files that are no component, or one that does not fit the contract.

use super::{Court, granted, hostile, outcomes, overwrite};
use serde_json::json;
use std::fs::File;

fn wat(text: &str) -> Vec<u8> {
    wat::parse_str(text).unwrap()
}

const CHECKER: &str = "gatewright:check/checker@0.1.0";
const FILE_CHECKER: &str = "gatewright:check/file-checker@0.1.0";

/// A component with this core module, whose function `f` it exports as both functions of a checker.
fn around(core: &str) -> Vec<u8> {
    wat(&format!(
        r#"(component
            (core module $m {core} (func (export "f")))
            (core instance $i (instantiate $m))
            (func $f (canon lift (core func $i "f")))
            (instance $e (export "describe" (func $f)) (export "check" (func $f)))
            (export "{CHECKER}" (instance $e)))"#
    ))
}

#[test]
fn what_is_no_check_is_an_error_that_says_what_it_is() {
    let module = hostile("none");
    let rows: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("empty", Vec::new(), "module", "not a WebAssembly component"),
        ("text", b"#!/bin/sh\necho ::error::x\n".to_vec(), "module", "not a WebAssembly component"),
        ("core", wat("(module)"), "module", "core WebAssembly module"),
        ("elf", b"\x7fELF\x02\x01\x01\0rest of a program".to_vec(), "module", "compiled native code"),
        ("truncated", module[..module.len() / 2].to_vec(), "module", "not a valid component"),
        ("header", module[..8].to_vec(), "module", "it exports nothing"),
        (
            "garbled",
            module.iter().enumerate().map(|(at, byte)| if at % 997 == 996 { !byte } else { *byte }).collect(),
            "module",
            "not a valid component",
        ),
        ("nothing", wat("(component)"), "module", "it exports nothing"),
        (
            "other",
            wat(r#"(component (instance $i) (export "a:b/c@1.0.0" (instance $i)))"#),
            "module",
            "it exports `a:b/c@1.0.0`",
        ),
        (
            "both",
            wat(&format!(
                r#"(component (instance $i) (export "{CHECKER}" (instance $i)) (export "{FILE_CHECKER}" (instance $i)))"#
            )),
            "module",
            "it exports both",
        ),
        (
            "hollow",
            wat(&format!(r#"(component (instance $i) (export "{CHECKER}" (instance $i)))"#)),
            "contract",
            "does not fit the contract",
        ),
        (
            "later",
            overwrite(&module, CHECKER, "gatewright:check/checker@0.2.0"),
            "module",
            "this host speaks version 0.1.x",
        ),
        ("types", around(""), "trap", "type"),
        ("start", around("(func $s (loop br 0)) (start $s)"), "budget", "budget of instructions"),
        ("wide", around("(memory 65536)"), "memory", "more than 256 MiB"),
        ("memories", around("(memory 3000) (memory 3000)"), "memory", "more than 256 MiB"),
        ("tables", around("(table 20000000 funcref)"), "trap", "table"),
        ("threads", around("(memory 1 1 shared)"), "module", "not a valid component"),
    ];
    let mut court = Court::new();
    for (id, module, _, _) in &rows {
        court.module(id, module, json!({ "grant": granted() }));
    }
    let ran = court.judged();
    let expected: Vec<_> = rows.iter().map(|(id, _, code, says)| (*id, "error", *code, *says)).collect();
    outcomes(&ran, &expected);
    assert_eq!(ran.status, Some(2));
    assert_eq!(ran.report().verdict("secret-scan"), "pass", "the others report");
}

/// An export section (11) with one export of this name, of the component's first core module (sort 0x00 0x11).
fn exporting(module: &[u8], name: &str) -> Vec<u8> {
    let length = u8::try_from(name.len()).unwrap();
    let mut section = vec![1, 0, length];
    section.extend_from_slice(name.as_bytes());
    section.extend_from_slice(&[0, 0x11, 0, 0]);
    [module, &[11, u8::try_from(section.len()).unwrap()], &section].concat()
}

#[test]
fn extra_exports_are_ignored() {
    let mut court = Court::new();
    let module = exporting(&hostile("none"), "more-than-a-check");
    court.module("generous", &module, json!({ "grant": granted() }));
    outcomes(&court.judged(), &[("generous", "pass", "", "behaved")]);
}

/// Each layer instantiates the one below ten times: a few hundred bytes that would become a thousand million functions.
fn bomb() -> Vec<u8> {
    let mut text = String::from("(component (component $c0 (core module $m (func)) (core instance (instantiate $m)))");
    for layer in 1..10 {
        let below = layer - 1;
        let instances = format!("(instance (instantiate $c{below}))").repeat(10);
        text.push_str(&format!("(component $c{layer} (alias outer 1 $c{below} (component $c{below})) {instances})"));
    }
    wat(&format!("{text} (instance (instantiate $c9)))"))
}

#[test]
fn a_module_whose_compilation_explodes_is_stopped_in_the_compiler_process() {
    let bytes = bomb();
    assert!(bytes.len() < 2_000, "{}", bytes.len());
    let mut court = Court::new();
    court.module("bomb", &bytes, json!({}));
    let ran = court.judged();
    outcomes(&ran, &[("bomb", "error", "module", "broke the limits of memory")]);
    assert_eq!(ran.report().verdict("secret-scan"), "pass", "the others report");
}

#[test]
fn compiled_code_is_never_loaded() {
    let court = Court::new();
    let cache = crate::support::kept("cache");
    let mut run = Court::new();
    run.hostile("honest", json!({}));
    assert_eq!(run.judged().status, Some(0));
    let compiled = std::fs::read_dir(cache).unwrap().find_map(|file| {
        let path = file.unwrap().path();
        (path.extension()? == "cwasm").then_some(path)
    });
    let mut court = court;
    court.module("compiled", &std::fs::read(compiled.unwrap()).unwrap(), json!({}));
    outcomes(&court.judged(), &[("compiled", "error", "module", "compiled native code")]);
}

#[test]
fn a_module_over_the_cap_is_refused_before_it_is_read() {
    let mut court = Court::new();
    court.hostile("large", json!({}));
    let file = File::options().write(true).open(court.repository.path().join("checks/large.wasm")).unwrap();
    file.set_len((32 << 20) + 1).unwrap();
    let ran = court.judged();
    assert_eq!(ran.status, Some(2));
    assert!(ran.stderr.contains("33554433 bytes, more than 33554432"), "{}", ran.stderr);
}
