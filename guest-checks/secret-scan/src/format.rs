//! Shapes of tokens, as `rules.toml` writes them, matched without a regex engine.

/// Sets of bytes that a format may name, one bit each.
pub(crate) mod set {
    macro_rules! sets {
        ($($(#[$doc:meta])* $name:ident = $bit:literal, $byte:ident => $test:expr;)*) => {
            $($(#[$doc])* pub(crate) const $name: u32 = 1 << $bit;)*

            /// The sets of every byte.
            pub(crate) static OF: [u32; 256] = {
                let mut table = [0; 256];
                let mut at = 0;
                while at < 256 {
                    #[expect(clippy::cast_possible_truncation, reason = "counts to 255")]
                    let byte = at as u8;
                    $({
                        let $byte = byte;
                        if $test {
                            table[at] |= $name;
                        }
                    })*
                    at += 1;
                }
                table
            };
        };
    }

    sets! {
        DIGIT = 0, b => b.is_ascii_digit();
        HEX = 1, b => matches!(b, b'0'..=b'9' | b'a'..=b'f');
        UPPER_HEX = 2, b => matches!(b, b'0'..=b'9' | b'A'..=b'F');
        HEXI = 3, b => b.is_ascii_hexdigit();
        LOWER = 4, b => b.is_ascii_lowercase();
        UPPER = 5, b => b.is_ascii_uppercase();
        ALPHA = 6, b => b.is_ascii_alphabetic();
        LOWER_DIGIT = 7, b => b.is_ascii_lowercase() || b.is_ascii_digit();
        UPPER_DIGIT = 8, b => b.is_ascii_uppercase() || b.is_ascii_digit();
        ALNUM = 9, b => b.is_ascii_alphanumeric();
        WORD = 10, b => b.is_ascii_alphanumeric() || b == b'_';
        SLUG = 11, b => b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        BASE64 = 12, b => b.is_ascii_alphanumeric() || b == b'+' || b == b'/';
        BASE64EQ = 13, b => b.is_ascii_alphanumeric() || b == b'+' || b == b'/' || b == b'=';
        SLUGEQ = 14, b => b.is_ascii_alphanumeric() || b == b'_' || b == b'-' || b == b'=';
        DOTTED = 15, b => b.is_ascii_alphanumeric() || b == b'.';
        BASE32 = 16, b => matches!(b, b'A'..=b'Z' | b'2'..=b'7');
        VISIBLE = 17, b => b.is_ascii_graphic();
        QUOTED = 18, b => b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\');
        SLUGDOT = 19, b => b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
        TILDE = 20, b => b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'~');
        SPACE = 21, b => matches!(b, b' ' | b'\t' | b'\r' | b'\n');
        BECH32 = 22, b => matches!(b, b'0' | b'2'..=b'9' | b'A' | b'C'..=b'H' | b'J'..=b'N' | b'P'..=b'Z');
        CRYPT = 24, b => b.is_ascii_alphanumeric() || b == b'.' || b == b'/';
        TEXT = 23, b => b.is_ascii_graphic() || b == b' ';
    }
}

/// A piece of a format.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// Exactly this.
    Text(&'static str),
    /// One of these.
    OneOf(&'static [&'static str]),
    /// As many bytes of a set.
    Set { set: u32, min: usize, max: usize },
}

/// A shape of a token.
#[derive(Debug)]
pub(crate) struct Format {
    /// What a match begins with; empty where the format is for a value whose place is known.
    pub(crate) starts: &'static [&'static str],
    /// The fewest bytes that can match.
    pub(crate) least: usize,
    /// The most.
    pub(crate) most: usize,
    /// Its pieces in order.
    pub(crate) parts: &'static [Part],
}

impl Format {
    /// Where a match that begins at `at` ends, with nothing token-like on either side.
    pub(crate) fn find(&self, content: &[u8], at: usize) -> Option<usize> {
        // A short start also stands in the middle of paths and file names.
        let short = matches!(self.parts.first(), Some(Part::Text(text)) if text.len() <= 4);
        if short && at > 0 && matches!(content[at - 1], b'_' | b'-' | b'.' | b'/') {
            return None;
        }
        if at > 0 && joins_left(content[at - 1]) && joins_left(content[at]) && !escaped(content, at) {
            return None;
        }
        let end = run(self.parts, content, at, 0)?;
        Some(end)
    }

    /// Whether the whole value has this shape.
    pub(crate) fn is(&self, value: &[u8]) -> bool {
        (self.least..=self.most).contains(&value.len()) && run(self.parts, value, 0, 0) == Some(value.len())
    }

    /// How many bits chance has put into a match of so many bytes, at the least and at the most. `letter`: what a letter counts for at the
    /// most.
    pub(crate) fn drawn(&self, length: usize, letter: i64) -> (i64, i64) {
        let most = letter as f64;
        let (mut sum, mut widest) = (0.0, 0.0_f64);
        for part in self.parts {
            if let Part::Set { set, min, max } = *part {
                let bits = (size(set) as f64).log2().min(most);
                sum += bits * min as f64;
                widest = if max > min { widest.max(bits) } else { widest };
            }
        }
        let longer = length.saturating_sub(self.least) as f64;
        (sum.round() as i64, (sum + longer * widest).round() as i64)
    }

    /// How many letters the widest of its sets has.
    pub(crate) fn letters(&self) -> i64 {
        let sizes = self.parts.iter().map(|part| match *part {
            Part::Set { set, .. } => size(set),
            Part::Text(_) | Part::OneOf(_) => 0,
        });
        i64::try_from(sizes.max().unwrap_or(0)).unwrap_or(i64::MAX)
    }

    /// The less text is fixed and the more letters may stand in the rest, the higher.
    pub(crate) fn looseness(&self) -> usize {
        self.parts.iter().fold(1 << 30, |sum, part| match *part {
            Part::Text(text) => sum - (text.len() << 20).min(sum),
            Part::OneOf(texts) => sum - (texts[0].len() << 20).min(sum),
            Part::Set { set, max, .. } => sum + size(set) * max,
        })
    }

    /// Where, in a match, what the format leaves open begins.
    pub(crate) fn variable(&self, token: &[u8]) -> usize {
        let mut at = 0;
        for part in self.parts {
            let texts: &[&str] = match part {
                Part::Text(text) => std::slice::from_ref(text),
                Part::OneOf(texts) => texts,
                Part::Set { .. } => break,
            };
            at += texts.iter().find(|text| token[at..].starts_with(text.as_bytes())).map_or(0, |text| text.len());
        }
        at
    }
}

/// How many bytes a set has.
fn size(wanted: u32) -> usize {
    set::OF.iter().filter(|sets| **sets & wanted != 0).count()
}

/// `\ntoken` in a string literal ends with a letter that does not belong to the token.
fn escaped(content: &[u8], at: usize) -> bool {
    at >= 2 && content[at - 2] == b'\\' && matches!(content[at - 1], b'n' | b'r' | b't')
}

fn joins_left(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// Matches `parts` from `at`, longest first. Formats are short and most counts exact, so going back is rare and bounded by
/// `depth` and by the count of a set.
fn run(parts: &[Part], content: &[u8], at: usize, depth: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    match *part {
        Part::Text(text) => {
            let end = at + text.len();
            if content.get(at..end)? != text.as_bytes() {
                return None;
            }
            run(rest, content, end, depth)
        }
        Part::OneOf(texts) => texts.iter().find_map(|text| {
            let end = at + text.len();
            if content.get(at..end)? != text.as_bytes() {
                return None;
            }
            run(rest, content, end, depth)
        }),
        Part::Set { set, min, max } => {
            let limit = content.len().min(at.saturating_add(max));
            let mut end = at;
            while end < limit && set::OF[usize::from(content[end])] & set != 0 {
                end += 1;
            }
            if end - at < min {
                return None;
            }
            if rest.is_empty() {
                return closed(content, end, set).then_some(end);
            }
            let lowest = if depth < 3 { at + min } else { end };
            let mut at = end;
            loop {
                if let Some(end) = run(rest, content, at, depth + usize::from(at < end)) {
                    return Some(end);
                }
                if at <= lowest {
                    return None;
                }
                at -= 1;
            }
        }
    }
}

/// Whether a token may end here: what follows is not more of the same.
fn closed(content: &[u8], end: usize, set: u32) -> bool {
    let Some(&next) = content.get(end) else { return true };
    if next == b'.' || next == b'=' || next == b'-' {
        // A full stop or a dash ends a sentence as well as it goes on in a token.
        return set::OF[usize::from(next)] & set == 0 || !content.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
    }
    set::OF[usize::from(next)] & (set | set::WORD) == 0
}

/// The most obvious stand-in for a token: the same letter again and again.
pub(crate) fn stand_in(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        match *part {
            Part::Text(text) => out.push_str(text),
            Part::OneOf(texts) => out.push_str(texts[0]),
            Part::Set { set, min, .. } => {
                let letter = [b'x', b'X', b'0'].into_iter().find(|byte| set::OF[usize::from(*byte)] & set != 0);
                out.extend(std::iter::repeat_n(char::from(letter.unwrap_or(b'a')), min));
            }
        }
    }
    out
}

/// Makes tokens of a format. For the tests and the benchmark of the rules, which hold no token.
pub(crate) fn sample(parts: &[Part], seed: u64) -> String {
    let mut state = seed | 1;
    let mut out = String::new();
    for part in parts {
        match *part {
            Part::Text(text) => out.push_str(text),
            Part::OneOf(texts) => out.push_str(texts[usize::try_from(next(&mut state)).unwrap_or(0) % texts.len()]),
            Part::Set { set, min, max } => {
                let letters: Vec<char> =
                    (33..127u8).filter(|byte| set::OF[usize::from(*byte)] & set != 0).map(char::from).collect();
                let count = if max - min > 64 { min.max(24) } else { min.max(1).max((min + max) / 2) };
                for _ in 0..count.min(max) {
                    let at = usize::try_from(next(&mut state)).unwrap_or(0) % letters.len().max(1);
                    out.push(letters.get(at).copied().unwrap_or(' '));
                }
            }
        }
    }
    out
}

fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}
