//! `gatewright precompile` and `compile-module`: compiling, for a packaged build and for a host that calls itself.

use super::COULD_NOT_JUDGE;
use crate::environment::Environment;
use crate::error::Error;
use crate::runtime::compile;
use crate::runtime::registry::Builtin;
use std::path::Path;

/// Writes the compiled form of every built-in check to a folder, for a packaged build.
pub(super) fn run(environment: &Environment, folder: &Path, builtins: &[Builtin]) -> Result<u8, Error> {
    let loader = super::loader(environment)?;
    std::fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    for builtin in builtins {
        let compiled = compile::here(&loader.engine, &builtin.wasm())
            .map_err(|error| Error::Module { path: builtin.id.into(), reason: error.to_string() })?;
        let file = folder.join(format!("{}.cwasm", builtin.id));
        std::fs::write(&file, compiled).map_err(|source| Error::Write { path: file, source })?;
    }
    Ok(0)
}

/// Compiles the module on stdin to stdout, within limits.
pub(super) fn child() -> u8 {
    let (stdin, stdout, stderr) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
    let status = compile::child(&mut stdin.lock(), &mut stdout.lock(), &mut stderr.lock());
    u8::try_from(status).unwrap_or(COULD_NOT_JUDGE)
}
