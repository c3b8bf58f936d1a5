//! Turns `rules.toml` and `words.toml` into Rust tables, so that a started check has its rules without reading anything.

#[path = "build/format.rs"]
mod format;

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::{env, error, fs, path::Path};

/// What every help text ends with.
const HISTORY: &str = "Removing the line is not enough: the value stays in the history, so revoke it first. Then let the \
                       program read the new one from its environment or a secret store.";

type Failure = Box<dyn error::Error>;

/// One provider of `rules.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Provider {
    name: String,
    revoke: String,
    #[serde(default)]
    near: Vec<String>,
    rules: Vec<Rule>,
}

/// One rule of a provider. The head of `rules.toml` explains the fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    what: String,
    #[serde(default)]
    format: Vec<String>,
    #[serde(default)]
    value: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    named: Vec<String>,
    #[serde(default)]
    pattern: Option<String>,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    span: Option<usize>,
    #[serde(default)]
    check: Option<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    files: Vec<String>,
    #[serde(default)]
    severity: Option<String>,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    leak: Vec<String>,
    #[serde(default)]
    clean: Vec<String>,
}

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=rules.toml");
    println!("cargo::rerun-if-changed=words.toml");
    println!("cargo::rerun-if-changed=build/format.rs");
    #[expect(clippy::disallowed_methods, reason = "how Cargo talks to a build script")]
    let out = env::var("OUT_DIR")?;
    let providers: BTreeMap<String, Provider> = toml::from_str(&fs::read_to_string("rules.toml")?)?;
    let mut ids = BTreeSet::new();
    let mut code = String::from("pub(crate) static RULES: &[Rule] = &[\n");
    let mut tested = String::from("static CASES: &[Cases] = &[\n");
    for (key, provider) in &providers {
        for rule in &provider.rules {
            if !ids.insert(rule.id.clone()) {
                return Err(format!("rules.toml: two rules are called `{}`", rule.id).into());
            }
            write_rule(&mut code, key, provider, rule)
                .map_err(|error| format!("rules.toml: `{}`: {error}", rule.id))?;
            writeln!(tested, "    Cases {{ leak: &[{}], clean: &[{}] }},", cases(&rule.leak)?, cases(&rule.clean)?)?;
        }
    }
    code.push_str("];\n");
    tested.push_str("];\n");
    fs::write(Path::new(&out).join("cases.rs"), tested)?;
    fs::write(Path::new(&out).join("rules.rs"), code)?;
    let lists: BTreeMap<String, String> = toml::from_str(&fs::read_to_string("words.toml")?)?;
    let mut code = String::new();
    for (name, words) in &lists {
        writeln!(code, "static {name}: &[&str] = &{:?};", words.split_whitespace().collect::<Vec<_>>())?;
    }
    fs::write(Path::new(&out).join("words.rs"), code)?;
    Ok(())
}

fn write_rule(code: &mut String, key: &str, provider: &Provider, rule: &Rule) -> Result<(), Failure> {
    let severity = match rule.severity.as_deref() {
        None | Some("error") => "Error",
        Some("warning") => "Warning",
        Some(other) => return Err(format!("no severity is called `{other}`").into()),
    };
    let kind = match (&rule.pattern, rule.format.is_empty(), rule.value.is_empty()) {
        (None, false, true) => format!("Kind::Token({})", formats(&rule.format, true)?),
        (None, true, false) => {
            let near = if !rule.near.is_empty() {
                rule.near.clone()
            } else if !provider.near.is_empty() {
                provider.near.clone()
            } else {
                vec![key.replace('-', "")]
            };
            format!(
                "Kind::Assigned {{ near: &{near:?}, named: &{:?}, value: {} }}",
                rule.named,
                formats(&rule.value, false)?
            )
        }
        (Some(pattern), true, _) if !rule.keywords.is_empty() => {
            if rule.leak.is_empty() || rule.clean.is_empty() {
                return Err("a rule with a `pattern` needs `leak` and `clean` cases".into());
            }
            if let Some(short) = rule.keywords.iter().find(|keyword| keyword.len() < 3) {
                return Err(format!("keyword `{short}` has less than three bytes").into());
            }
            let span = rule.span.unwrap_or(512);
            format!(
                "Kind::Pattern {{ keywords: &{:?}, pattern: {pattern:?}, span: {span}, value: {} }}",
                rule.keywords,
                formats(&rule.value, false)?
            )
        }
        _ => return Err("needs exactly one of `format`, `value`, and `pattern` with `keywords`".into()),
    };
    let check = match rule.check.as_deref() {
        None => "Check::None".to_owned(),
        Some(name) => format!("Check::{}", camel(name)),
    };
    writeln!(
        code,
        "    Rule {{ id: {:?}, title: {:?}, help: {:?}, severity: Severity::{severity}, check: {check}, \
         weak: {}, except: &{:?}, files: &{:?}, aliases: &{:?}, kind: {kind} }},",
        rule.id,
        format!("{} {}", provider.name, rule.what),
        format!("{} {HISTORY}", provider.revoke),
        rule.weak,
        rule.except,
        rule.files,
        rule.aliases,
    )?;
    Ok(())
}

/// The parts of every format; a token's must begin with something to look for.
fn formats(formats: &[String], token: bool) -> Result<String, Failure> {
    let mut code = String::from("&[");
    for text in formats {
        let parts = format::parse(text)?;
        if token {
            let starts = format::starts(&parts);
            if let Some(short) = starts.iter().find(|start| start.len() < 3) {
                return Err(format!("format `{text}` begins with `{short}`, less than three bytes").into());
            }
            write!(code, "Format {{ starts: &{starts:?}, {} }}, ", format::format(&parts))?;
        } else {
            write!(code, "Format {{ starts: &[], {} }}, ", format::format(&parts))?;
        }
    }
    code.push(']');
    Ok(code)
}

/// Cases are formats too, so that no file of this repository holds a whole token.
fn cases(texts: &[String]) -> Result<String, Failure> {
    let mut code = String::new();
    for text in texts {
        write!(code, "{}, ", format::code(&format::parse(text)?))?;
    }
    Ok(code)
}

fn camel(name: &str) -> String {
    let mut upper = true;
    let mut out = String::new();
    for letter in name.chars() {
        if letter == '-' {
            upper = true;
        } else if upper {
            out.extend(letter.to_uppercase());
            upper = false;
        } else {
            out.push(letter);
        }
    }
    out
}
