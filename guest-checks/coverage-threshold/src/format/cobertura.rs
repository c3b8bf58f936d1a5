//! Cobertura XML, the lingua franca: coverage.py, coverlet, istanbul, gcovr, cargo-llvm-cov and many others write a dialect.
//! Several classes may share a file: their lines are united. Lines of methods count only where the class has none of its own:
//! istanbul lists the line of a method's name there, which is no line that runs. Totals that the root declares are never read.

use super::tag::Tag;
use super::xml::{Handler, walk};
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
    let mut cobertura = Cobertura { report, class: None, held: Vec::new(), method: None, source: None };
    walk(input, &mut cobertura)
}

struct Cobertura<'r> {
    report: &'r mut Report,
    class: Option<Class>,
    /// Lines of the methods of the open class, until it is known whether they are needed.
    held: Vec<Line>,
    method: Option<Method>,
    source: Option<String>,
}

/// A class.
struct Class {
    path: String,
    file: FileId,
    /// It has lines of its own.
    lines: bool,
}

/// A line, whether it ran, and how many of its branches did.
#[derive(Clone, Copy)]
struct Line {
    number: u32,
    hit: bool,
    branches: Option<(u32, u32)>,
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
            b"line" => return self.line(tag),
            b"class" => {
                let path = tag.need("filename")?;
                let file = self.report.file(&path, "")?;
                self.class = Some(Class { path, file, lines: false });
                self.held.clear();
            }
            b"method" => {
                let name = tag.get("name")?.unwrap_or_default();
                self.method = Some(Method { name, first: u32::MAX, last: 0 });
            }
            b"source" => self.source = Some(String::new()),
            b"coverage" if depth == 1 => self.report.made = tag.get("timestamp")?.and_then(|text| timestamp(&text)),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Result<(), Fault> {
        match name {
            b"class" => {
                let Some(class) = self.class.take().filter(|class| !class.lines) else { return Ok(()) };
                for line in std::mem::take(&mut self.held) {
                    self.record(class.file, line)?;
                }
            }
            b"method" => {
                if let (Some(method), Some(class)) = (self.method.take(), &self.class)
                    && method.first <= method.last
                {
                    let function = Function { name: method.name, last: Some(method.last) };
                    self.report.function(&class.path, class.file, method.first, function)?;
                }
            }
            b"source" => {
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
        for (name, value) in tag.attributes() {
            match name {
                b"number" => number = Some(line_number(value)),
                b"hits" => hit = Some(self.report.odd.hits(value)),
                b"condition-coverage" => branches = conditions(value)?,
                _ => {}
            }
        }
        let number = number.ok_or_else(|| tag.lacks("number"))?;
        let hit = hit.unwrap_or_else(|| self.report.odd.hits(b""));
        let line = Line { number, hit, branches };
        if let Some(method) = &mut self.method {
            method.first = method.first.min(number.max(1));
            method.last = method.last.max(number);
            if self.held.len() == MAX_HELD {
                return Err(Fault::TooLarge);
            }
            self.held.push(line);
            return Ok(());
        }
        class.lines = true;
        let file = class.file;
        self.record(file, line)
    }

    fn record(&mut self, file: FileId, line: Line) -> Result<(), Fault> {
        self.report.line(file, line.number, Run::from_hit(line.hit))?;
        let Some((covered, total)) = line.branches else { return Ok(()) };
        self.report.branches(file, line.number, Branches::Counted { covered, total })
    }
}

/// `50% (1/2)`; without the brackets nothing is counted.
fn conditions(text: &[u8]) -> Result<Option<(u32, u32)>, Fault> {
    let Some(open) = text.iter().position(|byte| *byte == b'(') else { return Ok(None) };
    let wrong = || {
        Fault::malformed(format!(
            "`{}` is no condition coverage like `50% (1/2)`",
            excerpt(&String::from_utf8_lossy(text))
        ))
    };
    let inner = text[open + 1..].trim_ascii().strip_suffix(b")").ok_or_else(wrong)?;
    let slash = inner.iter().position(|byte| *byte == b'/').ok_or_else(wrong)?;
    let (covered, total) = (count(&inner[..slash])?, count(&inner[slash + 1..])?);
    if covered > total {
        return Err(wrong());
    }
    Ok(Some((covered, total)))
}
