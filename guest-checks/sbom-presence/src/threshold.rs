//! Thresholds, compared exactly.

use semver::Version;

/// A share in percent, without rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percent {
    units: u64,
    /// How many units a percent has.
    scale: u64,
}

impl Percent {
    /// Reads `99.5%` or `100`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(text: &str) -> Result<Self, String> {
        let wrong = || "write a share from `0%` to `100%`, with at most six decimals".to_owned();
        let digits = text.trim().trim_end_matches('%').trim_end();
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || whole.len() > 3
            || decimals.len() > 6
            || !plain(whole)
            || !plain(decimals)
            || digits.ends_with('.')
        {
            return Err(wrong());
        }
        let scale = 10_u64.pow(u32::try_from(decimals.len()).map_err(|_| wrong())?);
        let units: u64 = format!("{whole}{decimals}").parse().map_err(|_| wrong())?;
        if units > 100 * scale { Err(wrong()) } else { Ok(Self { units, scale }) }
    }

    /// Whether `value` of `total` is at least this share. Of nothing there is nothing missing.
    #[must_use]
    pub fn is_met(self, value: u64, total: u64) -> bool {
        u128::from(value) * 100 * u128::from(self.scale) >= u128::from(self.units) * u128::from(total)
    }
}

/// Reads a version of a specification: `1.5`, or with a patch; what is missing counts as 0.
#[must_use]
pub fn version(text: &str) -> Option<Version> {
    let parts = text.split('.').count();
    let padded = match parts {
        1 => format!("{text}.0.0"),
        2 => format!("{text}.0"),
        _ => text.to_owned(),
    };
    Version::parse(&padded).ok().filter(|version| version.pre.is_empty() && version.build.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_not_rounded() {
        let share = Percent::new("80%").unwrap();
        assert!(share.is_met(80, 100) && share.is_met(0, 0));
        assert!(!share.is_met(79_995, 100_000) && !share.is_met(u64::MAX / 5 * 4 - 1, u64::MAX));
        assert!(Percent::new("99.5").unwrap().is_met(199, 200));
        assert!(!Percent::new("99.51 %").unwrap().is_met(199, 200));
        for text in ["", "%", "101%", "100.1", "-1", "1.", ".5", "1e2", "99.1234567", "half"] {
            assert!(Percent::new(text).is_err(), "{text}");
        }
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(version("1.10") > version("1.9"));
        assert_eq!(version("1.4"), version("1.4.0"));
        assert_eq!(version("2"), version("2.0.0"));
        for text in ["", "1.x", "v1.4", "1.4-rc1", "01.4", "1..4"] {
            assert_eq!(version(text), None, "{text}");
        }
    }
}
