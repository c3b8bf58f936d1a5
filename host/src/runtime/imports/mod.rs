//! What a component may be granted, one file for each capability. None of it knows the generated types: those of a version of
//! the contract forward to here, so that no version can forget a check.

pub(crate) mod change;
pub(crate) mod content;
pub(crate) mod outputs;
pub(crate) mod tree;

use std::sync::Arc;

/// What one instance was granted.
#[derive(Clone, Default)]
pub(crate) struct Capabilities {
    /// `tree`.
    pub(crate) tree: Option<Arc<tree::TreeView>>,
    /// `outputs`.
    pub(crate) outputs: Option<Arc<outputs::OutputsView>>,
    /// `change`.
    pub(crate) change: Option<Arc<change::ChangeView>>,
    /// `pull-request`; the inner one: the event is not about a pull request.
    pub(crate) pull_request: Option<Option<Arc<crate::intake::facts::PullRequest>>>,
}
