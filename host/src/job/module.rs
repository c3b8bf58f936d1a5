//! Modules: the bytes that a policy names, and what a built-in one says of itself.

use crate::intake::binding::Bound;
use crate::intake::policy::PolicyProblem;
use crate::model::rule::Descriptor;
use crate::runtime::engine::SIZE_LIMIT;
use crate::runtime::module::{Loader, digest};
use crate::runtime::registry::{self, Builtin};

/// Path and bytes of a custom check's module, from where the policy binds.
pub(super) fn bytes(bound: &Bound, id: &str) -> Result<(String, Vec<u8>), PolicyProblem> {
    let policy = &bound.policy;
    let pointer = format!("/checks/{id}/module");
    let problem =
        |message: String, help: Option<String>| PolicyProblem { position: policy.position(&pointer), message, help };
    let reference = policy.checks.get(id).and_then(|check| check.module.as_ref());
    let reference = reference.ok_or_else(|| problem(format!("`{id}` has no module"), None))?;
    let bytes = bound.file(&reference.path, SIZE_LIMIT as u64).map_err(|message| problem(message, None))?;
    let is = digest(&bytes);
    match &reference.sha256 {
        Some(pinned) if is != format!("sha256:{pinned}") => {
            let message = format!("`{}` is not the module that is pinned: it has the digest {is}", reference.path);
            Err(problem(message, Some("restore the file, or pin the new digest once you trust it".to_owned())))
        }
        _ => Ok((reference.path.clone(), bytes)),
    }
}

/// What a built-in check says of itself.
pub(super) fn builtin(loader: &Loader, builtins: &[Builtin], id: &str) -> Option<Descriptor> {
    let builtin = builtins.iter().find(|builtin| builtin.id == id)?;
    let module = loader.builtin(builtin).ok()?;
    registry::describe(loader, &module, 0).ok().map(|(_, descriptor)| descriptor)
}
