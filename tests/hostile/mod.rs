//! Hostile checks: whatever a module does, it gets a named outcome, the others report, and nothing leaks.

mod behaviours;
mod descriptions;
mod files;
mod isolation;
mod structure;
mod text;

use crate::support::{Gatewright, Ran, Repository, component};
use serde_json::{Map, Value, json};

/// A repository with a small change, and a policy with hostile checks beside it.
pub(crate) struct Court {
    pub(crate) repository: Repository,
    checks: Map<String, Value>,
}

impl Court {
    pub(crate) fn new() -> Self {
        let mut repository = Repository::with_base(&[("folder/a.txt", "a\n"), ("file.txt", "one\n")]);
        repository.write("file.txt", "one\ntwo\nthree\n");
        repository.write("another.txt", "more\n");
        repository.commit("change");
        std::fs::create_dir(repository.path().join("checks")).unwrap();
        Self { repository, checks: Map::new() }
    }

    /// Adds a check from these bytes.
    pub(crate) fn module(&mut self, id: &str, module: &[u8], rest: Value) {
        let path = format!("checks/{id}.wasm");
        self.repository.write(&path, module);
        let mut check = json!({ "module": path });
        for (key, value) in rest.as_object().unwrap() {
            check[key] = value.clone();
        }
        self.checks.insert(id.to_owned(), check);
    }

    /// Adds the hostile check of the whole change, with what it needs.
    pub(crate) fn hostile(&mut self, id: &str, settings: Value) {
        self.module(id, &hostile("none"), json!({ "settings": settings, "grant": granted() }));
    }

    /// Adds the hostile check of files.
    pub(crate) fn hostile_files(&mut self, id: &str, settings: Value) {
        let module = std::fs::read(component("hostile-files")).unwrap();
        self.module(id, &module, json!({ "settings": settings }));
    }

    /// `gatewright check` on it.
    pub(crate) fn check(&self) -> Gatewright {
        let policy = json!({ "version": 1, "checks": self.checks });
        self.repository.write("policy.json", policy.to_string());
        Gatewright::new(self.repository.path()).args(["check", "--policy", "policy.json"])
    }

    /// The JSON report of it.
    pub(crate) fn judged(&self) -> Ran {
        self.check().args(["--format", "json"]).run()
    }
}

/// What the hostile check of the whole change imports and therefore has to be granted.
pub(crate) fn granted() -> Value {
    json!({ "tree": true, "outputs": ["build/**"] })
}

/// The hostile check of the whole change, with a lie written into it.
pub(crate) fn hostile(lie: &str) -> Vec<u8> {
    let module = std::fs::read(component("hostile")).unwrap();
    overwrite(&module, "lie:none........................", &format!("lie:{lie:.<28}"))
}

/// Writes over every occurrence of a text in a module, which keeps all lengths in it right.
pub(crate) fn overwrite(module: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len(), "`{from}` and `{to}` are not of one length");
    let mut module = module.to_vec();
    let places: Vec<usize> =
        module.windows(from.len()).enumerate().filter(|(_, part)| *part == from.as_bytes()).map(|(at, _)| at).collect();
    assert!(!places.is_empty(), "the module does not hold `{from}`");
    for at in places {
        module[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    module
}

/// Asserts that each check ends as its row says: id, verdict, code of its first problem, and a part of what is said.
pub(crate) fn outcomes(ran: &Ran, rows: &[(&str, &str, &str, &str)]) {
    let report = ran.report();
    let mut wrong = Vec::new();
    for (id, verdict, code, says) in rows {
        let check = report.check(id);
        let problem = &check["problems"][0];
        let text = format!("{} {}", problem["message"].as_str().unwrap_or_default(), check["summary"]);
        let is = (report.verdict(id), problem["code"].as_str().unwrap_or_default());
        if is != (*verdict, *code) || !text.contains(says) {
            wrong.push(format!("{id}: {is:?} {text}, expected {verdict} {code}: …{says}…"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), ran.stderr);
}
