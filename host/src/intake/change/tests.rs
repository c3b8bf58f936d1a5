//! Whole changes, on real repositories.

mod events;
mod hostile;
mod local;
mod shallow;

use super::super::event::Event;
use super::super::git::testing::{Work, numbered};
use super::{Change, ChangeError, PullRequest, Request, detect};

/// Judges what is checked out, with nothing else said.
fn request(work: &Work) -> Request<'static> {
    // A path lives as long as the test process: tests are short, and the type stays simple.
    let root: &'static std::path::Path = Box::leak(work.top().into_boxed_path());
    Request { root, event: None, base: None, head: None, staged: false, index_file: None, history: false, whole: false }
}

fn of_event(work: &Work, event: &Event) -> Result<Change, ChangeError> {
    detect(&Request { event: Some(event), ..request(work) })
}

/// A repository with a branch `feature`, a base that went on since, and GitHub's merge of the two.
struct PullRequestWorld {
    origin: Work,
    fork_point: String,
    base: String,
    head: String,
    merge: String,
}

impl PullRequestWorld {
    fn new() -> Self {
        let origin = Work::new();
        origin.write("ledger.txt", numbered(1, 20));
        origin.write("other.txt", numbered(1, 3));
        let fork_point = origin.commit("start");
        origin.git(&["switch", "--quiet", "--create", "feature"]);
        origin.write("ledger.txt", numbered(1, 20).replace("line 10\n", "line ten\n"));
        origin.write("passing.txt", "soon gone\n");
        origin.commit("first");
        origin.remove("passing.txt");
        origin.write("new.txt", "a\nb\n");
        origin.commit("second");
        let head = origin.id("HEAD");
        origin.git(&["switch", "--quiet", "main"]);
        origin.write("ledger.txt", format!("title\n{}", numbered(1, 20)));
        let base = origin.commit("drift");
        origin.git(&["checkout", "--quiet", "--detach", "main"]);
        origin.git(&["merge", "--quiet", "--no-ff", "--message", "merge", "feature"]);
        let merge = origin.id("HEAD");
        origin.git(&["update-ref", "refs/pull/1/merge", &merge]);
        origin.git(&["update-ref", "refs/pull/1/head", &head]);
        Self { origin, fork_point, base, head, merge }
    }

    fn event(&self, name: &str) -> Event {
        Event {
            name: name.to_owned(),
            head: Some(self.head.clone()),
            base: Some(self.base.clone()),
            head_branch: Some("feature".to_owned()),
            base_branch: Some("main".to_owned()),
            default_branch: Some("main".to_owned()),
            pull_request: Some(PullRequest { number: 1, ..PullRequest::default() }),
            commits: Some(2),
            ..Event::default()
        }
    }
}

fn paths(change: &Change) -> Vec<&str> {
    change.files.iter().map(|file| file.path.as_str()).collect()
}

fn read(change: &Change, path: &str) -> Vec<u8> {
    let entry = change.tree.get(path).unwrap();
    change.tree.reader().read(entry, 1 << 20).unwrap()
}
