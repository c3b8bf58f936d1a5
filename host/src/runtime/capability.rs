//! What a module asks for, what the policy gives, and what it therefore gets.

use super::module::Import;
use crate::intake::policy::Grant;
use gatewright_contract::Interface;
use std::collections::BTreeSet;

/// Something that a check can only do if the policy says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capability {
    /// Reading tracked files.
    Tree,
    /// Reading files of the work tree that a build left.
    Outputs,
    /// Seeing what git knows of the change.
    Change,
    /// Seeing title, text, author and labels of the pull request.
    PullRequest,
    /// Reading OCI repositories.
    Registry,
}

impl Capability {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Tree, Self::Outputs, Self::Change, Self::PullRequest, Self::Registry];

    /// The name of its interface, and its key in the policy.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Outputs => "outputs",
            Self::Change => "change",
            Self::PullRequest => "pull-request",
            Self::Registry => "registry",
        }
    }

    /// What it lets a check do, in one line.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Tree => "read tracked files",
            Self::Outputs => "read files of the work tree under the granted globs",
            Self::Change => "see commits, branches and changed lines",
            Self::PullRequest => "see title, text, author and labels of the pull request",
            Self::Registry => "read the OCI repositories that the policy names",
        }
    }

    /// The entry of `grant` in the policy that grants it.
    fn grant_entry(self) -> &'static str {
        match self {
            Self::Tree => "tree: true",
            Self::Outputs => "outputs: [\"a/glob/of/files\"]",
            Self::Change => "change: true",
            Self::PullRequest => "pull-request: true",
            Self::Registry => "registry: [\"a/repository\"]",
        }
    }
}

/// What an import asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Nothing that needs a grant.
    Free,
    /// A capability.
    Capability(Capability),
    /// Something that no check can have.
    Closed,
}

/// What that import asks for.
#[must_use]
pub fn asks(import: &Import) -> Asks {
    if super::wasi::is_open(&import.interface, &import.version) {
        return Asks::Free;
    }
    match Interface::of(&import.interface, &import.version) {
        Some(Interface::Types | Interface::Log | Interface::Content) => Asks::Free,
        Some(Interface::Tree) => Asks::Capability(Capability::Tree),
        Some(Interface::Outputs) => Asks::Capability(Capability::Outputs),
        Some(Interface::Change) => Asks::Capability(Capability::Change),
        Some(Interface::PullRequest) => Asks::Capability(Capability::PullRequest),
        Some(Interface::Registry) => Asks::Capability(Capability::Registry),
        Some(Interface::FileChecker | Interface::Checker) | None => Asks::Closed,
    }
}

/// The capabilities that a module asks for, whether granted or not.
#[must_use]
pub fn requested(imports: &[Import]) -> BTreeSet<Capability> {
    let capability = |import| match asks(import) {
        Asks::Capability(capability) => Some(capability),
        Asks::Free | Asks::Closed => None,
    };
    imports.iter().filter_map(capability).collect()
}

/// The capabilities that the policy gives.
#[must_use]
pub fn granted(grant: &Grant) -> BTreeSet<Capability> {
    let given = [
        (Capability::Tree, grant.tree.is_some()),
        (Capability::Outputs, !grant.outputs.is_empty()),
        (Capability::Change, grant.change),
        (Capability::PullRequest, grant.pull_request),
    ];
    given.into_iter().filter(|(_, given)| *given).map(|(capability, _)| capability).collect()
}

/// Why a module does not get to run.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Refusal {
    /// Ungranted capabilities, all of them at once, with a line to paste.
    #[error(
        "it imports {imports}, and the policy does not grant that; if you trust it with that, add `{line}` to `{place}`"
    )]
    NotGranted {
        /// Each import and what it would allow.
        imports: String,
        /// What grants them.
        line: String,
        /// Where in the policy it belongs.
        place: String,
    },
    /// Something that no grant gives.
    #[error("it imports `{0}`, which no check is given; build it without")]
    Closed(String),
    /// A capability of the contract that this host does not offer.
    #[error("it imports `{0}`, which this version of gatewright does not offer yet")]
    NotOffered(String),
}

/// Request ∩ grant, or why the request goes beyond.
///
/// # Errors
/// Names the import and the line that would grant it.
pub fn admit(check: &str, imports: &[Import], granted: &BTreeSet<Capability>) -> Result<Vec<Capability>, Refusal> {
    let (mut asked, mut missing, mut imported) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for import in imports {
        match asks(import) {
            Asks::Free => {}
            Asks::Closed => return Err(Refusal::Closed(crate::model::text::clean(&import.name, 200))),
            Asks::Capability(Capability::Registry) => return Err(Refusal::NotOffered(import.name.clone())),
            Asks::Capability(capability) => {
                asked.insert(capability);
                if !granted.contains(&capability) {
                    missing.insert(capability);
                    imported.push(format!("`{}`, which lets a check {}", import.name, capability.meaning()));
                }
            }
        }
    }
    if missing.is_empty() {
        return Ok(asked.into_iter().collect());
    }
    let entries: Vec<_> = missing.iter().map(|capability| capability.grant_entry()).collect();
    let entries = entries.join(", ");
    // All at once: one refusal a run would take as many runs as there are grants.
    let (line, place) = match granted.is_empty() {
        true => (format!("grant: {{ {entries} }}"), format!("checks.{check}")),
        false => (entries, format!("checks.{check}.grant")),
    };
    Err(Refusal::NotGranted { imports: imported.join(", and "), line, place })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(name: &str) -> Import {
        let (interface, version) = name.split_once('@').unwrap();
        Import {
            name: name.to_owned(),
            interface: interface.to_owned(),
            version: version.to_owned(),
            functions: vec!["f".to_owned()],
            resources: vec![],
        }
    }

    #[test]
    fn what_is_granted_is_given_and_nothing_else() {
        let imports = [import("gatewright:check/log@0.1.0"), import("gatewright:check/change@0.1.3")];
        let granted = BTreeSet::from([Capability::Change, Capability::Tree]);
        assert_eq!(admit("x", &imports, &granted).unwrap(), [Capability::Change]);
    }

    #[test]
    fn a_refusal_names_the_check_the_import_and_the_line() {
        let refusal = admit("todo", &[import("gatewright:check/tree@0.1.0")], &BTreeSet::new()).unwrap_err();
        let text = refusal.to_string();
        assert!(text.contains("`gatewright:check/tree@0.1.0`"), "{text}");
        assert!(text.contains("`grant: { tree: true }` to `checks.todo`"), "{text}");
        let two = [import("gatewright:check/tree@0.1.0"), import("gatewright:check/change@0.1.0")];
        let text = admit("todo", &two, &BTreeSet::new()).unwrap_err().to_string();
        assert!(text.contains("`grant: { tree: true, change: true }` to `checks.todo`"), "all at once: {text}");
        let text = admit("todo", &two, &BTreeSet::from([Capability::Tree])).unwrap_err().to_string();
        assert!(text.contains("`change: true` to `checks.todo.grant`"), "beside what is granted: {text}");
    }

    #[test]
    fn sockets_other_versions_and_unknown_interfaces_are_closed_whatever_is_granted() {
        let all = BTreeSet::from(Capability::ALL);
        for name in [
            "wasi:sockets/tcp@0.2.6",
            "wasi:http/types@0.2.0",
            "wasi:io/poll@0.3.0",
            "gatewright:check/tree@0.2.0",
            "my:own/thing@1.0.0",
        ] {
            assert_eq!(admit("x", &[import(name)], &all).unwrap_err(), Refusal::Closed(name.to_owned()));
        }
    }
}
