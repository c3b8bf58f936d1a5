//! The small language in which `rules.toml` writes the shape of a token: text, `{set}`, `{set:20}`, `{set:20-30}`,
//! `{set:20+}` and `(one|other)`. A backslash takes the next character as text.

use std::fmt::Write as _;

/// What `{…}` may name, as in `src/format.rs`.
const SETS: &[&str] = &[
    "digit", "hex", "HEX", "hexi", "lower", "UPPER", "alpha", "lowdig", "UPDIG", "alnum", "word", "slug", "base64",
    "base64eq", "slugeq", "dotted", "base32", "visible", "quoted", "slugdot", "tilde", "space", "bech32", "crypt",
    "text",
];

/// How far `{set:20+}` reaches.
const FAR: usize = 4096;

/// A piece of a format.
pub(crate) enum Part {
    /// Exactly this.
    Text(String),
    /// One of these.
    OneOf(Vec<String>),
    /// As many bytes of a set.
    Set { name: String, min: usize, max: usize },
}

/// Reads a format.
pub(crate) fn parse(text: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        match letter {
            '\\' => literal.push(rest.next().ok_or_else(|| format!("`{text}` ends with a backslash"))?),
            '{' | '(' => {
                if !literal.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut literal)));
                }
                let close = if letter == '{' { '}' } else { ')' };
                let (inner, after) =
                    rest.as_str().split_once(close).ok_or_else(|| format!("`{text}` lacks a `{close}`"))?;
                rest = after.chars();
                parts.push(if letter == '{' {
                    set(inner)?
                } else {
                    Part::OneOf(inner.split('|').map(str::to_owned).collect())
                });
            }
            _ => literal.push(letter),
        }
    }
    if !literal.is_empty() {
        parts.push(Part::Text(literal));
    }
    Ok(parts)
}

fn set(inner: &str) -> Result<Part, String> {
    let (name, count) = inner.split_once(':').unwrap_or((inner, "1"));
    if !SETS.contains(&name) {
        return Err(format!("no set is called `{name}`"));
    }
    let number = |text: &str| text.parse::<usize>().map_err(|_| format!("`{text}` in `{{{inner}}}` is no number"));
    let (min, max) = if let Some(min) = count.strip_suffix('+') {
        (number(min)?, FAR)
    } else if let Some((min, max)) = count.split_once('-') {
        (number(min)?, number(max)?)
    } else {
        (number(count)?, number(count)?)
    };
    if min > max || max > FAR {
        return Err(format!("`{{{inner}}}` has no usable count"));
    }
    Ok(Part::Set { name: name.to_owned(), min, max })
}

/// What a match must begin with.
pub(crate) fn starts(parts: &[Part]) -> Vec<String> {
    let mut starts = vec![String::new()];
    for part in parts {
        let options: &[String] = match part {
            Part::Text(text) => std::slice::from_ref(text),
            Part::OneOf(texts) => texts,
            Part::Set { .. } => break,
        };
        if matches!(part, Part::OneOf(_)) && starts.iter().all(|start| start.len() >= 4) {
            break;
        }
        starts = starts.iter().flat_map(|start| options.iter().map(move |text| format!("{start}{text}"))).collect();
    }
    starts
}

/// The parts as Rust.
pub(crate) fn code(parts: &[Part]) -> String {
    let mut code = String::from("&[");
    for part in parts {
        let _ = match part {
            Part::Text(text) => write!(code, "Part::Text({text:?}), "),
            Part::OneOf(texts) => write!(code, "Part::OneOf(&{texts:?}), "),
            Part::Set { name, min, max } => {
                let name = if name == "HEX" { "UPPER_HEX".to_owned() } else { name.to_uppercase() };
                let name = match name.as_str() {
                    "UPDIG" => "UPPER_DIGIT",
                    "LOWDIG" => "LOWER_DIGIT",
                    other => other,
                };
                write!(code, "Part::Set {{ set: set::{name}, min: {min}, max: {max} }}, ")
            }
        };
    }
    code.push(']');
    code
}

/// The fields of a format as Rust: its parts and how many bytes can match.
pub(crate) fn format(parts: &[Part]) -> String {
    let (mut least, mut most) = (0, 0);
    for part in parts {
        let (min, max) = match part {
            Part::Text(text) => (text.len(), text.len()),
            Part::OneOf(texts) => {
                let lengths = || texts.iter().map(String::len);
                (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0))
            }
            Part::Set { min, max, .. } => (*min, *max),
        };
        least += min;
        most += max;
    }
    format!("least: {least}, most: {most}, parts: {}", code(parts))
}
