//! `gatewright list` and `gatewright explain`.

use super::arguments;
use crate::environment::Environment;
use crate::error::Error;
use crate::finding::Descriptor;
use crate::job::{Session, Wanted};
use crate::judge::{POLICY, own};
use crate::runtime::registry::{Builtin, Check};
use crate::sink::escape;
use std::fmt::Write;
use std::path::Path;

/// What `list` and `explain` look at: the policy as `check` would find it on this machine, whatever is compared.
fn open<'a>(path: Option<&'a Path>, policy: Option<&'a Path>) -> Wanted<'a> {
    Wanted { path, policy, whole: true, ..Wanted::default() }
}

pub(super) fn list(environment: &Environment, arguments: &arguments::List, builtins: &[Builtin]) -> Result<u8, Error> {
    let loader = super::loader(environment)?;
    let wanted = open(arguments.path.as_deref(), arguments.policy.as_deref());
    let session = Session::open(environment, &wanted, builtins, &loader)?;
    let mut text = format!("policy: {}\n", escape::line(&session.bound.phrase));
    for notice in &session.bound.notices {
        let _ = writeln!(text, "note: {}", escape::line(notice));
    }
    for check in &session.checks {
        text.push('\n');
        describe(&mut text, check);
    }
    super::print(&text)?;
    // `list` is the lint of a policy: a check that cannot be used would be an error in every run.
    let unusable = session.checks.iter().any(|check| check.ready.is_err());
    Ok(if unusable { super::COULD_NOT_JUDGE } else { 0 })
}

fn describe(text: &mut String, check: &Check) {
    let named = if check.named { "named in the policy" } else { "on by default" };
    let source = escape::line(&check.source);
    let _ = writeln!(text, "{}  ({source}, {named})", check.id);
    match &check.ready {
        Err(problem) => {
            let _ = writeln!(text, "  could not be loaded: {}", escape::line(&problem.message));
        }
        Ok(ready) => {
            let _ = writeln!(text, "  {}", escape::line(&ready.descriptor.title));
            let module = &ready.module;
            let rules = ready.descriptor.rules.len();
            let _ =
                writeln!(text, "  version {}, {}, {} KiB", ready.descriptor.version, module.digest, module.size / 1024);
            let _ = writeln!(
                text,
                "  {} rule{}; see `gatewright explain {}`",
                rules,
                if rules == 1 { "" } else { "s" },
                check.id
            );
            match ready.granted.as_slice() {
                [] => {
                    let _ = writeln!(text, "  granted: nothing; it sees only the files it is given");
                }
                granted => {
                    for capability in granted {
                        let _ = writeln!(text, "  granted: {}, to {}", capability.name(), capability.meaning());
                    }
                }
            }
        }
    }
}

pub(super) fn explain(environment: &Environment, rule: &str, builtins: &[Builtin]) -> Result<u8, Error> {
    let loader = super::loader(environment)?;
    let (id, rule) = rule.split_once('/').map_or((rule, None), |(id, rule)| (id, Some(rule)));
    if id == POLICY {
        return explained(id, rule, &own::descriptor());
    }
    let session = Session::open(environment, &open(None, None), builtins, &loader)?;
    let check = session.checks.iter().find(|check| check.id == id).ok_or_else(|| {
        let known: Vec<&str> = session.checks.iter().map(|check| check.id.as_str()).collect();
        Error::Usage(format!("there is no check `{id}`; there is {}, {POLICY}", known.join(", ")))
    })?;
    match &check.ready {
        Ok(ready) => explained(id, rule, &ready.descriptor),
        Err(problem) => Err(Error::Module { path: check.source.clone().into(), reason: problem.message.clone() }),
    }
}

fn explained(id: &str, rule: Option<&str>, descriptor: &Descriptor) -> Result<u8, Error> {
    let mut text = String::new();
    let Some(rule) = rule else {
        let _ = writeln!(text, "{id} {}: {}\n", descriptor.version, escape::line(&descriptor.title));
        for rule in &descriptor.rules {
            let _ = writeln!(text, "{id}/{}  ({})\n    {}", rule.id, rule.severity.name(), escape::line(&rule.title));
        }
        return super::print(&text);
    };
    let found = descriptor.rules.iter().find(|known| known.id == rule).ok_or_else(|| {
        let near = descriptor
            .rules
            .iter()
            .max_by(|a, b| strsim::jaro_winkler(&a.id, rule).total_cmp(&strsim::jaro_winkler(&b.id, rule)));
        let near = near.map(|near| format!("; did you mean `{id}/{}`?", near.id)).unwrap_or_default();
        Error::Usage(format!("`{id}` has no rule `{rule}`{near}"))
    })?;
    let _ = writeln!(text, "{id}/{}: {}", found.id, escape::line(&found.title));
    let _ = writeln!(text, "severity: {}\n\n{}", found.severity.name(), escape::block(&found.help));
    super::print(&text)
}
