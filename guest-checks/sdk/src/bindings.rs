//! What wit-bindgen makes of the contract, once for each shape of check; both share the types and the log.
#![allow(missing_docs, unreachable_pub, clippy::allow_attributes_without_reason, reason = "generated code")]

/// The world `check`.
pub mod whole {
    wit_bindgen::generate!({
        path: "../../wit/v0.1",
        world: "check",
        pub_export_macro: true,
        default_bindings_module: "gatewright_sdk::bindings_whole",
        additional_derives: [PartialEq, Eq],
    });
}

/// The world `file-check`.
pub mod each {
    wit_bindgen::generate!({
        path: "../../wit/v0.1",
        world: "file-check",
        pub_export_macro: true,
        default_bindings_module: "gatewright_sdk::bindings_each",
        additional_derives: [PartialEq, Eq],
        with: {
            "gatewright:check/types@0.1.0": crate::bindings::whole::gatewright::check::types,
            "gatewright:check/log@0.1.0": crate::bindings::whole::gatewright::check::log,
        },
    });
}
