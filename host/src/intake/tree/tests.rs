//! Trees and readers: order, limits, quoting.

use super::super::git::Repository;
use super::super::git::testing::{Work, git};
use super::*;
use proptest::prelude::*;

fn head(work: &Work) -> Tree {
    let repository = Repository::discover(&work.top(), true).unwrap().unwrap();
    let id = ObjectId::from_hex(work.id("HEAD^{tree}").as_bytes()).unwrap();
    Tree::of_git(&repository, id).unwrap()
}

fn listed(tree: &Tree) -> Vec<&str> {
    tree.entries().iter().map(|entry| entry.path.as_str()).collect()
}

/// Git sorts `a` the folder behind `a.b` the file; bytes of whole paths do so too, but not behind `a-b`.
#[test]
fn entries_are_in_byte_order_of_their_paths_wherever_they_come_from() {
    let work = Work::new();
    for path in ["a/x", "a.b", "a-b", "a0", "B", "é", "a/-", "z"] {
        work.write(path, path);
    }
    work.commit("start");
    let expected = ["B", "a-b", "a.b", "a/-", "a/x", "a0", "z", "é"];
    let repository = Repository::discover(&work.top(), true).unwrap().unwrap();
    assert_eq!(listed(&head(&work)), expected);
    assert_eq!(listed(&Tree::of_index(&repository, None).unwrap()), expected);
    assert_eq!(listed(&Tree::of_folder(&work.top()).unwrap()), expected);
}

#[test]
fn packed_and_loose_objects_read_the_same_within_the_limit() {
    let work = Work::new();
    let large: String = (0..20_000).map(|line| format!("{line}\n")).collect();
    work.write("large.txt", &large);
    work.write("empty", "");
    work.commit("start");
    work.write("large.txt", format!("{large}more\n"));
    work.commit("more");
    for packed in [false, true] {
        if packed {
            work.git(&["gc", "--quiet", "--aggressive"]);
        }
        let tree = head(&work);
        let mut reader = tree.reader();
        let entry = tree.get("large.txt").unwrap();
        let size = large.len() as u64 + 5;
        assert_eq!(reader.size(entry).unwrap(), size);
        let mut buffer = b"left over from before".to_vec();
        reader.read_into(entry, size, &mut buffer).unwrap();
        assert_eq!(buffer, format!("{large}more\n").as_bytes());
        assert!(matches!(reader.read(entry, size - 1), Err(ReadError::TooLarge { size: told }) if told == size));
        assert_eq!(reader.blob(&entry.blob().unwrap(), size).unwrap(), buffer);
        assert_eq!(reader.read(tree.get("empty").unwrap(), 0).unwrap(), b"");
        assert!(matches!(reader.blob(&work.id("HEAD"), 1 << 20), Err(ReadError::Malformed { .. })));
        assert!(matches!(reader.blob(&"7".repeat(40), 1), Err(ReadError::Missing { .. })));
        assert!(matches!(reader.blob("not hex", 1), Err(ReadError::Malformed { .. })));
    }
}

#[test]
fn readers_work_side_by_side() {
    let work = Work::new();
    for number in 0..50 {
        work.write(&format!("{number}.txt"), format!("{number}\n"));
    }
    work.commit("start");
    let tree = head(&work);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let mut reader = tree.reader();
            let tree = &tree;
            scope.spawn(move || {
                for entry in tree.entries() {
                    let content = reader.read(entry, 100).unwrap();
                    assert_eq!(format!("{}.txt", String::from_utf8(content).unwrap().trim()), entry.path);
                }
            });
        }
    });
}

#[test]
fn a_damaged_object_is_an_error_and_no_content() {
    let work = Work::new();
    work.write("a.txt", "content that is stored\n");
    work.commit("start");
    let tree = head(&work);
    let id = tree.entries()[0].blob().unwrap();
    let file = work.top().join(".git/objects").join(&id[..2]).join(&id[2..]);
    std::fs::remove_file(&file).unwrap();
    std::fs::write(&file, b"not zlib at all").unwrap();
    let error = tree.reader().read(&tree.entries()[0], 100).unwrap_err().to_string();
    assert!(error.contains(&id), "{error}");
}

#[cfg(unix)]
#[test]
fn a_file_that_became_something_else_is_not_read() {
    let work = Work::plain();
    work.write("a.txt", "x\n");
    let tree = Tree::of_folder(&work.top()).unwrap();
    work.remove("a.txt");
    std::os::unix::fs::symlink("/etc/passwd", work.top().join("a.txt")).unwrap();
    let error = tree.reader().read(&tree.entries()[0], 1 << 20).unwrap_err();
    assert!(matches!(error, ReadError::Changed { .. }), "{error}");
}

#[test]
fn a_huge_sparse_file_is_refused_unread() {
    let work = Work::plain();
    std::fs::File::create(work.top().join("huge")).unwrap().set_len(2 << 30).unwrap();
    let tree = Tree::of_folder(&work.top()).unwrap();
    let error = tree.reader().read(&tree.entries()[0], 8 << 20).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge { size } if size == 2 << 30));
}

#[test]
fn a_sparse_index_is_whole() {
    let work = Work::new();
    for path in ["kept/a", "left/out/b", "left/c", "top"] {
        work.write(path, path);
    }
    work.commit("start");
    work.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "kept"]);
    assert!(!work.top().join("left").exists(), "it must be sparse");
    let repository = Repository::discover(&work.top(), true).unwrap().unwrap();
    assert_eq!(listed(&Tree::of_index(&repository, None).unwrap()), ["kept/a", "left/c", "left/out/b", "top"]);
}

#[test]
fn a_repository_of_sha_256_is_read_too() {
    let work = Work::plain();
    git(&work.top(), &["init", "--quiet", "--object-format=sha256", "--initial-branch=main"]);
    work.write("a.txt", "x\n");
    work.commit("start");
    let tree = head(&work);
    assert_eq!(tree.entries()[0].blob().unwrap().len(), 64);
    assert_eq!(tree.reader().read(&tree.entries()[0], 10).unwrap(), b"x\n");
}

/// The way back, which shows that nothing is lost.
fn unquote(text: &str) -> Vec<u8> {
    let Some(inner) = text.strip_prefix('"') else { return text.as_bytes().to_vec() };
    let mut bytes = inner.strip_suffix('"').unwrap().bytes();
    let mut path = Vec::new();
    while let Some(byte) = bytes.next() {
        path.push(match byte {
            b'\\' => match bytes.next().unwrap() {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                first @ b'0'..=b'3' => {
                    let digits = [first, bytes.next().unwrap(), bytes.next().unwrap()];
                    u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 8).unwrap()
                }
                other => other,
            },
            other => other,
        });
    }
    path
}

proptest! {
    #[test]
    fn a_quoted_path_can_be_taken_back(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'"'), Just(b'\\')], 1..12)) {
        prop_assert_eq!(unquote(&path_text(&bytes)), bytes);
    }
}
