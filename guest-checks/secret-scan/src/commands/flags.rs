//! Passwords that a flag of a well-known command gives: `sshpass -p …`, `docker login -p …`, `mysql -p…`.

use super::{STANDINS, command_end};
use crate::placeholder::{is_placeholder, is_reference};
use std::ops::Range;

/// Where the password stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// The argument after the flag.
    Next,
    /// In the same argument, right after the flag.
    Joined,
    /// The argument after the one that begins with the flag and goes on.
    Follows,
    /// After a percent sign in the argument after the flag.
    Percent,
}

/// A command as it begins, in lower case, its flag, and where the password stands.
pub(crate) const COMMANDS: &[(&str, &str, Form)] = &[
    ("sshpass ", "-p", Form::Next),
    ("sshpass ", "-p", Form::Joined),
    ("mysql ", "-p", Form::Joined),
    ("mysqldump ", "-p", Form::Joined),
    ("mysqladmin ", "-p", Form::Joined),
    ("docker login ", "-p", Form::Next),
    ("podman login ", "-p", Form::Next),
    ("ldapsearch ", "-w", Form::Next),
    ("ldapadd ", "-w", Form::Next),
    ("ldapmodify ", "-w", Form::Next),
    ("redis-cli ", "-a", Form::Next),
    ("mongo ", "-p", Form::Next),
    ("mongodump ", "-p", Form::Next),
    ("rdesktop ", "-p", Form::Next),
    ("xfreerdp ", "/p:", Form::Joined),
    ("smbclient ", "-U", Form::Percent),
    ("psexec", "-p", Form::Next),
    ("net use ", "/user:", Form::Follows),
    ("az login ", "-p", Form::Next),
    ("oc login ", "-p", Form::Next),
    ("cf login ", "-p", Form::Next),
    ("sqlcmd ", "-P", Form::Next),
    ("ipmitool ", "-P", Form::Next),
    ("mosquitto_pub ", "-P", Form::Next),
    ("mosquitto_sub ", "-P", Form::Next),
    ("openssl ", "pass:", Form::Joined),
    ("convertto-securestring ", "-String", Form::Next),
    ("keytool ", "-storepass", Form::Next),
    ("keytool ", "-keypass", Form::Next),
    ("jarsigner ", "-storepass", Form::Next),
];

/// Where the command that begins at `start` ends, and the password that it gives.
pub(crate) fn password(
    content: &[u8],
    start: usize,
    (_, flag, form): (&str, &str, Form),
) -> (usize, Option<Range<usize>>) {
    if start > 0 && (content[start - 1].is_ascii_alphanumeric() || matches!(content[start - 1], b'-' | b'_' | b'.')) {
        return (start, None);
    }
    let end = command_end(content, start);
    (end, argument(content, start..end, flag.as_bytes(), form).and_then(|secret| judge(content, secret)))
}

/// The argument of a command that is its password.
fn argument(content: &[u8], command: Range<usize>, flag: &[u8], form: Form) -> Option<Range<usize>> {
    let mut arguments = super::words(content, command).skip(1);
    while let Some(argument) = arguments.next() {
        let text = &content[argument.clone()];
        match form {
            _ if matches!(text, b"|" | b"||" | b"&&" | b";") => return None,
            Form::Joined if text.len() > flag.len() && text.starts_with(flag) => {
                return Some(argument.start + flag.len()..argument.end);
            }
            Form::Next if text == flag => return arguments.next(),
            Form::Follows if text.starts_with(flag) && text.len() > flag.len() => return arguments.next(),
            Form::Percent if text == flag => {
                let next = arguments.next()?;
                let percent = memchr::memchr(b'%', &content[next.clone()])?;
                return Some(next.start + percent + 1..next.end);
            }
            _ => {}
        }
    }
    None
}

fn judge(content: &[u8], secret: Range<usize>) -> Option<Range<usize>> {
    let mark = |byte: &&u8| matches!(byte, b'"' | b'\'' | b'`' | b';');
    let value = &content[secret.clone()];
    let left = value.iter().take_while(mark).count();
    let right = value[left..].iter().rev().take_while(mark).count();
    let secret = secret.start + left..secret.end - right;
    let value = &content[secret.clone()];
    let refused = value.len() < 4
        || matches!(value[0], b'-' | b'/' | b'<' | b'[' | b'(')
        || value.iter().all(u8::is_ascii_digit)
        || is_reference(value)
        || is_placeholder(value)
        || crate::placeholder::contains(value, b"passw")
        || STANDINS.iter().any(|word| value.eq_ignore_ascii_case(word.as_bytes()));
    (!refused).then_some(secret)
}

#[cfg(test)]
mod tests {
    fn of(text: &str) -> Option<&str> {
        let commands = super::COMMANDS.iter().filter(|(name, ..)| text.starts_with(name));
        commands
            .filter_map(|command| super::password(text.as_bytes(), 0, *command).1)
            .map(|secret| &text[secret])
            .next()
    }

    #[test]
    fn finds_what_the_flag_gives() {
        assert_eq!(of("sshpass -p 'Gr4nite' ssh bob@h"), Some("Gr4nite"));
        assert_eq!(of("mysql -u root -pGr4nite shop"), Some("Gr4nite"));
        assert_eq!(of("docker login -u ci -p Gr4nite registry"), Some("Gr4nite"));
        assert_eq!(of("net use Z: \\\\fs\\x /user:A\\b Gr4nite"), Some("Gr4nite"));
        assert_eq!(of("smbclient //h/s -U bob%Gr4nite"), Some("Gr4nite"));
    }

    #[test]
    fn leaves_what_is_none() {
        for text in [
            "mysql -u root -p shop",
            "mysql -u root -P 3306 shop",
            "docker login -u ci -p $TOKEN registry",
            "sshpass -p <password> ssh h",
            "docker login | grep -p Gr4nite",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
