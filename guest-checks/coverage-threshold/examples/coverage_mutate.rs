//! Feeds every parser with mutated reports for a while and stops at the first that panics, runs long or says the impossible.
//!
//! `cargo run -p check-coverage-threshold --example coverage_mutate -- SECONDS [SEED] FILE ...`, built with debug assertions, so that an
//! overflow is found as well. The files are the seeds, for example `tests/fixtures/reports/*`.
#![allow(clippy::print_stdout, reason = "a measuring program")]

use check_coverage_threshold::format::read;
use check_coverage_threshold::report::Report;
use check_coverage_threshold::settings::Partial;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// What breaks parsers.
const WORDS: [&[u8]; 30] = [
    b"-1",
    b"0",
    b"99999999999999999999",
    b"18446744073709551616",
    b"4294967295",
    b"16777216",
    b"1e999",
    b"null",
    b"[]",
    b"{}",
    b"\"\"",
    b"true",
    b"<![CDATA[",
    b"]]>",
    b"&lt;",
    b"&x;",
    b"/>",
    b"</line>",
    b"<line ",
    b"='\"",
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"end_of_record\n",
    b"SF:",
    b"DA:1,",
    b"\n\n",
    b":1.1,16777216.1 1 1\n",
    b"..\\..\\",
    b"\xF0\x9D\x84\x9E",
];

/// Xorshift: enough to choose with.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).unwrap_or_default()
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1).peekable();
    let mut number = || arguments.next_if(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<u64>().ok();
    let (seconds, seed) = (number().unwrap_or(10), number().unwrap_or(1));
    let seeds: Vec<Vec<u8>> = arguments.filter_map(|path| std::fs::read(path).ok()).collect();
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let started = Instant::now();
    let mut runs = 0_u64;
    let mut read_whole = 0_u64;
    while !seeds.is_empty() && started.elapsed() < Duration::from_secs(seconds) {
        let mut bytes = seeds[random.below(seeds.len())].clone();
        for _ in 0..=random.below(6) {
            mutate(&mut bytes, &seeds, &mut random);
        }
        std::fs::write("mutated.bin", &bytes).unwrap_or_default();
        let begun = Instant::now();
        check_coverage_threshold::fuzz(&bytes);
        let mut report = Report::new(BTreeSet::new(), 0);
        if read(&bytes[..], &mut report).is_ok() {
            read_whole += 1;
            let (hit, miss) = (report.tally(Partial::Hit), report.tally(Partial::Miss));
            assert!(hit.covered <= hit.lines && hit.branches_covered <= hit.branches, "more covered than there is");
            assert!(miss.covered <= hit.covered && miss.lines == hit.lines, "`partial: miss` covers more");
        }
        let spent = begun.elapsed();
        assert!(spent < Duration::from_secs(5), "{} bytes took {spent:?}", bytes.len());
        runs += 1;
    }
    std::fs::remove_file("mutated.bin").unwrap_or_default();
    println!("{runs} mutated reports, {read_whole} of them read, nothing found");
}

fn mutate(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(40)).min(bytes.len());
    match random.below(8) {
        0 => bytes.truncate(at),
        1 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap_or_default(),
        2 => drop(bytes.drain(at..end)),
        3 => drop(bytes.splice(at..end, WORDS[random.below(WORDS.len())].iter().copied())),
        4 => drop(bytes.splice(at..at, WORDS[random.below(WORDS.len())].iter().copied())),
        5 => {
            let piece = bytes[at..end].to_vec();
            drop(bytes.splice(at..at, piece.repeat(1 + random.below(50))));
        }
        6 => {
            let other = &seeds[random.below(seeds.len())];
            let from = random.below(other.len());
            let to = (from + random.below(200)).min(other.len());
            drop(bytes.splice(at..end, other[from..to].iter().copied()));
        }
        // Numbers are where most goes wrong.
        _ => {
            let digits = bytes[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset);
            if let Some(digit) = digits {
                drop(bytes.splice(digit..=digit, WORDS[random.below(7)].iter().copied()));
            }
        }
    }
    bytes.truncate(1 << 17);
}
