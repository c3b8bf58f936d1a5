//! Gatewright.
