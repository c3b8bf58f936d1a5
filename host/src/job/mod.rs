//! The job: a change, its policy and its checks opened together, run, judged and published. The one room that puts the wings together; what
//! the commands have in common.

mod files;
mod judge;
mod module;
mod preview;
mod publish;
mod session;

pub use files::Files;
pub use judge::{How, judge, run};
pub use preview::own_findings;
pub use publish::publish;
pub use session::{Session, Wanted, event};
