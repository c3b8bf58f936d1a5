//! The first policy of a repository: the built-in defaults judge, and the policy that the change brings may only tighten them.
//!
//! Where the base has no policy, a change could otherwise bring its own judge: a policy that switches the secret scan off, together with a
//! secret. So every entry that [`weakened`] against the defaults is taken back to the default, and so is every waiver. What adds or tightens
//! holds at once: whoever introduces Gatewright sees on the same pull request what it will do.

use super::yaml::unescape;
use super::{CheckPolicy, HOST, Levels, Policy, Schemas, Weakening, weakened};

/// The policy that judges where `head` is the first one, and what of it does not count yet.
#[must_use]
pub fn floor(head: &Policy, schemas: &Schemas<'_>) -> (Policy, Vec<Weakening>) {
    let mut policy = head.clone();
    let mut all = Vec::new();
    // A check that is switched off hides what else is wrong with it: what comes to light once it is on again goes as well.
    for _ in 0..ROUNDS {
        let weaker = weakened(&Policy::default(), &policy, schemas);
        if weaker.is_empty() {
            all.sort();
            return (policy, all);
        }
        for weakening in &weaker {
            take_back(&mut policy, &weakening.pointer);
        }
        // A waiver counts once it is on the base; one that only narrows another cannot be told from one that adds.
        policy.waivers.clear();
        policy.branches.clear();
        all.extend(weaker);
    }
    // It does not end, so nothing of it counts but what runs besides the built-in checks.
    policy.checks.retain(|_, check| check.module.is_some());
    let checks = policy.checks;
    all.sort();
    (Policy { checks, path: head.path.clone(), text: head.text.clone(), ..Policy::default() }, all)
}

/// How often what is left is looked at again: each round takes back at least one entry of each check.
const ROUNDS: usize = 8;

/// Sets what stands at a pointer to its default.
fn take_back(policy: &mut Policy, pointer: &str) {
    let default = Policy::default();
    let parts: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["checks", name, rest @ ..] => {
            let check = match *name {
                HOST => Some(&mut policy.host),
                name => policy.checks.get_mut(name),
            };
            if let Some(check) = check {
                check_back(check, name, rest);
            }
        }
        ["mode", ..] => policy.mode = default.mode,
        ["scope", ..] => policy.scope = default.scope,
        ["requires", ..] => policy.requires = default.requires,
        // Waivers and branches go as a whole.
        _ => {}
    }
}

fn check_back(check: &mut CheckPolicy, name: &str, parts: &[&str]) {
    match parts {
        ["enabled", ..] => check.enabled = true,
        ["level", ..] => check.level = Levels::default(),
        ["rules", rule @ ..] => {
            let rule = rule.join("/");
            let rule = rule.strip_prefix(name).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&rule);
            check.rules.remove(rule);
        }
        ["settings", key, ..] => drop(check.settings.remove(*key)),
        ["files", ..] => check.files.clear(),
        // Nobody knows what else there is; then nothing of it counts.
        _ => *check = CheckPolicy { module: check.module.clone(), ..CheckPolicy::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::policy::Level;
    use crate::intake::policy::tests::policy;
    use proptest::prelude::*;

    fn floored(text: &str) -> Policy {
        floor(&policy(&format!("version: 1\n{text}")), &|_| None).0
    }

    #[test]
    fn what_weakens_the_defaults_does_not_count() {
        let judged = floored(
            "mode: sandbox
branches: [feature]
checks:
  policy: { level: allow }
  secret-scan:
    enabled: false
    level: allow
    rules: { generic: allow, private-key: deny }
    settings: { except: ['*'] }
    files: ['docs/**']
waivers: [{ fingerprint: '00000000000000000000000000000000', rule: secret-scan/generic, reason: x }]
",
        );
        let plain = floored("checks: { secret-scan: { rules: { private-key: deny } } }\n");
        assert_eq!((judged.mode, &judged.waivers, &judged.branches), (plain.mode, &plain.waivers, &plain.branches));
        assert_eq!((&judged.checks, &judged.host), (&plain.checks, &plain.host));
    }

    #[test]
    fn what_adds_and_tightens_counts_at_once() {
        let judged = floored(
            "scope: all
checks:
  policy: { level: deny }
  coverage-threshold: { level: deny }
  todo: { module: checks/todo.wasm, grant: { change: true }, level: deny }
",
        );
        assert_eq!(judged.scope, crate::intake::policy::Scope::All);
        assert_eq!(judged.host.level.compliance, Some(Level::Deny));
        assert_eq!(judged.checks["coverage-threshold"].level.compliance, Some(Level::Deny));
        assert!(judged.checks["todo"].module.is_some());
    }

    #[test]
    fn nothing_of_a_floored_policy_weakens_the_defaults() {
        let once = floored(
            "checks: { secret-scan: { enabled: false, level: warn }, policy: { level: warn } }\nmode: sandbox\n",
        );
        let left: Vec<_> = weakened(&Policy::default(), &once, &|_| None);
        assert_eq!(left, []);
    }

    /// Pieces of a policy, of which any may stand together.
    fn entries() -> impl Strategy<Value = String> {
        const LEVELS: [&str; 5] =
            ["allow", "warn", "deny", "{ compliance: warn }", "{ sandbox: allow, compliance: deny }"];
        const CHECKS: [&str; 4] = ["secret-scan", "coverage-threshold", "branch-naming", "policy"];
        let level = || proptest::sample::select(&LEVELS[..]);
        let of_check =
            (any::<Option<bool>>(), proptest::option::of(level()), proptest::option::of(level()), any::<[bool; 2]>());
        let check = (proptest::sample::select(&CHECKS[..]), of_check).prop_map(
            |(name, (enabled, level, rule, [files, settings]))| {
                let own = name == HOST;
                let mut parts = Vec::new();
                parts.extend(enabled.filter(|_| !own).map(|enabled| format!("enabled: {enabled}")));
                parts.extend(level.map(|level| format!("level: {level}")));
                let of_rule = if own { "check-disabled" } else { "some-rule" };
                parts.extend(rule.map(|level| format!("rules: {{ {of_rule}: {level} }}")));
                parts.extend((files && !own).then(|| "files: ['docs/**']".to_owned()));
                parts.extend((settings && !own).then(|| "settings: { except: ['*'], total: 80% }".to_owned()));
                (name, format!("  {name}: {{ {} }}\n", parts.join(", ")))
            },
        );
        let modes = proptest::sample::select(&["", "mode: sandbox\n", "scope: all\n", "branches: [develop]\n"][..]);
        (modes, proptest::collection::vec(check, 0..5)).prop_map(|(mode, checks)| {
            let mut named: std::collections::BTreeMap<&str, String> = std::collections::BTreeMap::new();
            named.extend(checks);
            let checks: String = named.into_values().collect();
            let checks = if checks.is_empty() { String::new() } else { format!("checks:\n{checks}") };
            format!("{mode}{checks}")
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_first_policy_is_weaker_than_the_defaults(text in entries()) {
            let head = policy(&format!("version: 1\n{text}"));
            let (judged, not_yet) = floor(&head, &|_| None);
            prop_assert_eq!(weakened(&Policy::default(), &judged, &|_| None), vec![]);
            // Only what weakens was taken back.
            if not_yet.is_empty() {
                prop_assert_eq!((&judged.checks, &judged.host, judged.mode, judged.scope), (&head.checks, &head.host, head.mode, head.scope));
            }
        }
    }
}
