//! The bindings in `src/bindings` are what wit-bindgen makes of `wit/v0.1`.
//!
//! `UPDATE_BINDINGS=1 cargo test -p gatewright-sdk --test bindings` writes them anew.

use std::fs;
use wit_bindgen_core::wit_parser::Resolve;
use wit_bindgen_core::{Files, WorldGenerator};
use wit_bindgen_rust::{Opts, WithOption};

const WIT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../wit/v0.1");
const BINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bindings");

/// What both worlds import; `each` takes it from `whole`, so that a type is one type in both.
const SHARED: [(&str, &str); 2] = [
    ("gatewright:check/types@0.1.0", "crate::bindings::whole::gatewright::check::types"),
    ("gatewright:check/log@0.1.0", "crate::bindings::whole::gatewright::check::log"),
];

fn generate(world: &str, module: &str, with: &[(&str, &str)]) -> String {
    let options = Opts {
        pub_export_macro: true,
        default_bindings_module: Some(format!("gatewright_sdk::bindings_{module}")),
        additional_derive_attributes: vec!["PartialEq".to_owned(), "Eq".to_owned()],
        with: with.iter().map(|(name, path)| ((*name).to_owned(), WithOption::Path((*path).to_owned()))).collect(),
        ..Opts::default()
    };
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_path(WIT).expect("the contract is valid");
    let world = resolve.select_world(&[package], Some(world)).expect("the contract has this world");
    let mut files = Files::default();
    options.build().generate(&mut resolve, world, &mut files).expect("the contract has bindings");
    let (_, code) = files.iter().next().expect("one file");
    let code = std::str::from_utf8(code).expect("the bindings are text");
    let code = prettyplease::unparse(&syn::parse_file(code).expect("the bindings are Rust"));
    format!("// Generated from `wit/v0.1`: see `tests/bindings.rs`.\n\n{code}")
}

#[test]
fn the_bindings_are_up_to_date() {
    #[expect(clippy::disallowed_methods, reason = "a test may be told to write")]
    let write = std::env::var_os("UPDATE_BINDINGS").is_some();
    for (module, world, with) in [("whole", "check", &[][..]), ("each", "file-check", &SHARED)] {
        let path = format!("{BINDINGS}/{module}.rs");
        let made = generate(world, module, with);
        if write {
            fs::write(&path, &made).expect("the bindings can be written");
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == made,
            "{path} is old: run `UPDATE_BINDINGS=1 cargo test -p gatewright-sdk --test bindings`"
        );
    }
}
