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
    /// A full name (`refs/…`, `heads/…`, `tags/…`, `remotes/…`), a name like `FETCH_HEAD` and a full id mean what git takes them for. For any
    /// other name git has an order of its own, which puts tags first, and in which whoever may push can step in front with a branch or tag of
    /// that very name: `origin/main`, say, or the first digits of an id. So a branch wins over a tag, and branches that disagree are refused.
    ///
    /// # Errors
    /// When it names no commit of the clone, or several.
    pub fn resolve(&self, revision: &str) -> Result<ObjectId, GitError> {
        let wrong =
            |reason: String| GitError::Revision { revision: revision.to_owned(), top: self.top().to_owned(), reason };
        let fail = |error: &gix::Error| wrong(reason(error));
        let end = ["~", "^", "@{", ":"].iter().filter_map(|sign| revision.find(sign)).min().unwrap_or(revision.len());
        let (name, rest) = revision.split_at(end);
        if rest.starts_with("@{") {
            return Err(wrong("the log of a branch and its upstream are not looked up".to_owned()));
        }
        let exact = match self.exact(name) {
            Some(exact) => exact,
            None => match self.branch(name)? {
                Some(id) => id.to_string(),
                None => name.to_owned(),
            },
        };
        let id = self.local().rev_parse_single(format!("{exact}{rest}").as_str()).map_err(|error| fail(&error))?;
        let object = id.object().map_err(|error| fail(&error))?;
        let commit = object.peel_to_kind(Kind::Commit).map_err(|error| fail(&error))?;
        Ok(commit.id)
    }

    /// The one thing that a name means which nobody can step in front of: an id, the full name of a reference that is there, a pseudo-reference.
    fn exact(&self, name: &str) -> Option<String> {
        let is_full_id = matches!(name.len(), 40 | 64) && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_pseudo = name == "HEAD"
            || name.ends_with("_HEAD") && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_uppercase());
        if is_full_id || is_pseudo || matches!(name, "" | "@") {
            return Some(name.to_owned());
        }
        let full = match name.split_once('/') {
            Some(("refs", _)) => name.to_owned(),
            Some(("heads" | "tags" | "remotes", _)) => format!("refs/{name}"),
            _ => return None,
        };
        self.tip(&full).map(|id| id.to_string())
    }

    /// A branch by the name that a person uses: `origin/main`, a local one, or one that a remote has.
    fn branch(&self, name: &str) -> Result<Option<ObjectId>, GitError> {
        let (local, remote) = (format!("{HEADS}{name}"), format!("{REMOTES}{name}"));
        // Where `origin/main` is fetched, a local branch of that name is nobody's `main`: a job may have checked it out for a pull request.
        if let (Some(one), Some(two)) = (self.tip(&local), self.tip(&remote))
            && one != two
        {
            return Err(GitError::Several { name: name.to_owned(), one: local, two: remote });
        }
        let mut found: Option<(String, ObjectId)> = None;
        for remote in self.remotes() {
            let place = format!("{REMOTES}{}/{name}", remote.name);
            let Some(id) = self.tip(&place) else { continue };
            match found {
                Some((one, known)) if known != id => {
                    return Err(GitError::Several { name: name.to_owned(), one, two: place });
                }
                _ => found = Some((place, id)),
            }
        }
        // What is checked out is what is judged; a remote knows better what its branch is.
        let checked_out = self.head().is_ok_and(|head| head.branch.as_deref() == Some(name));
        let local = self.tip(&local).filter(|_| !checked_out || found.is_none());
        Ok(local.or_else(|| self.tip(&remote)).or(found.map(|(_, id)| id)))
    }

    /// The tip of the branch that changes are made against, with its name: what the head is compared with where nobody says
    /// otherwise. None where it is not known, and where it is what is checked out. `guess`: also a branch that is only called like a
    /// default branch, which in a CI job may be anybody's.
    #[must_use]
    pub fn upstream(&self, head: &Head, guess: bool) -> Option<(String, ObjectId)> {
        let names = ["refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master"];
        let names = names.into_iter().chain(["refs/heads/main", "refs/heads/master"]);
        let names = names.take(if guess { usize::MAX } else { 1 });
        let mut names = names.filter(|name| !name.ends_with("/HEAD") || self.is_symbolic(name));
        let (name, id) = names.find_map(|name| self.reference(name))?;
        let is_head = match &head.branch {
            Some(branch) => *branch == name,
            None => head.id == Some(id),
        };
        (!is_head).then_some((name, id))
    }

    /// What `origin` calls its default branch, where the clone knows.
    #[must_use]
    pub fn default_branch(&self) -> Option<String> {
        const NAME: &str = "refs/remotes/origin/HEAD";
        self.reference(NAME).filter(|_| self.is_symbolic(NAME)).map(|(name, _)| name)
    }

    /// Whether a reference stands for another one. A branch that somebody pushed as `HEAD` looks like the default branch and does not.
    fn is_symbolic(&self, name: &str) -> bool {
        let reference = self.local().try_find_reference(name).ok().flatten();
        reference.is_some_and(|reference| reference.target().try_name().is_some())
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
        // An id of the other hash cannot be looked up: the object database takes it for a fault of its caller.
        if id.kind() != self.local().object_hash() {
            return Ok(None);
        }
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
