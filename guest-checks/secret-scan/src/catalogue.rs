//! The built-in rules, made by `build.rs` from `rules.toml`, and the few that are code.

use crate::check::Check;
use crate::format::{Format, Part, set};
use gatewright_sdk::Severity;

/// A kind of secret.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Kebab-case.
    pub(crate) id: &'static str,
    /// What it is, like `GitHub personal access token`.
    pub(crate) title: &'static str,
    /// How to make it worthless, and where.
    pub(crate) help: &'static str,
    /// What a finding has.
    pub(crate) severity: Severity,
    /// What the shape alone does not show.
    pub(crate) check: Check,
    /// Whether the value is short or chosen by a person, so that no hash of it may be shown.
    pub(crate) weak: bool,
    /// Words before it on its line that make it something else, in lower case.
    pub(crate) except: &'static [&'static str],
    /// Endings of the only files that have it; empty: all.
    pub(crate) files: &'static [&'static str],
    /// What other scanners call it.
    pub(crate) aliases: &'static [&'static str],
    /// How it is found.
    pub(crate) kind: Kind,
}

/// How a secret is found.
#[derive(Debug)]
pub(crate) enum Kind {
    /// It looks like nothing else.
    Token(&'static [Format]),
    /// Its shape is common: it is one where it is assigned to a name that has one of the words `near` and, where there are
    /// any, one of `named`.
    Assigned {
        /// The provider's name, in lower case without separators.
        near: &'static [&'static str],
        /// What else the name has to say.
        named: &'static [&'static str],
        /// What the whole value looks like.
        value: &'static [Format],
    },
    /// A regular expression near a keyword. Its first group, or all of it, is the secret.
    Pattern {
        /// What has to be there.
        keywords: &'static [&'static str],
        /// The regular expression, over bytes.
        pattern: &'static str,
        /// How far after the keyword a match may reach.
        span: usize,
        /// What the secret looks like, where it is drawn and too short for its length alone to show it.
        value: &'static [Format],
    },
    /// Code knows how.
    Code,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// Ids of the rules that are code.
pub(crate) mod id {
    /// A key in PEM armour.
    pub(crate) const PRIVATE_KEY: &str = "private-key";
    /// `scheme://user:password@host`.
    pub(crate) const URL_PASSWORD: &str = "url-password";
    /// A random value with a telling name.
    pub(crate) const GENERIC: &str = "generic-secret";
    /// A chosen value with a telling name.
    pub(crate) const PASSWORD: &str = "generic-password";
    /// A credential in a file that is known to hold some.
    pub(crate) const CREDENTIAL_FILE: &str = "credential-file";
    /// A credential on a command line.
    pub(crate) const COMMAND: &str = "command-credential";
    /// A secret that a mark in its file or a setting excuses.
    pub(crate) const EXCUSED: &str = "excused-secret";
    /// More findings in one file than are reported.
    pub(crate) const TOO_MANY: &str = "too-many-secrets";
    /// An entry of an ignore file or a baseline that excuses nothing.
    pub(crate) const UNUSED: &str = "unused-ignore";
    /// An allowlist that excuses whatever is found.
    pub(crate) const LOOSE: &str = "loose-allowlist";
    /// A configuration that could not be used once it is merged.
    pub(crate) const UNUSABLE: &str = "unusable-config";
    /// A rule of the user's own `.gitleaks.toml`.
    pub(crate) const CUSTOM: &str = "custom-rule";
}

macro_rules! code_rule {
    ($id:expr, $severity:ident, $what:expr, $revoke:expr, $aliases:expr) => {
        Rule {
            id: $id,
            title: $what,
            help: $revoke,
            severity: Severity::$severity,
            check: Check::None,
            weak: true,
            except: &[],
            files: &[],
            aliases: $aliases,
            kind: Kind::Code,
        }
    };
}

/// The rules that are code.
pub(crate) static CODE_RULES: &[Rule] = &[
    code_rule!(
        id::PRIVATE_KEY,
        Error,
        "private key",
        "Make a new key pair, replace the public key wherever it is trusted, and revoke certificates of the old one.",
        &["private-key", "PrivateKeyDetector", "kingfisher.privkey.1", "np.pem.1"]
    ),
    code_rule!(
        id::URL_PASSWORD,
        Warning,
        "password in a URL",
        "Change the password of that account, and let the program read the new one from its environment.",
        &["BasicAuthDetector", "url-password", "sidekiq-sensitive-url"]
    ),
    code_rule!(
        id::GENERIC,
        Warning,
        "value that looks like a secret",
        "If it is one, revoke it where it was issued and let the program read the new one from its environment or a secret \
         store. If it is not, say so with `gatewright:allow` in a comment on its line.",
        &[
            "generic-api-key",
            "adafruit-api-key",
            "generic-credential",
            "KeywordDetector",
            "Base64HighEntropyString",
            "HexHighEntropyString"
        ]
    ),
    code_rule!(
        id::PASSWORD,
        Warning,
        "password in plain text",
        "Change the password and let the program read the new one from its environment or a secret store. If it is an \
         example, say so with `gatewright:allow` in a comment on its line.",
        &["generic-password", "KeywordDetector", "hashicorp-tf-password"]
    ),
    code_rule!(
        id::CREDENTIAL_FILE,
        Warning,
        "credential in a file that is made to hold some",
        "Revoke the credential, remove the file from the repository and name it in `.gitignore`.",
        &[
            "netrc",
            "pgpass",
            "npmrc",
            "docker-auth",
            "nuget-config-password",
            "kubernetes-secret-yaml",
            "htpasswd",
            "pkcs12-file"
        ]
    ),
    code_rule!(
        id::COMMAND,
        Warning,
        "credential on a command line",
        "Revoke it where it was issued, or change the password. Let the command read it from a variable or a `.netrc` outside \
         the repository.",
        &["curl-auth-user", "curl-auth-header"]
    ),
    code_rule!(
        id::EXCUSED,
        Warning,
        "secret that a mark in its file or a setting excuses",
        "A warning where a mark in the file excuses the secret, which the change itself may have added: make sure that the value is \
         none, and set `inline-allow` to `base` to honour only marks that the base already holds, or to `false` for none. A note \
         where `gitleaks-ignore` or `baseline` of the policy excuses it: nothing has to change.",
        &[]
    ),
    code_rule!(
        id::TOO_MANY,
        Warning,
        "more secrets in one file than are reported",
        "Resolve those that are reported, or leave the file out with `except`, then run again.",
        &[]
    ),
    code_rule!(
        id::UNUSED,
        Note,
        "ignored secret that is not there",
        "Delete the entry, so that it cannot excuse another secret one day. Where the secret has moved, write the \
         `value-fingerprint` of its finding into the ignore file, or a waiver into the policy: both follow the value.",
        &[]
    ),
    code_rule!(
        id::LOOSE,
        Warning,
        "allowlist that excuses whatever is found",
        "Narrow its expressions to what they are meant for, or leave files out with `except`, which the report counts.",
        &[]
    ),
    code_rule!(
        id::UNUSABLE,
        Error,
        "configuration of the secret scan that cannot be used",
        "Mend the line before this is merged: the secret scan would judge no later change.",
        &[]
    ),
    code_rule!(
        id::CUSTOM,
        Error,
        "match of a rule of your `.gitleaks.toml`",
        "Revoke the secret where it was issued. If it is none, excuse it in `.gitleaks.toml` or with `gatewright:allow`.",
        &[]
    ),
];

/// Every rule.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().chain(CODE_RULES)
}

/// The rule of code that is called so.
pub(crate) fn code(id: &str) -> &'static Rule {
    CODE_RULES.iter().find(|rule| rule.id == id).unwrap_or(&CODE_RULES[0])
}

impl Rule {
    /// Its id and what other scanners call it.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.id).chain(self.aliases.iter().copied())
    }
}
