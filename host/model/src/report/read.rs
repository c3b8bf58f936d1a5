//! Reads a report back. It may come from another version, another job or an attacker, so what it holds is as hostile as a check's own words.

use super::{FINDINGS, Report, ReportedFinding, SCHEMA};
use crate::text;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use std::fmt;
use std::io::{self, Read};

/// How the names of all versions begin.
const FAMILY: &str = "gatewright.report/";
/// Bytes of the largest report that is read.
pub const LARGEST: u64 = 256 << 20;

/// Why a report cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refuses to read it.
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It has more than [`LARGEST`] bytes.
    #[error("it has more than {} MiB, and no more is read", LARGEST >> 20)]
    TooLarge,
    /// It is another kind of document.
    #[error("it is no report of Gatewright; name a file that `gatewright check --format json --output FILE` wrote")]
    NoReport,
    /// It has another major version.
    #[error("it is `{0}`, and this version of Gatewright reads `{SCHEMA}`; use the version that wrote it")]
    OtherVersion(String),
    /// It breaks off or does not fit its schema.
    #[error("it is no whole `{SCHEMA}`, so it was cut off or changed: {0}")]
    Broken(#[from] serde_json::Error),
}

/// The part of a report that says what it is.
#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    schema: String,
}

/// Reads a report of this major version. Fields that a later minor version added are passed over.
///
/// # Errors
/// Anything but a whole report of this major version. At most [`LARGEST`] bytes are read, and at most [`FINDINGS`] findings of one check.
pub fn read(from: impl Read) -> Result<Report, ReadError> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    // What it is comes first: of another version, an error about a field would mislead.
    match serde_json::from_slice::<Header>(&bytes) {
        Ok(Header { schema }) if schema == SCHEMA => Ok(serde_json::from_slice(&bytes)?),
        Ok(Header { schema }) if schema.starts_with(FAMILY) => Err(ReadError::OtherVersion(text::clean(&schema, 80))),
        Err(error) if error.is_eof() => Err(error.into()),
        Ok(_) | Err(_) => Err(ReadError::NoReport),
    }
}

/// The findings of a check, at most [`FINDINGS`]: else a file of brackets would take many times its size in memory.
pub(super) fn findings<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<ReportedFinding>, D::Error> {
    struct Findings;
    impl<'de> Visitor<'de> for Findings {
        type Value = Vec<ReportedFinding>;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(to, "at most {FINDINGS} findings")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut findings = Vec::new();
            while let Some(finding) = list.next_element()? {
                if findings.len() == FINDINGS {
                    return Err(A::Error::invalid_length(FINDINGS + 1, &self));
                }
                findings.push(finding);
            }
            Ok(findings)
        }
    }
    from.deserialize_seq(Findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use std::io::repeat;

    fn finding() -> Value {
        json!({
            "rule": "a/b", "title": "t", "severity": "error", "level": "deny", "status": "new", "message": "m", "help": "h",
            "path": "x", "line": 1, "end_line": 2, "fingerprint": "00", "related": [], "edits": [], "fixes": [], "properties": {}
        })
    }

    fn report(findings: Vec<Value>) -> Value {
        json!({
            "schema": "gatewright.report/v1", "version": "0.1.0", "verdict": "fail", "mode": "compliance", "scope": "changed",
            "policy": "p", "judged_by": { "from": "base", "ref": "main" }, "date": "2027-01-31",
            "counts": { "deny": 1, "warn": 0, "allowed": 0, "existing": 0, "suppressed": 0 },
            "checks": [{
                "id": "a", "title": "t", "verdict": "fail", "named": true, "summary": "s", "findings": findings,
                "metrics": [], "evidence": [], "problems": []
            }],
            "notices": [], "unconfigured": []
        })
    }

    fn refusal(report: &Value) -> String {
        read(report.to_string().as_bytes()).expect_err("it is refused").to_string()
    }

    #[test]
    fn a_report_of_the_first_minor_and_of_a_later_one_is_read() {
        let mut value = report(vec![finding()]);
        let first = read(value.to_string().as_bytes()).expect("the first");
        assert_eq!((first.minor, first.checks[0].findings.len()), (0, 1));
        value["minor"] = json!(4_000_000_000_u32);
        value["later"] = json!({ "any": ["thing"] });
        value["checks"][0]["findings"][0]["later"] = json!([[[1]]]);
        let later = read(value.to_string().as_bytes()).expect("a later one");
        assert_eq!(later.checks, first.checks);
    }

    #[test]
    fn another_major_version_is_refused_in_words_whatever_else_it_holds() {
        let text = "it is `gatewright.report/v2`, and this version of Gatewright reads `gatewright.report/v1`; use the version that wrote it";
        assert_eq!(refusal(&json!({ "checks": 7, "schema": "gatewright.report/v2" })), text);
        let mut same = report(vec![]);
        same["schema"] = json!("gatewright.report/v2");
        assert_eq!(refusal(&same), text);
    }

    #[test]
    fn what_is_no_report_is_called_that() {
        for other in
            [json!({}), json!([]), json!(null), json!({ "schema": 1 }), json!({ "schema": "http://x", "runs": [] })]
        {
            assert!(refusal(&other).starts_with("it is no report of Gatewright"), "{other}");
        }
        let binary = read(&b"\0\xff\xfe"[..]).expect_err("refused");
        assert!(matches!(binary, ReadError::NoReport), "{binary}");
    }

    #[test]
    fn a_report_cut_anywhere_is_refused() {
        let whole = report(vec![finding()]).to_string();
        for end in 0..whole.len() {
            let refused = read(&whole.as_bytes()[..end]).expect_err("cut");
            assert!(matches!(refused, ReadError::Broken(_)), "{end}: {refused}");
        }
    }

    /// Every value in turn becomes one of another type.
    fn wrong(value: &Value, at: &mut Vec<String>, all: &mut Vec<(String, Value)>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                at.push(name.replace('~', "~0").replace('/', "~1"));
                wrong(value, at, all);
                at.pop();
            }),
            Value::Array(values) => values.iter().enumerate().for_each(|(index, value)| {
                at.push(index.to_string());
                wrong(value, at, all);
                at.pop();
            }),
            _ => {}
        }
        let other = if value.is_array() { json!({ "a": 1 }) } else { json!([[1]]) };
        all.push((format!("/{}", at.join("/")), other));
    }

    #[test]
    fn a_value_of_another_type_is_refused_wherever_it_stands() {
        let whole = report(vec![finding()]);
        let mut all = Vec::new();
        wrong(&whole, &mut Vec::new(), &mut all);
        assert!(all.len() > 40, "{}", all.len());
        for (pointer, other) in all.iter().filter(|(pointer, _)| pointer != "/") {
            let mut changed = whole.clone();
            *changed.pointer_mut(pointer).expect("it is there") = other.clone();
            refusal(&changed);
        }
    }

    #[test]
    fn a_place_that_cannot_be_is_refused() {
        for (name, value) in [
            ("path", json!(null)),
            ("end_line", json!(0)),
            ("line", json!(0)),
            ("line", json!(3)),
            ("column", json!(1)),
        ] {
            let mut one = finding();
            one[name] = value;
            assert!(refusal(&report(vec![one])).contains("a place"), "{name}");
        }
    }

    #[test]
    fn more_findings_than_are_written_are_refused_and_no_more_are_kept() {
        assert_eq!(
            read(report(vec![finding(); FINDINGS]).to_string().as_bytes()).unwrap().checks[0].findings.len(),
            FINDINGS
        );
        let text = refusal(&report(vec![finding(); 100_000]));
        assert!(text.contains("invalid length 10001, expected at most 10000 findings"), "{text}");
    }

    #[test]
    fn a_gigabyte_is_refused_before_it_is_read() {
        struct Counted(u64);
        impl Read for &mut Counted {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.0 += buffer.len() as u64;
                repeat(b' ').read(buffer)
            }
        }
        let mut counted = Counted(0);
        assert!(matches!(read((&mut counted).take(1 << 30)), Err(ReadError::TooLarge)));
        assert!(counted.0 <= 2 * LARGEST, "{}", counted.0);
    }
}
