//! The shapes of a `.gitleaks.toml`, read as forgivingly as gitleaks reads them: keys in any case, a list as one text with
//! commas, numbers and switches as text.

use serde::Deserialize as Derive;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The file.
#[derive(Debug, Default, Derive)]
#[serde(default)]
pub(super) struct File {
    pub(super) extend: Extend,
    #[serde(deserialize_with = "tables")]
    pub(super) rules: Vec<Rule>,
    pub(super) allowlist: Option<Allowlist>,
    #[serde(deserialize_with = "tables")]
    pub(super) allowlists: Vec<Allowlist>,
}

/// What it builds upon.
#[derive(Debug, Default, Derive)]
#[serde(default)]
pub(super) struct Extend {
    #[serde(rename = "usedefault", deserialize_with = "parsed")]
    pub(super) use_default: bool,
    #[serde(deserialize_with = "text")]
    pub(super) path: Option<Text>,
    #[serde(rename = "disabledrules", deserialize_with = "texts")]
    pub(super) disabled_rules: Vec<Text>,
}

/// A rule.
#[derive(Debug, Default, Derive)]
#[serde(default)]
pub(super) struct Rule {
    #[serde(deserialize_with = "text")]
    pub(super) id: Option<Text>,
    #[serde(deserialize_with = "text")]
    pub(super) description: Option<Text>,
    #[serde(deserialize_with = "text")]
    pub(super) regex: Option<Text>,
    #[serde(deserialize_with = "text")]
    pub(super) path: Option<Text>,
    #[serde(rename = "secretgroup", deserialize_with = "parsed")]
    pub(super) secret_group: usize,
    #[serde(deserialize_with = "parsed")]
    pub(super) entropy: f64,
    #[serde(deserialize_with = "texts")]
    pub(super) keywords: Vec<Text>,
    #[serde(rename = "skipreport", deserialize_with = "parsed")]
    pub(super) skip_report: bool,
    pub(super) allowlist: Option<Allowlist>,
    #[serde(deserialize_with = "tables")]
    pub(super) allowlists: Vec<Allowlist>,
    #[serde(deserialize_with = "tables")]
    pub(super) required: Vec<Required>,
}

/// A rule that must match near another.
#[derive(Debug, Default, Derive)]
#[serde(default)]
pub(super) struct Required {
    #[serde(deserialize_with = "text")]
    pub(super) id: Option<Text>,
    #[serde(rename = "withinlines", deserialize_with = "perhaps")]
    pub(super) within_lines: Option<usize>,
    #[serde(rename = "withincolumns", deserialize_with = "perhaps")]
    pub(super) within_columns: Option<usize>,
}

/// What is no finding.
#[derive(Debug, Default, Derive)]
#[serde(default)]
pub(super) struct Allowlist {
    #[serde(deserialize_with = "text")]
    pub(super) condition: Option<Text>,
    #[serde(rename = "targetrules", deserialize_with = "texts")]
    pub(super) target_rules: Vec<Text>,
    #[serde(deserialize_with = "texts")]
    pub(super) commits: Vec<Text>,
    #[serde(deserialize_with = "texts")]
    pub(super) paths: Vec<Text>,
    #[serde(deserialize_with = "texts")]
    pub(super) regexes: Vec<Text>,
    #[serde(rename = "regextarget", deserialize_with = "text")]
    pub(super) regex_target: Option<Text>,
    #[serde(deserialize_with = "texts")]
    pub(super) stopwords: Vec<Text>,
}

/// A text of the file, and the byte at which it begins there.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) at: usize,
}

/// Reads a file.
///
/// # Errors
/// What is wrong, and the byte at which it is. No value is quoted.
pub(super) fn read(text: &str) -> Result<File, (usize, String)> {
    let fail = |error: &toml::de::Error| (error.span().map_or(0, |span| span.start), super::quoteless(error.message()));
    let mut table = DeTable::parse(text).map_err(|error| fail(&error))?;
    lower(table.get_mut());
    File::deserialize(toml::de::Deserializer::from(table)).map_err(|error| fail(&error))
}

/// Makes every key lower case.
fn lower(table: &mut DeTable<'_>) {
    let entries = std::mem::take(table).into_iter().map(|(mut key, mut value)| {
        let lowered = key.get_ref().to_lowercase();
        *key.get_mut() = lowered.into();
        lower_in(value.get_mut());
        (key, value)
    });
    *table = entries.collect();
}

fn lower_in(value: &mut DeValue<'_>) {
    match value {
        DeValue::Table(table) => lower(table),
        DeValue::Array(array) => array.iter_mut().for_each(|value| lower_in(value.get_mut())),
        _ => {}
    }
}

/// A text, number or switch, as text.
struct Scalar(String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Scalar;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a number")
            }
            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }
            fn visit_bool<E>(self, switch: bool) -> Result<Scalar, E> {
                Ok(Scalar(switch.to_string()))
            }
        }
        from.deserialize_any(Any)
    }
}

/// A list of them, or one text with commas.
struct Scalars(Vec<(String, Option<usize>)>);

impl<'de> Deserialize<'de> for Scalars {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Scalars;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of texts")
            }
            fn visit_str<E>(self, text: &str) -> Result<Scalars, E> {
                let parts = text.split(',').filter(|_| !text.is_empty());
                Ok(Scalars(parts.map(|part| (part.to_owned(), None)).collect()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Scalars, A::Error> {
                let mut list = Vec::new();
                while let Some(one) = from.next_element::<Spanned<Scalar>>()? {
                    let at = one.span().start;
                    list.push((one.into_inner().0, Some(at)));
                }
                Ok(Scalars(list))
            }
        }
        from.deserialize_any(Any)
    }
}

/// A list of tables, or one.
fn tables<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    struct Any<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Any<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of tables")
        }
        fn visit_map<A: MapAccess<'de>>(self, from: A) -> Result<Vec<T>, A::Error> {
            Ok(vec![T::deserialize(MapAccessDeserializer::new(from))?])
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::new();
            while let Some(one) = from.next_element()? {
                list.push(one);
            }
            Ok(list)
        }
    }
    from.deserialize_any(Any(PhantomData))
}

fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Text>, D::Error> {
    let one = Spanned::<Scalar>::deserialize(from)?;
    let at = one.span().start;
    Ok(Some(Text { text: one.into_inner().0, at }))
}

fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Text>, D::Error> {
    let list = Spanned::<Scalars>::deserialize(from)?;
    let start = list.span().start;
    Ok(list.into_inner().0.into_iter().map(|(text, at)| Text { text, at: at.unwrap_or(start) }).collect())
}

fn parsed<'de, T: FromStr, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let text = Scalar::deserialize(from)?.0;
    text.trim().parse().map_err(|_| D::Error::custom("this value cannot be read"))
}

fn perhaps<'de, D: Deserializer<'de>>(from: D) -> Result<Option<usize>, D::Error> {
    parsed(from).map(Some)
}
