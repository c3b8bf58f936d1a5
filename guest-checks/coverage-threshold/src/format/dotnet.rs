//! OpenCover XML and dotCover's DetailedXML: statements that span lines, files named by number.
//! A line ran fully where all statements that touch it ran.

use super::tag::Tag;
use super::xml::{Handler, walk};
use super::{count, excerpt};
use crate::branches::Branches;
use crate::input::Input;
use crate::lines::{MAX_LINE, Run};
use crate::odd::Odd;
use crate::report::{Fault, Report};
use std::collections::BTreeMap;
use std::io::Read;

/// The line that compilers give to code without a source.
const HIDDEN: u32 = 0x00FE_EFEE;

/// Statements, lines and branches in one report; all are held until its end, because files are named late.
const MOST: usize = 1 << 20;

/// The longest statement that is believed.
const LONGEST: u32 = 10_000;

/// What is known about one file by its number.
#[derive(Default)]
struct Points {
    /// First line and column, last line and column, and whether it ran.
    statements: BTreeMap<(u32, u32, u32, u32), bool>,
    /// Line, offset in the method, path: taken.
    branches: BTreeMap<(u32, u32, u32, u32), bool>,
}

/// Everything seen, by module and number.
struct Dotnet<'r> {
    report: &'r mut Report,
    /// OpenCover numbers files anew in each module.
    module: u32,
    method: u32,
    /// File of the method that is open, for points that do not name theirs.
    current: Option<u32>,
    names: BTreeMap<(u32, u32), String>,
    points: BTreeMap<(u32, u32), Points>,
    held: usize,
}

/// Reads a report.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let (names, points) = Default::default();
    let mut dotnet = Dotnet { report, module: 0, method: 0, current: None, names, points, held: 0 };
    walk(input, &mut dotnet)?;
    dotnet.settle()
}

impl Handler for Dotnet<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: usize) -> Result<(), Fault> {
        match tag.name() {
            b"Module" => self.module += 1,
            b"Method" => {
                self.method += 1;
                self.current = None;
            }
            b"FileRef" => self.current = Some(number(&tag.need("uid")?)?),
            b"File" => {
                // OpenCover: uid, fullPath; dotCover: Index, Name.
                let id = tag.get("uid")?.map_or_else(|| tag.need("Index"), Ok)?;
                let path = tag.get("fullPath")?.map_or_else(|| tag.need("Name"), Ok)?;
                self.hold(1)?;
                self.names.insert((self.module, number(&id)?), path);
            }
            b"SequencePoint" => {
                let file = self.file_of(tag)?;
                let hit = self.report.odd.hits(tag.need("vc")?.as_bytes());
                let place = (field(tag, "sl")?, field(tag, "sc")?, field(tag, "el")?, field(tag, "ec")?);
                self.statement(file, place, hit)?;
            }
            b"BranchPoint" => {
                let file = self.file_of(tag)?;
                let hit = self.report.odd.hits(tag.need("vc")?.as_bytes());
                let line = field(tag, "sl")?;
                let key = (line, self.method, field(tag, "offset")?, field(tag, "path")?);
                if let Some(file) = file.filter(|_| line > 0 && line < HIDDEN) {
                    self.hold(1)?;
                    *self.points.entry((self.module, file)).or_default().branches.entry(key).or_default() |= hit;
                }
            }
            b"Statement" => {
                let file = number(&tag.need("FileIndex")?)?;
                let hit = match tag.need("Covered")?.as_str() {
                    "True" | "true" => true,
                    "False" | "false" => false,
                    other => return Err(Fault::malformed(format!("`Covered` is `{}`", excerpt(other)))),
                };
                let place =
                    (field(tag, "Line")?, field(tag, "Column")?, field(tag, "EndLine")?, field(tag, "EndColumn")?);
                self.statement(Some(file), place, hit)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, _: &[u8]) -> Result<(), Fault> {
        Ok(())
    }
}

impl Dotnet<'_> {
    fn file_of(&self, tag: &Tag<'_>) -> Result<Option<u32>, Fault> {
        tag.get("fileid")?.map_or(Ok(self.current), |text| number(&text).map(Some))
    }

    fn hold(&mut self, more: usize) -> Result<(), Fault> {
        self.held += more;
        if self.held > MOST { Err(Fault::TooLarge) } else { Ok(()) }
    }

    fn statement(&mut self, file: Option<u32>, place: (u32, u32, u32, u32), hit: bool) -> Result<(), Fault> {
        let (first, from, last, to) = place;
        if first == HIDDEN {
            return Ok(());
        }
        let last = if last == 0 { first } else { last };
        if first == 0 || last < first || last > MAX_LINE || last - first > LONGEST {
            self.report.odd.note(if first == 0 { Odd::LineZero } else { Odd::LineHuge }, "");
            return Ok(());
        }
        let file = file.ok_or_else(|| Fault::malformed(format!("a statement on line {first} names no file")))?;
        self.hold(1)?;
        let points = self.points.entry((self.module, file)).or_default();
        *points.statements.entry((first, from, last, to)).or_default() |= hit;
        Ok(())
    }

    /// Files have names now.
    fn settle(self) -> Result<(), Fault> {
        let Self { report, names, points, .. } = self;
        for ((module, id), points) in points {
            let unnamed = || Fault::malformed(format!("statements belong to file number {id}, which has no name"));
            // dotCover lists files before any module.
            let path = names.get(&(module, id)).or_else(|| names.get(&(0, id))).ok_or_else(unnamed)?;
            let file = report.file(path, "")?;
            let mut lines: BTreeMap<u32, (bool, bool)> = BTreeMap::new();
            for (span, hit) in points.statements {
                report.statement(file, span, 1, hit)?;
                for line in span.0..=span.2 {
                    let (any, all) = lines.entry(line).or_insert((false, true));
                    (*any, *all) = (*any || hit, *all && hit);
                }
                if lines.len() > MOST {
                    return Err(Fault::TooLarge);
                }
            }
            for (line, ran) in lines {
                let run = match ran {
                    (_, true) => Run::Fully,
                    (true, false) => Run::Partly,
                    (false, false) => Run::Missed,
                };
                report.line(file, line, run)?;
            }
            let mut branches: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
            for ((line, ..), hit) in points.branches {
                let (covered, total) = branches.entry(line).or_default();
                (*covered, *total) = (*covered + u32::from(hit), *total + 1);
            }
            for (line, (covered, total)) in branches {
                report.branches(file, line, Branches::Counted { covered, total })?;
            }
        }
        Ok(())
    }
}

/// An attribute with a number; 0 where it is not there.
fn field(tag: &Tag<'_>, name: &str) -> Result<u32, Fault> {
    tag.get(name)?.map_or(Ok(0), |text| number(&text))
}

fn number(text: &str) -> Result<u32, Fault> {
    count(text.as_bytes())
}
