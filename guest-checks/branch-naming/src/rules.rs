//! The rules of this check.

use gatewright_sdk::{Rule, Severity};

/// Every rule, in the order of the README.
#[must_use]
pub fn all() -> Vec<Rule> {
    use Severity::{Error, Warning};
    vec![
        Rule::new(
            "invalid-ref-name",
            Error,
            "a name that git's rules forbid",
            "The rules of git-check-ref-format forbid the name, so not every tool can handle the branch.\n\nRename the branch.",
        ),
        Rule::new(
            "pattern-mismatch",
            Error,
            "a name that fits no pattern",
            "The name fits none of the patterns of the policy, so nobody and no automation can tell from it what the branch is for.\n\nRename the branch, or add a pattern.",
        ),
        Rule::new(
            "unknown-type",
            Error,
            "a type that is not on the list",
            "The name fits a pattern, but what stands for `{type}` is not one of the setting `types`.\n\nUse a type of the list, or add this one.",
        ),
        Rule::new(
            "wrong-feature-id",
            Error,
            "a feature id that is not the spec file's",
            "A feature id is the first 12 hex digits of the SHA-256 of the spec file. This one is another, so either the branch is for another spec or the spec has changed since.\n\nRename the branch to the spec's id, or restore the spec.",
        ),
        Rule::new(
            "feature-taken",
            Error,
            "a feature id that another branch carries",
            "Another branch carries the same feature id, so two branches implement one spec.\n\nWork on the other branch, delete it where it is abandoned, or make this one a numbered variant.",
        ),
        Rule::new(
            "feature-variant",
            Warning,
            "a numbered variant of a feature branch",
            "The branch is another attempt at a spec, `-v2` to `-v5`. Only one of the attempts should be merged.\n\nClose the others once one is chosen. A policy may deny variants in compliance mode and only show them in sandbox mode.",
        ),
        Rule::new(
            "too-many-variants",
            Error,
            "a variant beyond `-v5`",
            "Five attempts at one spec are the most: a sixth says that the spec should change, and then it has another id.\n\nDelete an abandoned variant and use its name, or revise the spec.",
        ),
        Rule::new(
            "too-short",
            Error,
            "a name with too few characters",
            "The name has fewer characters than `min-length`.\n\nUse a longer name.",
        ),
        Rule::new(
            "too-long",
            Error,
            "a name with too many characters",
            "The name has more characters than `max-length`, the limit of what is built from it, like host names.\n\nUse a shorter name.",
        ),
        Rule::new(
            "uppercase-letter",
            Error,
            "an upper-case letter",
            "File systems that ignore case take two branches that differ in case only for one, and lose one of them.\n\nWrite the name in lower case.",
        ),
        Rule::new(
            "forbidden-character",
            Error,
            "a character that the policy does not allow",
            "The name holds a character that is not in `allowed-characters`. Look-alikes of other scripts are found this way too.\n\nReplace the character.",
        ),
    ]
}
