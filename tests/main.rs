//! End-to-end tests: the real binary, real components, real repositories.

mod support;

mod actions;
mod documents;
mod embedded;
mod fuzz;
mod hostile;
mod smoke;
