//! Judges one SBOM by itself.

use crate::package::Identity;
use crate::sbom::{Flaws, Format, Sbom, Span, show};
use crate::text::Text;
use crate::threshold;
use crate::timestamp::{self, Reading};
use gatewright_sdk::{Finding, Severity};
use semver::Version;

/// The newest versions whose rules this check knows. Newer ones of the same major version only add to them.
const NEWEST: [(bool, u64); 2] = [(true, 1), (false, 2)];

/// Where a file comes from.
#[derive(Debug, Clone)]
pub struct Source {
    /// From the top of the repository.
    pub path: String,
    /// Not in git, but left by the build.
    pub built: bool,
}

/// What a document is held to.
#[derive(Debug)]
pub struct Floor {
    /// The oldest CycloneDX.
    pub cyclonedx: Version,
    /// The oldest SPDX.
    pub spdx: Version,
    /// An SBOM may list nothing.
    pub allow_empty: bool,
}

/// Collects the findings of one file.
pub struct Findings<'a> {
    source: &'a Source,
    text: &'a Text<'a>,
    /// What was found.
    pub found: Vec<Finding>,
}

impl<'a> Findings<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new(source: &'a Source, text: &'a Text<'a>) -> Self {
        Self { source, text, found: Vec::new() }
    }

    /// Adds one.
    pub fn add(&mut self, rule: &str, span: Span, message: impl Into<String>) {
        let message = message.into();
        // Documents are often one line, and that line is another in every edition.
        let mut finding = at(self.source, Finding::new(rule, message.clone()).identity(message));
        if span.length > 0 {
            finding.place = self.text.place(span.at, span.length);
        }
        self.found.push(finding);
    }

    /// Adds the first flaws of a kind, and how many more there are.
    pub fn add_all(&mut self, rule: &str, flaws: &Flaws, sentence: impl Fn(&str) -> String) {
        for flaw in &flaws.first {
            self.add(rule, flaw.span, sentence(&flaw.message));
        }
        let more = flaws.total - flaws.first.len();
        if let Some(last) = self.found.last_mut().filter(|_| more > 0) {
            last.message.push_str(&format!("; and {more} more of this rule in this file"));
        }
    }
}

/// About a file of that source. No line comparison tells whether the change caused what the build left.
#[must_use]
pub fn at(source: &Source, finding: Finding) -> Finding {
    let finding = finding.path(source.path.clone());
    if source.built { finding.introduced(true) } else { finding }
}

/// Judges an SBOM, of whose components `identities` are known. None: its version is of a major version that this check does not know.
#[must_use]
pub fn judge(
    sbom: &Sbom,
    identities: &[(Identity, Span)],
    floor: &Floor,
    source: &Source,
    text: &Text<'_>,
) -> Option<Vec<Finding>> {
    let mut findings = Findings::new(source, text);
    let Some(version) = threshold::version(&sbom.version) else {
        let message = format!("{} is not a version of {}", show(&sbom.version), sbom.format);
        findings.add("schema-violation", sbom.version_span, message);
        return Some(findings.found);
    };
    let cyclonedx = sbom.format.is_cyclonedx();
    if NEWEST.iter().any(|(of, major)| *of == cyclonedx && version.major > *major) {
        return None;
    }
    let lowest = if cyclonedx { &floor.cyclonedx } else { &floor.spdx };
    if version < *lowest {
        let message = format!(
            "{} {} is older than {}.{}, the oldest that is accepted",
            sbom.format, sbom.version, lowest.major, lowest.minor
        );
        findings.add("outdated-spec-version", sbom.version_span, message);
    }
    findings.add_all("schema-violation", &sbom.violations, str::to_owned);
    if sbom.components.is_empty() && !floor.allow_empty {
        let what = if cyclonedx { "components" } else { "packages" };
        findings.add("empty-sbom", sbom.version_span, format!("the SBOM lists no {what}"));
    }
    judge_timestamp(&mut findings, sbom);
    findings.add_all("duplicate-reference", &sbom.duplicates, |name| format!("{name} names more than one part"));
    findings.add_all("dangling-reference", &sbom.dangling, |name| format!("{name} names no part of the document"));
    let mut broken = Flaws::default();
    for (component, (identity, _)) in sbom.components.iter().zip(identities) {
        if let Identity::Broken(why) = identity {
            let purl = component.purl.as_deref().unwrap_or_default();
            broken.add(component.span, || format!("{} is no package URL: {why}", show(purl)));
        }
    }
    findings.add_all("invalid-purl", &broken, str::to_owned);
    Some(findings.found)
}

fn judge_timestamp(findings: &mut Findings<'_>, sbom: &Sbom) {
    let Some((timestamp, span)) = &sbom.timestamp else {
        findings.add("missing-timestamp", sbom.version_span, "the SBOM does not say when it was made");
        return;
    };
    let shown = show(timestamp);
    match timestamp::read(timestamp) {
        Reading::Local if sbom.format == Format::CycloneDxXml => {}
        Reading::Local | Reading::Broken => {
            findings.add("invalid-timestamp", *span, format!("{shown} is not a date and time with an offset"))
        }
        Reading::Loose if !sbom.format.is_cyclonedx() => {
            let message = format!("{shown} is not in whole seconds and UTC, as SPDX asks for");
            findings.add("irregular-timestamp", *span, message);
        }
        Reading::Loose | Reading::Strict => {}
    }
}

/// Whether a finding speaks against the document, so that it is no evidence.
#[must_use]
pub fn is_grave(finding: &Finding) -> bool {
    let rule = crate::rules::all().into_iter().find(|rule| rule.id == finding.rule);
    rule.is_none_or(|rule| rule.severity == Severity::Error)
}
