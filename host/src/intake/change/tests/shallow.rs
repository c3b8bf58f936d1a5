//! Clones that lack something: a clear next step, never a wrong comparison.

use super::*;

#[test]
fn depth_1_of_a_merge_commit_says_that_depth_2_is_enough() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/pull/1/merge", Some(1));
    let error = of_event(&clone, &world.event("pull_request")).unwrap_err().to_string();
    assert!(error.contains(&world.base) && error.contains("fetch-depth: 2"), "{error}");
}

#[test]
fn depth_2_of_a_merge_commit_is_enough() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/pull/1/merge", Some(2));
    let change = of_event(&clone, &world.event("pull_request")).unwrap();
    assert_eq!(paths(&change), ["ledger.txt", "new.txt"]);
    let ledger = change.facts.file("ledger.txt").unwrap();
    assert_eq!((ledger.added.as_slice(), ledger.to_head.as_ref().unwrap().line(11)), ([11..=11].as_slice(), Some(10)));
    assert_eq!(change.facts.commits.len(), 1);
    assert_eq!(change.facts.notices.len(), 1, "{:?}", change.facts.notices);
    assert!(
        change.facts.notices[0].contains("the clone holds 1 of 2 commits of this change"),
        "{:?}",
        change.facts.notices
    );
    assert_eq!(change.facts.branches, None);

    let event = event("pull_request", About::PullRequest(Box::new(Pull { commits: Some(1), ..world.pull() })));
    assert_eq!(of_event(&clone, &event).unwrap().facts.notices, Vec::<String>::new(), "all there are");
}

#[test]
fn a_full_depth_reads_all_commits() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/pull/1/merge", None);
    let change = of_job(&clone, &world.event("pull_request"), &world.merge).unwrap();
    assert_eq!((change.facts.commits.len(), change.facts.past.len(), change.facts.notices.len()), (2, 1, 0));
    assert_eq!(change.facts.branches, None, "only the merge commit was fetched");
}

#[test]
fn depth_1_and_the_base_beside_it_compares_and_says_what_it_could_not_read() {
    let world = PullRequestWorld::new();
    world.origin.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let clone = Work::checkout(&world.origin, "refs/pull/1/merge", Some(1));
    clone.git(&["fetch", "--quiet", "--depth=1", "origin", &world.base]);
    let change = of_event(&clone, &world.event("pull_request")).unwrap();
    assert_eq!(change.facts.file("ledger.txt").unwrap().added, [11..=11]);
    assert_eq!(change.facts.pull_request_head.as_deref(), Some(world.head.as_str()));
    assert!(change.facts.commits.is_empty());
    assert!(change.facts.notices[0].contains("the clone lacks the pull request's head"), "{:?}", change.facts.notices);
}

#[test]
fn depth_1_of_a_head_says_what_to_fetch() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/pull/1/head", Some(1));
    let error = of_event(&clone, &world.event("pull_request")).unwrap_err().to_string();
    assert!(error.contains(&world.base) && error.contains("fetch-depth: 0"), "{error}");
}

#[test]
fn a_merge_base_beyond_the_cut_is_not_guessed() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/pull/1/head", Some(1));
    clone.git(&["fetch", "--quiet", "--depth=1", "origin", "main"]);
    let error = of_event(&clone, &world.event("pull_request")).unwrap_err().to_string();
    assert!(error.contains("too shallow") && error.contains("fetch-depth: 0"), "{error}");

    // Both sides meet in what is there: nothing is beyond the cut that could matter.
    clone.git(&["fetch", "--quiet", "--depth=3", "origin", "refs/pull/1/head", "main"]);
    assert_eq!(
        of_event(&clone, &world.event("pull_request")).unwrap().facts.base.as_ref().unwrap().id,
        world.fork_point
    );
}

#[test]
fn a_shallow_push_says_what_to_fetch() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/heads/feature", Some(1));
    let before = world.origin.id("feature~1");
    let event = push("main", Some(before.clone()), &world.head);
    for whole in [false, true] {
        let error = who(&clone, Who { event: Some(&event), whole, ..Who::default() }).unwrap_err().to_string();
        assert!(error.contains("fetch-depth: 0") && error.contains(&format!("git fetch origin {before}")), "{error}");
    }
}

#[test]
fn whole_does_not_loosen_a_pull_request() {
    let world = PullRequestWorld::new();
    let clone = Work::checkout(&world.origin, "refs/pull/1/head", Some(1));
    clone.git(&["fetch", "--quiet", "--depth=1", "origin", "main"]);
    let event = world.event("pull_request");
    assert!(who(&clone, Who { event: Some(&event), whole: true, ..Who::default() }).is_err());
}

#[test]
fn content_that_a_partial_clone_left_out_is_missing_with_the_next_step() {
    let world = PullRequestWorld::new();
    world.origin.git(&["config", "uploadpack.allowFilter", "true"]);
    let clone = Work::plain();
    clone.git(&["clone", "--quiet", "--no-checkout", "--filter=blob:none", "--branch=main", &world.origin.url(), "."]);
    let change = detect(&request(&clone)).unwrap();
    let entry = change.tree.get("ledger.txt").unwrap();
    let error = change.tree.reader().read(entry, 1 << 20).unwrap_err().to_string();
    assert!(error.contains("the clone is partial"), "{error}");
}

#[test]
fn the_oldest_commit_of_a_clone_is_read_although_its_parent_is_not_there() {
    let world = PullRequestWorld::new();
    let origin = &world.origin;
    origin.git(&["switch", "--quiet", "main"]);
    origin.commit("further");
    origin.git(&["checkout", "--quiet", "--detach", "main"]);
    origin.git(&["merge", "--quiet", "--no-ff", "--message", "merge", "feature"]);
    origin.git(&["update-ref", "refs/pull/1/merge", "HEAD"]);
    let clone = Work::checkout(origin, "refs/pull/1/merge", Some(3));
    let event = world.event("pull_request");
    // The base went on since the event, so only the runner knows that this is GitHub's merge.
    assert!(of_event(&clone, &event).is_err());
    let merge = clone.id("HEAD");
    let change = of_job(&clone, &event, &merge).unwrap();
    assert_eq!(change.facts.commits.len(), 2);
    assert!(!change.facts.commits[0].parents.is_empty());
    let past: Vec<_> = change.facts.past.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(past, ["passing.txt"]);
    assert_eq!(change.facts.notices, Vec::<String>::new());
}
