//! SonarQube's generic coverage XML. It has no hit counts, only whether a line ran.

use super::tag::Tag;
use super::xml::{Handler, walk};
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
            b"lineToCover" => self.line(tag),
            b"file" => {
                self.file = Some(self.report.file(&tag.need("path")?, "")?);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Fault> {
        if name == b"file" {
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
        let (mut number, mut covered, mut total, mut taken) = (None, None, 0, 0);
        for (name, value) in tag.attributes() {
            match name {
                b"lineNumber" => number = Some(line_number(value)),
                b"covered" => covered = Some(value.trim_ascii()),
                b"branchesToCover" => total = count(value)?,
                b"coveredBranches" => taken = count(value)?,
                _ => {}
            }
        }
        let number = number.ok_or_else(|| tag.lacks("lineNumber"))?;
        let hit = match covered.ok_or_else(|| tag.lacks("covered"))? {
            b"true" | b"1" => true,
            b"false" | b"0" => false,
            other => {
                let other = String::from_utf8_lossy(other);
                return Err(Fault::malformed(format!("`covered` is `{}`, not true or false", excerpt(&other))));
            }
        };
        self.report.line(file, number, Run::from_hit(hit))?;
        if taken > total {
            return Err(Fault::malformed(format!("line {number} has {taken} of {total} branches covered")));
        }
        self.report.branches(file, number, Branches::Counted { covered: taken, total })
    }
}
