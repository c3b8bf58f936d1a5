//! Lock files: which packages a build takes from elsewhere.

use crate::json::{Json, Object};
use crate::package::{Ecosystem, Package};
use crate::sbom::Span;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// A lock file, read.
#[derive(Debug)]
pub struct Lock {
    /// Whose packages it names.
    pub ecosystem: Ecosystem,
    /// What an SBOM must list, and where it is locked first.
    pub required: BTreeMap<Package, Span>,
    /// What an SBOM may list besides: what belongs to the workspace, and what only development needs.
    pub optional: BTreeSet<Package>,
    /// Names of the workspace's own packages, in whatever version.
    pub local: BTreeSet<String>,
}

/// Why a lock file cannot be used.
#[derive(Debug)]
pub struct Broken {
    /// In a sentence.
    pub message: String,
    /// Where, if that is known.
    pub at: Option<usize>,
}

impl Lock {
    fn new(ecosystem: Ecosystem) -> Self {
        Self { ecosystem, required: BTreeMap::new(), optional: BTreeSet::new(), local: BTreeSet::new() }
    }

    /// The versions of a package that it names.
    pub fn versions<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        // Packages are sorted by name first, and no version sorts before the empty one.
        let from = Package { name: name.to_owned(), version: String::new() };
        let required = self.required.range(from.clone()..).map(|(package, _)| package);
        let optional = self.optional.range(from..);
        let same = move |package: &&Package| package.name == name;
        required.take_while(same).chain(optional.take_while(same)).map(|package| package.version.as_str())
    }

    /// Whether it names this package at all.
    #[must_use]
    pub fn names(&self, package: &Package) -> bool {
        self.required.contains_key(package) || self.optional.contains(package) || self.local.contains(&package.name)
    }
}

/// Which reader a lock file needs, by its name.
#[must_use]
pub fn ecosystem(path: &str) -> Option<Ecosystem> {
    match path.rsplit('/').next() {
        Some("Cargo.lock") => Some(Ecosystem::Cargo),
        Some("package-lock.json" | "npm-shrinkwrap.json") => Some(Ecosystem::Npm),
        _ => None,
    }
}

/// Reads a lock file. `development`: what only development needs is required too.
///
/// # Errors
/// Why it cannot be used.
pub fn read(ecosystem: Ecosystem, text: &str, development: bool) -> Result<Lock, Broken> {
    match ecosystem {
        Ecosystem::Cargo => cargo(text),
        Ecosystem::Npm => npm(text, development),
    }
}

#[derive(Deserialize)]
struct CargoLock {
    #[serde(default)]
    package: Vec<CargoPackage>,
    version: Option<u32>,
}

#[derive(Deserialize)]
struct CargoPackage {
    name: Spanned<String>,
    version: String,
    source: Option<String>,
}

fn cargo(text: &str) -> Result<Lock, Broken> {
    let file: CargoLock = toml::from_str(text)
        .map_err(|error| Broken { message: error.message().to_owned(), at: error.span().map(|span| span.start) })?;
    // An unrelated file of that name would else be a project without dependencies.
    if file.package.is_empty() && file.version.is_none() {
        return Err(Broken { message: "it has neither packages nor a version".to_owned(), at: None });
    }
    let mut lock = Lock::new(Ecosystem::Cargo);
    for CargoPackage { name, version, source } in file.package {
        let range = name.span();
        let span = Span { at: range.start, length: range.len() };
        let package = Package { name: name.into_inner(), version };
        if source.is_some() {
            lock.required.entry(package).or_insert(span);
        } else {
            // What has no source is a member of the workspace, or a path within reach of it.
            lock.local.insert(package.name.clone());
            lock.optional.insert(package);
        }
    }
    Ok(lock)
}

/// Old lock files nest packages in each other; nobody nests deeper by hand.
const DEPTH: usize = 100;

fn npm(text: &str, development: bool) -> Result<Lock, Broken> {
    let (document, _) = Json::document(text, &[]).map_err(|broken| Broken {
        at: Some(crate::text::Text::of(text).at(broken.line, broken.column)),
        message: broken.message,
    })?;
    let root = document.object().unwrap_or_default();
    let mut lock = Lock::new(Ecosystem::Npm);
    if let Some(name) = root.string("name") {
        lock.local.insert(name);
    }
    match (root.get("packages"), root.get("dependencies"), root.get("lockfileVersion")) {
        (Some(packages), _, _) => {
            let packages = packages
                .object()
                .ok_or_else(|| Broken { message: "`packages` is not an object".to_owned(), at: Some(packages.at) })?;
            for (path, value) in &packages.0 {
                npm_package(&mut lock, path, *value, development);
            }
        }
        (None, Some(dependencies), _) => nested(&mut lock, dependencies, development, DEPTH),
        (None, None, Some(_)) => {}
        (None, None, None) => {
            return Err(Broken { message: "it has neither `packages` nor a `lockfileVersion`".to_owned(), at: None });
        }
    }
    Ok(lock)
}

/// An entry of `packages`, whose key is the folder that it is put in.
fn npm_package(lock: &mut Lock, path: &str, value: Json<'_>, development: bool) {
    let members = value.object().unwrap_or_default();
    let installed = path.rsplit_once("node_modules/").map(|(_, name)| name.to_owned());
    let is_link = members.get("link").is_some_and(|link| link.is_true());
    // A folder of this repository, or a link to one. An alias is installed under another name than its own.
    let Some(folder) = installed.filter(|_| !is_link) else {
        let name = members.string("name").or_else(|| path.rsplit('/').next().map(str::to_owned));
        lock.local.extend(name.filter(|name| !name.is_empty()));
        return;
    };
    let name = members.string("name").unwrap_or(folder);
    add(lock, name, &members, value, development);
}

/// Lock files before version 2.
fn nested(lock: &mut Lock, dependencies: Json<'_>, development: bool, depth: usize) {
    for (name, value) in dependencies.object().unwrap_or_default().0 {
        let members = value.object().unwrap_or_default();
        let local = members.string("version").is_some_and(|version| version.starts_with("file:"));
        if local {
            lock.local.insert(name.into_owned());
        } else {
            add(lock, name.into_owned(), &members, value, development);
        }
        if let Some(inner) = members.get("dependencies").filter(|_| depth > 0) {
            nested(lock, inner, development, depth - 1);
        }
    }
}

fn add(lock: &mut Lock, name: String, members: &Object<'_>, value: Json<'_>, development: bool) {
    let Some(version) = members.string("version") else { return };
    let package = Package { name, version };
    let flag = |name: &str| members.get(name).is_some_and(|value| value.is_true());
    if (flag("dev") || flag("devOptional")) && !development {
        lock.optional.insert(package);
    } else {
        lock.required.entry(package).or_insert(Span { at: value.at, length: 1 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(lock: &Lock) -> Vec<String> {
        lock.required.keys().map(ToString::to_string).collect()
    }

    #[test]
    fn cargo_locks() {
        let text = "version = 4\n[[package]]\nname = \"app\"\nversion = \"0.1.0\"\ndependencies = [\"serde\"]\n\n\
            [[package]]\nname = \"serde\"\nversion = \"1.0.2\"\nsource = \"registry+x\"\nchecksum = \"00\"\n";
        let lock = read(Ecosystem::Cargo, text, false).unwrap();
        assert_eq!(names(&lock), ["serde@1.0.2"]);
        let span = lock.required.values().next().unwrap();
        assert_eq!(&text[span.at..span.at + span.length], "\"serde\"");
        assert!(lock.local.contains("app"));
        assert!(read(Ecosystem::Cargo, "version = 4\n", false).unwrap().required.is_empty());
    }

    #[test]
    fn npm_locks_of_each_version() {
        let new = r#"{"name": "app", "lockfileVersion": 3, "packages": {
            "": {"name": "app", "version": "1.0.0"},
            "node_modules/@acme/pay": {"version": "2.0.0"},
            "node_modules/a": {"version": "1.0.0"},
            "node_modules/a/node_modules/b": {"version": "3.0.0"},
            "node_modules/alias": {"name": "real", "version": "1.2.3"},
            "node_modules/tool": {"version": "9.0.0", "dev": true},
            "node_modules/lib": {"resolved": "packages/lib", "link": true},
            "packages/lib": {"name": "@app/lib", "version": "0.0.1"}}}"#;
        let lock = read(Ecosystem::Npm, new, false).unwrap();
        assert_eq!(names(&lock), ["@acme/pay@2.0.0", "a@1.0.0", "b@3.0.0", "real@1.2.3"]);
        assert_eq!(lock.local.iter().map(String::as_str).collect::<Vec<_>>(), ["@app/lib", "app", "lib"]);
        assert_eq!(names(&read(Ecosystem::Npm, new, true).unwrap()).len(), 5);
        let old = r#"{"lockfileVersion": 1, "dependencies": {
            "a": {"version": "1.0.0", "dependencies": {"b": {"version": "3.0.0"}}},
            "tool": {"version": "9.0.0", "dev": true}, "own": {"version": "file:own"}}}"#;
        assert_eq!(names(&read(Ecosystem::Npm, old, false).unwrap()), ["a@1.0.0", "b@3.0.0"]);
    }

    #[test]
    fn what_is_no_lock_file_is_no_empty_one() {
        for (ecosystem, text) in [
            (Ecosystem::Cargo, ""),
            (Ecosystem::Cargo, "[[package]]\nname = 1\n"),
            (Ecosystem::Cargo, "<<<<<<< HEAD\n"),
            (Ecosystem::Npm, ""),
            (Ecosystem::Npm, "{}"),
            (Ecosystem::Npm, "[]"),
            (Ecosystem::Npm, "{\"lockfileVersion\": 3, \"packages\": []}"),
        ] {
            assert!(read(ecosystem, text, false).is_err(), "{text}");
        }
    }
}
