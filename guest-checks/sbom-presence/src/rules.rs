//! The rules of this check.

use gatewright_sdk::{Rule, Severity};

/// Every rule, in the order of the README.
#[must_use]
pub fn all() -> Vec<Rule> {
    use Severity::{Error, Warning};
    let rule = Rule::new;
    vec![
        rule(
            "missing-sbom",
            Error,
            "no SBOM where the policy asks for one",
            "None of the files that the policy names is an SBOM, so nobody who gets this software can tell what it is made of.\n\nGenerate one before this check runs, or commit one, and name it in `files`.",
        ),
        rule(
            "unreadable-sbom",
            Error,
            "an SBOM that no parser reads",
            "The file is not well-formed, has a key twice or is nested absurdly deep; tools that read it fail, or read different things.\n\nGenerate it anew.",
        ),
        rule(
            "unrecognized-sbom",
            Error,
            "a file in place of an SBOM that is none",
            "A file that `files` matches is neither CycloneDX nor SPDX.\n\nGenerate the SBOM there, or narrow `files`.",
        ),
        rule(
            "outdated-spec-version",
            Error,
            "a version of the specification below the floor",
            "Older versions lack what consumers rely on.\n\nLet the generator write a newer version, or lower `minimum-version`.",
        ),
        rule(
            "schema-violation",
            Error,
            "a document that breaks its specification",
            "Strict consumers refuse the whole document for it.\n\nGenerate it with a tool that writes valid documents, or correct the place.",
        ),
        rule(
            "empty-sbom",
            Error,
            "an SBOM that lists nothing",
            "It is valid and says nothing.\n\nLet the generator see the installed or locked packages, or set `allow-empty` where there are none.",
        ),
        rule(
            "missing-timestamp",
            Error,
            "an SBOM that does not say when it was made",
            "Whether the SBOM is of this version of the software cannot be told without a time.\n\nLet the generator write `metadata.timestamp` or `creationInfo.created`.",
        ),
        rule(
            "invalid-timestamp",
            Error,
            "a timestamp that is none",
            "The time when the SBOM was made is not a date and time as in RFC 3339.\n\nWrite it like `2026-11-20T12:00:00Z`.",
        ),
        rule(
            "irregular-timestamp",
            Warning,
            "a timestamp that SPDX does not allow",
            "SPDX 2 asks for whole seconds in UTC; strict readers refuse fractions and offsets.\n\nWrite it like `2026-11-20T12:00:00Z`.",
        ),
        rule(
            "duplicate-reference",
            Error,
            "a name that two parts of the document have",
            "References to this `bom-ref` or `SPDXID` are ambiguous.\n\nGive each part a name of its own.",
        ),
        rule(
            "dangling-reference",
            Error,
            "a reference to nothing",
            "A dependency or relationship names a part that is not in the document.\n\nAdd the part, or remove the reference.",
        ),
        rule(
            "invalid-purl",
            Warning,
            "a package URL that is none",
            "Vulnerability scanners find packages by their package URL and miss this one.\n\nCorrect it: `pkg:type/namespace/name@version`.",
        ),
        rule(
            "incomplete-sbom",
            Error,
            "SBOMs that list too few of the locked packages",
            "The share of locked packages that the SBOMs list is below `complete`.\n\nGenerate the SBOM from the lock file as it stands now. Packages that belong in no SBOM are for `except`.",
        ),
        rule(
            "missing-package",
            Error,
            "a locked package that no SBOM lists",
            "The package goes into the build and is in none of the SBOMs, so nobody learns of its vulnerabilities.\n\nGenerate the SBOM anew, or name the package in `except`.",
        ),
        rule(
            "stale-package",
            Warning,
            "a listed package that is not locked",
            "The SBOM lists a package, or a version of it, that the lock file does not have: it is of an older state.\n\nGenerate the SBOM anew.",
        ),
    ]
}
