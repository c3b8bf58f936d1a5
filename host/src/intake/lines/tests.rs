//! Line maps: known cases, and what must hold for any two files.

use super::*;
use proptest::prelude::*;

fn lines(content: &[u8]) -> Vec<&[u8]> {
    content.split_inclusive(|byte| *byte == b'\n').collect()
}

#[test]
fn counts_lines() {
    assert_eq!([count(b""), count(b"a"), count(b"a\n"), count(b"a\nb"), count(b"\n\n")], [0, 1, 1, 2, 2]);
}

#[test]
fn finds_what_is_new_and_what_is_gone() {
    let diff = LineDiff::new(b"a\nb\nc\nd\n", b"a\nx\ny\nc\n");
    assert_eq!(diff.added(), [2..=3]);
    assert_eq!(diff.removed(), [2..=2, 4..=4]);
    let map = diff.map();
    assert_eq!([1, 2, 3, 4, 5, 0].map(|line| map.line(line)), [Some(1), None, Some(4), None, None, None]);
}

#[test]
fn a_new_line_ending_makes_every_line_new() {
    let diff = LineDiff::new(b"a\r\nb\r\n", b"a\nb\n");
    assert_eq!(diff.added(), [1..=2]);
}

/// Few different lines, so that repeats and moves come up; the last may lack its LF.
fn content() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(vec!["a\n", "b\n", "c\r\n", "\n", "  d\n", "e"]), 0..30)
        .prop_map(|lines| lines.concat().into_bytes())
}

proptest! {
    #[test]
    fn a_map_leads_to_equal_lines_and_the_rest_is_removed_or_added(before in content(), after in content()) {
        let diff = LineDiff::new(&before, &after);
        let map = diff.map();
        let (old, new) = (lines(&before), lines(&after));
        prop_assert_eq!(count(&before) as usize, old.len());
        let removed: Vec<u32> = diff.removed().into_iter().flatten().collect();
        let added: Vec<u32> = diff.added().into_iter().flatten().collect();
        let mut reached = Vec::new();
        for line in 1..=count(&before) {
            let to = map.line(line);
            prop_assert_eq!(to.is_none(), removed.contains(&line));
            if let Some(to) = to {
                prop_assert_eq!(old[line as usize - 1], new[to as usize - 1]);
                reached.push(to);
            }
        }
        prop_assert!(reached.is_sorted_by(|a, b| a < b));
        for line in 1..=count(&after) {
            prop_assert_eq!(added.contains(&line), !reached.contains(&line));
        }
        prop_assert_eq!(map.line(count(&before) + 1), None);
        prop_assert!(diff.added().is_sorted_by(|a, b| *a.end() + 1 < *b.start()));
    }

    #[test]
    fn equal_files_map_to_themselves(content in content()) {
        let diff = LineDiff::new(&content, &content);
        prop_assert!(diff.added().is_empty() && diff.removed().is_empty());
        for line in 1..=count(&content) {
            prop_assert_eq!(diff.map().line(line), Some(line));
        }
    }
}
