//! Paths as reports write them, brought to one form: components with `/`, no drive letter, no `.` and `..`.

/// A path of a report.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReportPath {
    /// Components joined with `/`, without a leading one.
    pub text: String,
    /// It began at a root, so it cannot be relative to the repository.
    pub absolute: bool,
    /// Written on Windows: upper and lower case mean the same.
    pub windows: bool,
}

impl ReportPath {
    /// Brings a path to the common form. Whatever it says, the result never leads out of the folder it is applied to.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let raw = raw.trim();
        let decoded = raw.strip_prefix("file://").map(percent_decoded);
        let raw = decoded.as_deref().unwrap_or(raw);
        let drive = drive_letter(raw);
        let windows = drive || raw.contains('\\');
        let raw = if drive { raw.trim_start_matches('/').get(2..).unwrap_or_default() } else { raw };
        let separators: &[char] = if windows { &['/', '\\'] } else { &['/'] };
        let absolute = drive || raw.starts_with(separators);
        let mut components: Vec<&str> = Vec::new();
        for component in raw.split(separators) {
            match component {
                "" | "." => {}
                ".." => {
                    components.pop();
                }
                other => components.push(other),
            }
        }
        Self { text: components.join("/"), absolute, windows }
    }

    /// This path, below a folder that the report declares, unless it is absolute anyway.
    #[must_use]
    pub fn below(&self, folder: &Self) -> Self {
        if self.absolute {
            return self.clone();
        }
        Self {
            text: join(&folder.text, &self.text),
            absolute: folder.absolute,
            windows: self.windows || folder.windows,
        }
    }

    /// What is left when a prefix of whole components is taken off.
    #[must_use]
    pub fn without(&self, prefix: &str) -> Option<&str> {
        let head = self.text.get(..prefix.len())?;
        let same = if self.windows { head.eq_ignore_ascii_case(prefix) } else { head == prefix };
        let rest = self.text.get(prefix.len()..)?;
        match (same, prefix.is_empty()) {
            (false, _) => None,
            (true, true) => Some(rest),
            (true, false) => rest.strip_prefix('/'),
        }
    }
}

/// Two paths with a `/` between, where both have something.
#[must_use]
pub fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// The last component.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `C:\…`, also `/C:/…` as file URLs have it. One letter alone would be a folder on every other system.
fn drive_letter(raw: &str) -> bool {
    let bytes = raw.trim_start_matches('/').as_bytes();
    matches!(bytes, [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic())
}

fn percent_decoded(text: &str) -> String {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let decoded = match rest {
            [b'%', high, low, ..] => digit(*high).zip(digit(*low)),
            _ => None,
        };
        if let Some((high, low)) = decoded {
            bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            rest = &rest[3..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_has_one_form() {
        for (raw, text, absolute) in [
            ("src/a.rs", "src/a.rs", false),
            ("./src//a.rs", "src/a.rs", false),
            ("src/x/../a.rs", "src/a.rs", false),
            ("../../etc/passwd", "etc/passwd", false),
            ("/home/ci/a.rs", "home/ci/a.rs", true),
            (r"C:\ci\src\a.cs", "ci/src/a.cs", true),
            (r"src\a.cs", "src/a.cs", false),
            ("file:///C:/ci/a%20b.cs", "ci/a b.cs", true),
            ("file:///home/%zz/a", "home/%zz/a", true),
            (r"\\server\share\a.cs", "server/share/a.cs", true),
            ("", "", false),
            ("C:", "C:", false),
        ] {
            let path = ReportPath::new(raw);
            assert_eq!((path.text.as_str(), path.absolute), (text, absolute), "{raw}");
        }
    }

    #[test]
    fn prefixes_are_whole_components() {
        let path = ReportPath::new(r"C:\Agent\work\a.cs");
        assert_eq!(path.without("agent/work"), Some("a.cs"));
        assert_eq!(path.without("agent/wo"), None);
        assert_eq!(ReportPath::new("/Agent/a").without("agent"), None);
        assert_eq!(ReportPath::new("a/b").without(""), Some("a/b"));
    }
}
