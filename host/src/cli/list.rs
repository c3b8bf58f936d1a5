//! `gatewright list`: the checks that a policy enables, and what each was granted.

use super::arguments;
use crate::environment::Environment;
use crate::error::Error;
use crate::job::{Session, Wanted};
use crate::runtime::registry::{Builtin, Check};
use crate::sink::escape;
use std::fmt::Write;
use std::path::Path;

/// What `list` and `explain` look at: the policy as `check` would find it on this machine, whatever is compared.
pub(super) fn open<'a>(path: Option<&'a Path>, policy: Option<&'a Path>) -> Wanted<'a> {
    Wanted { path, policy, whole: true, ..Wanted::default() }
}

pub(super) fn run(environment: &Environment, arguments: &arguments::List, builtins: &[Builtin]) -> Result<u8, Error> {
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
