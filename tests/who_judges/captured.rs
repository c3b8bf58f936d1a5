//! What a second review found: names, flags, clones and hooks through which a change got at its own judge. Each for its kind.

use super::rows::{World, caught, refused};
use crate::support::job::{Clone, Event, OFF, ON, POLICY, ZERO, secret, url};
use crate::support::{Gatewright, Ran, Repository};
use serde_json::json;

fn check(clone: &Clone, arguments: &[&str]) -> Ran {
    Gatewright::new(clone.path()).args(["check", "--format", "json"]).args(arguments).env("CI", "true").run()
}

#[test]
fn a_branch_of_the_author_does_not_capture_the_name_of_a_base() {
    let world = World::new();
    // A push of a branch called `origin/main` is checked out as a local branch of that name.
    let clone = Clone::whole(&world.origin, &world.head);
    clone.git(&["checkout", "--quiet", "-b", "origin/main"]);
    refused(
        &check(&clone, &["--base", "origin/main"]),
        "may be `refs/heads/origin/main` or `refs/remotes/origin/main`",
    );
    caught(&check(&clone, &["--base", "refs/remotes/origin/main"]), "base refs/remotes/origin/main");
    // Names that git itself takes for one thing alone.
    for name in ["FETCH_HEAD", "heads/main", "remotes/origin/main"] {
        let clone = Clone::whole(&world.origin, &world.head);
        clone.git(&["fetch", "--quiet", "origin", "main"]);
        clone.git(&["branch", "main", &world.base]);
        clone.git(&["update-ref", &format!("refs/heads/{name}"), &world.head]);
        clone.git(&["update-ref", &format!("refs/remotes/origin/{name}"), &world.head]);
        caught(&check(&clone, &["--base", name]), &format!("base {name}"));
    }
    // What is checked out is what is judged, also where it is called like the base.
    let clone = Clone::new(&world.origin, &["+refs/heads/*:refs/remotes/origin/*"], None, &["-B", "main", &world.head]);
    caught(&check(&clone, &["--base", "main"]), "base main");
    let hook = Gatewright::new(clone.path())
        .args(["hook"])
        .env("PRE_COMMIT_FROM_REF", "main")
        .env("PRE_COMMIT_TO_REF", "HEAD");
    assert_eq!(hook.run().status, Some(1));
}

#[test]
fn a_default_branch_is_not_guessed_in_a_job() {
    let mut origin = Repository::new();
    origin.write(POLICY, ON);
    origin.commit("base");
    origin.git(&["branch", "--move", "trunk"]);
    origin.git(&["checkout", "--quiet", "-b", "main"]);
    origin.write(POLICY, OFF);
    origin.write("config.py", secret(1));
    let head = origin.commit("a branch called main, of the author's");
    let clone = Clone::whole(&origin, &head);
    // A branch that somebody pushed as `HEAD` is not what the remote calls its HEAD.
    clone.git(&["update-ref", "refs/remotes/origin/HEAD", &head]);
    refused(&check(&clone, &["--head", &head]), "pass it with --base");
    // The event knows, also where a flag says what is judged.
    let mut event = Event::new(&origin, "issue_comment", json!({ "issue": { "pull_request": {} } }));
    event.payload["repository"]["default_branch"] = json!("trunk");
    caught(&clone.step(&event).args(["--head", &head]).run(), "default-branch trunk");
    // Where nothing was ever fetched, a local `main` is what it is called.
    let local = World::new();
    let ran = local.origin.check().env("CI", "true").run();
    caught(&ran, "default-branch main");
    clone.git(&["update-ref", "-d", "refs/remotes/origin/HEAD"]);
    clone.git(&["remote", "set-head", "origin", "trunk"]);
    caught(&check(&clone, &[]), "default-branch trunk");
}

#[test]
fn a_base_from_the_command_line_leaves_the_head_to_the_event() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.base);
    let target = world.pull("pull_request_target").on(&world.base, "refs/heads/main");
    caught(&clone.step(&target).args(["--base", "origin/main"]).run(), "base origin/main");
    let base = |name: &str, sha: &str| json!({ "number": 1, "base": { "ref": name, "sha": sha } });
    let run = json!({ "workflow_run": { "head_sha": world.head, "head_branch": "feature/change",
        "pull_requests": [base("weak", &world.head), base("main", &world.base)] } });
    let event = Event::new(&world.origin, "workflow_run", run);
    // The advice of the refusal works.
    caught(&clone.step(&event).args(["--base", "origin/main"]).run(), "base origin/main");
    // The same branch with two ideas of its tip is one base.
    let run = json!({ "workflow_run": { "head_sha": world.head, "head_branch": "feature/change",
        "pull_requests": [base("main", &world.base), base("main", &world.merge)] } });
    caught(&clone.judge(&Event::new(&world.origin, "workflow_run", run)), "base main");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_unicode_is_in_its_folder_and_matches_its_globs() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"app/s\xff.py");
    for (policy, folder) in [(ON, Some("app")), ("version: 1\nchecks: { secret-scan: { files: ['app/**'] } }\n", None)]
    {
        let mut origin = Repository::with_base(&[(POLICY, policy), ("app/old.py", "a = 1\n")]);
        let base = origin.id("main");
        std::fs::write(origin.path().join(name), secret(1)).unwrap();
        let head = origin.commit("leaks in an odd name");
        let clone = Clone::whole(&origin, &head);
        let step = clone.step(&Event::pull(&origin, "pull_request", &head, ("main", &base)));
        caught(&step.args(folder).run(), "base main");
    }
}

#[test]
fn a_base_that_cannot_be_found_is_not_a_tree_that_has_landed() {
    let policy = "version: 1\nchecks: { secret-scan: { settings: { inline-allow: base } } }\n";
    let mut origin = Repository::with_base(&[(POLICY, policy)]);
    origin.git(&["rm", "--quiet", POLICY]);
    origin.commit("deletes the policy");
    origin.write("config.py", format!("{} # gatewright:allow\n", secret(1).trim_end()));
    let head = origin.commit("leaks under a mark");
    let refspecs =
        ["+refs/heads/feature/change:refs/remotes/origin/feature/change", "+refs/heads/main:refs/remotes/origin/main"];
    let shallow = Clone::new(&origin, &refspecs, Some(1), &["-B", "feature/change", &head]);
    let event = Event::push(&origin, "refs/heads/feature/change", ZERO, &head);
    let ran = shallow.step(&event).args(["--scope", "all"]).run();
    caught(&ran, "default-branch main");
    assert!(ran.report().findings("policy")[0].starts_with("policy/policy-deleted"), "{ran:#?}");
}

#[test]
fn a_merge_that_leaves_out_what_its_parent_brought_does_not_hide_it() {
    let world = World::new();
    world.origin.write("config.py", "nothing = 1\n");
    world.origin.write(POLICY, ON);
    world.origin.git(&["add", "--all"]);
    let tree = world.origin.git(&["write-tree"]).trim().to_owned();
    let forged = ["commit-tree", "-p", &world.base, "-p", &world.head, "-m", "merge", &tree];
    let forged = world.origin.git(&forged).trim().to_owned();
    world.origin.git(&["update-ref", "refs/pull/7/head", &forged]);
    let clone = Clone::whole(&world.origin, &forged);
    let event = world.pull("pull_request_target").on(&world.base, "refs/heads/main");
    caught(&clone.judge(&event), "base main");
}

#[test]
fn a_shallow_border_does_not_bring_an_old_policy_back() {
    let mut world = World::with_policy(OFF);
    let old = world.base.clone();
    world.origin.git(&["checkout", "--quiet", "main"]);
    world.origin.commit("goes on");
    world.origin.write(POLICY, ON);
    world.origin.commit("stricter since");
    let clone =
        Clone::new(&world.origin, &[&format!("+{}:refs/pull/7/head", world.head)], Some(2), &["--detach", &world.head]);
    clone.git(&["fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main"]);
    let event = Event::pull(&world.origin, "pull_request_target", &world.head, ("main", &old));
    refused(&clone.judge(&event), "git fetch --unshallow");
}

#[test]
fn in_a_job_the_index_is_judged_by_whoever_judges_the_job() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.head);
    let event = world.pull("pull_request");
    caught(&clone.step(&event).args(["--staged", "--scope", "all"]).run(), "base main");
    let hook = |files: &[&str]| Gatewright::new(clone.path()).args(["hook"]).args(files).env("CI", "true");
    assert_eq!(hook(&["config.py", "README"]).run().status, Some(2), "nobody says who judges");
    clone.git(&["remote", "set-head", "origin", "main"]);
    let ran = hook(&["config.py", "README"]).run();
    assert!(ran.status == Some(1) && ran.stdout.contains("on the default branch `main`"), "{ran:#?}");
}

#[test]
fn no_bare_repository_is_taken_for_the_clone_of_a_job() {
    let world = World::new();
    let folder = tempfile::tempdir().unwrap();
    let bare = folder.path().join("tarball");
    world.origin.git(&["clone", "--quiet", "--bare", &url(&world.origin), bare.to_str().unwrap()]);
    let run = |ci: bool| {
        let run = Gatewright::new(&bare).args(["check", "--format", "json", "--head", &world.head]);
        if ci { run.env("CI", "true").run() } else { run.run() }
    };
    caught(&run(false), "default-branch main");
    refused(&run(true), "check the repository out there with git");
}

#[test]
fn a_listed_branch_that_is_new_is_judged_by_the_default_branch() {
    let world = World::with_policy("version: 1\nbranches: [\"release/*\"]\n");
    let clone = Clone::whole(&world.origin, &world.head);
    caught(&clone.judge(&Event::push(&world.origin, "refs/heads/release/9", ZERO, &world.head)), "default-branch main");
    let cut = Clone::whole(&world.origin, &world.base);
    let ran = cut.judge(&Event::push(&world.origin, "refs/heads/release/1", ZERO, &world.base));
    assert_eq!((ran.status, ran.report().judged_by().as_str()), (Some(0), "default-branch main"), "{ran:#?}");
}

#[test]
fn what_moved_into_the_judged_folder_was_there_before() {
    let old = format!("{}{}", "# a file\n".repeat(20), secret(1));
    let mut origin = Repository::with_base(&[(POLICY, ON), ("lib/a.py", &old), ("app/b.py", "b = 1\n")]);
    let base = origin.id("main");
    origin.git(&["mv", "lib/a.py", "app/a.py"]);
    let head = origin.commit("moves an old secret");
    let clone = Clone::whole(&origin, &head);
    let ran = clone.step(&Event::pull(&origin, "pull_request", &head, ("main", &base))).arg("app").run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
}

#[test]
fn an_id_of_another_hash_is_not_in_the_clone() {
    let world = World::new();
    let clone = Clone::whole(&world.origin, &world.head);
    let event = Event::pull(&world.origin, "pull_request", &"a".repeat(64), ("main", &world.base));
    refused(&clone.judge(&event), "is not in this clone");
}
