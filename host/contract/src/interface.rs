//! The names of the contract and its versions: the only place that decides whether an import or export belongs to it.

/// The package of the contract, without its version.
pub const PACKAGE: &str = "gatewright:check/";
/// Versions of the contract that this host speaks, for a person.
pub const VERSIONS: &str = "0.1.x";
/// How those versions begin.
const SERIES: &str = "0.1.";

/// An interface of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interface {
    /// Types that the others share.
    Types,
    /// Lines for the module's author.
    Log,
    /// Bytes that a capability hands out.
    Content,
    /// The tracked files.
    Tree,
    /// Files of the work tree.
    Outputs,
    /// What git knows about the change.
    Change,
    /// What the pull request knows.
    PullRequest,
    /// OCI repositories.
    Registry,
    /// What a file check exports.
    FileChecker,
    /// What a check of the whole change exports.
    Checker,
}

impl Interface {
    /// The interface that a component means by `name`, which has no version, and `version`. None: it is not of the contract,
    /// or of a version that this host does not speak.
    #[must_use]
    pub fn of(name: &str, version: &str) -> Option<Self> {
        let name = name.strip_prefix(PACKAGE).filter(|_| version.starts_with(SERIES))?;
        Some(match name {
            "types" => Self::Types,
            "log" => Self::Log,
            "content" => Self::Content,
            "tree" => Self::Tree,
            "outputs" => Self::Outputs,
            "change" => Self::Change,
            "pull-request" => Self::PullRequest,
            "registry" => Self::Registry,
            "file-checker" => Self::FileChecker,
            "checker" => Self::Checker,
            _ => return None,
        })
    }
}

/// Which of the two exports a component has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `file-checker`: it judges file by file.
    Each,
    /// `checker`: it judges the change as a whole.
    Whole,
}

impl Shape {
    /// The shape that an exported interface stands for. None: it says nothing about the shape.
    #[must_use]
    pub fn of(name: &str, version: &str) -> Option<Self> {
        match Interface::of(name, version)? {
            Interface::FileChecker => Some(Self::Each),
            Interface::Checker => Some(Self::Whole),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interface_is_known_by_its_package_name_and_version() {
        let of = |name| Interface::of(name, "0.1.0");
        assert_eq!(of("gatewright:check/pull-request"), Some(Interface::PullRequest));
        assert_eq!(Interface::of("gatewright:check/tree", "0.1.7"), Some(Interface::Tree));
        for name in ["gatewright:check/trees", "gatewright:checks/tree", "tree", "", "my:own/tree"] {
            assert_eq!(of(name), None, "{name}");
        }
        for version in ["", "0.1", "0.10.0", "0.2.0", "1.0.0", "00.1.0"] {
            assert_eq!(Interface::of("gatewright:check/tree", version), None, "{version}");
        }
    }

    #[test]
    fn only_exports_have_a_shape() {
        assert_eq!(Shape::of("gatewright:check/file-checker", "0.1.0"), Some(Shape::Each));
        assert_eq!(Shape::of("gatewright:check/checker", "0.1.9"), Some(Shape::Whole));
        assert_eq!(Shape::of("gatewright:check/checker", "0.2.0"), None);
        assert_eq!(Shape::of("gatewright:check/log", "0.1.0"), None);
    }
}
