//! Generated histories: whatever branches, merges, tags, remotes and shallow borders an author makes, no commit of theirs is what a change
//! is compared with, or whose policy judges it.

use super::super::event::{About, Event, Pull, Push, Reference, Run, Side};
use super::super::facts::RepositoryId;
use super::super::git::Repository;
use super::super::git::testing::Work;
use super::{Judged, Plan, Request, Runner, WhoJudgesError, resolve};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A repository on a server, with what an author may push to it.
struct Origin {
    work: Work,
    /// Commits that were not the author's, oldest first; all of them stood on `main`.
    trusted: Vec<String>,
    /// The author's, oldest first: the last one is the head.
    mine: Vec<String>,
    /// GitHub's merge of the head into `main`, and one that the author made with a parent of their choice.
    merges: [String; 2],
}

/// What the author does next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Commit,
    MergeMain,
    MainGoesOn,
    Tag(usize),
    Branch(usize),
}

const TAGS: [&str; 4] = ["main", "origin/main", "v9", "refs/heads/main"];
const BRANCHES: [&str; 3] = ["weak", "develop", "release/9"];
const POLICY: &str = ".github/gatewright.yml";

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => Just(Step::Commit),
        1 => Just(Step::MergeMain),
        2 => Just(Step::MainGoesOn),
        1 => (0..TAGS.len()).prop_map(Step::Tag),
        1 => (0..BRANCHES.len()).prop_map(Step::Branch),
    ];
    proptest::collection::vec(step, 1..7)
}

impl Origin {
    fn new(steps: &[Step]) -> Self {
        let work = Work::new();
        work.write(POLICY, "version: 1\nbranches: [develop]\n");
        work.write("count", "0");
        let mut trusted = vec![work.commit("start")];
        work.write("count", "1");
        trusted.push(work.commit("second"));
        work.git(&["branch", "develop"]);
        work.git(&["switch", "--quiet", "--create", "feature", "main~1"]);
        let mut mine = Vec::new();
        let commit = |number: usize| {
            work.write(POLICY, "version: 1\nmode: sandbox\nbranches: ['*']\n".replace("'*'", &format!("b{number}")));
            work.write("mine", number.to_string());
            work.commit("mine")
        };
        for (number, step) in steps.iter().enumerate() {
            match step {
                Step::Commit => mine.push(commit(number)),
                Step::MergeMain => {
                    work.git(&["merge", "--quiet", "--strategy=ours", "--no-ff", "--message=merge", "main"]);
                    mine.push(work.id("HEAD"));
                }
                Step::MainGoesOn => {
                    work.git(&["switch", "--quiet", "main"]);
                    work.write("count", format!("{number} more"));
                    trusted.push(work.commit("main goes on"));
                    work.git(&["switch", "--quiet", "feature"]);
                }
                Step::Tag(name) if !mine.is_empty() => drop(work.git(&["tag", "--force", TAGS[*name]])),
                // Branches that the author may push; a listed one is protected.
                Step::Branch(name) if !mine.is_empty() && BRANCHES[*name] != "develop" => {
                    work.git(&["branch", "--force", BRANCHES[*name], "feature"]);
                }
                Step::Tag(_) | Step::Branch(_) => {}
            }
        }
        mine.push(commit(steps.len()));
        let merge = |first: &str| {
            work.git(&["checkout", "--quiet", "--detach", first]);
            work.git(&["merge", "--quiet", "--strategy=ours", "--no-ff", "--message=merge", "feature"]);
            let id = work.id("HEAD");
            work.git(&["switch", "--quiet", "feature"]);
            id
        };
        work.git(&["branch", "chosen", &mine[0]]);
        work.git(&["checkout", "--quiet", "--detach", &mine[0]]);
        work.write("aside", "x");
        let aside = work.commit("a base of my choice");
        let merges = [merge("refs/heads/main"), merge(&aside)];
        work.git(&["update-ref", "refs/pull/1/merge", &merges[0]]);
        work.git(&["update-ref", "refs/pull/2/merge", &merges[1]]);
        Self { work, trusted, mine, merges }
    }

    fn head(&self) -> &str {
        self.mine.last().map_or("", String::as_str)
    }
}

/// Which event, and how it was checked out.
#[derive(Debug, Clone)]
struct Case {
    event: usize,
    base: usize,
    checkout: usize,
    depth: Option<u32>,
    refspecs: usize,
    runner: usize,
    remote: bool,
}

fn case() -> impl Strategy<Value = Case> {
    let depth = prop_oneof![3 => Just(None), 1 => Just(Some(1)), 1 => Just(Some(2)), 1 => Just(Some(3))];
    (0..9usize, any::<usize>(), 0..4usize, depth, 0..3usize, 0..4usize, any::<bool>()).prop_map(
        |(event, base, checkout, depth, refspecs, runner, remote)| Case {
            event,
            base,
            checkout,
            depth,
            refspecs,
            runner,
            remote,
        },
    )
}

fn event(origin: &Origin, case: &Case) -> Event {
    let side = |id: &str, branch: &str| Side { id: id.to_owned(), branch: Some(branch.to_owned()) };
    let base = &origin.trusted[case.base % origin.trusted.len()];
    let push = |reference: Reference| {
        let (before, after) = (Some(base.clone()), Some(origin.head().to_owned()));
        About::Push(Push { reference, before, after, commits: Some(1) })
    };
    let branch = |name: &str| Reference::Branch(name.to_owned());
    let run = |bases: Vec<Side>| About::WorkflowRun(Run { head: side(origin.head(), "feature"), fork: false, bases });
    let about = match case.event {
        0 | 1 => About::PullRequest(Box::new(Pull {
            head: side(origin.head(), "feature"),
            base: side(base, "main"),
            details: super::super::facts::PullRequest { number: 1, ..Default::default() },
            ..Pull::default()
        })),
        2 => push(branch("main")),
        3 => push(branch("feature")),
        4 => push(branch("develop")),
        5 => push(Reference::Tag("v10".to_owned())),
        6 => run(vec![side(base, "main")]),
        7 => run(Vec::new()),
        _ => About::Other,
    };
    let repository = RepositoryId { full_name: Some("acme/pay".to_owned()), urls: vec![origin.work.url()] };
    Event { name: "event".to_owned(), repository, default_branch: Some("main".to_owned()), about }
}

fn clone(origin: &Origin, case: &Case) -> Option<Work> {
    let clone = Work::new();
    clone.git(&["remote", "add", "origin", &origin.work.url()]);
    if case.remote {
        // The author's own repository beside it, with a `main` of theirs.
        clone.git(&["remote", "add", "fork", "file:///nowhere/mallory/pay"]);
    }
    let what = match case.checkout {
        0 => origin.head(),
        1 => &origin.merges[0],
        2 => &origin.merges[1],
        _ => origin.trusted.last()?,
    };
    let refspecs: &[&str] = match case.refspecs {
        0 => &["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*", "+refs/pull/*:refs/remotes/pull/*"],
        1 => &["+refs/heads/feature:refs/remotes/origin/feature", "+refs/pull/*:refs/remotes/pull/*"],
        _ => &["+refs/heads/main:refs/remotes/origin/main", "+refs/pull/*:refs/remotes/pull/*"],
    };
    let depth = case.depth.map(|depth| format!("--depth={depth}"));
    let mut fetch = vec!["fetch", "--quiet", "--no-tags"];
    fetch.extend(depth.as_deref());
    fetch.push("origin");
    fetch.extend(refspecs);
    clone.git(&fetch);
    let there = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| clone.id(&format!("{what}^{{commit}}"))));
    there.ok()?;
    if case.remote {
        clone.git(&["update-ref", "refs/remotes/fork/main", what]);
    }
    match case.checkout {
        // A branch of the author with the name of the default one.
        0 if case.base.is_multiple_of(2) => clone.git(&["checkout", "--quiet", "-B", "main", what]),
        _ => clone.git(&["checkout", "--quiet", "--detach", what]),
    };
    Some(clone)
}

fn judged(origin: &Origin, case: &Case) -> Option<Result<Plan, WhoJudgesError>> {
    let clone = clone(origin, case)?;
    let repository = Repository::discover(&clone.top(), true).unwrap().unwrap();
    let event = event(origin, case);
    let main = origin.trusted.last().map(String::as_str);
    // What a real runner says: never that a commit of the author's is the default branch or GitHub's merge.
    let (sha, reference) = match case.runner {
        0 => (Some(origin.merges[0].as_str()), Some("refs/pull/1/merge")),
        1 => (Some(origin.head()), Some("refs/heads/feature")),
        2 => (main, Some("refs/heads/main")),
        _ => (None, None),
    };
    let request = Request {
        event: Some(&event),
        runner: Runner { sha, reference },
        ci: true,
        builtins: &["secret-scan"],
        ..Request::default()
    };
    Some(resolve(&repository, &request))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_commit_of_the_author_judges_or_hides_what_they_brought(
        steps in steps(),
        cases in proptest::collection::vec(case(), 6),
    ) {
        let origin = Origin::new(&steps);
        let trusted: BTreeSet<&str> = origin.trusted.iter().map(String::as_str).collect();
        let mut whole = 0;
        for case in &cases {
            let Some(result) = judged(&origin, case) else { continue };
            let Ok(plan) = result else { continue };
            whole += 1;
            let gate = plan.gate.as_ref().map(|gate| gate.commit.to_string());
            prop_assert!(gate.as_deref().is_some_and(|gate| trusted.contains(gate)), "{case:?} {plan:?}");
            let base = plan.base.map(|base| base.to_string());
            let landed = matches!(plan.judged, Judged::Commit(id) if trusted.contains(id.to_string().as_str()));
            match base {
                Some(base) => prop_assert!(trusted.contains(base.as_str()), "compared with a commit of theirs: {case:?} {plan:?}"),
                None => prop_assert!(landed, "not compared: {case:?} {plan:?}"),
            }
        }
        // With everything in the clone every event is judged.
        let all = Case { event: 0, base: 0, checkout: 1, depth: None, refspecs: 0, runner: 0, remote: false };
        for event in 0..9 {
            let case = Case { event, checkout: usize::from(event < 2), ..all.clone() };
            let result = judged(&origin, &case).unwrap();
            prop_assert!(result.is_ok(), "{case:?}: {}", result.unwrap_err());
            whole += 1;
        }
        prop_assert!(whole >= 9);
    }
}
