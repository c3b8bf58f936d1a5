//! JSON with the hit counts of every line in a list: SimpleCov's resultset, what Coveralls takes; and tarpaulin's traces.

use super::json::{self, Entries, Fields, Hits, List, Object, Table, hash, line};
use crate::input::Input;
use crate::lines::Run;
use crate::report::{Fault, FileId, Report};
use serde::de::{DeserializeOwned, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::io::Read;

/// Records a list of counts, the first of line 1.
fn counts(report: &mut Report, file: FileId, hits: &List<Hits>) -> Result<(), Fault> {
    for (number, hits) in (1_u32..).zip(&hits.0) {
        if let Some(ran) = hits.ran(&mut report.odd) {
            report.line(file, number, Run::from_hit(ran))?;
        }
    }
    Ok(())
}

/// A suite of a resultset.
struct Suite<'r> {
    report: &'r mut Report,
}

/// A file of a suite: the counts alone, or with branches.
#[derive(Default)]
struct Ruby {
    lines: List<Hits>,
    branches: Table<Table<Hits>>,
}

impl<'de> Deserialize<'de> for Ruby {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Ruby;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of hit counts, or an object with `lines`")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Ruby, A::Error> {
                let mut lines = Vec::new();
                while let Some(hits) = items.next_element()? {
                    lines.push(hits);
                    if lines.len() > 1 << 20 {
                        return Err(A::Error::custom(Fault::TooLarge));
                    }
                }
                Ok(Ruby { lines: List(lines), ..Ruby::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ruby, A::Error> {
                let mut ruby = Ruby::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "lines" => ruby.lines = map.next_value::<Option<List<Hits>>>()?.unwrap_or_default(),
                        "branches" => ruby.branches = optional(&mut map)?,
                        _ => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                Ok(ruby)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

fn optional<'de, T: DeserializeOwned, A: MapAccess<'de>>(map: &mut A) -> Result<Table<T>, A::Error> {
    Ok(map.next_value::<Option<Table<T>>>()?.unwrap_or_default())
}

/// All suites of a resultset.
struct Resultset<'r> {
    report: &'r mut Report,
    suites: usize,
}

/// Reads SimpleCov's `.resultset.json`; the suites are merged.
pub(super) fn read_simplecov<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    json::read(input, Fields(&mut Resultset { report, suites: 0 }))
}

impl Object for Resultset<'_> {
    fn field<'de, A: MapAccess<'de>>(&mut self, _: &str, map: &mut A) -> Result<(), A::Error> {
        self.suites += 1;
        map.next_value_seed(Fields(&mut Suite { report: self.report }))
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.suites == 0 { Err(Fault::malformed("it holds no suite")) } else { Ok(()) }
    }
}

impl Object for Suite<'_> {
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "coverage" => map.next_value_seed(Entries::new(|path: String, ruby: Ruby| {
                let file = self.report.file(&path, "")?;
                counts(self.report, file, &ruby.lines)?;
                for (condition, ways) in ruby.branches.0 {
                    let Some(at) = ruby_line(&condition) else { continue };
                    let block = text_hash(&condition);
                    for (way, hits) in ways.0 {
                        let taken = hits.ran(&mut self.report.odd).unwrap_or(false);
                        self.report.branch(file, at, (block, text_hash(&way)), taken)?;
                    }
                }
                Ok(())
            })),
            "timestamp" => {
                let made = map.next_value::<Option<f64>>()?;
                #[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and a cut second does not matter")]
                let made = made.map(|seconds| seconds as i64);
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
}

/// The line of `[:if, 0, 3, 4, 5, 6]`: kind, id, first line and column, last line and column.
fn ruby_line(text: &str) -> Option<u32> {
    text.trim_matches(['[', ']']).split(',').nth(2)?.trim().parse().ok()
}

fn text_hash(text: &str) -> u32 {
    hash(&text.bytes().map(i64::from).collect::<Vec<_>>())
}

/// A file for Coveralls.
#[derive(Deserialize)]
struct Source {
    name: String,
    coverage: List<Hits>,
    /// Line, block, branch and hits, over and over.
    #[serde(default)]
    branches: Option<List<i64>>,
}

/// Reads what Coveralls takes.
pub(super) fn read_coveralls<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let add = |report: &mut Report, source: Source| {
        let file = report.file(&source.name, "")?;
        counts(report, file, &source.coverage)?;
        for branch in source.branches.unwrap_or_default().0.chunks(4) {
            let [at, block, way, hits] = branch[..] else {
                return Err(Fault::malformed("branches are not four numbers each"));
            };
            report.branch(file, line(at), (line(block), line(way)), hits != 0)?;
        }
        Ok(())
    };
    json::read(input, Fields(&mut Listed { report, list: "source_files", add, found: false, of: Default::default() }))
}

/// A file of tarpaulin.
#[derive(Deserialize)]
struct Traced {
    path: List<String>,
    traces: List<Trace>,
}

#[derive(Deserialize)]
struct Trace {
    line: i64,
    stats: Table<Hits>,
}

/// Reads tarpaulin's JSON.
pub(super) fn read_tarpaulin<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let add = |report: &mut Report, traced: Traced| {
        let path = traced.path.0.join("/");
        let file = report.file(path.strip_prefix('/').filter(|rest| rest.starts_with('/')).unwrap_or(&path), "")?;
        for trace in traced.traces.0 {
            let Some(hits) = trace.stats.0.get("Line") else { continue };
            let ran = hits.ran(&mut report.odd).unwrap_or(false);
            report.line(file, line(trace.line), Run::from_hit(ran))?;
        }
        Ok(())
    };
    json::read(input, Fields(&mut Listed { report, list: "files", add, found: false, of: Default::default() }))
}

/// An object with one list that matters.
pub(super) struct Listed<'r, T, F> {
    pub(super) report: &'r mut Report,
    pub(super) list: &'static str,
    pub(super) add: F,
    pub(super) found: bool,
    pub(super) of: std::marker::PhantomData<T>,
}

impl<T, F> Object for Listed<'_, T, F>
where
    T: DeserializeOwned,
    F: FnMut(&mut Report, T) -> Result<(), Fault>,
{
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        if key == self.list {
            self.found = true;
            return map.next_value_seed(Entries::new(|_: String, item: T| (self.add)(self.report, item)));
        }
        // gcov writes where it ran.
        if key == "current_working_directory" {
            let folder = map.next_value::<String>()?;
            self.report.sources.push(folder);
            return Ok(());
        }
        map.next_value::<IgnoredAny>().map(drop)
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.found { Ok(()) } else { Err(Fault::malformed(format!("it has no `{}`", self.list))) }
    }
}
