//! The planted faults, and whether a report has them.

use serde_json::Value;
use std::fmt;

/// A fault, as the JSON report names it.
#[derive(Debug)]
pub(crate) struct Fault {
    check: &'static str,
    rule: &'static str,
    /// None: the change as a whole.
    path: Option<&'static str>,
    /// None: the file as a whole.
    line: Option<u64>,
}

const fn fault(check: &'static str, rule: &'static str, path: Option<&'static str>, line: Option<u64>) -> Fault {
    Fault { check, rule, path, line }
}

/// One for each check.
pub(crate) static PLANTED: [Fault; 5] = [
    fault("secret-scan", "stripe-secret-key", Some("src/provider.js"), Some(7)),
    fault("coverage-threshold", "line-uncovered", Some("src/refund.js"), Some(14)),
    fault("sbom-presence", "missing-package", Some("package-lock.json"), Some(21)),
    fault("cosign-signature", "signature-invalid", Some("dist/payments.mjs.sigstore.json"), None),
    fault("branch-naming", "pattern-mismatch", None, None),
];

impl Fault {
    fn is(&self, finding: &Value) -> bool {
        finding["rule"] == format!("{}/{}", self.check, self.rule)
            && finding["status"] == "new"
            && finding["path"].as_str() == self.path
            && finding["line"].as_u64() == self.line
    }

    fn is_in(&self, report: &Value) -> bool {
        let checks = report["checks"].as_array().into_iter().flatten();
        let findings =
            checks.filter(|check| check["id"] == self.check).filter_map(|check| check["findings"].as_array());
        findings.flatten().any(|finding| self.is(finding))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rule = format!("{}/{}", self.check, self.rule);
        match (self.path, self.line) {
            (Some(path), Some(line)) => write!(f, "{rule:<36} {path}:{line}"),
            (Some(path), None) => write!(f, "{rule:<36} {path}"),
            (None, _) => write!(f, "{rule:<36} the change as a whole"),
        }
    }
}

/// What was planted and is not in the report.
pub(crate) fn missing(report: &Value) -> Vec<&'static Fault> {
    PLANTED.iter().filter(|fault| !fault.is_in(report)).collect()
}

#[cfg(test)]
mod tests {
    use super::missing;
    use serde_json::json;

    fn report(line: u64) -> serde_json::Value {
        json!({ "checks": [
            { "id": "secret-scan", "findings": [{
                "rule": "secret-scan/stripe-secret-key", "status": "new", "path": "src/provider.js", "line": line,
            }] },
            { "id": "branch-naming", "findings": [{
                "rule": "branch-naming/pattern-mismatch", "status": "new", "path": null, "line": null,
            }] },
        ] })
    }

    #[test]
    fn what_is_there_is_not_missing() {
        let missing: Vec<&str> = missing(&report(7)).iter().map(|fault| fault.check).collect();
        assert_eq!(missing, ["coverage-threshold", "sbom-presence", "cosign-signature"]);
    }

    #[test]
    fn another_line_is_another_fault() {
        assert_eq!(missing(&report(8))[0].to_string(), "secret-scan/stripe-secret-key        src/provider.js:7");
        assert_eq!(missing(&json!({})).len(), 5);
    }
}
