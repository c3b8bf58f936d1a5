//! Repositories made to mislead or to run something.

use super::super::Kind;
use super::*;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// A repository whose configuration names a program wherever git takes one.
#[cfg(unix)]
#[test]
fn nothing_that_the_repository_configures_is_run() {
    use std::os::unix::fs::PermissionsExt as _;

    let world = PullRequestWorld::new();
    let work = &world.origin;
    work.git(&["switch", "--quiet", "feature"]);
    work.write(".gitattributes", "* filter=evil diff=evil text=auto eol=crlf merge=evil ident\n");
    work.write("filtered.txt", "plain\n$Id$\n");
    work.git(&["-c", "core.safecrlf=false", "add", "--all"]);
    work.git(&["commit", "--quiet", "--message", "attributes"]);

    let witness = work.top().join("witness");
    let script = work.top().join(".git/evil.sh");
    std::fs::write(&script, format!("#!/bin/sh\ntouch '{}'\ncat\n", witness.display())).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let hooks = work.top().join(".git/evil-hooks");
    std::fs::create_dir(&hooks).unwrap();
    for hook in ["post-index-change", "fsmonitor-watchman", "pre-commit", "reference-transaction", "post-checkout"] {
        std::fs::copy(&script, hooks.join(hook)).unwrap();
    }
    let script = script.to_str().unwrap();
    let included = work.top().join(".git/included");
    std::fs::write(&included, format!("[core]\n fsmonitor = {script}\n")).unwrap();
    let mut config = std::fs::OpenOptions::new().append(true).open(work.top().join(".git/config")).unwrap();
    writeln!(
        config,
        "[core]\n fsmonitor = {script}\n hooksPath = {}\n pager = {script}\n editor = {script}\n sshCommand = {script}\n \
         gitProxy = {script}\n askPass = {script}\n alternateRefsCommand = {script}\n attributesFile = {script}\n worktree = /\n\
         [filter \"evil\"]\n clean = {script}\n smudge = {script}\n process = {script}\n required = true\n\
         [diff]\n external = {script}\n[diff \"evil\"]\n textconv = {script}\n command = {script}\n\
         [merge \"evil\"]\n driver = {script}\n[credential]\n helper = {script}\n[gpg]\n program = {script}\n\
         [remote \"origin\"]\n url = ext::{script}\n uploadpack = {script}\n promisor = true\n[extensions]\n partialClone = origin\n\
         [uploadpack]\n packObjectsHook = {script}\n[include]\n path = {}\n",
        hooks.display(),
        included.display()
    )
    .unwrap();

    // The trap is a trap: git itself walks into it.
    let walked =
        Command::new("git").current_dir(work.top()).args(["--work-tree=.", "diff", "HEAD~1"]).output().unwrap();
    assert!(witness.exists(), "git would have run something: {walked:?}");
    std::fs::remove_file(&witness).unwrap();

    for staged in [false, true] {
        let change = who(work, Who { staged, ..Who::default() }).unwrap();
        assert_eq!(read(&change, "filtered.txt"), b"plain\n$Id$\n", "as stored, no filter, no line ending, no keyword");
        let mut reader = change.tree.reader();
        for entry in change.tree.entries() {
            reader.read(entry, 1 << 20).unwrap();
        }
        // An object that a promisor remote would have to deliver.
        assert!(reader.blob(&"3".repeat(40), 10).is_err());
    }
    assert!(!witness.exists(), "something was run");
    let repository = Repository::discover(&work.top(), true).unwrap().unwrap();
    assert_eq!(repository.top(), work.top(), "`core.worktree` is not obeyed");
}

#[test]
fn a_replaced_object_is_not_obeyed() {
    let work = Work::new();
    work.write("a.txt", "true\n");
    work.commit("start");
    work.write("b.txt", "false\n");
    work.git(&["add", "b.txt"]);
    work.git(&["replace", &work.id(":a.txt"), &work.id(":b.txt")]);
    let change = detect(&request(&work)).unwrap();
    assert_eq!(read(&change, "a.txt"), b"true\n");
}

#[cfg(unix)]
#[test]
fn links_are_read_as_links_and_never_followed() {
    let work = Work::new();
    work.write("file.txt", "content\n");
    work.commit("start");
    work.git(&["switch", "--quiet", "--create", "feature"]);
    work.remove("file.txt");
    std::os::unix::fs::symlink("/etc/passwd", work.top().join("file.txt")).unwrap();
    std::os::unix::fs::symlink("nowhere", work.top().join("new")).unwrap();
    work.commit("links");
    let change = detect(&request(&work)).unwrap();
    assert_eq!(read(&change, "file.txt"), b"/etc/passwd");
    assert_eq!(change.facts.file("file.txt").unwrap().kind, Kind::TypeChanged);
    assert_eq!(change.facts.file("new").unwrap().kind, Kind::Added);

    std::fs::remove_dir_all(work.top().join(".git")).unwrap();
    std::fs::create_dir(work.top().join("folder")).unwrap();
    std::os::unix::fs::symlink("..", work.top().join("folder/up")).unwrap();
    let change = detect(&request(&work)).unwrap();
    assert_eq!(read(&change, "file.txt"), b"/etc/passwd");
    assert_eq!(change.tree.entries().len(), 3, "{:?}", change.tree.entries());
}

#[test]
fn a_submodule_is_listed_and_not_entered() {
    let inner = Work::new();
    inner.write("inner.txt", "x\n");
    inner.commit("inner");
    let work = Work::new();
    work.write("a.txt", "x\n");
    work.commit("start");
    work.git(&["switch", "--quiet", "--create", "feature"]);
    work.git(&["submodule", "--quiet", "add", &inner.url(), "vendor"]);
    work.commit("submodule");
    let change = detect(&request(&work)).unwrap();
    assert_eq!(paths(&change), [".gitmodules", "vendor"]);
    let vendor = change.tree.get("vendor").unwrap();
    assert_eq!((vendor.kind, vendor.blob()), (super::super::super::tree::EntryKind::Submodule, None));
    assert!(change.tree.reader().read(vendor, 10).is_err());
    assert!(change.tree.get("vendor/inner.txt").is_none());
    assert!(change.facts.file("vendor").unwrap().added.is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn paths_that_are_not_unicode_stay_apart() {
    use std::os::unix::ffi::OsStrExt as _;
    let work = Work::new();
    let latin = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    std::fs::write(work.top().join(latin), "x\n").unwrap();
    work.write("\"caf\\351.txt\"", "y\n");
    work.write("café.txt", "z\n");
    work.commit("start");
    let change = detect(&request(&work)).unwrap();
    let all: Vec<_> = change.tree.entries().iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(all, [r#""\"caf\\351.txt\"""#, r#""caf\351.txt""#, "café.txt"]);
    assert_eq!(read(&change, r#""caf\351.txt""#), b"x\n");
    std::fs::remove_dir_all(work.top().join(".git")).unwrap();
    let plain = detect(&request(&work)).unwrap();
    assert_eq!(plain.tree.entries().iter().map(|entry| entry.path.as_str()).collect::<Vec<_>>(), all);
    assert_eq!(read(&plain, r#""caf\351.txt""#), b"x\n");
}

fn object(work: &Work, kind: &str, content: &[u8]) -> String {
    let mut child = Command::new("git")
        .current_dir(work.top())
        .args(["hash-object", "-w", "--literally", "--stdin", "-t", kind])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(content).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
}

fn tree(work: &Work, entries: &[(&str, &str, &str)]) -> String {
    let mut content = Vec::new();
    for (mode, name, id) in entries {
        content.extend_from_slice(format!("{mode} {name}\0").as_bytes());
        content.extend((0..id.len()).step_by(2).map(|at| u8::from_str_radix(&id[at..at + 2], 16).unwrap()));
    }
    object(work, "tree", &content)
}

#[test]
fn trees_that_no_checkout_could_hold_are_refused() {
    let work = Work::new();
    let blob = object(&work, "blob", b"x\n");
    let cases: [&[(&str, &str, &str)]; 6] = [
        &[("100644", "..", &blob)],
        &[("100644", ".git", &blob)],
        &[("100644", "a/b", &blob)],
        &[("100644", "", &blob)],
        &[("100644", "a", &blob), ("100644", "a", &blob)],
        &[("40000", "a", &blob)],
    ];
    for case in cases {
        let commit = work.git(&["commit-tree", &tree(&work, case), "-m", "x"]);
        let error = who(&work, Who { head: Some(&commit), ..Who::default() });
        assert!(error.is_err(), "{case:?}");
    }
}

#[test]
fn a_bomb_of_trees_is_refused_in_bounded_time() {
    let work = Work::new();
    let mut id = object(&work, "blob", b"x\n");
    let names: Vec<String> = (0..10).map(|name| name.to_string()).collect();
    for depth in 0..12 {
        let mode = if depth == 0 { "100644" } else { "40000" };
        let entries: Vec<_> = names.iter().map(|name| (mode, name.as_str(), id.as_str())).collect();
        id = tree(&work, &entries);
    }
    let commit = work.git(&["commit-tree", &id, "-m", "x"]);
    let error = who(&work, Who { head: Some(&commit), ..Who::default() }).unwrap_err().to_string();
    assert!(error.contains("1,000,000"), "{error}");
}
