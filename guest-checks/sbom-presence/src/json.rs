//! JSON whose values know where they stand in the file.
//!
//! A document is walked once for what must hold everywhere: that it is JSON, not too deep, and says nothing twice. After that
//! values are taken apart as they are asked for, so that a large file never becomes a large tree.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// More objects than this are no document that anybody wrote; they are refused before they take the memory of the check.
const OBJECTS: usize = 1_000_000;

/// So are more values of all kinds.
const VALUES: usize = 8_000_000;

/// An object with more keys than this has them sorted to find one twice.
const FEW: usize = 16;

/// A value.
#[derive(Debug, Clone, Copy)]
pub struct Json<'a> {
    raw: &'a str,
    /// Where it begins in the text.
    pub at: usize,
}

/// What a walk through a whole document finds.
#[derive(Debug, Default)]
pub struct Names {
    /// The values of the keys that were asked for.
    pub all: BTreeSet<String>,
    /// Those that occur more than once.
    pub twice: BTreeSet<String>,
    objects: usize,
    values: usize,
}

/// Why a text is not JSON that we read.
#[derive(Debug)]
pub struct Broken {
    /// In a sentence.
    pub message: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1.
    pub column: usize,
}

impl<'a> Json<'a> {
    /// Reads a document, and collects the texts that stand under any of `keys`, anywhere in it.
    ///
    /// # Errors
    /// It is no JSON, has a key twice in one object, or is nested more than 127 deep.
    pub fn document(text: &'a str, keys: &[&str]) -> Result<(Self, Names), Broken> {
        let mut names = Names::default();
        let broken = |error: serde_json::Error| {
            let (line, column) = (error.line(), error.column());
            let message = error.to_string();
            let place = format!(" at line {line} column {column}");
            let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
            Broken { message, line, column }
        };
        let mut reader = serde_json::Deserializer::from_str(text);
        Walk { names: &mut names, keys, wanted: false }.deserialize(&mut reader).map_err(broken)?;
        reader.end().map_err(broken)?;
        let start = text.len() - text.trim_start().len();
        Ok((Self { raw: text.trim(), at: start }, names))
    }

    /// The members of an object; none where it is something else.
    #[must_use]
    pub fn object(&self) -> Option<Object<'a>> {
        #[derive(Deserialize)]
        struct Members<'a>(#[serde(borrow, deserialize_with = "members")] Vec<(Cow<'a, str>, &'a RawValue)>);
        let members = serde_json::from_str::<Members<'a>>(self.raw).ok()?.0;
        Some(Object(members.into_iter().map(|(name, raw)| (name, self.inner(raw))).collect()))
    }

    /// The elements of an array; none where it is something else.
    #[must_use]
    pub fn array(&self) -> Option<Vec<Json<'a>>> {
        let elements: Vec<&'a RawValue> = serde_json::from_str(self.raw).ok()?;
        Some(elements.into_iter().map(|raw| self.inner(raw)).collect())
    }

    /// A text; none where it is something else.
    #[must_use]
    pub fn string(&self) -> Option<String> {
        serde_json::from_str(self.raw).ok()
    }

    /// A whole number that is not negative; none where it is something else.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        serde_json::from_str(self.raw).ok()
    }

    /// Whether it is the word `true`.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.raw == "true"
    }

    /// Whether it is the word `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.raw == "null"
    }

    /// As it is written.
    #[must_use]
    pub fn raw(&self) -> &'a str {
        self.raw
    }

    /// In bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.raw.len()
    }

    /// Whether it has no byte; no value is that short.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.raw.is_empty()
    }

    fn inner(&self, raw: &'a RawValue) -> Self {
        // Raw values borrow from the text that they were read from.
        let offset = (raw.get().as_ptr() as usize).saturating_sub(self.raw.as_ptr() as usize);
        Self { raw: raw.get(), at: self.at + offset }
    }
}

/// The members of an object, in order.
#[derive(Debug, Default)]
pub struct Object<'a>(pub Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> Object<'a> {
    /// The value under a name. `null` is as good as nothing there: some producers write it for an empty list.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Json<'a>> {
        self.0.iter().find(|(own, value)| own == name && !value.is_null()).map(|(_, value)| *value)
    }

    /// The text under a name.
    #[must_use]
    pub fn string(&self, name: &str) -> Option<String> {
        self.get(name)?.string()
    }

    /// The object under a name; an empty one where there is none.
    #[must_use]
    pub fn object(&self, name: &str) -> Object<'a> {
        self.get(name).and_then(|value| value.object()).unwrap_or_default()
    }

    /// The elements of the array under a name.
    #[must_use]
    pub fn array(&self, name: &str) -> Vec<Json<'a>> {
        self.get(name).and_then(|value| value.array()).unwrap_or_default()
    }
}

fn members<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(Cow<'de, str>, &'de RawValue)>, D::Error> {
    struct Members;
    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(Key(key)) = map.next_key()? {
                members.push((key, map.next_value()?));
            }
            Ok(members)
        }
    }
    deserializer.deserialize_map(Members)
}

/// A key that borrows where it can.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

struct Walk<'w> {
    names: &'w mut Names,
    keys: &'w [&'w str],
    /// Whether this value stands under one of them.
    wanted: bool,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if self.wanted && !self.names.all.insert(text.to_owned()) {
            self.names.twice.insert(text.to_owned());
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element_seed(Walk { names: self.names, keys: self.keys, wanted: false })?.is_some() {
            count(&mut self.names.values, VALUES)?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        count(&mut self.names.objects, OBJECTS)?;
        let mut few: Vec<Cow<'de, str>> = Vec::new();
        let mut many = BTreeSet::new();
        while let Some(Key(key)) = map.next_key()? {
            if many.contains(&key) || few.contains(&key) {
                let shown: String = key.chars().take(60).collect();
                return Err(A::Error::custom(format!("the key `{}` stands twice in one object", shown.escape_debug())));
            }
            let wanted = self.keys.contains(&key.as_ref());
            map.next_value_seed(Walk { names: self.names, keys: self.keys, wanted })?;
            count(&mut self.names.values, VALUES)?;
            if few.len() < FEW {
                few.push(key);
            } else {
                many.insert(key);
            }
        }
        Ok(())
    }
}

fn count<E: Error>(count: &mut usize, most: usize) -> Result<(), E> {
    *count += 1;
    if *count > most { Err(E::custom(format!("it holds more than {most} objects or values"))) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_place() {
        let text = " {\"a\": [1, {\"b\\u0041\": \"x\"}], \"n\": null}";
        let (document, names) = Json::document(text, &["bA"]).unwrap();
        let object = document.object().unwrap();
        let second = object.array("a")[1].object().unwrap().get("bA").unwrap();
        assert_eq!((second.string().as_deref(), second.at), (Some("x"), text.find("\"x\"").unwrap()));
        assert!(object.get("n").is_none());
        assert_eq!(names.all.into_iter().collect::<Vec<_>>(), ["x"]);
    }

    #[test]
    fn what_is_broken_has_a_line() {
        let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
        for (text, line, part) in [
            ("{\n\"a\": 1,\n\"a\": 2}", 3, "stands twice"),
            ("{\n", 2, "EOF"),
            ("{} x", 1, "trailing"),
            ("", 1, "EOF"),
            ("{'a': 1}", 1, "key must be a string"),
            (&deep, 1, "recursion limit"),
        ] {
            let broken = Json::document(text, &[]).unwrap_err();
            assert!(broken.message.contains(part) && !broken.message.contains("line"), "{text}: {}", broken.message);
            assert!(broken.line <= line && broken.line + 1 >= line, "{text}: {}", broken.line);
        }
    }

    #[test]
    fn keys_stand_once_in_large_objects_too() {
        let many: String = (0..100).map(|number| format!("\"k{number}\": 0, ")).collect();
        for (last, fine) in [("k3", false), ("k50", false), ("k99", false), ("k100", true)] {
            assert_eq!(Json::document(&format!("{{{many}\"{last}\": 1}}"), &[]).is_ok(), fine, "{last}");
        }
    }

    #[test]
    fn floods_are_refused() {
        for flood in [format!("[{}0]", "{},".repeat(OBJECTS + 1)), format!("[{}0]", "0,".repeat(VALUES + 1))] {
            let broken = Json::document(&flood, &[]).unwrap_err();
            assert!(broken.message.contains("more than"), "{}", broken.message);
        }
    }

    #[test]
    fn names_that_stand_twice_are_known() {
        let (_, names) =
            Json::document(r#"[{"r": "a"}, {"r": "b", "s": [{"r": "a"}]}, {"r": {"r": "c"}}]"#, &["r"]).unwrap();
        assert_eq!(names.twice.into_iter().collect::<Vec<_>>(), ["a"]);
        assert_eq!(names.all.len(), 3);
    }
}
