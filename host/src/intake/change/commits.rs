//! The commits that are judged, as far as the clone holds them.

use super::super::facts::Commit;
use super::super::git::{GitError, Repository};
use gix::ObjectId;

/// Commits of a change beyond which the rest is not listed.
const MAX_COMMITS: usize = 10_000;
/// Commits of the whole history beyond which the rest is not read.
const MAX_COMMITS_EVER: usize = 200_000;

/// The change's commits as far as the clone holds them. A short list is said to be short.
pub(super) fn of_change(
    repository: &Repository,
    base: &str,
    head: ObjectId,
    expected: Option<u64>,
    notices: &mut Vec<String>,
) -> Result<Vec<(Commit, ObjectId)>, GitError> {
    let base = ObjectId::from_hex(base.as_bytes()).ok();
    if repository.commit(head)?.is_none() {
        return Ok(Vec::new());
    }
    let history = repository.history(base, head, MAX_COMMITS)?;
    let mut commits = history.commits;
    if history.capped {
        notices.push(format!("the change has more than {} commits; the newest were read", commits.len()));
    }
    if history.cut {
        // Below the cut it is not known which commits the base has as well: those nearest to the head are the change's own.
        let known = expected.and_then(|count| usize::try_from(count).ok()).filter(|count| *count <= commits.len());
        if let Some(expected) = known {
            commits.drain(..commits.len() - expected);
        } else {
            let of = expected.map_or_else(|| "an unknown number of".to_owned(), |count| count.to_string());
            notices.push(format!(
                "the clone holds {} of {of} commits of this change, so files that only the others held were not read; check out with `fetch-depth: 0` to read all",
                commits.len()
            ));
        }
    }
    Ok(commits)
}

/// Every commit from which `head` has grown, as far as the clone holds them. A short list is said to be short.
pub(super) fn ever(
    repository: &Repository,
    head: ObjectId,
    notices: &mut Vec<String>,
) -> Result<Vec<(Commit, ObjectId)>, GitError> {
    let history = repository.history(None, head, MAX_COMMITS_EVER)?;
    if history.capped {
        notices.push(format!("the history has more than {MAX_COMMITS_EVER} commits; the newest were read"));
    }
    if history.cut {
        notices.push(format!(
            "the clone is shallow: the history was read back to where it is cut, {} commits; check out with `fetch-depth: 0` to read all",
            history.commits.len()
        ));
    }
    Ok(history.commits)
}
