//! End-to-end tests: the real binary, real components, real repositories.

mod support;

mod actions;
mod bad_input;
mod custom;
mod documents;
mod embedded;
mod examples;
mod fuzz;
mod history;
mod hostile;
mod policy_changes;
mod smoke;
mod tour;
mod walls;
mod who_judges;
