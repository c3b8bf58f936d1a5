//! For people at a terminal: every finding with its source, then one table, then the verdict.

use std::collections::BTreeSet;

use anstyle::{AnsiColor, Style as Paint};
use unicode_width::UnicodeWidthStr;

use super::{Style, escape, excerpt, words};
use crate::model::report::Report;
use crate::model::verdict::Verdict;

/// More findings than anybody reads; the reports hold all of them.
const SHOWN: usize = 200;
/// Characters of a check's summary in the table.
const SUMMARY: usize = 200;

/// Findings, table, problems, notices, verdict.
pub(super) fn render(report: &Report, style: &Style) -> String {
    let mut out = String::new();
    let renderer = excerpt::renderer(style);
    let counting = report.counting();
    let mut helped = BTreeSet::new();
    for finding in counting.iter().take(SHOWN) {
        let help = helped.insert((&finding.rule, &finding.help));
        out.push_str(&excerpt::finding(finding, &renderer, help));
        out.push('\n');
    }
    if counting.len() > SHOWN {
        let more = words::count(counting.len() - SHOWN, "more finding");
        out.push_str(&format!("{more}: write all of them to a file with `--format json --output FILE`\n\n"));
    }
    out.push_str(&table(report, style.colour));
    out.push_str(&closing(report, style.colour));
    out
}

/// One line per check: what it is called, what came of it, how much it found.
pub(super) fn table(report: &Report, colour: bool) -> String {
    let rows: Vec<[String; 4]> = report
        .checks
        .iter()
        .map(|check| {
            let found = check.findings.iter().filter(|finding| finding.counts()).count();
            [
                escape::line(&check.id),
                words::verdict(check.verdict).to_owned(),
                found.to_string(),
                escape::shorten(&escape::line(&check.summary), SUMMARY),
            ]
        })
        .collect();
    let heads = ["check", "verdict", "findings", "summary"];
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.chain([heads[column].width()]).max().unwrap_or(0)
    };
    let (check, verdict, found) = (width(0), width(1), width(2));
    let bold = Paint::new().bold();
    let head = format!("{}  {}  {}  {}", pad(heads[0], check), pad(heads[1], verdict), heads[2], heads[3]);
    let mut out = format!("{}\n", paint(colour, bold, head.trim_end()));
    for (row, report) in rows.iter().zip(&report.checks) {
        let verdict = paint(colour, of(report.verdict), &pad(&row[1], verdict));
        let line =
            format!("{}  {verdict}  {}{}  {}", pad(&row[0], check), " ".repeat(found - row[2].width()), row[2], row[3]);
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// What the reader must know besides the table; the verdict is the last line.
pub(super) fn closing(report: &Report, colour: bool) -> String {
    let mut out = String::from("\n");
    let mut say = |paint_with: Paint, label: &str, text: &str| {
        let text = escape::block(text).replace('\n', "\n  ");
        out.push_str(&format!("{} {text}\n", paint(colour, paint_with, &format!("{label}:"))));
    };
    for check in &report.checks {
        for problem in &check.problems {
            let what = if check.verdict == Verdict::Error { "could not evaluate " } else { "" };
            let label = format!("{what}{} ({})", escape::line(&check.id), escape::line(&problem.code));
            say(of(Verdict::Error), &label, &words::problem(problem));
        }
        if !check.log.is_empty() {
            say(
                Paint::new().bold(),
                &format!("last words of {}", escape::line(&check.id)),
                &format!("\n{}", check.log.join("\n")),
            );
        }
    }
    let note = AnsiColor::Cyan.on_default().bold();
    for notice in &report.notices {
        say(note, "note", notice);
    }
    if let Some(hidden) = words::hidden(report) {
        say(note, "note", &hidden);
    }
    if let Some(configured) = words::configured(report) {
        let missing: Vec<_> = report.unconfigured.iter().map(|missing| missing.check.as_str()).collect();
        say(note, "note", &format!("{configured}; the policy could name {}", missing.join(", ")));
    }
    say(note, "judged by", &format!("{}, on {}", report.policy, report.date));
    out.push_str(&paint(colour, of(report.verdict), &words::headline(report)));
    out.push('\n');
    out
}

/// The colour of a verdict; the word always stands beside it.
fn of(verdict: Verdict) -> Paint {
    match verdict {
        Verdict::Pass => AnsiColor::Green.on_default().bold(),
        Verdict::Fail => AnsiColor::Red.on_default().bold(),
        Verdict::NotApplicable => Paint::new().dimmed(),
        Verdict::Error => AnsiColor::Magenta.on_default().bold(),
    }
}

/// Coloured where colours are wanted.
fn paint(colour: bool, paint: Paint, text: &str) -> String {
    if colour { format!("{paint}{text}{paint:#}") } else { text.to_owned() }
}

/// Filled with blanks to a width in columns.
fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
