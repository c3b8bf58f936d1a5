//! A laptop: no event, branches, the index, folders.

use super::super::{Age, Kind};
use super::*;

#[test]
fn a_branch_is_compared_with_main() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    let change = detect(&request(&world.origin)).unwrap();
    assert_eq!(change.facts.base.as_ref().unwrap().id, world.fork_point);
    assert_eq!(change.gate.as_ref().unwrap().commit.id, world.base);
    assert_eq!(
        (change.facts.head_branch.as_deref(), change.facts.base_branch.as_deref()),
        (Some("feature"), Some("main"))
    );
    assert_eq!(change.gate.as_ref().unwrap().from, From::DefaultBranch);
    assert_eq!(change.facts.branches.as_deref(), Some(["feature", "main"].map(str::to_owned).as_slice()));
}

#[test]
fn main_itself_has_no_base() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "main"]);
    let change = detect(&request(&world.origin)).unwrap();
    assert!(change.facts.base.is_none() && change.facts.files.is_empty());
    assert_eq!(change.gate.as_ref().unwrap().from, From::Tree);
}

#[test]
fn a_detached_head_has_no_branch() {
    let world = PullRequestWorld::new();
    let change = detect(&request(&world.origin)).unwrap();
    assert_eq!(change.facts.head.id, world.merge);
    assert_eq!(change.facts.head_branch, None);
    world.origin.git(&["checkout", "--quiet", "--detach", "main"]);
    assert!(detect(&request(&world.origin)).unwrap().facts.base.is_none(), "it is what main is");
}

#[test]
fn a_repository_without_commits_says_so_and_can_be_judged_staged() {
    let work = Work::new();
    let error = detect(&request(&work)).unwrap_err().to_string();
    assert!(error.contains("no commit yet") && error.contains("--staged"), "{error}");

    work.write("a.txt", "one\n");
    work.git(&["add", "a.txt"]);
    work.write("b.txt", "not staged\n");
    let change = who(&work, Who { staged: true, ..Who::default() }).unwrap();
    assert_eq!(read(&change, "a.txt"), b"one\n");
    assert_eq!(change.tree.entries().len(), 1);
    assert!(change.facts.base.is_none());
    assert_eq!(change.facts.head_branch.as_deref(), Some("main"));
}

#[test]
fn staged_judges_the_index_and_not_the_work_tree() {
    let work = Work::new();
    work.write("a.txt", "one\ntwo\n");
    work.commit("start");
    work.write("a.txt", "one\nstaged\n");
    work.git(&["add", "a.txt"]);
    work.write("a.txt", "one\nnot staged\n");
    work.write("promised.txt", "x\n");
    work.git(&["add", "--intent-to-add", "promised.txt"]);
    let change = who(&work, Who { staged: true, ..Who::default() }).unwrap();
    assert_eq!(read(&change, "a.txt"), b"one\nstaged\n");
    assert_eq!(paths(&change), ["a.txt"]);
    assert_eq!(change.facts.file("a.txt").unwrap().added, [2..=2]);
    assert_eq!(change.facts.head.id, "");
    assert_eq!(change.facts.head.parents, [work.id("HEAD")]);
    assert_eq!(change.facts.clock, 1_767_323_045);
    let event = PullRequestWorld::new().event("pull_request");
    let in_a_workflow = who(&work, Who { staged: true, event: Some(&event), ..Who::default() }).unwrap();
    assert_eq!(paths(&in_a_workflow), ["a.txt"]);
    assert_eq!(in_a_workflow.facts.pull_request, None);
    let error = who(&work, Who { staged: true, base: Some("HEAD"), ..Who::default() }).unwrap_err().to_string();
    assert!(error.contains("--staged"), "{error}");
}

#[test]
fn staged_reads_the_index_that_git_names_to_a_hook() {
    let work = Work::new();
    work.write("a.txt", "one\n");
    work.commit("start");
    std::fs::copy(work.top().join(".git/index"), work.top().join(".git/next")).unwrap();
    work.write("b.txt", "two\n");
    work.git(&["add", "b.txt"]);
    let next = work.top().join(".git/next");
    let change =
        detect(&Request { who: Who { staged: true, ..Who::default() }, index_file: Some(&next), ..request(&work) })
            .unwrap();
    assert!(change.tree.get("b.txt").is_none());
}

#[test]
fn an_unmerged_index_is_refused() {
    let work = Work::new();
    work.write("a.txt", "one\n");
    work.commit("start");
    work.git(&["switch", "--quiet", "--create", "other"]);
    work.write("a.txt", "two\n");
    work.commit("other");
    work.git(&["switch", "--quiet", "main"]);
    work.write("a.txt", "three\n");
    work.commit("main");
    let failed = std::panic::catch_unwind(|| work.git(&["merge", "other"]));
    assert!(failed.is_err(), "it must conflict");
    let error = who(&work, Who { staged: true, ..Who::default() }).unwrap_err().to_string();
    assert!(error.contains("`a.txt` is unmerged"), "{error}");
}

#[test]
fn a_folder_without_git_is_judged_whole() {
    let work = Work::plain();
    work.write(".hidden", "x\n");
    work.write("src/a.txt", "y\n");
    work.write(".gitignore", "src\n");
    let change = detect(&request(&work)).unwrap();
    let all: Vec<_> = change.tree.entries().iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(all, [".gitignore", ".hidden", "src/a.txt"]);
    assert_eq!(read(&change, "src/a.txt"), b"y\n");
    assert!(change.facts.base.is_none());
    let error = who(&work, Who { base: Some("main"), ..Who::default() }).unwrap_err().to_string();
    assert!(error.contains("no git repository"), "{error}");
    let missing = work.top().join("nowhere");
    assert!(detect(&Request { root: &missing, ..request(&work) }).is_err());
}

#[test]
fn a_folder_inside_the_work_tree_and_a_bare_repository_lead_to_the_same_tree() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    world.origin.write("deep/down/here.txt", "x\n");
    world.origin.commit("deep");
    let deep = world.origin.top().join("deep/down");
    let change = detect(&Request { root: &deep, ..request(&world.origin) }).unwrap();
    assert!(change.tree.get("deep/down/here.txt").is_some());
    let bare = Work::plain();
    bare.git(&["clone", "--quiet", "--bare", &world.origin.url(), "."]);
    let again = detect(&request(&bare)).unwrap();
    assert_eq!(again.tree.entries(), change.tree.entries());
    assert_eq!(again.facts.files, change.facts.files);
}

#[test]
fn a_linked_work_tree_has_its_own_head() {
    let world = PullRequestWorld::new();
    let linked = Work::plain();
    let path = linked.top().join("wt");
    world.origin.git(&["worktree", "add", "--quiet", path.to_str().unwrap(), "feature"]);
    let change = detect(&Request { root: &path, ..request(&world.origin) }).unwrap();
    assert_eq!(change.facts.head.id, world.head);
    assert_eq!(change.facts.head_branch.as_deref(), Some("feature"));
}

#[test]
fn renames_are_followed_and_only_their_edits_are_new() {
    let work = Work::new();
    work.write("old/exact.txt", numbered(1, 30));
    work.write("old/edited.txt", numbered(100, 140));
    work.write("old/rewritten.txt", numbered(200, 220));
    work.write("mode.sh", "true\n");
    work.commit("start");
    work.git(&["switch", "--quiet", "--create", "feature"]);
    for name in ["exact.txt", "edited.txt", "rewritten.txt"] {
        work.remove(&format!("old/{name}"));
    }
    work.write("new/exact.txt", numbered(1, 30));
    work.write("new/edited.txt", numbered(100, 140).replace("line 120\n", "line 120 and more\n"));
    work.write("new/rewritten.txt", numbered(900, 905));
    work.git(&["update-index", "--chmod=+x", "mode.sh"]);
    work.git(&["config", "core.fileMode", "false"]);
    work.commit("move");
    let change = detect(&request(&work)).unwrap();
    let seen: Vec<_> =
        change.facts.files.iter().map(|f| (f.path.as_str(), f.previous_path.as_deref(), f.kind)).collect();
    assert_eq!(
        seen,
        [
            ("mode.sh", None, Kind::Modified),
            ("new/edited.txt", Some("old/edited.txt"), Kind::Renamed),
            ("new/exact.txt", Some("old/exact.txt"), Kind::Renamed),
            ("new/rewritten.txt", None, Kind::Added),
            ("old/rewritten.txt", None, Kind::Deleted),
        ]
    );
    assert_eq!(change.facts.files[1].added, [21..=21]);
    assert!(change.facts.files[0].added.is_empty() && change.facts.files[2].added.is_empty());
}

#[test]
fn what_the_base_held_is_read_beside_the_versions_of_the_change() {
    let work = Work::new();
    work.write("a.txt", "one\n");
    work.write("b.txt", "one\n");
    let base = work.commit("start");
    work.git(&["switch", "--quiet", "--create", "feature"]);
    work.write("a.txt", "two\n");
    work.write("c.txt", "one\n");
    let first = work.commit("first");
    work.write("a.txt", "three\n");
    work.remove("c.txt");
    work.commit("second");
    let change = detect(&request(&work)).unwrap();
    let past: Vec<_> = change.facts.past.iter().map(|p| (p.path.as_str(), p.commit.as_str(), p.age)).collect();
    let mut expected =
        vec![("a.txt", base.as_str(), Age::Base), ("a.txt", &first, Age::Change(0)), ("c.txt", &first, Age::Change(0))];
    expected.sort_unstable();
    assert_eq!(past, expected);
}

#[test]
fn the_whole_history_is_every_version_that_is_gone() {
    let work = Work::new();
    work.write("a.txt", "one\n");
    let first = work.commit("first");
    work.write("a.txt", "two\n");
    let second = work.commit("second");
    work.write("a.txt", "one\n");
    work.commit("third, which has the first again");
    work.git(&["switch", "--quiet", "--create", "feature"]);
    work.write("a.txt", "three\n");
    let own = work.commit("own");
    work.write("a.txt", "four\n");
    work.commit("last");
    let change = detect(&Request { history: true, ..request(&work) }).unwrap();
    let past: Vec<_> = change.facts.past.iter().map(|p| (p.commit.as_str(), p.age)).collect();
    let mut expected = vec![(first.as_str(), Age::Earlier(0)), (&second, Age::Earlier(1)), (&own, Age::Change(0))];
    expected.sort_unstable();
    assert_eq!(past, expected);
    let main = detect(&Request { history: true, who: Who { base: Some("HEAD"), ..Who::default() }, ..request(&work) })
        .unwrap();
    assert_eq!(main.facts.past.len(), 3);
    assert!(main.facts.past.iter().all(|past| matches!(past.age, Age::Earlier(_))));
}

#[test]
fn carriage_returns_count_and_a_nul_hides_nothing() {
    let work = Work::new();
    work.write("crlf.txt", "one\r\ntwo\r\nthree\r\n");
    work.write("data.bin", b"\0a\nb\nc\n");
    work.commit("start");
    work.git(&["switch", "--quiet", "--create", "feature"]);
    work.write("crlf.txt", "one\r\nzwei\r\nthree");
    work.write("data.bin", b"\0a\nb\nnew\n");
    work.commit("edit");
    let change = detect(&request(&work)).unwrap();
    assert_eq!(change.facts.file("crlf.txt").unwrap().added, [2..=3]);
    assert_eq!(change.facts.file("data.bin").unwrap().added, [3..=3]);
    assert_eq!(read(&change, "crlf.txt"), b"one\r\nzwei\r\nthree");
}

#[test]
fn what_a_merge_brought_in_from_the_base_is_not_the_change() {
    let world = PullRequestWorld::new();
    world.origin.git(&["switch", "--quiet", "feature"]);
    world.origin.git(&["merge", "--quiet", "--message", "catch up", "main"]);
    world.origin.write("more.txt", "x\n");
    world.origin.commit("after");
    world.origin.git(&["switch", "--quiet", "main"]);
    world.origin.write("later.txt", "x\n");
    world.origin.commit("later");
    world.origin.git(&["switch", "--quiet", "feature"]);
    let change = detect(&request(&world.origin)).unwrap();
    assert_eq!(change.facts.base.as_ref().unwrap().id, world.base);
    assert_eq!(paths(&change), ["ledger.txt", "more.txt", "new.txt"]);
    let own = change.facts.past.iter().filter(|past| past.age != Age::Base);
    let own: Vec<_> = own.map(|file| file.path.as_str()).collect();
    assert_eq!(own, ["ledger.txt", "passing.txt"], "the ledger as it was before the merge");
    let messages: Vec<_> = change.facts.commits.iter().map(|commit| commit.message.trim()).collect();
    assert_eq!(messages, ["first", "second", "catch up", "after"]);
}
