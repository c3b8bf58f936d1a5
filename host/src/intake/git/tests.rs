//! What a repository is asked.

use super::testing::{Work, numbered};
use super::*;

fn open(work: &Work) -> Repository {
    Repository::discover(&work.top(), true).unwrap().unwrap()
}

#[test]
fn no_repository_is_none_and_a_broken_one_is_an_error() {
    let work = Work::plain();
    assert!(Repository::discover(&work.top(), true).unwrap().is_none());
    work.write(".git/HEAD", "nonsense");
    let error = Repository::discover(&work.top(), true).unwrap_err().to_string();
    assert!(error.contains(".git is not a git repository"), "{error}");
    let error = Repository::discover(&work.top().join("nowhere"), true).unwrap_err().to_string();
    assert!(error.starts_with("cannot open the folder"), "{error}");
}

#[test]
fn a_branch_that_is_not_there_is_named() {
    let work = Work::new();
    work.commit("start");
    let error = open(&work).resolve("release/9").unwrap_err().to_string();
    assert!(error.contains("`release/9` names no commit"), "{error}");
    assert!(open(&work).resolve("HEAD^{tree}").is_err());
    assert_eq!(open(&work).resolve("main").unwrap().to_string(), work.id("HEAD"));
}

#[test]
fn an_annotated_tag_leads_to_its_commit() {
    let work = Work::new();
    let id = work.commit("start");
    work.git(&["tag", "--annotate", "v1", "--message", "one"]);
    assert_eq!(open(&work).resolve("v1").unwrap().to_string(), id);
}

#[test]
fn branches_are_known_only_where_all_were_fetched() {
    let origin = Work::new();
    origin.write("a", numbered(1, 3));
    origin.commit("start");
    origin.git(&["branch", "topic/one"]);
    let clone = |arguments: &[&str]| {
        let work = Work::plain();
        let url = origin.url();
        let mut all = vec!["clone", "--quiet"];
        all.extend_from_slice(arguments);
        all.extend([url.as_str(), "."]);
        work.git(&all);
        open(&work).branches(false)
    };
    assert_eq!(clone(&[]), Some(vec!["main".to_owned(), "topic/one".to_owned()]));
    assert_eq!(clone(&["--single-branch"]), None);
    origin.commit("second");
    assert_eq!(clone(&["--depth=1", "--no-single-branch"]), None);
    assert_eq!(open(&origin).branches(false), Some(vec!["main".to_owned(), "topic/one".to_owned()]));
}

#[test]
fn the_upstream_is_what_origin_calls_its_head() {
    let origin = Work::new();
    origin.git(&["branch", "--move", "trunk"]);
    let id = origin.commit("start");
    let clone = Work::plain();
    clone.git(&["clone", "--quiet", &origin.url(), "."]);
    clone.git(&["switch", "--quiet", "--create", "topic"]);
    clone.commit("mine");
    let repository = open(&clone);
    let head = repository.head().unwrap();
    let (name, tip) = repository.upstream(&head, true).unwrap();
    assert_eq!((name.as_str(), tip.to_string()), ("trunk", id));
    let on_trunk = Head { id: head.id, branch: Some("trunk".to_owned()) };
    assert_eq!(repository.upstream(&on_trunk, true), None);
    assert_eq!(repository.default_branch().as_deref(), Some("trunk"));
}

/// A commit with the tree of HEAD, dated at will.
fn dated(work: &Work, message: &str, seconds: u32, parents: &[&str]) -> String {
    let parents: String = parents.iter().map(|parent| format!("parent {parent}\n")).collect();
    let tree = work.id("HEAD^{tree}");
    let people = format!("author A <a@example.com> 1 +0000\ncommitter C <c@example.com> {seconds} +0000\n");
    work.write(".git/raw", format!("tree {tree}\n{parents}{people}\n{message}\n"));
    work.git(&["hash-object", "-w", "-t", "commit", ".git/raw"])
}

#[test]
fn history_puts_parents_first_whatever_the_clocks_say() {
    let work = Work::new();
    let base = work.commit("base");
    let first = dated(&work, "first", 1_900_000_000, &[&base]);
    let early = dated(&work, "early", 1_000_000_000, &[&first]);
    let late = dated(&work, "late", 1_500_000_000, &[&first]);
    let merge = dated(&work, "merge", 1_600_000_000, &[&early, &late]);
    let repository = open(&work);
    let base = repository.resolve(&base).unwrap();
    let history = repository.history(Some(base), repository.resolve(&merge).unwrap(), 100).unwrap();
    let messages: Vec<_> = history.commits.iter().map(|(commit, _)| commit.message.trim()).collect();
    assert_eq!(messages, ["first", "early", "late", "merge"]);
    assert!(!history.cut && !history.capped);
}

/// What lies beyond a cut may hold a better common ancestor than the one that is seen.
#[test]
fn a_merge_base_with_a_cut_above_it_is_unknown() {
    let work = Work::new();
    let root = work.commit("root");
    let newer = dated(&work, "newer", 1_800_000_001, &[&root]);
    let base = dated(&work, "base", 1_800_000_002, &[&newer]);
    let cut = dated(&work, "cut", 1_800_000_003, &[&newer]);
    let own = dated(&work, "own", 1_800_000_004, &[&root]);
    let head = dated(&work, "head", 1_800_000_005, &[&own, &cut]);
    let merge_base = || {
        let repository = open(&work);
        let (base, head) = (repository.resolve(&base).unwrap(), repository.resolve(&head).unwrap());
        repository.merge_base(base, head).unwrap()
    };
    assert_eq!(merge_base(), MergeBase::Found(ObjectId::from_hex(newer.as_bytes()).unwrap()));
    work.write(".git/shallow", format!("{cut}\n"));
    assert_eq!(merge_base(), MergeBase::Unknown);
    work.write(".git/shallow", format!("{root}\n"));
    assert_eq!(merge_base(), MergeBase::Found(ObjectId::from_hex(newer.as_bytes()).unwrap()), "the cut is below");
}

#[test]
fn unrelated_histories_have_no_merge_base() {
    let work = Work::new();
    let one = work.commit("one");
    work.git(&["switch", "--quiet", "--orphan", "other"]);
    let two = work.commit("two");
    let repository = open(&work);
    let (one, two) = (repository.resolve(&one).unwrap(), repository.resolve(&two).unwrap());
    assert_eq!(repository.merge_base(one, two).unwrap(), MergeBase::Unrelated);
    assert_eq!(repository.merge_base(one, one).unwrap(), MergeBase::Found(one));
}
