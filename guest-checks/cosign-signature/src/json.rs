//! A look at JSON before it is parsed: no key twice, not too many values.
//!
//! Two parsers may disagree about which of two equal keys counts, and signed data must mean one thing only.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;

/// More values than any honest bundle has: memory use stays a small multiple of this.
const MAX_VALUES: u32 = 200_000;

/// Whether `bytes` are one JSON document without equal keys in one object.
///
/// # Errors
/// Says what is wrong and where.
pub(crate) fn check(bytes: &[u8]) -> Result<(), serde_json::Error> {
    let left = Cell::new(MAX_VALUES);
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    Strict(&left).deserialize(&mut deserializer)?;
    deserializer.end()
}

#[derive(Clone, Copy)]
struct Strict<'a>(&'a Cell<u32>);

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let left = self.0.get().checked_sub(1).ok_or_else(|| D::Error::custom("too many values"))?;
        self.0.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
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

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        while values.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(Key(key)) = entries.next_key()? {
            entries.next_value_seed(self)?;
            if let Some(twice) = seen.replace(key) {
                return Err(A::Error::custom(format!("key {twice:?} appears twice in one object")));
            }
        }
        Ok(())
    }
}

struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn accepts_plain_json() {
        check(br#"{"a": [1, -2, 3.5, true, null, "x"], "b": {"a": 1}, "c": {"a": 1}}"#).unwrap();
    }

    #[test]
    fn refuses_equal_keys_however_written() {
        assert!(check(br#"{"a": 1, "a": 1}"#).unwrap_err().to_string().contains("twice"));
        assert!(check(br#"{"x": [{"a": 1, "\u0061": 1}]}"#).unwrap_err().to_string().contains("twice"));
    }

    #[test]
    fn refuses_a_flood_and_a_tower() {
        let flood = format!("[{}0]", "0,".repeat(300_000));
        assert!(check(flood.as_bytes()).unwrap_err().to_string().contains("too many"));
        assert!(check("[".repeat(100_000).as_bytes()).is_err());
    }

    #[test]
    fn refuses_what_follows() {
        assert!(check(b"{} {}").is_err());
    }
}
