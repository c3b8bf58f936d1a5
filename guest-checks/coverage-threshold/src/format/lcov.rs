//! LCOV tracefiles, as geninfo, llvm-cov, grcov, c8, coverage.py and many others write them.

use super::{excerpt, line_number};
use crate::input::{Input, Line};
use crate::lines::Run;
use crate::odd::Odd;
use crate::report::{Fault, FileId, Function, Report};
use std::collections::BTreeMap;
use std::io::{BufRead, Read};

/// The section of one source file.
struct Section {
    path: String,
    file: FileId,
    /// First and last line of functions by their index, in lcov 2.2's form.
    functions: BTreeMap<String, (u32, Option<u32>)>,
}

/// Reads a tracefile.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let mut section: Option<Section> = None;
    let mut number = 0_u64;
    loop {
        while let Some(section) = &section
            && let Some((length, plain)) = plain(input.peek())
        {
            match plain {
                Plain::Line(line, hit) => report.line(section.file, line, Run::from_hit(hit))?,
                Plain::Branch(line, name, taken) => report.branch(section.file, line, name, taken)?,
            }
            input.consume(length);
            number += 1;
        }
        let line = match input.line()? {
            None => break,
            Some(Line::Whole(line)) => line,
            Some(Line::Overlong(start)) => {
                return Err(Fault::malformed(format!("line {} is too long: `{}…`", number + 1, excerpt(&start))));
            }
        };
        number += 1;
        let at = |fault: Fault| match fault {
            Fault::Malformed(text) => Fault::malformed(format!("line {number}: {text}")),
            other => other,
        };
        let line = String::from_utf8_lossy(line);
        record(line.trim(), &mut section, report).map_err(at)?;
    }
    match section {
        Some(section) => {
            Err(Fault::malformed(format!("it ends within the section of `{}`; it was cut off", excerpt(&section.path))))
        }
        None if report.is_empty() => {
            Err(Fault::malformed("it names no source file; the coverage run measured nothing"))
        }
        None => Ok(()),
    }
}

/// A record without any of the forms that need a second look, as nearly all of a tracefile are.
enum Plain {
    Line(u32, bool),
    Branch(u32, (u32, u32), bool),
}

/// `DA:7,3` or `BRDA:7,0,1,3` at the beginning, and its length with the line end. None where it is anything else or not wholly there.
fn plain(bytes: &[u8]) -> Option<(usize, Plain)> {
    let (plain, rest) = if let Some(rest) = bytes.strip_prefix(b"DA:") {
        let (line, rest) = number(rest)?;
        let (hit, rest) = hits(rest)?;
        (Plain::Line(line, hit), rest)
    } else {
        let (line, rest) = number(bytes.strip_prefix(b"BRDA:")?)?;
        let (block, rest) = number(rest)?;
        let (branch, rest) = number(rest)?;
        let (taken, rest) = rest.strip_prefix(b"-\n").map_or_else(|| hits(rest), |rest| Some((false, rest)))?;
        (Plain::Branch(line, (block, branch), taken), rest)
    };
    Some((bytes.len() - rest.len(), plain))
}

/// One to eight digits and a comma, and what follows.
fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let mut number = 0_u32;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' if at < 8 => number = number * 10 + u32::from(byte - b'0'),
            b',' if at > 0 => return Some((number, &bytes[at + 1..])),
            _ => return None,
        }
    }
    None
}

/// Digits and a line end: whether any is not 0, and what follows. More than 18 digits are looked at elsewhere.
fn hits(bytes: &[u8]) -> Option<(bool, &[u8])> {
    let mut hit = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' if at < 18 => hit |= *byte != b'0',
            b'\n' if at > 0 => return Some((hit, &bytes[at + 1..])),
            _ => return None,
        }
    }
    None
}

fn record(line: &str, section: &mut Option<Section>, report: &mut Report) -> Result<(), Fault> {
    let Some((kind, value)) = line.split_once(':') else {
        return match line {
            "end_of_record" => {
                *section = None;
                Ok(())
            }
            "" => Ok(()),
            comment if comment.starts_with('#') => Ok(()),
            other => {
                report.odd.note(Odd::NoRecord, other);
                Ok(())
            }
        };
    };
    match (kind, section.as_mut()) {
        ("DA", Some(section)) => {
            let mut fields = value.split(',');
            let line = line_number(fields.next().unwrap_or_default().as_bytes());
            let hit = report.odd.hits(fields.next().unwrap_or_default().as_bytes());
            report.line(section.file, line, Run::from_hit(hit))
        }
        ("BRDA", Some(section)) => {
            // The name of a branch may hold commas: it can be a phrase or an expression.
            let fields = value.split_once(',').and_then(|(line, rest)| {
                let (block, rest) = rest.split_once(',')?;
                let (branch, taken) = rest.rsplit_once(',')?;
                Some((line, block, branch, taken))
            });
            let Some((line, block, branch, taken)) = fields else {
                report.odd.note(Odd::NoRecord, line);
                return Ok(());
            };
            let taken = taken.trim() != "-" && report.odd.hits(taken.as_bytes());
            report.branch(section.file, line_number(line.as_bytes()), (name(block), name(branch)), taken)
        }
        ("FN", Some(section)) => {
            let Some((first, rest)) = value.split_once(',') else { return Ok(()) };
            // Two forms: `first,name` and `first,last,name`; a name may hold commas.
            let (last, name) = match rest.split_once(',') {
                Some((last, name)) if last.parse::<u32>().is_ok() => (last.parse().ok(), name),
                _ => (None, rest),
            };
            let Ok(first) = first.trim().parse() else { return Ok(()) };
            report.function(&section.path, section.file, first, Function { name: name.to_owned(), last })
        }
        ("FNL", Some(section)) => {
            let mut fields = value.splitn(3, ',');
            let (index, first) = (fields.next().unwrap_or_default(), fields.next().and_then(|text| text.parse().ok()));
            if let Some(first) = first.filter(|_| section.functions.len() < 100_000) {
                let last = fields.next().and_then(|text| text.parse().ok());
                section.functions.insert(index.to_owned(), (first, last));
            }
            Ok(())
        }
        ("FNA", Some(section)) => {
            let mut fields = value.splitn(3, ',');
            let known = fields.next().and_then(|index| section.functions.get(index)).copied();
            let (Some((first, last)), Some(name)) = (known, fields.nth(1)) else { return Ok(()) };
            report.function(&section.path, section.file, first, Function { name: name.to_owned(), last })
        }
        ("SF", None) => {
            let file = report.file(value, "")?;
            *section = Some(Section { path: value.to_owned(), file, functions: BTreeMap::new() });
            Ok(())
        }
        ("SF", Some(open)) => {
            let text = format!("`{}` begins before `{}` ended", excerpt(value), excerpt(&open.path));
            Err(Fault::malformed(text))
        }
        ("DA" | "BRDA", None) => Err(Fault::malformed(format!("`{}` belongs to no source file", excerpt(line)))),
        // Test names, versions, function hits and declared totals: what is gated is counted from the lines.
        (kind, _) if !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_uppercase()) => Ok(()),
        _ => {
            report.odd.note(Odd::NoRecord, line);
            Ok(())
        }
    }
}

/// A block or branch as a number: its own, or made from its text.
fn name(text: &str) -> u32 {
    let text = text.trim();
    text.parse().unwrap_or_else(|_| {
        let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        text.bytes().fold(0x811C_9DC5, mix) | 1 << 31
    })
}
