//! The job summary: what a maintainer opens when the check is red. Verdict, checks, findings, what to do, what was hidden.

use super::{escape, words};
use crate::model::report::{Report, ReportedFinding, Skipped};
use crate::model::verdict::Verdict;

/// GitHub drops a summary over 1 MiB as a whole.
const LIMIT: usize = 1_000_000;
/// Findings that are in sight at once.
const OPEN: usize = 50;
/// Findings in one collapsed part, so that a cut loses few.
const FOLDED: usize = 250;
/// Rows of metrics and of evidence.
const ROWS: usize = 50;
/// Characters of one cell.
const CELL: usize = 400;

/// The whole summary, under GitHub's limit.
pub(super) fn render(report: &Report) -> String {
    let mut blocks = vec![head(report), checks(report)];
    blocks.extend(findings(report));
    blocks.extend(problems(report));
    blocks.extend(tables(report));
    blocks.extend(metrics(report));
    blocks.extend(evidence(report));
    blocks.extend(notes(report));
    blocks.extend(configured(report));
    blocks.push(foot(report));
    fit(&blocks, LIMIT)
}

/// Joins what fits, block by block, and says what is missing.
pub(super) fn fit(blocks: &[String], limit: usize) -> String {
    const NOTE: &str = "> Parts of this summary are left out, because GitHub accepts no more than 1 MiB. The JSON report has everything.\n";
    let mut out = String::new();
    let mut cut = false;
    for block in blocks {
        if out.len() + block.len() + 1 + NOTE.len() > limit {
            cut = true;
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(block);
    }
    if cut {
        out.push('\n');
        out.push_str(NOTE);
    }
    out
}

/// A sign that stands beside the word, for quick eyes.
fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "✅",
        Verdict::Fail => "❌",
        Verdict::NotApplicable => "➖",
        Verdict::Error => "⚠️",
    }
}

/// Verdict and counts.
fn head(report: &Report) -> String {
    let sentence = words::sentence(report);
    format!(
        "## {} Gatewright: {}\n\n**{}.**\n",
        sign(report.verdict),
        words::verdict(report.verdict),
        escape::markdown(&sentence)
    )
}

/// One row per check.
fn checks(report: &Report) -> String {
    let mut out = String::from("| check | verdict | findings | summary |\n| --- | --- | ---: | --- |\n");
    for check in &report.checks {
        let found = check.findings.iter().filter(|finding| finding.counts()).count();
        out.push_str(&format!(
            "| {} | {} {} | {found} | {} |\n",
            escape::markdown_code(&check.id),
            sign(check.verdict),
            words::verdict(check.verdict),
            cell(&check.summary)
        ));
    }
    out
}

/// The findings that count: some in sight, the others folded.
fn findings(report: &Report) -> Vec<String> {
    const HEAD: &str = "| level | rule | where | what | what to do |\n| --- | --- | --- | --- | --- |\n";
    let counting = report.counting();
    if counting.is_empty() {
        return Vec::new();
    }
    let (open, folded) = counting.split_at(counting.len().min(OPEN));
    let rows = |findings: &[&ReportedFinding]| findings.iter().map(|finding| row(finding)).collect::<String>();
    let mut out = vec![format!("### Findings\n\n{HEAD}{}", rows(open))];
    for (index, part) in folded.chunks(FOLDED).enumerate() {
        let first = OPEN + index * FOLDED + 1;
        let last = first + part.len() - 1;
        out.push(format!(
            "<details><summary>Findings {first} to {last}</summary>\n\n{HEAD}{}\n</details>\n",
            rows(part)
        ));
    }
    out
}

/// One finding.
fn row(finding: &ReportedFinding) -> String {
    let mut place =
        finding.location.as_ref().map_or_else(|| "the change".to_owned(), |l| escape::markdown_code(&words::place(l)));
    if let Some(commit) = &finding.commit {
        place.push_str(&format!(" in commit {}", escape::markdown_code(words::short(commit))));
    }
    let level = match words::kind(finding) {
        words::Kind::Notice => "note",
        _ => finding.level.name(),
    };
    format!(
        "| {level} | {} | {place} | {} | {} |\n",
        escape::markdown_code(&finding.rule),
        cell(&finding.message),
        cell(words::first_paragraph(&finding.help))
    )
}

/// What could not be judged, and what to do about it.
fn problems(report: &Report) -> Option<String> {
    let mut out = String::new();
    for check in &report.checks {
        for problem in &check.problems {
            let code = escape::markdown_code(&format!("{}/{}", check.id, problem.code));
            out.push_str(&format!("- {code}: {}\n", escape::markdown(&words::problem(problem))));
        }
        if !check.log.is_empty() {
            let lines: Vec<_> = check.log.iter().map(|line| escape::markdown_code(line)).collect();
            out.push_str(&format!("- Last words of {}: {}\n", escape::markdown_code(&check.id), lines.join("<br>")));
        }
        let skipped = check.inspected.as_ref().map_or(&[][..], |inspected| &inspected.skipped);
        if let Some(Skipped { path, reason }) = skipped.first() {
            let more = if skipped.len() > 1 { format!(" and {} more", skipped.len() - 1) } else { String::new() };
            let (id, path) = (escape::markdown_code(&check.id), escape::markdown_code(path));
            out.push_str(&format!("- {id} did not look at {path}{more}: {}\n", cell(reason)));
        }
    }
    (!out.is_empty()).then(|| format!("### Not evaluated\n\n{out}"))
}

/// What checks say in tables of their own.
fn tables(report: &Report) -> Vec<String> {
    let mut blocks = Vec::new();
    for check in &report.checks {
        for (name, value) in check.properties.iter().filter(|(_, value)| value.contains('\t')) {
            let mut rows = value.lines().map(|row| row.split('\t').map(cell).collect::<Vec<_>>());
            let Some(headings) = rows.next() else { continue };
            let mut out =
                format!("### {}: {}\n\n", escape::markdown(&check.id), escape::markdown(&name.replace('-', " ")));
            out.push_str(&format!("| {} |\n|{}\n", headings.join(" | "), " --- |".repeat(headings.len())));
            for mut row in rows.by_ref().take(ROWS) {
                row.resize(headings.len(), String::new());
                out.push_str(&format!("| {} |\n", row.join(" | ")));
            }
            out.push_str(&more(ROWS + rows.count()));
            blocks.push(out);
        }
    }
    blocks
}

/// Measurements.
fn metrics(report: &Report) -> Option<String> {
    let all: Vec<_> = report.checks.iter().flat_map(|check| &check.metrics).collect();
    let mut out = String::from("### Metrics\n\n| metric | of | value |\n| --- | --- | ---: |\n");
    for metric in all.iter().take(ROWS) {
        let (name, subject) = (escape::markdown_code(&metric.name), cell(&metric.subject));
        out.push_str(&format!("| {name} | {subject} | {} |\n", cell(&words::measure(metric))));
    }
    out.push_str(&more(all.len()));
    (!all.is_empty()).then_some(out)
}

/// Facts that a check established.
fn evidence(report: &Report) -> Option<String> {
    let all: Vec<_> = report.checks.iter().flat_map(|check| &check.evidence).collect();
    let mut out = String::from("<details><summary>Evidence</summary>\n\n| what | of | by |\n| --- | --- | --- |\n");
    for fact in all.iter().take(ROWS) {
        let by: Vec<_> = fact.properties.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        let (kind, subject) = (escape::markdown_code(&fact.kind), escape::markdown_code(&fact.subject));
        out.push_str(&format!("| {kind} | {subject} | {} |\n", cell(&by.join("; "))));
    }
    out.push_str(&more(all.len()));
    out.push_str("\n</details>\n");
    (!all.is_empty()).then_some(out)
}

/// Says that a table has more rows than shown.
fn more(rows: usize) -> String {
    if rows > ROWS { format!("\n{} more in the JSON report.\n", rows - ROWS) } else { String::new() }
}

/// What was hidden and why, and what else the reader must know.
fn notes(report: &Report) -> Option<String> {
    let texts = report.notices.iter().cloned().chain(words::hidden(report));
    let out: String = texts.map(|text| format!("- {}\n", escape::markdown(&text))).collect();
    (!out.is_empty()).then(|| format!("### Notes\n\n{out}"))
}

/// Checks that wait for a setting, with the lines that would give it.
fn configured(report: &Report) -> Option<String> {
    let summary = words::configured(report)?;
    let mut lines = String::from("checks:\n");
    for missing in &report.unconfigured {
        let policy = escape::block(missing.policy.trim_end());
        // Whoever wrote the lines may have written their parent as well.
        let (indent, policy) = policy.strip_prefix("checks:\n").map_or(("  ", policy.as_str()), |under| ("", under));
        for line in policy.lines() {
            lines.push_str(&format!("{indent}{line}\n"));
        }
    }
    let fence = "`".repeat(longest_run(&lines).max(2) + 1);
    Some(format!(
        "<details><summary>{summary}</summary>\n\nAdd to the policy:\n\n{fence}yaml\n{lines}{fence}\n\n</details>\n"
    ))
}

/// The longest run of backticks, which a fence around the text must exceed.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// What was judged, by which policy.
fn foot(report: &Report) -> String {
    let mut parts = vec![format!("mode {}", report.mode.name()), format!("scope {}", report.scope.name())];
    parts.push(format!("judged by {}", escape::markdown(&report.policy)));
    parts.push(report.date.to_string());
    let commits = [
        ("judged", Some(&report.head)),
        ("pull request", report.pull_request_head.as_ref()),
        ("base", report.base.as_ref()),
    ];
    for (name, commit) in commits {
        if let Some(commit) = commit.filter(|commit| !commit.is_empty()) {
            parts.push(format!("{name} {}", escape::markdown_code(words::short(commit))));
        }
    }
    format!("<sub>{} · gatewright {}</sub>\n", parts.join(" · "), super::VERSION)
}

/// One cell of a table.
fn cell(text: &str) -> String {
    escape::markdown(&escape::shorten(text, CELL))
}
