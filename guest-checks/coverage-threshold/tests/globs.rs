//! The own globs agree with those of the host, which the SDK's test world has as well.

mod common;

use check_coverage_threshold::glob::Globs;
use common::{Repository, codes, rules};
use proptest::prelude::*;
use serde_json::json;

fn matches(globs: &[&str], path: &str) -> bool {
    Globs::new(&globs.iter().map(|glob| (*glob).to_owned()).collect::<Vec<_>>()).matches(path)
}

/// Whether the host leaves a tracked file out: then nothing of its report is left to be measured.
fn host_matches(globs: &[&str], path: &str) -> bool {
    let report = format!("SF:{path}\nDA:1,1\nend_of_record\n");
    let outcome =
        Repository::new().file(path, 1).report("r", report).check(json!({ "reports": ["/r"], "exclude": globs }));
    codes(&outcome) == ["nothing-measured"]
}

#[test]
fn globs_are_those_of_gitignore() {
    for (globs, path, want) in [
        (&["*.c"][..], "a/b.c", true),
        (&["/*.c"], "a/b.c", false),
        (&["a/"], "a/b/c", true),
        (&["a/"], "x/a", false),
        (&["a/**"], "a", false),
        (&["a/**"], "a/b", true),
        (&["**/b/c"], "b/c", true),
        (&["a/**/c"], "a/c", true),
        (&["a/**/c"], "a/x/y/c", true),
        (&["usr/include"], "usr/include/c++/12/vector", true),
        (&["include"], "usr/include/c++/12/vector", true),
        (&["*", "!keep.c"], "keep.c", false),
        (&["[a-c]?.rs"], "x/b1.rs", true),
        (&["[!a-c]?.rs"], "x/b1.rs", false),
        (&["\\*.rs"], "a.rs", false),
        (&["# all", ""], "# all", false),
    ] {
        assert_eq!(matches(globs, path), want, "{globs:?} {path}");
        assert_eq!(host_matches(globs, path), want, "{globs:?} {path}");
    }
}

#[test]
fn a_long_glob_takes_no_long_time() {
    assert!(!matches(&[&"*a".repeat(2_000)], &"a".repeat(1_999)));
    assert!(!matches(&[&"**/a/".repeat(500)], &"a/".repeat(400)));
}

#[test]
fn what_is_no_tracked_file_can_be_excluded() {
    let section = |path: &str, hits: u32| format!("SF:{path}\nDA:1,{hits}\nend_of_record\n");
    let report = section("/ci/src/a.c", 1) + &section("/ci/build/gen.c", 0) + &section("/usr/include/x.h", 0);
    let repository = Repository::new().file("src/a.c", 1).report("lcov.info", report);
    let check =
        |exclude: &[&str]| repository.check(json!({ "total": "100%", "exclude": exclude, "strip-prefix": ["/ci"] }));
    assert_eq!(rules(&check(&[])), ["report-file-unmatched", "total-below-threshold"]);
    assert!(rules(&check(&["/build/", "/usr/**"])).is_empty());
    assert_eq!(codes(&check(&["build/", "/usr/", "src/"])), ["nothing-measured"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn both_agree(globs in prop::collection::vec("!?/?([ab*?]{1,3}|\\*\\*)(/([ab*?]{1,3}|\\*\\*|\\[[!^]?[ab]{1,2}\\]|\\[a-b\\])){0,3}/?", 1..3), path in "[ab]{1,3}(/[ab]{1,3}){0,3}") {
        let globs: Vec<&str> = globs.iter().map(String::as_str).collect();
        // The host takes the top for a folder without a name, which only stars match.
        prop_assume!(!globs.iter().any(|glob| glob.ends_with('/') && glob.trim_matches(['!', '/', '*']).is_empty()));
        prop_assert_eq!(matches(&globs, &path), host_matches(&globs, &path));
    }
}
