//! Ways in which a change chose its own judge in 0.1.0, each for its kind.

use super::rows::{World, caught, refused};
use crate::support::Repository;
use crate::support::job::{Clone, Event, OFF, ON, POLICY, merge, secret, url};
use serde_json::json;

#[test]
fn a_merge_with_a_first_parent_of_the_authors_choice_is_not_github_s() {
    let mut world = World::new();
    // Mallory makes a commit with a weak policy, and a merge of the head into it, and gets that checked out.
    world.origin.git(&["checkout", "--quiet", "-b", "weak", "main"]);
    world.origin.write(POLICY, OFF);
    let weak = world.origin.commit("a base of my choice");
    let forged = merge(&mut world.origin, &weak, &world.head);
    let clone = Clone::whole(&world.origin, &forged);
    // The head of the event is judged instead, by the real base.
    let event = Event { sha: None, reference: None, ..world.pull("pull_request") };
    caught(&clone.judge(&event), "base main");
    // What the runner says of another commit, or of another pull request, vouches for nothing.
    for (sha, reference) in
        [(&world.merge, "refs/pull/7/merge"), (&forged, "refs/pull/8/merge"), (&forged, "refs/heads/weak")]
    {
        caught(&clone.judge(&event.clone().on(sha, reference)), "base main");
    }
}

#[test]
fn an_old_event_does_not_bring_an_old_policy_back() {
    let mut world = World::with_policy(OFF);
    let old = world.base.clone();
    world.origin.git(&["checkout", "--quiet", "main"]);
    world.origin.write(POLICY, ON);
    world.origin.commit("stricter since");
    for checked_out in [&world.merge, &world.head] {
        let clone = Clone::whole(&world.origin, checked_out);
        let event = Event::pull(&world.origin, "pull_request", &world.head, ("main", &old));
        caught(&clone.judge(&event.on(&world.merge, "refs/pull/7/merge")), "base main");
    }
}

#[test]
fn a_base_that_has_merged_the_change_does_not_judge_it() {
    let world = World::new();
    world.origin.git(&["checkout", "--quiet", "main"]);
    world.origin.git(&["merge", "--quiet", "--no-ff", "--message", "merged", &world.head]);
    let clone = Clone::whole(&world.origin, &world.head);
    caught(&clone.judge(&world.pull("pull_request")), "base main");
}

#[test]
fn only_branches_of_the_event_s_repository_count() {
    let world = World::new();
    // A workflow that checks out the fork: its `main` is Mallory's.
    let mut fork = Repository::with_base(&[(POLICY, OFF)]);
    fork.git(&["checkout", "--quiet", "main"]);
    fork.write("config.py", secret(1));
    let evil = fork.commit("my own main");
    let clone = Clone::whole(&fork, &evil);
    let event = Event::new(&world.origin, "workflow_dispatch", json!({})).on(&world.base, "refs/heads/main");
    refused(&clone.judge(&event), "does not have it from the event's own repository");
    // Beside the fork the base repository counts, whatever the fork's branches are.
    clone.git(&["remote", "add", "upstream", &url(&world.origin)]);
    clone.git(&["fetch", "--quiet", "upstream"]);
    caught(&clone.judge(&event), "default-branch main");
}

#[test]
fn two_remotes_that_disagree_are_refused() {
    let mut world = World::new();
    let clone = Clone::whole(&world.origin, &world.head);
    world.origin.git(&["checkout", "--quiet", "main"]);
    world.origin.commit("main goes on");
    clone.git(&["remote", "add", "mirror", &url(&world.origin)]);
    clone.git(&["fetch", "--quiet", "mirror"]);
    let event = Event::new(&world.origin, "workflow_dispatch", json!({}));
    refused(&clone.judge(&event), "is not the same commit on the remotes `origin` and `mirror`");
    let base = |base: &str| {
        crate::support::Gatewright::new(clone.path()).args(["check", "--format", "json", "--base", base]).run()
    };
    refused(&base("main"), "may be `refs/remotes/origin/main` or `refs/remotes/mirror/main`");
    caught(&base("origin/main"), "base origin/main");
}

#[test]
fn a_branch_wins_over_a_tag_of_its_name() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.head);
    // Whoever may push can push tags.
    for tag in ["main", "origin/main", "refs/heads/main"] {
        clone.git(&["tag", tag, &world.head]);
    }
    clone.git(&["branch", "main", &world.base]);
    for base in ["main", "origin/main", "main~0", "origin/main^{commit}", "refs/heads/main"] {
        let ran =
            crate::support::Gatewright::new(clone.path()).args(["check", "--format", "json", "--base", base]).run();
        caught(&ran, &format!("base {base}"));
    }
}

#[test]
fn a_folder_of_the_work_tree_narrows_what_is_judged_and_not_who_judges() {
    let mut world = World::new();
    world.origin.write("app/main.py", secret(2));
    world.origin.write("docs/index.md", "nothing\n");
    // The files of a bare repository, with a history of Mallory's own: git would take the folder for it.
    let bare = tempfile::tempdir().unwrap();
    let evil = Repository::with_base(&[(POLICY, OFF)]);
    evil.git(&["clone", "--quiet", "--bare", &url(&evil), bare.path().join("bare").to_str().unwrap()]);
    for folder in ["app", ""] {
        copy(&bare.path().join("bare"), &world.origin.path().join(folder));
    }
    let head = world.origin.commit("a bare repository inside");
    let clone = Clone::whole(&world.origin, &head);
    let event = Event::pull(&world.origin, "pull_request", &head, ("main", &world.base));
    for folder in [".", "app"] {
        let ran = clone.step(&event).arg(folder).run();
        caught(&ran, "base main");
        let found = ran.report().findings("secret-scan");
        assert!(found.iter().any(|finding| finding.contains("app/main.py:1 new deny")), "{found:?}");
        assert_eq!(found.iter().any(|finding| finding.contains("config.py")), folder == ".", "{found:?}");
        // The policy is watched over as a whole, wherever one looks.
        assert!(ran.report().findings("policy").iter().any(|finding| finding.contains("check-disabled")), "{ran:#?}");
    }
    let ran = clone.step(&event).arg("docs").run();
    assert_eq!((ran.status, ran.report().judged_by().as_str()), (Some(0), "base main"), "{ran:#?}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).unwrap()),
        }
    }
}

#[cfg(unix)]
#[test]
fn no_link_in_the_work_tree_leads_to_another_repository() {
    let mut world = World::new();
    let elsewhere = Repository::with_base(&[(POLICY, OFF)]);
    std::os::unix::fs::symlink(elsewhere.path(), world.origin.path().join("app")).unwrap();
    let head = world.origin.commit("app is a link");
    let clone = Clone::whole(&world.origin, &head);
    let event = Event::pull(&world.origin, "pull_request", &head, ("main", &world.base));
    for path in ["app", "app/.", "app/.github"] {
        refused(&clone.step(&event).arg(path).run(), "is a symbolic link in a work tree");
    }
}

#[test]
fn a_clone_whose_default_branch_is_the_judged_commit_judges_the_tree() {
    let mut world = World::new();
    world.origin.git(&["checkout", "--quiet", "main"]);
    world.origin.write("config.py", secret(1));
    let tip = world.origin.commit("landed");
    let clone = Clone::whole(&world.origin, &tip);
    clone.git(&["remote", "set-head", "origin", "main"]);
    let file = clone.path().join(".git/event.json");
    std::fs::write(&file, "{}").unwrap();
    let ran = crate::support::Gatewright::new(clone.path())
        .args(["check", "--format", "json", "--event-name", "workflow_dispatch", "--event"])
        .arg(file)
        .run();
    caught(&ran, "tree main");
}
