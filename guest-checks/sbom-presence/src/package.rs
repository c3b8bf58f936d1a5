//! Packages, as lock files and SBOMs name them.

use crate::sbom::Component;
use packageurl::PackageUrl;
use std::fmt;
use std::str::FromStr;

/// Where packages come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ecosystem {
    /// Rust's crates.
    Cargo,
    /// JavaScript's packages.
    Npm,
}

/// A package in one version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package {
    /// With its scope.
    pub name: String,
    /// As the lock file has it.
    pub version: String,
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

/// What a component of an SBOM stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// A package of an ecosystem that lock files are read of.
    Known(Ecosystem, Package),
    /// It has no package URL: name and version may be a package's of any ecosystem.
    Unnamed(Package),
    /// Something else, or without a version.
    Other,
    /// Its package URL is none; why.
    Broken(String),
}

/// What a component stands for: by its package URL where it has one, else by name and version.
#[must_use]
pub fn identity(component: &Component) -> Identity {
    let Some(purl) = &component.purl else {
        return match &component.version {
            Some(version) => Identity::Unnamed(Package { name: component.name.clone(), version: version.clone() }),
            None => Identity::Other,
        };
    };
    let url = match PackageUrl::from_str(purl) {
        Ok(url) => url,
        Err(error) => return Identity::Broken(error.to_string()),
    };
    let ecosystem = match url.ty() {
        "cargo" => Ecosystem::Cargo,
        "npm" => Ecosystem::Npm,
        _ => return Identity::Other,
    };
    // A package URL may leave the version to the component.
    let Some(version) = url.version().map(str::to_owned).or_else(|| component.version.clone()) else {
        return Identity::Other;
    };
    let name = match url.namespace() {
        Some(namespace) => format!("{namespace}/{}", url.name()),
        None => url.name().to_owned(),
    };
    Identity::Known(ecosystem, Package { name, version })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(purl: Option<&str>) -> Identity {
        let (name, version) = ("serde".to_owned(), Some("1.0.0".to_owned()));
        identity(&Component { name, version, purl: purl.map(str::to_owned), ..Component::default() })
    }

    fn package(name: &str, version: &str) -> Package {
        Package { name: name.to_owned(), version: version.to_owned() }
    }

    #[test]
    fn package_urls_win_over_names() {
        for (purl, expected) in [
            (Some("pkg:cargo/serde@1.0.9"), Identity::Known(Ecosystem::Cargo, package("serde", "1.0.9"))),
            (Some("pkg:cargo/serde"), Identity::Known(Ecosystem::Cargo, package("serde", "1.0.0"))),
            (
                Some("pkg:cargo/zstd-sys@2.0.16%2Bzstd.1.5.7"),
                Identity::Known(Ecosystem::Cargo, package("zstd-sys", "2.0.16+zstd.1.5.7")),
            ),
            (
                Some("pkg:cargo/zstd-sys@2.0.16+zstd.1.5.7"),
                Identity::Known(Ecosystem::Cargo, package("zstd-sys", "2.0.16+zstd.1.5.7")),
            ),
            (Some("pkg:npm/%40acme/pay@2.0.0?x=y#z"), Identity::Known(Ecosystem::Npm, package("@acme/pay", "2.0.0"))),
            (Some("pkg:npm/@acme/pay@2.0.0"), Identity::Known(Ecosystem::Npm, package("@acme/pay", "2.0.0"))),
            (Some("pkg:pypi/x@1"), Identity::Other),
            (None, Identity::Unnamed(package("serde", "1.0.0"))),
        ] {
            assert_eq!(of(purl), expected, "{purl:?}");
        }
        assert!(matches!(of(Some("serde@1")), Identity::Broken(_)));
    }
}
