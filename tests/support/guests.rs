//! Components that tests need, built once from their source.

use super::{target, top};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

/// The component of a package of this workspace, like `hostile` or `example-todo`.
pub(crate) fn component(package: &str) -> PathBuf {
    static BUILT: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    // Where the build of the built-in checks has what most of them depend on.
    let target = target().join("guests");
    let mut built = BUILT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if !built.contains(package) {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(top()).args([
            "build",
            "--locked",
            "--quiet",
            "--profile",
            "guest",
            "--target",
            "wasm32-wasip2",
        ]);
        cargo.args(["-p", package]).arg("--target-dir").arg(&target);
        // What cargo was told about the tests is not about the guests.
        for name in [
            "RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_TARGET_DIR",
            "RUSTC_WORKSPACE_WRAPPER",
            "CARGO_BUILD_TARGET",
        ] {
            cargo.env_remove(name);
        }
        let status = cargo.status().expect("cargo can be started");
        assert!(status.success(), "`{package}` does not build for wasm32-wasip2");
        built.insert(package.to_owned());
    }
    target.join("wasm32-wasip2/guest").join(format!("{}.wasm", package.replace('-', "_")))
}
