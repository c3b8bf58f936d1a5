//! Tells the host which target it is built for, so that it compiles components for the baseline of that architecture.
#![expect(clippy::disallowed_methods, reason = "a build script is told everything through the environment")]

fn main() {
    let target = std::env::var("TARGET").unwrap_or_default();
    println!("cargo::rustc-env=GATEWRIGHT_TARGET={target}");
    println!("cargo::rerun-if-changed=build.rs");
}
