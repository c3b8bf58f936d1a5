//! Bad input: each a clear message with what to do, the right exit status, nothing lost and never a pass that was not earned.

mod binding;
mod files;
mod git;
mod outputs;
mod policy;
mod refs;
mod reports;
mod saved;

use crate::support::{Ran, Repository};

/// Asserts that nothing was judged: status 2, no report, and a closing line that says so. Returns what is said.
pub(crate) fn refused(repository: &Repository, ran: &Ran) -> String {
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    assert_eq!(ran.stdout, "", "no report");
    let said = ran.stderr.replace(&repository.path().canonicalize().unwrap().display().to_string(), "[top]");
    let said = said.replace(&repository.path().display().to_string(), "[top]");
    let (said, closing) = said.trim_end().rsplit_once('\n').unwrap_or_else(|| panic!("it says too little: {ran:#?}"));
    let judged = said.contains("cannot write");
    let what = if judged { "it was judged, and not everybody could be told" } else { "nothing was judged" };
    assert_eq!(closing, format!("gatewright: {what}; that is never a pass"), "{ran:#?}");
    said.trim_end().to_owned()
}
