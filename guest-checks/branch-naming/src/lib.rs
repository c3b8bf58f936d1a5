//! Holds the name of the branch to the rules of the policy, and always to git's own.
//!
//! A name goes through [`naming`], which knows the rules; what it breaks becomes findings in [`report`], each with a valid
//! name to use instead, made in [`propose`]. Everything else is a part of one of these three.

pub mod charset;
pub mod example;
pub mod feature;
pub mod glob;
pub mod naming;
pub mod propose;
pub mod refname;
pub mod regex;
pub mod report;
pub mod rules;
pub mod settings;
pub mod shape;
pub mod show;

use gatewright_sdk::{Check, Conclusion, Description, Outcome, Problem, SettingProblem, change, export_check, tree};
use naming::{Known, Naming};
use settings::Settings;

/// Where GitHub's merge queue makes its branches.
const MERGE_QUEUE: &str = "gh-readonly-queue/";

/// A spec file is text that somebody wrote.
const LARGEST_SPEC: u64 = 16 << 20;

/// The check.
#[derive(Debug)]
pub struct BranchNaming;

impl Check for BranchNaming {
    type Settings = Settings;

    fn describe() -> Description {
        Description {
            id: "branch-naming",
            version: env!("CARGO_PKG_VERSION"),
            title: "Holds the branch's name to a pattern",
            rules: rules::all(),
        }
    }

    fn check(settings: Settings) -> Result<Outcome, SettingProblem> {
        let naming = Naming::new(&settings)?;
        let Some(name) = change::head_branch() else {
            return Ok(without_branch(settings.required));
        };
        if refname::fault(&name).is_none()
            && let Some(reason) = exemption(&naming, &name)
        {
            return Ok(Outcome::not_applicable(format!("{} is {reason}", show::name(&name))));
        }
        Ok(judge(&naming, &settings, &name))
    }
}

export_check!(BranchNaming);

fn without_branch(required: bool) -> Outcome {
    let message = "the branch is not known: check out a branch instead of a commit, or run where the event names one";
    if required {
        Outcome::cannot_evaluate("the branch is not known", vec![Problem::new("branch-unknown", message)])
    } else {
        Outcome::not_applicable("the branch is not known")
    }
}

/// Why a branch is not judged.
fn exemption(naming: &Naming, name: &str) -> Option<String> {
    if name.starts_with(MERGE_QUEUE) {
        return Some("a branch of the merge queue, which GitHub names; exempt".to_owned());
    }
    // With git's rules alone there is nothing to be exempt from.
    if !naming.is_configured() {
        return None;
    }
    if change::base_branch().as_deref() == Some(name) {
        return Some("the base branch; exempt".to_owned());
    }
    let by = |globs: &[glob::Glob], setting| {
        let hit = globs.iter().find(|glob| glob.matches(name))?;
        Some(format!("exempt by {} in `{setting}`", show::name(hit.source())))
    };
    by(&naming.exempt, "exempt").or_else(|| by(&naming.bots, "bots"))
}

fn judge(naming: &Naming, settings: &Settings, name: &str) -> Outcome {
    let mut problems = Vec::new();
    let mut known = Known { day: day(change::head().committed), ..Known::default() };
    if let Some(path) = &settings.feature.spec {
        let spec = tree::open(path).and_then(|blob| blob.bytes(LARGEST_SPEC));
        match spec {
            Ok(spec) => known.id = Some(feature::id(&spec)),
            Err(failure) => {
                let path = show::name(path);
                let message =
                    format!("the spec file {path} cannot be read ({failure}): commit it, or correct `feature.spec`");
                problems.push(Problem::new("spec-unreadable", message));
            }
        }
    }
    match change::branches() {
        Some(branches) => known.others = Some(branches.into_iter().filter(|branch| branch != name).collect()),
        None if naming.needs_branches(name) => {
            let message = "whether another branch carries the feature id cannot be told without the list of branches: \
                 fetch them (`fetch-depth: 0` at checkout), or set `feature.unique` to false";
            problems.push(Problem::new("branches-unknown", message));
        }
        None => {}
    }
    let findings = report::findings(naming, name, &known);
    let summary = match findings.len() {
        0 if naming.is_configured() => format!("{} keeps the rules", show::name(name)),
        0 => format!("{} keeps git's rules; no pattern is configured", show::name(name)),
        1 => format!("{} breaks a rule", show::name(name)),
        count => format!("{} breaks {count} rules", show::name(name)),
    };
    let mut outcome = Outcome::evaluated(summary).with(findings);
    if !problems.is_empty() {
        outcome.conclusion = Conclusion::CannotEvaluate(problems);
    }
    outcome
}

/// The day of a time, to propose in names with a date. The calendar is counted from 1 March, so that leap days come last.
fn day(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400).clamp(-719_468, 2_932_896) + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Feeds every parser of this crate with bytes: a line of settings, then a name.
#[doc(hidden)]
pub fn fuzz(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (first, name) = text.split_once('\n').unwrap_or(("", &text));
    let (_, _, _) = (refname::fault(name), refname::repaired(name), show::name(name));
    let (_, _) = (glob::Glob::new(first).map(|glob| glob.matches(name)), feature::mark(name));
    let known = Known { id: None, others: Some(vec![first.to_owned()]), day: day(name.len() as i64) };
    let some = || Some(first.to_owned());
    for settings in [
        Settings { pattern: some(), ..Settings::default() },
        Settings { regex: some(), ..Settings::default() },
        Settings { allowed_characters: some(), lowercase: true, ..Settings::default() },
        Settings { types: vec![first.to_owned()], max_length: Some(30), min_length: Some(5), ..Settings::default() },
    ] {
        if let Ok(naming) = Naming::new(&settings) {
            let _ = report::findings(&naming, name, &known);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn days() {
        let cases =
            [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_795_132_800, "2026-11-20"), (-86_400, "1969-12-31")];
        for (seconds, expected) in cases {
            assert_eq!(super::day(seconds), expected);
        }
    }
}
