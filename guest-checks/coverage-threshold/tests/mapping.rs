//! Which tracked file a path of a report means.

use check_coverage_threshold::mapping::{Mapped, Tree};
use check_coverage_threshold::path::ReportPath;
use check_coverage_threshold::report::Report;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Maps paths, written `path` or `module: path`, and writes down what they became.
fn map(tree: &[&str], prefixes: &[&str], sources: &[&str], paths: &[&str]) -> Vec<String> {
    map_with("lcov.info", tree, prefixes, &[], sources, paths)
}

fn map_at(at: &str, tree: &[&str], paths: &[&str]) -> Vec<String> {
    map_with(at, tree, &[], &[], &[], paths)
}

fn map_with(
    at: &str,
    tree: &[&str],
    prefixes: &[&str],
    modules: &[(&str, &str)],
    sources: &[&str],
    paths: &[&str],
) -> Vec<String> {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let modules = modules.iter().map(|(name, folder)| ((*name).to_owned(), (*folder).to_owned())).collect();
    let tree = Tree::new(owned(tree), &owned(prefixes), modules);
    let mut report = Report::new(BTreeSet::new(), 0);
    report.sources = owned(sources);
    for path in paths {
        let (module, path) = path.split_once(": ").unwrap_or(("", path));
        report.file(path, module).unwrap();
    }
    let keys = report.keys();
    let mapped = tree.map(at, &report, &keys);
    let told = |path: &&str| {
        let (module, path) = path.split_once(": ").unwrap_or(("", path));
        let at = keys.iter().position(|key| key.path == path && key.module == module).unwrap();
        match &mapped[at] {
            Mapped::File(file) => file.clone(),
            Mapped::Ambiguous(candidates) => format!("? {}", candidates.join(" ")),
            Mapped::Unmatched => "-".to_owned(),
        }
    };
    paths.iter().map(told).collect()
}

#[test]
fn exact_paths_win() {
    assert_eq!(map(&["src/a.rs", "lib/src/a.rs"], &[], &[], &["src/a.rs", "./src/b.rs"]), ["src/a.rs", "-"]);
}

#[test]
fn many_files_alike_are_told_apart_by_more_of_their_path() {
    let packages: Vec<String> = (0..300).map(|number| format!("packages/p{number}/src/index.ts")).collect();
    let mut tree: Vec<&str> = packages.iter().map(String::as_str).collect();
    tree.extend(["src/index.ts", "src/only.ts"]);
    let report: Vec<String> = tree.iter().map(|path| format!("/home/ci/work/{path}")).collect();
    let report: Vec<&str> = report.iter().map(String::as_str).collect();
    assert_eq!(map(&tree, &[], &[], &report), tree);
    // Nothing tells which of the packages is meant: not one of them, and not none.
    let mapped = map(&tree[..300], &[], &[], &["/elsewhere/src/index.ts"]);
    assert!(mapped[0].starts_with("? packages/p0/src/index.ts ") && mapped[0].matches(' ').count() == 64, "{mapped:?}");
}

#[test]
fn a_file_in_two_declared_sources_is_ambiguous() {
    let tree = ["one/a.rs", "two/a.rs", "two/b.rs", "b.rs"];
    let mapped = map(&tree, &[], &["two", "one"], &["a.rs", "b.rs"]);
    assert_eq!(mapped, ["? one/a.rs two/a.rs", "two/b.rs"]);
}

#[test]
fn a_tail_of_two_components_is_enough_when_it_is_the_only_one() {
    assert_eq!(map(&["src/a.rs", "main.rs"], &[], &[], &["/ci/work/src/a.rs"]), ["src/a.rs"]);
    assert_eq!(map(&["main.rs"], &[], &[], &["/usr/lib/main.rs"]), ["-"]);
    assert_eq!(map(&["x/src/a.rs", "y/src/a.rs"], &[], &[], &["/ci/src/a.rs"]), ["? x/src/a.rs y/src/a.rs"]);
}

#[test]
fn other_files_tell_where_the_top_is() {
    let tree = ["src/a.rs", "main.rs", "src/b.rs"];
    let paths = ["/ci/p/src/a.rs", "/ci/p/main.rs", "/usr/main.rs", "/ci/p/gen/c.rs"];
    assert_eq!(map(&tree, &[], &[], &paths), ["src/a.rs", "main.rs", "-", "-"]);
    let tree = ["one/src/a.rs", "one/src/b.rs", "two/src/a.rs"];
    assert_eq!(map(&tree, &[], &[], &["/app/src/a.rs", "/app/src/b.rs"]), ["one/src/a.rs", "one/src/b.rs"]);
}

#[test]
fn declared_prefixes_come_first() {
    let tree = ["src/a.rs", "x/src/a.rs"];
    assert_eq!(map(&tree, &["/ci/"], &[], &["/ci/x/src/a.rs"]), ["x/src/a.rs"]);
    assert_eq!(map(&["a.cs"], &[r"C:\agent\work"], &[], &[r"c:\Agent\Work\A.cs"]), ["a.cs"]);
}

#[test]
fn every_source_folder_is_tried() {
    let tree = ["src/a.py", "lib/b.py", "b.py"];
    assert_eq!(map(&tree, &[], &["/ci/p/src", "/ci/p/lib"], &["a.py", "b.py"]), ["src/a.py", "lib/b.py"]);
    let both = ["src/a.py", "lib/a.py"];
    assert_eq!(map(&both, &[], &["/ci/src", "/ci/lib"], &["a.py"]), ["? src/a.py lib/a.py"]);
    assert_eq!(map(&["src/a.py"], &[], &["src", "."], &["a.py"]), ["src/a.py"]);
    assert_eq!(map(&["app.py"], &[], &["/ci/p"], &["app.py"]), ["app.py"]);
}

#[test]
fn go_modules_are_folders() {
    let tree = ["go.mod", "pay/a.go", "tools/go.mod", "tools/main.go", "main.go"];
    let modules = [("example.com/acme", ""), ("example.com/acme/tools", "tools")];
    let paths = ["example.com/acme/pay/a.go", "example.com/acme/tools/main.go", "example.com/acme/main.go"];
    assert_eq!(map_with("lcov.info", &tree, &[], &modules, &[], &paths), ["pay/a.go", "tools/main.go", "main.go"]);
}

#[test]
fn packages_find_their_module() {
    let tree = ["a/src/main/java/com/acme/Util.java", "b/src/main/java/com/acme/Util.java"];
    assert_eq!(map(&tree, &[], &[], &["a: com/acme/Util.java", "b: com/acme/Util.java"]), tree);
    assert_eq!(map(&tree, &[], &[], &["com/acme/Util.java"]), [format!("? {} {}", tree[0], tree[1])]);
    let one = ["src/main/kotlin/pay/Charge.kt", "src/main/kotlin/Main.kt"];
    let paths = ["com/acme/pay/Charge.kt", "com/acme/Main.kt"];
    assert_eq!(map(&one, &[], &[], &paths), one);
}

#[test]
fn a_report_in_a_folder_is_about_that_folder() {
    let tree = ["a/src/x.js", "b/src/x.js", "src/x.js", "a/y.js"];
    assert_eq!(map_at("a/coverage/lcov.info", &tree, &["src/x.js", "y.js"]), ["a/src/x.js", "a/y.js"]);
    assert_eq!(map_at("coverage/lcov.info", &tree, &["src/x.js", "y.js"]), ["src/x.js", "-"]);
    let java = ["a/src/main/java/com/acme/A.java", "b/src/main/java/com/acme/A.java"];
    assert_eq!(map_at("b/target/site/jacoco/jacoco.xml", &java, &["com/acme/A.java"]), [java[1]]);
}

#[test]
fn two_paths_never_share_a_file() {
    let tree = ["lib/src/a.rs"];
    assert_eq!(map(&tree, &[], &[], &["/one/src/a.rs", "/two/src/a.rs"]), ["? lib/src/a.rs", "? lib/src/a.rs"]);
    assert_eq!(map(&tree, &[], &[], &["lib/src/a.rs", "/two/src/a.rs"]), ["lib/src/a.rs", "-"]);
    assert_eq!(map(&tree, &[], &[], &["lib/src/a.rs", "./lib/src/a.rs"]), ["lib/src/a.rs", "lib/src/a.rs"]);
    let shared = ["com/acme/A.java"];
    assert_eq!(map(&shared, &[], &[], &["a: com/acme/A.java", "b: com/acme/A.java"]), ["? com/acme/A.java"; 2]);
}

#[test]
fn nothing_leads_out_of_the_tree() {
    let tree = ["etc/passwd", "src/a.rs"];
    assert_eq!(map(&tree, &[], &["../.."], &["../../src/a.rs", ""]), ["src/a.rs", "-"]);
}

proptest! {
    /// Whatever a report writes, its path has no component that leads elsewhere, and what it is mapped to is tracked.
    #[test]
    fn every_path_stays_inside(raw in r"(file://)?[A-Ca-c]?:?[/\\\\.%2a-c ]{0,24}", tree in prop::collection::btree_set("[a-c](/[a-c]){0,3}", 1..12)) {
        let path = ReportPath::new(&raw);
        prop_assert!(path.text.split('/').all(|part| part != ".." && part != "." && (!part.is_empty() || path.text.is_empty())));
        prop_assert!(path.windows || !path.text.starts_with('/'));
        let tree: Vec<&str> = tree.iter().map(String::as_str).collect();
        let mapped = map(&tree, &["a"], &["/b/c", "c"], &[raw.as_str()]);
        let known = |path: &str| tree.contains(&path);
        prop_assert!(mapped[0] == "-" || known(&mapped[0]) || mapped[0].strip_prefix("? ").is_some_and(|all| all.split(' ').all(known)), "{:?}", mapped);
    }

    /// A repository's own paths below any root find themselves, as soon as two of them tell where the root is.
    #[test]
    fn a_tree_below_a_root_is_found(tree in prop::collection::btree_set("[a-e]{1,2}(/[a-e]{1,2}){0,3}\\.rs", 2..20), root in "/x(/y){0,2}") {
        let tree: Vec<&str> = tree.iter().map(String::as_str).collect();
        let paths: Vec<String> = tree.iter().map(|path| format!("{root}/{path}")).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        for (mapped, path) in map(&tree, &[], &[], &paths).iter().zip(&tree) {
            // Never another file; ambiguous or unmatched only where nothing tells.
            prop_assert!(mapped == path || mapped == "-" || mapped.starts_with("? "), "{} became {}", path, mapped);
        }
        prop_assert_eq!(map(&tree, &[root.as_str()], &[], &paths), tree);
    }
}
