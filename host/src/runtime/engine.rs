//! The engine: how components are compiled and what they can never do.

use wasmtime::{Config, Engine, WasmBacktraceDetails};

/// Bytes that a module may have: compiling takes time and memory that grow with it.
pub const SIZE_LIMIT: usize = 32 << 20;
/// Bytes of linear memory that one instance may have.
pub const MEMORY_LIMIT: usize = 256 << 20;
/// Bytes that one host call or one result may carry out of a component.
pub const HOSTCALL_LIMIT: usize = 8 << 20;

/// The engine. `precompile` and the run use this same function, so that what one wrote the other accepts.
///
/// Fuel makes budgets the same on every machine; NaNs are canonical and relaxed SIMD is off so that results are; the code is
/// compiled for the baseline of the architecture so that it does not depend on where it was compiled.
///
/// # Errors
/// Where wasmtime does not support this machine.
pub fn engine() -> wasmtime::Result<Engine> {
    let mut config = Config::new();
    config.consume_fuel(true).cranelift_nan_canonicalization(true).wasm_relaxed_simd(false);
    // Traces of stripped code tell nobody anything, and what they need makes up a third of a compiled module.
    config.wasm_backtrace_max_frames(None).wasm_backtrace_details(WasmBacktraceDetails::Disable);
    config.generate_address_map(false).native_unwind_info(cfg!(windows));
    config.target(env!("GATEWRIGHT_TARGET"))?;
    Engine::new(&config)
}
