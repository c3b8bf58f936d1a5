//! Timestamps of SBOMs.

/// How well a timestamp reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// As RFC 3339 has it, to the second and in UTC: what SPDX asks for.
    Strict,
    /// As RFC 3339 has it, with fractions or another offset: what CycloneDX asks for, and many producers write for SPDX.
    Loose,
    /// Without an offset, so it is not known in which zone: only the XML schema lets this pass.
    Local,
    /// Not at all.
    Broken,
}

/// Reads a timestamp.
#[must_use]
pub fn read(text: &str) -> Reading {
    parse(text).unwrap_or(Reading::Broken)
}

fn parse(text: &str) -> Option<Reading> {
    let (date, time) = text.split_once(['T', 't'])?;
    let [year, month, day] = numbers(date, '-', &[4, 2, 2])?[..] else { return None };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=days).contains(&day) {
        return None;
    }
    let (time, offset) = time.split_at(time.find(['Z', 'z', '+', '-']).unwrap_or(time.len()));
    let (time, fraction) = time.split_once('.').map_or((time, None), |(time, fraction)| (time, Some(fraction)));
    let [hour, minute, second] = numbers(time, ':', &[2, 2, 2])?[..] else { return None };
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    if fraction.is_some_and(|digits| digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    if let Some(offset) = offset.strip_prefix(['+', '-']) {
        let [hours, minutes] = numbers(offset, ':', &[2, 2])?[..] else { return None };
        return (hours <= 23 && minutes <= 59).then_some(Reading::Loose);
    }
    match (offset, fraction) {
        ("Z", None) => Some(Reading::Strict),
        ("Z" | "z", _) => Some(Reading::Loose),
        ("", _) => Some(Reading::Local),
        _ => None,
    }
}

fn numbers(text: &str, separator: char, widths: &[usize]) -> Option<Vec<u32>> {
    let parts: Vec<&str> = text.split(separator).collect();
    let fit = parts.iter().map(|part| part.len()).eq(widths.iter().copied());
    let digits = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if fit && digits { parts.iter().map(|part| part.parse().ok()).collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps() {
        for (text, expected) in [
            ("2026-11-20T12:00:00Z", Reading::Strict),
            ("2024-02-29T23:59:60Z", Reading::Strict),
            ("2026-11-20T12:00:00.123Z", Reading::Loose),
            ("2026-11-20T12:00:00+02:00", Reading::Loose),
            ("2026-11-20T12:00:00.5-11:30", Reading::Loose),
            ("2026-02-29T12:00:00Z", Reading::Broken),
            ("2026-11-31T12:00:00Z", Reading::Broken),
            ("2026-13-01T12:00:00Z", Reading::Broken),
            ("2026-11-20T24:00:00Z", Reading::Broken),
            ("2026-11-20T12:00:00", Reading::Local),
            ("2026-11-20T12:00:00.Z", Reading::Broken),
            ("2026-11-20 12:00:00Z", Reading::Broken),
            ("2026-11-20", Reading::Broken),
            ("20 Nov 2026", Reading::Broken),
            ("2026-11-20T12:00:00ZZ", Reading::Broken),
            ("+026-11-20T12:00:00Z", Reading::Broken),
            ("", Reading::Broken),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
