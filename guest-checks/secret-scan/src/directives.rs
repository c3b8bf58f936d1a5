//! Configuration files that separate a name from its value by blanks, and tables of users and passwords.

use crate::placeholder::{is_placeholder, is_reference};
use crate::words;
use std::ops::Range;

/// Words after which the next one is a password, in lower case.
const DIRECTIVES: &[&str] = &[
    "password",
    "passwd",
    "pass",
    "passphrase",
    "requirepass",
    "masterauth",
    "bindpw",
    "rootpw",
    "auth_pass",
    "insecure-password",
    "hashedcontrolpassword",
    "community",
    "rocommunity",
    "rwcommunity",
    "secret",
    "user_password",
    "proxy_password",
    "http_password",
    "smtp_password",
    "mail_password",
    "sasl_password",
];

/// Ends of the names of files whose lines are directives.
const FILES: &[&str] = &[".conf", ".cnf", ".cfg", ".ini", ".config"];

/// Calls `found` for the passwords that the lines of this file give to a directive, where its name says that it has such lines.
pub(crate) fn by_name(content: &[u8], name: &str, mut found: impl FnMut(Range<usize>)) {
    if !name.starts_with('.') && !FILES.iter().any(|end| name.ends_with(end)) {
        return;
    }
    for line in lines(content) {
        if line.len() <= 400 && !matches!(content[line.clone()].trim_ascii_start().first(), Some(b'#' | b';' | b'/')) {
            directive(content, line, &mut found);
        }
    }
}

fn directive(content: &[u8], line: Range<usize>, found: &mut impl FnMut(Range<usize>)) {
    let mut named = false;
    for word in words(content, line) {
        let text = &content[word.clone()];
        if named {
            let secret = unquoted(content, word);
            if is_password(&content[secret.clone()]) {
                found(secret);
            }
            return;
        }
        named = DIRECTIVES.iter().any(|directive| text.eq_ignore_ascii_case(directive.as_bytes()));
    }
}

/// Tables with a password in each line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    /// `user:hash:…`, as in `shadow` and `.htpasswd`.
    Hashes,
    /// `host:port:database:user:password`.
    Pgpass,
    /// `what user:password`.
    LastColon,
    /// `client server secret addresses`.
    ThirdWord,
}

impl Table {
    /// By the name of the file.
    pub(crate) fn of(name: &str) -> Option<Self> {
        match name {
            ".pgpass" | "pgpass.conf" | "pgpass" => Some(Self::Pgpass),
            "shadow" | "shadow-" | "gshadow" | "passwd" | "passwd-" | "master.passwd" | "htpasswd"
            | "proftpdpasswd" | "ftpd.passwd" => Some(Self::Hashes),
            "sasl_passwd" | "sasl_passwd_maps" => Some(Self::LastColon),
            "chap-secrets" | "pap-secrets" => Some(Self::ThirdWord),
            _ if name.ends_with(".htpasswd") => Some(Self::Hashes),
            _ => None,
        }
    }

    /// Calls `found` for the password of every line.
    pub(crate) fn read(self, content: &[u8], mut found: impl FnMut(Range<usize>)) {
        for line in lines(content) {
            let text = &content[line.clone()];
            if matches!(text.first(), Some(b'#') | None) {
                continue;
            }
            let mut colons = memchr::memchr_iter(b':', text).map(|at| line.start + at);
            let secret = match self {
                Self::Pgpass => colons.nth(3).map(|colon| colon + 1..line.end),
                Self::LastColon => colons.next_back().map(|colon| colon + 1..line.end),
                Self::Hashes => {
                    let first = colons.next();
                    first.map(|first| first + 1..colons.next().unwrap_or(line.end))
                }
                Self::ThirdWord => words(content, line).nth(2).map(|word| unquoted(content, word)),
            };
            let Some(secret) = secret else { continue };
            let value = &content[secret.clone()];
            let least = if self == Self::Hashes { 13 } else { 3 };
            if value.len() >= least
                && !value.contains(&b' ')
                && !is_reference_not_hash(value)
                && (self == Self::Hashes || !is_placeholder(value))
            {
                found(secret);
            }
        }
    }
}

/// A hash begins with a dollar as a reference does.
fn is_reference_not_hash(value: &[u8]) -> bool {
    is_reference(value)
        && memchr::memchr_iter(b'$', value).count() < 2
        && !value.starts_with(b"{SHA}")
        && !value.starts_with(b"{SSHA}")
}

fn is_password(value: &[u8]) -> bool {
    value.len() >= 4
        && !is_reference(value)
        && !is_placeholder(value)
        && !words::is_no_password(value)
        && !matches!(value.first(), Some(b'=' | b':' | b'/' | b'[' | b'(' | b'{' | b'+' | b'-' | b'>'))
}

/// Without quotation marks, and what ends a statement.
fn unquoted(content: &[u8], word: Range<usize>) -> Range<usize> {
    let value = &content[word.clone()];
    let left = value.iter().take_while(|byte| matches!(byte, b'"' | b'\'')).count();
    let right = value.iter().rev().take_while(|byte| matches!(byte, b'"' | b'\'' | b';' | b',')).count();
    word.start + left..(word.end - right).max(word.start + left)
}

/// What stands between blanks.
pub(crate) fn words(content: &[u8], range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = range.start;
    std::iter::from_fn(move || {
        at += content[at..range.end].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let start = at;
        at += content[at..range.end].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        (at > start).then_some(start..at)
    })
}

/// Lines without their ends.
pub(crate) fn lines(content: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= content.len() {
            return None;
        }
        let end = memchr::memchr(b'\n', &content[at..]).map_or(content.len(), |newline| at + newline);
        let line = at..end - usize::from(end > at && content[end - 1] == b'\r');
        at = end + 1;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
        let mut found = Vec::new();
        by_name(text.as_bytes(), name, |range| found.push(&text[range]));
        if let Some(table) = Table::of(name) {
            table.read(text.as_bytes(), |range| found.push(&text[range]));
        }
        found
    }

    #[test]
    fn a_word_after_a_directive() {
        assert_eq!(of("requirepass sunflower\n# requirepass daffodils\n", "redis.conf"), ["sunflower"]);
        assert_eq!(of("poll h user \"bob\" password \"sunflower\"\n", ".fetchmailrc"), ["sunflower"]);
        assert_eq!(of("password required pam_unix.so\npassword = x\n", "x.conf"), Vec::<&str>::new());
        assert_eq!(of("requirepass sunflower\n", "notes.txt"), Vec::<&str>::new());
    }

    #[test]
    fn tables_of_users() {
        assert_eq!(of("# c\nhost:5432:db:user:s3cret\n", ".pgpass"), ["s3cret"]);
        assert_eq!(of("root:!:17000::\nbob:jHtOyaOdpu1bB:1\n", "shadow"), ["jHtOyaOdpu1bB"]);
        assert_eq!(of("\"bob\" * \"sunflower\" *\n", "chap-secrets"), ["sunflower"]);
        assert_eq!(of("[smtp.h]:587 bob@h:sunflower\n", "sasl_passwd"), ["sunflower"]);
        assert_eq!(of("root:x:0:0:root:/root:/bin/sh\n", "passwd"), Vec::<&str>::new());
    }
}
