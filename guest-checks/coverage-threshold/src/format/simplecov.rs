//! SimpleCov: the resultset that it keeps between suites, and the `coverage.json` of its formatters.

use super::json::{self, Entries, Fields, Hits, List, Object, Table, hash, line};
use super::services::counts;
use super::timestamp;
use crate::input::Input;
use crate::report::{Fault, Report};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::io::Read;

/// A suite of a resultset, or the whole of a `coverage.json`.
struct Suite<'r> {
    report: &'r mut Report,
    found: bool,
}

/// A file of simplecov-json.
#[derive(Deserialize)]
struct Listed {
    filename: String,
    coverage: Ruby,
}

/// A file of a suite: the counts alone, or with branches.
#[derive(Default)]
struct Ruby {
    lines: List<Hits>,
    branches: Ways,
}

/// The branches of a file: by condition and way in a resultset, one after another in a `coverage.json`.
#[derive(Default)]
struct Ways(Vec<Way>);

/// A branch.
struct Way {
    line: u32,
    name: (u32, u32),
    hits: Hits,
}

/// A branch in a `coverage.json`.
#[derive(Deserialize)]
struct Told {
    start_line: i64,
    /// Where the condition stands.
    report_line: Option<i64>,
    coverage: Hits,
}

impl<'de> Deserialize<'de> for Ways {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Ways;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("branches by condition, or a list of branches")
            }
            fn visit_unit<E: Error>(self) -> Result<Ways, E> {
                Ok(Ways::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Ways, A::Error> {
                let conditions = Table::<Table<Hits>>::deserialize(MapAccessDeserializer::new(map))?;
                let known = conditions.0.into_iter().filter_map(|(name, ways)| Some((ruby_line(&name)?, name, ways)));
                let ways = known.flat_map(|(line, condition, ways)| {
                    let block = text_hash(&condition);
                    ways.0.into_iter().map(move |(way, hits)| Way { line, name: (block, text_hash(&way)), hits })
                });
                Ok(Ways(ways.collect()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Ways, A::Error> {
                let told = List::<Told>::deserialize(SeqAccessDeserializer::new(items))?;
                let ways = (0_u32..).zip(told.0).map(|(number, told)| {
                    let at = line(told.report_line.unwrap_or(told.start_line));
                    Way { line: at, name: (0, number), hits: told.coverage }
                });
                Ok(Ways(ways.collect()))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for Ruby {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Ruby;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of hit counts, or an object with `lines`")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Ruby, A::Error> {
                let lines = List::deserialize(SeqAccessDeserializer::new(items))?;
                Ok(Ruby { lines, ..Ruby::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ruby, A::Error> {
                let mut ruby = Ruby::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "lines" => ruby.lines = map.next_value::<Option<List<Hits>>>()?.unwrap_or_default(),
                        "branches" => ruby.branches = map.next_value()?,
                        _ => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(ruby)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// All suites of a resultset.
struct Resultset<'r> {
    report: &'r mut Report,
    suites: usize,
}

/// Reads SimpleCov's `.resultset.json`; the suites are merged.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    json::read(input, Fields(&mut Resultset { report, suites: 0 }))
}

/// Reads SimpleCov's `coverage.json`, which is one suite.
pub(super) fn read_json<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    json::read(input, Fields(&mut Suite { report, found: false }))
}

impl Object for Resultset<'_> {
    fn field<'de, A: MapAccess<'de>>(&mut self, _: &str, map: &mut A) -> Result<(), A::Error> {
        self.suites += 1;
        map.next_value_seed(Fields(&mut Suite { report: self.report, found: false }))
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.suites == 0 { Err(Fault::malformed("it holds no suite")) } else { Ok(()) }
    }
}

impl Object for Suite<'_> {
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "coverage" => {
                self.found = true;
                map.next_value_seed(Entries::new(|path: String, ruby: Ruby| add(self.report, &path, ruby)))
            }
            "files" => {
                self.found = true;
                map.next_value_seed(Entries::new(|_: String, file: Listed| {
                    add(self.report, &file.filename, file.coverage)
                }))
            }
            "timestamp" => {
                let made = map.next_value::<Hits>()?.text().and_then(|text| timestamp(&text));
                // The oldest suite says how old the result is.
                self.report.made = match (self.report.made, made) {
                    (Some(ours), Some(theirs)) => Some(ours.min(theirs)),
                    (ours, theirs) => ours.or(theirs),
                };
                Ok(())
            }
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.found { Ok(()) } else { Err(Fault::malformed("a suite has no `coverage`")) }
    }
}

fn add(report: &mut Report, path: &str, ruby: Ruby) -> Result<(), Fault> {
    let file = report.file(path, "")?;
    counts(report, file, &ruby.lines)?;
    for way in ruby.branches.0 {
        let taken = way.hits.ran(&mut report.odd).unwrap_or(false);
        report.branch(file, way.line, way.name, taken)?;
    }
    Ok(())
}

/// The line of `[:if, 0, 3, 4, 5, 6]`: kind, id, first line and column, last line and column.
fn ruby_line(text: &str) -> Option<u32> {
    text.trim_matches(['[', ']']).split(',').nth(2)?.trim().parse().ok()
}

fn text_hash(text: &str) -> u32 {
    hash(&text.bytes().map(i64::from).collect::<Vec<_>>())
}
