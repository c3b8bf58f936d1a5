//! Makes the repository of the tour.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{fs, io};

/// A name that breaks the pattern of the policy.
pub(crate) const BRANCH: &str = "refund-charges";
/// The file that gets the secret, where it says [`PLACE`].
const LEAKY: &str = "src/provider.js";
/// Where the secret goes.
const PLACE: &str = "@planted-secret@";
/// Fixed, so that the commits of every tour have the same ids.
const WHEN: &str = "2026-11-03T09:00:00Z";

/// Short ids of the commits.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) base: String,
    pub(crate) head: String,
}

/// Makes it at `to`, in place of what an earlier tour left there.
pub(crate) fn make(example: &Path, to: &Path) -> Result<Made, Box<dyn Error>> {
    match fs::remove_dir_all(to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(format!("cannot remove {}: {error}", to.display()).into());
        }
        _ => {}
    }
    copy(&example.join("base"), to)?;
    git(to, &["init", "--quiet", "--initial-branch", "main"])?;
    let base = commit(to, "Take payments")?;
    git(to, &["checkout", "--quiet", "-b", BRANCH])?;
    copy(&example.join("change"), to)?;
    plant(&to.join(LEAKY))?;
    let head = commit(to, "Give charges back")?;
    Ok(Made { base, head })
}

/// The secret is in no file of this project, so that no scanner trips on the project itself: it is put together here.
fn plant(file: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    if !text.contains(PLACE) {
        return Err(format!("{} has no place for the secret", file.display()).into());
    }
    let secret = ["sk", "live", "51HqLyjWDarK8tT1zdp7RmVb2Nc"].join("_");
    fs::write(file, text.replace(PLACE, &secret))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    Ok(())
}

/// Copies the content of a folder over that of another.
fn copy(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    let failed = |error: io::Error| format!("cannot copy {} to {}: {error}", from.display(), to.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        match entry.file_type().map_err(failed)?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => {
                fs::copy(entry.path(), target).map_err(failed)?;
            }
        }
    }
    Ok(())
}

/// Commits all that is not ignored, as the build's outputs are, and returns the short id.
fn commit(folder: &Path, message: &str) -> Result<String, Box<dyn Error>> {
    git(folder, &["add", "--all"])?;
    git(folder, &["commit", "--quiet", "--message", message])?;
    Ok(git(folder, &["rev-parse", "--short=10", "HEAD"])?.trim().to_owned())
}

/// Runs git without anything that the user has configured for other repositories.
fn git(folder: &Path, arguments: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "user.name=tour", "-c", "user.email=tour@example.org"]);
    git.args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null"]);
    git.args(["-c", "core.excludesFile="]).args(arguments).env("GIT_AUTHOR_DATE", WHEN).env("GIT_COMMITTER_DATE", WHEN);
    // Set where this runs in a hook, for another repository than ours.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(name);
    }
    let output = git.output().map_err(|error| format!("cannot run git, which the tour needs: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(format!("git {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim()).into()),
    }
}
