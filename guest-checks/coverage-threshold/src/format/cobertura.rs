//! Cobertura XML, the lingua franca: coverage.py, coverlet, istanbul, gcovr, cargo-llvm-cov and many others write a dialect.
//! A line may stand under a method and again under its class, and several classes may share a file: lines are united, and the
//! totals that the root declares are never read.

use super::xml::{Handler, Tag, walk};
use super::{count, excerpt, line_number, timestamp};
use crate::branches::Branches;
use crate::input::Input;
use crate::lines::Run;
use crate::report::{Fault, FileId, Function, Report};
use std::io::Read;

/// Reads a report.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let mut cobertura = Cobertura { report, class: None, method: None, source: None };
    walk(input, &mut cobertura)
}

struct Cobertura<'r> {
    report: &'r mut Report,
    class: Option<(String, FileId)>,
    method: Option<Method>,
    source: Option<String>,
}

/// A method and the lines seen in it.
struct Method {
    name: String,
    first: u32,
    last: u32,
}

impl Handler for Cobertura<'_> {
    fn open(&mut self, tag: &Tag<'_>, depth: usize) -> Result<(), Fault> {
        match tag.name() {
            "line" => return self.line(tag),
            "class" => {
                let path = tag.need("filename")?;
                let file = self.report.file(&path, "")?;
                self.class = Some((path, file));
            }
            "method" => {
                let name = tag.get("name")?.unwrap_or_default();
                self.method = Some(Method { name, first: u32::MAX, last: 0 });
            }
            "source" => self.source = Some(String::new()),
            "coverage" if depth == 1 => self.report.made = tag.get("timestamp")?.and_then(|text| timestamp(&text)),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "class" => self.class = None,
            "method" => {
                if let (Some(method), Some((path, file))) = (self.method.take(), &self.class)
                    && method.first <= method.last
                {
                    let function = Function { name: method.name, last: Some(method.last) };
                    self.report.function(path, *file, method.first, function)?;
                }
            }
            "source" => {
                let source = self.source.take().unwrap_or_default();
                // Hundreds of source folders are real, millions are not.
                if !source.trim().is_empty() && self.report.sources.len() < 1_000 {
                    self.report.sources.push(source.trim().to_owned());
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        if let Some(source) = &mut self.source {
            source.push_str(text);
            if source.len() > 1 << 16 {
                return Err(Fault::malformed("a `<source>` is longer than any path"));
            }
        }
        Ok(())
    }
}

impl Cobertura<'_> {
    fn line(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let Some((_, file)) = self.class else {
            return Err(Fault::malformed("a `<line>` stands outside any `<class>`"));
        };
        let (mut number, mut hit, mut branches) = (None, None, None);
        let odd = &mut self.report.odd;
        tag.attributes(|name, value| {
            match name {
                "number" => number = Some(line_number(value)?),
                "hits" => hit = Some(odd.hits(value)),
                "condition-coverage" => branches = conditions(value)?,
                _ => {}
            }
            Ok(())
        })?;
        let number = number.ok_or_else(|| Fault::malformed("a `<line>` has no attribute `number`"))?;
        let hit = hit.unwrap_or_else(|| odd.hits(""));
        self.report.line(file, number, Run::from_hit(hit))?;
        if let Some(method) = &mut self.method {
            method.first = method.first.min(number.max(1));
            method.last = method.last.max(number);
        }
        branches.map_or(Ok(()), |branches| self.report.branches(file, number, branches))
    }
}

/// `50% (1/2)`; without the brackets nothing is counted.
fn conditions(text: &str) -> Result<Option<Branches>, Fault> {
    let Some((_, rest)) = text.split_once('(') else { return Ok(None) };
    let wrong = || Fault::malformed(format!("`{}` is no condition coverage like `50% (1/2)`", excerpt(text)));
    let (covered, total) = rest.trim().strip_suffix(')').and_then(|rest| rest.split_once('/')).ok_or_else(wrong)?;
    let (covered, total) = (count(covered)?, count(total)?);
    if covered > total {
        return Err(wrong());
    }
    Ok(Some(Branches::Counted { covered, total }))
}
