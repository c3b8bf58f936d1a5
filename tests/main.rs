//! End-to-end tests: the real binary, real components, real repositories.

mod support;

mod smoke;
