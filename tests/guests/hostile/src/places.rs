//! Findings at places that are not there. The tree that is judged has `file.txt` with three short lines.

use gatewright_sdk::{ByteRange, Edit, Finding, Fix, LineRange, Place, Related};

pub(crate) fn bytes(start: u64, end: u64) -> ByteRange {
    ByteRange { start, end }
}

/// The finding of that name; none: there is no such name.
pub(crate) fn finding(name: &str) -> Option<Finding> {
    let at = |path: &str| Finding::new("bad", "is not there").path(path).introduced(true);
    let placed = |place: Place| Finding { place, ..at("file.txt") };
    let edit = |path: &str, start, end| Edit {
        path: path.to_owned(),
        range: bytes(start, end),
        replacement: "better".to_owned(),
    };
    let fixed = |edits: Vec<Edit>| at("file.txt").fix(Fix { title: "mend".to_owned(), safe: true, edits });
    Some(match name {
        "path-outside" => at("../outside.txt"),
        "path-through" => at("folder/../../outside.txt"),
        "path-absolute" => at("/etc/passwd"),
        "path-dot" => at("./file.txt"),
        "path-back-slash" => at("..\\outside.txt"),
        "path-of-git" => at(".git/config"),
        "path-not-in-the-tree" => at("no-such-file.txt"),
        "path-of-a-folder" => at("folder"),
        "path-empty" => at(""),
        "path-with-nul" => at("file.txt\0.png"),
        "path-long" => at(&"x/".repeat(4_000)),
        "line-beyond" => placed(Place::Lines(LineRange { first: 4, last: 4 })),
        "line-far-beyond" => placed(Place::Lines(LineRange { first: 1, last: u32::MAX })),
        "line-zero" => placed(Place::Lines(LineRange { first: 0, last: 0 })),
        "lines-backwards" => placed(Place::Lines(LineRange { first: 3, last: 1 })),
        "byte-beyond" => placed(Place::Bytes(bytes(0, 10_000))),
        "byte-far-beyond" => placed(Place::Bytes(bytes(u64::MAX - 1, u64::MAX))),
        "bytes-backwards" => placed(Place::Bytes(bytes(5, 2))),
        "lines-of-nothing" => {
            Finding { place: Place::Lines(LineRange { first: 1, last: 1 }), ..Finding::new("bad", "") }
        }
        "sensitive-beyond" => Finding { sensitive: vec![bytes(0, 10_000)], ..at("file.txt") },
        "sensitive-backwards" => Finding { sensitive: vec![bytes(9, 3)], ..at("file.txt") },
        "related-outside" => {
            let related =
                Related { path: "../outside.txt".to_owned(), place: Place::WholeFile, message: String::new() };
            Finding { related: vec![related], ..at("file.txt") }
        }
        "fix-outside" => fixed(vec![edit("../outside.txt", 0, 0)]),
        "fix-backwards" => fixed(vec![edit("file.txt", 3, 1)]),
        "fix-beyond" => fixed(vec![edit("file.txt", 0, 10_000)]),
        "fix-overlapping" => fixed(vec![edit("file.txt", 0, 5), edit("file.txt", 3, 8)]),
        _ => return None,
    })
}
