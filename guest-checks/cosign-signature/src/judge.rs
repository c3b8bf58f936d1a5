//! With a policy for signatures: every artifact, its bundles, and whether enough allowed signers signed it.

use crate::Gathered;
use crate::bundle::{Parsed, Unreadable};
use crate::files::{self, Bundle, Bundles, Hashed, Loaded, MAX_PER_ARTIFACT, SUFFIXES};
use crate::policy::{Predicate, Rule, Who};
use crate::report::{self, INVALID, MISSING, NOT_ALLOWED, PREDICATE, THRESHOLD, finding};
use crate::trust::Trust;
use crate::verify::{Artifact, Claim, Failure, Verified, verify};
use gatewright_sdk::{Evidence, Finding, Problem, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Judges one entry of `signatures`.
pub(crate) fn judge(trust: &Trust, rule: &Rule, bundles: &mut Bundles, to: &mut Gathered) -> Result<(), Problem> {
    let mut signing: BTreeSet<String> = files::find(&rule.bundles)?.into_iter().collect();
    let found: BTreeSet<String> = files::find(&rule.artifacts)?.into_iter().collect();
    // A wide glob like `dist/*` also matches the bundles beside the artifacts.
    let beside = |path: &&String| files::artifact_of(path).is_some_and(|stem| found.contains(stem));
    signing.extend(found.iter().filter(beside).cloned());
    let artifacts: Vec<&String> = found.difference(&signing).collect();
    for glob in rule.artifacts.iter().filter(|glob| !glob.starts_with('!')) {
        let matched = files::find(std::slice::from_ref(glob))?;
        if !matched.iter().any(|path| artifacts.contains(&path)) {
            let what = format!("no artifact matches `{glob}`; build before this check runs, or correct `artifacts`");
            to.problems.push(Problem::new("no-artifact", what));
        }
    }
    for path in &signing {
        bundles.load(path)?;
    }
    for path in artifacts {
        to.total += 1;
        if let Err(problem) = artifact(trust, rule, path, &signing, bundles, to) {
            to.problems.push(problem);
        }
    }
    Ok(())
}

fn artifact(
    trust: &Trust,
    rule: &Rule,
    path: &str,
    signing: &BTreeSet<String>,
    bundles: &mut Bundles,
    to: &mut Gathered,
) -> Result<(), Problem> {
    let Some(artifact) = Hashed::open(path, &bundles.effort)? else {
        return Err(Problem::new("changed", format!("`{path}` was there and is gone")).path(path));
    };
    let mut refused = None;
    let mut named = BTreeSet::new();
    for suffix in SUFFIXES {
        let name = format!("{path}{suffix}");
        match bundles.load(&name)? {
            Loaded::Yes => _ = named.insert(name),
            Loaded::NotGranted => refused = refused.or(Some(name)),
            Loaded::Missing => {}
        }
    }
    let digest = artifact.hex();
    let claims = |bundle: &&Bundle| bundle.parsed.as_ref().is_ok_and(|parsed| parsed.claims(&digest));
    let apart = signing.iter().filter(|file| !named.contains(*file));
    let candidates: Vec<&Bundle> = named
        .iter()
        .flat_map(|file| bundles.of_file(file))
        .chain(apart.flat_map(|file| bundles.of_file(file)).filter(claims))
        .collect();
    if candidates.len() > MAX_PER_ARTIFACT {
        let what = format!("`{path}` has {} signatures, more than {MAX_PER_ARTIFACT}", candidates.len());
        return Err(Problem::new("too-many-signatures", what).path(path));
    }
    match (candidates.is_empty(), refused) {
        (true, Some(name)) => {
            let what = format!("may not look for `{name}`; add the globs of the bundles to `bundles`");
            return Err(Problem::new("bundles-not-granted", what).path(path));
        }
        (true, None) => {
            let message = format!("`{path}` has no signature");
            let help = format!("Expected `{path}.sigstore.json`, or a bundle under `bundles` that names its digest.");
            to.findings.push(finding(MISSING, path, message).help(help));
            return Ok(());
        }
        (false, _) => {}
    }
    let mut standing = Standing { trust, rule, artifact: &artifact, by: BTreeMap::new(), complaints: Vec::new() };
    for bundle in candidates {
        bundles.effort.verify(standing.tries(bundle), &bundle.path)?;
        standing.weigh(bundle)?;
    }
    standing.conclude(to);
    Ok(())
}

/// What the signatures of one artifact amount to.
struct Standing<'a> {
    trust: &'a Trust,
    rule: &'a Rule,
    artifact: &'a Hashed,
    /// Who signed, once each, with the positions in `signers` that stand for them.
    by: BTreeMap<String, (Vec<usize>, Evidence)>,
    complaints: Vec<Finding>,
}

impl Standing<'_> {
    /// How many verifications a bundle may cost.
    fn tries(&self, bundle: &Bundle) -> usize {
        match &bundle.parsed {
            Ok(parsed) if parsed.is_by_key() => {
                self.rule.signers.iter().filter(|signer| signer.could_have_made(parsed)).count()
            }
            Ok(_) => 1,
            Err(_) => 0,
        }
    }

    fn weigh(&mut self, bundle: &Bundle) -> Result<(), Problem> {
        let path = &bundle.path;
        let parsed = match &bundle.parsed {
            Ok(parsed) => parsed,
            Err(error @ Unreadable::Malformed(_)) => {
                self.complaints.push(finding(INVALID, path, format!("`{path}` {error}")));
                return Ok(());
            }
            Err(error @ Unreadable::Unsupported(_)) => return Err(crate::unsupported(path, error)),
        };
        let name = &self.artifact.path;
        match self.prove(parsed) {
            Ok(verified) => self.count(path, &verified),
            Err(Failure::NotByThisKey(_)) if parsed.is_by_key() => {
                let message = format!("`{path}` signs `{name}` with a key that the policy does not name");
                self.complaints.push(finding(NOT_ALLOWED, path, message));
            }
            Err(error @ (Failure::Invalid(_) | Failure::NotByThisKey(_))) => {
                let message = format!("`{path}` proves nothing about `{name}`: {error}");
                self.complaints.push(finding(INVALID, path, message));
            }
            Err(error @ Failure::Unsupported(_)) => return Err(crate::unsupported(path, &error)),
            Err(Failure::Read(error)) => {
                return Err(Problem::new("unreadable", format!("cannot read `{name}`: {error}")).path(name));
            }
        }
        Ok(())
    }

    /// A certificate says who signed. A key has to be tried, one after the other.
    fn prove(&self, parsed: &Parsed) -> Result<Verified, Failure> {
        let artifact = Artifact::File(self.artifact);
        if !parsed.is_by_key() {
            return verify(self.trust, parsed, &artifact, Claim::AnyCertificate);
        }
        let mut last = Failure::NotByThisKey("the policy names no key".to_owned());
        for signer in self.rule.signers.iter().filter(|signer| signer.could_have_made(parsed)) {
            let Who::Key { key, logged } = &signer.who else { continue };
            match verify(self.trust, parsed, &artifact, Claim::Key { key, logged: *logged }) {
                // Another key may still fit; a bundle that fails otherwise tells more.
                Err(failure @ Failure::NotByThisKey(_)) if matches!(last, Failure::NotByThisKey(_)) => last = failure,
                Err(Failure::NotByThisKey(_)) => {}
                Err(failure) => last = failure,
                verified => return verified,
            }
        }
        Err(last)
    }

    fn count(&mut self, path: &str, verified: &Verified) {
        let (name, who) = (&self.artifact.path, report::signer(verified));
        let entries = self.rule.signers.iter().enumerate().filter(|(_, signer)| signer.made(verified));
        let entries: Vec<usize> = entries.map(|(at, _)| at).collect();
        let Some(first) = entries.first() else {
            let message = format!("`{name}` is signed by {who}, whom the policy does not allow");
            self.complaints.push(finding(NOT_ALLOWED, path, message));
            return;
        };
        if !self.rule.predicate.accepts(verified.predicate.as_deref()) {
            let word = Predicate::word(verified.predicate.as_deref());
            let message = format!("`{path}` by {who} states {word}, which the policy does not ask for");
            let help = format!("If this is what should be required, set `predicate: {word}`.");
            self.complaints.push(finding(PREDICATE, path, message).help(help));
            return;
        }
        let signer = &self.rule.signers[*first].name;
        let evidence = report::evidence(self.artifact, path, signer, verified, self.trust);
        self.by.entry(who).or_insert((entries, evidence));
    }

    fn conclude(self, to: &mut Gathered) {
        let (path, needed) = (&self.artifact.path, self.rule.at_least);
        let options: Vec<&[usize]> = self.by.values().map(|(entries, _)| entries.as_slice()).collect();
        let reached = distinct(&options, self.rule.signers.len());
        let enough = reached >= needed;
        to.good += u64::from(enough);
        if !enough && reached > 0 {
            let message = format!("`{path}` is signed by {reached} of the {needed} signers that it needs");
            let all: Vec<&str> = self.rule.signers.iter().map(|signer| signer.name.as_str()).collect();
            to.findings
                .push(finding(THRESHOLD, path, message).help(format!("Needed: {needed} of {}.", all.join(", "))));
        }
        for complaint in self.complaints {
            // Beside enough good signatures, those by others are no fault, and a broken one is only suspicious.
            match (enough, complaint.rule.as_str()) {
                (false, _) => to.findings.push(complaint),
                (true, INVALID) => to.findings.push(complaint.severity(Severity::Warning)),
                (true, _) => {}
            }
        }
        to.evidence.extend(self.by.into_values().map(|(_, evidence)| evidence));
    }
}

/// How many entries of `signers` are satisfied when each signer counts for one entry only: a greatest matching. Otherwise
/// one signature would satisfy two entries that overlap, and 2 of 2 would be one person.
fn distinct(options: &[&[usize]], entries: usize) -> usize {
    fn place(signer: usize, options: &[&[usize]], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
        for &entry in options[signer] {
            if std::mem::replace(&mut seen[entry], true) {
                continue;
            }
            let free = taken[entry].is_none_or(|other| place(other, options, taken, seen));
            if free {
                taken[entry] = Some(signer);
                return true;
            }
        }
        false
    }
    let mut taken = vec![None; entries];
    (0..options.len()).filter(|signer| place(*signer, options, &mut taken, &mut vec![false; entries])).count()
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn each_signer_counts_for_one_entry() {
        assert_eq!(distinct(&[&[0, 1]], 2), 1);
        assert_eq!(distinct(&[&[0, 1], &[0]], 2), 2);
        assert_eq!(distinct(&[&[0], &[0]], 2), 1);
        assert_eq!(distinct(&[&[0, 1], &[0, 2], &[0]], 3), 3);
        assert_eq!(distinct(&[], 3), 0);
    }
}
