//! From the file to the policy: what the schema cannot say is checked here, and every problem is found in one go.

use super::explain::{Complaint, explain};
use super::file::{self, File, FileCheck, FileGrant, FileLevel, FileLevels, FileMode, FileScope, FileTree, FileWaiver};
use super::identifiers::{self, Wrong};
use super::problem::{PolicyProblem, shown, suggest};
use super::yaml::{self, Spans, join, unescape};
use super::{CheckPolicy, Globs, Grant, HOST, Level, Levels, Mode, Policy, RULES, Scope, Waiver};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// So many complaints tell the reader enough.
const MOST_COMPLAINTS: usize = 50;

/// Reads a policy file.
pub(super) fn read(path: &str, text: &str, builtins: &[&str]) -> Result<Policy, Vec<PolicyProblem>> {
    let (mut value, spans) = yaml::load(text)?;
    if value.is_null() {
        return Err(vec![PolicyProblem::new(Some(spans.value), "the policy is empty").help("begin with `version: 1`")]);
    }
    let mut reader = Reader { spans: &spans, builtins, problems: Vec::new(), broken: BTreeSet::new() };
    reader.shape(&mut value);
    let policy = reader.file(value);
    let problems = reader.problems;
    match policy {
        Some(policy) if problems.is_empty() => {
            Ok(Policy { path: path.to_owned(), text: text.to_owned(), spans: Some(spans), ..policy })
        }
        _ => Err(problems),
    }
}

struct Reader<'a> {
    spans: &'a Spans,
    builtins: &'a [&'a str],
    problems: Vec<PolicyProblem>,
    /// Checks with problems of their own, which are left out of what follows; their names are known.
    broken: BTreeSet<String>,
}

impl Reader<'_> {
    /// Something is wrong about what stands there: points at its key.
    fn key(&mut self, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let position = self.spans.nearest(pointer).position().clone();
        self.problems.push(PolicyProblem::new(Some(position), message).help(help));
    }

    /// The value that stands there is wrong: points at it.
    fn value(&mut self, pointer: &str, message: impl Into<String>, help: impl Into<String>) {
        let position = self.spans.nearest(pointer).value.clone();
        self.problems.push(PolicyProblem::new(Some(position), message).help(help));
    }

    fn wrong(&mut self, pointer: &str, wrong: Wrong) {
        self.value(pointer, wrong.message, wrong.help);
    }

    /// Complains about everything that the schema does not allow, and takes it out so that the rest can be looked at.
    fn shape(&mut self, value: &mut Value) {
        let schema = file::schema();
        let validator = match jsonschema::options().offline().should_validate_formats(false).build(&schema) {
            Ok(validator) => validator,
            Err(error) => {
                self.key("", format!("the schema of the policy is broken: {error}"), "report this to the project");
                return;
            }
        };
        let errors: Vec<_> = validator.iter_errors(value).take(MOST_COMPLAINTS).collect();
        let complaints: Vec<_> = errors.iter().flat_map(|error| explain(&schema, error)).collect();
        drop(errors);
        for complaint in complaints {
            self.take_out(value, &complaint.pointer);
            self.complain(complaint);
        }
    }

    fn complain(&mut self, complaint: Complaint) {
        let spans = self.spans.nearest(&complaint.pointer);
        let position = if complaint.about_value { &spans.value } else { spans.position() };
        self.problems.push(PolicyProblem {
            position: Some(position.clone()),
            message: complaint.message,
            help: complaint.help,
        });
    }

    fn take_out(&mut self, value: &mut Value, pointer: &str) {
        let Some(root) = value.as_object_mut() else { return };
        let mut parts = pointer.split('/').skip(1).map(unescape);
        match (parts.next().as_deref(), parts.next()) {
            // The one key that has to be there.
            (None | Some("version"), _) => drop(root.insert("version".to_owned(), 1.into())),
            (Some("checks"), Some(name)) => {
                root.get_mut("checks").and_then(Value::as_object_mut).map(|checks| checks.remove(&name));
                self.broken.insert(name);
            }
            (Some(name), _) => drop(root.remove(name)),
        }
    }

    fn file(&mut self, value: Value) -> Option<Policy> {
        let file: File = match serde_path_to_error::deserialize(value) {
            Ok(file) => file,
            Err(error) => {
                // The schema has let it through, or has complained already.
                if self.problems.is_empty() {
                    let pointer = pointer(error.path());
                    self.value(
                        &pointer,
                        shown(&error.inner().to_string()),
                        "`gatewright schema` says what may stand here",
                    );
                }
                return None;
            }
        };
        let requires = file.requires.and_then(|text| match text.parse() {
            Ok(requires) => Some(requires),
            Err(error) => {
                let message = format!("`{}` is not a version requirement: {error}", shown(&text));
                self.value("/requires", message, "write it like `>=0.3`");
                None
            }
        });
        let mut checks = BTreeMap::new();
        let mut host = CheckPolicy::default();
        for (name, check) in file.checks {
            let check = check.unwrap_or_default();
            if name == HOST {
                host = self.host(check);
                continue;
            }
            let policy = self.check(&name, check);
            checks.insert(name, policy);
        }
        for (index, pattern) in file.branches.iter().enumerate() {
            if let Err(wrong) = identifiers::branches(pattern) {
                self.wrong(&format!("/branches/{index}"), wrong);
            }
        }
        let waivers = self.waivers(file.waivers, &checks);
        let mode = match file.mode {
            FileMode::Compliance => Mode::Compliance,
            FileMode::Sandbox => Mode::Sandbox,
        };
        let scope = match file.scope {
            FileScope::Changed => Scope::Changed,
            FileScope::All => Scope::All,
        };
        Some(Policy { mode, scope, requires, branches: file.branches, checks, host, waivers, ..Policy::default() })
    }

    /// The host's own findings: nothing of them can be switched off or replaced, only their levels are the user's.
    fn host(&mut self, check: FileCheck) -> CheckPolicy {
        let here = join("/checks", HOST);
        let set = [
            ("enabled", check.enabled.is_some()),
            ("module", check.module.is_some()),
            ("settings", check.settings.is_some()),
            ("grant", check.grant.is_some()),
            ("files", check.files.is_some()),
        ];
        for (key, _) in set.into_iter().filter(|(_, set)| *set) {
            let message = format!("`{HOST}` stands for the host's own findings and takes no `{key}`");
            let help = "it takes `level` and `rules`; give a check of your own another name";
            self.key(&format!("{here}/{key}"), message, help);
        }
        let rules = self.rules(HOST, &here, check.rules.unwrap_or_default());
        for rule in rules.keys().filter(|rule| !RULES.iter().any(|known| known.id == rule.as_str())) {
            let pointer = join(&format!("{here}/rules"), rule);
            let help = suggest(rule, RULES.iter().map(|known| known.id));
            let help = help.unwrap_or_else(|| "`gatewright explain policy` lists its rules".to_owned());
            self.key(&pointer, format!("`{HOST}` has no rule `{}`", shown(rule)), help);
        }
        CheckPolicy { level: check.level.map(levels).unwrap_or_default(), rules, ..CheckPolicy::default() }
    }

    fn check(&mut self, name: &str, check: FileCheck) -> CheckPolicy {
        let here = join("/checks", name);
        let builtin = self.builtins.contains(&name);
        if let Err(wrong) = identifiers::check(name) {
            self.key(&here, wrong.message, wrong.help);
        } else if builtin && check.module.is_some() {
            let message = format!("`{name}` is built in and takes no module");
            self.key(&format!("{here}/module"), message, "give your own check another name");
        } else if !builtin && check.module.is_none() {
            let known = suggest(name, self.builtins.iter().copied());
            let help = "a custom check needs `module: path/to/check.wasm`";
            let help = known.map_or_else(|| help.to_owned(), |known| format!("{known} {help}"));
            self.key(&here, format!("`{name}` is not built in and names no module"), help);
        }
        if builtin && check.grant.is_some() {
            let help = "remove `grant`; `gatewright list` shows what they may read";
            self.key(&format!("{here}/grant"), "built-ins have fixed grants", help);
        }
        let module = check.module.and_then(|text| match identifiers::module(&text) {
            Ok(module) => Some(module),
            Err(wrong) => {
                self.wrong(&format!("{here}/module"), wrong);
                None
            }
        });
        let empty = check.files.as_ref().is_some_and(Vec::is_empty);
        let files = check.files.unwrap_or_default();
        if empty {
            let message = "`files` names no file, so the check would judge none";
            self.value(&format!("{here}/files"), message, "leave `files` out for all files");
        }
        self.globs(&format!("{here}/files"), &files);
        CheckPolicy {
            enabled: check.enabled.unwrap_or(true),
            module,
            settings: check.settings.unwrap_or_default(),
            level: check.level.map(levels).unwrap_or_default(),
            rules: self.rules(name, &here, check.rules.unwrap_or_default()),
            grant: self.grant(&format!("{here}/grant"), check.grant.unwrap_or_default()),
            files,
        }
    }

    fn rules(&mut self, check: &str, here: &str, written: BTreeMap<String, FileLevels>) -> BTreeMap<String, Levels> {
        let mut rules = BTreeMap::new();
        for (key, level) in written {
            let pointer = join(&format!("{here}/rules"), &key);
            let rule = key.strip_prefix(check).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&key);
            if let Some((other, rule)) = rule.split_once('/') {
                let message = format!("`{}` is not a rule of `{check}`", shown(&key));
                let other = self.builtins.contains(&other).then(|| format!("write it under `{other}`"));
                self.key(&pointer, message, other.unwrap_or_else(|| format!("write `{}`", shown(rule))));
            } else if !identifiers::is_kebab(rule) {
                let message = format!("`{}` cannot be the name of a rule", shown(&key));
                self.key(&pointer, message, "rules are lower-case words apart by `-`");
            } else if rules.insert(rule.to_owned(), levels(level)).is_some() {
                self.key(
                    &pointer,
                    format!("the rule `{rule}` stands here twice"),
                    format!("write it once, as `{rule}`"),
                );
            }
        }
        rules
    }

    fn grant(&mut self, here: &str, grant: FileGrant) -> Grant {
        let tree = match grant.tree {
            None | Some(FileTree::All(false)) => None,
            Some(FileTree::All(true)) => Some(Globs::All),
            Some(FileTree::Globs(globs)) => {
                self.globs(&format!("{here}/tree"), &globs);
                Some(Globs::These(globs))
            }
        };
        let outputs = grant.outputs.unwrap_or_default();
        self.globs(&format!("{here}/outputs"), &outputs);
        let registry = grant.registry.unwrap_or_default();
        for (index, repository) in registry.iter().enumerate() {
            if let Err(wrong) = identifiers::repository(repository) {
                self.wrong(&format!("{here}/registry/{index}"), wrong);
            }
        }
        let (change, pull_request) = (grant.change.unwrap_or(false), grant.pull_request.unwrap_or(false));
        Grant { tree, outputs, change, pull_request, registry }
    }

    fn globs(&mut self, here: &str, globs: &[String]) {
        for (index, glob) in globs.iter().enumerate() {
            if let Err(wrong) = identifiers::glob(glob) {
                self.wrong(&format!("{here}/{index}"), wrong);
            }
        }
    }

    fn waivers(&mut self, written: Vec<FileWaiver>, checks: &BTreeMap<String, CheckPolicy>) -> Vec<Waiver> {
        let broken = self.broken.clone();
        let mut known: BTreeSet<&str> = checks.keys().map(String::as_str).collect();
        known.extend(broken.iter().map(String::as_str));
        known.extend(self.builtins);
        let mut seen = BTreeMap::new();
        let mut waivers = Vec::new();
        for (index, waiver) in written.into_iter().enumerate() {
            let here = format!("/waivers/{index}");
            let line = self.spans.nearest(&here).position().line;
            self.waiver(&here, &waiver, &known);
            if let Some(first) = seen.insert((waiver.fingerprint.clone(), waiver.rule.clone()), line) {
                self.key(&here, "this finding is waived twice", format!("line {first} waives it already"));
            }
            let expires = waiver.expires.and_then(|text| {
                let date = text.parse().ok().filter(|date: &jiff::civil::Date| date.to_string() == text);
                if date.is_none() {
                    let message = format!("`{}` is not a date", shown(&text));
                    self.value(&format!("{here}/expires"), message, "write it like `2027-01-31`");
                }
                date
            });
            let FileWaiver { fingerprint, rule, reason, owner, .. } = waiver;
            waivers.push(Waiver { fingerprint, rule, reason, owner, expires, line });
        }
        waivers
    }

    fn waiver(&mut self, here: &str, waiver: &FileWaiver, known: &BTreeSet<&str>) {
        let hex = |digit: u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
        if waiver.fingerprint.len() != 32 || !waiver.fingerprint.bytes().all(hex) {
            let message = "a fingerprint is 32 lower-case hex digits";
            self.value(&format!("{here}/fingerprint"), message, "copy it from the report");
        }
        if waiver.reason.trim().is_empty() {
            self.value(&format!("{here}/reason"), "the reason is empty", "say why it is excused");
        }
        let pointer = format!("{here}/rule");
        match waiver.rule.split_once('/') {
            Some((check, rule)) if identifiers::is_kebab(rule) => {
                if !known.contains(check) {
                    let message = format!("the policy knows no check `{}`", shown(check));
                    let help = suggest(check, known.iter().copied());
                    self.value(&pointer, message, help.unwrap_or_else(|| "name a check of this policy".to_owned()));
                }
            }
            _ => {
                let message = format!("`{}` is not a rule", shown(&waiver.rule));
                self.value(&pointer, message, "write the check and the rule, like `check/rule`");
            }
        }
    }
}

fn levels(written: FileLevels) -> Levels {
    let level = |level: FileLevel| match level {
        FileLevel::Allow => Level::Allow,
        FileLevel::Warn => Level::Warn,
        FileLevel::Deny => Level::Deny,
    };
    match written {
        FileLevels::Both(both) => Levels { compliance: Some(level(both)), sandbox: Some(level(both)) },
        FileLevels::ByMode(by) => Levels { compliance: by.compliance.map(level), sandbox: by.sandbox.map(level) },
    }
}

/// Where serde stopped, as a JSON Pointer.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold(String::new(), |pointer, segment| match segment {
        Segment::Seq { index } => join(&pointer, &index.to_string()),
        Segment::Map { key } => join(&pointer, key),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}
