//! From what a JSON Schema validator says to what helps a person: the very place, the words of YAML, and what was probably meant.

use super::problem::{nearest, shown, suggest};
use super::yaml::join;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

/// What is wrong with one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Complaint {
    /// JSON Pointer.
    pub(super) pointer: String,
    /// The value is wrong, not that it is there.
    pub(super) about_value: bool,
    /// What is wrong.
    pub(super) message: String,
    /// What would be right.
    pub(super) help: Option<String>,
}

/// All that a validator's error says. `schema` is the whole schema.
pub(super) fn explain(schema: &Value, error: &ValidationError<'_>) -> Vec<Complaint> {
    let pointer = error.instance_path().as_str();
    let instance = error.instance().as_ref();
    let about = |message: String, help: Option<String>| {
        vec![Complaint { pointer: pointer.to_owned(), about_value: true, message, help }]
    };
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let known = siblings(schema, error).and_then(|siblings| siblings.get("properties"));
            let known = known.and_then(Value::as_object);
            let known: Vec<_> = known.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
            let complaint = |name: &String| Complaint {
                pointer: join(pointer, name),
                about_value: false,
                message: format!("unknown key `{}`", shown(name)),
                help: suggest(name, known.iter().copied()),
            };
            unexpected.iter().map(complaint).collect()
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            let properties = siblings(schema, error).and_then(|siblings| siblings.get("properties"));
            let fixed = properties.and_then(|properties| properties.get(name)?.get("const"));
            let help = fixed.map(|value| format!("write `{name}: {value}`"));
            let message = format!("`{}` is missing", shown(name));
            vec![Complaint { pointer: pointer.to_owned(), about_value: false, message, help }]
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => alternatives(schema, error, context),
        Kind::Type { .. } | Kind::Constant { .. } | Kind::Enum { .. } => {
            let mut expected = Expected::default();
            expected.add(error);
            vec![expected.complaint(pointer, instance)]
        }
        Kind::OneOfMultipleValid { .. } => {
            about("this fits several forms where exactly one is allowed".to_owned(), None)
        }
        Kind::FalseSchema => about("nothing may stand here".to_owned(), None),
        Kind::Pattern { pattern } => about(format!("{} does not match `{}`", found(instance), shown(pattern)), None),
        Kind::Minimum { limit } => about(format!("{} is less than {limit}", found(instance)), None),
        Kind::Maximum { limit } => about(format!("{} is more than {limit}", found(instance)), None),
        Kind::ExclusiveMinimum { limit } => about(format!("{} is not more than {limit}", found(instance)), None),
        Kind::ExclusiveMaximum { limit } => about(format!("{} is not less than {limit}", found(instance)), None),
        Kind::MinLength { limit: 1 } => about("the text is empty".to_owned(), None),
        Kind::MinLength { limit } => about(format!("the text is shorter than {limit} characters"), None),
        Kind::MaxLength { limit } => about(format!("the text is longer than {limit} characters"), None),
        Kind::MinItems { limit: 1 } => about("the list is empty".to_owned(), None),
        Kind::MinItems { limit } => about(format!("the list has fewer than {limit} items"), None),
        Kind::MaxItems { limit } => about(format!("the list has more than {limit} items"), None),
        Kind::UniqueItems => about("the list holds an item twice".to_owned(), None),
        Kind::PropertyNames { error } => about(format!("a key does not fit: {}", shown(&error.to_string())), None),
        _ => about(shown(&error.to_string()), None),
    }
}

/// The schema object whose keyword failed.
fn siblings<'a>(schema: &'a Value, error: &ValidationError<'_>) -> Option<&'a Value> {
    schema.pointer(error.schema_path().as_str().rsplit_once('/')?.0)
}

/// None of several forms fits. If the reader clearly meant one of them, what is wrong with that; else what is allowed.
fn alternatives(
    schema: &Value,
    error: &ValidationError<'_>,
    branches: &[Vec<ValidationError<'static>>],
) -> Vec<Complaint> {
    let pointer = error.instance_path().as_str();
    let meant = branches.iter().filter(|branch| !branch.iter().any(|error| other_kind(error, pointer)));
    if let Some(branch) = meant.min_by_key(|branch| branch.len()) {
        return branch.iter().flat_map(|error| explain(schema, error)).collect();
    }
    let mut expected = Expected::default();
    branches.iter().flatten().for_each(|error| expected.add_at(error, pointer));
    vec![expected.complaint(pointer, error.instance())]
}

/// The value at `pointer` is of another kind than this form wants.
fn other_kind(error: &ValidationError<'_>, pointer: &str) -> bool {
    error.instance_path().as_str() == pointer
        && match error.kind() {
            Kind::Type { .. } | Kind::Constant { .. } | Kind::Enum { .. } => true,
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                context.iter().all(|branch| branch.iter().any(|error| other_kind(error, pointer)))
            }
            _ => false,
        }
}

/// What would fit at one place.
#[derive(Default)]
struct Expected {
    words: Vec<String>,
    types: Vec<&'static str>,
}

impl Expected {
    fn add_at(&mut self, error: &ValidationError<'_>, pointer: &str) {
        if error.instance_path().as_str() == pointer {
            self.add(error);
        }
    }

    fn add(&mut self, error: &ValidationError<'_>) {
        match error.kind() {
            Kind::Constant { expected_value } => self.word(expected_value),
            Kind::Enum { options } => options.as_array().into_iter().flatten().for_each(|option| self.word(option)),
            Kind::Type { kind: TypeKind::Single(one) } => self.kind(*one),
            Kind::Type { kind: TypeKind::Multiple(several) } => several.iter().for_each(|one| self.kind(one)),
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                let pointer = error.instance_path().as_str();
                context.iter().flatten().for_each(|error| self.add_at(error, pointer));
            }
            _ => {}
        }
    }

    fn word(&mut self, value: &Value) {
        let word = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if !value.is_null() && !self.words.contains(&word) {
            self.words.push(word);
        }
    }

    fn kind(&mut self, kind: JsonType) {
        let name = match kind {
            JsonType::Array => "a list",
            JsonType::Boolean => "true or false",
            JsonType::Integer => "a whole number",
            JsonType::Number => "a number",
            JsonType::Object => "a mapping",
            JsonType::String => "a text",
            // Leaving a value out is always possible; nobody has to be told to write `null`.
            JsonType::Null => return,
        };
        if !self.types.contains(&name) {
            self.types.push(name);
        }
    }

    fn complaint(self, pointer: &str, instance: &Value) -> Complaint {
        let words = self.words.iter().take(12).map(|word| format!("`{}`", shown(word)));
        // Where words are listed they are the texts that fit.
        let types = self.types.iter().filter(|&&name| self.words.is_empty() || name != "a text");
        let mut options: Vec<_> = words.chain(types.map(|&name| name.to_owned())).collect();
        let last = options.pop().unwrap_or_else(|| "nothing".to_owned());
        let options = if options.is_empty() { last } else { format!("{} or {last}", options.join(", ")) };
        let meant = instance.as_str().and_then(|text| nearest(text, self.words.iter().map(String::as_str)));
        let help = match (meant, instance) {
            (Some(meant), _) => Some(format!("did you mean `{}`?", shown(meant))),
            (None, Value::Number(_) | Value::Bool(_)) if self.types.contains(&"a text") => {
                Some("put it in quotes".to_owned())
            }
            (None, Value::String(text)) if self.types == ["a list"] && self.words.is_empty() => {
                Some(format!("write `[\"{}\"]`", shown(text)))
            }
            _ => None,
        };
        let message = format!("expected {options}, found {}", found(instance));
        Complaint { pointer: pointer.to_owned(), about_value: true, message, help }
    }
}

/// The value in a message.
fn found(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a mapping".to_owned(),
        Value::String(text) => format!("`{}`", shown(text)),
        Value::Bool(_) | Value::Number(_) => format!("`{value}`"),
    }
}
