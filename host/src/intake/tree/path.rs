//! Paths as text. Git's are bytes.

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
