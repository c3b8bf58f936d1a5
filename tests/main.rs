//! End-to-end tests: the real binary, real components, real repositories.

mod support;

mod smoke;
mod fuzz;
mod documents;
mod embedded;
