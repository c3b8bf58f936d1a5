//! The program: the library and the built-in checks that ship with it.

use gatewright::environment::Environment;
use gatewright::runtime::registry::Builtin;
use gatewright_builtins::BUILTINS;
use std::process::ExitCode;

fn main() -> ExitCode {
    let builtins = BUILTINS.map(|check| Builtin { id: check.id, wasm: check.wasm, compiled: check.compiled });
    gatewright::cli::main(&Environment::read(), Environment::arguments(), &builtins)
}
