//! Without a policy for signatures: verify the bundles that lie in the usual places, whoever signed.

use crate::Gathered;
use crate::bundle::Unreadable;
use crate::files::{self, Bundles, Hashed, SUFFIXES};
use crate::report::{self, INVALID, NO_ARTIFACT, UNPINNED, finding};
use crate::trust::Trust;
use crate::verify::{Artifact, Claim, Failure, verify};
use gatewright_sdk::Problem;
use std::collections::BTreeSet;

/// Old cosign bundles end in `.bundle`, and so does much else: without a policy that ending is not looked for.
fn suffixes() -> impl Iterator<Item = &'static str> {
    SUFFIXES.into_iter().filter(|suffix| *suffix != ".bundle")
}

/// Narrow globs for the wide ones, so that the host can pass by what cannot be a bundle.
fn globs(look_in: &[String]) -> Vec<String> {
    let narrow = |glob: &String| match glob.strip_suffix('*').filter(|head| !head.ends_with('*')) {
        Some(head) => suffixes().map(|suffix| format!("{head}*{suffix}")).collect(),
        None => vec![glob.clone()],
    };
    look_in.iter().flat_map(narrow).collect()
}

/// Judges every bundle under `look_in`.
pub(crate) fn judge(trust: &Trust, look_in: &[String]) -> Result<Gathered, Problem> {
    let mut gathered = Gathered::default();
    let found: BTreeSet<String> = files::find(&globs(look_in))?.into_iter().collect();
    let mut bundles = Bundles::default();
    for path in &found {
        let Some(name) = files::artifact_of(path).filter(|_| suffixes().any(|suffix| path.ends_with(suffix))) else {
            continue;
        };
        gathered.total += 1;
        if let Err(problem) = one(trust, name, path, &mut bundles, &mut gathered) {
            gathered.problems.push(problem);
        }
    }
    Ok(gathered)
}

fn one(trust: &Trust, name: &str, path: &str, bundles: &mut Bundles, to: &mut Gathered) -> Result<(), Problem> {
    bundles.load(path)?;
    let Some(artifact) = Hashed::open(name, &bundles.effort)? else {
        to.findings.push(finding(NO_ARTIFACT, path, format!("`{path}` signs `{name}`, which is not there")));
        return Ok(());
    };
    for bundle in bundles.of_file(path) {
        let broken = |what: &dyn std::fmt::Display| finding(INVALID, path, format!("`{path}` {what}"));
        let parsed = match &bundle.parsed {
            Ok(parsed) => parsed,
            Err(error @ Unreadable::Malformed(_)) => {
                to.findings.push(broken(error));
                continue;
            }
            Err(error @ Unreadable::Unsupported(_)) => return Err(crate::unsupported(path, error)),
        };
        if parsed.is_by_key() {
            let message = format!("`{path}` was made with a key, and no policy says with which");
            let help = format!(
                "signatures:\n  - artifacts: [{}]\n    signers:\n      - key: path/to/key.pub",
                report::quoted(&format!("/{name}"))
            );
            to.findings.push(finding(UNPINNED, path, message).help(help));
            continue;
        }
        bundles.effort.verify(1, path)?;
        match verify(trust, parsed, &Artifact::File(&artifact), Claim::AnyCertificate) {
            Ok(verified) => {
                to.good += 1;
                let who = report::signer(&verified);
                let message = format!("`{name}` is signed by {who}, and no policy says who may sign it");
                let mut unpinned = finding(UNPINNED, path, message);
                if let Some(lines) = report::pinned(name, &verified) {
                    unpinned = unpinned.help(format!("Add to the settings of this check:\n{lines}"));
                }
                to.findings.push(unpinned);
            }
            Err(error @ Failure::Unsupported(_)) => return Err(crate::unsupported(path, &error)),
            Err(Failure::Read(error)) => {
                return Err(Problem::new("unreadable", format!("cannot read `{name}`: {error}")).path(name));
            }
            Err(error @ (Failure::Invalid(_) | Failure::NotByThisKey(_))) => {
                to.findings.push(broken(&format!("proves nothing about `{name}`: {error}")));
            }
        }
    }
    Ok(())
}
