//! The compiled form of the built-in checks that ships in a packaged build: taken where it fits, made anew where it does not.

use crate::support::kept;
use gatewright::runtime::cache::Cache;
use gatewright::runtime::compile::{self, Compiler};
use gatewright::runtime::module::{Loader, Origin};
use gatewright::runtime::registry;
use gatewright_builtins::{BUILTINS, Builtin};

fn loader(cache: Option<Cache>) -> Loader {
    registry::loader(cache, Compiler { program: "/no/compiler".into(), arguments: vec![], deadline: compile::DEADLINE })
        .expect("an engine")
}

/// The smallest one compiles fastest.
fn smallest() -> Builtin {
    BUILTINS.into_iter().min_by_key(|builtin| builtin.size).expect("there are built-in checks")
}

#[test]
fn an_embedded_form_is_loaded_and_a_refused_one_is_made_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let cache = folder.path().join("cache");
    let builtin = smallest();
    let wasm = builtin.wasm();
    let engine = loader(None).engine;
    let compiled = compile::here(&engine, &wasm).expect("a built-in check compiles");

    assert_eq!(gatewright::runtime::module::digest(&wasm), builtin.digest);
    let origin = |cache: Option<Cache>, embedded: Option<&[u8]>| {
        let compiled = embedded.map(|bytes| &*bytes.to_vec().leak());
        loader(cache).builtin(&Builtin { compiled, ..builtin }).expect("a built-in check loads").origin
    };
    let open = || Some(Cache::open(&cache).expect("a folder of our own"));
    assert_eq!(origin(open(), Some(&compiled)), Origin::Embedded);
    assert!(std::fs::read_dir(&cache).expect("the cache").next().is_none(), "nothing was compiled");

    let mut damaged = compiled.clone();
    damaged.truncate(compiled.len() / 2);
    for refused in [&b"not compiled code"[..], &damaged, b""] {
        let fresh = folder.path().join(refused.len().to_string());
        assert_eq!(origin(Cache::open(&fresh).ok(), Some(refused)), Origin::Compiled);
        assert_eq!(origin(Cache::open(&fresh).ok(), None), Origin::Cached);
    }
}

#[cfg(unix)]
#[test]
fn a_cache_that_others_can_write_is_not_used() {
    use std::os::unix::fs::PermissionsExt;
    let folder = kept("open-cache");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o777)).expect("it is ours");
    assert!(Cache::open(&folder).is_err());
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).expect("it is ours");
    assert!(Cache::open(&folder).is_ok());
}
