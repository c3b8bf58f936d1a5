//! What the sandbox costs: the secret scan as a component with all limits on, against the same code natively.
//!
//! `cargo bench -p gatewright --bench wasm_native -- FOLDER [RUNS]` scans every file of a folder both ways on one thread,
//! reading included, and prints CPU seconds (the median of the runs) and their ratio. Without a folder it takes `host/src`.
//! The second table is about files of 16 bytes, of which the boundary is all that differs.

use check_secret_scan::{SecretScan, Settings};
use gatewright::intake::change::{self, Change, Request};
use gatewright::intake::git::Repository;
use gatewright::intake::policy::Policy;
use gatewright::intake::who_judges;
use gatewright::model::verdict::Scope;
use gatewright::runtime::compile::{Compiler, DEADLINE};
use gatewright::runtime::progress::Progress;
use gatewright::runtime::registry::{self, Check, Code, Source};
use gatewright::runtime::runner;
use gatewright_sdk::{File, FileCheck};
use rustix::time::{ClockId, clock_gettime};
use std::path::Path;

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: u64) {}
    fn advance(&self, _: u64) {}
}

fn cpu() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn measured(runs: usize, mut run: impl FnMut() -> usize) -> (f64, usize) {
    let mut found = run();
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = cpu();
            found = run();
            cpu() - start
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], found)
}

fn scan(change: &Change, check: &SecretScan) -> usize {
    let mut reader = change.tree.reader();
    let mut file = File { path: String::new(), content: Vec::new() };
    let mut found = 0;
    for entry in change.tree.entries() {
        entry.path.clone_into(&mut file.path);
        if reader.read_into(entry, 8 << 20, &mut file.content).is_err() || file.content.contains(&0) {
            continue;
        }
        found += check.inspect(&file).map_or(0, |findings| findings.len());
    }
    found
}

fn detect(folder: &Path) -> Change {
    let who = who_judges::Request { whole: true, ..who_judges::Request::default() };
    let request = Request { root: folder, who, index_file: None, history: false, only: &[] };
    let repository = Repository::discover(folder, true).expect("a folder that can be read");
    change::detect(repository.as_ref(), &request).expect("a folder that can be read")
}

fn compare(title: &str, folder: &Path, runs: usize, check: &Check, native_check: &SecretScan) {
    let change = detect(folder);
    let mut reader = change.tree.reader();
    let bytes: u64 = change.tree.entries().iter().filter_map(|entry| reader.size(entry).ok()).sum();
    let files = change.tree.entries().len();
    let (wasm, wasm_found) = measured(runs, || {
        let outcomes = runner::run(std::slice::from_ref(check), &change, Scope::All, 1, &Silent);
        outcomes.iter().map(|outcome| outcome.findings.len()).sum()
    });
    let (native, native_found) = measured(runs, || scan(&change, native_check));
    let rate = |seconds: f64| bytes as f64 / 1e6 / seconds;
    println!("{title}: {files} files, {:.1} MB", bytes as f64 / 1e6);
    println!("  component  {wasm:.3} CPU s  {:7.1} MB/s  {wasm_found} findings", rate(wasm));
    println!("  native     {native:.3} CPU s  {:7.1} MB/s  {native_found} findings", rate(native));
    let each = (wasm - native) / files as f64 * 1e6;
    println!("  component/native speed {:.2}; difference {each:.2} us a file", native / wasm);
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folder = arguments.next().map_or(here, Into::into);
    let runs = arguments.next().and_then(|runs| runs.parse().ok()).unwrap_or(3);

    let small = tempfile::tempdir().expect("a temporary folder");
    for number in 0..10_000 {
        std::fs::write(small.path().join(format!("{number}.txt")), "sixteen bytes ..").expect("a file");
    }
    let change = detect(small.path());
    let builtin = gatewright_builtins::BUILTINS.iter().find(|builtin| builtin.id == "secret-scan");
    let builtin = builtin.expect("it is built in");
    let loader = registry::loader(None, Compiler { program: "none".into(), arguments: vec![], deadline: DEADLINE })
        .expect("an engine");
    let source = Source { id: builtin.id, code: Code::Builtin(builtin) };
    let check = registry::prepare(&loader, &source, &Policy::default(), &change, small.path(), &|_| Err(String::new()));
    let Ok(check) = check else { panic!("the default settings are accepted") };
    let (native_check, _) = SecretScan::start(Settings::default()).expect("the default settings are accepted");
    compare("folder", &folder, runs, &check, &native_check);
    compare("small files", small.path(), runs, &check, &native_check);
}
