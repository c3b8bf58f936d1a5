//! References that lie, are gone, or are called like something else: the next step, or the stricter verdict, and never a panic.

use crate::support::job::{Clone, Event, OFF, ON, POLICY, ZERO, merge, secret};
use crate::support::{Ran, Repository};
use serde_json::json;
use std::fs;

/// The base, the head of a change that switches the scan off and leaks, and what both are in.
fn world() -> (Repository, String, String) {
    let mut origin = Repository::with_base(&[(POLICY, ON)]);
    let base = origin.id("main");
    origin.write(POLICY, OFF);
    origin.write("config.py", secret(1));
    let head = origin.commit("switches the scan off and leaks");
    (origin, base, head)
}

#[track_caller]
fn never_milder(ran: &Ran, what: &str) {
    assert!(matches!(ran.status, Some(1 | 2)), "{what}: {ran:#?}");
    assert!(!ran.stderr.contains("panicked"), "{what}: {ran:#?}");
}

#[test]
fn references_that_lie_are_no_base() {
    let (origin, base, head) = world();
    let blob = origin.id("main:README");
    let tree = origin.id("main^{tree}");
    let missing = "3".repeat(40);
    for target in
        [&blob, &tree, &missing, &"not an id".to_owned(), &"ref: refs/remotes/origin/main".to_owned(), &String::new()]
    {
        let clone = Clone::whole(&origin, &head);
        clone.git(&["pack-refs", "--all"]);
        fs::create_dir_all(clone.path().join(".git/refs/remotes/origin")).unwrap();
        fs::write(clone.path().join(".git/refs/remotes/origin/main"), format!("{target}\n")).unwrap();
        for event in [
            Event::pull(&origin, "pull_request", &head, ("main", &base)),
            Event::new(&origin, "workflow_dispatch", json!({})),
            Event::push(&origin, "refs/heads/feature/change", ZERO, &head),
        ] {
            never_milder(&clone.judge(&event), &format!("{target} {}", event.name));
        }
    }
}

#[test]
fn head_index_and_packed_references_that_lie_are_refused() {
    let (origin, base, head) = world();
    let event = Event::pull(&origin, "pull_request", &head, ("main", &base));
    for (file, content) in [
        (".git/HEAD", "nonsense\n"),
        (".git/HEAD", "ref: refs/heads/none\n"),
        (".git/HEAD", "ref: ../../outside\n"),
        (".git/HEAD", ""),
        (".git/packed-refs", "\0\u{1}garbage"),
        (".git/shallow", "not an id\n"),
        (".git/config", "[remote \"origin\"\n"),
    ] {
        let clone = Clone::whole(&origin, &head);
        fs::write(clone.path().join(file), content).unwrap();
        never_milder(&clone.judge(&event), file);
    }
    let clone = Clone::whole(&origin, &head);
    fs::write(clone.path().join(".git/index"), "DIRC nonsense").unwrap();
    let staged = crate::support::Gatewright::new(clone.path()).args(["check", "--staged"]).run();
    assert!(staged.status == Some(2) && staged.stderr.contains("cannot read the index"), "{staged:#?}");
    for object in fs::read_dir(clone.path().join(".git/objects/pack")).unwrap().flatten() {
        let mut permissions = object.metadata().unwrap().permissions();
        #[allow(clippy::permissions_set_readonly_false, reason = "git makes packs read-only")]
        permissions.set_readonly(false);
        fs::set_permissions(object.path(), permissions).unwrap();
        let bytes = fs::read(object.path()).unwrap();
        fs::write(object.path(), &bytes[..bytes.len() / 2]).unwrap();
    }
    never_milder(&clone.judge(&event), "packs that are cut");
}

#[test]
fn a_base_branch_that_is_gone_is_judged_by_the_base_of_the_event_or_refused() {
    let (mut origin, base, head) = world();
    let merge = merge(&mut origin, "main", &head);
    let clone = Clone::whole(&origin, &head);
    clone.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
    let event = Event::pull(&origin, "pull_request", &head, ("main", &base));
    let ran = clone.judge(&event);
    assert_eq!((ran.status, ran.report().judged_by().as_str()), (Some(1), "base main"), "{ran:#?}");
    // Forced away between the event and the checkout: the old base is nowhere.
    let gone = Event::pull(&origin, "pull_request", &head, ("main", &"5".repeat(40)));
    let ran = clone.judge(&gone);
    assert!(ran.status == Some(2) && ran.stderr.contains("git fetch origin"), "{ran:#?}");
    // The merge that the runner checked out holds the base all the same.
    let clone = Clone::whole(&origin, &merge);
    let ran = clone.judge(&gone.on(&merge, "refs/pull/7/merge"));
    assert_eq!((ran.status, ran.report().judged_by().as_str()), (Some(1), "base main"), "{ran:#?}");
}

#[test]
fn a_default_branch_may_have_slashes_and_odd_letters() {
    for name in ["release/main", "trunk@2", "größe", "v1.0-next"] {
        let mut origin = Repository::new();
        origin.write(POLICY, ON);
        let base = origin.commit("base");
        origin.git(&["branch", "--move", name]);
        origin.git(&["checkout", "--quiet", "-b", "feature/change"]);
        origin.write(POLICY, OFF);
        origin.write("config.py", secret(1));
        let head = origin.commit("leaks");
        let clone = Clone::whole(&origin, &head);
        let mut event = Event::new(&origin, "workflow_dispatch", json!({}));
        event.payload["repository"]["default_branch"] = json!(name);
        let ran = clone.judge(&event);
        assert_eq!((ran.status, ran.report().judged_by()), (Some(1), format!("default-branch {name}")), "{ran:#?}");
        let ran = clone.judge(&Event::pull(&origin, "pull_request", &head, (name, &base)));
        assert_eq!((ran.status, ran.report().judged_by()), (Some(1), format!("base {name}")), "{ran:#?}");
        let ran = crate::support::Gatewright::new(clone.path())
            .args(["check", "--format", "json", "--base", &format!("origin/{name}")])
            .run();
        assert_eq!(ran.status, Some(1), "{ran:#?}");
    }
}
