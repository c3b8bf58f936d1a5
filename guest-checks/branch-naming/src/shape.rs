//! Patterns: text with placeholders, or one regex, compiled to something that a name fits and that names can be made from.

use crate::example;
use crate::regex::{self, Regex};
use regex_syntax::hir::Hir;
use std::collections::{BTreeMap, BTreeSet};

/// What the known placeholders stand for. `{type}` stands for one of the setting `types` where there are any.
pub const PLACEHOLDERS: [(&str, &str); 9] = [
    ("any", r".+"),
    ("date", r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"),
    ("feature", r"[0-9a-f]{12}(?:-v[0-9]+)?"),
    ("number", r"[0-9]+"),
    ("slug", r"[a-z0-9]+(?:-[a-z0-9]+)*"),
    ("ticket", r"[A-Za-z][A-Za-z0-9]*-[0-9]+|[0-9]+"),
    ("type", r"[a-z]+(?:-[a-z]+)*"),
    ("user", r"[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}"),
    ("version", r"v?[0-9]+\.[0-9]+(?:\.[0-9]+)?(?:-[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)?"),
];

/// What a `{type}` looks like that is not on the list.
const SOME_TYPE: &str = "[A-Za-z0-9._-]+";

/// A part of a pattern.
#[derive(Debug)]
pub enum Piece {
    /// Stands for itself.
    Text(String),
    /// A placeholder.
    Slot(Slot),
}

/// A placeholder of a pattern.
#[derive(Debug)]
pub struct Slot {
    /// Without the braces; empty for a regex that is the whole pattern.
    pub name: String,
    /// Matches a whole value.
    pub whole: Regex,
    /// Finds a value in a text.
    pub anywhere: Regex,
    /// To make values from.
    pub tree: Hir,
}

/// A pattern or regex.
#[derive(Debug)]
pub struct Shape {
    /// As it was written.
    pub source: String,
    /// In order.
    pub pieces: Vec<Piece>,
    strict: Regex,
    loose: Option<Regex>,
}

/// How a name fits a shape.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fit<'n> {
    /// What stands for `{type}`.
    pub kind: Option<&'n str>,
    /// What stands for `{feature}`.
    pub feature: Option<&'n str>,
}

/// What stands for each placeholder under given settings.
#[derive(Debug)]
pub struct Vocabulary<'s> {
    /// The setting `placeholders`.
    pub own: &'s BTreeMap<String, String>,
    /// The setting `types`.
    pub types: &'s [String],
}

impl Vocabulary<'_> {
    fn regex(&self, name: &str) -> Result<String, String> {
        if name == "type" && !self.types.is_empty() {
            let types: Vec<String> = self.types.iter().map(|kind| regex::escape(kind)).collect();
            return Ok(types.join("|"));
        }
        if let Some(own) = self.own.get(name) {
            return Ok(own.clone());
        }
        let known = PLACEHOLDERS.iter().find(|(known, _)| *known == name);
        known.map(|(_, regex)| (*regex).to_owned()).ok_or_else(|| {
            let mut names: BTreeSet<&str> = PLACEHOLDERS.iter().map(|(name, _)| *name).collect();
            names.extend(self.own.keys().map(String::as_str));
            let names: Vec<&str> = names.into_iter().collect();
            format!(
                "there is no placeholder `{{{name}}}`: use one of {}, or add it to `placeholders`",
                names.join(", ")
            )
        })
    }
}

impl Shape {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn pattern(source: &str, words: &Vocabulary<'_>) -> Result<Self, String> {
        let parts = split(source)?;
        let (mut strict, mut loose, mut differs) = (String::new(), String::new(), false);
        let mut pieces = Vec::new();
        for part in parts {
            let name = match part {
                Part::Text(text) => {
                    strict.push_str(&regex::escape(&text));
                    loose.push_str(&regex::escape(&text));
                    pieces.push(Piece::Text(text));
                    continue;
                }
                Part::Slot(name) => name,
            };
            let value = words.regex(&name)?;
            if matches!(name.as_str(), "type" | "feature") {
                if pieces.iter().any(|piece| matches!(piece, Piece::Slot(slot) if slot.name == name)) {
                    return Err(format!("`{{{name}}}` may stand in a pattern once"));
                }
                strict.push_str(&format!("(?P<{name}>{value})"));
            } else {
                strict.push_str(&format!("(?:{value})"));
            }
            if name == "type" && !words.types.is_empty() {
                differs = true;
                loose.push_str(&format!("(?P<type>{SOME_TYPE})"));
            } else if matches!(name.as_str(), "type" | "feature") {
                loose.push_str(&format!("(?P<{name}>{value})"));
            } else {
                loose.push_str(&format!("(?:{value})"));
            }
            pieces.push(Piece::Slot(slot(name, &value)?));
        }
        if pieces.is_empty() {
            return Err("an empty pattern fits no name".to_owned());
        }
        let loose = if differs { Some(Regex::whole(&loose)?) } else { None };
        Ok(Self { source: source.to_owned(), pieces, strict: Regex::whole(&strict)?, loose })
    }

    /// Compiles a regex that stands for the whole name.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn regex(source: &str) -> Result<Self, String> {
        let slot = slot(String::new(), source)?;
        let strict = slot.whole.clone();
        Ok(Self { source: source.to_owned(), pieces: vec![Piece::Slot(slot)], strict, loose: None })
    }

    /// How a name fits, if it does. One whose `{type}` is not on the list fits too: whoever asks compares it.
    #[must_use]
    pub fn fit<'n>(&self, name: &'n str) -> Option<Fit<'n>> {
        let regexes = [Some(&self.strict), self.loose.as_ref()];
        let groups = regexes.into_iter().flatten().find_map(|regex| regex.groups(name))?;
        let group = |group: &str| groups.get_group_by_name(group).map(|span| &name[span.range()]);
        Some(Fit { kind: group("type"), feature: group("feature") })
    }

    /// Whether names of this shape hold a placeholder or group of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let slots = self.pieces.iter().any(|piece| matches!(piece, Piece::Slot(slot) if slot.name == name));
        slots || self.strict.has_group(name)
    }

    /// The text in front of the first placeholder.
    #[must_use]
    pub fn prefix(&self) -> &str {
        match self.pieces.first() {
            Some(Piece::Text(text)) => text,
            _ => "",
        }
    }
}

fn slot(name: String, value: &str) -> Result<Slot, String> {
    let tree = example::parse(value).map_err(|problem| match name.as_str() {
        "" => problem,
        name => format!("`{{{name}}}` stands for a broken regex: {problem}"),
    })?;
    Ok(Slot { name, whole: Regex::whole(value)?, anywhere: Regex::new(value)?, tree })
}

enum Part {
    Text(String),
    Slot(String),
}

/// Takes a pattern apart. `{{` and `}}` stand for a brace.
fn split(pattern: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' if rest.next_if_eq(&c).is_some() => text.push(c),
            '{' => {
                let name: String = std::iter::from_fn(|| rest.next_if(|c| !matches!(c, '{' | '}'))).collect();
                if rest.next() != Some('}') {
                    return Err(format!("`{{{name}` lacks its closing brace; write `{{{{` for a brace"));
                }
                if !text.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut text)));
                }
                parts.push(Part::Slot(name));
            }
            '}' => return Err("a `}` lacks its opening brace; write `}}` for a brace".to_owned()),
            _ => text.push(c),
        }
    }
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(pattern: &str, types: &[&str], own: &[(&str, &str)]) -> Result<Shape, String> {
        let types: Vec<String> = types.iter().map(|kind| (*kind).to_owned()).collect();
        let own = own.iter().map(|(name, regex)| ((*name).to_owned(), (*regex).to_owned())).collect();
        Shape::pattern(pattern, &Vocabulary { own: &own, types: &types })
    }

    #[test]
    fn each_placeholder_takes_what_it_says_and_nothing_else() {
        let cases = [
            ("{any}", "a/b C", true),
            ("{any}", "", false),
            ("{date}", "2026-11-20", true),
            ("{date}", "2026-13-20", false),
            ("{feature}", "0123456789ab", true),
            ("{feature}", "0123456789ab-v2", true),
            ("{feature}", "0123456789AB", false),
            ("{feature}", "0123456789abc", false),
            ("{number}", "42", true),
            ("{number}", "4x", false),
            ("{slug}", "fix-login-2", true),
            ("{slug}", "fix--login", false),
            ("{slug}", "Fix", false),
            ("{slug}", "fix/login", false),
            ("{ticket}", "PAY-12", true),
            ("{ticket}", "12", true),
            ("{ticket}", "PAY", false),
            ("{type}", "hot-fix", true),
            ("{type}", "Fix", false),
            ("{user}", "octo-cat", true),
            ("{user}", "-octo", false),
            ("{version}", "v1.2.3-rc.1", true),
            ("{version}", "1.2", true),
            ("{version}", "1", false),
        ];
        for (pattern, name, expected) in cases {
            assert_eq!(shape(pattern, &[], &[]).unwrap().fit(name).is_some(), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn types_are_tried_before_what_looks_like_one() {
        let shape = shape("{type}-{slug}", &["bug", "bug-fix"], &[]).unwrap();
        assert_eq!(shape.fit("bug-fix-login-page").unwrap().kind, Some("bug"));
        assert_eq!(shape.fit("oops-login").unwrap().kind, Some("oops"));
        assert_eq!(shape.fit("oops/login"), None);
    }

    #[test]
    fn the_whole_name_must_fit() {
        let shape = Shape::regex("a|b").unwrap();
        assert!(shape.fit("a").is_some() && shape.fit("ab").is_none() && shape.fit("xa").is_none());
        assert!(shape.fit("a\n").is_none());
    }

    #[test]
    fn own_placeholders_replace_and_add() {
        let shape = shape("{squad}/{slug}", &[], &[("squad", "red|blue"), ("slug", "[a-z_]+")]).unwrap();
        assert!(shape.fit("red/a_b").is_some());
        assert!(shape.fit("green/a_b").is_none());
        assert!(shape.fit("red/a-b").is_none());
    }

    #[test]
    fn broken_patterns_say_why() {
        for (pattern, part) in [
            ("{slug", "closing brace"),
            ("slug}", "opening brace"),
            ("{slugg}", "there is no placeholder `{slugg}`: use one of any, date, feature"),
            ("", "empty"),
            ("{type}/{type}", "once"),
        ] {
            let problem = shape(pattern, &[], &[]).unwrap_err();
            assert!(problem.contains(part), "{pattern}: {problem}");
        }
        for own in ["(", "(?x) a # b", "(?P<feature>a)", "a{1000}{1000}"] {
            assert!(shape("{x}{feature}", &[], &[("x", own)]).is_err(), "{own}");
        }
    }

    #[test]
    fn doubled_braces_are_text() {
        assert!(shape("a{{b}}", &[], &[]).unwrap().fit("a{b}").is_some());
    }
}
