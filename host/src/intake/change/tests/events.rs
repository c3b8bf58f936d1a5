//! What each kind of event leads to, in a clone that holds everything.

use super::super::{Binding, Kind};
use super::*;

#[test]
fn a_merge_commit_is_judged_in_its_own_lines_and_annotated_in_those_of_the_head() {
    let world = PullRequestWorld::new();
    let change = of_event(&world.origin, &world.event("pull_request")).unwrap();

    assert_eq!(change.head.id, world.merge);
    assert_eq!(change.base.as_ref().unwrap().id, world.base);
    assert_eq!(change.pull_request_head.as_deref(), Some(world.head.as_str()));
    assert_eq!(change.binding, Binding::Base);
    assert_eq!(change.gate.as_ref().unwrap().commit.id, world.base);
    assert_eq!(paths(&change), ["ledger.txt", "new.txt"]);

    let ledger = change.file("ledger.txt").unwrap();
    // The base gained a line above: 11 in the merge commit, 10 where a reviewer reads.
    assert_eq!(ledger.added, [11..=11]);
    let map = ledger.to_head.as_ref().unwrap();
    assert_eq!(map.line(11), Some(10));
    assert_eq!(map.line(1), None, "the line that only the base has");
    assert_eq!(change.file("new.txt").unwrap().to_head, None);
    assert_eq!(change.file("new.txt").unwrap().added, [1..=2]);

    let messages: Vec<_> = change.commits.iter().map(|commit| commit.message.trim()).collect();
    assert_eq!(messages, ["first", "second"], "without GitHub's own merge commit");
    let past: Vec<_> = change.past.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(past, ["passing.txt"], "the merged ledger is judged, so the head's version of it is not past");
    assert_eq!(change.past[0].commit, change.commits[0].id);
    assert_eq!(change.tree.reader().blob(&change.past[0].blob, 100).unwrap(), b"soon gone\n");
    assert_eq!((change.head_branch.as_deref(), change.base_branch.as_deref()), (Some("feature"), Some("main")));
    assert_eq!(change.notices, Vec::<String>::new());
}

#[test]
fn a_checked_out_head_is_compared_with_where_it_branched_off_and_gated_by_the_tip_of_the_base() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    let change = of_event(&world.origin, &world.event("pull_request")).unwrap();

    assert_eq!(change.head.id, world.head);
    assert_eq!(change.base.as_ref().unwrap().id, world.fork_point);
    assert_eq!(change.gate.as_ref().unwrap().commit.id, world.base);
    assert_eq!(change.pull_request_head, None);
    assert_eq!(change.file("ledger.txt").unwrap().added, [10..=10]);
    assert_eq!(change.file("ledger.txt").unwrap().to_head, None);
}

#[test]
fn pull_request_target_judges_the_head_and_not_the_checked_out_base() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "main"]);
    let change = of_event(&world.origin, &world.event("pull_request_target")).unwrap();
    assert_eq!(change.head.id, world.head);
    assert_eq!(paths(&change), ["ledger.txt", "new.txt"]);
    assert!(change.notices[0].contains("is judged, not the checked-out commit"), "{:?}", change.notices);
}

#[test]
fn pull_request_target_without_the_head_is_no_verdict_on_the_base() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/heads/main", Some(1));
    let error = of_event(&clone, &world.event("pull_request_target")).unwrap_err().to_string();
    assert!(error.contains(&world.head) && error.contains("ref: ${{ github.event.pull_request.head.sha }}"), "{error}");
}

#[test]
fn a_push_is_compared_with_what_stood_there_before() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    let event = Event {
        name: "push".to_owned(),
        head: Some(world.head.clone()),
        base: Some(world.origin.id("feature~1")),
        head_branch: Some("feature".to_owned()),
        ..Event::default()
    };
    let change = of_event(&world.origin, &event).unwrap();
    assert_eq!(change.binding, Binding::Head);
    assert!(change.gate.is_none());
    assert_eq!(paths(&change), ["new.txt", "passing.txt"]);
    assert_eq!(change.files[1].kind, Kind::Deleted);
    assert_eq!(change.files[1].removed, [1..=1]);
    assert_eq!(change.commits.len(), 1);
}

#[test]
fn a_new_branch_is_compared_with_the_default_branch() {
    let world = PullRequestWorld::new();
    let clone = Work::new();
    clone.git(&["remote", "add", "origin", &world.origin.url()]);
    clone.git(&["fetch", "--quiet", "origin"]);
    clone.git(&["checkout", "--quiet", "-b", "feature", "origin/feature"]);
    let event = Event {
        name: "push".to_owned(),
        head: Some(world.head.clone()),
        head_branch: Some("feature".to_owned()),
        default_branch: Some("main".to_owned()),
        ..Event::default()
    };
    let change = of_event(&clone, &event).unwrap();
    assert_eq!(change.base.as_ref().unwrap().id, world.fork_point);
    assert_eq!(change.binding, Binding::Head);
    assert_eq!(change.branches.as_deref(), Some(["feature", "main"].map(str::to_owned).as_slice()));

    let on_main = Event { head_branch: Some("main".to_owned()), head: Some(world.base.clone()), ..event };
    let change = of_event(&clone, &on_main).unwrap();
    assert!(change.base.is_none(), "the first push of the default branch has nothing before it");
}

#[test]
fn a_forced_push_whose_old_tip_is_gone_falls_back_to_the_default_branch_and_says_so() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    let event = Event {
        name: "push".to_owned(),
        head: Some(world.head.clone()),
        base: Some("1".repeat(40)),
        head_branch: Some("feature".to_owned()),
        default_branch: Some("main".to_owned()),
        ..Event::default()
    };
    let change = of_event(&world.origin, &event).unwrap();
    assert_eq!(change.base.as_ref().unwrap().id, world.fork_point);
    assert!(change.notices[0].contains("which the push replaced"), "{:?}", change.notices);
}

#[test]
fn a_push_that_deleted_its_branch_is_refused() {
    let world = PullRequestWorld::new();
    let event = Event { name: "push".to_owned(), deleted: true, ..Event::default() };
    let error = of_event(&world.origin, &event).unwrap_err().to_string();
    assert!(error.contains("if: ${{ !github.event.deleted }}"), "{error}");
}

#[test]
fn a_merge_group_is_compared_with_its_base() {
    let world = PullRequestWorld::new();
    let event = Event {
        name: "merge_group".to_owned(),
        head: Some(world.merge.clone()),
        base: Some(world.base.clone()),
        ..Event::default()
    };
    let change = of_event(&world.origin, &event).unwrap();
    assert_eq!(change.base.as_ref().unwrap().id, world.base);
    assert_eq!(change.binding, Binding::Base);
    assert_eq!(change.commits.len(), 3, "the merge commit will land, so it is one of them");
    assert_eq!(change.file("ledger.txt").unwrap().to_head, None);
}

#[test]
fn a_workflow_run_judges_the_head_of_the_run_from_the_default_branch() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "main"]);
    let event = Event {
        name: "workflow_run".to_owned(),
        head: Some(world.head.clone()),
        head_branch: Some("main".to_owned()),
        default_branch: Some("main".to_owned()),
        fork: true,
        ..Event::default()
    };
    // The branch of a fork may have the name of our own default branch.
    let change = of_event(&world.origin, &event).unwrap();
    assert_eq!(change.head.id, world.head);
    assert_eq!(change.base.as_ref().unwrap().id, world.fork_point);
    assert_eq!(change.binding, Binding::Base);
}

#[test]
fn a_base_that_is_nowhere_is_an_error_that_names_it() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    let event = Event { base: Some("2".repeat(40)), ..world.event("pull_request") };
    let error = of_event(&world.origin, &event).unwrap_err().to_string();
    assert!(error.contains(&"2".repeat(40)) && error.contains("fetch-depth: 0"), "{error}");
}

#[test]
fn flags_win_over_the_event() {
    let world = PullRequestWorld::new();
    let event = world.event("pull_request");
    let given =
        Request { event: Some(&event), base: Some("feature~1"), head: Some("feature"), ..request(&world.origin) };
    let change = detect(&given).unwrap();
    assert_eq!(change.head.id, world.head);
    assert_eq!(change.base.unwrap().id, world.origin.id("feature~1"));
    assert_eq!(change.commits.len(), 1);
}
