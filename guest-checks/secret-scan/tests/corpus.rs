//! What the scan finds of the committed corpus, and that it leaves the look-alikes alone.

#[path = "corpus/mod.rs"]
mod corpus;

use check_secret_scan::bench::Scanner;

/// Of the secrets of a group, how many are found, and the lines of those that are not.
fn secrets(group: &str) -> (usize, Vec<String>) {
    let scanner = Scanner::default();
    let (mut all, mut missed) = (0, Vec::new());
    for text in corpus::all().iter().filter(|text| text.leak && text.group == group) {
        let found = scanner.rules(text.text.as_bytes(), &text.path);
        let mut start = 0;
        for (number, line) in text.text.split_inclusive('\n').enumerate() {
            let end = start + line.len();
            if text.lines.contains(&number) {
                all += 1;
                if !found.iter().any(|(.., place)| place.start < end && place.end > start) {
                    missed.push(format!("{}: {line}", text.id));
                }
            }
            start = end;
        }
    }
    (all, missed)
}

#[test]
fn secrets_of_services_are_found() {
    let (all, missed) = secrets("services");
    assert!(missed.len() * 20 <= all, "{} of {all} missed:\n{}", missed.len(), missed.concat());
}

#[test]
fn secrets_in_files_that_are_made_for_them_are_found() {
    let (all, missed) = secrets("files");
    assert!(missed.len() * 20 <= all, "{} of {all} missed:\n{}", missed.len(), missed.concat());
}

#[test]
fn look_alikes_are_left_alone() {
    let scanner = Scanner::default();
    for text in corpus::all().iter().filter(|text| !text.leak) {
        let found = scanner.rules(text.text.as_bytes(), &text.path);
        assert!(found.is_empty(), "{}: {found:?} in {}", text.id, text.text);
    }
}
