//! The report formats: told apart by content, never by file name, and each read as a stream.

mod clover;
mod cobertura;
mod compilers;
mod coverage_py;
mod detect;
mod detect_json;
mod dotnet;
mod gcov_text;
mod go;
mod istanbul;
mod jacoco;
mod json;
mod lcov;
mod llvm;
mod services;
mod simplecov;
mod sonar;
mod tag;
mod xml;

use crate::input::Input;
use crate::report::{Fault, Report};
use std::io::Read;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// lcov, geninfo, and what writes like them.
    Lcov,
    /// Cobertura XML.
    Cobertura,
    /// JaCoCo XML.
    Jacoco,
    /// Clover XML.
    Clover,
    /// SonarQube's generic XML.
    Sonar,
    /// OpenCover XML.
    OpenCover,
    /// dotCover's DetailedXML.
    DotCover,
    /// The JSON report of coverage.py.
    CoveragePy,
    /// Istanbul's `coverage-final.json`.
    Istanbul,
    /// Istanbul's `coverage-summary.json`.
    IstanbulSummary,
    /// `llvm-cov export`.
    Llvm,
    /// SimpleCov's `.resultset.json`.
    SimpleCov,
    /// SimpleCov's `coverage.json`, as its own JSON formatter and the older simplecov-json write it.
    SimpleCovJson,
    /// Tarpaulin's JSON report.
    Tarpaulin,
    /// `gcov --json-format`.
    Gcov,
    /// gcovr's own JSON.
    Gcovr,
    /// The JSON that Coveralls takes.
    Coveralls,
    /// gcov's annotated source.
    GcovText,
    /// `go test -coverprofile`.
    Go,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 19] = [
        Self::Lcov,
        Self::Cobertura,
        Self::Jacoco,
        Self::Clover,
        Self::Sonar,
        Self::OpenCover,
        Self::DotCover,
        Self::CoveragePy,
        Self::Istanbul,
        Self::IstanbulSummary,
        Self::Llvm,
        Self::SimpleCov,
        Self::SimpleCovJson,
        Self::Tarpaulin,
        Self::Gcov,
        Self::Gcovr,
        Self::Coveralls,
        Self::GcovText,
        Self::Go,
    ];

    /// For people, as the README calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lcov => "LCOV",
            Self::Cobertura => "Cobertura XML",
            Self::Jacoco => "JaCoCo XML",
            Self::Clover => "Clover XML",
            Self::Sonar => "SonarQube generic XML",
            Self::OpenCover => "OpenCover XML",
            Self::DotCover => "dotCover DetailedXML",
            Self::CoveragePy => "coverage.py JSON",
            Self::Istanbul => "Istanbul JSON",
            Self::IstanbulSummary => "Istanbul summary",
            Self::Llvm => "llvm-cov JSON",
            Self::SimpleCov => "SimpleCov resultset",
            Self::SimpleCovJson => "SimpleCov JSON",
            Self::Tarpaulin => "tarpaulin JSON",
            Self::Gcov => "gcov JSON",
            Self::Gcovr => "gcovr JSON",
            Self::Coveralls => "Coveralls JSON",
            Self::GcovText => "gcov text",
            Self::Go => "Go profile",
        }
    }

    fn parse<R: Read>(self, input: &mut Input<R>, report: &mut Report) -> Result<(), Fault> {
        match self {
            Self::Lcov => lcov::read(input, report),
            Self::Cobertura => cobertura::read(input, report),
            Self::Jacoco => jacoco::read(input, report),
            Self::Clover => clover::read(input, report),
            Self::Sonar => sonar::read(input, report),
            Self::OpenCover | Self::DotCover => dotnet::read(input, report),
            Self::CoveragePy => coverage_py::read(input, report),
            Self::Istanbul => istanbul::read(input, report),
            Self::IstanbulSummary => istanbul::read_summary(input, report),
            Self::Llvm => llvm::read(input, report),
            Self::SimpleCov => simplecov::read(input, report),
            Self::SimpleCovJson => simplecov::read_json(input, report),
            Self::Tarpaulin => services::read_tarpaulin(input, report),
            Self::Gcov | Self::Gcovr => compilers::read(input, report),
            Self::Coveralls => services::read_coveralls(input, report),
            Self::GcovText => gcov_text::read(input, report),
            Self::Go => go::read(input, report),
        }
    }
}

/// Reads a report of any format into an empty [`Report`].
///
/// # Errors
/// It cannot be read, in whole or in part. What was read so far must not be judged.
pub fn read<R: Read>(bytes: R, report: &mut Report) -> Result<Format, Fault> {
    let mut input = Input::open(bytes)?;
    let format = detect::detect(input.peek())?;
    format.parse(&mut input, report)?;
    Ok(format)
}

/// Feeds every parser, whatever the bytes look like.
pub(crate) fn fuzz(bytes: &[u8]) {
    let empty = || Report::new(["a.rs".to_owned()].into(), 0);
    let _ = read(bytes, &mut empty());
    for format in Format::ALL {
        if let Ok(mut input) = Input::open(bytes) {
            let _ = format.parse(&mut input, &mut empty());
        }
    }
}

/// A moment in seconds since 1970 UTC, from seconds or from the milliseconds that most tools write.
fn timestamp(text: &str) -> Option<i64> {
    let number = text.trim().split('.').next()?.parse::<i64>().ok()?;
    Some(if number > 100_000_000_000 { number / 1_000 } else { number }).filter(|seconds| *seconds > 0)
}

/// A line number as written. What can be no line of a file becomes 0 or [`u32::MAX`], which a report notes and leaves out.
fn line_number(text: &[u8]) -> u32 {
    if let Some(number) = small(text) {
        return number;
    }
    let text = text.trim_ascii();
    let digits = text.strip_prefix(b"-").unwrap_or(text);
    let number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    match (number, digits.len() < text.len()) {
        (true, true) => 0,
        (true, false) => std::str::from_utf8(digits).ok().and_then(|text| text.parse().ok()).unwrap_or(u32::MAX),
        (false, _) => u32::MAX,
    }
}

/// A count of branches or instructions as written; tools write `2.0` as well.
fn count(text: &[u8]) -> Result<u32, Fault> {
    if let Some(number) = small(text) {
        return Ok(number);
    }
    let text = String::from_utf8_lossy(text.trim_ascii());
    if let Ok(number) = text.parse() {
        return Ok(number);
    }
    match text.parse::<f64>() {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
        Ok(number) if (0.0..4e9).contains(&number) && number.fract() == 0.0 => Ok(number as u32),
        _ => Err(Fault::malformed(format!("`{}` is no count", excerpt(&text)))),
    }
}

/// A number of at most eight digits and nothing else, as nearly all are.
fn small(text: &[u8]) -> Option<u32> {
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    text.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

/// The beginning of a text, to be quoted in a message.
#[cold]
#[inline(never)]
fn excerpt(text: &str) -> String {
    text.chars().take(60).collect()
}
