//! Who judges, through the real binary: the table of events, the ways in which changes once chose their own judge, and what must be judged.

mod attacks;
mod captured;
mod first_policy;
mod rows;
