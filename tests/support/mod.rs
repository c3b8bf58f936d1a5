//! What all end-to-end tests share: the binary in a scrubbed environment, repositories, and components built from source.

mod guests;
pub(crate) mod job;
mod repository;

pub(crate) use guests::component;
pub(crate) use repository::Repository;

use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The binary as cargo built it for these tests.
pub(crate) fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_gatewright"))
}

/// The top of this project.
pub(crate) fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the project is where cargo found it")
}

/// The target folder that the binary is in.
fn target() -> &'static Path {
    binary().ancestors().nth(2).expect("the binary is in a target folder")
}

/// Where these tests keep what is worth keeping from run to run: beside the binary.
pub(crate) fn kept(name: &str) -> PathBuf {
    let folder = target().join("e2e").join(name);
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// A run of the binary.
pub(crate) struct Gatewright(Command);

/// What came of it.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Gatewright {
    /// In that folder, with nothing of the environment but a compile cache that all tests share.
    pub(crate) fn new(folder: &Path) -> Self {
        let mut command = Command::new(binary());
        command.current_dir(folder).env_clear().env("GATEWRIGHT_CACHE", kept("cache")).stdin(Stdio::null());
        Self(command)
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.0.args(args);
        self
    }

    pub(crate) fn arg(self, arg: impl AsRef<OsStr>) -> Self {
        self.args([arg])
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    pub(crate) fn run(mut self) -> Ran {
        let output = self.0.output().expect("the binary can be started");
        Ran {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("errors are UTF-8"),
        }
    }
}

impl Ran {
    /// The JSON report. Panics with everything that was said where there is none.
    pub(crate) fn report(&self) -> Report {
        match serde_json::from_str(&self.stdout) {
            Ok(report) => Report(report),
            Err(error) => panic!("no JSON report ({error}): {self:#?}"),
        }
    }
}

/// A JSON report, with the questions that tests ask.
#[derive(Debug)]
pub(crate) struct Report(pub(crate) Value);

impl Report {
    /// One check's part.
    pub(crate) fn check(&self, id: &str) -> &Value {
        let checks = self.0["checks"].as_array().expect("a report has checks");
        checks.iter().find(|check| check["id"] == id).unwrap_or_else(|| panic!("no check {id}: {:#}", self.0))
    }

    /// Whose policy judged: `from`, and the branch where there is one.
    pub(crate) fn judged_by(&self) -> String {
        let by = &self.0["judged_by"];
        let text = |name: &str| by[name].as_str().unwrap_or_default().to_owned();
        format!("{} {}", text("from"), text("ref")).trim_end().to_owned()
    }

    /// One check's verdict.
    pub(crate) fn verdict(&self, id: &str) -> &str {
        self.check(id)["verdict"].as_str().unwrap_or_default()
    }

    /// One check's findings as `rule path:line status level`, in the order of the report.
    pub(crate) fn findings(&self, id: &str) -> Vec<String> {
        let findings = self.check(id)["findings"].as_array().expect("a check has findings");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let line = |finding: &Value| {
            format!(
                "{} {}:{} {} {}",
                text(&finding["rule"]),
                text(&finding["path"]),
                finding["line"],
                text(&finding["status"]),
                text(&finding["level"])
            )
        };
        findings.iter().map(line).collect()
    }

    /// Codes of one check's problems.
    pub(crate) fn problems(&self, id: &str) -> Vec<&str> {
        let problems = self.check(id)["problems"].as_array().expect("a check has problems");
        problems.iter().filter_map(|problem| problem["code"].as_str()).collect()
    }
}
