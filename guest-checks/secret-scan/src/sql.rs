//! Passwords in SQL: statements that set one, and rows of tables of users.

use crate::placeholder::{contains, is_placeholder, is_reference};
use crate::words;
use std::ops::Range;

/// What stands before a password in a statement.
pub(crate) const STATEMENTS: &[&str] = &[
    "identified by '",
    "identified by \"",
    "by password '",
    "with password '",
    "set password = '",
    "encrypted password '",
];
/// What begins rows of a table.
pub(crate) const INSERT: &str = "insert into ";
/// How far rows are read.
const LIMIT: usize = 256 << 10;
/// How long a value may be, so that a quotation mark that is never closed costs little.
const VALUE: usize = 4096;
/// How many values a row may have.
const COLUMNS: usize = 64;

/// The password of a statement, whose text begins at `start`.
pub(crate) fn password(content: &[u8], start: usize) -> Option<Range<usize>> {
    let before = &content[start.saturating_sub(200)..start];
    if ![&b"user "[..], b"grant ", b"role ", b"login "].iter().any(|word| contains(before, word)) {
        return None;
    }
    let length = memchr::memchr(content[start - 1], &content[start..content.len().min(start + 200)])?;
    is_password(&content[start..start + length]).then_some(start..start + length)
}

/// Calls `found` for the passwords and hashes of the rows that begin after `insert into ` at `start`, if their table is one of
/// users. Where they end.
pub(crate) fn rows(content: &[u8], start: usize, mut found: impl FnMut(Range<usize>)) -> usize {
    let mut at = Cursor { content, at: start, limit: content.len().min(start + LIMIT) };
    let table = at.word();
    let users =
        ["user", "account", "member", "admin", "login", "customer", "auth", "passw", "credential", "staff", "person"];
    if !users.iter().any(|word| contains(&content[table.clone()], word.as_bytes())) {
        return start;
    }
    let columns = at.tuple().unwrap_or_default();
    let named: Vec<bool> = columns.iter().map(|column| is_column(&content[column.clone()])).collect();
    let values = at.word();
    if !content[values].eq_ignore_ascii_case(b"values") {
        return at.at;
    }
    while let Some(row) = at.tuple() {
        for (number, value) in row.into_iter().enumerate() {
            let text = &content[value.clone()];
            let quoted = matches!(content[value.start - 1], b'\'' | b'"');
            let chosen = quoted && named.get(number).copied().unwrap_or(false) && is_password(text);
            if chosen || is_hash(text) {
                found(value);
            }
        }
        at.blanks();
        if content.get(at.at) != Some(&b',') {
            break;
        }
        at.at += 1;
    }
    at.at
}

/// Whether a column is called as one of passwords.
fn is_column(name: &[u8]) -> bool {
    let name = crate::judge::squeeze(name);
    words::ends_chosen(&name) || contains(&name, b"passw") && contains(&name, b"hash")
}

fn is_password(value: &[u8]) -> bool {
    value.len() >= 4 && !is_reference(value) && !is_placeholder(value) && !words::is_no_password(value)
}

/// MD5, SHA-1 and SHA-2 in hexadecimal; others have a form of their own.
fn is_hash(value: &[u8]) -> bool {
    matches!(value.len(), 32 | 40 | 64 | 128)
        && value.iter().all(u8::is_ascii_hexdigit)
        && value.iter().any(u8::is_ascii_digit)
        && value.iter().any(u8::is_ascii_alphabetic)
        && !is_placeholder(value)
}

/// Reads words and parenthesised lists.
struct Cursor<'a> {
    content: &'a [u8],
    at: usize,
    limit: usize,
}

impl Cursor<'_> {
    fn blanks(&mut self) {
        let rest = &self.content[self.at..self.limit];
        self.at += rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    }

    fn word(&mut self) -> Range<usize> {
        self.blanks();
        let start = self.at;
        let rest = &self.content[start..self.limit];
        self.at += rest.iter().take_while(|byte| !byte.is_ascii_whitespace() && **byte != b'(').count();
        start..self.at
    }

    /// `(one, 'two', …)`: its values without quotation marks.
    fn tuple(&mut self) -> Option<Vec<Range<usize>>> {
        self.blanks();
        if self.content[self.at..self.limit].first() != Some(&b'(') {
            return None;
        }
        self.at += 1;
        let mut values = Vec::new();
        while values.len() < COLUMNS {
            self.blanks();
            values.push(self.value()?);
            self.blanks();
            let next = *self.content[self.at..self.limit].first()?;
            self.at += 1;
            match next {
                b',' => {}
                b')' => return Some(values),
                _ => return None,
            }
        }
        None
    }

    fn value(&mut self) -> Option<Range<usize>> {
        let rest = &self.content[self.at..self.limit.min(self.at + VALUE)];
        let quote = *rest.first()?;
        let start = self.at;
        if !matches!(quote, b'\'' | b'"' | b'`') {
            self.at += rest.iter().position(|byte| matches!(byte, b',' | b')'))?;
            return Some(start..self.at);
        }
        let mut at = 1;
        loop {
            at += rest.get(at..)?.iter().position(|byte| *byte == quote || *byte == b'\\')?;
            if rest[at] == b'\\' || rest.get(at + 1) == Some(&quote) {
                at += 2;
                continue;
            }
            self.at = start + at + 1;
            return Some(start + 1..start + at);
        }
    }
}

#[cfg(test)]
mod tests {
    fn of(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        super::rows(text.as_bytes(), super::INSERT.len(), |range| found.push(&text[range]));
        found
    }

    const HASH: &str = "5f4dcc3b5aa765d61d8327deb882cf99";

    #[test]
    fn rows_of_users() {
        let rows = format!("INSERT INTO `users` VALUES (1,'it''s','{HASH}',NULL),(2,'a\\'b','{HASH}',3);");
        assert_eq!(of(&rows), [HASH, HASH]);
        let named = "insert into app_user (id, name, password) values (1, 'bob', 'sunflower'), (2, 'al', 'daffodil');";
        assert_eq!(of(named), ["sunflower", "daffodil"]);
    }

    #[test]
    fn rows_of_others() {
        for text in [
            format!("INSERT INTO files VALUES (1,'{HASH}');"),
            "INSERT INTO users (id, password) VALUES (1, ?);".to_owned(),
            "INSERT INTO users (id, password) VALUES (:id, :password);".to_owned(),
            "INSERT INTO users (id, name) VALUES (1, 'sunflower'".to_owned(),
            "INSERT INTO users SELECT * FROM x;".to_owned(),
        ] {
            assert!(of(&text).is_empty(), "{text}");
        }
    }

    #[test]
    fn statements() {
        let text = "CREATE USER bob IDENTIFIED BY 'sunflower'";
        let start = text.find("'s").map_or(0, |at| at + 1);
        assert_eq!(super::password(text.as_bytes(), start).map(|found| &text[found]), Some("sunflower"));
        let text = "a number identified by 'sequence' and more";
        assert_eq!(super::password(text.as_bytes(), 24), None);
    }
}
