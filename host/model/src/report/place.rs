//! Places of the report. In JSON they lie flat beside the other fields of what is there: `path`, `line`, `end_line`, `column`, `end_column`.

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A place that a reader can be pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// From the top of the repository, with `/`.
    pub path: String,
    /// Where; none: the file as a whole.
    pub span: Option<Span>,
}

/// Where in the judged version of a file. Lines and columns count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First line.
    pub line: u32,
    /// Last line, inclusive.
    pub end_line: u32,
    /// First column, in Unicode code points; none: whole lines.
    pub column: Option<u32>,
    /// One past the last column, in code points of `end_line`.
    pub end_column: Option<u32>,
}

/// A place in a file. Lines and columns count from 1, columns in Unicode code points.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
pub(super) struct Flat {
    /// From the top of the repository, with `/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// First line; absent: the file as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    /// Last line, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end_line: Option<u32>,
    /// First column; absent: whole lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    /// One past the last column, in `end_line`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
}

impl From<&Location> for Flat {
    fn from(location: &Location) -> Self {
        let span = location.span;
        Self {
            path: Some(location.path.clone()),
            line: span.map(|span| span.line),
            end_line: span.map(|span| span.end_line),
            column: span.and_then(|span| span.column),
            end_column: span.and_then(|span| span.end_column),
        }
    }
}

impl Flat {
    /// The place, where it is whole: a line needs a path and an end, a column needs a line and an end.
    fn location(self) -> Result<Option<Location>, &'static str> {
        let span = match (self.line, self.end_line, self.column, self.end_column) {
            (None, None, None, None) => None,
            (Some(line), Some(end_line), column, end_column)
                if 1 <= line && line <= end_line && column.is_some() == end_column.is_some() =>
            {
                Some(Span { line, end_line, column, end_column })
            }
            _ => return Err("a place needs `line` and `end_line`, or neither, and columns only with both"),
        };
        match (self.path, span) {
            (Some(path), span) => Ok(Some(Location { path, span })),
            (None, None) => Ok(None),
            (None, Some(_)) => Err("a place with lines needs a `path`"),
        }
    }
}

/// For what may be about no file at all.
pub(super) mod option {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(place: &Option<Location>, to: S) -> Result<S::Ok, S::Error> {
        place.as_ref().map(Flat::from).unwrap_or_default().serialize(to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Location>, D::Error> {
        Flat::deserialize(from)?.location().map_err(D::Error::custom)
    }
}

/// For what is always somewhere.
pub(super) mod required {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(place: &Location, to: S) -> Result<S::Ok, S::Error> {
        Flat::from(place).serialize(to)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Location, D::Error> {
        option::deserialize(from)?.ok_or_else(|| D::Error::missing_field("path"))
    }
}
