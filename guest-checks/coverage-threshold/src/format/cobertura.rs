//! Cobertura XML, the lingua franca: coverage.py, coverlet, istanbul, gcovr, cargo-llvm-cov and many others write a dialect.
//! Several classes may share a file: their lines are united. Lines of methods count only where the class has none of its own:
//! istanbul lists the line of a method's name there, which is no line that runs. Totals that the root declares are never read.

use super::xml::{Handler, Tag, walk};
use super::{count, excerpt, line_number, timestamp};
use crate::branches::Branches;
use crate::input::Input;
use crate::lines::Run;
use crate::report::{Fault, FileId, Function, Report};
use std::io::Read;

/// Lines of the methods of one class.
const MAX_HELD: usize = 1 << 20;

/// Reads a report.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let mut cobertura = Cobertura { report, class: None, method: None, source: None };
    walk(input, &mut cobertura)
}

struct Cobertura<'r> {
    report: &'r mut Report,
    class: Option<Class>,
    method: Option<Method>,
    source: Option<String>,
}

/// A class.
struct Class {
    path: String,
    file: FileId,
    /// It has lines of its own.
    lines: bool,
    /// Lines of its methods, until it is known whether they are needed.
    held: Vec<(u32, bool, Option<Branches>)>,
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
                self.class = Some(Class { path, file, lines: false, held: Vec::new() });
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
            "class" => {
                let Some(class) = self.class.take().filter(|class| !class.lines) else { return Ok(()) };
                for (number, hit, branches) in class.held {
                    self.record(class.file, number, hit, branches)?;
                }
            }
            "method" => {
                if let (Some(method), Some(class)) = (self.method.take(), &self.class)
                    && method.first <= method.last
                {
                    let function = Function { name: method.name, last: Some(method.last) };
                    self.report.function(&class.path, class.file, method.first, function)?;
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
        let Some(class) = &mut self.class else {
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
        if let Some(method) = &mut self.method {
            method.first = method.first.min(number.max(1));
            method.last = method.last.max(number);
            if class.held.len() == MAX_HELD {
                return Err(Fault::TooLarge);
            }
            class.held.push((number, hit, branches));
            return Ok(());
        }
        class.lines = true;
        let file = class.file;
        self.record(file, number, hit, branches)
    }

    fn record(&mut self, file: FileId, number: u32, hit: bool, branches: Option<Branches>) -> Result<(), Fault> {
        self.report.line(file, number, Run::from_hit(hit))?;
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
