//! What git itself demands of a branch name: the rules of `git-check-ref-format(1)` for `refs/heads/<name>`, and the two
//! more that `git check-ref-format --branch` has.

use std::fmt;

/// Why git refuses a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing at all.
    Empty,
    /// A part between slashes that begins with a dot (rule 1).
    HiddenPart,
    /// A part between slashes that ends with `.lock` (rule 1).
    LockPart,
    /// Two dots in a row (rule 3).
    TwoDots,
    /// A control character, a blank, or one of those that git gives a meaning (rules 4, 5 and 10).
    Character(char),
    /// A slash at either end, or two in a row (rule 6).
    EmptyPart,
    /// A dot at the end (rule 7).
    FinalDot,
    /// `@{` (rule 8).
    AtBrace,
    /// `@`, which is another name for `HEAD` (rule 9). Git creates such a branch all the same, and then cannot name it.
    At,
    /// A dash in front, which every command would take for an option.
    LeadingDash,
    /// `HEAD`.
    Head,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::HiddenPart => f.write_str("a part between slashes begins with `.`"),
            Self::LockPart => f.write_str("a part between slashes ends with `.lock`"),
            Self::TwoDots => f.write_str("it holds `..`"),
            Self::Character(' ') => f.write_str("it holds a blank"),
            Self::Character(c) if c.is_control() => write!(f, "it holds the control character U+{:04X}", u32::from(*c)),
            Self::Character(c) => write!(f, "it holds `{c}`"),
            Self::EmptyPart => f.write_str("it begins or ends with `/`, or holds `//`"),
            Self::FinalDot => f.write_str("it ends with `.`"),
            Self::AtBrace => f.write_str("it holds `@{`"),
            Self::At => f.write_str("`@` stands for `HEAD`"),
            Self::LeadingDash => f.write_str("it begins with `-`"),
            Self::Head => f.write_str("`HEAD` is not a branch"),
        }
    }
}

/// Whether git takes a character in a reference name.
#[must_use]
pub fn is_allowed(c: char) -> bool {
    !(c.is_ascii_control() || matches!(c, ' ' | '~' | '^' | ':' | '?' | '*' | '[' | '\\'))
}

/// The first rule of git that a branch name breaks.
#[must_use]
pub fn fault(name: &str) -> Option<Fault> {
    match name {
        "" => return Some(Fault::Empty),
        "@" => return Some(Fault::At),
        "HEAD" => return Some(Fault::Head),
        _ => {}
    }
    if let Some(c) = name.chars().find(|c| !is_allowed(*c)) {
        return Some(Fault::Character(c));
    }
    if name.starts_with('-') {
        return Some(Fault::LeadingDash);
    }
    if name.contains("..") {
        return Some(Fault::TwoDots);
    }
    if name.contains("@{") {
        return Some(Fault::AtBrace);
    }
    for part in name.split('/') {
        match part {
            "" => return Some(Fault::EmptyPart),
            _ if part.starts_with('.') => return Some(Fault::HiddenPart),
            _ if part.ends_with(".lock") => return Some(Fault::LockPart),
            _ => {}
        }
    }
    name.ends_with('.').then_some(Fault::FinalDot)
}

/// A name that git takes, as close to the given one as it gets; none where nothing of it is left.
#[must_use]
pub fn repaired(name: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in name.split('/') {
        let mut kept = String::new();
        for c in part.chars() {
            let c = if is_allowed(c) && !c.is_control() { c } else { '-' };
            // One separator is enough where several stood, and `..` and `@{` never come about.
            let doubled = match c {
                '-' | '.' => kept.ends_with(['-', '.']),
                '{' => kept.ends_with('@'),
                _ => false,
            };
            if !doubled {
                kept.push(c);
            }
        }
        let mut kept = kept.trim_matches(['-', '.']);
        while let Some(shorter) = kept.strip_suffix(".lock") {
            kept = shorter.trim_end_matches(['-', '.']);
        }
        if !kept.is_empty() {
            parts.push(kept.to_owned());
        }
    }
    let name = parts.join("/");
    fault(&name).is_none().then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_git_is_known() {
        let cases = [
            ("", Fault::Empty),
            ("@", Fault::At),
            ("HEAD", Fault::Head),
            (".hidden", Fault::HiddenPart),
            ("a/.b", Fault::HiddenPart),
            ("a.lock", Fault::LockPart),
            ("a.lock/b", Fault::LockPart),
            ("a..b", Fault::TwoDots),
            ("a b", Fault::Character(' ')),
            ("a\u{7f}", Fault::Character('\u{7f}')),
            ("a\u{1b}[31m", Fault::Character('\u{1b}')),
            ("a~1", Fault::Character('~')),
            ("a^", Fault::Character('^')),
            ("a:b", Fault::Character(':')),
            ("a?", Fault::Character('?')),
            ("a*", Fault::Character('*')),
            ("a[b", Fault::Character('[')),
            ("a\\b", Fault::Character('\\')),
            ("/a", Fault::EmptyPart),
            ("a/", Fault::EmptyPart),
            ("a//b", Fault::EmptyPart),
            ("a.", Fault::FinalDot),
            ("a@{1", Fault::AtBrace),
            ("-a", Fault::LeadingDash),
        ];
        for (name, expected) in cases {
            assert_eq!(fault(name), Some(expected), "{name:?}");
        }
    }

    #[test]
    fn what_git_takes_is_no_fault() {
        for name in [
            "a", "a/b", "a./b", "a@b", "@a", "a/@", "HEAD/a", "head", "a]b", "a{b}", "ä/ö", "a'b", "lock", "a.lockb",
            "a/-b",
        ] {
            assert_eq!(fault(name), None, "{name:?}");
        }
    }

    #[test]
    fn repairing_keeps_what_git_takes() {
        assert_eq!(repaired("fix/login page").as_deref(), Some("fix/login-page"));
        assert_eq!(repaired("-fix//a..b.lock/").as_deref(), Some("fix/a.b"));
        assert_eq!(repaired("a@{b}").as_deref(), Some("a@b}"));
        assert_eq!(repaired("...").as_deref(), None);
        assert_eq!(repaired("HEAD").as_deref(), None);
    }
}
