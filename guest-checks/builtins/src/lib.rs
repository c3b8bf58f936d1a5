//! The built-in checks, as embedded WASI components.
//!
//! They are ordinary modules. Two things set them apart: their bytes ship inside the binary, and so does, in a packaged
//! build, their compiled form, which the host would otherwise make and cache when it first needs it.

/// A built-in check.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// The name under which the policy configures it.
    pub id: &'static str,
    /// The component.
    pub wasm: &'static [u8],
    /// Its compiled form, made by the host of this very build; none: this build is not packaged.
    pub compiled: Option<&'static [u8]>,
}

/// All built-in checks, in the order in which they are listed.
pub static BUILTINS: [Builtin; 5] = include!(concat!(env!("OUT_DIR"), "/table.rs"));
