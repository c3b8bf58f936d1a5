//! What a change to the policy gives up, for whoever reviews it. The change itself is still judged by the base's policy.

use super::direction::{self, Difference, Weaker};
use super::problem::shown;
use super::yaml::join;
use super::{CheckPolicy, Globs, HOST, Level, Levels, Mode, Policy, Scope, Waiver};
use serde_json::Value;

/// One thing that the new policy gives up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weakening {
    /// In the new file; where something is gone, the line of the nearest parent that is left.
    pub line: u32,
    /// The id of one of [`RULES`](super::RULES).
    pub rule: &'static str,
    /// What is given up.
    pub message: String,
    /// The entry of the new file, as a JSON Pointer, whether it is there or gone.
    pub pointer: String,
}

/// The settings schema of a check by its name, where it is known.
pub type Schemas<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// All that `head` gives up against `base`, in the order of the lines.
#[must_use]
pub fn weakened(base: &Policy, head: &Policy, schemas: &Schemas<'_>) -> Vec<Weakening> {
    let mut preview = Preview { base, head, schemas, found: Vec::new() };
    preview.whole();
    preview.levels(HOST, &join("/checks", HOST), &base.host, &head.host);
    for (name, before) in &base.checks {
        match head.checks.get(name) {
            Some(after) => preview.check(name, before, after),
            None => preview.removed(name, before),
        }
    }
    for (name, after) in &head.checks {
        if !base.checks.contains_key(name) && after.module.is_none() {
            preview.named(name, after);
        }
    }
    preview.waivers();
    preview.found.sort();
    preview.found
}

struct Preview<'a> {
    base: &'a Policy,
    head: &'a Policy,
    schemas: &'a Schemas<'a>,
    found: Vec<Weakening>,
}

impl Preview<'_> {
    fn add(&mut self, rule: &'static str, pointer: &str, message: String) {
        let line = self.head.line(pointer);
        self.found.push(Weakening { line, rule, message, pointer: pointer.to_owned() });
    }

    fn whole(&mut self) {
        if (self.base.mode, self.head.mode) == (Mode::Compliance, Mode::Sandbox) {
            self.add(
                "mode-lowered",
                "/mode",
                "the mode goes from `compliance` to `sandbox`: nothing blocks any more".to_owned(),
            );
        }
        if (self.base.scope, self.head.scope) == (Scope::All, Scope::Changed) {
            let message = "the scope goes from `all` to `changed`: what was there before no longer counts";
            self.add("scope-narrowed", "/scope", message.to_owned());
        }
        if let Some(before) = &self.base.requires
            && self.head.requires.as_ref() != Some(before)
        {
            let after = self.head.requires.as_ref().map_or("anything".to_owned(), |after| format!("`{after}`"));
            self.add("requires-changed", "/requires", format!("`requires` goes from `{before}` to {after}"));
        }
        for (index, pattern) in self.head.branches.iter().enumerate() {
            if !self.base.branches.contains(pattern) {
                let message = format!(
                    "a push to a branch that fits `{}` is judged by the policy that stood on that branch, no longer by the default branch",
                    shown(pattern)
                );
                self.add("branches-widened", &format!("/branches/{index}"), message);
            }
        }
    }

    fn removed(&mut self, name: &str, before: &CheckPolicy) {
        if !before.enabled {
            return;
        }
        let message = if before.module.is_some() {
            format!("`{name}` no longer runs")
        } else if plain(before) {
            // What the check does on its own stays, except that a missing input is no longer an error.
            format!("`{name}` is no longer named: where it finds nothing to judge it is not applicable, not an error")
        } else {
            format!("`{name}` runs without the settings and levels it had")
        };
        self.add("check-removed", &join("/checks", name), message);
    }

    /// A built-in check that the base does not name, and so runs as it comes.
    fn named(&mut self, name: &str, after: &CheckPolicy) {
        self.check(name, &CheckPolicy::default(), after);
    }

    fn check(&mut self, name: &str, before: &CheckPolicy, after: &CheckPolicy) {
        let here = join("/checks", name);
        if !before.enabled {
            return;
        }
        if !after.enabled {
            self.add("check-disabled", &format!("{here}/enabled"), format!("`{name}` no longer runs"));
            return;
        }
        if before.module != after.module {
            let changes = match (&before.module, &after.module) {
                (Some(before), Some(after)) if before.path == after.path && after.sha256.is_none() => {
                    "is no longer pinned"
                }
                (Some(before), Some(after)) if before.path == after.path => "is pinned to another digest",
                _ => "is another file",
            };
            self.add("module-changed", &format!("{here}/module"), format!("the module of `{name}` {changes}"));
        }
        self.levels(name, &here, before, after);
        self.grant(name, &format!("{here}/grant"), before, after);
        self.settings(name, &format!("{here}/settings"), before, after);
        let narrowed = !after.files.is_empty()
            && (before.files.is_empty() || before.files.iter().any(|glob| !after.files.contains(glob)));
        if narrowed {
            self.add("files-narrowed", &format!("{here}/files"), format!("`{name}` is given fewer files"));
        }
    }

    fn levels(&mut self, name: &str, here: &str, before: &CheckPolicy, after: &CheckPolicy) {
        if let Some(change) = lowered(before.level, after.level) {
            self.add("level-lowered", &format!("{here}/level"), format!("the level of `{name}` goes {change}"));
        }
        let mut rules: Vec<_> = before.rules.keys().chain(after.rules.keys()).collect();
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            let effective = |check: &CheckPolicy| Levels {
                compliance: check.level(rule, Mode::Compliance),
                sandbox: check.level(rule, Mode::Sandbox),
            };
            if let Some(change) = lowered(effective(before), effective(after)) {
                let pointer = self.head.rule_pointer(name, rule);
                self.add("level-lowered", &pointer, format!("the level of `{name}/{rule}` goes {change}"));
            }
        }
    }

    fn grant(&mut self, name: &str, here: &str, before: &CheckPolicy, after: &CheckPolicy) {
        let (before, after) = (&before.grant, &after.grant);
        let tree = match (&before.tree, &after.tree) {
            (Some(Globs::All), _) | (_, None) => false,
            (_, Some(Globs::All)) => true,
            (None, Some(Globs::These(after))) => !after.is_empty(),
            (Some(Globs::These(before)), Some(Globs::These(after))) => grown(before, after),
        };
        let wider = [
            ("tree", tree),
            ("outputs", grown(&before.outputs, &after.outputs)),
            ("change", !before.change && after.change),
            ("pull-request", !before.pull_request && after.pull_request),
            ("registry", grown(&before.registry, &after.registry)),
        ];
        for (capability, _) in wider.into_iter().filter(|(_, wider)| *wider) {
            let message = format!("`{name}` may read more: `{capability}`");
            self.add("grant-widened", &format!("{here}/{capability}"), message);
        }
    }

    fn settings(&mut self, name: &str, here: &str, before: &CheckPolicy, after: &CheckPolicy) {
        let schema = (self.schemas)(name);
        let named = |policy: &Policy| policy.checks.contains_key(name);
        let (old, new) = ((&before.settings, named(self.base)), (&after.settings, named(self.head)));
        let mut other: Vec<(String, String)> = Vec::new();
        for Difference { pointer, before, after, weaker } in direction::weakened(schema.as_deref(), old, new) {
            let setting = shown(&pointer.trim_start_matches('/').replace('/', "."));
            let at = format!("{here}{pointer}");
            match weaker {
                Weaker::Threshold => {
                    let text = |value: &Option<Value>| match value {
                        None | Some(Value::Null) => "no value".to_owned(),
                        Some(Value::String(text)) => shown(text.trim()),
                        Some(value) => shown(&value.to_string()),
                    };
                    let message = format!("`{setting}` of `{name}` goes from {} to {}", text(&before), text(&after));
                    self.add("threshold-lowered", &at, message);
                }
                Weaker::Required => {
                    let message = format!("`{name}` is not required any more: a missing input is no longer an error");
                    self.add("required-dropped", &at, message);
                }
                Weaker::Other => other.push((at, setting)),
            }
        }
        // One finding for each setting of the check, not for each value in it.
        other.sort_by(|a, b| top(here, &a.0).cmp(top(here, &b.0)));
        other.dedup_by(|a, b| top(here, &a.0) == top(here, &b.0));
        for (at, setting) in other {
            self.add("settings-changed", &at, format!("the setting `{setting}` of `{name}` changes"));
        }
    }

    fn waivers(&mut self) {
        for (index, after) in self.head.waivers.iter().enumerate() {
            let same = |before: &&Waiver| before.fingerprint == after.fingerprint && before.rule == after.rule;
            let (rule, message) = match self.base.waivers.iter().find(same) {
                None => ("waiver-added", format!("a finding of `{}` is waived: {}", after.rule, shown(&after.reason))),
                Some(before) => match (before.expires, after.expires) {
                    (Some(before), None) => {
                        ("waiver-extended", format!("a waiver of `{}` no longer expires on {before}", after.rule))
                    }
                    (Some(before), Some(now)) if now > before => {
                        ("waiver-extended", format!("a waiver of `{}` expires on {now}, not on {before}", after.rule))
                    }
                    _ => continue,
                },
            };
            let pointer = format!("/waivers/{index}");
            self.found.push(Weakening { line: after.line, rule, message, pointer });
        }
    }
}

/// The policy names the check and says nothing more.
fn plain(check: &CheckPolicy) -> bool {
    *check == CheckPolicy::default()
}

/// `after` holds something that `before` lacks.
fn grown(before: &[String], after: &[String]) -> bool {
    after.iter().any(|entry| !before.contains(entry))
}

/// How a level goes down, in the first mode in which it does.
fn lowered(before: Levels, after: Levels) -> Option<String> {
    let name =
        |level: Option<Level>| level.map_or("the severity's own".to_owned(), |level| format!("`{}`", level.name()));
    [Mode::Compliance, Mode::Sandbox].into_iter().find_map(|mode| {
        let (old, new) = (before.at(mode), after.at(mode));
        let down = match (old, new) {
            (Some(old), Some(new)) => new < old,
            // Some severity leads to more than `warn`, and none to more than `deny`.
            (None, Some(new)) => new < Level::Deny,
            (Some(old), None) => old == Level::Deny,
            (None, None) => false,
        };
        let both = before.compliance == before.sandbox && after.compliance == after.sandbox;
        let mode = if both { String::new() } else { format!(" in {} mode", mode.name()) };
        down.then(|| format!("from {} to {}{mode}", name(old), name(new)))
    })
}

/// The first part of a pointer below the settings of a check.
fn top<'a>(here: &str, pointer: &'a str) -> &'a str {
    let rest = pointer.get(here.len() + 1..).unwrap_or_default();
    rest.split('/').next().unwrap_or(rest)
}
