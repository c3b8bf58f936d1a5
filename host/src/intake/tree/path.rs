//! Paths as text. Git's are bytes.

use std::borrow::Cow;

/// As it is where it is UTF-8, else in double quotes with the escapes of git, so that no two paths look the same.
pub(crate) fn text(path: &[u8]) -> String {
    match std::str::from_utf8(path) {
        Ok(text) if !text.starts_with('"') => text.to_owned(),
        _ => quote(path),
    }
}

fn quote(path: &[u8]) -> String {
    let mut text = String::with_capacity(path.len() + 8);
    text.push('"');
    for byte in path {
        match byte {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            0x20..=0x7e => text.push(char::from(*byte)),
            _ => text.push_str(&format!("\\{byte:03o}")),
        }
    }
    text.push('"');
    text
}

/// For matching only: a path without the quotes and escapes of [`text`], with what is not UTF-8 replaced. A name in quotes would else be in no
/// folder and match no glob, and a check that is narrowed to either would never see it.
pub(crate) fn plain(path: &str) -> Cow<'_, str> {
    let Some(quoted) = path.strip_prefix('"').and_then(|path| path.strip_suffix('"')) else {
        return Cow::Borrowed(path);
    };
    let mut bytes = Vec::with_capacity(quoted.len());
    let mut rest = quoted.bytes();
    while let Some(byte) = rest.next() {
        let escaped = match byte {
            b'\\' => rest.next(),
            byte => {
                bytes.push(byte);
                continue;
            }
        };
        bytes.push(match escaped {
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(digit @ b'0'..=b'7') => {
                let low = [rest.next(), rest.next()].map(|digit| digit.unwrap_or(b'0') & 7);
                (digit & 3) << 6 | low[0] << 3 | low[1]
            }
            Some(other) => other,
            None => b'\\',
        });
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether a path is one of those that are wanted, or in one of those folders. None wanted: all are.
pub(crate) fn is_wanted(path: &str, only: &[String]) -> bool {
    let path = plain(path);
    let holds = |wanted: &String| {
        let wanted = plain(wanted);
        path.strip_prefix(wanted.as_ref()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    only.is_empty() || only.iter().any(holds)
}

/// Why a name cannot be in a checkout, if it cannot.
pub(super) fn refusal(name: &[u8]) -> Option<&'static str> {
    match name {
        b"" => Some("it has an entry without a name"),
        b"." | b".." => Some("it has an entry that is called `.` or `..`"),
        _ if name.eq_ignore_ascii_case(b".git") => Some("it has an entry that is called `.git`"),
        _ if name.contains(&b'/') => Some("it has an entry with a `/` in its name"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_in_its_folder() {
        for path in [b"app/s\xff".as_slice(), "größe/\"x".as_bytes(), b"a\\b/\n\xfe\t", b"\"q/\x01\xff", b"plain/name"]
        {
            assert_eq!(plain(&text(path)), String::from_utf8_lossy(path));
        }
        let quoted = text(b"app/s\xff");
        assert!(is_wanted(&quoted, &["app".to_owned()]) && is_wanted(&quoted, std::slice::from_ref(&quoted)));
        assert!(!is_wanted(&quoted, &["ap".to_owned()]) && !is_wanted(&text(b"apps/\xff"), &["app".to_owned()]));
        assert_eq!(plain("\"cut\\"), "\"cut\\");
    }
}
