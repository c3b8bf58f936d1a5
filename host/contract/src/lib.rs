//! The contract between Gatewright and its checks, as the host sees it: `wit` in Rust.
//!
//! The crate says which names belong to the contract, links what a check imports and calls what it exports. What an import
//! does is up to whoever implements [`v0_1::Imports`].
//!
//! It is a crate of its own for speed. wasmtime moves data in and out of a component with generic code, which is compiled
//! where the type of the store's data is known. Here it is ([`v0_1::Data`]), and this crate is optimised for speed while
//! the host is for size.

mod interface;
pub mod v0_1;

pub use interface::{Interface, PACKAGE, Shape, VERSIONS};
