//! Which change of a check's settings makes the check stricter: what its schema says under `x-gatewright-stricter`.
//!
//! The host knows no check, so it cannot know whether 90 is more than 80 in the sense of the check. A property of the schema says it:
//! `higher` and `lower` for numbers and percentages, `more` for lists and objects that only demand, `true` and `false`, and `set` for what
//! demands nothing while it is not set. Where a property says nothing, every change of it may weaken the check.

use super::schema_limits;
use super::yaml::{join, unescape};
use serde_json::{Map, Value};
use std::cmp::Ordering;

/// How a setting changes the strictness of its check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Higher,
    Lower,
    More,
    Flag(bool),
    Set,
    /// Whether the policy names the check, which the host fills in.
    Named,
}

/// What kind of weakening a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weaker {
    /// A value that has to be reached is easier to reach.
    Threshold,
    /// A missing input is no longer a fault.
    Required,
    /// Something else, or nobody knows.
    Other,
}

/// A setting that changed, and not plainly for the stricter.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Difference {
    /// JSON Pointer into the settings.
    pub(super) pointer: String,
    pub(super) before: Option<Value>,
    pub(super) after: Option<Value>,
    pub(super) weaker: Weaker,
}

/// All that changes between two settings of one check and does not make it stricter. `schema`: the check's settings schema, where it is
/// known. With it both sides are complete, so that writing a default out is no change.
pub(super) fn weakened(
    schema: Option<&str>,
    (before, named_before): (&Map<String, Value>, bool),
    (after, named_after): (&Map<String, Value>, bool),
) -> Vec<Difference> {
    let schema: Option<Value> = schema.and_then(|text| serde_json::from_str(text).ok());
    let complete = |settings: &Map<String, Value>, named| {
        let filled = schema.as_ref().and_then(|schema| super::prepare(&schema.to_string(), settings, named).ok());
        filled.map(|filled| filled.json)
    };
    let filled = complete(before, named_before).zip(complete(after, named_after));
    let (before, after) = filled.unwrap_or_else(|| (Value::Object(before.clone()), Value::Object(after.clone())));
    let mut walk = Walk { schema: schema.as_ref(), found: Vec::new() };
    walk.compare(String::new(), Some(&before), Some(&after));
    walk.found
}

struct Walk<'a> {
    schema: Option<&'a Value>,
    found: Vec<Difference>,
}

impl Walk<'_> {
    fn compare(&mut self, pointer: String, before: Option<&Value>, after: Option<&Value>) {
        if before == after {
            return;
        }
        let direction = self.schema.and_then(|schema| direction(schema, &pointer));
        match (before, after) {
            (Some(Value::Object(old)), Some(Value::Object(new))) => {
                let mut names: Vec<_> = old.keys().chain(new.keys()).collect();
                names.sort_unstable();
                names.dedup();
                for name in names {
                    let demands = direction == Some(Direction::More) && !old.contains_key(name);
                    if !demands {
                        self.compare(join(&pointer, name), old.get(name), new.get(name));
                    }
                }
            }
            (Some(Value::Array(old)), Some(Value::Array(new))) => {
                if direction == Some(Direction::More) && old.iter().all(|item| new.contains(item)) {
                    return;
                }
                if old.len() != new.len() {
                    // Nothing says which item is which.
                    return self.add(pointer, before, after, Weaker::Other);
                }
                for (index, (old, new)) in old.iter().zip(new).enumerate() {
                    self.compare(join(&pointer, &index.to_string()), Some(old), Some(new));
                }
            }
            _ => {
                if let Some(weaker) = weaker(direction, before, after) {
                    self.add(pointer, before, after, weaker);
                }
            }
        }
    }

    fn add(&mut self, pointer: String, before: Option<&Value>, after: Option<&Value>, weaker: Weaker) {
        self.found.push(Difference { pointer, before: before.cloned(), after: after.cloned(), weaker });
    }
}

/// Whether a value that changed makes the check weaker, as far as anybody knows.
fn weaker(direction: Option<Direction>, before: Option<&Value>, after: Option<&Value>) -> Option<Weaker> {
    let unset = |value: Option<&Value>| match value {
        None | Some(Value::Null) => true,
        Some(Value::Array(items)) => items.is_empty(),
        Some(Value::Object(entries)) => entries.is_empty(),
        Some(_) => false,
    };
    match direction {
        Some(Direction::Higher | Direction::Lower) => {
            let (before, after) = match (unset(before), unset(after)) {
                (true, _) => return None,
                (false, true) => return Some(Weaker::Threshold),
                (false, false) => (before.and_then(amount), after.and_then(amount)),
            };
            let orders = before.zip(after).map(|(before, after)| before.orders(&after)).unwrap_or_default();
            let down = if direction == Some(Direction::Higher) { Ordering::Greater } else { Ordering::Less };
            match orders.as_slice() {
                [] => Some(Weaker::Other),
                // `80.6` and `80.10` may be decimals or versions: either reading counts.
                orders => orders.contains(&down).then_some(Weaker::Threshold),
            }
        }
        Some(Direction::Flag(stricter)) => (after.and_then(Value::as_bool) != Some(stricter)).then_some(Weaker::Other),
        Some(Direction::Named) => (after.and_then(Value::as_bool) != Some(true)).then_some(Weaker::Required),
        Some(Direction::Set | Direction::More) => (!unset(before)).then_some(Weaker::Other),
        None => Some(Weaker::Other),
    }
}

/// A number, a percentage (`85%`, `85.5 %`) or a version (`1.5`), exactly; `>85%` is more than `85%`.
struct Amount {
    decimal: Option<(u64, u64)>,
    version: Option<Vec<u64>>,
    above: bool,
}

impl Amount {
    /// How it compares with another one, in each reading that both have.
    fn orders(&self, other: &Self) -> Vec<Ordering> {
        let above = self.above.cmp(&other.above);
        let decimal = self.decimal.zip(other.decimal).map(|(a, b)| a.cmp(&b).then(above));
        let version = self.version.as_ref().zip(other.version.as_ref()).map(|(a, b)| a.cmp(b).then(above));
        decimal.into_iter().chain(version).collect()
    }
}

fn amount(value: &Value) -> Option<Amount> {
    let number = value.as_number().map(ToString::to_string);
    let text = number.or_else(|| value.as_str().map(str::to_owned))?;
    let (text, above) = match text.trim().strip_prefix('>') {
        Some(text) => (text.trim_start(), true),
        None => (text.trim(), false),
    };
    let (text, percent) = match text.strip_suffix('%') {
        Some(text) => (text.trim_end(), true),
        None => (text, false),
    };
    let digits = |text: &str| !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let decimal = (digits(whole) && digits(fraction))
        .then(|| Some((whole.parse().ok()?, format!("{fraction:0<18}").parse().ok()?)));
    let parts = text.split('.').map(|part| digits(part).then(|| part.parse().ok()).flatten());
    let version = if percent { None } else { parts.collect::<Option<Vec<u64>>>() };
    let amount = Amount { decimal: decimal.flatten(), version, above };
    (amount.decimal.is_some() || amount.version.is_some()).then_some(amount)
}

/// What the schema says of the value at that place. References are followed, and of alternatives each is tried.
fn direction(root: &Value, pointer: &str) -> Option<Direction> {
    let mut open = vec![root];
    for part in pointer.split('/').skip(1) {
        let part = unescape(part);
        let below = open.iter().flat_map(|schema| {
            let property = schema.get("properties").and_then(|properties| properties.get(&part));
            let item = ["items", "additionalProperties"].into_iter().filter_map(|name| schema.get(name)).next();
            property.or(item)
        });
        open = below.flat_map(|schema| alternatives(root, schema)).collect();
    }
    open.iter().find_map(|schema| {
        if schema.get("x-gatewright").is_some_and(|mark| mark == "named") {
            return Some(Direction::Named);
        }
        match schema.get("x-gatewright-stricter")? {
            Value::Bool(flag) => Some(Direction::Flag(*flag)),
            Value::String(word) => match word.as_str() {
                "higher" => Some(Direction::Higher),
                "lower" => Some(Direction::Lower),
                "more" => Some(Direction::More),
                "true" => Some(Direction::Flag(true)),
                "false" => Some(Direction::Flag(false)),
                "set" => Some(Direction::Set),
                _ => None,
            },
            _ => None,
        }
    })
}

/// A schema, what it refers to, and the forms that it allows. The guard has seen to it that this is finite.
fn alternatives<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let mut found = vec![schema];
    let mut next = 0;
    while let Some(schema) = found.get(next).copied() {
        next += 1;
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| schema_limits::resolve(root, target));
        let forms = ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|name| schema.get(name)?.as_array()).flatten();
        found.extend(target.into_iter().chain(forms).take(64));
        if found.len() > 256 {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SCHEMA: &str = r##"{"type": "object", "properties": {
        "total": {"anyOf": [{"type": "string"}, {"type": "null"}], "default": null, "x-gatewright-stricter": "higher"},
        "age": {"type": ["integer", "null"], "default": null, "x-gatewright-stricter": "lower"},
        "paths": {"type": "array", "items": {"$ref": "#/$defs/rule"}, "default": [], "x-gatewright-stricter": "more"},
        "strict": {"type": "boolean", "default": false, "x-gatewright-stricter": "true"},
        "pattern": {"type": ["string", "null"], "default": null, "x-gatewright-stricter": "set"},
        "except": {"type": "array", "items": {"type": "string"}, "default": []},
        "required": {"type": "boolean", "x-gatewright": "named"}},
        "$defs": {"rule": {"type": "object", "properties": {
            "match": {"type": "string"}, "minimum": {"type": "string", "x-gatewright-stricter": "higher"}}}}}"##;

    fn weaker(before: Value, after: Value) -> Vec<(String, Weaker)> {
        let (Value::Object(before), Value::Object(after)) = (before, after) else { panic!("objects") };
        let found = weakened(Some(SCHEMA), (&before, true), (&after, true));
        found.into_iter().map(|difference| (difference.pointer, difference.weaker)).collect()
    }

    #[test]
    fn what_demands_more_is_not_weaker() {
        for (before, after) in [
            (
                json!({}),
                json!({"total": "80%", "age": 4, "strict": true, "pattern": "x", "paths": [{"match": "a", "minimum": "1%"}]}),
            ),
            (json!({"total": "80%"}), json!({"total": ">80%"})),
            (json!({"total": "80%"}), json!({"total": "80.5 %"})),
            (json!({"total": "80"}), json!({"total": "80%"})),
            (json!({"total": "1.5.2"}), json!({"total": "1.10.0"})),
            (json!({"age": 4}), json!({"age": 3})),
            (
                json!({"paths": [{"match": "a", "minimum": "90%"}]}),
                json!({"paths": [{"match": "a", "minimum": "95%"}]}),
            ),
            (json!({"except": []}), json!({})),
            (json!({"required": false}), json!({"required": true})),
        ] {
            assert_eq!(weaker(before.clone(), after.clone()), [], "{before} {after}");
        }
    }

    #[test]
    fn what_demands_less_is_weaker_and_so_is_what_nobody_knows() {
        let rule = |minimum: &str| json!({"match": "a", "minimum": minimum});
        for (before, after, pointer, kind) in [
            (json!({"total": "80%"}), json!({"total": "70%"}), "/total", Weaker::Threshold),
            (json!({"total": ">80%"}), json!({"total": ">70%"}), "/total", Weaker::Threshold),
            (json!({"total": ">80%"}), json!({"total": "80%"}), "/total", Weaker::Threshold),
            (json!({"total": "80"}), json!({"total": "9"}), "/total", Weaker::Threshold),
            (json!({"total": "80%"}), json!({}), "/total", Weaker::Threshold),
            (json!({"total": "80.6"}), json!({"total": "80.10"}), "/total", Weaker::Threshold),
            (json!({"total": "80%"}), json!({"total": "some"}), "/total", Weaker::Other),
            (json!({"age": 3}), json!({"age": 4}), "/age", Weaker::Threshold),
            (json!({"strict": true}), json!({}), "/strict", Weaker::Other),
            (json!({"pattern": "x"}), json!({"pattern": "y"}), "/pattern", Weaker::Other),
            (json!({"paths": [rule("9%")]}), json!({"paths": [rule("8%")]}), "/paths/0/minimum", Weaker::Threshold),
            (json!({"paths": [rule("9%"), rule("8%")]}), json!({"paths": [rule("9%")]}), "/paths", Weaker::Other),
            (json!({}), json!({"except": ["a"]}), "/except", Weaker::Other),
            (json!({"required": true}), json!({"required": false}), "/required", Weaker::Required),
        ] {
            assert_eq!(weaker(before.clone(), after.clone()), [(pointer.to_owned(), kind)], "{before} {after}");
        }
    }
}
