//! Clover XML, as Clover, phpunit, gcovr and istanbul write it. Its percentage has three meanings; here lines of type `stmt` and
//! `cond` count. A line of type `method` names a function and is not counted.

use super::tag::Tag;
use super::xml::{Handler, walk};
use super::{count, line_number};
use crate::branches::Branches;
use crate::input::Input;
use crate::lines::Run;
use crate::path::join;
use crate::report::{Fault, FileId, Function, Report};
use std::io::Read;

/// Reads a report.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    walk(input, &mut Clover { report, package: String::new(), file: None, counted: false })
}

struct Clover<'r> {
    report: &'r mut Report,
    package: String,
    file: Option<(String, FileId)>,
    /// Istanbul writes how many branches were taken and how many were not, where others write how often.
    counted: bool,
}

impl Handler for Clover<'_> {
    fn open(&mut self, tag: &Tag<'_>, depth: usize) -> Result<(), Fault> {
        match tag.name() {
            b"line" => return self.line(tag),
            b"file" => {
                // istanbul writes the base name into `name` and the path into `path`, phpunit the path into `name`. With a
                // base name alone, the package keeps two files of one name apart.
                let path = match tag.get("path")? {
                    Some(path) => path,
                    None => {
                        let name = tag.need("name")?;
                        let bare = !name.contains(['/', '\\']);
                        if bare { join(&self.package.replace('.', "/"), &name) } else { name }
                    }
                };
                let file = self.report.file(&path, "")?;
                self.file = Some((path, file));
            }
            b"package" => self.package = tag.get("name")?.unwrap_or_default(),
            // The name that istanbul gives to every project.
            b"project" => self.counted = tag.get("name")?.as_deref() == Some("All files"),
            b"coverage" if depth == 1 => {
                self.report.made = tag.get("generated")?.and_then(|text| super::timestamp(&text))
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Fault> {
        match name {
            b"file" => self.file = None,
            b"package" => self.package.clear(),
            _ => {}
        }
        Ok(())
    }
}

impl Clover<'_> {
    fn line(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let Some((path, file)) = &self.file else {
            return Err(Fault::malformed("a `<line>` stands outside any `<file>`"));
        };
        let (mut number, mut hits, mut method, mut cond) = (None, None, false, false);
        let (mut yes, mut no) = (None, None);
        let odd = &mut self.report.odd;
        for (name, value) in tag.attributes() {
            match name {
                b"num" => number = Some(line_number(value)),
                b"count" => hits = Some(odd.hits(value)),
                b"truecount" => yes = Some(branch_count(value)?),
                b"falsecount" => no = Some(branch_count(value)?),
                b"type" => (method, cond) = (value == b"method", value == b"cond"),
                _ => {}
            }
        }
        let number = number.ok_or_else(|| tag.lacks("num"))?;
        if method {
            let name = tag.get("name")?.unwrap_or_default();
            return self.report.function(path, *file, number, Function { name, last: None });
        }
        let ways = yes.zip(no).filter(|_| cond);
        // A condition may come without a count: then it ran where one of its ways did.
        let hit = match (hits, ways) {
            (Some(hit), _) => hit,
            (None, Some((yes, no))) => yes > 0 || no > 0 && !self.counted,
            (None, None) => odd.hits(b""),
        };
        self.report.line(*file, number, Run::from_hit(hit))?;
        let Some((yes, no)) = ways else { return Ok(()) };
        let (covered, total) =
            if self.counted { (yes, yes.saturating_add(no)) } else { (u32::from(yes > 0) + u32::from(no > 0), 2) };
        self.report.branches(*file, number, Branches::Counted { covered, total })
    }
}

/// How often a way was taken, or how many were; an overflow is as good as any large number.
fn branch_count(text: &[u8]) -> Result<u32, Fault> {
    let digits = text.trim_ascii();
    let huge = digits.len() > 9 && digits.iter().all(u8::is_ascii_digit);
    if huge { Ok(u32::MAX) } else { count(text) }
}
