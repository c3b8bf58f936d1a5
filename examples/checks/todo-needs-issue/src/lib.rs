//! A TODO names the issue that it waits for.
//!
//! This check judges file by file: it is given a path and bytes and returns findings. It imports nothing that a policy would
//! have to grant.

mod mark;

use gatewright_sdk::{Description, File, FileCheck, Finding, Problem, Rule, Selection, SettingProblem, Severity};
use regex_lite::Regex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

const RULE: &str = "todo-without-issue";

/// What the policy may set. The comments of the fields are what `gatewright inspect` shows.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The words that mark something as left to do.
    pub marks: Vec<String>,
    /// What an issue's id looks like, as a regex.
    pub issue: String,
    /// Files to leave out, as globs like those of `.gitignore`.
    pub except: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            marks: ["TODO", "FIXME"].map(str::to_owned).to_vec(),
            issue: "#[0-9]+|[A-Z][A-Z0-9]+-[0-9]+".to_owned(),
            except: Vec::new(),
        }
    }
}

/// The check.
pub struct TodoNeedsIssue {
    marks: Vec<String>,
    issue: Regex,
}

impl FileCheck for TodoNeedsIssue {
    type Settings = Settings;

    fn describe() -> Description {
        Description {
            id: "todo-needs-issue",
            version: env!("CARGO_PKG_VERSION"),
            title: "A TODO names the issue that it waits for",
            rules: vec![Rule::new(
                RULE,
                Severity::Warning,
                "a TODO without an issue",
                "Nobody finds again what only a comment asks for.\n\nOpen an issue and name it on the line of the mark, \
                 as in `TODO(#12)`, or do it now.",
            )],
        }
    }

    fn start(settings: Settings) -> Result<(Self, Selection), SettingProblem> {
        // The schema says that these are strings; what else they must be is said here, and shown on the policy's line.
        let issue = Regex::new(&settings.issue).map_err(|error| SettingProblem::new("/issue", error.to_string()))?;
        if let Some(at) = settings.marks.iter().position(String::is_empty) {
            return Err(SettingProblem::new(format!("/marks/{at}"), "an empty mark is everywhere; name a word"));
        }
        let selection = Selection { except: settings.except, ..Selection::all() };
        Ok((Self { marks: settings.marks, issue }, selection))
    }

    fn inspect(&self, file: &File) -> Result<Vec<Finding>, Problem> {
        let mut findings = Vec::new();
        for mark in mark::find(&file.content, &self.marks) {
            let rest = String::from_utf8_lossy(&file.content[mark.end..mark.end_of_line]);
            if !self.issue.is_match(&rest) {
                let word = String::from_utf8_lossy(&file.content[mark.start..mark.end]);
                findings.push(Finding::new(RULE, format!("`{word}` names no issue")).bytes(mark.start..mark.end));
            }
        }
        Ok(findings)
    }
}

gatewright_sdk::export_file_check!(TodoNeedsIssue);

#[cfg(test)]
mod tests;
