//! Regular expressions as Go writes them, for an engine that reads some letters differently.
//!
//! Everything that both read alike is passed on. Go's classes `\w`, `\d`, `\s` and `\b` are ASCII; in its brackets only `]`,
//! `-`, `^` and `\` are special; a brace that repeats nothing is a brace; `\<` is a sign like any other.

/// The same expression for the engine that we have.
pub(super) fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            '\\' => escape(rest, &mut out),
            '[' => class(rest, &mut out),
            '(' => group(rest, &mut out),
            '{' if !repeats(rest) => {
                out.push_str("\\{");
                1
            }
            _ => {
                out.push(letter);
                letter.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

/// What stands for a perl class, without brackets; none for any other letter.
fn perl(letter: char) -> Option<(&'static str, bool)> {
    let set = match letter.to_ascii_lowercase() {
        'd' => "0-9",
        's' => r"\t\n\f\r ",
        'w' => "0-9A-Za-z_",
        _ => return None,
    };
    Some((set, letter.is_ascii_uppercase()))
}

/// An escape outside brackets; how long it is.
fn escape(rest: &str, out: &mut String) -> usize {
    let Some(letter) = rest[1..].chars().next() else {
        out.push('\\');
        return 1;
    };
    if letter == 'Q' {
        let end = rest.find("\\E").unwrap_or(rest.len());
        out.push_str(&regex_syntax::escape(&rest[2..end]));
        return end + 2;
    }
    if let Some((set, negated)) = perl(letter) {
        out.push_str(if negated { "[^" } else { "[" });
        out.push_str(set);
        out.push(']');
        return 2;
    }
    if matches!(letter, 'b' | 'B') {
        out.push_str("(?-u:\\");
        out.push(letter);
        out.push(')');
        return 2;
    }
    sign(rest, letter, out)
}

/// An escape that means the same within brackets and outside; how long it is.
fn sign(rest: &str, letter: char, out: &mut String) -> usize {
    let after = &rest[1 + letter.len_utf8()..];
    let braced = after.starts_with('{').then(|| after.find('}')).flatten().map(|end| end + 1);
    let digits = |most, base| after.chars().take(most).take_while(|digit| digit.is_digit(base)).count();
    let argument = match letter {
        'p' | 'P' => braced.unwrap_or_else(|| after.chars().next().map_or(0, char::len_utf8)),
        'x' => braced.unwrap_or_else(|| digits(2, 16)),
        '0'..='7' => digits(2, 8),
        _ => 0,
    };
    let argument = &after[..argument];
    if matches!(letter, '0'..='7') && (letter == '0' || !argument.is_empty()) {
        let code = u32::from_str_radix(&rest[1..2 + argument.len()], 8).unwrap_or(0);
        out.push_str(&format!("\\x{{{code:X}}}"));
        return 2 + argument.len();
    }
    match argument.strip_prefix("{^").filter(|_| letter != 'x') {
        // `\p{^Greek}` is `\P{Greek}`.
        Some(name) => {
            out.push_str(if letter == 'p' { "\\P{" } else { "\\p{" });
            out.push_str(name);
        }
        None if letter.is_ascii() && !letter.is_ascii_alphanumeric() => {
            out.push_str(&regex_syntax::escape(letter.encode_utf8(&mut [0; 4])));
        }
        None => {
            out.push('\\');
            out.push(letter);
            out.push_str(argument);
        }
    }
    1 + letter.len_utf8() + argument.len()
}

/// A group's opening; how long it is. Nobody asks for groups by name, and Go's names may begin with a digit.
fn group(rest: &str, out: &mut String) -> usize {
    out.push('(');
    let named =
        rest.strip_prefix("(?P<").or_else(|| rest.strip_prefix("(?<").filter(|name| !name.starts_with(['=', '!'])));
    match named.and_then(|name| Some((name, name.split_once('>')?.0))) {
        Some((name, inner)) if !inner.is_empty() && inner.chars().all(|c| c.is_alphanumeric() || c == '_') => {
            rest.len() - name.len() + inner.len() + 1
        }
        _ => 1,
    }
}

/// A class in brackets; how long it is.
fn class(rest: &str, out: &mut String) -> usize {
    out.push('[');
    let mut at = 1;
    if rest[at..].starts_with('^') {
        out.push('^');
        at += 1;
    }
    let first = at;
    loop {
        let here = &rest[at..];
        if here.is_empty() {
            return at;
        }
        if here.starts_with(']') && at > first {
            out.push(']');
            return at + 1;
        }
        if let Some(length) = named(here, out) {
            at += length;
            continue;
        }
        at += member(here, out);
        // A dash before the end is itself; elsewhere it makes a range with what follows, a dash too.
        if rest[at..].starts_with('-') && !rest[at..].starts_with("-]") && rest.len() > at + 1 {
            out.push('-');
            at += 1 + member(&rest[at + 1..], out);
        }
    }
}

/// `[:alpha:]`, `\d` or `\pL` in brackets; how long it is.
fn named(here: &str, out: &mut String) -> Option<usize> {
    if let Some(inner) = here.strip_prefix("[:") {
        let end = inner.find(":]")? + 4;
        out.push_str(&here[..end]);
        return Some(end);
    }
    let letter = here.strip_prefix('\\')?.chars().next()?;
    if let Some((set, negated)) = perl(letter) {
        out.push_str(if negated { "[^" } else { "[" });
        out.push_str(set);
        out.push(']');
        return Some(2);
    }
    matches!(letter, 'p' | 'P').then(|| sign(here, letter, out))
}

/// One letter in brackets; how long it is.
fn member(here: &str, out: &mut String) -> usize {
    let Some(letter) = here.chars().next() else { return 0 };
    if let Some(next) = here.strip_prefix('\\').and_then(|rest| rest.chars().next()) {
        return sign(here, next, out);
    }
    out.push_str(&regex_syntax::escape(letter.encode_utf8(&mut [0; 4])));
    letter.len_utf8()
}

/// Whether a brace begins `{2}`, `{2,}` or `{2,5}`.
fn repeats(rest: &str) -> bool {
    let Some((inner, _)) = rest[1..].split_once('}') else { return false };
    let (low, high) = inner.split_once(',').unwrap_or((inner, "0"));
    !low.is_empty() && low.bytes().all(|byte| byte.is_ascii_digit()) && high.bytes().all(|byte| byte.is_ascii_digit())
}
