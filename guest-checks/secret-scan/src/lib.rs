//! The built-in check `secret-scan`: finds credentials in files.
//!
//! Keywords lead to places ([`keywords`](mod@keywords)), rules judge what stands there ([`engine`](mod@engine)), and a
//! finding shows a redacted value only. The rules are in `rules.toml`.

mod allow;
mod assignment;
mod catalogue;
mod check;
mod engine;
mod file_kind;
mod format;
mod judge;
mod keywords;
mod pem;
mod placeholder;
mod randomness;
mod redact;
mod report;
mod settings;
mod text;
mod url;

#[doc(hidden)]
pub mod bench;

pub use settings::Settings;

use engine::Engine;
use gatewright_sdk::{Description, File, FileCheck, Finding, Problem, Selection, SettingProblem};

/// The check.
#[derive(Debug)]
pub struct SecretScan {
    settings: Settings,
    engine: Engine,
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
        let selection = Selection {
            paths: settings.paths.clone(),
            except: settings.except.clone(),
            binary: false,
            max_size: 64 << 20,
            history: settings.history,
        };
        Ok((Self { settings, engine: Engine::new() }, selection))
    }

    fn inspect(&self, file: &File) -> Result<Vec<Finding>, Problem> {
        let text = text::Text::of(&file.content);
        let found = self.engine.scan(&text.bytes, &file.path);
        if found.is_empty() {
            return Ok(Vec::new());
        }
        Ok(report::findings(&self.settings, &text, found))
    }
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
