//! Passwords that are an argument of a call which everybody knows: `mysqli_connect("localhost", "app", "…")`.

use crate::placeholder::{is_placeholder, is_reference};
use crate::randomness::{self, Letters};
use crate::words;
use std::ops::Range;

/// How far the arguments are read.
const LIMIT: usize = 400;

/// How a call begins, in lower case, and which argument of it is the password, counted from zero.
pub(crate) const CALLS: &[(&str, usize)] = &[
    ("mysqli_connect(", 2),
    ("mysql_connect(", 2),
    ("mysql_pconnect(", 2),
    ("mysqli(", 2),
    ("new pdo(", 2),
    ("pymysql.connect(", 2),
    ("mysqldb.connect(", 2),
    ("getconnection(", 2),
    ("ftp_login(", 2),
    ("imap_open(", 2),
    ("ldap_bind(", 2),
    ("ssh2_auth_password(", 2),
    ("plainauth(", 2),
    (".login(", 1),
    ("auth=(", 1),
    ("basicauth(", 1),
    ("basic_auth(", 1),
    ("networkcredential(", 1),
    ("passwordcredentials(", 1),
    ("passwordauthentication(", 1),
    ("plaintextcredentials(", 1),
    ("plainauthprovider(", 1),
    (".authenticate(", 1),
];

/// The password of the call whose arguments begin at `start`.
pub(crate) fn password(content: &[u8], start: usize, argument: usize) -> Option<Range<usize>> {
    let limit = content.len().min(start + LIMIT);
    let mut at = start;
    for number in 0..=argument {
        at += content[at..limit].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let begin = at;
        let quote = content.get(at).copied().filter(|byte| matches!(byte, b'"' | b'\''));
        if let Some(quote) = quote {
            at += 1 + memchr::memchr(quote, content.get(at + 1..limit)?)? + 1;
            if number == argument {
                return judge(content, begin + 1..at - 1);
            }
        }
        at += content[at..limit].iter().position(|byte| matches!(byte, b',' | b')' | b';' | b'('))?;
        if content[at] != b',' {
            return None;
        }
        at += 1;
    }
    None
}

fn judge(content: &[u8], secret: Range<usize>) -> Option<Range<usize>> {
    let value = &content[secret.clone()];
    let letters = Letters::of(value);
    let telling = letters.digit > 0 || letters.other > 0 && letters.upper > 0 || randomness::bits(value) > 8;
    let refused = value.len() < 6
        || value.len() > 128
        || !telling
        || value.contains(&b' ')
        || is_reference(value)
        || is_placeholder(value)
        || words::is_no_password(value)
        || crate::placeholder::contains(value, b"passw");
    (!refused).then_some(secret)
}

#[cfg(test)]
mod tests {
    fn of(text: &str) -> Option<&str> {
        let (name, argument) =
            super::CALLS.iter().find(|(name, _)| text.to_lowercase().contains(name)).expect("a known call");
        let start = text.to_lowercase().find(name).map_or(0, |at| at + name.len());
        super::password(text.as_bytes(), start, *argument).map(|secret| &text[secret])
    }

    #[test]
    fn finds_the_password() {
        assert_eq!(of("mysqli_connect('localhost', 'app', 'sunflower9', 'shop')"), Some("sunflower9"));
        assert_eq!(of("requests.get(url, auth=(\"bob\", \"sunflower9\"))"), Some("sunflower9"));
        assert_eq!(of("new PDO($dsn, $user, 'sunflower9')"), Some("sunflower9"));
    }

    #[test]
    fn leaves_the_rest() {
        for text in [
            "mysqli_connect($host, $user, $password)",
            "client.login(user, \"password1\")",
            "client.login(name(\"x\"), \"sunflower9\")",
            "auth=(\"bob\", secret)",
            "mysqli('a', 'b'); x('c', 'sunflower9')",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
