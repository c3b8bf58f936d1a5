//! Puts into words what is wrong with a name.

use crate::feature::LAST_VARIANT;
use crate::naming::{Fault, Known, Naming};
use crate::{propose, show};
use gatewright_sdk::Finding;

/// A finding for each rule that the name breaks, each with the name to use instead.
#[must_use]
pub fn findings(naming: &Naming, name: &str, known: &Known) -> Vec<Finding> {
    let faults = naming.faults(name, known);
    let proposal = if faults.iter().any(Fault::refuses) { propose::name(naming, name, known) } else { None };
    faults.iter().map(|fault| finding(naming, name, fault, proposal.as_deref())).collect()
}

fn finding(naming: &Naming, name: &str, fault: &Fault, proposal: Option<&str>) -> Finding {
    let mut message = format!("branch {}: {}", show::name(name), sentence(naming, fault));
    if matches!(fault, Fault::PatternMismatch) {
        message.push_str(&look_alikes(name));
    }
    // The branch is what a waiver excuses: another one is another finding.
    let identity = show::name(name);
    let finding = |message| Finding::new(rule(fault), message).identity(identity);
    if !fault.refuses() {
        return finding(message);
    }
    let Some(proposal) = proposal else {
        return finding(format!(
            "{message}; no valid name is left: delete an abandoned branch, or revise the settings"
        ));
    };
    let plain = proposal.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte));
    let help = if proposal.contains(propose::EXAMPLE_ID) && !name.contains(propose::EXAMPLE_ID) {
        "Rename it to that form, with the first 12 hex digits of the SHA-256 of the spec file as its id; with `feature.spec` \
         this check knows them."
            .to_owned()
    } else if plain {
        // Only what no shell reads as more than a word is offered as a command.
        format!("Rename it, as with `git branch -m {proposal}`, push that branch and open the pull request from it.")
    } else {
        format!("Rename it, as to {}, push that branch and open the pull request from it.", show::name(proposal))
    };
    finding(format!("{message}; a valid name is {}", show::name(proposal))).help(help).property("proposal", proposal)
}

/// The id of the rule.
#[must_use]
pub fn rule(fault: &Fault) -> &'static str {
    match fault {
        Fault::InvalidRefName(_) => "invalid-ref-name",
        Fault::PatternMismatch => "pattern-mismatch",
        Fault::UnknownType(_) => "unknown-type",
        Fault::WrongFeatureId { .. } => "wrong-feature-id",
        Fault::FeatureTaken(_) => "feature-taken",
        Fault::FeatureVariant(_) => "feature-variant",
        Fault::TooManyVariants(_) => "too-many-variants",
        Fault::TooShort(_) => "too-short",
        Fault::TooLong(_) => "too-long",
        Fault::UppercaseLetter(_) => "uppercase-letter",
        Fault::ForbiddenCharacter(_) => "forbidden-character",
    }
}

/// What is wrong, without the name.
#[must_use]
pub fn sentence(naming: &Naming, fault: &Fault) -> String {
    match fault {
        Fault::InvalidRefName(fault) => format!("git's rules forbid the name, as {fault}"),
        Fault::PatternMismatch => {
            let patterns = show::list(naming.shapes.iter().map(|shape| shape.source.as_str()));
            match naming.shapes.len() {
                1 => format!("it does not fit {patterns}"),
                _ => format!("it fits none of {patterns}"),
            }
        }
        Fault::UnknownType(kind) => {
            format!(
                "{} is not one of the types {}",
                show::name(kind),
                show::list(naming.types.iter().map(String::as_str))
            )
        }
        Fault::WrongFeatureId { found, right } => {
            format!("the feature id is `{found}`, but the spec file's SHA-256 begins with `{right}`")
        }
        Fault::FeatureTaken(rivals) => {
            format!("the feature id is taken by {}", show::list(rivals.iter().map(String::as_str)))
        }
        Fault::FeatureVariant(variant) => format!("it is variant {variant} of its feature; merge only one of them"),
        Fault::TooManyVariants(_) => {
            format!("variants end at `-v{LAST_VARIANT}`: a feature that needs more attempts needs another spec")
        }
        Fault::TooShort(length) => format!("it has {length} characters, and {} are the fewest", naming.shortest),
        Fault::TooLong(length) => format!("it has {length} characters, and {} are the most", naming.longest),
        Fault::UppercaseLetter(letters) => format!("upper-case letters are not allowed: {}", characters(letters)),
        Fault::ForbiddenCharacter(found) => {
            let allowed = naming.allowed.as_ref().map_or("", |allowed| allowed.source());
            format!("{} is not among the allowed characters {}", characters(found), show::name(allowed))
        }
    }
}

/// Characters, those beyond ASCII by their code points, as their looks deceive.
fn characters(characters: &[char]) -> String {
    let one = |c: &char| match c {
        c if c.is_ascii_graphic() => show::name(c.encode_utf8(&mut [0; 4])),
        c => format!("U+{:04X}", u32::from(*c)),
    };
    characters.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Says so where a name fails for a letter that only looks like the right one.
fn look_alikes(name: &str) -> String {
    match name.chars().find(|c| !c.is_ascii()) {
        Some(c) => format!(" (it holds U+{:04X}, which is no ASCII character)", u32::from(c)),
        None => String::new(),
    }
}
