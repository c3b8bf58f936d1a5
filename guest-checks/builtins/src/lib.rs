//! The built-in checks, as embedded WASI components.
//!
//! They are ordinary modules. Two things set them apart: their bytes ship inside the binary, and so does, in a packaged
//! build, their compiled form, which the host would otherwise make and cache when it first needs it.

use std::io::Read;

/// A built-in check.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// The name under which the policy configures it.
    pub id: &'static str,
    /// Names of the capabilities that it is granted, whatever the policy says; `gatewright list` shows them.
    pub grant: &'static [&'static str],
    /// The line under `checks:` of a policy that configures it.
    pub example: &'static str,
    /// Of the component, as `sha256:` and hex digits.
    pub digest: &'static str,
    /// Bytes of the component.
    pub size: usize,
    /// Its compiled form, made by the host of this very build; none: this build is not packaged.
    pub compiled: Option<&'static [u8]>,
    /// The component, compressed as in RFC 1950: it is read only where there is no compiled form that fits.
    pub packed: &'static [u8],
}

impl Builtin {
    /// The component.
    #[must_use]
    pub fn wasm(&self) -> Vec<u8> {
        let mut wasm = Vec::with_capacity(self.size);
        // It was packed by this crate's build script; what would not unpack is no component, and is refused as such.
        let _ = flate2::read::ZlibDecoder::new(self.packed).read_to_end(&mut wasm);
        wasm
    }
}

/// All built-in checks, in the order in which they are listed.
pub static BUILTINS: [Builtin; 5] = include!(concat!(env!("OUT_DIR"), "/table.rs"));
