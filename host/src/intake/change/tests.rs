//! Whole changes, on real repositories.

mod events;
mod hostile;
mod local;
mod shallow;

use super::super::event::{About, Event, Pull, Push, Reference, Run, Side};
use super::super::facts::{PullRequest, RepositoryId};
use super::super::git::Repository;
use super::super::git::testing::{Work, numbered};
use super::super::who_judges::{From, Request as Who, Runner};
use super::{Change, ChangeError, Request};

/// Judges what is checked out, with nothing else said.
fn request(work: &Work) -> Request<'static> {
    // A path lives as long as the test process: tests are short, and the type stays simple.
    let root: &'static std::path::Path = Box::leak(work.top().into_boxed_path());
    Request { root, who: Who::default(), index_file: None, history: false, only: &[] }
}

fn detect(request: &Request<'_>) -> Result<Change, ChangeError> {
    super::detect(Repository::discover(request.root, true)?.as_ref(), request)
}

fn who(work: &Work, who: Who<'_>) -> Result<Change, ChangeError> {
    let all = request(work);
    detect(&Request { root: all.root, who, index_file: None, history: false, only: &[] })
}

fn of_event(work: &Work, event: &Event) -> Result<Change, ChangeError> {
    who(work, Who { event: Some(event), ..Who::default() })
}

/// As the runner has it, which checked out this merge of the pull request.
fn of_job(work: &Work, event: &Event, merge: &str) -> Result<Change, ChangeError> {
    let runner = Runner { sha: Some(merge), reference: Some("refs/pull/1/merge") };
    who(work, Who { event: Some(event), runner, ..Who::default() })
}

fn event(name: &str, about: About) -> Event {
    let default_branch = Some("main".to_owned());
    Event { name: name.to_owned(), repository: RepositoryId::default(), default_branch, about }
}

fn side(id: &str, branch: &str) -> Side {
    Side { id: id.to_owned(), branch: Some(branch.to_owned()) }
}

fn push(branch: &str, before: Option<String>, after: &str) -> Event {
    let reference = Reference::Branch(branch.to_owned());
    event("push", About::Push(Push { reference, before, after: Some(after.to_owned()), commits: None }))
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

    fn pull(&self) -> Pull {
        Pull {
            head: side(&self.head, "feature"),
            base: side(&self.base, "main"),
            fork: false,
            commits: Some(2),
            details: PullRequest { number: 1, ..PullRequest::default() },
        }
    }

    fn event(&self, name: &str) -> Event {
        event(name, About::PullRequest(Box::new(self.pull())))
    }
}

fn paths(change: &Change) -> Vec<&str> {
    change.facts.files.iter().map(|file| file.path.as_str()).collect()
}

fn read(change: &Change, path: &str) -> Vec<u8> {
    let entry = change.tree.get(path).unwrap();
    change.tree.reader().read(entry, 1 << 20).unwrap()
}
