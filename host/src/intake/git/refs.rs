//! References, and the few lines of the repository's configuration that say how it was cloned.

use super::{GitError, Head, Repository, error::reason};
use gix::ObjectId;
use gix::bstr::{BStr, ByteSlice};
use gix::objs::Kind;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const HEADS: &str = "refs/heads/";
pub(super) const REMOTES: &str = "refs/remotes/";
const TAGS: &str = "refs/tags/";

/// A remote, as the repository configures it. Nothing is fetched, so no address is ever used.
pub(super) struct Remote {
    pub(super) name: String,
    pub(super) url: Option<String>,
    /// It fetches all branches.
    pub(super) follows_all: bool,
}

impl Repository {
    /// The commit that a revision names, as in `main`, `v1.0`, `HEAD~2` or hex digits.
    ///
    /// A branch wins over a tag of the same name: everybody who may push can make a tag, and git itself would prefer it.
    ///
    /// # Errors
    /// When it names none that is in the clone, or the branch is another one on two remotes.
    pub fn resolve(&self, revision: &str) -> Result<ObjectId, GitError> {
        let fail = |error: &gix::Error| GitError::Revision {
            revision: revision.to_owned(),
            top: self.top().to_owned(),
            reason: reason(error),
        };
        let end = ["~", "^", "@{", ":"].iter().filter_map(|sign| revision.find(sign)).min().unwrap_or(revision.len());
        let (name, rest) = revision.split_at(end);
        let is_full_id = matches!(name.len(), 40 | 64) && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let exact = match is_full_id || matches!(name, "" | "@" | "HEAD") {
            true => revision.to_owned(),
            false => match self.branch(name)? {
                Some(id) => format!("{id}{rest}"),
                None => revision.to_owned(),
            },
        };
        let id = self.local().rev_parse_single(exact.as_str()).map_err(|error| fail(&error))?;
        let object = id.object().map_err(|error| fail(&error))?;
        let commit = object.peel_to_kind(Kind::Commit).map_err(|error| fail(&error))?;
        Ok(commit.id)
    }

    /// A branch by the name that a person uses: local, `origin/main`, or one that a single remote has, or all remotes have alike.
    fn branch(&self, name: &str) -> Result<Option<ObjectId>, GitError> {
        for full in [format!("{HEADS}{name}"), format!("{REMOTES}{name}")] {
            if let Some(id) = self.tip(&full) {
                return Ok(Some(id));
            }
        }
        let mut found: Option<(String, ObjectId)> = None;
        for remote in self.remotes() {
            let Some(id) = self.tip(&format!("{REMOTES}{}/{name}", remote.name)) else { continue };
            match found {
                Some((one, known)) if known != id => {
                    return Err(GitError::Remotes { branch: name.to_owned(), one, two: remote.name });
                }
                _ => found = Some((remote.name, id)),
            }
        }
        Ok(found.map(|(_, id)| id))
    }

    /// The tip of the branch that changes are made against, with its name: what the head is compared with where nobody says
    /// otherwise. None where it is not known, and where it is what is checked out.
    #[must_use]
    pub fn upstream(&self, head: &Head) -> Option<(String, ObjectId)> {
        let names = ["refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master"];
        let names = names.into_iter().chain(["refs/heads/main", "refs/heads/master"]);
        let (name, id) = names.into_iter().find_map(|name| self.reference(name))?;
        let is_head = match &head.branch {
            Some(branch) => *branch == name,
            None => head.id == Some(id),
        };
        (!is_head).then_some((name, id))
    }

    /// What `origin` calls its default branch, where the clone knows.
    #[must_use]
    pub fn default_branch(&self) -> Option<String> {
        self.reference("refs/remotes/origin/HEAD").map(|(name, _)| name)
    }

    /// The commit behind a full reference name.
    pub(super) fn tip(&self, name: &str) -> Option<ObjectId> {
        let mut reference = self.local().try_find_reference(name).ok().flatten()?;
        // A short name also finds `refs/heads/refs/…` and the like: only the very name counts.
        let exact = reference.name().as_bstr() == name;
        exact.then(|| reference.peel_to_commit().ok().map(|commit| commit.id)).flatten()
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

    /// The commit of an object that an event names: of an annotated tag, the one that it points to. None: it is not in the clone.
    ///
    /// # Errors
    /// It is neither a commit nor a tag of one.
    pub fn peel(&self, id: ObjectId) -> Result<Option<ObjectId>, GitError> {
        let Ok(object) = self.local().find_object(id) else { return Ok(None) };
        let commit = object.peel_to_kind(Kind::Commit).map_err(|error| GitError::Malformed {
            id: id.to_string(),
            expected: "a commit",
            reason: reason(&error),
        })?;
        Ok(Some(commit.id))
    }

    /// Every tag of a commit that this clone has, by commit. Of a commit with several, the first by name.
    #[must_use]
    pub fn tags(&self) -> BTreeMap<ObjectId, String> {
        let mut tags = BTreeMap::new();
        for name in self.names(TAGS).into_iter().flatten() {
            if let Some(id) = self.tip(&format!("{TAGS}{name}")) {
                tags.entry(id).or_insert(name);
            }
        }
        tags
    }

    /// Names of all branches, sorted. None where the clone cannot know them all: it is shallow, it follows a single branch, or it was
    /// made for an event (`for_event`) and holds no more than the one branch that the event is about.
    #[must_use]
    pub fn branches(&self, for_event: bool) -> Option<Vec<String>> {
        if self.is_shallow() {
            return None;
        }
        let remotes = self.remotes();
        if remotes.iter().any(|remote| !remote.follows_all) {
            return None;
        }
        let mut names: BTreeSet<String> = self.names(HEADS).into_iter().collect::<Option<_>>()?;
        for remote in &remotes {
            let prefix = format!("{REMOTES}{}/", remote.name);
            let fetched = self.names(&prefix).into_iter().collect::<Option<Vec<_>>>()?;
            let fetched: Vec<_> = fetched.into_iter().filter(|name| name != "HEAD").collect();
            if fetched.len() <= usize::from(for_event) {
                return None;
            }
            names.extend(fetched);
        }
        Some(names.into_iter().collect())
    }

    /// Names below a prefix, without it. None for one that is not UTF-8, or cannot be read.
    pub(super) fn names(&self, prefix: &str) -> Vec<Option<String>> {
        let Ok(references) = self.local().references() else { return vec![None] };
        let Ok(all) = references.prefixed(prefix) else { return vec![None] };
        all.map(|reference| {
            let name = utf8(reference.ok()?.name().as_bstr())?;
            name.strip_prefix(prefix).map(str::to_owned)
        })
        .collect()
    }

    pub(super) fn remotes(&self) -> Vec<Remote> {
        let snapshot = self.local().config_snapshot();
        let Some(sections) = snapshot.plumbing().sections_by_name("remote") else { return Vec::new() };
        let mut remotes: Vec<Remote> = Vec::new();
        for section in sections {
            let Some(name) = section.header().subsection_name().and_then(utf8) else { continue };
            let follows_all = section.values("fetch").iter().any(|spec| spec.contains_str("refs/heads/*:"));
            let url = section.value("url").and_then(|url| utf8(url.as_bstr()));
            match remotes.iter_mut().find(|remote| remote.name == name) {
                Some(remote) => {
                    remote.follows_all |= follows_all;
                    remote.url = url.or(remote.url.take());
                }
                None => remotes.push(Remote { name, url, follows_all }),
            }
        }
        remotes
    }
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
