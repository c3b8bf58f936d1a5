//! Looking for something to steal, and for something that differs from run to run. What is found goes to the summary.

use gatewright_sdk::{outputs, tree};
use std::collections::HashMap;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// What `tree` gives for paths that are none of its business.
pub(crate) fn tree() -> String {
    let paths = ["../outside.txt", "/etc/passwd", ".git/config", "folder/../file.txt", "untracked.txt", "out", ""];
    let answer = |path: &str| match tree::open(path) {
        Ok(blob) => format!("{path}: {} bytes", blob.bytes(1 << 20).map_or(0, |bytes| bytes.len())),
        Err(failure) => format!("{path}: {}", failure.code),
    };
    let opened: Vec<_> = paths.map(answer).into();
    let everything = tree::find(&["**".to_owned()]).map_or_else(|failure| failure.code, |found| found.join(" "));
    format!("{}; all: {everything}", opened.join(", "))
}

/// What `outputs` gives beyond its grant, `build/**`.
pub(crate) fn outputs() -> String {
    let paths = [
        "build/report.txt",
        "build/link-out.txt",
        "build/folder-link/secret.txt",
        "build/../file.txt",
        "file.txt",
        "../outside.txt",
        "/etc/passwd",
        "build/pipe",
    ];
    let answer = |path: &str| match outputs::open(path) {
        Ok(blob) => {
            let bytes = blob.bytes(1 << 20).unwrap_or_default();
            format!("{path}: {:?}", String::from_utf8_lossy(&bytes))
        }
        Err(failure) => format!("{path}: {}", failure.code),
    };
    let opened: Vec<_> = paths.map(answer).into();
    let everything = outputs::find(&["**".to_owned()]).map_or_else(|failure| failure.code, |found| found.join(" "));
    format!("{}; all: {everything}", opened.join(", "))
}

/// How many blobs can be held open.
pub(crate) fn blobs() -> String {
    let mut open = Vec::new();
    loop {
        match tree::open("file.txt") {
            Ok(blob) => open.push(blob),
            Err(failure) => return format!("{} open, then {}", open.len(), failure.code),
        }
    }
}

/// Everything that a process could learn from its surroundings.
pub(crate) fn world() -> String {
    use std::io::Read as _;
    let mut stdin = String::new();
    let read = std::io::stdin().read_to_string(&mut stdin).is_ok();
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (start, mut turns) = (Instant::now(), 0_u32);
    while start.elapsed().is_zero() && turns < 1_000 {
        turns += 1;
    }
    let map: HashMap<u32, ()> = (0..16).map(|key| (key, ())).collect();
    let order: Vec<_> = map.keys().map(u32::to_string).collect();
    let folder = |path: &str| std::fs::read_dir(path).map_or(-1, |entries| i64::try_from(entries.count()).unwrap_or(0));
    let here = &stdin as *const String as usize;
    [
        format!("env {}", std::env::vars().count()),
        format!("args {}", std::env::args().count()),
        format!("stdin {read} {}", stdin.len()),
        format!("folders {} {} {}", folder("/"), folder("."), folder("/proc")),
        format!("write {}", std::fs::write("stolen.txt", "x").is_ok()),
        format!("command {}", std::process::Command::new("id").spawn().is_ok()),
        format!("thread {}", std::thread::Builder::new().spawn(|| ()).is_ok()),
        format!("clock {clock}"),
        format!("turns {turns}"),
        format!("address {here:x}"),
        format!("order {}", order.join(" ")),
    ]
    .join(", ")
}
