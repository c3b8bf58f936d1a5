//! Policies that change, that do not fit, and waivers that last: what reaches the user through the real binary.

mod head;
mod hook;
mod levels;
mod marks;
mod misfits;
mod waivers;
