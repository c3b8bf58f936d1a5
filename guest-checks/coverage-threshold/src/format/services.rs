//! What Coveralls takes, and tarpaulin's traces.

use super::json::{self, Entries, Fields, Hits, List, Object, Table, line};
use crate::input::Input;
use crate::lines::Run;
use crate::report::{Fault, FileId, Report};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny, MapAccess};
use std::io::Read;

/// Records a list of counts, the first of line 1.
pub(super) fn counts(report: &mut Report, file: FileId, hits: &List<Hits>) -> Result<(), Fault> {
    for (number, hits) in (1_u32..).zip(&hits.0) {
        if let Some(ran) = hits.ran(&mut report.odd) {
            report.line(file, number, Run::from_hit(ran))?;
        }
    }
    Ok(())
}

/// A file for Coveralls.
#[derive(Deserialize)]
struct Source {
    name: String,
    coverage: List<Hits>,
    /// Line, block, branch and hits, over and over.
    #[serde(default)]
    branches: Option<List<Option<i64>>>,
}

/// Reads what Coveralls takes.
pub(super) fn read_coveralls<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let add = |report: &mut Report, source: Source| {
        let file = report.file(&source.name, "")?;
        counts(report, file, &source.coverage)?;
        for branch in source.branches.unwrap_or_default().0.chunks(4) {
            let [Some(at), block, way, hits] = branch[..] else {
                return Err(Fault::malformed("branches are not four numbers each"));
            };
            let name = (line(block.unwrap_or(0)), line(way.unwrap_or(0)));
            report.branch(file, line(at), name, hits.is_some_and(|hits| hits != 0))?;
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
