//! Trusted references: which branches of a clone may say what a change is compared with, and by whose policy it is judged.
//!
//! The clone of a job holds references of several owners: those that were fetched from the repository that the event is about, and those of
//! a fork, of another remote, or of the work tree, which the author of the change may have chosen. A branch counts only if it was fetched
//! from the event's own repository. Where nothing was fetched at all, as in a repository without remotes, local branches count, but never
//! the one that is checked out: that one is what is judged.

use super::super::facts::RepositoryId;
use super::refs::{HEADS, REMOTES, Remote};
use super::{GitError, Head, Repository};
use gix::ObjectId;

/// A branch that counts, and its commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// Without prefix.
    pub branch: String,
    /// The commit.
    pub id: ObjectId,
}

impl Repository {
    /// The tip of a branch of the repository that an event is about, if this clone has it.
    ///
    /// # Errors
    /// Two remotes are that repository, or may be, and have different commits for the branch.
    pub fn trusted_tip(&self, of: &RepositoryId, branch: &str, head: &Head) -> Result<Option<Tip>, GitError> {
        let remotes = self.remotes();
        let tip = |id| Tip { branch: branch.to_owned(), id };
        if remotes.is_empty() {
            let judged = head.branch.as_deref() == Some(branch);
            return Ok(self.tip(&format!("{HEADS}{branch}")).filter(|_| !judged).map(tip));
        }
        let mut found: Option<(&Remote, ObjectId)> = None;
        for remote in remotes.iter().filter(|remote| is_same(remote, of)) {
            let Some(id) = self.tip(&format!("{REMOTES}{}/{branch}", remote.name)) else { continue };
            match found {
                Some((other, known)) if known != id => {
                    return Err(GitError::Remotes {
                        branch: branch.to_owned(),
                        one: other.name.clone(),
                        two: remote.name.clone(),
                    });
                }
                _ => found = Some((remote, id)),
            }
        }
        Ok(found.map(|(_, id)| tip(id)))
    }

    /// Whether anything can have been fetched from somewhere.
    #[must_use]
    pub fn has_remotes(&self) -> bool {
        !self.remotes().is_empty()
    }

    /// The remotes of this clone with their places, for messages: without what stands before a host, which may be a token.
    #[must_use]
    pub fn remote_names(&self) -> String {
        let shown = |remote: &Remote| {
            let place = place(remote.url.as_deref().unwrap_or_default());
            format!("`{}` ({}/{})", remote.name, place.host, place.path)
        };
        let names: Vec<String> = self.remotes().iter().take(4).map(shown).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    }

    /// All branches of the repository that an event is about, as far as this clone has them, in the order of their names.
    #[must_use]
    pub fn trusted_branches(&self, of: &RepositoryId, head: &Head) -> Vec<Tip> {
        let remotes = self.remotes();
        let prefixes: Vec<String> = match remotes.is_empty() {
            true => vec![HEADS.to_owned()],
            false => {
                let same = remotes.iter().filter(|remote| is_same(remote, of));
                same.map(|remote| format!("{REMOTES}{}/", remote.name)).collect()
            }
        };
        let mut tips: Vec<Tip> = Vec::new();
        for prefix in prefixes {
            for branch in self.names(&prefix).into_iter().flatten() {
                let judged = remotes.is_empty() && head.branch.as_ref() == Some(&branch);
                if let Some(id) = self.tip(&format!("{prefix}{branch}")).filter(|_| !judged && branch != "HEAD") {
                    tips.push(Tip { branch, id });
                }
            }
        }
        tips.sort_by(|a, b| (&a.branch, a.id).cmp(&(&b.branch, b.id)));
        tips
    }
}

/// Whether a remote is the repository of the event. A payload made by hand may not say which that is: then any remote may be it.
fn is_same(remote: &Remote, of: &RepositoryId) -> bool {
    let Some(url) = remote.url.as_deref() else { return false };
    if of.full_name.is_none() && of.urls.is_empty() {
        return true;
    }
    let place = place(url);
    let named = of.full_name.as_deref().is_some_and(|name| {
        let name = format!("/{}", name.to_ascii_lowercase());
        // A mirror may have a path of its own before the name; a fork has another owner or another name.
        format!("/{}", place.path).ends_with(&name)
    });
    named || of.urls.iter().any(|known| self::place(known) == place)
}

/// Host and path of an address, however it is written.
#[derive(PartialEq, Eq)]
struct Place {
    host: String,
    path: String,
}

fn place(url: &str) -> Place {
    let (host, path) = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or((rest, "")),
        // `git@host:path`, unless a slash comes first: then it is a path.
        None => match url.split_once(':') {
            Some((host, path)) if !host.contains('/') => (host, path),
            _ => ("", url),
        },
    };
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path).trim_end_matches('/');
    Place { host: host.to_ascii_lowercase(), path: path.to_ascii_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remote_is_known_however_its_address_is_written() {
        let of = RepositoryId {
            full_name: Some("Acme/Pay".to_owned()),
            urls: vec!["https://github.com/acme/pay".to_owned(), "file:///srv/pay".to_owned()],
        };
        let is =
            |url: &str| is_same(&Remote { name: "x".to_owned(), url: Some(url.to_owned()), follows_all: true }, &of);
        for url in [
            "https://github.com/acme/pay",
            "https://github.com/Acme/Pay.git",
            "https://x-access-token:abc@github.com/acme/pay/",
            "git@github.com:acme/pay.git",
            "ssh://git@ssh.github.com:443/acme/pay.git",
            "https://mirror.example/git/acme/pay",
            "file:///srv/pay",
            "/srv/pay.git",
        ] {
            assert!(is(url), "{url}");
        }
        for url in [
            "https://github.com/mallory/pay",
            "https://github.com/acme/pay2",
            "https://github.com/notacme/pay",
            "git@github.com:acme/pay/fork.git",
            "file:///srv/acme-pay",
            "",
        ] {
            assert!(!is(url), "{url}");
        }
    }
}
