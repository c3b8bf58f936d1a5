//! What the committed measurements need and nobody else: not part of the interface.

use crate::catalogue::{self, Kind};
use crate::check::Check;
use crate::engine::Engine;
use crate::format::{self, Part, set};
use gatewright_sdk::Severity;

/// Of a rule, the texts in which it must and must not find something; apart from the rules, so that the component lacks them.
struct Cases {
    leak: &'static [&'static [Part]],
    clean: &'static [&'static [Part]],
}

include!(concat!(env!("OUT_DIR"), "/cases.rs"));

/// A rule with its cases, for tests and measurements.
#[derive(Debug)]
pub struct Case {
    /// The rule's id.
    pub rule: &'static str,
    /// What other scanners call it.
    pub aliases: &'static [&'static str],
    /// Texts in which the rule must find something.
    pub leak: Vec<String>,
    /// Texts in which it must not.
    pub clean: Vec<String>,
}

/// The engine alone.
#[derive(Debug)]
pub struct Scanner(Engine);

impl Default for Scanner {
    fn default() -> Self {
        Self(Engine::new())
    }
}

impl Scanner {
    /// Ids of the rules that `content` breaks, whether each is an error, and where.
    #[must_use]
    pub fn rules(&self, content: &[u8], path: &str) -> Vec<(&'static str, bool, std::ops::Range<usize>)> {
        let text = crate::text::Text::of(content);
        let found = self.0.scan(&text.bytes, path);
        found.into_iter().map(|one| (one.rule.id, one.rule.severity == Severity::Error, one.secret)).collect()
    }
}

/// Random letters of a set that `rules.toml` may name, the same for the same seed.
///
/// # Panics
/// If no set is called so.
#[must_use]
pub fn random(set: &str, count: usize, seed: u64) -> String {
    use format::set;
    let set = match set {
        "digit" => set::DIGIT,
        "hex" => set::HEX,
        "HEX" => set::UPPER_HEX,
        "lowdig" => set::LOWER_DIGIT,
        "UPDIG" => set::UPPER_DIGIT,
        "alnum" => set::ALNUM,
        "slug" => set::SLUG,
        "base64" => set::BASE64,
        "base32" => set::BASE32,
        "crypt" => set::CRYPT,
        other => panic!("no set is called `{other}`"),
    };
    format::sample(&[Part::Set { set, min: count, max: count }], seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Every rule of `rules.toml` with its cases; tokens are made up anew from their formats.
#[must_use]
pub fn cases() -> Vec<Case> {
    catalogue::RULES
        .iter()
        .enumerate()
        .map(|(number, rule)| {
            let seed = 0x9e37_79b9_7f4a_7c15u64.wrapping_mul(number as u64 + 3);
            let texts = |parts: &[&[Part]]| parts.iter().map(|parts| format::sample(parts, seed)).collect::<Vec<_>>();
            let mut leak = texts(CASES[number].leak);
            let mut clean = texts(CASES[number].clean);
            match &rule.kind {
                Kind::Token(_) if rule.check == Check::Jwt => clean.push("eyJhbGciOiJIUzI1NiJ9.eyJ".to_owned()),
                Kind::Token(formats) => {
                    for format in *formats {
                        let token = format::sample(format.parts, seed);
                        leak.push(format!("x = \"{token}\""));
                        leak.push(format!("see {token}\n"));
                        let cut = format.variable(token.as_bytes()) + 3;
                        if cut < format.least {
                            clean.push(format!("x = \"{}\"", &token[..cut]));
                        }
                        if rule.check == Check::Any {
                            clean.push(format!("x = \"{}\"", &format.starts[0][1..]));
                        } else {
                            clean.push(format!("x = \"{}\"", format::stand_in(format.parts)));
                        }
                    }
                }
                Kind::Assigned { near, named, value } => {
                    // A made-up token says nothing about its issuer.
                    for value in value.iter().filter(|_| rule.check != Check::Issuer) {
                        // Chance may make one that looks like none.
                        let tokens = (0..20).map(|time| format::sample(value.parts, seed + time * 2));
                        let Some(token) = tokens.into_iter().find(|token| rule.check.passes(token.as_bytes())) else {
                            continue;
                        };
                        let name = format!("{}_{}", near[0], named.first().unwrap_or(&"token"));
                        leak.push(format!("{name}_key = \"{token}\""));
                        clean.push(format!("other_{} = \"{token}\"", "thing"));
                    }
                }
                Kind::Pattern { .. } | Kind::Code => {}
            }
            Case { rule: rule.id, aliases: rule.aliases, leak, clean }
        })
        .collect()
}
