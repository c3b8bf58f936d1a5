//! The program: the library and the built-in checks that ship with it.

use gatewright::environment::Environment;
use std::process::ExitCode;

fn main() -> ExitCode {
    gatewright::cli::main(&Environment::read(), Environment::arguments(), &gatewright_builtins::BUILTINS)
}
