//! Who may sign: exact identities, globs that stay within a path segment, anchored regexes.

use regex_lite::Regex;

/// Signers that nobody means to allow. A pattern that matches one of them allows whole platforms.
const STRANGERS: [&str; 7] = [
    "",
    "stranger",
    "stranger@stranger.example",
    "https://stranger.example/stranger",
    "https://github.com/stranger/stranger/.github/workflows/stranger.yml@refs/heads/stranger",
    "https://gitlab.com/stranger/stranger//.gitlab-ci.yml@refs/heads/stranger",
    "spiffe://stranger.example/ns/stranger/sa/stranger",
];

/// A way to recognise a signer.
#[derive(Debug, Clone)]
pub(crate) enum Identity {
    /// The same bytes.
    Exact(String),
    /// The whole identity matches.
    Pattern(Regex),
}

impl Identity {
    /// An exact identity, or a glob where `*` stands for anything within one segment.
    pub(crate) fn glob(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Err("must not be empty".to_owned());
        }
        if !text.contains('*') {
            return Ok(Self::Exact(text.to_owned()));
        }
        // An address of a mailbox has no slashes: there a `*` must not swallow the `@`.
        let any = if text.contains('/') { "[^/]*" } else { "[^/@]*" };
        let parts: Vec<String> = text.split('*').map(regex_lite::escape).collect();
        Self::pattern(&parts.join(any))
    }

    /// A regex that the whole identity has to match.
    pub(crate) fn regex(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Err("must not be empty".to_owned());
        }
        // On its own first, so that `a)|(b` cannot climb out of the group that anchors it.
        Regex::new(text).map_err(|error| format!("is not a valid regex: {error}"))?;
        Self::pattern(text)
    }

    fn pattern(text: &str) -> Result<Self, String> {
        let regex =
            Regex::new(&format!(r"\A(?:{text})\z")).map_err(|error| format!("is not a valid regex: {error}"))?;
        if let Some(stranger) = STRANGERS.iter().find(|stranger| regex.is_match(stranger)) {
            return Err(format!("allows strangers: it matches {stranger:?}; name your own organisation or domain"));
        }
        Ok(Self::Pattern(regex))
    }

    /// Whether this is the signer.
    pub(crate) fn matches(&self, identity: &str) -> bool {
        match self {
            Self::Exact(exact) => exact == identity,
            Self::Pattern(regex) => regex.is_match(identity),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Identity;

    const WORKFLOW: &str = "https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*";

    #[test]
    fn a_star_stays_in_its_segment() {
        let identity = Identity::glob(WORKFLOW).unwrap();
        assert!(identity.matches("https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1.0.0"));
        for other in [
            "https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1/x",
            "https://github.com/acme/app/.github/workflows/release.yml@refs/heads/v1",
            "https://github.com/acme/app/.github/workflows/releaseXyml@refs/tags/v1",
            "https://github.com/acme/app2/.github/workflows/release.yml@refs/tags/v1",
            "https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1\n/x",
            "xhttps://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1",
            "HTTPS://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1",
            "https://github.com/\u{430}cme/app/.github/workflows/release.yml@refs/tags/v1",
        ] {
            assert!(!identity.matches(other), "{other}");
        }
    }

    #[test]
    fn a_star_in_a_mailbox_stays_before_the_at() {
        let identity = Identity::glob("*@acme.example").unwrap();
        assert!(identity.matches("dev@acme.example"));
        assert!(!identity.matches("dev@evil.example@acme.example"));
        assert!(!identity.matches("dev@acme.example.evil"));
    }

    #[test]
    fn a_regex_is_anchored_on_both_sides() {
        let identity = Identity::regex("https://github\\.com/acme/app/.*|x").unwrap();
        assert!(identity.matches("https://github.com/acme/app/y") && identity.matches("x"));
        for other in ["https://evil.example/https://github.com/acme/app/y", "xx", "x\n", "ax"] {
            assert!(!identity.matches(other), "{other}");
        }
    }

    #[test]
    fn patterns_that_allow_strangers_are_refused() {
        for text in
            [".*", "", " ", ".+", "https://.*", "(?s).*", "[^x]*", "https://github.com/.*", "a)|(.*", "a|.*", "("]
        {
            assert!(Identity::regex(text).is_err(), "{text}");
        }
        for text in ["", "*", "**", "*@*", "https://github.com/*/*/.github/workflows/*@refs/heads/*"] {
            assert!(Identity::glob(text).is_err(), "{text}");
        }
    }
}
