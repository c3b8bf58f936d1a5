//! Files that are hard to read. A token assembled at run time shows that what can be read is judged.

use crate::support::{Gatewright, Repository};
use std::fs::File;
use std::os::unix::fs::symlink;

/// A private key's first and last line, which the secret scan denies.
fn secret() -> String {
    let line = |word: &str| format!("-----{word} RSA {} KEY-----\n", "PRIVATE");
    let body = "MIIEpAIBAAKCAQEA7bq1mTj5VNqkYx0Zb3oQdW9cR2uLhPs8eKfIgXtJvCyMnB4a\n".repeat(12);
    format!("{}{body}{}", line("BEGIN"), line("END"))
}

#[test]
fn line_ends_and_odd_bytes_move_no_line_and_no_column() {
    let mut repository = Repository::with_base(&[]);
    repository.write("crlf.txt", format!("one\r\ntwo\r\n  {}", secret().replace('\n', "\r\n")));
    repository.write("latin.txt", [b"caf\xe9 \xff\xfe\n".as_slice(), secret().as_bytes()].concat());
    repository.write("binary.bin", [b"\0\x01\x02".as_slice(), secret().as_bytes()].concat());
    repository.commit("change");
    let ran = repository.check().run();
    let report = ran.report();
    let found = report.findings("secret-scan");
    assert!(found.iter().any(|finding| finding.contains("crlf.txt:3 new deny")), "{found:?}");
    assert!(found.iter().any(|finding| finding.contains("latin.txt:2 new deny")), "{found:?}");
    let crlf = report.check("secret-scan")["findings"].as_array().unwrap();
    let crlf = crlf.iter().find(|finding| finding["path"] == "crlf.txt").unwrap();
    assert_eq!(crlf["column"], 3, "{crlf:#}");
    assert_eq!(report.check("secret-scan")["inspected"]["binary"], 1, "{:#}", report.check("secret-scan")["inspected"]);
    assert_eq!(ran.status, Some(1));
}

#[test]
fn links_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("key.txt"), secret()).unwrap();
    let mut repository = Repository::with_base(&[]);
    symlink(outside.path().join("key.txt"), repository.path().join("link.txt")).unwrap();
    symlink(outside.path(), repository.path().join("folder")).unwrap();
    symlink("/dev/zero", repository.path().join("endless")).unwrap();
    symlink("loop", repository.path().join("loop")).unwrap();
    repository.commit("change");
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(0), "{ran:#?}");
    assert!(ran.report().findings("secret-scan").is_empty());
    let folder = tempfile::tempdir().unwrap();
    symlink(outside.path().join("key.txt"), folder.path().join("link.txt")).unwrap();
    symlink(outside.path(), folder.path().join("folder")).unwrap();
    std::fs::write(folder.path().join("a.txt"), "a\n").unwrap();
    let ran = Gatewright::new(folder.path()).args(["check", "--format", "json"]).run();
    assert!(ran.report().findings("secret-scan").is_empty(), "{ran:#?}");
}

#[test]
fn a_file_of_two_gigabytes_is_listed_and_not_read() {
    let folder = tempfile::tempdir().unwrap();
    File::create(folder.path().join("huge.bin")).unwrap().set_len(2 << 30).unwrap();
    std::fs::write(folder.path().join("key.txt"), secret()).unwrap();
    let ran = Gatewright::new(folder.path()).args(["check", "--format", "json"]).run();
    assert_eq!(ran.status, Some(1), "{ran:#?}");
    let check = ran.report().check("secret-scan").to_string();
    assert!(check.contains("huge.bin") && check.contains("2147483648 bytes"), "{check}");
    assert_eq!(ran.report().findings("secret-scan").len(), 1);
}

/// Root may read everything, so what cannot be read is an object that git has lost; that is the same to a check.
#[test]
fn a_file_that_cannot_be_read_is_an_error_and_the_others_are_judged() {
    let mut repository = Repository::with_base(&[]);
    repository.write("lost.txt", "soon lost\n");
    repository.write("key.txt", "nothing to see\n");
    repository.commit("change");
    let object = repository.git(&["rev-parse", "HEAD:lost.txt"]).trim().to_owned();
    let file = repository.path().join(".git/objects").join(&object[..2]).join(&object[2..]);
    std::fs::remove_file(file).unwrap();
    let ran = repository.check().run();
    assert_eq!(ran.status, Some(2), "{ran:#?}");
    if !ran.stdout.is_empty() {
        assert_eq!(ran.report().verdict("secret-scan"), "error");
        assert!(ran.stdout.contains("lost.txt"), "{ran:#?}");
    } else {
        assert!(ran.stderr.contains("lost.txt") || ran.stderr.contains(&object), "{ran:#?}");
    }
}
