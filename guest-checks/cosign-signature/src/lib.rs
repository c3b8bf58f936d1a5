//! Verifies sigstore bundles
