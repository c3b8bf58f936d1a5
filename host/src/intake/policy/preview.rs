//! What a change to the policy gives up, for whoever reviews it. The change itself is still judged by the base's policy.

use super::problem::shown;
use super::yaml::join;
use super::{CheckPolicy, Globs, Grant, Level, Levels, Mode, Policy, Scope, Waiver};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One thing that the new policy gives up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weakening {
    /// In the new file; where something is gone, the line of the nearest parent that is left.
    pub line: u32,
    /// One of [`RULES`].
    pub rule: &'static str,
    /// What is given up.
    pub message: String,
}

/// Every rule of a weakening, and what it stands for.
pub const RULES: &[(&str, &str)] = &[
    ("check-disabled", "A check no longer runs"),
    ("check-removed", "A check is no longer in the policy"),
    ("files-narrowed", "A check is given fewer files"),
    ("grant-widened", "A custom check may read more"),
    ("level-lowered", "A finding leads to less"),
    ("mode-lowered", "A fail verdict no longer fails the job"),
    ("module-changed", "Another component does the judging"),
    ("requires-changed", "Other versions of Gatewright may judge"),
    ("required-dropped", "A check whose input is missing no longer errs"),
    ("scope-narrowed", "What was there before no longer counts"),
    ("settings-changed", "A check is set otherwise"),
    ("threshold-lowered", "A percentage that has to be reached is lower"),
    ("waiver-added", "A finding is newly excused"),
    ("waiver-extended", "A finding is excused for longer"),
];

/// All that `head` gives up against `base`, in the order of the lines.
#[must_use]
pub fn weakened(base: &Policy, head: &Policy) -> Vec<Weakening> {
    let mut preview = Preview { base, head, found: Vec::new() };
    preview.whole();
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
    found: Vec<Weakening>,
}

impl Preview<'_> {
    fn add(&mut self, rule: &'static str, pointer: &str, message: String) {
        let line = self.head.position(pointer).map_or(1, |position| position.line);
        self.found.push(Weakening { line, rule, message });
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
        let comes = CheckPolicy { settings: after.settings.clone(), ..CheckPolicy::as_it_comes() };
        self.check(name, &comes, after);
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
        self.settings(name, &format!("{here}/settings"), &before.settings, &after.settings);
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
                // The file may write the rule with or without the check's name.
                let plain = join(&format!("{here}/rules"), rule);
                let full = join(&format!("{here}/rules"), &format!("{name}/{rule}"));
                let written = self.head.position(&full) != self.head.position(&format!("{here}/rules"));
                let pointer = if written { full } else { plain };
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

    fn settings(&mut self, name: &str, here: &str, before: &Map<String, Value>, after: &Map<String, Value>) {
        let mut changes = Vec::new();
        differences(String::new(), &Value::Object(before.clone()), &Value::Object(after.clone()), &mut changes);
        let mut other = Vec::new();
        for Difference { pointer, before, after } in changes {
            let setting = shown(&pointer.trim_start_matches('/').replace('/', "."));
            let at = format!("{here}{pointer}");
            let percentages = before.as_ref().and_then(percentage).zip(after.as_ref().and_then(percentage));
            if percentages.is_some_and(|(before, after)| after < before) {
                let text = |value: &Option<Value>| {
                    value.as_ref().and_then(Value::as_str).unwrap_or_default().trim().to_owned()
                };
                let message = format!("`{setting}` of `{name}` goes from {} to {}", text(&before), text(&after));
                self.add("threshold-lowered", &at, message);
            } else if pointer == "/required" && after == Some(Value::Bool(false)) {
                let message = format!("`{name}` is not required any more: a missing input is no error");
                self.add("required-dropped", &at, message);
            } else {
                other.push((at, setting));
            }
        }
        if let Some((at, _)) = other.first() {
            let names: Vec<_> = other.iter().take(5).map(|(_, setting)| format!("`{setting}`")).collect();
            let more = if other.len() > names.len() { " and more" } else { "" };
            let message = format!("the settings of `{name}` change: {}{more}", names.join(", "));
            self.add("settings-changed", &at.clone(), message);
        }
    }

    fn waivers(&mut self) {
        for after in &self.head.waivers {
            let same = |before: &&Waiver| before.fingerprint == after.fingerprint && before.rule == after.rule;
            let (rule, message) = match self.base.waivers.iter().find(same) {
                None => ("waiver-added", format!("a finding of `{}` is excused: {}", after.rule, shown(&after.reason))),
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
            self.found.push(Weakening { line: after.line, rule, message });
        }
    }
}

impl CheckPolicy {
    /// What holds for a built-in check that no policy names.
    fn as_it_comes() -> Self {
        Self {
            enabled: true,
            module: None,
            settings: Map::new(),
            level: Levels::default(),
            rules: BTreeMap::new(),
            grant: Grant::default(),
            files: Vec::new(),
        }
    }
}

/// The policy names the check and says nothing more.
fn plain(check: &CheckPolicy) -> bool {
    *check == CheckPolicy::as_it_comes()
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

struct Difference {
    pointer: String,
    before: Option<Value>,
    after: Option<Value>,
}

/// The smallest values that differ. Lists of another length differ as a whole: nothing says which item is which.
fn differences(pointer: String, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let mut names: Vec<_> = old.keys().chain(new.keys()).collect();
            names.sort_unstable();
            names.dedup();
            for name in names {
                let pointer = join(&pointer, name);
                match (old.get(name), new.get(name)) {
                    (Some(before), Some(after)) => differences(pointer, before, after, found),
                    (before, after) => {
                        found.push(Difference { pointer, before: before.cloned(), after: after.cloned() })
                    }
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (before, after)) in old.iter().zip(new).enumerate() {
                differences(join(&pointer, &index.to_string()), before, after, found);
            }
        }
        _ if before == after => {}
        _ => found.push(Difference { pointer, before: Some(before.clone()), after: Some(after.clone()) }),
    }
}

/// `85%` or `85.5%`, exactly: whole and fraction to nine digits.
fn percentage(value: &Value) -> Option<(u64, u64)> {
    let (whole, fraction) = {
        let text = value.as_str()?.trim().strip_suffix('%')?.trim_end();
        text.split_once('.').unwrap_or((text, "0"))
    };
    let digits = |text: &str| !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = digits(whole) && digits(fraction);
    fits.then(|| Some((whole.parse().ok()?, format!("{fraction:0<9}").parse().ok()?))).flatten()
}
