//! Regular expressions as Go writes them, for an engine that reads some letters differently.

use regex::bytes::{Regex, RegexBuilder};

/// How large a compiled expression may be.
const SIZE: usize = 8 << 20;

/// Compiles an expression of a user.
///
/// # Errors
/// Why it cannot be used.
pub(crate) fn compile(pattern: &str) -> Result<Regex, String> {
    let pattern = translate(pattern);
    let build = |unicode: bool| {
        RegexBuilder::new(&pattern).unicode(unicode).size_limit(SIZE).dfa_size_limit(SIZE).nest_limit(100).build()
    };
    // Go's classes `\w`, `\d` and `\b` are ASCII; only a pattern with other letters needs more.
    build(false).or_else(|_| build(true)).map_err(|error| match error {
        regex::Error::CompiledTooBig(limit) => format!("it needs more than the {} MiB that are allowed", limit >> 20),
        error => {
            error.to_string().lines().last().unwrap_or("it cannot be read").trim_start_matches("error: ").to_owned()
        }
    })
}

/// Escapes what means something else here: a brace that repeats nothing, and in classes `[`, `&` and `~`.
fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 8);
    // Where the class begins that is open.
    let mut class: Option<usize> = None;
    let mut at = 0;
    while let Some(letter) = pattern[at..].chars().next() {
        let rest = &pattern[at..];
        let mut next = at + letter.len_utf8();
        match (letter, class) {
            ('\\', None) if rest.starts_with("\\Q") => {
                let end = rest.find("\\E").unwrap_or(rest.len());
                out.push_str(&regex::escape(&rest[2..end]));
                next = (at + end + 2).min(pattern.len());
            }
            ('\\', _) => {
                next += pattern[next..].chars().next().map_or(0, char::len_utf8);
                out.push_str(&pattern[at..next]);
            }
            ('[', None) => {
                class = Some(at);
                out.push(letter);
            }
            ('[', Some(_)) if rest.starts_with("[:") && rest.contains(":]") => {
                next = at + rest.find(":]").unwrap_or(0) + 2;
                out.push_str(&pattern[at..next]);
            }
            ('[' | '&' | '~', Some(_)) => {
                out.push('\\');
                out.push(letter);
            }
            (']', Some(start)) if at == start + 1 || &pattern[start..at] == "[^" => out.push_str("\\]"),
            (']', Some(_)) => {
                class = None;
                out.push(letter);
            }
            ('{', None) if !repeats(rest) => out.push_str("\\{"),
            _ => out.push(letter),
        }
        at = next;
    }
    out
}

/// Whether a brace begins `{2}`, `{2,}` or `{2,5}`.
fn repeats(rest: &str) -> bool {
    let Some((inner, _)) = rest[1..].split_once('}') else { return false };
    let (low, high) = inner.split_once(',').unwrap_or((inner, "0"));
    !low.is_empty() && low.bytes().all(|byte| byte.is_ascii_digit()) && high.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn go_and_we_agree() {
        for (pattern, text) in [
            (r"\{\{[^}]+}}", "{{ x }}"),
            ("{{.*}}", "{{ x }}"),
            ("a{2,3}b", "aab"),
            ("x[[]y", "x[y"),
            ("[&&]", "&"),
            ("[[:alpha:]]+9", "ab9"),
            ("[]a]", "]"),
            (r"\Qa.b\E+", "a.b"),
            ("(?i)KEY", "key"),
            ("é+", "é"),
            (r#"["'\x60]"#, "`"),
        ] {
            assert!(compile(pattern).unwrap().is_match(text.as_bytes()), "{pattern}");
        }
        assert!(!compile("x[[]y").unwrap().is_match(b"xy"));
        assert!(!compile(r"\Qa.b\E").unwrap().is_match(b"axb"));
    }

    #[test]
    fn what_cannot_be_used_says_why() {
        assert!(compile("(").unwrap_err().contains("unclosed"));
        assert!(compile(r"(?:\w{1000}){1000}").unwrap_err().contains("MiB"));
    }
}
