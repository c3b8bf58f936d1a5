//! A check's settings: the user's part checked against the check's own schema, the rest filled in from it, and what the schema
//! marks for the host picked out.

use super::explain::explain;
use super::identifiers;
use super::schema_limits::{self, Guarded};
use super::yaml::{join, unescape};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Settings with everything filled in.
const MOST_BYTES: usize = 1 << 20;
/// Each round fills in one more level of what the round before filled in.
const MOST_ROUNDS: usize = 32;
/// So many complaints tell the reader enough.
const MOST_COMPLAINTS: usize = 50;

/// Settings as the check receives them, once the files are in.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// Valid against the schema, defaults filled in, keys sorted. Where a file belongs, its path still stands.
    pub json: Value,
    /// Settings that are paths in the policy and contents for the check.
    pub files: Vec<Mark>,
    /// Globs of build outputs that the settings grant.
    pub outputs: Vec<Mark>,
}

/// A value that the schema marks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// JSON Pointer into the settings.
    pub pointer: String,
    /// The path or glob.
    pub value: String,
    /// The user wrote it. What the check's own defaults say is no grant, unless the check is built in.
    pub written: bool,
}

impl Prepared {
    /// Puts a file's content where its path stands.
    pub fn set(&mut self, pointer: &str, content: String) {
        if let Some(value) = self.json.pointer_mut(pointer) {
            *value = Value::String(content);
        }
    }
}

/// Why settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// The check's schema is at fault, and nobody can write settings for it.
    #[error("{0}")]
    Schema(String),
    /// The user's settings are.
    #[error("{}", .0.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; "))]
    Settings(Vec<SettingsProblem>),
}

/// One thing that is wrong with the user's settings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SettingsProblem {
    /// JSON Pointer into the settings.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
    /// What would be right, where that is known.
    pub help: Option<String>,
}

/// Makes settings ready for a check. `named`: the policy names the check.
///
/// # Errors
/// The schema breaks the contract, or the settings do not fit it.
pub fn prepare(schema: &str, settings: &Map<String, Value>, named: bool) -> Result<Prepared, SettingsError> {
    let guarded = schema_limits::compile(schema).map_err(SettingsError::Schema)?;
    let written = Value::Object(settings.clone());
    guarded.afford(&written).map_err(SettingsError::Schema)?;
    let problems = complaints(&guarded, &written);
    if !problems.is_empty() {
        return Err(SettingsError::Settings(problems));
    }
    let mut json = written.clone();
    fill(&guarded, &mut json, named).map_err(SettingsError::Schema)?;
    if let Some(problem) = complaints(&guarded, &json).first() {
        let message = format!("the settings schema's own defaults do not fit it: {}", problem.message);
        return Err(SettingsError::Schema(format!("{message} (at `{}`)", problem.pointer)));
    }
    json.sort_all_objects();
    marks(&guarded, json, &written)
}

fn complaints(guarded: &Guarded, json: &Value) -> Vec<SettingsProblem> {
    let errors = guarded.validator.iter_errors(json).take(MOST_COMPLAINTS);
    let complaints = errors.flat_map(|error| explain(&guarded.schema, &error));
    let problems = complaints.map(|complaint| SettingsProblem {
        pointer: complaint.pointer,
        message: complaint.message,
        help: complaint.help,
    });
    // Several forms may complain about one value in the same words.
    problems.collect::<BTreeSet<_>>().into_iter().collect()
}

/// A subschema that holds for a value: the JSON Pointers of both.
type Applied = (String, String);

/// Every subschema that holds for some value, as the validator saw it: through references, and of alternatives only those that fit.
fn applied(guarded: &Guarded, json: &Value) -> Vec<Applied> {
    let tree = serde_json::to_value(guarded.validator.evaluate(json).hierarchical()).unwrap_or_default();
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![&tree];
    while let Some(unit) = open.pop() {
        if unit["valid"] != Value::Bool(true) {
            continue;
        }
        let text = |name: &str| unit[name].as_str().unwrap_or_default().to_owned();
        let pair = (text("schemaLocation"), text("instanceLocation"));
        if seen.insert(pair.clone()) {
            found.push(pair);
        }
        open.extend(unit["details"].as_array().into_iter().flatten().rev());
    }
    found
}

fn fill(guarded: &Guarded, json: &mut Value, named: bool) -> Result<(), String> {
    let mut left = MOST_BYTES;
    for _ in 0..MOST_ROUNDS {
        guarded.afford(json)?;
        let mut filled = false;
        for (schema, instance) in applied(guarded, json) {
            let properties = guarded.schema.pointer(&schema).and_then(|schema| schema.get("properties"));
            let Some(properties) = properties.and_then(Value::as_object) else { continue };
            let Some(target) = json.pointer_mut(&instance).and_then(Value::as_object_mut) else { continue };
            for (name, property) in properties {
                if target.contains_key(name) {
                    continue;
                }
                let Some(value) = default(&guarded.schema, property, named) else { continue };
                let cost = value.to_string().len() + name.len();
                left = left.checked_sub(cost).ok_or("the settings schema's defaults come to over 1 MiB")?;
                target.insert(name.clone(), value);
                filled = true;
            }
        }
        if !filled {
            return Ok(());
        }
    }
    Err(format!("the settings schema's defaults are nested over {MOST_ROUNDS} levels deep"))
}

/// What a property is when nobody sets it. References are finite: the guard has followed them.
fn default(root: &Value, property: &Value, named: bool) -> Option<Value> {
    if property.get("x-gatewright").is_some_and(|mark| mark == "named") {
        return Some(Value::Bool(named));
    }
    if let Some(value) = property.get("default") {
        return Some(value.clone());
    }
    if let Some(target) =
        property.get("$ref").and_then(Value::as_str).and_then(|target| schema_limits::resolve(root, target))
    {
        return default(root, target, named);
    }
    property.get("allOf")?.as_array()?.iter().find_map(|part| default(root, part, named))
}

fn marks(guarded: &Guarded, json: Value, written: &Value) -> Result<Prepared, SettingsError> {
    let (mut files, mut outputs, mut problems) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (schema, pointer) in applied(guarded, &json) {
        let Some(mark) = guarded.schema.pointer(&schema).and_then(|schema| schema.get("x-gatewright")) else {
            continue;
        };
        let Some(value) = json.pointer(&pointer) else { continue };
        let misplaced = |what: &str| {
            SettingsError::Schema(format!("the settings schema marks `{pointer}` as `{what}`, which it is not"))
        };
        let at = |pointer: String, value: &str| Mark {
            written: written.pointer(&pointer).is_some(),
            value: value.to_owned(),
            pointer,
        };
        match (mark.as_str(), value) {
            (Some("file" | "output"), Value::Null) | (Some("named"), Value::Bool(_)) => {}
            (Some("file"), Value::String(path)) => {
                files.insert(at(pointer, path));
            }
            (Some("output"), Value::String(glob)) => {
                outputs.insert(at(pointer, glob));
            }
            (Some("output"), Value::Array(globs)) => {
                for (index, glob) in globs.iter().enumerate() {
                    let glob = glob.as_str().ok_or_else(|| misplaced("output"))?;
                    outputs.insert(at(join(&pointer, &index.to_string()), glob));
                }
            }
            (Some(mark @ ("file" | "output" | "named")), _) => return Err(misplaced(mark)),
            _ => {
                return Err(SettingsError::Schema(format!(
                    "the settings schema holds the mark {mark}, which is unknown here"
                )));
            }
        }
    }
    let judged = files.iter().map(|mark| (mark, identifiers::path(&mark.value)));
    let judged = judged.chain(outputs.iter().map(|mark| (mark, identifiers::glob(&mark.value))));
    for (mark, result) in judged {
        match result {
            Ok(()) => {}
            Err(wrong) if mark.written => problems.push(SettingsProblem {
                pointer: mark.pointer.clone(),
                message: wrong.message,
                help: Some(wrong.help),
            }),
            Err(wrong) => {
                let place: Vec<_> = mark.pointer.split('/').skip(1).map(unescape).collect();
                return Err(SettingsError::Schema(format!("the default of `{}`: {}", place.join("."), wrong.message)));
            }
        }
    }
    if !problems.is_empty() {
        return Err(SettingsError::Settings(problems));
    }
    Ok(Prepared { json, files: files.into_iter().collect(), outputs: outputs.into_iter().collect() })
}
