//! An in-memory repository for native unit tests of a check.

use crate::bindings::whole::gatewright::check::change::{ChangedFile, Commit};
use crate::bindings::whole::gatewright::check::pull_request::Details;
use crate::{Check, File, FileCheck, Finding, Outcome, Problem, SettingProblem};
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static WORLD: RefCell<World> = RefCell::new(World::default());
}

/// What the host would know.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// Tracked files.
    pub tree: BTreeMap<String, Vec<u8>>,
    /// Files of the work tree that the policy grants.
    pub outputs: BTreeMap<String, Vec<u8>>,
    /// Files at the base.
    pub base_tree: BTreeMap<String, Vec<u8>>,
    /// What is judged; none: an empty one.
    pub head: Option<Commit>,
    /// What it is compared with.
    pub base: Option<Commit>,
    /// From the base to the head.
    pub commits: Vec<Commit>,
    /// The branch that is judged.
    pub head_branch: Option<String>,
    /// Where it wants to go.
    pub base_branch: Option<String>,
    /// All branches that the clone knows.
    pub branches: Option<Vec<String>>,
    /// Files that the change touches.
    pub changed: Vec<ChangedFile>,
    /// The pull request.
    pub pull_request: Option<Details>,
}

impl World {
    /// Runs a check in this world, with settings as the policy would hold them.
    ///
    /// # Errors
    /// What the check says of its settings.
    pub fn check<C: Check>(&self, settings: &serde_json::Value) -> Result<Outcome, SettingProblem> {
        WORLD.with(|world| *world.borrow_mut() = self.clone());
        C::check(crate::export::parse(&settings.to_string())?)
    }
}

/// Runs a file check on one file, with settings as the policy would hold them.
///
/// # Errors
/// What the check says of the file.
///
/// # Panics
/// Where the check refuses the settings.
pub fn inspect<C: FileCheck>(
    settings: &serde_json::Value,
    path: &str,
    content: &[u8],
) -> Result<Vec<Finding>, Problem> {
    let (check, _) = crate::export::parse(&settings.to_string()).and_then(C::start).expect("usable settings");
    check.inspect(&File { path: path.to_owned(), content: content.to_vec() })
}

/// Stands where a component has its imports.
pub(crate) mod host {
    use super::{WORLD, World};
    use std::collections::BTreeMap;

    fn with<T>(read: impl FnOnce(&World) -> T) -> T {
        WORLD.with(|world| read(&world.borrow()))
    }

    fn matching(files: &BTreeMap<String, Vec<u8>>, globs: &[String]) -> Result<Vec<String>, content::Failure> {
        let mut builder = ignore::gitignore::GitignoreBuilder::new("");
        for glob in globs {
            builder.add_line(None, glob).map_err(|error| content::failure("malformed", &error.to_string()))?;
        }
        let matcher = builder.build().map_err(|error| content::failure("malformed", &error.to_string()))?;
        let hit = |path: &&String| matcher.matched_path_or_any_parents(path.as_str(), false).is_ignore();
        Ok(files.keys().filter(hit).cloned().collect())
    }

    fn open(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Result<content::Blob, content::Failure> {
        let bytes = files.get(path).ok_or_else(|| content::failure("not-found", &format!("there is no `{path}`")))?;
        Ok(content::Blob(bytes.clone()))
    }

    pub(crate) mod log {
        pub(crate) use crate::bindings::whole::gatewright::check::log::Level;

        pub(crate) fn write(level: Level, text: &str) {
            eprintln!("{level:?}: {text}");
        }
    }

    pub(crate) mod content {
        pub(crate) use crate::bindings::whole::gatewright::check::content::Failure;

        pub(super) fn failure(code: &str, message: &str) -> Failure {
            Failure { code: code.to_owned(), message: message.to_owned() }
        }

        #[derive(Debug)]
        pub(crate) struct Blob(pub(super) Vec<u8>);

        impl Blob {
            pub(crate) fn size(&self) -> u64 {
                self.0.len() as u64
            }

            #[expect(clippy::unnecessary_wraps, reason = "the shape of the import that it stands for")]
            pub(crate) fn read(&self, offset: u64, length: u32) -> Result<Vec<u8>, Failure> {
                let start = usize::try_from(offset).unwrap_or(usize::MAX).min(self.0.len());
                let end = start.saturating_add(length as usize).min(self.0.len());
                Ok(self.0[start..end].to_vec())
            }
        }
    }

    pub(crate) mod tree {
        use super::content::{Blob, Failure};

        pub(crate) fn find(globs: &[String]) -> Result<Vec<String>, Failure> {
            super::with(|world| super::matching(&world.tree, globs))
        }

        pub(crate) fn open(path: &str) -> Result<Blob, Failure> {
            super::with(|world| super::open(&world.tree, path))
        }
    }

    pub(crate) mod outputs {
        use super::content::{Blob, Failure};

        pub(crate) fn find(globs: &[String]) -> Result<Vec<String>, Failure> {
            super::with(|world| super::matching(&world.outputs, globs))
        }

        pub(crate) fn open(path: &str) -> Result<Blob, Failure> {
            super::with(|world| super::open(&world.outputs, path))
        }
    }

    pub(crate) mod change {
        use super::content::{Blob, Failure};
        pub use crate::bindings::whole::gatewright::check::change::{ChangedFile, Commit, Kind};

        /// What is judged.
        #[must_use]
        pub fn head() -> Commit {
            let empty = Commit { id: String::new(), parents: Vec::new(), committed: 0, message: String::new() };
            super::with(|world| world.head.clone().unwrap_or(empty))
        }

        /// What it is compared with.
        #[must_use]
        pub fn base() -> Option<Commit> {
            super::with(|world| world.base.clone())
        }

        /// From the base to the head.
        #[must_use]
        pub fn commits() -> Vec<Commit> {
            super::with(|world| world.commits.clone())
        }

        /// The branch that is judged.
        #[must_use]
        pub fn head_branch() -> Option<String> {
            super::with(|world| world.head_branch.clone())
        }

        /// Where it wants to go.
        #[must_use]
        pub fn base_branch() -> Option<String> {
            super::with(|world| world.base_branch.clone())
        }

        /// All branches that the clone knows.
        #[must_use]
        pub fn branches() -> Option<Vec<String>> {
            super::with(|world| world.branches.clone())
        }

        /// Files that the change touches.
        #[must_use]
        pub fn files() -> Vec<ChangedFile> {
            super::with(|world| world.changed.clone())
        }

        pub(crate) fn open_base(path: &str) -> Result<Blob, Failure> {
            super::with(|world| super::open(&world.base_tree, path))
        }
    }

    pub(crate) mod pull_request {
        pub use crate::bindings::whole::gatewright::check::pull_request::Details;

        /// None: this is not about a pull request.
        #[must_use]
        pub fn get() -> Option<Details> {
            super::with(|world| world.pull_request.clone())
        }
    }
}

/// The settings whose schema says which change of them makes the check stricter, as `paths[].minimum`, and what it says. In
/// alphabetical order.
#[must_use]
pub fn directions<S: schemars::JsonSchema>() -> Vec<(String, String)> {
    let schema = schemars::schema_for!(S).to_value();
    let mut found = Vec::new();
    properties(&schema, &schema, "", &mut found);
    found.sort();
    found
}

fn properties(root: &serde_json::Value, schema: &serde_json::Value, prefix: &str, found: &mut Vec<(String, String)>) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let name = format!("{prefix}{name}");
        if let Some(direction) = property.get("x-gatewright-stricter") {
            let direction = direction.as_str().map_or_else(|| direction.to_string(), str::to_owned);
            found.push((name.clone(), direction));
        }
        for (below, prefix) in [(property, format!("{name}.")), (&property["items"], format!("{name}[]."))] {
            let target = below["$ref"].as_str().and_then(|target| root.pointer(target.trim_start_matches('#')));
            properties(root, target.unwrap_or(below), &prefix, found);
        }
    }
}
