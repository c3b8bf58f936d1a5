//! Compares what is locked with what the SBOMs list.

use crate::document::{Source, at};
use crate::lock::Lock;
use crate::package::{Ecosystem, Identity, Package};
use crate::sbom::{Flaws, Span, show};
use crate::text::Text;
use crate::threshold::Percent;
use gatewright_sdk::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// So many packages are named on their lines; the rest is counted.
const SHOWN: usize = 50;

/// What all SBOMs list together.
#[derive(Debug, Default)]
pub struct Listed {
    by_purl: BTreeSet<(Ecosystem, Package)>,
    by_name: BTreeSet<Package>,
    versions: BTreeMap<String, BTreeSet<String>>,
}

impl Listed {
    /// Adds what a component stands for.
    pub fn add(&mut self, identity: Identity) {
        let package = match identity {
            Identity::Known(ecosystem, package) => {
                self.by_purl.insert((ecosystem, package.clone()));
                package
            }
            Identity::Unnamed(package) => {
                self.by_name.insert(package.clone());
                package
            }
            Identity::Other | Identity::Broken(_) => return,
        };
        self.versions.entry(package.name).or_default().insert(package.version);
    }

    fn has(&self, ecosystem: Ecosystem, package: &Package) -> bool {
        self.by_purl.contains(&(ecosystem, package.clone())) || self.by_name.contains(package)
    }

    /// The other versions of a package that are listed.
    fn others(&self, package: &Package) -> Option<String> {
        let versions = self.versions.get(&package.name)?;
        Some(versions.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", "))
    }
}

/// Packages that need not be listed.
#[derive(Debug)]
pub struct Except<'a>(pub &'a [String]);

impl Except<'_> {
    fn holds(&self, package: &Package) -> bool {
        self.0.iter().any(|entry| *entry == package.name || *entry == package.to_string())
    }
}

/// How much of a lock file is listed.
#[derive(Debug)]
pub struct Coverage {
    /// So many packages are.
    pub listed: u64,
    /// Of so many.
    pub total: u64,
    /// At least one package is listed in some version, so the SBOMs are about what is locked here.
    pub related: bool,
    /// What is wrong about it.
    pub findings: Vec<Finding>,
}

/// Compares a lock file with the SBOMs.
#[must_use]
pub fn compare(
    path: &str,
    lock: &Lock,
    text: &Text<'_>,
    listed: &Listed,
    except: &Except<'_>,
    share: Percent,
) -> Coverage {
    let required: Vec<(&Package, Span)> = lock
        .required
        .iter()
        .filter(|(package, _)| !except.holds(package))
        .map(|(package, span)| (package, *span))
        .collect();
    let mut missing: Vec<(&Package, Span)> =
        required.iter().filter(|(package, _)| !listed.has(lock.ecosystem, package)).copied().collect();
    // In the order of the file, where a reader meets them.
    missing.sort_by_key(|(_, span)| span.at);
    let total = required.len() as u64;
    let covered = total - missing.len() as u64;
    let mut findings = Vec::new();
    if !share.is_met(covered, total) {
        let source = Source { path: path.to_owned(), built: false };
        let message = format!("the SBOMs list {covered} of {total} packages that {} locks", show(path));
        // The lock file or the SBOM may have changed, or neither was ever right: the state is judged, not lines.
        findings.push(at(&source, Finding::new("incomplete-sbom", message)).introduced(true).identity(path));
        for (package, span) in missing.iter().take(SHOWN) {
            let shown = show(&package.to_string());
            let message = match listed.others(package) {
                Some(versions) => format!("{shown} is in no SBOM; listed is {}", show(&versions)),
                None => format!("{shown} is in no SBOM"),
            };
            let mut finding = at(&source, Finding::new("missing-package", message)).identity(package.to_string());
            finding.place = text.place(span.at, span.length);
            findings.push(finding);
        }
        if missing.len() > SHOWN
            && let Some(last) = findings.last_mut()
        {
            last.message.push_str(&format!("; and {} more packages", missing.len() - SHOWN));
        }
    }
    let related = required.iter().any(|(package, _)| listed.versions.contains_key(&package.name));
    Coverage { listed: covered, total, related, findings }
}

/// The packages that an SBOM lists and no lock file of their ecosystem has. `all`: also those of which no version is locked.
#[must_use]
pub fn stale(listed: &[(Identity, Span)], locks: &[(String, Lock)], all: bool) -> Flaws {
    let mut flaws = Flaws::default();
    for (identity, span) in listed {
        let Identity::Known(ecosystem, package) = identity else { continue };
        let of_it = || locks.iter().filter(|(_, lock)| lock.ecosystem == *ecosystem);
        let Some((path, _)) = of_it().next() else { continue };
        if of_it().any(|(_, lock)| lock.names(package)) {
            continue;
        }
        let versions: BTreeSet<&str> = of_it().flat_map(|(_, lock)| lock.versions(&package.name)).collect();
        let versions: Vec<&str> = versions.into_iter().take(3).collect();
        let shown = || show(&package.to_string());
        if !versions.is_empty() {
            let versions = versions.join(", ");
            flaws.add(*span, || format!("{} is listed, but {} has {}", shown(), show(path), show(&versions)));
        } else if all {
            flaws.add(*span, || format!("{} is not in {}", shown(), show(path)));
        }
    }
    flaws
}
