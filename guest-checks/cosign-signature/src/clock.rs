//! The clock of this component: it stands still, far in the future.
//!
//! The verifier asks for "now" only to refuse times later than it. The host's clock stands at the commit that is judged,
//! and a build signs its artifacts *after* that commit, so every fresh signature would be "from the future". A sandbox has
//! no time to compare with anyhow: what counts is the time that a trusted log or timestamp authority signed, and the
//! windows of keys and certificates are checked against that. So the component answers the question itself, which also
//! makes the verdict independent of the commit, and the import of a clock disappears from the binary.

/// 1 January 2200, in seconds since 1970 UTC.
#[cfg(any(target_arch = "wasm32", test))]
const STANDSTILL: i64 = 7_258_118_400;

/// C's `struct timespec`, as wasi-libc lays it out.
#[cfg(target_arch = "wasm32")]
#[repr(C)]
struct TimeSpec {
    seconds: i64,
    nanoseconds: core::ffi::c_long,
}

/// Takes the place of wasi-libc's function, which is what the standard library calls.
// SAFETY: the name and the signature are those of the C library for this target, and a defined symbol wins over an archive.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
extern "C" fn clock_gettime(_clock: *const core::ffi::c_void, out: *mut TimeSpec) -> core::ffi::c_int {
    // SAFETY: callers of `clock_gettime` pass a valid, aligned pointer to write to.
    unsafe { out.write(TimeSpec { seconds: STANDSTILL, nanoseconds: 0 }) };
    0
}

/// Whether the clock is ours: a new toolchain could stop asking the function above.
pub(crate) fn stands_still() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        use std::time::{Duration, SystemTime, UNIX_EPOCH};
        let expected = Duration::from_secs(STANDSTILL.unsigned_abs());
        SystemTime::now().duration_since(UNIX_EPOCH).is_ok_and(|now| now == expected)
    }
    #[cfg(not(target_arch = "wasm32"))]
    true
}

#[cfg(test)]
mod tests {
    #[test]
    fn later_than_any_real_signature() {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        assert!(now < super::STANDSTILL.unsigned_abs());
    }
}
