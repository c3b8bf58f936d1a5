//! The bindings in `src/v0_1` are what wasmtime's generator makes of `wit/v0.1`.
//!
//! `UPDATE_BINDINGS=1 cargo test -p gatewright-contract` writes them anew. It needs the crate to compile: change the contract, or raise
//! the generator to that of a new wasmtime, write the bindings, and only then change the code that uses them.

use std::fs;
use wasmtime_internal_wit_bindgen::{FunctionConfig, FunctionFilter, FunctionFlags, Opts};
use wit_parser::Resolve;

const WIT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../wit/v0.1");
const BINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/v0_1");

/// What both worlds import; `file_check` takes it from `check`, so that a type is one type in both.
const SHARED: [(&str, &str); 2] = [
    ("gatewright:check/types", "super::check::gatewright::check::types"),
    ("gatewright:check/log", "super::check::gatewright::check::log"),
];

/// What `bindgen!` would expand to with `imports: { default: trappable }`.
fn generate(world: &str, with: &[(&str, &str)]) -> String {
    let mut imports = FunctionConfig::new();
    imports.push(FunctionFilter::Default, FunctionFlags::TRAPPABLE);
    let with = with.iter().map(|(interface, path)| ((*interface).to_owned(), (*path).to_owned())).collect();
    let options = Opts { imports, with, ..Opts::default() };
    let mut resolve = Resolve { all_features: true, ..Resolve::default() };
    let (package, _) = resolve.push_path(WIT).expect("the contract is valid");
    let world = resolve.select_world(&[package], Some(world)).expect("the contract has this world");
    let code = options.generate(&mut resolve, world).expect("the contract has bindings");
    let code = prettyplease::unparse(&syn::parse_file(&code).expect("the bindings are Rust"));
    format!("// Generated from `wit/v0.1`: see `tests/bindings.rs`.\n\n{code}")
}

#[test]
fn the_bindings_are_up_to_date() {
    #[expect(clippy::disallowed_methods, reason = "a test may be told to write")]
    let write = std::env::var_os("UPDATE_BINDINGS").is_some();
    for (file, world, with) in [("check.rs", "check", &[][..]), ("file_check.rs", "file-check", &SHARED)] {
        let path = format!("{BINDINGS}/{file}");
        let made = generate(world, with);
        if write {
            fs::write(&path, &made).expect("the bindings can be written");
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == made, "{path} is old: run `UPDATE_BINDINGS=1 cargo test -p gatewright-contract`");
    }
}
