//! What the JSON formats share: reading maps and lists entry by entry instead of as a tree.

use crate::odd::Oddities;
use crate::report::Fault;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufReader, Read};
use std::marker::PhantomData;

/// More entries than any one file of a report has.
const MAX_ITEMS: usize = 4 << 20;

/// The same of named entries, which take more room.
const MAX_ROWS: usize = 300_000;

/// Reads one JSON value from the input, which must hold nothing else.
pub(super) fn read<'de, S: DeserializeSeed<'de>>(input: impl Read, seed: S) -> Result<S::Value, Fault> {
    // It asks for one byte at a time, which a buffer of the standard library is quickest at.
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(input));
    let value = seed.deserialize(&mut json).map_err(fault)?;
    json.end().map_err(fault)?;
    Ok(value)
}

/// What went wrong. Text that our own seeds raise keeps its meaning.
fn fault(error: serde_json::Error) -> Fault {
    let text = error.to_string();
    if error.is_io() {
        Fault::Unreadable(text)
    } else if text.starts_with(&Fault::TooLarge.to_string()) {
        Fault::TooLarge
    } else {
        Fault::Malformed(text)
    }
}

/// An object whose fields a format reads one by one, skipping what it does not need.
pub(super) trait Object {
    /// Reads the value of one field from `map`, or skips it by reading an `IgnoredAny`.
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error>;

    /// The object has ended.
    fn end(&mut self) -> Result<(), Fault> {
        Ok(())
    }
}

/// Reads one [`Object`].
pub(super) struct Fields<'o, O>(pub(super) &'o mut O);

impl<'de, O: Object> DeserializeSeed<'de> for Fields<'_, O> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, O: Object> Visitor<'de> for Fields<'_, O> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.0.field(&key, &mut map)?;
        }
        self.0.end().map_err(A::Error::custom)
    }
}

/// Reads a list of [`Object`]s into the same one.
pub(super) struct Objects<'o, O>(pub(super) &'o mut O);

impl<'de, O: Object> DeserializeSeed<'de> for Objects<'_, O> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, O: Object> Visitor<'de> for Objects<'_, O> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Fields(&mut *self.0))?.is_some() {}
        Ok(())
    }
}

/// A list or an object whose values are handed on one by one, with their key; in a list the key is empty.
pub(super) struct Entries<T, F>(F, PhantomData<T>);

impl<T, F: FnMut(String, T) -> Result<(), Fault>> Entries<T, F> {
    /// Hands each entry to `each`.
    pub(super) fn new(each: F) -> Self {
        Self(each, PhantomData)
    }
}

impl<'de, T, F> DeserializeSeed<'de> for Entries<T, F>
where
    T: DeserializeOwned,
    F: FnMut(String, T) -> Result<(), Fault>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T, F> Visitor<'de> for Entries<T, F>
where
    T: DeserializeOwned,
    F: FnMut(String, T) -> Result<(), Fault>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry()? {
            (self.0)(key, value).map_err(A::Error::custom)?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element()? {
            (self.0)(String::new(), item).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

/// A hit count as tools write it.
#[derive(Debug, Clone)]
pub(super) enum Hits {
    /// Nothing: a line that cannot run.
    Absent,
    /// How often.
    Count(u64),
    /// Anything else, as it stands there.
    Text(String),
}

impl Hits {
    /// As it stands there.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Absent => None,
            Self::Count(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.clone()),
        }
    }

    /// Whether it ran; none: it cannot.
    pub(super) fn ran(&self, odd: &mut Oddities) -> Option<bool> {
        match self {
            Self::Absent => None,
            Self::Count(number) => Some(*number > 0),
            Self::Text(text) => Some(odd.hits(text.as_bytes())),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Hits {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyCount;
        impl Visitor<'_> for AnyCount {
            type Value = Hits;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a hit count")
            }
            fn visit_unit<E: Error>(self) -> Result<Hits, E> {
                Ok(Hits::Absent)
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Hits, E> {
                Ok(Hits::Count(number))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Hits, E> {
                Ok(Hits::Text(number.to_string()))
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<Hits, E> {
                Ok(Hits::Text(number.to_string()))
            }
            // SimpleCov writes `ignored` for lines between its markers.
            fn visit_str<E: Error>(self, text: &str) -> Result<Hits, E> {
                Ok(if text == "ignored" { Hits::Absent } else { Hits::Text(text.to_owned()) })
            }
        }
        deserializer.deserialize_any(AnyCount)
    }
}

/// A line number; what is none becomes 0 or [`u32::MAX`], which a report notes and leaves out.
pub(super) fn line(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

/// A name as a number, to tell branches apart.
pub(super) fn hash(parts: &[i64]) -> u32 {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    parts.iter().flat_map(|part| part.to_le_bytes()).fold(0x811C_9DC5, mix)
}

/// A list of bounded length.
#[derive(Debug, Clone)]
pub(super) struct List<T>(pub(super) Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: DeserializeOwned> serde::Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);
        impl<'de, T: DeserializeOwned> Visitor<'de> for Items<T> {
            type Value = Vec<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
                let mut all = Vec::new();
                while let Some(item) = items.next_element()? {
                    if all.len() == MAX_ITEMS {
                        return Err(A::Error::custom(Fault::TooLarge));
                    }
                    all.push(item);
                }
                Ok(all)
            }
        }
        deserializer.deserialize_seq(Items(PhantomData)).map(List)
    }
}

/// An object of bounded size.
#[derive(Debug, Clone)]
pub(super) struct Table<T>(pub(super) BTreeMap<String, T>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'de, T: DeserializeOwned> serde::Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rows<T>(PhantomData<T>);
        impl<'de, T: DeserializeOwned> Visitor<'de> for Rows<T> {
            type Value = BTreeMap<String, T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BTreeMap<String, T>, A::Error> {
                let mut all = BTreeMap::new();
                while let Some((key, value)) = map.next_entry()? {
                    if all.len() == MAX_ROWS {
                        return Err(A::Error::custom(Fault::TooLarge));
                    }
                    all.insert(key, value);
                }
                Ok(all)
            }
        }
        deserializer.deserialize_map(Rows(PhantomData)).map(Table)
    }
}
