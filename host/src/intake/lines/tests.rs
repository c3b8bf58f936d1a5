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
    let diff = LineDiff::new(b"a\nb\nc\nd\n", b"a\nx\ny\nc\n", &mut Effort::default());
    assert_eq!(diff.added(), [2..=3]);
    assert_eq!(diff.removed(), [2..=2, 4..=4]);
    let map = diff.map();
    assert_eq!([1, 2, 3, 4, 5, 0].map(|line| map.line(line)), [Some(1), None, Some(4), None, None, None]);
}

#[test]
fn a_new_line_ending_makes_every_line_new() {
    let diff = LineDiff::new(b"a\r\nb\r\n", b"a\nb\n", &mut Effort::default());
    assert_eq!(diff.added(), [1..=2]);
}

/// Few different lines, so that repeats and moves come up; the last may lack its LF.
fn content() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(vec!["a\n", "b\n", "c\r\n", "\n", "  d\n", "e"]), 0..30)
        .prop_map(|lines| lines.concat().into_bytes())
}

#[test]
fn files_made_to_take_minutes_are_compared_only_as_a_whole() {
    let bits = |seed: u64| -> Vec<u8> {
        let mut state = seed;
        let mut lines = b"same\n".to_vec();
        for _ in 0..300_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            lines.extend_from_slice(if state & 1 == 0 { b"0\n" } else { b"1\n" });
        }
        lines.extend_from_slice(b"end\n");
        lines
    };
    let diff = LineDiff::new(&bits(1), &bits(2), &mut Effort::default());
    assert!(!diff.is_exact());
    let added = diff.added();
    assert_eq!(added.len(), 1);
    assert!(*added[0].start() > 1 && *added[0].end() < 300_002, "{added:?}");
    assert_eq!(diff.map().line(1), Some(1));
    assert_eq!(diff.map().line(300_002), Some(300_002));
    assert_eq!(diff.map().line(150_000), None);
}

#[test]
fn effort_runs_out_over_many_files_and_costs_nothing_where_little_differs() {
    let mut effort = Effort::default();
    let long = b"line\n".repeat(200_000);
    let mut edited = long.clone();
    edited.extend_from_slice(b"one more\n");
    for _ in 0..5 {
        assert!(LineDiff::new(&long, &edited, &mut effort).is_exact());
    }
    let (old, new) = (b"a\n".repeat(40_000), b"b\n".repeat(40_000));
    let exact = (0..30).filter(|_| LineDiff::new(&old, &new, &mut effort).is_exact()).count();
    assert!((10..20).contains(&exact), "{exact}");
}

proptest! {
    #[test]
    fn a_map_leads_to_equal_lines_and_the_rest_is_removed_or_added(before in content(), after in content()) {
        let diff = LineDiff::new(&before, &after, &mut Effort::default());
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
        let diff = LineDiff::new(&content, &content, &mut Effort::default());
        prop_assert!(diff.added().is_empty() && diff.removed().is_empty());
        for line in 1..=count(&content) {
            prop_assert_eq!(diff.map().line(line), Some(line));
        }
    }
}

#[test]
fn a_range_of_lines_is_where_its_first_and_its_last_kept_line_are() {
    let map = LineMap::new(vec![(2, 10, 3), (7, 20, 2)]);
    for (first, last) in (1..12).flat_map(|first| (first..12).map(move |last| (first, last))) {
        let there: Vec<u32> = (first..=last).filter_map(|line| map.line(line)).collect();
        assert_eq!(map.lines(first, last), there.first().copied().zip(there.last().copied()), "{first}..={last}");
    }
    assert_eq!(map.lines(1, u32::MAX), Some((10, 21)));
    assert_eq!(LineMap::default().lines(1, u32::MAX), None);
}
