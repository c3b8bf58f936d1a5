//! The user's decisions: levels and waivers.

use super::report::{ReportedFinding, Status};
use super::{default_level, is_open};
use crate::finding::{Finding, Place, Severity};
use crate::intake::policy::{Mode, Policy, Waiver};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Gives each finding its level and excuses what a waiver excuses. `used` says of each waiver whether it did.
pub(super) fn decide(
    findings: &mut [ReportedFinding],
    policy: &Policy,
    mode: Mode,
    check: &str,
    clock: i64,
    used: &mut [bool],
) {
    let configured = policy.checks.get(check);
    for finding in findings {
        let rule = finding.rule.strip_prefix(check).map_or("", |rule| rule.trim_start_matches('/'));
        let level = configured.and_then(|check| check.level(rule, mode));
        finding.level = level.unwrap_or_else(|| default_level(finding.severity));
        for (waiver, used) in policy.waivers.iter().zip(used.iter_mut()) {
            if waiver.fingerprint == finding.fingerprint && waiver.rule == finding.rule {
                *used = true;
                if is_open(finding) && !expired(waiver, clock) {
                    finding.status = Status::Suppressed(waiver.reason.clone());
                }
            }
        }
    }
}

/// The day of the clock that findings are judged by, in UTC. None: there is no commit to tell the time by, as in a folder
/// without git, or its time is no date; then no waiver that expires holds.
fn day(clock: i64) -> Option<Date> {
    let time = Timestamp::from_second(clock).ok().filter(|_| clock > 0)?;
    Some(time.to_zoned(TimeZone::UTC).date())
}

fn expired(waiver: &Waiver, clock: i64) -> bool {
    match (waiver.expires, day(clock)) {
        (Some(expires), Some(today)) => today > expires,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// What is wrong with the waivers themselves. Whether one is unused is known only if all that it could excuse was `judged`.
pub(super) fn waiver_findings(
    policy: &Policy,
    clock: i64,
    used: &[bool],
    judged: impl Fn(&Waiver) -> bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (waiver, used) in policy.waivers.iter().zip(used) {
        let (rule, message) = if expired(waiver, clock) {
            let expires = waiver.expires.map(|date| date.to_string()).unwrap_or_default();
            let why = if day(clock).is_some() {
                "expired on"
            } else {
                "does not hold without a commit to tell the time by, as it expires on"
            };
            ("waiver-expired", format!("the waiver for `{}` {why} {expires}: {}", waiver.rule, waiver.reason))
        } else if !used && judged(waiver) {
            ("waiver-unused", format!("the waiver for `{}` excuses nothing: {}", waiver.rule, waiver.reason))
        } else {
            continue;
        };
        findings.push(own_finding(rule, Severity::Warning, message, &policy.path, waiver.line));
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
        let midnight = |day: Date| day.to_zoned(TimeZone::UTC).unwrap().timestamp().as_second();
        let next = midnight(Date::constant(2027, 2, 1));
        assert!(!expired(&waiver, next - 1));
        assert!(expired(&waiver, next));
        assert!(expired(&waiver, 0) && expired(&waiver, i64::MAX), "no date, no excuse");
        waiver.expires = None;
        assert!(!expired(&waiver, i64::MAX));
    }

    #[test]
    fn a_level_is_ordered_so_that_deny_is_the_gravest() {
        assert!(Level::Deny > Level::Warn && Level::Warn > Level::Allow);
    }
}
