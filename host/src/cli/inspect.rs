//! `gatewright inspect`: what a module is, before anybody trusts it.

use crate::environment::Environment;
use crate::error::Error;
use crate::model::rule::Descriptor;
use crate::runtime::capability::{Asks, Capability, asks, requested};
use crate::runtime::engine::SIZE_LIMIT;
use crate::runtime::module::{Import, Module, Origin};
use crate::runtime::registry;
use crate::sink::escape;
use serde_json::json;
use std::fmt::Write;
use std::io::Read;
use std::path::Path;
use std::time::Instant;

pub(super) fn run(environment: &Environment, path: &Path, as_json: bool) -> Result<u8, Error> {
    let fail = |reason: String| Error::Module { path: path.to_owned(), reason };
    let read = |source| Error::Read { path: path.to_owned(), source };
    let file = std::fs::File::open(environment.folder.join(path)).map_err(read)?;
    let mut bytes = Vec::new();
    file.take(SIZE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(read)?;
    let loader = super::loader(environment)?;
    let start = Instant::now();
    let module = loader.foreign(&bytes).map_err(|error| fail(error.to_string()))?;
    let seconds = start.elapsed().as_secs_f64();
    let (_, descriptor) = registry::describe(&loader, &module, 0).map_err(|fault| fail(fault.message))?;
    let text = match as_json {
        true => format!("{:#}\n", machine(&module, &descriptor)),
        false => person(&module, &descriptor, seconds),
    };
    super::print(&text)
}

fn kind(import: &Import) -> &'static str {
    match asks(import) {
        Asks::Free => "free",
        Asks::Capability(_) => "needs a grant",
        Asks::Closed => "closed to checks",
    }
}

fn shape(module: &Module) -> &'static str {
    if module.is_file_check() { "file-checker" } else { "checker" }
}

fn machine(module: &Module, descriptor: &Descriptor) -> serde_json::Value {
    let rule = |rule: &crate::model::rule::Rule| json!({ "id": rule.id, "title": rule.title, "severity": rule.severity.name(), "help": rule.help });
    json!({
        "digest": module.digest,
        "size": module.size,
        "exports": shape(module),
        "imports": module.imports.iter().map(|import| json!({ "name": import.name, "asks": kind(import) })).collect::<Vec<_>>(),
        "grants": requested(&module.imports).into_iter().map(Capability::name).collect::<Vec<_>>(),
        "id": descriptor.id,
        "version": descriptor.version,
        "title": descriptor.title,
        "rules": descriptor.rules.iter().map(rule).collect::<Vec<_>>(),
        "settings-schema": serde_json::from_str::<serde_json::Value>(&descriptor.settings_schema).unwrap_or_default(),
    })
}

fn person(module: &Module, descriptor: &Descriptor, seconds: f64) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{} {}: {}", descriptor.id, descriptor.version, escape::line(&descriptor.title));
    let _ = writeln!(text, "{}, {} KiB, exports {}", module.digest, module.size / 1024, shape(module));
    let _ = match module.origin {
        Origin::Cached => writeln!(text, "compiled form in the cache, loaded in {:.1} ms", seconds * 1e3),
        Origin::Embedded | Origin::Compiled => writeln!(text, "compiled in {seconds:.2} s"),
    };
    text.push_str("\nimports\n");
    for import in &module.imports {
        let _ = writeln!(text, "  {:<44} {}", escape::line(&import.name), kind(import));
    }
    if module.imports.is_empty() {
        text.push_str("  nothing\n");
    }
    let requested = requested(&module.imports);
    match requested.is_empty() {
        true => text.push_str("\nneeds no grant\n"),
        false => {
            text.push_str("\nneeds these grants in the policy\n");
            for capability in requested {
                let _ = writeln!(text, "  {:<14} to {}", capability.name(), capability.meaning());
            }
        }
    }
    let _ = writeln!(text, "\nrules");
    for rule in &descriptor.rules {
        let _ = writeln!(text, "  {:<28} {:<8} {}", rule.id, rule.severity.name(), escape::line(&rule.title));
    }
    let schema: serde_json::Value = serde_json::from_str(&descriptor.settings_schema).unwrap_or_default();
    let settings = schema.get("properties").and_then(|properties| properties.as_object());
    if let Some(settings) = settings.filter(|settings| !settings.is_empty()) {
        let _ = writeln!(text, "\nsettings");
        for (name, setting) in settings {
            let about = setting.get("description").and_then(|about| about.as_str()).unwrap_or_default();
            let _ = writeln!(text, "  {:<18} {}", escape::line(name), escape::line(about));
        }
    }
    text
}
