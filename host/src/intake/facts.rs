//! Plain facts that the event, git and the change share.

/// A commit, as the checks and the reports see it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Commit {
    /// Hex digits; empty for what is not committed yet, and for a folder without git.
    pub id: String,
    /// Ids, first parent first.
    pub parents: Vec<String>,
    /// Seconds since 1970 UTC, chosen by whoever wrote the commit.
    pub committed: i64,
    /// Subject and body.
    pub message: String,
}

/// What only the pull request knows. All of it was written by whoever opened it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PullRequest {
    /// Its number.
    pub number: u64,
    /// One line.
    pub title: String,
    /// Markdown; empty where there is none.
    pub body: String,
    /// A login.
    pub author: String,
    /// Names.
    pub labels: Vec<String>,
    /// Not ready for review.
    pub draft: bool,
}

/// How a repository is recognised among the remotes of a clone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RepositoryId {
    /// `owner/name`.
    pub full_name: Option<String>,
    /// Addresses that the payload gives for it.
    pub urls: Vec<String>,
}

/// The first ten digits of a commit id, as messages show it.
pub(crate) fn short(id: &str) -> &str {
    id.get(..10).unwrap_or(id)
}
