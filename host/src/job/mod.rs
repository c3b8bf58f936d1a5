//! The job: a change, its policy and its checks opened together, and what the host itself has to say about them. What `check`, `list` and
//! the hook have in common.

mod files;
mod module;
mod preview;
mod session;

pub use files::Files;
pub use preview::own_findings;
pub use session::{Session, Wanted, event};
