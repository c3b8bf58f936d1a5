//! Baselines: reports of gitleaks and betterleaks as JSON, and detect-secrets' `.secrets.baseline`.

use super::allowlist::{Allowlist, Target};
use super::known::{At, Entry, Known, State};
use super::pattern::Pattern;
use super::quoteless;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Kinds of secrets of which detect-secrets does not hash the value: only how it begins, or what stands around it as well. What
/// they are here: a rule, or all rules that begin so.
const PLACED: &[(&str, &str)] = &[
    ("Private Key", "private-key"),
    ("GitHub Token", "github-"),
    ("GitLab Token", "gitlab-"),
    ("Azure Storage Account access key", "azure-"),
    ("Artifactory Credentials", "artifactory-"),
];

/// A finding in a report of gitleaks, or of betterleaks 1.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Reported {
    #[serde(rename = "RuleID", default)]
    rule: String,
    file: Option<String>,
    #[serde(default)]
    attributes: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    start_line: usize,
    secret: Option<String>,
}

/// An object: a report of betterleaks 2, or detect-secrets' baseline.
#[derive(Deserialize)]
struct Object {
    findings: Option<Vec<Found>>,
    results: Option<BTreeMap<String, Vec<Hashed>>>,
    #[serde(default)]
    filters_used: Vec<Filter>,
    exclude: Option<Exclude>,
}

#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    rule_id: String,
    #[serde(rename = "match", default)]
    matched: Matched,
    #[serde(default)]
    location: Location,
}

#[derive(Deserialize, Default)]
struct Matched {
    value: Option<String>,
    fingerprint: Option<String>,
}

#[derive(Deserialize, Default)]
struct Location {
    #[serde(default)]
    path: String,
    #[serde(default)]
    start_line: usize,
}

#[derive(Deserialize)]
struct Hashed {
    hashed_secret: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    line_number: usize,
    is_secret: Option<bool>,
    is_verified: Option<bool>,
}

/// A filter of detect-secrets 1.
#[derive(Deserialize)]
struct Filter {
    path: String,
    #[serde(default)]
    pattern: Patterns,
}

#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Patterns {
    #[default]
    None,
    One(String),
    Many(Vec<String>),
}

impl Patterns {
    fn list(self) -> Vec<String> {
        match self {
            Self::None => Vec::new(),
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

impl Filter {
    /// What its patterns are matched against: the path, or the line or secret; none: it has no patterns.
    fn target(&self) -> Option<Option<Target>> {
        match self.path.rsplit('.').next()? {
            "should_exclude_file" => Some(None),
            "should_exclude_line" => Some(Some(Target::Line)),
            "should_exclude_secret" => Some(Some(Target::Secret)),
            _ => None,
        }
    }
}

/// The filters of detect-secrets 0.
#[derive(Deserialize, Default)]
struct Exclude {
    files: Option<String>,
    lines: Option<String>,
}

impl Known {
    /// Adds a baseline of any of the three, and gives what it leaves out besides.
    ///
    /// # Errors
    /// Why it is none, or cannot be used. Nothing of it is quoted.
    pub(crate) fn add_baseline(&mut self, text: &str) -> Result<Vec<Allowlist>, String> {
        let text = text.trim_start_matches('\u{feff}').trim();
        let fail = |error: serde_json::Error| {
            let why = quoteless(&error.to_string().split(" at line ").next().unwrap_or_default().replace('\n', " "));
            format!("line {}: {why}", error.line())
        };
        if text.starts_with('[') || text == "null" {
            let reported: Option<Vec<Reported>> = serde_json::from_str(text).map_err(fail)?;
            reported.into_iter().flatten().for_each(|one| self.reported(one));
            return Ok(Vec::new());
        }
        let object: Object = serde_json::from_str(text).map_err(fail)?;
        if object.findings.is_none() && object.results.is_none() {
            return Err("it is no report of gitleaks or betterleaks and no baseline of detect-secrets".to_owned());
        }
        object.findings.into_iter().flatten().for_each(|found| self.found(&found));
        for (path, secrets) in object.results.into_iter().flatten() {
            for secret in secrets {
                self.hashed(&path, &secret)?;
            }
        }
        let old = object.exclude.into_iter().flat_map(|old| [(None, old.files), (Some(Target::Line), old.lines)]);
        let old = old.filter_map(|(target, pattern)| Some((target, vec![pattern?])));
        let new = object.filters_used.into_iter().filter_map(|filter| Some((filter.target()?, filter.pattern.list())));
        let lists = old.chain(new).map(|(target, patterns)| excluded(target, patterns));
        lists.filter_map(Result::transpose).collect()
    }

    fn reported(&mut self, one: Reported) {
        let path = one.file.filter(|path| !path.is_empty());
        let path = path.or_else(|| one.attributes.get("path")?.as_str().map(str::to_owned)).unwrap_or_default();
        let entry = Entry::new(At::Baseline(one.start_line), State::Quiet);
        match one.secret.filter(|secret| !is_redacted(secret)) {
            Some(secret) => self.text(&path, &secret, one.start_line, entry),
            None => self.place(&path, &one.rule, one.start_line, entry),
        }
    }

    fn found(&mut self, found: &Found) {
        let Location { path, start_line } = &found.location;
        let entry = Entry::new(At::Baseline(*start_line), State::Quiet);
        let mut hash = [0; 32];
        let digest = found.matched.fingerprint.as_deref().unwrap_or_default();
        if hex::decode_to_slice(digest.strip_prefix("sha256:").unwrap_or(digest), &mut hash).is_ok() {
            self.sha256(path, hash, entry);
            return;
        }
        match found.matched.value.as_ref().filter(|value| !is_redacted(value)) {
            Some(value) => self.text(path, value, *start_line, entry),
            None => self.place(path, &found.rule_id, *start_line, entry),
        }
    }

    fn hashed(&mut self, path: &str, secret: &Hashed) -> Result<(), String> {
        let state = match (secret.is_verified, secret.is_secret) {
            (_, Some(false)) => State::Quiet,
            (Some(true), _) => State::Verified,
            (_, Some(true)) => State::Audited,
            _ => State::Quiet,
        };
        let entry = Entry::new(At::Baseline(secret.line_number), state);
        if let Some((_, rule)) = PLACED.iter().find(|(kind, _)| *kind == secret.kind) {
            self.place(path, rule, secret.line_number, entry);
            return Ok(());
        }
        let mut hash = [0; 20];
        hex::decode_to_slice(&secret.hashed_secret, &mut hash)
            .map_err(|_| format!("a `hashed_secret` of `{path}`, line {}, is no SHA-1", secret.line_number))?;
        self.sha1(path, hash, entry);
        Ok(())
    }
}

/// Whether gitleaks has written a part of the secret or nothing of it.
fn is_redacted(secret: &str) -> bool {
    secret.is_empty() || secret == "REDACTED" || secret.ends_with("...")
}

/// What a filter of detect-secrets leaves out: files, or lines or secrets. None: it has no pattern.
fn excluded(target: Option<Target>, patterns: Vec<String>) -> Result<Option<Allowlist>, String> {
    let patterns = patterns.iter().filter(|pattern| !pattern.is_empty()).map(|pattern| Pattern::new(pattern));
    let pattern = patterns.collect::<Result<Vec<_>, _>>().and_then(|patterns| Pattern::any(&patterns));
    let what = match target {
        None => "files",
        Some(Target::Line) => "lines",
        Some(_) => "secrets",
    };
    let pattern = pattern.map_err(|why| format!("a pattern of {what} to exclude cannot be used: {why}"))?;
    Ok(pattern.map(|pattern| {
        let (paths, regexes) = if target.is_none() { (Some(pattern), None) } else { (None, Some(pattern)) };
        let target = target.unwrap_or(Target::Secret);
        Allowlist { line: 0, all: false, commits: false, paths, regexes, target, stopwords: Vec::new() }
    }))
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::gitleaks::known::{At, Question};

    fn known(text: &str) -> Known {
        let mut known = Known::default();
        known.add_baseline(text).unwrap();
        known
    }

    /// Whether `secret` is excused on a line, and whether by its value.
    fn excused(known: &Known, path: &str, secret: &str, line: usize) -> Option<bool> {
        let text = format!("a {secret} b");
        let names = ["r"];
        let question = Question {
            content: text.as_bytes(),
            secret: 2..2 + secret.len(),
            lines: (line, line),
            names: &names,
            vague: false,
        };
        known.view(path)?.excuse(&question).map(|excuse| excuse.by_value)
    }

    #[test]
    fn detect_secrets_by_hash_whatever_the_line() {
        let known = known(
            r#"{"results": {"a\\b.py": [{"hashed_secret": "11f6ad8ec52a2984abaafd7c3b516503785c2072", "line_number": 9}]}}"#,
        );
        assert_eq!(excused(&known, "a/b.py", "x", 1), Some(true));
        assert_eq!(excused(&known, "a/b.py", "new", 9), None);
    }

    #[test]
    fn gitleaks_by_value_and_redacted_by_place() {
        let report = |secret: &str| {
            format!(r#"[{{"RuleID": "r", "File": "b.py", "StartLine": 2, "Secret": {secret}, "Tags": []}}]"#)
        };
        assert_eq!(excused(&known(&report("\"y\"")), "b.py", "y", 5), Some(true));
        assert_eq!(excused(&known(&report("\"y\"")), "b.py", "z", 2), None);
        for redacted in ["\"REDACTED\"", "\"ghp_...\"", "\"\"", "null"] {
            assert_eq!(excused(&known(&report(redacted)), "b.py", "z", 2), Some(false), "{redacted}");
            assert_eq!(excused(&known(&report(redacted)), "b.py", "z", 3), None, "{redacted}");
        }
    }

    #[test]
    fn a_part_of_a_known_value_is_known_while_the_whole_is_there() {
        let known = known(r#"[{"RuleID": "r", "File": "b.py", "StartLine": 2, "Secret": "a sesame b"}]"#);
        assert_eq!(excused(&known, "b.py", "sesame", 2), Some(true));
        assert_eq!(excused(&known, "b.py", "sesam", 2), None);
    }

    #[test]
    fn betterleaks_of_both_makes() {
        let digest = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437";
        let first = known(r#"[{"RuleID": "r", "Attributes": {"path": "b.py"}, "StartLine": 2, "Secret": "y"}]"#);
        assert_eq!(excused(&first, "b.py", "y", 9), Some(true));
        let hash = hex::encode(<sha2::Sha256 as sha2::Digest>::digest("y"));
        let report = |fingerprint: &str| {
            format!(
                r#"{{"schema_version": "1", "findings": [{{"rule_id": "r", "match": {{"value": "REDACTED", "fingerprint": "{fingerprint}"}},
                "location": {{"path": "b.py", "start_line": 2}}}}], "scan": {{}}}}"#
            )
        };
        assert_eq!(excused(&known(&report(&hash)), "b.py", "y", 9), Some(true));
        assert_eq!(excused(&known(&report(digest)), "b.py", "y", 2), None);
        assert_eq!(excused(&known(&report("")), "b.py", "y", 2), Some(false));
    }

    #[test]
    fn what_an_audit_said_is_kept() {
        for (fields, says) in [
            (r#""is_secret": true"#, "person"),
            (r#""is_verified": true"#, "provider"),
            (r#""is_secret": false, "is_verified": true"#, ""),
        ] {
            let text = format!(
                r#"{{"results": {{"a": [{{"hashed_secret": "{}", {fields}}}]}}}}"#,
                "11f6ad8ec52a2984abaafd7c3b516503785c2072"
            );
            let known = known(&text);
            let names = ["r"];
            let question = Question { content: b"x", secret: 0..1, lines: (1, 1), names: &names, vague: false };
            let excuse = known.view("a").unwrap().excuse(&question).unwrap();
            assert!(excuse.entry.remark().contains(says), "{fields}");
            assert_eq!(excuse.entry.remark().is_empty(), says.is_empty());
        }
    }

    #[test]
    fn what_detect_secrets_does_not_hash_is_known_by_its_place() {
        for (kind, name) in
            [("Private Key", "private-key"), ("GitHub Token", "github-oauth"), ("GitLab Token", "gitlab-pat")]
        {
            let hash = hex::encode(<sha1::Sha1 as sha1::Digest>::digest("gho"));
            let known = known(&format!(
                r#"{{"results": {{"a": [{{"type": "{kind}", "hashed_secret": "{hash}", "line_number": 3}}]}}}}"#
            ));
            for (name, line, expected) in
                [(name, 3, true), (name, 4, false), ("git", 3, false), ("npm-access-token", 3, false)]
            {
                let names = [name];
                let question = Question { content: b"x", secret: 0..1, lines: (line, 9), names: &names, vague: false };
                let excuse = known.view("a").unwrap().excuse(&question);
                assert_eq!(
                    excuse.map(|excuse| (excuse.entry.at, excuse.by_value)),
                    expected.then_some((At::Baseline(3), false)),
                    "{kind} {name} {line}"
                );
            }
        }
    }

    #[test]
    fn nothing_is_quoted_where_it_cannot_be_read() {
        for text in [
            "{}",
            "[1, \"sesame\"]",
            "[{\"RuleID\": [\"sesame\"]}]",
            "[{\"StartLine\": \"sesame\"}]",
            "{\"results\": {\"a\": [{\"hashed_secret\": \"sesame\"}]}}",
            "{\"results\": {\"a\": \"sesame\"}}",
            "{\"results\": {}, \"filters_used\": [{\"path\": \"x.should_exclude_line\", \"pattern\": [\"(?!sesame)\"]}]}",
            "sesame",
            "\"sesame\"",
        ] {
            let why = Known::default().add_baseline(text).unwrap_err();
            assert!(!why.contains("sesame") && why.len() > 10, "{text}: {why}");
        }
        assert!(Known::default().add_baseline(&"[".repeat(100_000)).is_err());
        assert!(Known::default().add_baseline("null").is_ok());
        assert!(Known::default().add_baseline("[]").is_ok());
    }
}
