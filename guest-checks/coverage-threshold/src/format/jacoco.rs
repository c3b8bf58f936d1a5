//! JaCoCo XML, as JaCoCo itself, Kover and gcovr write it. It knows packages and file names, not folders; groups are modules.

use super::tag::Tag;
use super::xml::{Handler, walk};
use super::{count, line_number};
use crate::branches::Branches;
use crate::input::Input;
use crate::lines::Run;
use crate::path::join;
use crate::report::{Fault, FileId, Function, Report, Tally};
use std::io::Read;

/// Reads a report.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    walk(input, &mut Jacoco { report, groups: Vec::new(), package: String::new(), class: String::new(), source: None })
}

struct Jacoco<'r> {
    report: &'r mut Report,
    groups: Vec<String>,
    package: String,
    /// Path of the source file of the class that is open.
    class: String,
    source: Option<Source>,
}

struct Source {
    file: FileId,
    /// A line had no instruction counts, so that only the file's own counter tells what ran.
    blind: bool,
    summary: Tally,
}

impl Handler for Jacoco<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: usize) -> Result<(), Fault> {
        match tag.name() {
            b"line" => return self.line(tag),
            b"group" => self.groups.push(tag.get("name")?.unwrap_or_default()),
            b"package" => self.package = tag.get("name")?.unwrap_or_default(),
            b"class" => {
                let name = tag.get("sourcefilename")?.unwrap_or_default();
                self.class = join(&self.package, &name);
            }
            b"method" => return self.method(tag),
            b"sourcefile" => {
                let path = join(&self.package, &tag.need("name")?);
                let file = self.report.file(&path, &self.groups.join("/"))?;
                self.source = Some(Source { file, blind: false, summary: Tally::default() });
            }
            b"counter" => return self.counter(tag),
            b"sessioninfo" => {
                let dumped = tag.get("dump")?.and_then(|text| text.parse::<i64>().ok()).map(|millis| millis / 1_000);
                self.report.made = self.report.made.max(dumped);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Fault> {
        match name {
            b"group" => drop(self.groups.pop()),
            b"package" => self.package.clear(),
            b"class" => self.class.clear(),
            b"sourcefile" => self.source = None,
            _ => {}
        }
        Ok(())
    }
}

impl Jacoco<'_> {
    fn line(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let Some(source) = &mut self.source else {
            return Err(Fault::malformed("a `<line>` stands outside any `<sourcefile>`"));
        };
        let mut number = None;
        let (mut missed, mut ran, mut branches_missed, mut branches_ran) = (None, None, 0, 0);
        for (name, value) in tag.attributes() {
            match name {
                b"nr" => number = Some(line_number(value)),
                b"mi" => missed = Some(count(value)?),
                b"ci" => ran = Some(count(value)?),
                b"mb" => branches_missed = count(value)?,
                b"cb" => branches_ran = count(value)?,
                _ => {}
            }
        }
        let number = number.ok_or_else(|| tag.lacks("nr"))?;
        match (missed, ran) {
            (None, None) => source.blind = true,
            (missed, ran) => {
                let run = match (missed.unwrap_or(0), ran.unwrap_or(0)) {
                    (0, 0) => return Ok(()),
                    (_, 0) => Run::Missed,
                    (0, _) => Run::Fully,
                    _ => Run::Partly,
                };
                self.report.line(source.file, number, run)?;
            }
        }
        let total = branches_missed.saturating_add(branches_ran);
        self.report.branches(source.file, number, Branches::Counted { covered: branches_ran, total })
    }

    fn method(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let Some(first) = tag.get("line")?.and_then(|text| text.parse().ok()) else { return Ok(()) };
        if !self.report.wants(&self.class) {
            return Ok(());
        }
        let file = self.report.file(&self.class, &self.groups.join("/"))?;
        let name = tag.get("name")?.unwrap_or_default();
        self.report.function(&self.class, file, first, Function { name, last: None })
    }

    /// The counters of a source file whose lines do not say what ran. All other counters are only declared.
    fn counter(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let Some(source) = self.source.as_mut().filter(|source| source.blind) else { return Ok(()) };
        let (missed, covered) =
            (u64::from(count(tag.need("missed")?.as_bytes())?), u64::from(count(tag.need("covered")?.as_bytes())?));
        match tag.get("type")?.as_deref() {
            Some("LINE") => (source.summary.covered, source.summary.lines) = (covered, missed + covered),
            Some("BRANCH") => (source.summary.branches_covered, source.summary.branches) = (covered, missed + covered),
            _ => {}
        }
        self.report.summary(source.file, source.summary);
        Ok(())
    }
}
