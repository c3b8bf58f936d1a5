//! What each kind of event leads to, in a clone that holds everything.

use super::super::Kind;
use super::*;

#[test]
fn a_merge_commit_is_judged_in_its_own_lines_and_annotated_in_those_of_the_head() {
    let world = PullRequestWorld::new();
    let change = of_job(&world.origin, &world.event("pull_request"), &world.merge).unwrap();

    assert_eq!(change.facts.head.id, world.merge);
    assert_eq!(change.facts.base.as_ref().unwrap().id, world.base);
    assert_eq!(change.facts.pull_request_head.as_deref(), Some(world.head.as_str()));
    assert_eq!(
        (change.gate.as_ref().unwrap().from, &change.gate.as_ref().unwrap().commit.id),
        (From::Base, &world.base)
    );
    assert_eq!(paths(&change), ["ledger.txt", "new.txt"]);

    let ledger = change.facts.file("ledger.txt").unwrap();
    // The base gained a line above: 11 in the merge commit, 10 where a reviewer reads.
    assert_eq!(ledger.added, [11..=11]);
    let map = ledger.to_head.as_ref().unwrap();
    assert_eq!(map.line(11), Some(10));
    assert_eq!(map.line(1), None, "the line that only the base has");
    assert_eq!(change.facts.file("new.txt").unwrap().to_head, None);
    assert_eq!(change.facts.file("new.txt").unwrap().added, [1..=2]);

    let messages: Vec<_> = change.facts.commits.iter().map(|commit| commit.message.trim()).collect();
    assert_eq!(messages, ["first", "second"], "without GitHub's own merge commit");
    let past: Vec<_> = change.facts.past.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(past, ["passing.txt"], "the merged ledger is judged, so the head's version of it is not past");
    assert_eq!(change.facts.past[0].commit, change.facts.commits[0].id);
    assert_eq!(change.tree.reader().blob(&change.facts.past[0].blob, 100).unwrap(), b"soon gone\n");
    assert_eq!(
        (change.facts.head_branch.as_deref(), change.facts.base_branch.as_deref()),
        (Some("feature"), Some("main"))
    );
    assert_eq!(change.facts.notices, Vec::<String>::new());
}

#[test]
fn a_checked_out_head_is_compared_with_where_it_branched_off_and_gated_by_the_tip_of_the_base() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    let change = of_event(&world.origin, &world.event("pull_request")).unwrap();

    assert_eq!(change.facts.head.id, world.head);
    assert_eq!(change.facts.base.as_ref().unwrap().id, world.fork_point);
    assert_eq!(change.gate.as_ref().unwrap().commit.id, world.base);
    assert_eq!(change.facts.pull_request_head, None);
    assert_eq!(change.facts.file("ledger.txt").unwrap().added, [10..=10]);
    assert_eq!(change.facts.file("ledger.txt").unwrap().to_head, None);
}

#[test]
fn pull_request_target_judges_the_head_and_not_the_checked_out_base() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "main"]);
    let change = of_event(&world.origin, &world.event("pull_request_target")).unwrap();
    assert_eq!(change.facts.head.id, world.head);
    assert_eq!(paths(&change), ["ledger.txt", "new.txt"]);
    assert!(change.facts.notices[0].contains("is judged, not the checked-out commit"), "{:?}", change.facts.notices);
}

#[test]
fn pull_request_target_without_the_head_is_no_verdict_on_the_base() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/heads/main", Some(1));
    let error = of_event(&clone, &world.event("pull_request_target")).unwrap_err().to_string();
    assert!(error.contains(&world.head) && error.contains("ref: ${{ github.event.pull_request.head.sha }}"), "{error}");
}

#[test]
fn a_push_to_where_changes_land_is_compared_with_what_stood_there_before() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    let before = world.origin.id("feature~1");
    let change = of_event(&world.origin, &push("main", Some(before.clone()), &world.head)).unwrap();
    assert_eq!(change.gate.as_ref().unwrap().commit.id, before);
    assert_eq!(paths(&change), ["new.txt", "passing.txt"]);
    assert_eq!(change.facts.files[1].kind, Kind::Deleted);
    assert_eq!(change.facts.files[1].removed, [1..=1]);
    assert_eq!(change.facts.commits.len(), 1);
    let first = of_event(&world.origin, &push("main", None, &world.head)).unwrap();
    assert!(first.gate.is_none() && first.facts.base.is_none(), "nothing came before");
}

#[test]
fn a_push_to_another_branch_is_compared_with_the_default_branch() {
    let world = PullRequestWorld::new();
    let clone = Work::new();
    clone.git(&["remote", "add", "origin", &world.origin.url()]);
    clone.git(&["fetch", "--quiet", "origin"]);
    clone.git(&["checkout", "--quiet", "-b", "feature", "origin/feature"]);
    for before in [None, Some(world.origin.id("feature~1")), Some("1".repeat(40))] {
        let change = of_event(&clone, &push("feature", before, &world.head)).unwrap();
        assert_eq!(change.facts.base.as_ref().unwrap().id, world.fork_point);
        let gate = change.gate.as_ref().unwrap();
        assert_eq!((gate.from, gate.commit.id.as_str()), (From::DefaultBranch, world.base.as_str()));
        assert_eq!(change.facts.branches.as_deref(), Some(["feature", "main"].map(str::to_owned).as_slice()));
    }
}

#[test]
fn a_push_that_deleted_its_branch_is_refused() {
    let world = PullRequestWorld::new();
    let reference = Reference::Branch("feature".to_owned());
    let gone = event("push", About::Push(Push { reference, before: None, after: None, commits: None }));
    let error = of_event(&world.origin, &gone).unwrap_err().to_string();
    assert!(error.contains("if: ${{ !github.event.deleted }}"), "{error}");
}

#[test]
fn a_merge_group_is_compared_with_its_base() {
    let world = PullRequestWorld::new();
    let group = About::MergeGroup { head: side(&world.merge, "queue"), base: side(&world.base, "main") };
    let change = of_event(&world.origin, &event("merge_group", group)).unwrap();
    assert_eq!(change.facts.base.as_ref().unwrap().id, world.base);
    assert_eq!(change.gate.as_ref().unwrap().commit.id, world.base);
    assert_eq!(change.facts.commits.len(), 3, "the merge commit will land, so it is one of them");
    assert_eq!(change.facts.file("ledger.txt").unwrap().to_head, None);
}

#[test]
fn a_workflow_run_judges_the_head_of_the_run_from_the_default_branch() {
    let world = PullRequestWorld::new();
    // The branch of a fork may have the name of our own default branch.
    let run = About::WorkflowRun(Run { head: side(&world.head, "main"), fork: true, bases: Vec::new() });
    let change = of_event(&world.origin, &event("workflow_run", run)).unwrap();
    assert_eq!(change.facts.head.id, world.head);
    assert_eq!(change.facts.base.as_ref().unwrap().id, world.fork_point);
    assert_eq!(change.gate.as_ref().unwrap().from, From::DefaultBranch);
}

#[test]
fn a_base_that_is_nowhere_is_an_error_that_names_it() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    let pull = Pull { base: side(&"2".repeat(40), "main"), ..world.pull() };
    let event = event("pull_request", About::PullRequest(Box::new(pull)));
    let error = of_event(&world.origin, &event).unwrap_err().to_string();
    assert!(error.contains(&"2".repeat(40)) && error.contains("fetch-depth: 0"), "{error}");
}

#[test]
fn flags_win_over_the_event() {
    let world = PullRequestWorld::new();
    let event = world.event("pull_request");
    let given = Who { event: Some(&event), base: Some("feature~1"), head: Some("feature"), ..Who::default() };
    let change = who(&world.origin, given).unwrap();
    assert_eq!(change.facts.head.id, world.head);
    assert_eq!(change.facts.base.as_ref().unwrap().id, world.origin.id("feature~1"));
    assert_eq!(change.facts.commits.len(), 1);
}
