//! Files that are made to hold credentials: `.netrc`, Kubernetes secrets, FileZilla, IRC clients, Rails keys.

use crate::directives::{self, Table, lines};
use crate::placeholder::{is_placeholder, is_reference};
use std::ops::Range;

/// How far a Kubernetes manifest is read in each direction.
const MANIFEST: usize = 64 << 10;

/// Calls `found` for what the file as a whole is: its name tells its form.
pub(crate) fn by_name(content: &[u8], path: &str, mut found: impl FnMut(Range<usize>)) {
    let name = path.rsplit('/').next().unwrap_or(path);
    directives::by_name(content, name, &mut found);
    if let Some(table) = Table::of(name) {
        table.read(content, &mut found);
    }
    match name {
        "master.key" | "credentials.key" | "production.key" if content.len() < 200 => {
            for line in lines(content) {
                if line.len() == 32 && content[line.clone()].iter().all(u8::is_ascii_hexdigit) {
                    found(line);
                }
            }
        }
        "logins.json" => {
            // What Firefox keeps: `"encryptedPassword":"…"`.
            for at in memchr::memmem::find_iter(content, b"\"encrypted") {
                let rest = &content[at..content.len().min(at + 400)];
                let Some(start) = memchr::memmem::find(rest, b"\":").map(|colon| at + colon + 2) else { continue };
                let start = start + content[start..].iter().take_while(|byte| matches!(byte, b' ' | b'"')).count();
                let length = content[start..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
                    .count();
                report(content, start..start + length, &mut found);
            }
        }
        "nuget.config" | "NuGet.Config" | "Nuget.config" | "NuGet.config" => nuget(content, &mut found),
        _ if name.eq_ignore_ascii_case("nuget.config") => nuget(content, &mut found),
        _ => {}
    }
}

/// The clear-text passwords of NuGet's configuration.
fn nuget(content: &[u8], found: &mut impl FnMut(Range<usize>)) {
    for line in lines(content) {
        let text = &content[line.clone()];
        let lower = text.to_ascii_lowercase();
        let Some(key) = memchr::memmem::find(&lower, b"password\"") else { continue };
        let Some(value) = memchr::memmem::find(&lower[key..], b"value=\"") else { continue };
        let start = line.start + key + value + 7;
        let Some(length) = memchr::memchr(b'"', &content[start..line.end]) else { continue };
        let secret = &content[start..start + length];
        let whole = secret.first() == Some(&b'%') && secret.last() == Some(&b'%');
        if length >= 5 && !whole && !is_placeholder(secret) {
            found(start..start + length);
        }
    }
}

/// `machine host login user password secret`, in any file, from the word `machine`.
pub(crate) fn netrc(content: &[u8], start: usize, mut found: impl FnMut(Range<usize>)) {
    if start > 0
        && !content[start - 1].is_ascii_whitespace()
        && content[start - 1] != b'"'
        && content[start - 1] != b'\''
    {
        return;
    }
    let limit = content.len().min(start + 400);
    let mut words = Vec::new();
    let mut at = start;
    while words.len() < 8 && at < limit {
        at += content[at..limit].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let length = content[at..limit].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        words.push(at..at + length);
        at += length;
    }
    let is = |index: usize, word: &[u8]| words.get(index).is_some_and(|range| &content[range.clone()] == word);
    let digits = |range: &Range<usize>| content[range.clone()].iter().any(u8::is_ascii_digit);
    if !(is(2, b"login") || is(2, b"password") && words.get(3).is_some_and(digits)) {
        return;
    }
    for index in [2, 4, 6] {
        if is(index, b"password")
            && let Some(secret) = words.get(index + 1)
        {
            let quotes = content[secret.clone()].iter().rev().take_while(|byte| matches!(byte, b'"' | b'\'')).count();
            report(content, secret.start..secret.end - quotes, &mut found);
        }
    }
}

/// The values of a Kubernetes secret whose `kind:` stands at `start`. Where its manifest ends.
pub(crate) fn kubernetes(content: &[u8], start: usize, mut found: impl FnMut(Range<usize>)) -> Option<usize> {
    let after = content[start + 5..content.len().min(start + 40)].trim_ascii_start();
    let after = after.strip_prefix(b"\"").or(after.strip_prefix(b"'")).unwrap_or(after);
    if after.len() < 6
        || !after[..6].eq_ignore_ascii_case(b"secret")
        || after.get(6).is_some_and(u8::is_ascii_alphanumeric)
    {
        return None;
    }
    let low = start.saturating_sub(MANIFEST);
    let begin = memchr::memmem::rfind(&content[low..start], b"\n---").map_or(low, |at| low + at + 4);
    let high = content.len().min(start + MANIFEST);
    let end = memchr::memmem::find(&content[start..high], b"\n---").map_or(high, |at| start + at);
    if memchr::memmem::find(&content[begin..end], b"apiVersion").is_none() {
        return Some(end);
    }
    let mut inside: Option<(usize, bool)> = None;
    for line in lines(&content[begin..end]) {
        let line = begin + line.start..begin + line.end;
        let text = &content[line.clone()];
        let indent = text.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let body = text.trim_ascii();
        if body.is_empty() || body[0] == b'#' {
            continue;
        }
        if let Some((depth, plain)) = inside {
            if indent > depth {
                value(content, line, plain, &mut found);
                continue;
            }
            inside = None;
        }
        if body == b"data:" || body == b"stringData:" {
            inside = Some((indent, body == b"stringData:"));
        }
    }
    Some(end)
}

/// A value in `data`: base64 after `name:` or alone on its line; in `stringData` whatever is no reference.
fn value(content: &[u8], line: Range<usize>, plain: bool, found: &mut impl FnMut(Range<usize>)) {
    let text = &content[line.clone()];
    let colon = memchr::memmem::find(text, b": ").map_or(0, |at| at + 2);
    let trimmed = |from: usize| {
        let rest = &text[from..];
        let left = rest.iter().take_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'')).count();
        let right =
            rest.iter().rev().take_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'')).count();
        from + left..(text.len() - right).max(from + left)
    };
    let range = trimmed(colon);
    let secret = &text[range.clone()];
    let name = text[..colon].trim_ascii();
    let coded = secret.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    let harmless = name.starts_with(b"username") || name.starts_with(b"namespace") || name.starts_with(b"ca.crt");
    let long = if plain { 6 } else { 12 };
    if secret.len() >= long
        && (coded || plain)
        && !harmless
        && !is_reference(secret)
        && !(plain && is_placeholder(secret))
    {
        found(line.start + range.start..line.start + range.end);
    }
}

/// The content of `<Pass>` and the like, with or without attributes, from the tag's name.
pub(crate) fn tag(content: &[u8], start: usize, mut found: impl FnMut(Range<usize>)) {
    let limit = content.len().min(start + 400);
    let Some(close) = memchr::memchr(b'>', &content[start..limit]) else { return };
    let open = start + close + 1;
    let name_end = start + content[start + 1..limit].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count() + 1;
    let name = content[start + 1..name_end].to_ascii_lowercase();
    let Some(length) = memchr::memchr(b'<', &content[open..limit]) else { return };
    if matches!(name.as_slice(), b"pass" | b"password" | b"passwd" | b"pwd")
        && content.get(open + length + 1) == Some(&b'/')
    {
        report(content, open..open + length, &mut found);
    }
}

/// `identify secret` as IRC clients send it to NickServ.
pub(crate) fn nickserv(content: &[u8], start: usize, mut found: impl FnMut(Range<usize>)) {
    let from = start + b"identify ".len();
    let line = &content[start.saturating_sub(40)..start];
    let length = content[from.min(content.len())..]
        .iter()
        .take(64)
        .take_while(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b';' | b'<'))
        .count();
    if crate::placeholder::contains(line, b"nickserv") || crate::placeholder::contains(line, b"/ns ") {
        report(content, from..from + length, &mut found);
    }
}

fn report(content: &[u8], secret: Range<usize>, found: &mut impl FnMut(Range<usize>)) {
    let value = &content[secret.clone()];
    if value.len() >= 4 && !is_reference(value) && !is_placeholder(value) && !crate::words::is_no_password(value) {
        found(secret);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(run: impl FnOnce(&mut dyn FnMut(Range<usize>))) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        run(&mut |range| found.push(range));
        found
    }

    #[test]
    fn netrc_of_any_layout() {
        for text in [
            "machine h login u password s3cretHere1",
            "machine h\n  login u\n  password s3cretHere1\n",
            "machine h password s3cretHere1",
        ] {
            let found = collect(|add| netrc(text.as_bytes(), 0, add));
            assert_eq!(found.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(), ["s3cretHere1"], "{text}");
        }
        assert!(collect(|add| netrc(b"machine learning is a password for x", 0, add)).is_empty());
    }

    #[test]
    fn rails_keys() {
        let key = "0123456789abcdef".repeat(2);
        assert_eq!(collect(|add| by_name(key.as_bytes(), "config/master.key", add)).first(), Some(&(0..32)));
        assert!(collect(|add| by_name(key.as_bytes(), "config/other.txt", add)).is_empty());
    }

    #[test]
    fn kubernetes_secrets_only() {
        let secret = "apiVersion: v1\nkind: Secret\ndata:\n  username: YWRtaW4tdXNlcg==\n  key: c3VwZXItc2VjcmV0\nmetadata:\n  name: aaaaaaaaaaaaaaaa\n";
        let found = collect(|add| _ = kubernetes(secret.as_bytes(), secret.find("kind").unwrap(), add));
        assert_eq!(found.iter().map(|range| &secret[range.clone()]).collect::<Vec<_>>(), ["c3VwZXItc2VjcmV0"]);
        for text in [
            secret.replace("kind: Secret", "kind: SecretStore"),
            secret.replace("c3VwZXItc2VjcmV0", "{{ .Values.key }}"),
        ] {
            assert!(
                collect(|add| _ = kubernetes(text.as_bytes(), text.find("kind").unwrap(), add)).is_empty(),
                "{text}"
            );
        }
    }

    #[test]
    fn tags_with_attributes() {
        let text = "<Pass encoding=\"base64\">c3VwZXI0Mg==</Pass>";
        assert_eq!(collect(|add| tag(text.as_bytes(), 0, add)).len(), 1);
        assert!(collect(|add| tag(b"<Passage>text here</Passage>", 0, add)).is_empty());
    }
}
