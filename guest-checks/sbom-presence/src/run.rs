//! One run: which files there are, what each of them says, and what they say together.

use crate::completeness::{self, Except, Listed};
use crate::document::{self, Floor, Source};
use crate::lock::{self, Lock};
use crate::package::{self, Identity};
use crate::reading;
use crate::sbom::{Purpose, Reading, Sbom, Span, show};
use crate::settings::Settings;
use crate::text::{self, Text};
use crate::threshold::{self, Percent};
use gatewright_sdk::capability::Failure;
use gatewright_sdk::{Conclusion, Evidence, Finding, Outcome, Place, Problem, Property, SettingProblem, outputs, tree};
use semver::Version;
use sha2::{Digest, Sha256};

/// Larger files are not read: SBOMs of whole distributions stay below.
const LARGEST: u64 = 64 << 20;

/// Judges everything.
///
/// # Errors
/// A setting that cannot be used.
pub(crate) fn check(settings: &Settings) -> Result<Outcome, SettingProblem> {
    let floor = |pointer: &str, text: &str| -> Result<Version, SettingProblem> {
        let message = "write a version like `1.5`";
        threshold::version(text).ok_or_else(|| SettingProblem::new(format!("/minimum-version/{pointer}"), message))
    };
    let floor = Floor {
        cyclonedx: floor("cyclonedx", &settings.minimum_version.cyclonedx)?,
        spdx: floor("spdx", &settings.minimum_version.spdx)?,
        allow_empty: settings.allow_empty,
    };
    let share = Percent::new(&settings.complete).map_err(|message| SettingProblem::new("/complete", message))?;
    let mut run = Run::default();
    let files = files(settings)?;
    run.locks(settings)?;
    for source in &files {
        run.file(source, &floor, settings.required);
    }
    Ok(run.outcome(settings, share))
}

/// What is known so far.
struct Run {
    outcome: Outcome,
    problems: Vec<Problem>,
    /// Those that only matter if there is an SBOM to compare with.
    lock_problems: Vec<Problem>,
    locks: Vec<(String, Lock)>,
    lock_texts: Vec<Text<'static>>,
    listed: Listed,
    sboms: usize,
    /// What stands in the places of SBOMs and is none that is read.
    passed_over: Vec<String>,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            outcome: Outcome::evaluated(""),
            problems: Vec::new(),
            lock_problems: Vec::new(),
            locks: Vec::new(),
            lock_texts: Vec::new(),
            listed: Listed::default(),
            sboms: 0,
            passed_over: Vec::new(),
        }
    }
}

impl Run {
    fn locks(&mut self, settings: &Settings) -> Result<(), SettingProblem> {
        let paths =
            tree::find(&settings.lock_files).map_err(|failure| SettingProblem::new("/lock-files", failure.message))?;
        if paths.is_empty() && settings.lock_files != Settings::default().lock_files && !settings.lock_files.is_empty()
        {
            let message = "no tracked file is matched by `lock-files`: correct the globs, or commit the lock file";
            self.lock_problems.push(Problem::new("no-lock-file", message));
        }
        for path in paths {
            let Some(ecosystem) = lock::ecosystem(&path) else {
                let message = "this kind of lock file is not read: name a `Cargo.lock`, `package-lock.json` or `npm-shrinkwrap.json`";
                self.lock_problems.push(Problem::new("unsupported-lock-file", message).path(path));
                continue;
            };
            let bytes = match tree::open(&path).and_then(|blob| blob.bytes(LARGEST)) {
                Ok(bytes) => bytes,
                Err(failure) => {
                    self.lock_problems.push(unreadable(&path, &failure));
                    continue;
                }
            };
            let broken = |message: String| {
                let message =
                    format!("the lock file cannot be read: {message}; write it anew with the package manager");
                Problem::new("unreadable-lock-file", message).path(path.clone())
            };
            let text = match text::decode(&bytes) {
                Ok(text) => text,
                Err(message) => {
                    self.lock_problems.push(broken(message));
                    continue;
                }
            };
            match lock::read(ecosystem, &text.text, settings.development) {
                Ok(lock) => {
                    self.lock_texts.push(text.into_owned());
                    self.locks.push((path, lock));
                }
                Err(error) => {
                    let problem = broken(error.message);
                    let place = error.at.map_or(Place::WholeFile, |at| text.place(at, 1));
                    self.lock_problems.push(Problem { place, ..problem });
                }
            }
        }
        Ok(())
    }

    fn file(&mut self, source: &Source, floor: &Floor, required: bool) {
        let path = &source.path;
        let blob = if source.built { outputs::open(path) } else { tree::open(path) };
        let bytes = match blob.and_then(|blob| blob.bytes(LARGEST)) {
            Ok(bytes) => bytes,
            Err(failure) => {
                self.problems.push(unreadable(path, &failure));
                return;
            }
        };
        let text = match text::decode(&bytes) {
            Ok(text) => text,
            Err(message) => {
                self.found(document::at(source, Finding::new("unreadable-sbom", message)));
                return;
            }
        };
        match reading::read(&text.text) {
            Reading::Sbom(sbom) => self.sbom(&sbom, floor, source, &text, &bytes, required),
            // Nobody asked for an SBOM, and this is none that we know: no fault, and no pass either.
            Reading::Unsupported(format) if !required => self.passed_over.push(format!("{} is {format}", show(path))),
            Reading::Unrecognized if !required => self.passed_over.push(format!("{} is no SBOM", show(path))),
            Reading::Unsupported(format) => {
                let message = format!("it is {format}, which is not read: generate CycloneDX, or SPDX 2 as JSON");
                self.problems.push(Problem::new("unsupported-format", message).path(path.clone()));
            }
            Reading::Unrecognized => {
                let message = "the file is neither CycloneDX nor SPDX";
                self.found(document::at(source, Finding::new("unrecognized-sbom", message)));
            }
            Reading::Broken(message, span) => {
                let mut finding = document::at(source, Finding::new("unreadable-sbom", message));
                if span.length > 0 {
                    finding.place = text.place(span.at, span.length);
                }
                self.found(finding);
            }
        }
    }

    fn sbom(&mut self, sbom: &Sbom, floor: &Floor, source: &Source, text: &Text<'_>, bytes: &[u8], required: bool) {
        let path = &source.path;
        match sbom.purpose {
            Purpose::Software => {}
            Purpose::Vulnerabilities => {
                self.passed_over.push(format!("{} is VEX only", show(path)));
                return;
            }
            Purpose::Operations => {
                self.passed_over.push(format!("{} is an OBOM", show(path)));
                return;
            }
        }
        let identities: Vec<(Identity, Span)> =
            sbom.components.iter().map(|component| (package::identity(component), component.span)).collect();
        let Some(findings) = document::judge(sbom, &identities, floor, source, text) else {
            if !required {
                self.passed_over.push(format!("{} is {} {}", show(path), sbom.format, show(&sbom.version)));
                return;
            }
            let message = format!("{} {} is not known: generate an older version", sbom.format, show(&sbom.version));
            self.problems.push(Problem::new("unsupported-format", message).path(path.clone()));
            return;
        };
        self.sboms += 1;
        if !findings.iter().any(document::is_grave) {
            let property = |name: &str, value: String| Property { name: name.to_owned(), value };
            self.outcome.evidence.push(Evidence {
                kind: "sbom-present".to_owned(),
                subject: path.clone(),
                digest: Some(format!("sha256:{}", hex::encode(Sha256::digest(bytes)))),
                properties: vec![
                    property("format", sbom.format.to_string()),
                    property("spec-version", sbom.version.clone()),
                    property("components", sbom.components.len().to_string()),
                ],
            });
        }
        self.outcome.findings.extend(findings);
        let stale = completeness::stale(&identities, &self.locks, required);
        let mut findings = document::Findings::new(source, text);
        findings.add_all("stale-package", &stale, str::to_owned);
        self.outcome.findings.extend(findings.found);
        let count = sbom.components.len() as u64;
        let outcome = std::mem::replace(&mut self.outcome, Outcome::evaluated(""));
        self.outcome = outcome.metric("sbom.components", path, count, None, "components");
        identities.into_iter().for_each(|(identity, _)| self.listed.add(identity));
    }

    fn found(&mut self, finding: Finding) {
        self.outcome.findings.push(finding);
    }

    fn outcome(mut self, settings: &Settings, share: Percent) -> Outcome {
        if self.sboms == 0 && self.outcome.findings.is_empty() && self.problems.is_empty() {
            return without_sbom(settings, &self.passed_over);
        }
        let mut summary = match self.sboms {
            0 => "no usable SBOM".to_owned(),
            1 => "1 SBOM".to_owned(),
            count => format!("{count} SBOMs"),
        };
        if self.sboms > 0 {
            self.problems.append(&mut self.lock_problems);
            for ((path, lock), text) in self.locks.iter().zip(&self.lock_texts) {
                let except = Except(&settings.except);
                let coverage = completeness::compare(path, lock, text, &self.listed, &except, share);
                let (listed, total) = (coverage.listed, coverage.total);
                // Unasked, an SBOM of something else is not held against this lock file.
                if !coverage.related && !settings.required && total > 0 {
                    summary.push_str(&format!("; none of the packages of {}, so not compared", show(path)));
                    continue;
                }
                summary.push_str(&format!("; {listed} of {total} packages of {}", show(path)));
                self.outcome =
                    self.outcome.with(coverage.findings).metric("sbom.packages", path, listed, Some(total), "packages");
            }
            if self.locks.is_empty() {
                summary.push_str("; no lock file to compare with");
            }
        }
        self.outcome.summary = summary;
        if !self.problems.is_empty() {
            self.outcome.conclusion = Conclusion::CannotEvaluate(self.problems);
        }
        self.outcome
    }
}

/// The files that may be SBOMs, in the order of their paths. Where git has a file too, git's is judged: it is what is reviewed.
fn files(settings: &Settings) -> Result<Vec<Source>, SettingProblem> {
    let malformed = |failure: Failure| SettingProblem::new("/files", failure.message);
    let tracked = tree::find(&settings.files).map_err(malformed)?;
    let built = match outputs::find(&settings.files) {
        Ok(built) => built,
        // Without the grant there are only tracked files.
        Err(failure) if failure.code == "not-granted" => Vec::new(),
        Err(failure) => return Err(malformed(failure)),
    };
    let built = built.into_iter().filter(|path| tracked.binary_search(path).is_err());
    let mut files: Vec<Source> = built.map(|path| Source { path, built: true }).collect();
    files.extend(tracked.iter().map(|path| Source { path: path.clone(), built: false }));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// That there is none is what this check is for: a fault where the policy asks for one.
fn without_sbom(settings: &Settings, passed_over: &[String]) -> Outcome {
    let globs: Vec<String> = settings.files.iter().take(4).map(|glob| show(glob)).collect();
    let more = settings.files.len().saturating_sub(globs.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    if settings.required {
        let others = if passed_over.is_empty() { String::new() } else { format!("; {}", passed_over.join(", ")) };
        let message = format!("there is no SBOM at {}{more}{others}", globs.join(", "));
        Outcome::evaluated("no SBOM").with([Finding::new("missing-sbom", message).identity("missing")])
    } else {
        match passed_over {
            [] => Outcome::not_applicable("no SBOM in the usual places"),
            files => Outcome::not_applicable(format!("no SBOM that is read: {}", files.join(", "))),
        }
    }
}

fn unreadable(path: &str, failure: &Failure) -> Problem {
    let (code, advice) = match failure.code.as_str() {
        "too-large" => ("too-large", "generate it without what is not needed, like the licence texts or file lists"),
        _ => ("unreadable-file", "run the check again once it can be read"),
    };
    Problem::new(code, format!("the file cannot be read: {}; {advice}", failure.message)).path(path)
}
