//! What wit-bindgen makes of the contract, once for each shape of check; both share the types and the log. Committed, so that no build of a
//! check parses the contract: see `tests/bindings.rs`.

/// The world `check`.
#[rustfmt::skip]
#[allow(missing_docs, unreachable_pub, unused_qualifications, reason = "generated code")]
#[allow(clippy::all, clippy::allow_attributes_without_reason, reason = "generated code")]
#[allow(clippy::undocumented_unsafe_blocks, reason = "generated code")]
pub mod whole;

/// The world `file-check`.
#[rustfmt::skip]
#[allow(missing_docs, unreachable_pub, unused_qualifications, reason = "generated code")]
#[allow(clippy::all, clippy::allow_attributes_without_reason, reason = "generated code")]
#[allow(clippy::undocumented_unsafe_blocks, reason = "generated code")]
pub mod each;
