//! Keeps a stranger's JSON Schema from costing more than it should: small, local, finite, and linear to apply.

use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The contract's limit.
const MOST_BYTES: usize = 64 << 10;
/// Subschemas, counting one that is referred to twice twice: what applying the schema to one value may cost.
const MOST_PARTS: usize = 4_000;
/// Subschemas times values: what applying the schema to all settings may cost.
const MOST_STEPS: usize = 5_000_000;
/// Subschemas inside each other, through references as well.
const MOST_LEVELS: usize = 64;
/// Regexes to compile.
const MOST_PATTERNS: usize = 64;
/// Of one compiled regex, in bytes.
const PATTERN_BYTES: usize = 1 << 20;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Keywords whose value is a schema.
const ONE: &[&str] = &[
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
/// Keywords whose value is a list of schemas.
const LIST: &[&str] = &["allOf", "anyOf", "oneOf", "prefixItems"];
/// Keywords whose value maps names to schemas that apply.
const NAMED: &[&str] = &["dependentSchemas", "patternProperties", "properties"];
/// Keywords that would take a reference elsewhere than a look at the schema tells.
const REFUSED: &[&str] =
    &["$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$vocabulary"];

/// A schema that is safe to apply, with its validator.
pub(super) struct Guarded {
    pub(super) schema: Value,
    pub(super) validator: Validator,
    parts: usize,
}

impl Guarded {
    /// An error: applying the schema to these settings would take too long.
    pub(super) fn afford(&self, json: &Value) -> Result<(), String> {
        if count(json).saturating_mul(self.parts) > MOST_STEPS {
            return Err("the settings schema is too costly for settings as long as these".to_owned());
        }
        Ok(())
    }
}

/// Values, and values in values.
fn count(json: &Value) -> usize {
    match json {
        Value::Array(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Object(entries) => 1 + entries.values().map(count).sum::<usize>(),
        _ => 1,
    }
}

/// Reads a check's schema; an error says what the author of the check has to change.
pub(super) fn compile(text: &str) -> Result<Guarded, String> {
    if text.len() > MOST_BYTES {
        return Err(format!("the settings schema has {} bytes, at most {MOST_BYTES} are read", text.len()));
    }
    let schema: Value =
        serde_json::from_str(text).map_err(|error| format!("the settings schema is not JSON: {error}"))?;
    let root = schema.as_object().ok_or("the settings schema is not an object")?;
    if root
        .get("$schema")
        .is_some_and(|dialect| dialect.as_str().is_none_or(|name| name.trim_end_matches('#') != DIALECT))
    {
        return Err(format!("the settings schema is not of the dialect {DIALECT}"));
    }
    if let Some(keyword) = refused(&schema) {
        return Err(format!("the settings schema uses `{keyword}`: refer to `#/$defs/…` instead"));
    }
    let mut guard = Guard { root: &schema, known: HashMap::new(), patterns: 0 };
    let parts = guard.cost(&schema, 0)?;
    if guard.patterns > MOST_PATTERNS {
        return Err(format!("the settings schema holds more than {MOST_PATTERNS} patterns"));
    }
    let patterns = PatternOptions::regex().size_limit(PATTERN_BYTES).dfa_size_limit(PATTERN_BYTES);
    let validator = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .offline()
        .should_validate_formats(false)
        .with_pattern_options(patterns)
        .build(&schema)
        .map_err(|error| format!("the settings schema is not valid at `{}`: {error}", error.instance_path()))?;
    Ok(Guarded { schema, validator, parts })
}

struct Guard<'a> {
    root: &'a Value,
    /// By address; none: being counted right now.
    known: HashMap<*const Value, Option<usize>>,
    patterns: usize,
}

impl<'a> Guard<'a> {
    /// How many subschemas applying this one may touch.
    fn cost(&mut self, schema: &'a Value, level: usize) -> Result<usize, String> {
        let Some(keywords) = schema.as_object() else { return Ok(1) };
        match self.known.get(&std::ptr::from_ref(schema)) {
            Some(Some(cost)) => return Ok(*cost),
            Some(None) => return Err("the settings schema refers to itself".to_owned()),
            None => {}
        }
        if level > MOST_LEVELS {
            return Err(format!("the settings schema is nested over {MOST_LEVELS} levels deep"));
        }
        self.known.insert(schema, None);
        self.patterns += usize::from(keywords.contains_key("pattern"));
        self.patterns += keywords.get("patternProperties").and_then(Value::as_object).map_or(0, Map::len);
        let mut cost = 1_usize;
        for part in parts(keywords) {
            cost = cost.saturating_add(self.cost(part, level + 1)?);
        }
        if let Some(reference) = keywords.get("$ref") {
            let target = reference.as_str().and_then(|reference| self.target(reference));
            let target =
                target.ok_or_else(|| format!("the settings schema refers to {reference}, which is not in it"))?;
            cost = cost.saturating_add(self.cost(target, level + 1)?);
        }
        if cost > MOST_PARTS {
            return Err(format!("the settings schema has over {MOST_PARTS} parts when references are followed"));
        }
        self.known.insert(schema, Some(cost));
        Ok(cost)
    }

    fn target(&self, reference: &str) -> Option<&'a Value> {
        resolve(self.root, reference)
    }
}

/// A refused keyword, wherever it stands: a reference may point anywhere and pass through anything.
fn refused(value: &Value) -> Option<&'static str> {
    match value {
        Value::Array(items) => items.iter().find_map(refused),
        Value::Object(entries) => {
            let here =
                REFUSED.iter().copied().find(|keyword| entries.get(*keyword).is_some_and(|value| !value.is_object()));
            here.or_else(|| entries.values().find_map(refused))
        }
        _ => None,
    }
}

/// What a local reference points to.
pub(super) fn resolve<'a>(root: &'a Value, reference: &str) -> Option<&'a Value> {
    let pointer = reference.strip_prefix('#')?;
    // Percent-encoding would make two readers of one reference disagree.
    if pointer.contains('%') { None } else { root.pointer(pointer) }
}

/// Every subschema that may apply; what stands in `$defs` applies only through a reference.
fn parts(keywords: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    let one = ONE.iter().filter_map(|keyword| keywords.get(*keyword));
    let list = LIST.iter().filter_map(|keyword| keywords.get(*keyword)?.as_array()).flatten();
    let named = NAMED.iter().filter_map(|keyword| keywords.get(*keyword)?.as_object()).flat_map(Map::values);
    one.chain(list).chain(named)
}
