//! How results read: rules, findings, evidence.

use crate::files::Hashed;
use crate::policy::Predicate;
use crate::trust::Trust;
use crate::verify::Verified;
use gatewright_sdk::{Evidence, Finding, Property, Rule, Severity};

pub(crate) const MISSING: &str = "signature-missing";
pub(crate) const INVALID: &str = "signature-invalid";
pub(crate) const NOT_ALLOWED: &str = "signer-not-allowed";
pub(crate) const UNPINNED: &str = "signer-unpinned";
pub(crate) const NO_ARTIFACT: &str = "artifact-missing";
pub(crate) const PREDICATE: &str = "predicate-not-allowed";
pub(crate) const THRESHOLD: &str = "threshold-not-met";

/// Every rule.
pub(crate) fn rules() -> Vec<Rule> {
    vec![
        Rule::new(
            MISSING,
            Severity::Error,
            "an artifact without a signature",
            "The policy asks for a signature and no bundle belongs to this artifact.\n\nSign it where it is built, with \
             `cosign sign-blob --bundle FILE.sigstore.json FILE` or `actions/attest-build-provenance`, and name the \
             place of the bundle in `bundles`.",
        ),
        Rule::new(
            INVALID,
            Severity::Error,
            "a signature that proves nothing",
            "The bundle does not verify for the artifact: the file changed after it was signed, the bundle is broken, \
             or certificate, log entry and time do not stand up to the trust root.\n\nBuild and sign again. If the \
             signature comes from another sigstore instance, name its root in `trusted-root`.",
        ),
        Rule::new(
            NOT_ALLOWED,
            Severity::Error,
            "signed by somebody whom the policy does not allow",
            "The signature may be good, but not by anyone in `signers`.\n\nFind out who signed and why. If it is right, \
             add the signer to the policy on the base branch.",
        ),
        Rule::new(
            UNPINNED,
            Severity::Warning,
            "a signature by nobody in particular",
            "The signature verifies, but no policy says who may sign, so anybody's would.\n\nAdd the lines of the \
             finding to the policy.",
        ),
        Rule::new(
            NO_ARTIFACT,
            Severity::Warning,
            "a signature without its artifact",
            "A bundle is named after a file that is not there, so nothing was verified.\n\nKeep the bundle beside its \
             artifact under the same name plus `.sigstore.json`, or name both in `signatures`.",
        ),
        Rule::new(
            PREDICATE,
            Severity::Error,
            "a signature that states something else",
            "The signature is by an allowed signer, but it is an attestation of another kind than the policy asks for: \
             a scan report about a file does not approve it.\n\nSign what the policy asks for, or set `predicate`.",
        ),
        Rule::new(
            THRESHOLD,
            Severity::Error,
            "too few signers",
            "Some allowed signers have signed, but fewer different ones than `at-least`.\n\nHave the others sign the same file.",
        ),
    ]
}

/// A finding about a file of the build. Such a file has no lines that the change could have added, and whether it is
/// rightly signed is a question of this build: so the change answers for it.
pub(crate) fn finding(rule: &str, path: &str, message: impl Into<String>) -> Finding {
    Finding::new(rule, message).path(path).introduced(true).identity(format!("{rule} {path}"))
}

/// Who signed, for a sentence.
pub(crate) fn signer(verified: &Verified) -> String {
    match (&verified.key, &verified.identity, &verified.issuer) {
        (Some(key), ..) => format!("the key sha256:{key}"),
        (None, Some(identity), Some(issuer)) => format!("{} ({})", quoted(identity), quoted(issuer)),
        (None, Some(identity), None) => format!("{} (no issuer)", quoted(identity)),
        (None, None, _) => "a certificate without an identity".to_owned(),
    }
}

/// In double quotes that JSON and YAML read alike, with all but plain ASCII escaped: look-alike letters show.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for unit in text.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte @ (b'"' | b'\\')) => quoted.extend(['\\', char::from(byte)]),
            Ok(byte @ b' '..=b'~') => quoted.push(char::from(byte)),
            _ => quoted.push_str(&format!("\\u{unit:04x}")),
        }
    }
    quoted.push('"');
    quoted
}

/// The lines that pin the signer of `artifact`; `None` where no setting can name it.
pub(crate) fn pinned(artifact: &str, verified: &Verified) -> Option<String> {
    let (identity, issuer) = (verified.identity.as_ref()?, verified.issuer.as_ref()?);
    if identity.contains('*') {
        return None;
    }
    let predicate = Predicate::word(verified.predicate.as_deref());
    let mut lines = format!(
        "signatures:\n  - artifacts: [{}]\n    signers:\n      - keyless:\n          issuer: {}\n          identity: {}",
        quoted(&glob(artifact)),
        quoted(issuer),
        quoted(identity),
    );
    if predicate != "signature" {
        lines.push_str(&format!("\n    predicate: {}", quoted(predicate)));
    }
    Some(lines)
}

/// A glob for exactly this path.
fn glob(path: &str) -> String {
    let mut glob = String::from("/");
    for letter in path.chars() {
        if matches!(letter, '*' | '?' | '[' | ']' | '{' | '}' | '\\') {
            glob.push('\\');
        }
        glob.push(letter);
    }
    glob
}

/// The fact that an allowed signer signed this artifact.
pub(crate) fn evidence(artifact: &Hashed, bundle: &str, signer: &str, verified: &Verified, trust: &Trust) -> Evidence {
    let facts = [
        ("signer", Some(signer)),
        ("identity", verified.identity.as_deref()),
        ("issuer", verified.issuer.as_deref()),
        ("key", verified.key.as_deref()),
        ("predicate", verified.predicate.as_deref()),
        ("time", verified.time.as_deref()),
        ("log", Some(if verified.logged { "verified" } else { "not-required" })),
        ("trust-root", Some(trust.name.as_str())),
        ("bundle", Some(bundle)),
    ];
    let properties = facts
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| Property { name: name.to_owned(), value: value.to_owned() }));
    Evidence {
        kind: "signature-verified".to_owned(),
        subject: artifact.path.clone(),
        digest: Some(format!("sha256:{}", artifact.hex())),
        properties: properties.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{glob, quoted};

    #[test]
    fn quotes_look_alikes_and_control_characters() {
        assert_eq!(quoted("a\"b\\c"), r#""a\"b\\c""#);
        assert_eq!(quoted("\u{430}cme\n\u{1f511}"), r#""\u0430cme\u000a\ud83d\udd11""#);
    }

    #[test]
    fn a_glob_for_one_path() {
        assert_eq!(glob("dist/a[1]*.tgz"), r"/dist/a\[1\]\*.tgz");
    }
}
