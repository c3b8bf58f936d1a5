//! `gatewright explain`: what a rule means, or which rules a check has.

use super::list::open;
use crate::environment::Environment;
use crate::error::Error;
use crate::job::Session;
use crate::judge::{POLICY, policy_check};
use crate::model::rule::Descriptor;
use crate::runtime::registry::Builtin;
use crate::sink::escape;
use std::fmt::Write;

pub(super) fn run(environment: &Environment, rule: &str, builtins: &[Builtin]) -> Result<u8, Error> {
    let loader = super::loader(environment)?;
    let (id, rule) = rule.split_once('/').map_or((rule, None), |(id, rule)| (id, Some(rule)));
    if id == POLICY {
        return explained(id, rule, &policy_check::descriptor());
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
