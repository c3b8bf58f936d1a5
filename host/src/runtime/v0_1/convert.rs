//! From generated types to ours. What a component says is capped, cleaned and checked here, once.

use super::SettingProblem;
use crate::model::finding::{self, Finding, Place};
use crate::model::outcome::{Conclusion, Outcome};
use crate::model::report::{Evidence, Metric, Problem};
use crate::model::rule::{Descriptor, Rule};
use crate::model::text::{clean, clean_lines};
use crate::model::verdict::Severity;
use gatewright_contract::v0_1::checker;
use gatewright_contract::v0_1::imports::types;
use std::collections::BTreeMap;
use std::ops::Range;

/// Findings of one check.
const FINDINGS: usize = 10_000;
/// Bytes of a line of text, and of a paragraph.
const LINE: usize = 4 << 10;
const TEXT: usize = 16 << 10;
/// Bytes of a path, as most systems limit it.
const PATH: usize = 4 << 10;
/// Bytes of a settings schema.
const SCHEMA: usize = 64 << 10;
/// Of small lists: rules, places, fixes, properties.
const RULES: usize = 4_096;
const FEW: usize = 64;

/// What a component said breaks the contract.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Malformed {
    /// A rule that the descriptor does not have.
    #[error("it reports a finding of the rule `{0}`, which its descriptor does not have")]
    UnknownRule(String),
    /// A name that is not kebab-case.
    #[error("its descriptor holds `{0}`, which is not an id: lower-case words joined by `-`, at most 64 characters")]
    Id(String),
    /// Two rules of one id.
    #[error("its descriptor has the rule `{0}` twice")]
    RepeatedRule(String),
    /// A version that is not semantic.
    #[error("its version `{0}` is not a semantic version")]
    Version(String),
    /// More of something than the contract allows.
    #[error("it gives {count} {what}, and at most {limit} are read")]
    TooMany {
        /// In the plural.
        what: &'static str,
        /// As given.
        count: usize,
        /// As allowed.
        limit: usize,
    },
    /// Two edits of one fix that change the same bytes.
    #[error("the edits of a fix of `{0}` overlap")]
    Overlap(String),
    /// A place that cannot be.
    #[error("it reports a finding at {0}")]
    Place(String),
}

fn few<T>(list: Vec<T>, what: &'static str, limit: usize) -> Result<Vec<T>, Malformed> {
    if list.len() > limit {
        return Err(Malformed::TooMany { what, count: list.len(), limit });
    }
    Ok(list)
}

fn id(text: &str) -> Result<String, Malformed> {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if text.len() <= 64 && text.split('-').all(word) {
        Ok(text.to_owned())
    } else {
        Err(Malformed::Id(clean(text, 80)))
    }
}

fn severity(severity: types::Severity) -> Severity {
    match severity {
        types::Severity::Note => Severity::Note,
        types::Severity::Warning => Severity::Warning,
        types::Severity::Error => Severity::Error,
    }
}

pub(super) fn descriptor(given: types::Descriptor) -> Result<Descriptor, Malformed> {
    if given.settings_schema.len() > SCHEMA {
        let count = given.settings_schema.len();
        return Err(Malformed::TooMany { what: "bytes of settings schema", count, limit: SCHEMA });
    }
    if given.version.len() > 128 || semver::Version::parse(&given.version).is_err() {
        return Err(Malformed::Version(clean(&given.version, 80)));
    }
    let mut rules = Vec::with_capacity(given.rules.len());
    for rule in few(given.rules, "rules", RULES)? {
        rules.push(Rule {
            id: id(&rule.id)?,
            title: clean(&rule.title, LINE),
            help: clean_lines(&rule.help, TEXT),
            severity: severity(rule.severity),
            formerly: formerly(rule.properties)?,
        });
    }
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(pair) = rules.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(Malformed::RepeatedRule(pair[0].id.clone()));
    }
    Ok(Descriptor {
        id: id(&given.id)?,
        version: given.version,
        title: clean(&given.title, LINE),
        rules,
        settings_schema: given.settings_schema,
    })
}

fn range(given: types::ByteRange) -> Result<Range<u64>, Malformed> {
    if given.start > given.end {
        return Err(Malformed::Place(format!("bytes {} to {}, which run backwards", given.start, given.end)));
    }
    Ok(given.start..given.end)
}

fn place(given: types::Place) -> Result<Place, Malformed> {
    match given {
        types::Place::WholeFile => Ok(Place::WholeFile),
        types::Place::Bytes(bytes) => Ok(Place::Bytes(range(bytes)?)),
        types::Place::Lines(lines) if lines.first == 0 || lines.last < lines.first => {
            Err(Malformed::Place(format!("lines {} to {}; lines count from 1", lines.first, lines.last)))
        }
        types::Place::Lines(lines) => Ok(Place::Lines { first: lines.first, last: lines.last }),
    }
}

/// Old ids of a rule, which its property `formerly` holds with blanks between them.
fn formerly(given: Vec<types::Property>) -> Result<Vec<String>, Malformed> {
    let given = properties(given)?;
    let old = given.get("formerly").map(String::as_str).unwrap_or_default().split_whitespace();
    old.take(FEW).map(id).collect()
}

/// Of values with the same name the first counts, in byte order.
fn named(given: Vec<types::Property>, clean: fn(&str) -> String) -> Result<BTreeMap<String, String>, Malformed> {
    let mut properties = BTreeMap::new();
    for property in few(given, "properties", FEW)? {
        let value = clean(&property.value);
        let first = properties.entry(id(&property.name)?).or_insert_with(|| value.clone());
        if value < *first {
            *first = value;
        }
    }
    Ok(properties)
}

fn properties(given: Vec<types::Property>) -> Result<BTreeMap<String, String>, Malformed> {
    named(given, |value| clean_lines(value, TEXT))
}

/// Cleans the cells of a table, and keeps the tabs and line ends between them.
fn table(value: &str) -> String {
    let cells = |row: &str| row.split('\t').map(|cell| clean(cell, LINE)).collect::<Vec<_>>().join("\t");
    let mut kept = String::new();
    for row in value.lines().map(cells) {
        if kept.len() + row.len() >= TEXT {
            break;
        }
        if !kept.is_empty() {
            kept.push('\n');
        }
        kept.push_str(&row);
    }
    kept
}

/// A path is kept as it is: it is looked up in the tree, and what is not there is refused.
fn path(given: String) -> Result<String, Malformed> {
    if given.len() > PATH {
        return Err(Malformed::TooMany { what: "bytes of path", count: given.len(), limit: PATH });
    }
    Ok(given)
}

pub(super) fn findings(given: Vec<types::Finding>, descriptor: &Descriptor) -> Result<Vec<Finding>, Malformed> {
    few(given, "findings", FINDINGS)?.into_iter().map(|given| finding(given, descriptor)).collect()
}

fn finding(given: types::Finding, descriptor: &Descriptor) -> Result<Finding, Malformed> {
    let rule = descriptor.rules.binary_search_by(|rule| rule.id.as_str().cmp(&given.rule));
    let rule = &descriptor.rules[rule.map_err(|_| Malformed::UnknownRule(clean(&given.rule, 80)))?];
    let mut related = Vec::new();
    for other in few(given.related, "related places", FEW)? {
        let message = clean(&other.message, LINE);
        related.push(finding::Related { path: path(other.path)?, place: place(other.place)?, message });
    }
    let mut fixes = Vec::new();
    for fix in few(given.fixes, "fixes", FEW)? {
        let mut edits = Vec::new();
        for edit in few(fix.edits, "edits", FEW)? {
            // Kept as it is: cleaning would change what the fix does. Sinks escape it.
            let replacement = edit.replacement;
            if replacement.len() > TEXT {
                let count = replacement.len();
                return Err(Malformed::TooMany { what: "bytes of replacement", count, limit: TEXT });
            }
            edits.push(finding::Edit { path: path(edit.path)?, range: range(edit.range)?, replacement });
        }
        edits.sort_by(|a, b| (&a.path, a.range.start, a.range.end).cmp(&(&b.path, b.range.start, b.range.end)));
        // What two edits in one place make depends on which comes first, so two insertions overlap as well.
        let overlap = |a: &finding::Edit, b: &finding::Edit| {
            a.path == b.path && (a.range.end > b.range.start || a.range == b.range)
        };
        if edits.array_windows().any(|[a, b]| overlap(a, b)) {
            return Err(Malformed::Overlap(rule.id.clone()));
        }
        fixes.push(finding::Fix { title: clean(&fix.title, LINE), safe: fix.safe, edits });
    }
    let mut properties = properties(given.properties)?;
    let help = properties.remove("help");
    Ok(Finding {
        rule: rule.id.clone(),
        severity: given.severity.map_or(rule.severity, severity),
        message: clean_lines(&given.message, LINE),
        path: given.path.map(path).transpose()?,
        place: place(given.place)?,
        commit: None,
        sensitive: few(given.sensitive, "sensitive ranges", 1_024)?.into_iter().map(range).collect::<Result<_, _>>()?,
        introduced: given.introduced,
        identity: given.identity.map(|identity| clean(&identity, LINE)),
        related,
        fixes,
        help,
        properties,
    })
}

pub(super) fn problem(given: types::Problem) -> Problem {
    let line = match given.place {
        types::Place::Lines(lines) => Some(lines.first.max(1)),
        types::Place::WholeFile | types::Place::Bytes(_) => None,
    };
    Problem {
        code: id(&given.code).unwrap_or_else(|_| "unnamed".to_owned()),
        message: clean_lines(&given.message, LINE),
        path: given.path.map(|path| clean(&path, PATH)),
        line,
    }
}

pub(super) fn setting_problem(given: types::SettingProblem) -> SettingProblem {
    SettingProblem { pointer: clean(&given.pointer, LINE), message: clean_lines(&given.message, LINE) }
}

pub(super) fn outcome(given: checker::Outcome, descriptor: &Descriptor) -> Result<Outcome, Malformed> {
    let mut metrics = Vec::new();
    for metric in few(given.metrics, "metrics", 4_096)? {
        let subject = clean(&metric.subject, PATH);
        let (value, total) = (metric.value, metric.total);
        metrics.push(Metric { name: clean(&metric.name, 128), subject, value, total, unit: clean(&metric.unit, 64) });
    }
    let mut evidence = Vec::new();
    for fact in few(given.evidence, "pieces of evidence", 4_096)? {
        evidence.push(Evidence {
            kind: id(&fact.kind)?,
            subject: clean(&fact.subject, PATH),
            digest: fact.digest.map(|digest| clean(&digest, 256)),
            properties: properties(fact.properties)?,
        });
    }
    metrics.sort();
    evidence.sort();
    Ok(Outcome {
        conclusion: match given.conclusion {
            checker::Conclusion::Evaluated => Conclusion::Evaluated,
            checker::Conclusion::NotApplicable(reason) => Conclusion::NotApplicable(clean(&reason, LINE)),
            checker::Conclusion::CannotEvaluate(problems) => {
                Conclusion::CannotEvaluate(few(problems, "problems", 1_024)?.into_iter().map(problem).collect())
            }
        },
        summary: clean(&given.summary, LINE),
        findings: findings(given.findings, descriptor)?,
        metrics,
        evidence,
        properties: named(given.properties, table)?,
        inspected: None,
        log: Vec::new(),
    })
}
