//! The small texts of a policy: names, paths, globs and references to modules. Each is refused with what would be right.

use super::problem::shown;
use ignore::gitignore::GitignoreBuilder;

/// The longest name of a check.
const MOST_NAME: usize = 64;
/// The longest path or glob.
const MOST_PATH: usize = 1024;

/// What is wrong with a text, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) message: String,
    pub(super) help: String,
}

fn wrong(message: impl Into<String>, help: impl Into<String>) -> Result<(), Wrong> {
    Err(Wrong { message: message.into(), help: help.into() })
}

/// Lower-case letters and digits in words, `-` between them, a letter first.
pub(super) fn is_kebab(name: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.split('-').all(word)
}

/// The name of a check.
pub(super) fn check(name: &str) -> Result<(), Wrong> {
    if name.len() > MOST_NAME {
        return wrong("the name of a check has at most 64 characters", "give the check a shorter name");
    }
    if !is_kebab(name) {
        let help = "lower-case letters and digits, words apart by `-`, a letter first";
        return wrong(format!("`{}` cannot be the name of a check", shown(name)), help);
    }
    Ok(())
}

/// A path inside the repository.
pub(super) fn path(path: &str) -> Result<(), Wrong> {
    components(path, "path")?;
    if path.starts_with('/') {
        return wrong(format!("`{}` is an absolute path", shown(path)), "write it from the top of the repository");
    }
    if path.split('/').any(|part| part.is_empty() || part == ".") {
        let help = "write it without a leading `./`, a trailing `/` or an empty part";
        return wrong(format!("`{}` is not a plain path", shown(path)), help);
    }
    Ok(())
}

/// A glob as in `.gitignore`, where a leading `/` holds it to the top of the repository.
pub(super) fn glob(glob: &str) -> Result<(), Wrong> {
    components(glob, "glob")?;
    if glob.starts_with('!') || glob.starts_with('#') {
        let help = "name what is wanted; what is not wanted cannot be taken out again";
        return wrong(format!("`{}` does not select anything", shown(glob)), help);
    }
    if glob.starts_with("./") {
        return wrong(format!("`{}` begins with `./`", shown(glob)), "write it without the `./`");
    }
    // `ignore` takes an unclosed `[` for a letter, which then fits no file: a check would be given none, and pass.
    if globset::Glob::new(glob).is_err() || GitignoreBuilder::new("").add_line(None, glob).is_err() {
        return wrong(format!("`{}` is not a glob", shown(glob)), "check its brackets and braces");
    }
    Ok(())
}

/// A pattern of branch names.
pub(super) fn branches(pattern: &str) -> Result<(), Wrong> {
    if pattern.starts_with("refs/") || pattern.starts_with('!') || pattern.ends_with('/') || pattern.starts_with('/') {
        let help = "write it like `develop` or `release/*`";
        return wrong(format!("`{}` fits no branch", shown(pattern)), help);
    }
    if matches!(pattern, "*" | "**") {
        let help = "name the branches that changes land on; every other push is judged by the default branch";
        return wrong(format!("`{pattern}` lists every branch, so that any push could bring its own policy"), help);
    }
    components(pattern, "pattern")
}

fn components(text: &str, what: &str) -> Result<(), Wrong> {
    if text.trim().is_empty() {
        return wrong(format!("the {what} is empty"), "remove it or fill it in");
    }
    if text.len() > MOST_PATH {
        return wrong(format!("the {what} is longer than {MOST_PATH} bytes"), "write a shorter one");
    }
    if text.contains('\\') {
        return wrong(format!("`{}` holds a `\\`", shown(text)), "write `/` between folders");
    }
    if text.chars().any(char::is_control) {
        return wrong(format!("`{}` holds a control character", shown(text)), "remove it");
    }
    if text.split('/').any(|part| part == "..") {
        return wrong(format!("`{}` leaves the repository", shown(text)), "write it without `..`");
    }
    Ok(())
}

/// Where a check's component is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleReference {
    /// A file of the repository.
    pub path: String,
    /// 64 hex digits: the SHA-256 that the file must have.
    pub sha256: Option<String>,
}

/// Reads `path.wasm` or `path.wasm@sha256:…`.
pub(super) fn module(text: &str) -> Result<ModuleReference, Wrong> {
    let (file, pin) = text.split_once('@').map_or((text, None), |(file, pin)| (file, Some(pin)));
    let host = file.split_once('/').map(|(host, _)| host);
    let registry = host
        .is_some_and(|host| host.contains(':') || host == "localhost" || host.trim_start_matches('.').contains('.'));
    if text.contains("://") || (registry && !file.ends_with(".wasm")) {
        let help = "put the `.wasm` file into the repository and name its path";
        wrong("this version loads modules from files only, not from a registry", help)?;
    }
    path(file)?;
    if !file.ends_with(".wasm") {
        wrong(
            format!("`{}` is not a `.wasm` file", shown(file)),
            "name the path of a component, like `checks/todo.wasm`",
        )?;
    }
    let hex =
        |digits: &str| digits.len() == 64 && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    let sha256 = match pin.map(|pin| (pin, pin.strip_prefix("sha256:").filter(|digits| hex(digits)))) {
        None => None,
        Some((_, Some(digits))) => Some(digits.to_owned()),
        Some((pin, None)) => {
            wrong(format!("`{}` is not a digest", shown(pin)), "write `@sha256:` and 64 lower-case hex digits")?;
            None
        }
    };
    Ok(ModuleReference { path: file.to_owned(), sha256 })
}

/// A repository of a registry, like `ghcr.io/acme/app`.
pub(super) fn repository(text: &str) -> Result<(), Wrong> {
    let fits = |character: char| character.is_ascii_alphanumeric() || "._-/:".contains(character);
    let parts = text.split_once('/').filter(|(host, rest)| !host.is_empty() && !rest.is_empty() && !rest.contains(':'));
    if parts.is_none() || !text.chars().all(fits) || text.split('/').any(|part| part.is_empty() || part == "..") {
        let help = "write host and repository without scheme, tag or digest, like `ghcr.io/acme/app`";
        return wrong(format!("`{}` is not a repository", shown(text)), help);
    }
    Ok(())
}
