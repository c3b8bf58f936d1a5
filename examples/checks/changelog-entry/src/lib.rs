//! A change of the sources comes with a line in the changelog.
//!
//! This check judges the change as a whole and asks the host which files it touches. That call is the import `change`, so
//! the policy has to grant it; `gatewright inspect` says so.

use gatewright_sdk::change::{ChangedFile, Kind};
use gatewright_sdk::{Check, Description, Finding, Outcome, Rule, SettingProblem, Severity, change};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const RULE: &str = "missing-entry";

/// What the policy may set. The comments of the fields are what `gatewright inspect` shows.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The changelog, from the top of the repository.
    pub changelog: String,
    /// Folders whose changes belong in the changelog.
    pub sources: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { changelog: "CHANGELOG.md".to_owned(), sources: vec!["src/".to_owned()] }
    }
}

/// The check.
pub struct ChangelogEntry;

impl Check for ChangelogEntry {
    type Settings = Settings;

    fn describe() -> Description {
        Description {
            id: "changelog-entry",
            version: env!("CARGO_PKG_VERSION"),
            title: "A change of the sources comes with a line in the changelog",
            rules: vec![Rule::new(
                RULE,
                Severity::Error,
                "sources change and the changelog does not",
                "Whoever updates learns from the changelog what is different.\n\nAdd a line that says what changes for \
                 them, or why nothing does.",
            )],
        }
    }

    fn check(settings: Settings) -> Result<Outcome, SettingProblem> {
        if let Some(at) = settings.sources.iter().position(|folder| !folder.ends_with('/')) {
            return Err(SettingProblem::new(format!("/sources/{at}"), "a folder ends with `/`, as in `src/`"));
        }
        if change::base().is_none() {
            return Ok(Outcome::not_applicable("there is nothing to compare with"));
        }
        let files = change::files();
        let sources = files.iter().filter(|file| settings.sources.iter().any(|folder| is_in(file, folder))).count();
        if sources == 0 {
            return Ok(Outcome::not_applicable(format!("nothing changes under {}", listed(&settings.sources))));
        }
        let files_change = if sources == 1 { "1 file changes" } else { &format!("{sources} files change") };
        let changelog = &settings.changelog;
        if files.iter().any(|file| gains_lines(file, changelog)) {
            return Ok(Outcome::evaluated(format!("{files_change}, and `{changelog}` says so")));
        }
        let message = format!("{files_change} under {}, and `{changelog}` gains no line", listed(&settings.sources));
        // No line of the change is at fault, so the finding is about the change as a whole. It has to keep its identity
        // when another file joins, which the message would not.
        let finding = Finding::new(RULE, message.clone()).identity(changelog);
        Ok(Outcome::evaluated(message).with([finding]))
    }
}

/// Moving a file out of a folder changes the folder as well.
fn is_in(file: &ChangedFile, folder: &str) -> bool {
    file.path.starts_with(folder) || file.previous_path.as_ref().is_some_and(|path| path.starts_with(folder))
}

/// An entry is a line that was not there.
fn gains_lines(file: &ChangedFile, changelog: &str) -> bool {
    file.path == changelog && file.kind != Kind::Deleted && !file.added.is_empty()
}

fn listed(folders: &[String]) -> String {
    let quoted: Vec<String> = folders.iter().map(|folder| format!("`{folder}`")).collect();
    quoted.join(", ")
}

gatewright_sdk::export_check!(ChangelogEntry);

#[cfg(test)]
mod tests;
