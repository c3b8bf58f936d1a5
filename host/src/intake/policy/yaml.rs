//! YAML to JSON values, with the place of everything. Only the part of YAML that a reader understands at sight: no anchors,
//! aliases, tags, merge keys or second documents, and no key twice.

use super::problem::{Bytes, PolicyProblem, Position, shown};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_json::{Map, Number, Value};
use std::collections::BTreeMap;

/// A policy over this size is a mistake.
pub(super) const MOST_BYTES: usize = 1 << 20;
/// Lists and mappings inside each other. Everything that walks a value relies on it.
pub(super) const MOST_LEVELS: usize = 32;

/// Where a value and its parts stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spans {
    /// Of the key, if the value has one.
    pub(super) key: Option<Position>,
    /// Of the value.
    pub(super) value: Position,
    /// By key, or by index as in a JSON Pointer.
    parts: BTreeMap<String, Spans>,
}

impl Spans {
    /// What stands at that JSON Pointer, or at the nearest parent that exists.
    pub(super) fn nearest(&self, pointer: &str) -> &Self {
        let mut here = self;
        for part in pointer.split('/').skip(1) {
            match here.parts.get(&unescape(part)) {
                Some(next) => here = next,
                None => break,
            }
        }
        here
    }

    /// Where to point a reader: at the key, and where there is none at the value.
    pub(super) fn position(&self) -> &Position {
        self.key.as_ref().unwrap_or(&self.value)
    }
}

/// Appends a part to a JSON Pointer.
pub(super) fn join(pointer: &str, part: &str) -> String {
    format!("{pointer}/{}", part.replace('~', "~0").replace('/', "~1"))
}

/// A part of a JSON Pointer as it stands in the document.
pub(super) fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

/// Reads one YAML document; nothing but comments is null.
pub(super) fn load(text: &str) -> Result<(Value, Spans), Vec<PolicyProblem>> {
    if text.len() > MOST_BYTES {
        return Err(vec![PolicyProblem::new(None, "the file is larger than 1 MiB")]);
    }
    // A byte order mark says nothing in UTF-8, and the parser would count it as a column.
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut loader = Loader::new(text, text.len() - body.len());
    loader.run(body);
    if !loader.problems.is_empty() {
        return Err(loader.problems);
    }
    let nothing = Spans { key: None, value: loader.places.at(0, 0), parts: BTreeMap::new() };
    Ok(loader.document.unwrap_or((Value::Null, nothing)))
}

/// From the parser's places, in characters, to ours.
struct Places<'a> {
    text: &'a str,
    /// Before what the parser saw.
    skipped: usize,
    /// The byte of every character, unless all are one byte long.
    bytes: Option<Vec<usize>>,
    /// The first byte of every line.
    lines: Vec<usize>,
}

impl<'a> Places<'a> {
    fn new(text: &'a str, skipped: usize) -> Self {
        let body = &text[skipped..];
        let bytes = (!body.is_ascii()).then(|| body.char_indices().map(|(byte, _)| byte).collect());
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(byte, _)| byte + 1)).collect();
        Self { text, skipped, bytes, lines }
    }

    /// The byte of a character.
    fn byte(&self, character: usize) -> usize {
        let byte = match &self.bytes {
            Some(bytes) => bytes.get(character).copied().unwrap_or(self.text.len()),
            None => character,
        };
        (self.skipped + byte).min(self.text.len())
    }

    /// The place of these bytes.
    fn at(&self, start: usize, end: usize) -> Position {
        let line = self.lines.partition_point(|first| *first <= start);
        let first = self.lines[line - 1].max(self.skipped.min(start));
        let column = self.text.get(first..start).map_or(0, |before| before.chars().count()) + 1;
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Position { line: number(line), column: number(column), range: Bytes { start, end: end.max(start) } }
    }

    fn of(&self, span: Span) -> Position {
        let (start, end) = (self.byte(span.start.index()), self.byte(span.end.index()));
        // Some tokens end only where the next one begins.
        let end = start + self.text.get(start..end).map_or(0, |token| token.trim_end().len());
        self.at(start, end)
    }
}

/// A list or mapping whose end has not come yet.
struct Open {
    value: Value,
    start: usize,
    end: usize,
    parts: BTreeMap<String, Spans>,
    /// Of a mapping: the key whose value comes next.
    key: Option<(String, Position)>,
}

struct Loader<'a> {
    places: Places<'a>,
    open: Vec<Open>,
    document: Option<(Value, Spans)>,
    problems: Vec<PolicyProblem>,
}

impl<'a> Loader<'a> {
    fn new(text: &'a str, skipped: usize) -> Self {
        Self { places: Places::new(text, skipped), open: Vec::new(), document: None, problems: Vec::new() }
    }

    fn refuse(&mut self, position: Position, message: &str, help: &str) {
        self.problems.push(PolicyProblem::new(Some(position), message).help(help));
    }

    fn run(&mut self, body: &str) {
        for event in Parser::new_from_str(body) {
            match event {
                Ok((event, span)) => {
                    if !self.event(event, span) {
                        return;
                    }
                }
                Err(error) => {
                    let start = self.places.byte(error.marker().index());
                    if self.places.text[start..].starts_with('*') {
                        self.alias(start);
                    } else {
                        let message = format!("this is not YAML: {}", shown(error.info()));
                        self.problems.push(PolicyProblem::new(Some(self.places.at(start, start)), message));
                    }
                    return;
                }
            }
        }
    }

    fn alias(&mut self, start: usize) {
        let position = self.places.at(start, start + 1);
        self.refuse(position, "aliases are not supported", "put a text that begins with `*` in quotes");
    }

    /// Takes one event; false: there is no point in going on.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        let position = self.places.of(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_node(anchor, tag.is_some(), &position);
                if self.wants_key() {
                    self.key(&text, style, position);
                } else {
                    let value = if style == ScalarStyle::Plain {
                        self.scalar(&text, &position)
                    } else {
                        Value::String(text.into_owned())
                    };
                    self.add(value, position, BTreeMap::new());
                }
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain_node(anchor, tag.is_some(), &position);
                return self.begin(Value::Array(Vec::new()), position);
            }
            Event::MappingStart(anchor, tag) => {
                self.plain_node(anchor, tag.is_some(), &position);
                return self.begin(Value::Object(Map::new()), position);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&position),
            Event::Alias(_) => {
                let start = position.range.start;
                self.alias(start);
                if self.wants_key() {
                    return false;
                }
                self.add(Value::Null, position, BTreeMap::new());
            }
            Event::DocumentStart(_) if self.document.is_some() => {
                self.refuse(
                    position,
                    "a second document begins here",
                    "a policy is one document, without a second `---`",
                );
                return false;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        true
    }

    fn plain_node(&mut self, anchor: usize, tagged: bool, position: &Position) {
        if anchor != 0 {
            self.refuse(position.clone(), "anchors are not supported", "write the value where it is used");
        }
        if tagged {
            let help = "remove the tag, and put a text that begins with `!` in quotes";
            self.refuse(position.clone(), "tags are not supported", help);
        }
    }

    fn wants_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.value.is_object() && open.key.is_none())
    }

    fn key(&mut self, text: &str, style: ScalarStyle, position: Position) {
        if style == ScalarStyle::Plain && text == "<<" {
            self.refuse(position.clone(), "merge keys are not supported", "write the entries out");
        } else if style == ScalarStyle::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
            self.refuse(position.clone(), "a key is missing", "put a key before the `:`");
        }
        let Some(open) = self.open.last_mut() else { return };
        if let Some(first) = open.parts.get(text) {
            let help = format!("it stands already in line {}: merge the two", first.position().line);
            self.problems.push(
                PolicyProblem::new(Some(position.clone()), format!("`{}` stands here twice", shown(text))).help(help),
            );
        }
        open.key = Some((text.to_owned(), position));
    }

    fn begin(&mut self, value: Value, position: Position) -> bool {
        if self.wants_key() {
            self.refuse(position, "a key is a text", "a list or mapping cannot be a key");
            return false;
        }
        if self.open.len() >= MOST_LEVELS {
            self.refuse(position, "this is nested too deeply", &format!("at most {MOST_LEVELS} levels are read"));
            return false;
        }
        let Bytes { start, end } = position.range;
        self.open.push(Open { value, start, end, parts: BTreeMap::new(), key: None });
        true
    }

    fn end(&mut self, position: &Position) {
        if let Some(open) = self.open.pop() {
            // The end of an indented block is where the next thing begins, which says nothing: its last part ends it.
            let bracket = position.range.end > position.range.start;
            let end = if bracket { position.range.end } else { open.end };
            let position = self.places.at(open.start, end);
            self.add(open.value, position, open.parts);
        }
    }

    fn add(&mut self, value: Value, position: Position, parts: BTreeMap<String, Spans>) {
        let Some(open) = self.open.last_mut() else {
            self.document = Some((value, Spans { key: None, value: position, parts }));
            return;
        };
        open.end = open.end.max(position.range.end);
        let (name, key) = match (&mut open.value, open.key.take()) {
            (Value::Object(entries), Some((name, key))) => {
                entries.insert(name.clone(), value);
                (name, Some(key))
            }
            (Value::Array(items), _) => {
                items.push(value);
                ((items.len() - 1).to_string(), None)
            }
            _ => return,
        };
        open.parts.insert(name, Spans { key, value: position, parts });
    }

    /// What an unquoted scalar means in the core schema of YAML 1.2.
    fn scalar(&mut self, text: &str, position: &Position) -> Value {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
            "true" | "True" | "TRUE" => return Value::Bool(true),
            "false" | "False" | "FALSE" => return Value::Bool(false),
            _ => {}
        }
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
            self.refuse(position.clone(), "this is not a finite number", "put it in quotes if it is a text");
            return Value::Null;
        }
        match number(text, unsigned) {
            Some(Some(number)) => Value::Number(number),
            Some(None) => {
                self.refuse(position.clone(), "this number is too large", "put it in quotes if it is a text");
                Value::Null
            }
            None => Value::String(text.to_owned()),
        }
    }
}

/// None: not a number. A number that JSON cannot hold is the inner none.
fn number(text: &str, unsigned: &str) -> Option<Option<Number>> {
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            let all = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
            return all.then(|| u64::from_str_radix(digits, radix).ok().map(Number::from));
        }
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let right = digits(whole) && digits(fraction) && digits(exponent) && !exponent.is_empty();
    if !right || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    if digits(unsigned) {
        if let Ok(number) = text.parse::<u64>() {
            return Some(Some(number.into()));
        }
        if let Ok(number) = text.parse::<i64>() {
            return Some(Some(number.into()));
        }
    }
    Some(text.parse::<f64>().ok().and_then(Number::from_f64))
}
