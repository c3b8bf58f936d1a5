//! The tour: a pull request with one fault per check, judged by the real program.
//!
//! With arguments this *is* the real program: the same library, with the same checks. Without, it makes the repository of
//! `examples/payments`, runs itself with `check` on it as anybody would run `gatewright`, and looks whether every planted
//! fault was found where it is. So it shows what Gatewright does, and fails where it does not.

mod faults;
mod repository;

use gatewright::environment::Environment;
use gatewright_builtins::BUILTINS;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The exit status of a change that must not be merged as it is.
const FAIL: i32 = 1;
/// What would make the child report to a job that it is not a step of.
const NOT_OURS: [&str; 7] = [
    "GITHUB_ACTIONS",
    "GITHUB_EVENT_NAME",
    "GITHUB_EVENT_PATH",
    "GITHUB_WORKSPACE",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_OUTPUT",
    "GIT_INDEX_FILE",
];

fn main() -> ExitCode {
    let environment = Environment::read();
    let arguments = Environment::arguments();
    if arguments.len() > 1 {
        return gatewright::cli::main(&environment, arguments, &BUILTINS);
    }
    match tour(&environment) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("tour: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything was found.
fn tour(environment: &Environment) -> Result<bool, Box<dyn Error>> {
    let program = environment.program.as_path();
    let shown = |path: &Path| path.strip_prefix(&environment.folder).unwrap_or(path).display().to_string();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../payments");
    let folder = folder(program)?;
    let payments = folder.join("payments");
    println!("A service that takes payments, and a pull request that adds refunds to it:");
    let made = repository::make(&example, &payments)?;
    println!("  base    main            {}  its policy names five checks", made.base);
    println!("  change  {:<14}  {}  has one fault for each", repository::BRANCH, made.head);
    println!("\n$ gatewright check {}\n", shown(&payments));
    std::io::stdout().flush()?;

    let report = folder.join("report.json");
    let mut check = Command::new(program);
    check.arg("check").arg(&payments).args(["--format", "terminal", "--format", "json", "--output"]).arg(&report);
    for name in NOT_OURS {
        check.env_remove(name);
    }
    let status = check.status()?;
    if status.code() != Some(FAIL) {
        eprintln!("\ntour: the change should have failed with exit status {FAIL}, but: {status}");
        return Ok(false);
    }
    let report = serde_json::from_slice(&std::fs::read(&report)?)?;
    let missing = faults::missing(&report);
    if !missing.is_empty() {
        eprintln!("\ntour: these planted faults were not found where they are:");
        for fault in missing {
            eprintln!("  {fault}");
        }
        return Ok(false);
    }
    println!("\nAll five planted faults were found where they are:");
    for fault in &faults::PLANTED {
        println!("  {fault}");
    }
    print!("{}", next(&shown(program), &shown(&payments)));
    Ok(true)
}

/// A folder of our own beside what cargo builds, so that the repository is still there afterwards.
fn folder(program: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let target = program.ancestors().nth(2).ok_or("this program is in no folder of a build; run it with cargo")?;
    let folder = target.join("tour");
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    Ok(folder)
}

fn next(program: &str, payments: &str) -> String {
    format!(
        "
Try next ({program} is gatewright here; `cargo build` makes it under its own name):
  rename the branch as proposed above         git -C {payments} branch -m ...
  read what a rule means                      {program} explain sbom-presence/missing-package
  see what each check may read                {program} list {payments}
  get the report for another reader           {program} check {payments} --format sarif
  judge a repository of yours                 {program} check path/to/repository
  write a check of your own                   examples/checks/todo-needs-issue/README.md
The policy is {payments}/.github/gatewright.yml. It binds as it stands on main.
"
    )
}
