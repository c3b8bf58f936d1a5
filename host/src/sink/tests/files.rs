//! Writing: whole or not at all, and an error that says what to do.

use std::fs;
use std::path::Path;

use crate::sink::SinkError;
use crate::sink::write::{append, output, write};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn a_file_is_replaced_and_nothing_else_is_left() {
    let folder = folder();
    let file = folder.path().join("report.json");
    write(&file, "one").expect("written");
    write(&file, "two").expect("written again");
    assert_eq!(fs::read_to_string(&file).expect("there"), "two");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn a_missing_folder_is_named() {
    let folder = folder();
    let error = write(&folder.path().join("no/report.json"), "x").expect_err("no folder");
    assert!(matches!(&error, SinkError::NoFolder { folder, .. } if folder.ends_with("no")), "{error}");
    assert!(matches!(append(&folder.path().join("no/s"), "x"), Err(SinkError::NoFolder { .. })));
}

#[test]
fn a_folder_is_not_written_over() {
    let folder = folder();
    assert!(matches!(write(folder.path(), "x"), Err(SinkError::IsFolder { .. })));
    assert!(matches!(append(folder.path(), "x"), Err(SinkError::IsFolder { .. })));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let folder = folder();
    let (target, link) = (folder.path().join("target"), folder.path().join("link"));
    fs::write(&target, "mine").expect("written");
    std::os::unix::fs::symlink(&target, &link).expect("linked");
    assert!(matches!(write(&link, "x"), Err(SinkError::IsLink { .. })));
    assert_eq!(fs::read_to_string(&target).expect("there"), "mine");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_called_full() {
    let error = write(Path::new("/dev/full"), "x").expect_err("full");
    assert!(matches!(error, SinkError::Full { .. }), "{error}");
    assert!(matches!(append(Path::new("/dev/full"), "x"), Err(SinkError::Full { .. })));
    write(Path::new("/dev/null"), "x").expect("a device is written to, not replaced");
}

#[test]
fn text_is_appended() {
    let folder = folder();
    let file = folder.path().join("summary");
    append(&file, "one\n").expect("created");
    append(&file, "two\n").expect("appended");
    assert_eq!(fs::read_to_string(&file).expect("there"), "one\ntwo\n");
}

#[test]
fn an_output_cannot_end_itself() {
    assert_eq!(output("verdict", "fail", "end_1").expect("fine"), "verdict<<end_1\nfail\nend_1\n");
    for (name, value) in
        [("verdict", "a\nend_1\nb=c"), ("end_1", "x"), ("a=b", "x"), ("a\nb", "x"), ("a<<b", "x"), ("", "x")]
    {
        assert!(matches!(output(name, value, "end_1"), Err(SinkError::Delimiter { .. })), "{name} {value}");
    }
    assert!(output("a", "b", "").is_err());
}
