//! The table of events, row by row: the policy of the base, or of the default branch, judges a change that switches the scan off.

use crate::support::job::{Clone, Event, OFF, ON, POLICY, ZERO, merge, secret};
use crate::support::{Gatewright, Ran, Repository};
use serde_json::json;

/// A repository with a policy on `main`, a branch that switches the scan off and brings a secret, and GitHub's merge of it.
pub(super) struct World {
    pub(super) origin: Repository,
    pub(super) base: String,
    pub(super) head: String,
    pub(super) merge: String,
}

impl World {
    pub(super) fn new() -> Self {
        Self::with_policy(ON)
    }

    pub(super) fn with_policy(policy: &str) -> Self {
        let mut origin = Repository::with_base(&[(POLICY, policy)]);
        let base = origin.id("main");
        origin.write(POLICY, OFF);
        origin.write("config.py", secret(1));
        let head = origin.commit("switches the scan off and leaks");
        let merge = merge(&mut origin, "main", &head);
        Self { origin, base, head, merge }
    }

    /// The pull request's event, as the runner has it.
    pub(super) fn pull(&self, name: &str) -> Event {
        Event::pull(&self.origin, name, &self.head, ("main", &self.base)).on(&self.merge, "refs/pull/7/merge")
    }
}

/// The scan ran and found the secret, and this place judged.
#[track_caller]
pub(super) fn caught(ran: &Ran, by: &str) {
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    let report = ran.report();
    assert_eq!(report.judged_by(), by, "{:#}", report.0);
    assert_eq!(report.verdict("secret-scan"), "fail", "{:#}", report.0);
}

#[track_caller]
pub(super) fn refused(ran: &Ran, next_step: &str) {
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    assert!(ran.stderr.contains(next_step), "no `{next_step}` in: {}", ran.stderr);
    assert!(ran.stderr.contains("nothing was judged"), "{}", ran.stderr);
}

#[test]
fn every_payload_with_a_pull_request_is_judged_by_its_base() {
    let world = World::new();
    for depth in [Some(2), None] {
        let clone = Clone::new(
            &world.origin,
            &["+refs/pull/7/merge:refs/remotes/pull/7/merge"],
            depth,
            &["--detach", "refs/remotes/pull/7/merge"],
        );
        for name in [
            "pull_request",
            "pull_request_review",
            "pull_request_review_comment",
            "pull_request_review_thread",
            "an_event_of_next_year",
        ] {
            caught(&clone.judge(&world.pull(name)), "base main");
            // The same without what the runner says, as with an event file in another CI.
            let by_hand = Event { sha: None, reference: None, ..world.pull(name) };
            caught(&clone.judge(&by_hand), "base main");
        }
    }
}

#[test]
fn pull_request_target_judges_the_head_by_the_base_that_is_checked_out() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.base);
    let event = world.pull("pull_request_target").on(&world.base, "refs/heads/main");
    caught(&clone.judge(&event), "base main");
}

#[test]
fn a_merge_group_is_judged_by_its_base() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.merge);
    let group = json!({ "merge_group": { "head_sha": world.merge, "base_sha": world.base,
        "head_ref": "refs/heads/gh-readonly-queue/main/pr-7-x", "base_ref": "refs/heads/main" } });
    caught(&clone.judge(&Event::new(&world.origin, "merge_group", group)), "base main");
}

#[test]
fn a_push_to_the_default_branch_is_judged_by_what_stood_there_before() {
    let world = World::new();
    let clone = Clone::new(&world.origin, &["+refs/heads/*:refs/remotes/origin/*"], None, &["-B", "main", &world.head]);
    let push = |before: &str| Event::push(&world.origin, "refs/heads/main", before, &world.head);
    caught(&clone.judge(&push(&world.base)), "base main");
    let gone = "7".repeat(40);
    refused(&clone.judge(&push(&gone)), &format!("git fetch origin {gone}"));
    // The first push of a repository: nothing came before, so the defaults judge.
    caught(&clone.judge(&push(ZERO)), "first-policy");
    // A forced push is compared with what it replaced.
    let mut origin = world.origin;
    origin.git(&["checkout", "--quiet", "--detach", "main"]);
    origin.write("other.txt", "replaced\n");
    let replaced = origin.commit("what the forced push replaced");
    origin.git(&["branch", "old", &replaced]);
    let clone = Clone::new(&origin, &["+refs/heads/*:refs/remotes/origin/*"], None, &["-B", "main", &world.head]);
    caught(&clone.judge(&Event::push(&origin, "refs/heads/main", &replaced, &world.head)), "base main");
}

#[test]
fn a_push_to_a_listed_branch_is_judged_by_what_stood_there_before() {
    let world = World::with_policy("version: 1\nbranches: [develop, \"release/*\"]\n");
    let clone = Clone::whole(&world.origin, &world.head);
    let push = |branch: &str, before| Event::push(&world.origin, &format!("refs/heads/{branch}"), before, &world.head);
    for branch in ["develop", "release/1.x"] {
        caught(&clone.judge(&push(branch, &world.base)), &format!("base {branch}"));
    }
    // A pattern reaches no further than it says.
    for branch in ["release/1/x", "developer", "feature/change"] {
        caught(&clone.judge(&push(branch, &world.base)), "default-branch main");
    }
}

#[test]
fn a_push_to_any_other_branch_is_compared_with_the_default_branch_however_often_it_is_pushed() {
    let mut world = World::new();
    world.origin.write("README", "something trivial\n");
    let second = world.origin.commit("second push");
    let clone = Clone::whole(&world.origin, &second);
    for before in [ZERO, &world.base, &world.head] {
        let event = Event::push(&world.origin, "refs/heads/feature/change", before, &second);
        caught(&clone.judge(&event), "default-branch main");
    }
    for name in ["workflow_dispatch", "schedule", "deployment", "repository_dispatch", "release", "issues", "create"] {
        let event = Event::new(&world.origin, name, json!({ "ref": "refs/heads/feature/change" }));
        caught(&clone.judge(&event.on(&second, "refs/heads/feature/change")), "default-branch main");
    }
    // A workflow that was started on the default branch may check out something else.
    let event = Event::new(&world.origin, "workflow_dispatch", json!({})).on(&world.base, "refs/heads/main");
    caught(&clone.judge(&event), "default-branch main");
}

#[test]
fn where_the_default_branch_is_missing_the_fetch_is_named() {
    let world = World::new();
    let refspec = format!("+{}:refs/remotes/origin/feature/change", world.head);
    let clone = Clone::new(&world.origin, &[&refspec], Some(1), &["-B", "feature/change", &world.head]);
    for name in ["workflow_dispatch", "schedule", "deployment"] {
        let event = Event::new(&world.origin, name, json!({})).on(&world.head, "refs/heads/feature/change");
        refused(&clone.judge(&event), "git fetch origin main:refs/remotes/origin/main");
    }
    let push = Event::push(&world.origin, "refs/heads/feature/change", ZERO, &world.head);
    refused(&clone.judge(&push), "git fetch origin main:refs/remotes/origin/main");
}

#[test]
fn a_tag_is_compared_with_the_nearest_older_tag() {
    let mut world = World::new();
    let origin = &mut world.origin;
    origin.git(&["tag", "v1", &world.base]);
    origin.git(&["tag", "-a", "-m", "annotated", "v2", &world.head]);
    let tag = origin.id("v2");
    let clone = Clone::whole(origin, &world.head);
    // The default branch does not hold the tag, and judges it all the same. The payload of an annotated tag names the tag, not the commit.
    for after in [&tag, &world.head] {
        let ran = clone.judge(&Event::push(origin, "refs/tags/v2", ZERO, after));
        caught(&ran, "default-branch main");
        assert_eq!(ran.report().0["base"], world.base.as_str());
    }
    // Without an older tag it is compared with the default branch.
    clone.git(&["tag", "--delete", "v1"]);
    let ran = clone.judge(&Event::push(origin, "refs/tags/v2", ZERO, &world.head));
    caught(&ran, "default-branch main");
    assert!(ran.report().0["notices"].to_string().contains("has no older tag on `main`"), "{ran:#?}");
}

#[test]
fn a_tag_of_a_listed_branch_is_judged_by_that_branch() {
    let mut world = World::with_policy("version: 1\nbranches: [\"release/*\"]\n");
    world.origin.git(&["checkout", "--quiet", "-b", "release/1", "main"]);
    world.origin.write("fix.py", secret(3));
    let fix = world.origin.commit("a fix of the release");
    world.origin.git(&["tag", "v1.1", &fix]);
    let clone = Clone::whole(&world.origin, &fix);
    let ran = clone.judge(&Event::push(&world.origin, "refs/tags/v1.1", ZERO, &fix));
    caught(&ran, "listed-branch release/1");
}

#[test]
fn a_workflow_run_is_judged_by_the_one_base_that_its_pull_requests_share() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.base);
    let run = |pulls: serde_json::Value| {
        let run = json!({ "workflow_run": { "head_sha": world.head, "head_branch": "feature/change",
            "head_repository": { "full_name": "mallory/pay" }, "pull_requests": pulls } });
        Event::new(&world.origin, "workflow_run", run).on(&world.base, "refs/heads/main")
    };
    let base = |name: &str, sha: &str| json!({ "number": 1, "base": { "ref": name, "sha": sha } });
    let fork = clone.judge(&run(json!([])));
    caught(&fork, "default-branch main");
    assert!(fork.report().0["notices"].to_string().contains("lists no pull request"), "{fork:#?}");
    caught(&clone.judge(&run(json!([base("main", &world.base)]))), "base main");
    // The same pull request twice is one base.
    caught(&clone.judge(&run(json!([base("main", &world.base), base("main", &world.base)]))), "base main");
    let several = run(json!([base("weak", &world.head), base("main", &world.base)]));
    refused(&clone.judge(&several), "pull requests into `weak`, `main`");
    refused(&clone.judge(&several), "--base");
}

#[test]
fn a_schedule_on_the_default_branch_judges_its_tree() {
    let mut world = World::new();
    world.origin.git(&["checkout", "--quiet", "main"]);
    world.origin.write("config.py", secret(1));
    let tip = world.origin.commit("a secret that has landed");
    let shallow = Clone::new(&world.origin, &["+main:refs/remotes/origin/main"], Some(1), &["-B", "main", &tip]);
    let whole = Clone::whole(&world.origin, &tip);
    for name in ["schedule", "workflow_dispatch"] {
        let event = Event::new(&world.origin, name, json!({})).on(&tip, "refs/heads/main");
        for clone in [&shallow, &whole] {
            let ran = clone.judge(&event);
            caught(&ran, "tree main");
            assert!(ran.report().0["base"].is_null());
            let text = clone.step(&event).args(["--format", "terminal"]).run().stdout;
            assert!(text.contains("against this tree") && !text.contains("this change"), "{text}");
        }
    }
}

#[test]
fn an_event_that_names_no_base_is_refused() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.head);
    for (name, payload) in [
        ("issue_comment", json!({ "issue": { "number": 7, "pull_request": { "url": "x" } } })),
        ("issue_comment", json!({ "issue": { "number": 7, "pull_request": null } })),
        ("check_run", json!({ "check_run": { "head_sha": world.head } })),
        ("check_suite", json!({ "check_suite": { "head_sha": world.head } })),
        ("status", json!({ "sha": world.head })),
    ] {
        let event = Event::new(&world.origin, name, payload).on(&world.base, "refs/heads/main");
        refused(&clone.judge(&event), "pass the commit with --head and the branch with --base");
        let ran = clone.step(&event).args(["--head", &world.head, "--base", "origin/main"]).run();
        caught(&ran, "base origin/main");
    }
    // A comment on an issue is about no change: what is checked out is judged, by the default branch.
    let comment = Event::new(&world.origin, "issue_comment", json!({ "issue": { "number": 8 } }));
    caught(&clone.judge(&comment), "default-branch main");
}

#[test]
fn a_ci_job_without_a_base_is_refused_and_a_laptop_judges_its_own_tree() {
    let world = World::new();
    // As in GitLab: one commit, detached, no branch but its own.
    let clone = Clone::new(
        &world.origin,
        &[&format!("+{}:refs/pipelines/1", world.head)],
        Some(20),
        &["--detach", &world.head],
    );
    let run = || Gatewright::new(clone.path()).args(["check", "--format", "json"]);
    refused(&run().env("CI", "true").run(), "pass it with --base");
    clone.git(&["fetch", "--quiet", "origin", "main:refs/remotes/origin/main"]);
    caught(&run().env("CI", "true").args(["--base", "origin/main"]).run(), "base origin/main");
    clone.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
    std::fs::write(clone.path().join(".git/policy.yml"), ON).unwrap();
    caught(&run().env("CI", "true").args(["--policy", ".git/policy.yml"]).run(), "operator");
    // At the keyboard it is the user's own tree.
    let ran = run().run();
    assert_eq!((ran.status, ran.report().judged_by().as_str()), (Some(0), "tree"), "{ran:#?}");
    for off in ["false", "0"] {
        assert_eq!(run().env("CI", off).run().status, Some(0));
    }
}

#[test]
fn what_is_staged_is_judged_by_head_and_a_folder_by_itself() {
    let world = World::new();
    world.origin.git(&["checkout", "--quiet", "main"]);
    world.origin.write(POLICY, OFF);
    world.origin.write("config.py", secret(1));
    world.origin.git(&["add", "--all"]);
    caught(&world.origin.check().args(["--staged"]).run(), "base main");
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".github")).unwrap();
    std::fs::write(folder.path().join(POLICY), ON).unwrap();
    std::fs::write(folder.path().join("config.py"), secret(1)).unwrap();
    caught(&Gatewright::new(folder.path()).args(["check", "--format", "json"]).run(), "tree");
}

#[test]
fn whose_policy_judged_stands_in_every_format() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.merge);
    let event = world.pull("pull_request");
    let phrase = format!("`{POLICY}` on the base `main` ({})", &world.base[..10]);
    for format in ["terminal", "github", "markdown"] {
        let text = clone.step(&event).args(["--format", format]).run().stdout;
        let text = text.replace("&#96;", "`").replace('\\', "");
        let plain: String = text.chars().filter(|letter| !matches!(letter, '`' | '\u{200b}')).collect();
        let wanted: String = phrase.chars().filter(|letter| *letter != '`').collect();
        assert!(plain.contains(&wanted), "{format}: no `{wanted}` in {plain}");
    }
    let json = clone.judge(&event).report();
    let by = json!({ "from": "base", "ref": "main", "commit": world.base, "path": POLICY });
    assert_eq!(json.0["judged_by"], by);
    for (format, wanted) in [("sarif", "\"judged-by-commit\""), ("junit", "name=\"judged-by-commit\"")] {
        let text = clone.step(&event).args(["--format", format]).run().stdout;
        assert!(text.contains(wanted) && text.contains(&world.base), "{format}: {text}");
    }
}
