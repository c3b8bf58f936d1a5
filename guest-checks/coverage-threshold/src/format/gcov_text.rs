//! gcov's annotated source, one or several files after another. The source itself is not looked at.

use super::{excerpt, line_number};
use crate::input::{Input, Line};
use crate::lines::Run;
use crate::report::{Fault, FileId, Report};
use std::io::Read;

/// Reads annotated source.
pub(super) fn read<R: Read>(input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
    let mut file: Option<FileId> = None;
    let mut last = 0;
    let mut number = 0_u64;
    loop {
        let line = match input.line()? {
            None => break,
            Some(Line::Whole(line)) => String::from_utf8_lossy(line),
            // Source may have long lines; what counts stands at their beginning.
            Some(Line::Overlong(start)) => start.into(),
        };
        number += 1;
        let at = |fault: Fault| match fault {
            Fault::Malformed(text) => Fault::malformed(format!("line {number}: {text}")),
            other => other,
        };
        if let Some(taken) = branch(&line) {
            let Some(file) = file else { continue };
            report.branch(file, last, (0, taken.0), taken.1)?;
            continue;
        }
        let mut fields = line.splitn(3, ':');
        let (Some(count), Some(place), Some(text)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let (count, place) = (count.trim(), place.trim());
        if count == "-" {
            if let Some(path) = text.strip_prefix("Source:").filter(|_| place == "0") {
                file = Some(report.file(path, "")?);
            }
            continue;
        }
        let counted = count.trim_end_matches('*');
        let known = matches!(counted, "#####" | "=====" | "$$$$$" | "%%%%%")
            || counted.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        if !known || place.is_empty() || !place.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let file = file.ok_or_else(|| at(Fault::malformed(format!("`{}` comes before any source", excerpt(&line)))))?;
        last = line_number(place.as_bytes());
        let ran = counted.starts_with(|c: char| c != '#' && c != '=' && c != '$' && c != '%')
            && report.odd.hits(counted.as_bytes());
        let run = if ran && counted.len() < count.len() { Run::Partly } else { Run::from_hit(ran) };
        report.line(file, last, run)?;
    }
    if report.is_empty() { Err(Fault::malformed("it names no source file")) } else { Ok(()) }
}

/// `branch  1 taken 50% (fallthrough)` or `branch  1 never executed`: its number and whether it was taken.
fn branch(line: &str) -> Option<(u32, bool)> {
    let rest = line.strip_prefix("branch ")?.trim_start();
    let (number, rest) = rest.split_once(' ')?;
    let number = number.parse().ok()?;
    let share = rest.trim_start().strip_prefix("taken ").and_then(|rest| rest.split([' ', '%']).next());
    Some((number, share.is_some_and(|share| share != "0")))
}
