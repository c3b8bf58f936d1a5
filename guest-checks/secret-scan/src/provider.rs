//! Providers whose secrets have no shape of their own: their names are looked for in the name that a value is given to.

use crate::catalogue::{Kind, RULES, Rule};
use crate::check::Check;
use crate::judge::{Verdict, squeeze};
use crate::keywords::Keywords;
use crate::placeholder::is_example;
use crate::words;
use gatewright_sdk::Severity;

/// The names of all providers, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Providers {
    names: Keywords,
    /// Of each name, its text and the rule that it leads to.
    leads: Vec<(&'static str, &'static Rule)>,
    /// Names too short for [`Keywords`].
    short: Vec<(&'static str, &'static Rule)>,
}

impl Providers {
    /// Of the built-in rules.
    pub(crate) fn new() -> Self {
        let mut leads = Vec::new();
        let mut short = Vec::new();
        for rule in RULES {
            let Kind::Assigned { near, .. } = &rule.kind else { continue };
            for word in *near {
                if word.len() < 3 { short.push((*word, rule)) } else { leads.push((*word, rule)) }
            }
        }
        Self { names: Keywords::new(leads.iter().map(|(word, _)| *word)), leads, short }
    }

    /// The strictest rule whose provider `context` names and whose shape `value` has.
    pub(crate) fn of(&self, value: &[u8], context: &[u8]) -> Option<Verdict> {
        let squeezed = squeeze(context);
        let mut best: Option<Verdict> = None;
        let mut offer = |word: &str, rule: &'static Rule| {
            // A short name is one only as a word of its own, and so is a word for the rule that knows nothing but names.
            let word_too = rule.check == Check::Strong && words::is_ordinary(word);
            if (word.len() > 4 && !word_too || is_word_of(context, word.as_bytes()))
                && let Some(verdict) = fits(rule, value, &squeezed)
                && best.as_ref().is_none_or(|best| order(&verdict) < order(best))
            {
                best = Some(verdict);
            }
        };
        self.names.scan(&squeezed, |hit| {
            let (word, rule) = self.leads[hit.keyword];
            offer(word, rule);
        });
        for (word, rule) in &self.short {
            offer(word, rule);
        }
        best
    }
}

/// Rules that know the provider's own shape before the one for all, errors before warnings, strict before loose.
fn order(verdict: &Verdict) -> (bool, bool, usize, &'static str) {
    let rule = verdict.rule;
    (rule.check == Check::Strong, rule.severity != Severity::Error, verdict.looseness, rule.id)
}

fn fits(rule: &'static Rule, value: &[u8], context: &[u8]) -> Option<Verdict> {
    let Kind::Assigned { near, named, value: shapes } = &rule.kind else { return None };
    let shape = shapes.iter().filter(|shape| shape.is(value)).min_by_key(|shape| shape.looseness())?;
    let has = |word: &&str| memchr::memmem::find(context, word.as_bytes()).is_some();
    let named = named.is_empty() || named.iter().any(has);
    let real = rule.check == Check::Any || !is_example(value);
    let issued = rule.check != Check::Issuer || {
        let claims = crate::check::base64(value.split(|byte| *byte == b'.').nth(1).unwrap_or_default());
        near.iter().any(|name| memchr::memmem::find(&claims, name.as_bytes()).is_some())
    };
    (named && real && issued && rule.check.passes(value)).then_some(Verdict { rule, looseness: shape.looseness() })
}

/// Whether `word` stands in `text` as a word of its own, as in `fb_token`, `fbToken` and `AWS-KEY`.
fn is_word_of(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).enumerate().any(|(at, part)| {
        part.eq_ignore_ascii_case(word) && {
            let before = at.checked_sub(1).and_then(|at| text.get(at));
            let after = text.get(at + word.len());
            let begins = before.is_none_or(|byte| {
                !byte.is_ascii_alphabetic() || byte.is_ascii_lowercase() && part[0].is_ascii_uppercase()
            });
            let ends = after.is_none_or(|byte| {
                !byte.is_ascii_alphabetic() || byte.is_ascii_uppercase() && part[part.len() - 1].is_ascii_lowercase()
            });
            begins && ends
        }
    })
}

#[cfg(test)]
mod tests {
    use super::is_word_of;

    #[test]
    fn words_of_their_own() {
        for text in ["fb_token", "my.fb", "fbToken", "myFbToken", "FB_TOKEN"] {
            assert!(is_word_of(text.as_bytes(), b"fb"), "{text}");
        }
        for text in ["offby", "fbx", "FBTOKEN"] {
            assert!(!is_word_of(text.as_bytes(), b"fb"), "{text}");
        }
    }
}
