//! Thresholds as exact decimals. A percentage is never rounded: 79.995 % is below 80 %.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// Digits after the point that a threshold may have. Enough for any sensible gate, and `u128` never overflows.
const MAX_DECIMALS: usize = 9;

/// 100 %, in units of 10^-9 percent.
const WHOLE: u64 = 100 * 1_000_000_000;

/// A threshold as it stands in the policy, unchecked: `80%`, `79.995%`, `>80%`, `>= 80 %`, or the number 80.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// As in a policy.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The exact threshold.
    ///
    /// # Errors
    /// What is wrong with the text, and what would be right.
    pub fn parse(&self) -> Result<Threshold, String> {
        Threshold::parse(&self.0)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyScalar;
        impl Visitor<'_> for AnyScalar {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a percentage like \"80%\" or 80")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
            // The shortest decimal that reads back as the same number is what the user wrote.
            fn visit_f64<E: Error>(self, number: f64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
        }
        deserializer.deserialize_any(AnyScalar)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Threshold".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A percentage: \"80%\" or 80 (at least), \">80%\" (more than), with up to 9 decimals.",
            "oneOf": [
                { "type": "string", "pattern": r"^\s*(>=?)?\s*[0-9]{1,3}(\.[0-9]{1,9})?\s*%?\s*$" },
                { "type": "number", "minimum": 0, "maximum": 100 }
            ]
        })
    }
}

/// An exact share of 100 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// More than, not at least.
    strict: bool,
    /// In units of 10^-9 percent.
    share: u64,
}

impl Threshold {
    fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a percentage; write for example \"80%\", \"79.5%\" or \">80%\"");
        let rest = text.trim();
        let (strict, rest) = match rest.strip_prefix('>') {
            Some(rest) => rest.strip_prefix('=').map_or((true, rest), |rest| (false, rest)),
            None => (false, rest),
        };
        let rest = rest.trim();
        let (number, percent) = rest.strip_suffix('%').map_or((rest, false), |number| (number.trim_end(), true));
        let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str, most| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole, 3) || !digits(decimals, MAX_DECIMALS) {
            return Err(wrong());
        }
        let share = format!("{whole}{decimals:0<MAX_DECIMALS$}").parse::<u64>().map_err(|_| wrong())?;
        if share > WHOLE {
            return Err(format!("`{text}` is more than 100%, which nothing can reach"));
        }
        if strict && share == WHOLE {
            return Err(format!("`{text}` asks for more than 100%, which nothing can reach; write \"100%\""));
        }
        if !percent && share > 0 && share < 1_000_000_000 {
            return Err(format!(
                "`{text}` is less than one percent; write \"{text}%\" if you mean that, or \"80%\" for 0.8"
            ));
        }
        Ok(Self { strict, share })
    }

    /// Whether `covered` of `total` reaches it. `total` must not be 0: a share of nothing is nothing to compare.
    #[must_use]
    pub fn reached(self, covered: u64, total: u64) -> bool {
        let have = u128::from(covered) * u128::from(WHOLE);
        let need = u128::from(self.share) * u128::from(total);
        if self.strict { have > need } else { have >= need }
    }

    /// How many of `total` would have to be covered.
    #[must_use]
    pub fn needed(self, total: u64) -> u64 {
        let need = u128::from(self.share) * u128::from(total);
        let whole = u128::from(WHOLE);
        let needed = if self.strict { need / whole + 1 } else { need.div_ceil(whole) };
        u64::try_from(needed).unwrap_or(u64::MAX)
    }

    /// Whether `now` is at least `before`, less this many percentage points. Each is (covered, total), no total 0.
    #[must_use]
    pub fn tolerates(self, before: (u64, u64), now: (u64, u64)) -> bool {
        // now.0/now.1 + share/WHOLE >= before.0/before.1, cross-multiplied. Totals come from counted lines, far below
        // 2^32, so that the products stay below 2^104; beyond that the shares are compared in units of 10^-9 percent.
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        let exact = (|| {
            let have = product(now.0, before.1).checked_mul(u128::from(WHOLE))?;
            let slack = product(now.1, before.1).checked_mul(u128::from(self.share))?;
            let need = product(before.0, now.1).checked_mul(u128::from(WHOLE))?;
            Some(have.checked_add(slack)? >= need)
        })();
        exact.unwrap_or_else(|| {
            let share = |(covered, total): (u64, u64)| product(covered, WHOLE) / u128::from(total.max(1));
            share(now) + u128::from(self.share) >= share(before)
        })
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = format!("{:09}", self.share % 1_000_000_000);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        let sign = if self.strict { "more than " } else { "" };
        write!(f, "{sign}{}{point}{decimals}%", self.share / 1_000_000_000)
    }
}

/// `covered` of `total` for people: two decimals, cut and not rounded, so that 99.999 % is never shown as 100 %.
#[must_use]
pub fn percent(covered: u64, total: u64) -> String {
    if total == 0 {
        return "none".to_owned();
    }
    let hundredths = u128::from(covered) * 10_000 / u128::from(total);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// From `before` to `now`, in percentage points for people, cut like [`percent`]: `+1.25`. Each is (covered, total), no total 0.
#[must_use]
pub fn change(before: (u64, u64), now: (u64, u64)) -> String {
    let product = |a: u64, b: u64| i128::from(a) * i128::from(b);
    // Far below the limit for anything that was counted.
    let difference = product(now.0, before.1).saturating_sub(product(before.0, now.1)).saturating_mul(10_000);
    let hundredths = difference / product(now.1, before.1).max(1);
    let sign = match difference {
        0 => "",
        1.. => "+",
        _ => "-",
    };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threshold(text: &str) -> Threshold {
        Text::new(text).parse().unwrap()
    }

    #[test]
    fn compares_exactly() {
        assert!(!threshold("80%").reached(79_995, 100_000));
        assert!(threshold("79.995%").reached(79_995, 100_000));
        assert!(!threshold(">80%").reached(8, 10));
        assert!(threshold(">80").reached(801, 1_000));
        assert!(threshold(">= 80 %").reached(8, 10));
        assert!(!threshold("100%").reached(u64::MAX - 1, u64::MAX));
        assert!(threshold("0").reached(0, 1));
    }

    #[test]
    fn knows_what_is_missing() {
        assert_eq!(threshold("80%").needed(11), 9);
        assert_eq!(threshold(">80%").needed(10), 9);
        assert_eq!(threshold("80%").needed(10), 8);
    }

    #[test]
    fn tolerance_is_in_percentage_points() {
        assert!(threshold("0%").tolerates((80, 100), (8, 10)));
        assert!(!threshold("0%").tolerates((80, 100), (799, 1_000)));
        assert!(threshold("0.1%").tolerates((80, 100), (799, 1_000)));
        assert!(!threshold("0.099%").tolerates((80, 100), (799, 1_000)));
        assert!(threshold("0%").tolerates((u64::MAX, u64::MAX), (u64::MAX, u64::MAX)));
    }

    #[test]
    fn refuses_what_is_not_a_percentage() {
        for text in [
            "",
            "%",
            "eighty",
            "-1",
            "101",
            "100.5%",
            ">100%",
            "1e2",
            "80%%",
            "80,5",
            "0.8",
            "1.",
            ".5",
            "1.0000000001",
        ] {
            assert!(Text::new(text).parse().is_err(), "{text}");
        }
        assert_eq!(threshold("0.8%").to_string(), "0.8%");
        assert_eq!(threshold(">079.50").to_string(), "more than 79.5%");
    }

    #[test]
    fn reads_numbers_as_written() {
        let text: Text = serde_json::from_str("79.995").unwrap();
        assert_eq!(text.parse().unwrap(), threshold("79.995%"));
        let text: Text = serde_json::from_str("80").unwrap();
        assert_eq!(text.parse().unwrap(), threshold("80%"));
    }

    #[test]
    fn shows_the_change_with_its_sign() {
        assert_eq!(change((8, 10), (80, 100)), "0.00");
        assert_eq!(change((1, 3), (2, 3)), "+33.33");
        assert_eq!(change((10_000, 10_000), (9_999, 10_000)), "-0.01");
        assert_eq!(change((100_000, 100_000), (99_999, 100_000)), "-0.00");
    }

    #[test]
    fn shows_no_rounded_up_share() {
        assert_eq!(percent(99_999, 100_000), "99.99%");
        assert_eq!(percent(1147, 1202), "95.42%");
        assert_eq!(percent(0, 0), "none");
    }
}
