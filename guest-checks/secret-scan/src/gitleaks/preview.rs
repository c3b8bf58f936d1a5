//! The files that excuse secrets, when they are inspected themselves: a change to one is shown for what it will do once it is
//! merged, while the one at the base binds.

use super::allowlist::Subject;
use super::config::Config;
use super::known::Known;
use super::rules::Rules;
use crate::catalogue::id;
use crate::report::judged_only;
use crate::settings::Settings;
use gatewright_sdk::{File, Finding, LineRange, Place};

/// Secrets of no kind in files of no kind: what excuses all of them excuses everything.
const PROBES: &[(&str, &str)] = &[
    ("src/q7/main.rs", "let vk = \"R4xTz9WmQ2Lp\";"),
    ("kz/deploy.yaml", "  fj: 83bd01-57e9ac\n"),
    ("README", "hUvy/NoSgK+icB=="),
];

/// The setting whose file this is, if it is one that binds and holds what it excuses.
pub(crate) fn binds(settings: &Settings, file: &File) -> Option<&'static str> {
    let Settings { gitleaks_config, gitleaks_base, baseline, .. } = settings;
    let bind = [(gitleaks_config, "gitleaks-config"), (gitleaks_base, "gitleaks-base"), (baseline, "baseline")];
    let is = |text: &Option<String>| text.as_ref().is_some_and(|text| text.as_bytes() == file.content);
    bind.into_iter().find(|(text, _)| is(text)).map(|(_, name)| name)
}

/// What a file will do that may take the place of one that binds.
pub(crate) fn of_change(settings: &Settings, file: &File) -> Vec<Finding> {
    let name = file.path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let text = || String::from_utf8_lossy(&file.content);
    let mut findings = if settings.gitleaks_config.is_some() && name.ends_with("leaks.toml") {
        config(&text())
    } else if settings.gitleaks_ignore.is_some() && name.ends_with("leaksignore") {
        ignore(&text())
    } else {
        return Vec::new();
    };
    // A parser may complain of the line behind the last.
    let ends = memchr::memchr_iter(b'\n', &file.content).count();
    let lines = u32::try_from(ends + usize::from(!file.content.ends_with(b"\n"))).unwrap_or(u32::MAX);
    for finding in &mut findings {
        if let Place::Lines(range) = &mut finding.place {
            *range = LineRange { first: range.first.min(lines), last: range.last.min(lines) };
        }
    }
    findings
}

fn config(text: &str) -> Vec<Finding> {
    let at = |rule: &str, message: String, line: usize| {
        let line = u32::try_from(line).unwrap_or(u32::MAX).max(1);
        judged_only(Finding::new(rule, message).lines(line, line))
    };
    let config = match Config::read(text) {
        Ok(config) => config,
        Err(why) => return vec![unusable(&why, at)],
    };
    let lists = config.lists.iter().map(|(list, _)| list).chain(config.rules.iter().flat_map(|rule| &rule.lists));
    let excuses = |list: &&super::allowlist::Allowlist| {
        PROBES.iter().all(|(path, content)| {
            let content = content.as_bytes();
            let secret = content.iter().position(|byte| !byte.is_ascii_lowercase() && !byte.is_ascii_whitespace());
            let secret = secret.unwrap_or(0)..content.len();
            list.allows(&Subject { content, path, whole: Some(0..content.len()), secret }).unwrap_or(false)
        })
    };
    let mut findings: Vec<Finding> = lists
        .filter(excuses)
        .map(|list| at(id::LOOSE, "this allowlist excuses whatever is found".to_owned(), list.line))
        .collect();
    // What extends another file can only be judged together with it.
    if config.path.is_none() {
        findings.extend(Rules::new(config).err().map(|why| unusable(&why, at)));
    }
    findings
}

fn unusable(why: &str, at: impl Fn(&str, String, usize) -> Finding) -> Finding {
    let (line, why) = why.strip_prefix("line ").and_then(|why| why.split_once(": ")).unwrap_or(("1", why));
    at(id::UNUSABLE, format!("once merged, this cannot be used: {why}"), line.parse().unwrap_or(1))
}

fn ignore(text: &str) -> Vec<Finding> {
    let odd = Known::default().add_ignore(text);
    let line = |line: &usize| u32::try_from(*line).unwrap_or(u32::MAX);
    let note = |odd: &usize| {
        let message = "this line excuses nothing: it is not `file:rule:line`, with or without a commit, nor a SHA-256";
        judged_only(Finding::new(id::UNUSED, message).lines(line(odd), line(odd)))
    };
    odd.iter().take(100).map(note).collect()
}
