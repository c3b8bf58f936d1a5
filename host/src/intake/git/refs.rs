//! Branches, and the few lines of the repository's configuration that say how it was cloned.

use super::{Head, Repository};
use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice};
use std::collections::BTreeSet;

const HEADS: &str = "refs/heads/";
const REMOTES: &str = "refs/remotes/";

impl Repository {
    /// The tip of the branch that changes are made against, with its name: what the head is compared with where nobody says
    /// otherwise. None where it is not known, and where it is what is checked out.
    #[must_use]
    pub fn upstream(&self, default_branch: Option<&str>, head: &Head) -> Option<(String, ObjectId)> {
        let names = match default_branch {
            Some(name) => vec![format!("{REMOTES}origin/{name}"), format!("{HEADS}{name}")],
            None => ["refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master"]
                .into_iter()
                .chain(["refs/heads/main", "refs/heads/master"])
                .map(str::to_owned)
                .collect(),
        };
        let (name, id) = names.iter().find_map(|name| self.reference(name))?;
        let is_head = match &head.branch {
            Some(branch) => *branch == name,
            None => head.id == Some(id),
        };
        (!is_head).then_some((name, id))
    }

    /// The commit behind a branch of `origin` or, failing that, a local one.
    #[must_use]
    pub fn branch_tip(&self, name: &str) -> Option<ObjectId> {
        [format!("{REMOTES}origin/{name}"), format!("{HEADS}{name}")]
            .iter()
            .find_map(|name| self.reference(name).map(|(_, id)| id))
    }

    /// The branch that a reference stands for, without prefix, and its commit.
    fn reference(&self, name: &str) -> Option<(String, ObjectId)> {
        let mut reference = self.local().try_find_reference(name).ok().flatten()?;
        // `origin/HEAD` is a name for another one.
        if let Some(target) = reference.follow() {
            reference = target.ok()?;
        }
        let name = utf8(reference.name().as_bstr())?;
        let short = name.strip_prefix(HEADS).or_else(|| name.strip_prefix("refs/remotes/origin/"))?.to_owned();
        let commit = reference.peel_to_commit().ok()?;
        Some((short, commit.id))
    }

    /// Names of all branches, sorted. None where the clone cannot know them all: it is shallow, it follows a single branch, or it was
    /// made for an event (`for_event`) and holds no more than the one branch that the event is about.
    #[must_use]
    pub fn branches(&self, for_event: bool) -> Option<Vec<String>> {
        if self.is_shallow() {
            return None;
        }
        let remotes = remotes(self.local());
        if remotes.iter().any(|remote| !remote.follows_all) {
            return None;
        }
        let mut names: BTreeSet<String> = self.names(HEADS)?.into_iter().collect();
        for remote in &remotes {
            let prefix = format!("{REMOTES}{}/", remote.name);
            let fetched: Vec<_> = self.names(&prefix)?.into_iter().filter(|name| name != "HEAD").collect();
            if fetched.len() <= usize::from(for_event) {
                return None;
            }
            names.extend(fetched);
        }
        Some(names.into_iter().collect())
    }

    fn names(&self, prefix: &str) -> Option<Vec<String>> {
        let references = self.local().references().ok()?;
        let all = references.prefixed(prefix).ok()?;
        all.map(|reference| {
            let name = utf8(reference.ok()?.name().as_bstr())?;
            name.strip_prefix(prefix).map(str::to_owned)
        })
        .collect()
    }
}

/// A remote, as the repository configures it.
struct Remote {
    name: String,
    /// It fetches all branches.
    follows_all: bool,
}

/// Read as text and believed only about how the clone was made; nothing is fetched, so no address or command matters.
fn remotes(repository: &gix::Repository) -> Vec<Remote> {
    let snapshot = repository.config_snapshot();
    let Some(sections) = snapshot.plumbing().sections_by_name("remote") else { return Vec::new() };
    let mut remotes: Vec<Remote> = Vec::new();
    for section in sections {
        let Some(name) = section.header().subsection_name().and_then(utf8) else { continue };
        let follows_all = section.values("fetch").iter().any(|spec| spec.contains_str("refs/heads/*:"));
        match remotes.iter_mut().find(|remote| remote.name == name) {
            Some(remote) => remote.follows_all |= follows_all,
            None => remotes.push(Remote { name, follows_all }),
        }
    }
    remotes
}

/// Objects were left out when this was cloned.
pub(super) fn is_partial(repository: &gix::Repository) -> bool {
    let snapshot = repository.config_snapshot();
    let config = snapshot.plumbing();
    let set = |section: &str, key: &str| {
        config
            .sections_by_name(section)
            .into_iter()
            .flatten()
            .any(|section| section.value(key).is_some() || section.value_implicit(key).is_some())
    };
    set("remote", "promisor") || set("remote", "partialclonefilter") || set("extensions", "partialclone")
}

pub(super) fn utf8(name: &BStr) -> Option<String> {
    name.to_str().ok().map(str::to_owned)
}
