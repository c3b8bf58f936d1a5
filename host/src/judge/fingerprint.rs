//! Fingerprints: a finding's identity across commits.
//!
//! Made from the check, the rule, the path and either what the check says stays the same or the masked text of the first
//! line, with an occurrence number; never from a position, so that it survives what moves the finding. A secret never goes in:
//! the text is masked before it gets here.

use super::report::ReportedFinding;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// What identifies a finding but for its occurrence number.
pub(super) fn key(rule: &str, path: Option<&str>, identity: Option<&str>, line: &str) -> String {
    let squeezed = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let (kind, content) = match identity {
        Some(identity) => ("identity", identity),
        None => ("line", squeezed.as_str()),
    };
    // The lengths keep parts apart, whatever they hold.
    let parts = ["gatewright.fingerprint/v1", rule, path.unwrap_or_default(), kind, content];
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hex::encode(hasher.finalize())
}

/// Turns keys into fingerprints: of findings with the same key, the first in its file gets number 0, and so on. A past version
/// of a file that holds what the judged version still holds is not a finding of its own.
pub(super) fn number(findings: &mut Vec<ReportedFinding>) {
    findings.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut seen: HashMap<String, (u32, bool)> = HashMap::new();
    findings.retain_mut(|finding| {
        let past = finding.commit.is_some();
        let known = seen.get(&finding.fingerprint).copied();
        if past && known.is_some() {
            return false;
        }
        let number = known.map_or(0, |(number, _)| number + 1);
        seen.insert(finding.fingerprint.clone(), (number, past));
        let digest = Sha256::digest(format!("{} {number}", finding.fingerprint));
        finding.fingerprint = hex::encode(&digest[..16]);
        true
    });
}

fn order(finding: &ReportedFinding) -> impl Ord + use<'_> {
    let location = finding.location.as_ref();
    (
        finding.commit.as_deref(),
        location.map(|location| (location.path.as_str(), location.span)),
        finding.rule.as_str(),
        finding.message.as_str(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indentation_does_not_change_it_and_every_part_does() {
        let one = key("a/b", Some("x"), None, "  let  a = 1;\t");
        assert_eq!(one, key("a/b", Some("x"), None, "let a = 1;"));
        for other in [
            key("a/c", Some("x"), None, "let a = 1;"),
            key("a/b", Some("y"), None, "let a = 1;"),
            key("a/b", Some("x"), None, "let a = 2;"),
            key("a/b", Some("x"), Some("let a = 1;"), ""),
            key("a/bx", Some(""), None, "let a = 1;"),
        ] {
            assert_ne!(one, other);
        }
    }
}
