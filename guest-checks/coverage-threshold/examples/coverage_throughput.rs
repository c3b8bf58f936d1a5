//! Measures the parsers on generated reports: a Cobertura report of 200 MB on one line and an LCOV tracefile of 100 MB, made
//! on the fly and never held in memory.
//!
//! `cargo run --release -p check-coverage-threshold --example coverage_throughput [-- MEGABYTES_OF_COBERTURA MEGABYTES_OF_LCOV REPORT ...]`
//!
//! Prints the megabytes per CPU second and, on Linux, the peak of resident memory.
#![allow(clippy::print_stdout, reason = "a measuring program")]

use check_coverage_threshold::format;
use check_coverage_threshold::report::Report;
use std::collections::BTreeSet;
use std::io::{self, Read};
use std::time::Instant;

/// Pieces of text, made when they are asked for.
struct Generated<F> {
    next: F,
    piece: Vec<u8>,
    at: usize,
    made: u64,
}

impl<F: FnMut(&mut Vec<u8>, u64)> Generated<F> {
    fn new(next: F) -> Self {
        Self { next, piece: Vec::new(), at: 0, made: 0 }
    }
}

impl<F: FnMut(&mut Vec<u8>, u64)> Read for Generated<F> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < out.len() {
            if self.at == self.piece.len() {
                self.piece.clear();
                self.at = 0;
                (self.next)(&mut self.piece, self.made);
                self.made += self.piece.len() as u64;
                if self.piece.is_empty() {
                    break;
                }
            }
            let length = (out.len() - filled).min(self.piece.len() - self.at);
            out[filled..filled + length].copy_from_slice(&self.piece[self.at..self.at + length]);
            self.at += length;
            filled += length;
        }
        Ok(filled)
    }
}

/// A class of 400 lines, twice, as under its method and on its own. No line end anywhere. Only the names are made anew for each class,
/// so that making the report costs little against reading it.
fn cobertura(size: u64) -> impl Read {
    let line = |line: u32| match line % 10 {
        0 => {
            let hits = line % 3;
            format!("<line number=\"{line}\" hits=\"{hits}\" branch=\"true\" condition-coverage=\"50% (1/2)\"/>")
        }
        _ => format!("<line number=\"{line}\" hits=\"{}\" branch=\"false\"/>", line % 3),
    };
    let lines: String = (1..=400).map(line).collect();
    let body = format!("{lines}</lines></method></methods><lines>{lines}</lines></class>");
    let mut number = 0_u64;
    let mut ended = false;
    Generated::new(move |out, made| {
        if made == 0 {
            out.extend(b"<?xml version=\"1.0\"?><!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">");
            out.extend(b"<coverage line-rate=\"0.5\" version=\"1\"><sources><source>/ci/work</source></sources><packages><package name=\"p\"><classes>");
        } else if made < size {
            number += 1;
            let head = format!(
                "<class name=\"C{number}\" filename=\"src/part{}/File{number}.java\" line-rate=\"0.5\"><methods><method name=\"run\" signature=\"()V\"><lines>",
                number % 97
            );
            out.extend(head.as_bytes());
            out.extend(body.as_bytes());
        } else if !ended {
            ended = true;
            out.extend(b"</classes></package></packages></coverage>");
        }
    })
}

fn lcov(size: u64) -> impl Read {
    let line = |line: u32| {
        let hits = line % 3;
        let branches = format!("BRDA:{line},0,0,{hits}\nBRDA:{line},0,1,-\n");
        format!("DA:{line},{hits}\n{}", if line.is_multiple_of(10) { branches.as_str() } else { "" })
    };
    let body = (1..=400).map(line).collect::<String>() + "LF:400\nLH:266\nend_of_record\n";
    let mut number = 0_u64;
    Generated::new(move |out, made| {
        if made < size {
            number += 1;
            let part = number % 97;
            out.extend(format!("TN:\nSF:/ci/work/src/part{part}/file{number}.c\nFN:1,run\nFNDA:3,run\n").as_bytes());
            out.extend(body.as_bytes());
        }
    })
}

fn main() {
    let size = |number: usize, default: u64| {
        std::env::args().nth(number).and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let (cobertura_size, lcov_size) = (size(1, 200) << 20, size(2, 100) << 20);
    if cobertura_size > 0 {
        measure("one-line Cobertura", || cobertura(cobertura_size));
    }
    if lcov_size > 0 {
        measure("LCOV", || lcov(lcov_size));
    }
    for path in std::env::args().skip(3) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        measure(&path, || &bytes[..]);
    }
}

/// Reads the report, and generates it once more without reading, so that only the reading is told.
fn measure<R: Read>(name: &str, make: impl Fn() -> R) {
    let (started, cpu) = (Instant::now(), cpu_seconds());
    let bytes = io::copy(&mut make(), &mut io::sink()).unwrap_or_default();
    let generating = cpu_seconds().zip(cpu).map_or(started.elapsed().as_secs_f64(), |(now, then)| now - then);
    let (started, cpu) = (Instant::now(), cpu_seconds());
    let mut report = Report::new(BTreeSet::new(), 0);
    let result = format::read(make(), &mut report);
    let both = cpu_seconds().zip(cpu).map_or(started.elapsed().as_secs_f64(), |(now, then)| now - then);
    let reading = (both - generating).max(0.01);
    #[expect(clippy::cast_precision_loss, reason = "for people")]
    let megabytes = bytes as f64 / 1e6;
    let tally = report.tally(Default::default());
    println!(
        "{name}: {megabytes:.0} MB in {reading:.2} CPU s, {:.0} MB/s, {} of {} lines in {} files, peak {}",
        megabytes / reading,
        tally.covered,
        tally.lines,
        report.len(),
        peak()
    );
    if let Err(fault) = result {
        println!("{name}: {fault}");
    }
}

/// User and system time of this process, where the system tells; elsewhere, as in a component, time is what passes.
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |number: usize| fields.get(number)?.parse::<f64>().ok();
    // Linux counts a hundred ticks a second on every architecture that matters here.
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("not known".to_owned(), |text| text.trim().to_owned())
}
