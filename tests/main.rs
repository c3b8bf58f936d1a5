//! End-to-end tests: the real binary, real components, real repositories.

mod support;

mod actions;
mod bad_input;
mod documents;
mod embedded;
mod fuzz;
mod hostile;
mod smoke;
