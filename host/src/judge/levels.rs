//! The user's decisions: levels and waivers.

use super::fingerprint::Numbered;
use super::own::POLICY;
use super::report::Status;
use super::{default_level, is_open};
use crate::finding::{Descriptor, Finding, Place, Severity};
use crate::intake::policy::{Mode, Policy, Waiver};
use jiff::civil::Date;

/// What decides about the findings of a check.
pub(super) struct Decider<'a> {
    pub(super) policy: &'a Policy,
    pub(super) mode: Mode,
    pub(super) today: Date,
    /// Of each waiver, whether it waived something.
    pub(super) used: Vec<bool>,
}

impl Decider<'_> {
    /// Gives each finding of a check its level, and waives what a waiver waives. `rules`: what the check says of itself. `former`: gives
    /// the paths under which a finding's file was known before, where it held what the finding masks.
    pub(super) fn decide(
        &mut self,
        check: &str,
        descriptor: &Descriptor,
        findings: &mut [Numbered],
        former: &mut dyn FnMut(&Numbered) -> Vec<String>,
    ) {
        let configured = if check == POLICY { Some(&self.policy.host) } else { self.policy.checks.get(check) };
        for numbered in findings {
            let rule = numbered.finding.rule.strip_prefix(check).map_or("", |rule| rule.trim_start_matches('/'));
            let level = configured.and_then(|check| check.level(rule, self.mode));
            numbered.finding.level = level.unwrap_or_else(|| default_level(numbered.finding.severity));
            let known = descriptor.rules.iter().find(|known| known.id == rule);
            let old = known.map(|rule| rule.formerly.as_slice()).unwrap_or_default();
            let names: Vec<String> = [rule]
                .into_iter()
                .chain(old.iter().map(String::as_str))
                .map(|rule| format!("{check}/{rule}"))
                .collect();
            let mut paths: Option<Vec<String>> = None;
            for (waiver, used) in self.policy.waivers.iter().zip(self.used.iter_mut()) {
                if !names.contains(&waiver.rule) {
                    continue;
                }
                let path = numbered.finding.location.as_ref().map(|location| location.path.as_str());
                let is = |path| numbered.identity.elsewhere(&waiver.rule, path).fingerprint(numbered.number);
                // A file may have had another name when its finding was waived; asking git for it costs, so the present name comes first.
                let fits = is(path) == waiver.fingerprint
                    || paths
                        .get_or_insert_with(|| former(numbered))
                        .iter()
                        .any(|old| is(Some(old)) == waiver.fingerprint);
                if fits {
                    *used = true;
                    if is_open(&numbered.finding) && !expired(waiver, self.today) {
                        numbered.finding.status = Status::Suppressed(waiver.reason.clone());
                    }
                }
            }
        }
    }
}

/// A waiver holds through its last day.
fn expired(waiver: &Waiver, today: Date) -> bool {
    waiver.expires.is_some_and(|expires| today > expires)
}

/// Days before a waiver expires on which the reader is reminded of it.
const REMINDER: i32 = 14;

/// How many days a waiver still holds, where that is few.
fn days_left(waiver: &Waiver, today: Date) -> Option<i32> {
    let days = today.until(waiver.expires?).ok()?.get_days();
    (0..=REMINDER).contains(&days).then_some(days)
}

/// Findings about the waivers themselves. Whether one is unused is known only if all that it could waive was `judged`.
pub(super) fn waiver_findings(decider: &Decider<'_>, judged: impl Fn(&Waiver) -> bool) -> Vec<Finding> {
    let policy = decider.policy;
    let mut findings = Vec::new();
    for (waiver, used) in policy.waivers.iter().zip(&decider.used) {
        let expires = waiver.expires.map(|date| date.to_string()).unwrap_or_default();
        let (rule, severity, message) = if expired(waiver, decider.today) {
            let message = format!("the waiver for `{}` expired on {expires}: {}", waiver.rule, waiver.reason);
            ("waiver-expired", Severity::Warning, message)
        } else if !used && judged(waiver) {
            let message = format!("the waiver for `{}` waives nothing: {}", waiver.rule, waiver.reason);
            ("waiver-unused", Severity::Warning, message)
        } else if let Some(days) = days_left(waiver, decider.today) {
            let days = match days {
                0 => "today is its last day".to_owned(),
                1 => "1 day is left".to_owned(),
                days => format!("{days} days are left"),
            };
            let message = format!("the waiver for `{}` expires on {expires}, {days}: {}", waiver.rule, waiver.reason);
            ("waiver-expiring", Severity::Note, message)
        } else {
            continue;
        };
        findings.push(own_finding(rule, severity, message, &policy.path, waiver.line));
    }
    findings
}

/// A finding of the host, in the policy file.
pub(super) fn own_finding(rule: &str, severity: Severity, message: String, path: &str, line: u32) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        message,
        path: Some(path.to_owned()),
        place: Place::Lines { first: line.max(1), last: line.max(1) },
        commit: None,
        sensitive: Vec::new(),
        introduced: Some(true),
        identity: None,
        related: Vec::new(),
        fixes: Vec::new(),
        help: None,
        properties: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::policy::Level;

    #[test]
    fn a_waiver_holds_through_the_day_on_which_it_expires() {
        let mut waiver = Waiver {
            fingerprint: String::new(),
            rule: String::new(),
            reason: String::new(),
            owner: None,
            expires: Some(Date::constant(2027, 1, 31)),
            line: 1,
        };
        let last = Date::constant(2027, 1, 31);
        assert!(!expired(&waiver, last));
        assert!(expired(&waiver, Date::constant(2027, 2, 1)));
        assert_eq!(days_left(&waiver, last), Some(0));
        assert_eq!(days_left(&waiver, Date::constant(2027, 1, 17)), Some(14));
        assert_eq!(days_left(&waiver, Date::constant(2027, 1, 16)), None);
        assert_eq!(days_left(&waiver, Date::constant(2026, 1, 31)), None, "a year is no fortnight");
        waiver.expires = None;
        assert!(!expired(&waiver, Date::MAX) && days_left(&waiver, last).is_none());
    }

    fn numbered(path: &str) -> Numbered {
        use super::super::fingerprint::{Identity, Keyed, number};
        use super::super::report::{Location, ReportedFinding};
        let finding = ReportedFinding {
            rule: "todo/new".to_owned(),
            title: String::new(),
            severity: Severity::Error,
            level: Level::Deny,
            status: Status::New,
            message: String::new(),
            help: String::new(),
            location: Some(Location { path: path.to_owned(), span: None }),
            head_lines: None,
            commit: None,
            excerpt: None,
            fingerprint: String::new(),
            related: Vec::new(),
            fixes: Vec::new(),
            properties: Vec::new(),
        };
        let identity = Identity::new("todo/new", Some(path), None, "x = 1");
        let keyed = Keyed { finding, identity, introduced: true, age: None, secret: None, sensitive: Vec::new() };
        number(vec![keyed]).pop().unwrap()
    }

    /// Whether a waiver of that rule with the fingerprint that a finding had under that rule and path waives it today.
    fn waives(rule: &str, path: &str) -> bool {
        let fingerprint = numbered("now.rs").identity.elsewhere(rule, Some(path)).fingerprint(0);
        let waiver = Waiver {
            fingerprint,
            rule: rule.to_owned(),
            reason: "agreed".to_owned(),
            owner: None,
            expires: None,
            line: 1,
        };
        let mut policy = Policy::default();
        policy.waivers.push(waiver);
        let new = crate::finding::Rule {
            id: "new".to_owned(),
            title: String::new(),
            help: String::new(),
            severity: Severity::Error,
            formerly: vec!["old".to_owned()],
        };
        let descriptor = Descriptor {
            id: "todo".to_owned(),
            version: "1.0.0".to_owned(),
            title: String::new(),
            rules: vec![new],
            settings_schema: String::new(),
        };
        let today = Date::constant(2027, 1, 31);
        let mut decider = Decider { policy: &policy, mode: Mode::Compliance, today, used: vec![false] };
        let mut findings = [numbered("now.rs")];
        decider.decide("todo", &descriptor, &mut findings, &mut |_| vec!["before.rs".to_owned()]);
        assert_eq!(decider.used[0], findings[0].finding.status != Status::New);
        decider.used[0]
    }

    #[test]
    fn a_waiver_holds_under_the_old_name_of_its_rule_and_of_its_file() {
        for rule in ["todo/new", "todo/old"] {
            assert!(waives(rule, "now.rs") && waives(rule, "before.rs"), "{rule}");
            assert!(!waives(rule, "elsewhere.rs"), "{rule}");
        }
        assert!(!waives("todo/other", "now.rs") && !waives("other/new", "now.rs"));
    }

    #[test]
    fn a_level_is_ordered_so_that_deny_is_the_gravest() {
        assert!(Level::Deny > Level::Warn && Level::Warn > Level::Allow);
    }
}
