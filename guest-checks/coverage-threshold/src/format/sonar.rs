//! SonarQube's generic coverage XML. It has no hit counts, only whether a line ran.

use super::xml::{Handler, Tag, walk};
use super::{count, excerpt, line_number};
use crate::branches::Branches;
use crate::input::Input;
use crate::lines::Run;
use crate::report::{Fault, FileId, Report};
use std::io::Read;

/// Reads a report.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    walk(input, &mut Sonar { report, file: None })
}

struct Sonar<'r> {
    report: &'r mut Report,
    file: Option<FileId>,
}

impl Handler for Sonar<'_> {
    fn open(&mut self, tag: &Tag<'_>, _: usize) -> Result<(), Fault> {
        match tag.name() {
            "lineToCover" => self.line(tag),
            "file" => {
                self.file = Some(self.report.file(&tag.need("path")?, "")?);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        if name == "file" {
            self.file = None;
        }
        Ok(())
    }
}

impl Sonar<'_> {
    fn line(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let Some(file) = self.file else {
            return Err(Fault::malformed("a `<lineToCover>` stands outside any `<file>`"));
        };
        let number = line_number(&tag.need("lineNumber")?)?;
        let hit = match tag.need("covered")?.trim() {
            "true" | "1" => true,
            "false" | "0" => false,
            other => return Err(Fault::malformed(format!("`covered` is `{}`, not true or false", excerpt(other)))),
        };
        self.report.line(file, number, Run::from_hit(hit))?;
        let number_of = |name: &str| tag.get(name)?.map_or(Ok(0), |text| count(&text));
        let (total, covered) = (number_of("branchesToCover")?, number_of("coveredBranches")?);
        if covered > total {
            return Err(Fault::malformed(format!("line {number} has {covered} of {total} branches covered")));
        }
        self.report.branches(file, number, Branches::Counted { covered, total })
    }
}
