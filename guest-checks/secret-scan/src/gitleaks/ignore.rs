//! What is excused already: `.gitleaksignore` and the baselines of gitleaks and detect-secrets.

use serde::Deserialize;
use sha1::{Digest as _, Sha1};
use std::collections::{BTreeMap, BTreeSet};

/// Findings that are known, by path.
#[derive(Debug, Default)]
pub(crate) struct Known {
    places: BTreeMap<String, Vec<Place>>,
    values: BTreeMap<String, BTreeSet<[u8; 20]>>,
}

#[derive(Debug)]
struct Place {
    rule: String,
    line: usize,
}

/// A finding in gitleaks' report.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Reported {
    #[serde(rename = "RuleID", default)]
    rule: String,
    #[serde(default)]
    file: String,
    #[serde(default)]
    start_line: usize,
    #[serde(default)]
    secret: String,
}

/// detect-secrets' baseline.
#[derive(Deserialize)]
struct Baseline {
    results: BTreeMap<String, Vec<Hashed>>,
}

#[derive(Deserialize)]
struct Hashed {
    hashed_secret: String,
}

impl Known {
    /// Adds a `.gitleaksignore`: `file:rule:line`, or `commit:file:rule:line`; the commit does not matter, because the same
    /// file may come in by another.
    pub(crate) fn add_ignore(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let fields: Vec<&str> = line.split(':').collect();
            let (path, rule, number) = match fields.as_slice() {
                [path, rule, number] | [_, path, rule, number] => (path, rule, number),
                _ => continue,
            };
            if let Ok(line) = number.trim().parse() {
                self.place(path, rule, line);
            }
        }
    }

    /// Adds a baseline of either tool.
    ///
    /// # Errors
    /// Why it is neither.
    pub(crate) fn add_baseline(&mut self, text: &str) -> Result<(), String> {
        if text.trim_start().starts_with('[') {
            let reported: Vec<Reported> = serde_json::from_str(text).map_err(|error| error.to_string())?;
            for one in reported {
                let redacted = one.secret.is_empty() || one.secret == "REDACTED" || one.secret.contains("...");
                if redacted {
                    self.place(&one.file, &one.rule, one.start_line);
                } else {
                    self.value(&one.file, Sha1::digest(one.secret.as_bytes()).into());
                }
            }
            return Ok(());
        }
        let baseline: Baseline = serde_json::from_str(text)
            .map_err(|error| format!("it is neither a report of gitleaks nor a baseline of detect-secrets: {error}"))?;
        for (path, secrets) in baseline.results {
            for secret in secrets {
                let mut hash = [0; 20];
                hex::decode_to_slice(&secret.hashed_secret, &mut hash)
                    .map_err(|error| format!("`{}` in `{path}` is no SHA-1: {error}", secret.hashed_secret))?;
                self.value(&path, hash);
            }
        }
        Ok(())
    }

    fn place(&mut self, path: &str, rule: &str, line: usize) {
        let place = Place { rule: rule.trim().to_owned(), line };
        self.places.entry(normal(path)).or_default().push(place);
    }

    fn value(&mut self, path: &str, hash: [u8; 20]) {
        self.values.entry(normal(path)).or_default().insert(hash);
    }

    /// Whether nothing is known of a path, so that lines need not be counted.
    pub(crate) fn nothing_of(&self, path: &str) -> bool {
        !self.places.contains_key(path) && !self.values.contains_key(path)
    }

    /// Whether a finding is known: its value, or its place under one of the rule's names. What a vague rule finds is known by its
    /// place alone, because other scanners draw that line elsewhere.
    pub(crate) fn has(&self, path: &str, names: &[&str], vague: bool, lines: (usize, usize), value: &[u8]) -> bool {
        let place = |place: &Place| {
            (lines.0..=lines.1).contains(&place.line)
                && (vague || names.contains(&place.rule.as_str()) || place.rule.starts_with("generic"))
        };
        self.places.get(path).is_some_and(|places| places.iter().any(place))
            || self.values.get(path).is_some_and(|values| values.contains::<[u8; 20]>(&Sha1::digest(value).into()))
    }
}

fn normal(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}

#[cfg(test)]
mod tests {
    use super::Known;

    #[test]
    fn both_forms_of_an_ignore() {
        let mut known = Known::default();
        known.add_ignore("# why\nsrc\\a.rs:github-pat:3\n0f0f:src/b.rs:my-rule:7\nnonsense\n");
        assert!(known.has("src/a.rs", &["github-pat"], false, (3, 3), b"x"));
        assert!(!known.has("src/a.rs", &["github-pat"], false, (4, 4), b"x"));
        assert!(!known.has("src/a.rs", &["slack-bot-token"], false, (3, 3), b"x"));
        assert!(known.has("src/b.rs", &["my-rule"], false, (7, 7), b"x"));
    }

    #[test]
    fn baselines_of_either_tool() {
        let mut known = Known::default();
        known.add_baseline(r#"{"results": {"a.py": [{"hashed_secret": "11f6ad8ec52a2984abaafd7c3b516503785c2072", "line_number": 9}]}}"#).unwrap();
        known.add_baseline(r#"[{"RuleID": "r", "File": "b.py", "StartLine": 2, "Secret": "y"}, {"RuleID": "r", "File": "c.py", "StartLine": 2, "Secret": "REDACTED"}]"#).unwrap();
        assert!(known.has("a.py", &[], false, (1, 1), b"x"));
        assert!(!known.has("a.py", &[], false, (1, 1), b"new"));
        assert!(known.has("b.py", &[], false, (5, 5), b"y"));
        assert!(known.has("c.py", &["r"], false, (2, 2), b"z"));
        assert!(known.add_baseline("{}").unwrap_err().contains("neither"));
        assert!(known.add_baseline(r#"{"results": {"a": [{"hashed_secret": "zz"}]}}"#).unwrap_err().contains("SHA-1"));
    }
}
