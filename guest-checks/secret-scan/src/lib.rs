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

pub use settings::Settings;

use engine::Engine;
use gatewright_sdk::{Description, File, FileCheck, Finding, Problem, Selection, SettingProblem};
use gitleaks::config::Config;
use gitleaks::ignore::Known;
use gitleaks::rules::Rules;

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
        let own = rules(&settings)?;
        let mut known = Known::default();
        if let Some(text) = &settings.gitleaks_ignore {
            known.add_ignore(text);
        }
        if let Some(text) = &settings.baseline {
            known
                .add_baseline(text)
                .map_err(|why| SettingProblem::new("/baseline", format!("cannot be read: {why}")))?;
        }
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
        let text = text::Text::of(&file.content);
        let mut found = Vec::new();
        if self.own.as_ref().is_none_or(|own| own.built_in) {
            found = self.engine.scan(&text.bytes, &file.path);
        }
        if let Some(own) = &self.own {
            found.retain(|candidate| {
                let names: Vec<&str> = candidate.rule.names().collect();
                !names.iter().any(|name| own.disabled.contains(*name))
                    && !own.allows(&names, &text.bytes, &file.path, None, candidate.secret.clone())
            });
            settle::add_own(&mut found, own.scan(&text.bytes, &file.path));
        }
        if found.is_empty() {
            return Ok(Vec::new());
        }
        Ok(report::findings(&self.settings, &self.known, &file.path, &text, found))
    }
}

/// The user's own rules, where there are any.
fn rules(settings: &Settings) -> Result<Option<Rules>, SettingProblem> {
    let read = |text: &str, pointer: &str| {
        Config::read(text).map_err(|why| SettingProblem::new(pointer, format!("cannot be read: {why}")))
    };
    let Some(text) = &settings.gitleaks_config else { return Ok(None) };
    let mut config = read(text, "/gitleaks-config")?;
    if let Some(path) = &config.extend.path {
        let Some(base) = &settings.gitleaks_base else {
            let message = format!("extends `{path}`: name that file in `gitleaks-base` as well");
            return Err(SettingProblem::new("/gitleaks-config", message));
        };
        let base = read(base, "/gitleaks-base")?;
        config = config.over(base);
    }
    let rules = Rules::new(config).map_err(|why| SettingProblem::new("/gitleaks-config", why))?;
    Ok(Some(rules))
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
