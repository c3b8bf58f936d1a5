//! The built-in check `secret-scan`: finds credentials in files.
//!
//! Keywords lead to places ([`keywords`](mod@keywords)), rules judge what stands there ([`engine`](mod@engine)), and a
//! finding shows a redacted value only. The rules are in `rules.toml`.

mod allow;
mod assignment;
mod calls;
mod catalogue;
mod check;
mod commands;
mod directives;
mod dotfiles;
mod encoded;
mod engine;
mod file_kind;
mod format;
mod gitleaks;
mod identity;
mod judge;
mod keywords;
mod pem;
mod placeholder;
mod provider;
mod randomness;
mod redact;
mod report;
mod settings;
mod settle;
mod sql;
mod text;
mod url;
mod words;

#[doc(hidden)]
pub mod bench;

pub use settings::{InlineAllow, Settings};

use engine::{Candidate, Engine};
use gatewright_sdk::{Description, File, FileCheck, Finding, Problem, Selection, SettingProblem, Severity};
use gitleaks::allowlist::Subject;
use gitleaks::config::Config;
use gitleaks::known::Known;
use gitleaks::pattern::TooLarge;
use gitleaks::preview;
use gitleaks::rules::{GENERIC, Rules};

/// The check.
#[derive(Debug)]
pub struct SecretScan {
    settings: Settings,
    engine: Engine,
    own: Option<Rules>,
    known: Known,
}

impl FileCheck for SecretScan {
    type Settings = Settings;

    fn describe() -> Description {
        Description {
            id: "secret-scan",
            version: env!("CARGO_PKG_VERSION"),
            title: "Finds credentials in files",
            rules: catalogue::all().map(report::describe).collect(),
        }
    }

    fn start(settings: Settings) -> Result<(Self, Selection), SettingProblem> {
        let mut known = Known::default();
        if let Some(text) = &settings.gitleaks_ignore {
            known.add_ignore(text);
        }
        let excluded = match &settings.baseline {
            Some(text) => known.add_baseline(text).map_err(|why| SettingProblem::new("/baseline", why))?,
            None => Vec::new(),
        };
        let mut config = config(&settings)?;
        if !excluded.is_empty() {
            config.get_or_insert_default().lists.extend(excluded.into_iter().map(|list| (list, Vec::new())));
        }
        let own = config.map(Rules::new).transpose();
        let own = own.map_err(|why| SettingProblem::new("/gitleaks-config", why))?;
        let selection = Selection {
            paths: settings.paths.clone(),
            except: settings.except.clone(),
            binary: false,
            max_size: 64 << 20,
            history: settings.history,
        };
        Ok((Self { settings, engine: Engine::new(), own, known }, selection))
    }

    fn inspect(&self, file: &File) -> Result<Vec<Finding>, Problem> {
        let mut findings = preview::of_change(&self.settings, file);
        let text = text::Text::of(&file.content);
        let known = self.known.view(&file.path);
        let found = self.scan(&text.bytes, &file.path).map_err(|TooLarge(length)| {
            let message =
                format!("a regex of {length} letters in `gitleaks-config` or `baseline` is too large to compile");
            Problem::new("regex-too-large", message)
        })?;
        if let Some(name) = preview::binds(&self.settings, file) {
            findings.extend(report::excused_as_one(&text, &found, name));
        } else if !found.is_empty() || known.is_some() {
            findings.extend(report::findings(&self.settings, known, &text, found));
        }
        Ok(findings)
    }
}

impl SecretScan {
    /// What the rules find that the configuration does not drop.
    fn scan(&self, content: &[u8], path: &str) -> Result<Vec<Candidate>, TooLarge> {
        let Some(own) = &self.own else { return Ok(self.engine.scan(content, path)) };
        let mut found = Vec::new();
        if own.built_in {
            for candidate in self.engine.scan(content, path) {
                let mut names: Vec<&str> = candidate.rule.names().collect();
                if candidate.rule.severity == Severity::Warning {
                    names.push(GENERIC);
                }
                let secret = candidate.secret.clone();
                // What gitleaks would have matched begins with the name that the value is given to.
                let before = secret.start.saturating_sub(100);
                let newline = memchr::memrchr(b'\n', &content[before..secret.start]);
                let whole = Some(newline.map_or(before, |at| before + at + 1)..secret.end);
                if !own.drops(&names, &Subject { content, path, whole, secret })? {
                    found.push(candidate);
                }
            }
        }
        settle::add_own(&mut found, own.scan(content, path)?);
        Ok(found)
    }
}

/// The user's configuration, where there is one.
fn config(settings: &Settings) -> Result<Option<Config>, SettingProblem> {
    let read = |text: &str, pointer: &str| Config::read(text).map_err(|why| SettingProblem::new(pointer, why));
    let Some(text) = &settings.gitleaks_config else { return Ok(None) };
    let config = read(text, "/gitleaks-config")?;
    let Some(path) = &config.path else { return Ok(Some(config)) };
    let Some(base) = &settings.gitleaks_base else {
        let message = format!("extends `{path}`: name that file in `gitleaks-base` as well");
        return Err(SettingProblem::new("/gitleaks-config", message));
    };
    let base = read(base, "/gitleaks-base")?;
    if let Some(path) = &base.path {
        let message = format!("extends `{path}` in turn: put the two files together");
        return Err(SettingProblem::new("/gitleaks-base", message));
    }
    Ok(Some(config.over(base)))
}

/// For the fuzzer: whatever the bytes, no panic, and every place lies within them.
#[doc(hidden)]
pub fn fuzz(bytes: &[u8]) {
    static CHECK: std::sync::OnceLock<Option<SecretScan>> = std::sync::OnceLock::new();
    let Some(check) = CHECK.get_or_init(|| SecretScan::start(Settings::default()).ok().map(|(check, _)| check)) else {
        return;
    };
    let paths = ["a.txt", "b.rs", ".netrc", ".env", "config.json", "k8s.yaml", "etc/shadow"];
    let path = paths[usize::from(bytes.first().copied().unwrap_or(0)) % paths.len()].to_owned();
    for finding in check.inspect(&File { path, content: bytes.to_vec() }).unwrap_or_default() {
        for range in &finding.sensitive {
            assert!(range.start <= range.end && range.end <= bytes.len() as u64, "a finding lies beyond the file");
        }
    }
}

gatewright_sdk::export_file_check!(SecretScan);
