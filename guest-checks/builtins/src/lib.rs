//! The built-in checks, as embedded WASI components
