//! The user's decisions: levels and waivers.

use super::fingerprint::Numbered;
use super::policy_check::{self, POLICY};
use crate::intake::policy::{Policy, Waiver};
use crate::locate::Located;
use crate::model::finding::Finding;
use crate::model::report::{Location, ReportedFinding, Status};
use crate::model::rule::{Descriptor, Rule};
use crate::model::verdict::{Level, Mode, Scope, Severity};
use jiff::civil::Date;

/// What decides about the findings of a check.
pub(super) struct Decider<'a> {
    policy: &'a Policy,
    mode: Mode,
    today: Date,
    /// Whether there is something that the change is compared with.
    compared: bool,
    /// Of each waiver, whether it waived something.
    used: Vec<bool>,
}

impl<'a> Decider<'a> {
    pub(super) fn new(policy: &'a Policy, mode: Mode, today: Date, compared: bool) -> Self {
        Self { policy, mode, today, compared, used: vec![false; policy.waivers.len()] }
    }

    /// Judges a finding of a check: what it leads to, whether it counts, whether a waiver waives it. `descriptor`: of the check.
    pub(super) fn decide(
        &mut self,
        check: &str,
        descriptor: &Descriptor,
        numbered: Numbered,
        scope: Scope,
    ) -> ReportedFinding {
        let rule = descriptor.rules.iter().find(|rule| rule.id == numbered.located.finding.rule);
        let level = self.level(check, &numbered.located.finding);
        let mut status = self.status(&numbered.located, scope);
        if let Some(reason) = self.waived(check, rule, &numbered)
            && status == Status::New
        {
            status = Status::Suppressed { reason };
        }
        let Numbered { located, fingerprint, .. } = numbered;
        let Located { finding, span, .. } = located;
        let (head_line, head_end_line) = located.head_lines.unzip();
        ReportedFinding {
            rule: format!("{check}/{}", finding.rule),
            title: rule.map(|rule| rule.title.clone()).unwrap_or_default(),
            severity: finding.severity,
            level,
            status,
            help: help(&finding, rule),
            message: finding.message,
            location: finding.path.map(|path| Location { path, span }),
            head_line,
            head_end_line,
            commit: finding.commit,
            fingerprint,
            excerpt: located.excerpt,
            related: located.related,
            edits: located.fixes.iter().find(|fix| fix.safe).map(|fix| fix.edits.clone()).unwrap_or_default(),
            fixes: located.fixes,
            properties: finding.properties,
        }
    }

    /// What the policy says of the rule or the check; else the severity decides.
    fn level(&self, check: &str, finding: &Finding) -> Level {
        let configured = if check == POLICY { Some(&self.policy.host) } else { self.policy.checks.get(check) };
        let level = configured.and_then(|check| check.level(&finding.rule, self.mode));
        level.unwrap_or(match finding.severity {
            Severity::Error => Level::Deny,
            Severity::Warning | Severity::Note => Level::Warn,
        })
    }

    /// Whether a finding counts before waivers are applied.
    fn status(&self, located: &Located, scope: Scope) -> Status {
        match located.mark {
            // A mark of the base that a new secret was put under excuses nothing either: nobody accepted that one.
            Some(line) if !self.compared || scope == Scope::All && !located.introduced => {
                Status::Suppressed { reason: format!("the mark on line {line}, which the base holds") }
            }
            _ if located.introduced || scope == Scope::All => Status::New,
            _ => Status::Existing,
        }
    }

    /// The reason of the first waiver that waives a finding. Those that fit it are used, also where they have expired.
    fn waived(&mut self, check: &str, rule: Option<&Rule>, numbered: &Numbered) -> Option<String> {
        let finding = &numbered.located.finding;
        let mut reason = None;
        for (waiver, used) in self.policy.waivers.iter().zip(self.used.iter_mut()) {
            if !is_named(waiver, check, &finding.rule, rule) {
                continue;
            }
            let is = |path| numbered.identity.elsewhere(&waiver.rule, path).fingerprint(numbered.number);
            // A file may have had another name when its finding was waived.
            let mut paths = numbered.located.former.iter().map(|path| Some(path.as_str()));
            if is(finding.path.as_deref()) == waiver.fingerprint || paths.any(|path| is(path) == waiver.fingerprint) {
                *used = true;
                if reason.is_none() && !expired(waiver, self.today) {
                    reason = Some(waiver.reason.clone());
                }
            }
        }
        reason
    }

    /// Findings about the waivers, each on its line. A waiver is known to be unused only if all that it could waive was `judged`.
    pub(super) fn about_waivers(&self, lines: Vec<Located>, judged: impl Fn(&Waiver) -> bool) -> Vec<Located> {
        let waivers = self.policy.waivers.iter().zip(&self.used).zip(lines);
        let said = waivers.filter_map(|((waiver, used), line)| {
            let (rule, message) = if expired(waiver, self.today) {
                policy_check::waiver_expired(waiver)
            } else if !used && judged(waiver) {
                policy_check::waiver_unused(waiver)
            } else {
                policy_check::waiver_expiring(waiver, days_left(waiver, self.today)?)
            };
            let severity = policy_check::severity(rule);
            Some(Located { finding: Finding { rule: rule.to_owned(), severity, message, ..line.finding }, ..line })
        });
        said.collect()
    }
}

/// Whether a waiver names a rule of a check, by its present id or an old one.
fn is_named(waiver: &Waiver, check: &str, id: &str, rule: Option<&Rule>) -> bool {
    let Some(named) = waiver.rule.strip_prefix(check).and_then(|rest| rest.strip_prefix('/')) else { return false };
    named == id || rule.is_some_and(|rule| rule.formerly.iter().any(|old| old == named))
}

/// Whether a waiver of the policy names a rule of a check, so that a finding of it may be waived under an old name of its file.
#[must_use]
pub fn is_waived(policy: &Policy, check: &str, descriptor: &Descriptor, id: &str) -> bool {
    let rule = descriptor.rules.iter().find(|rule| rule.id == id);
    policy.waivers.iter().any(|waiver| is_named(waiver, check, id, rule))
}

/// What to do about it. Of a past version that is more than taking it out.
fn help(finding: &Finding, rule: Option<&Rule>) -> String {
    let help = finding.help.as_deref().or(rule.map(|rule| rule.help.as_str())).unwrap_or_default();
    let Some(commit) = &finding.commit else { return help.to_owned() };
    let commit = commit.get(..12).unwrap_or(commit);
    let why = format!("Taking it out was not enough: commit {commit} still holds it, for everybody who can fetch it.");
    format!("{why} {help}").trim_end().to_owned()
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

#[cfg(test)]
mod tests {
    use super::super::fingerprint::number;
    use super::*;

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
        let finding = Finding { path: Some(path.to_owned()), ..Finding::new("new", Severity::Error, String::new()) };
        let former = vec!["before.rs".to_owned()];
        let located = Located { line: "x = 1".to_owned(), former, ..Located::bare(finding) };
        number("todo", vec![located]).pop().unwrap()
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
        let new = Rule {
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
        let mut decider = Decider::new(&policy, Mode::Compliance, today, true);
        let finding = decider.decide("todo", &descriptor, numbered("now.rs"), Scope::Changed);
        assert_eq!(decider.used[0], finding.status != Status::New);
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
