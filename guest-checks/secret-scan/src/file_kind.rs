//! What a file is, by its path.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// Source code: values are mostly expressions.
    Source,
    /// Source code that holds settings, as `wp-config.php` and `settings.py`: what stands in quotes there is meant.
    Settings,
    /// Configuration, and whatever is unknown: values stand as they are.
    Config,
    /// Dotfiles and files of settings by line, as `.env` and `app.properties`: what is called a secret is one.
    Dotfile,
    /// Prose and templates: values are mostly examples.
    Docs,
    /// Made by a program and full of hashes: lock files, source maps, minified code.
    Locked,
}

const SOURCE: &[&str] = &[
    "rs", "go", "py", "pyi", "js", "mjs", "cjs", "ts", "tsx", "jsx", "java", "kt", "kts", "scala", "c", "h", "cc",
    "cpp", "cxx", "hpp", "cs", "fs", "vb", "swift", "m", "mm", "rb", "php", "pl", "pm", "lua", "r", "jl", "dart", "ex",
    "exs", "erl", "hs", "ml", "mli", "clj", "groovy", "gradle", "vue", "svelte", "sol", "zig", "nim", "proto", "sql",
    "coffee", "elm",
];
/// Source code that is changed where it runs, so that it may hold settings.
const SCRIPTS: &[&str] = &["php", "py", "rb", "js", "mjs", "cjs", "ts", "pl", "lua", "exs", "groovy", "gradle", "r"];
const DOCS: &[&str] =
    &["example", "sample", "template", "tpl", "dist", "md", "mdx", "rst", "adoc", "html", "htm", "tex", "po", "pot"];
const DOTFILES: &[&str] =
    &["env", "conf", "cfg", "cnf", "ini", "properties", "tfvars", "htpasswd", "credentials", "nmconnection"];
const LOCKED: &[&str] = &[
    "lock", "map", "sum", "svg", "snap", "css", "scss", "less", "pb", "ipynb", "csv", "tsv", "patch", "diff", "xlf",
    "ai", "eps",
];
const LOCKED_NAMES: &[&str] = &[
    "package-lock.json",
    "npm-shrinkwrap.json",
    "pnpm-lock.yaml",
    "composer.lock",
    "cargo.lock",
    "go.sum",
    "yarn.lock",
    "poetry.lock",
    "gemfile.lock",
    "pipfile.lock",
    "packages.lock.json",
    "bun.lock",
    "deno.lock",
    "uv.lock",
    "flake.lock",
    "mix.lock",
    "podfile.lock",
    "cartfile.resolved",
    "package.resolved",
    "gradle.lockfile",
    "verification-metadata.xml",
];

impl FileKind {
    /// By the path.
    pub(crate) fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let one_of = |names: &[&str], what: &str| names.iter().any(|name| name.eq_ignore_ascii_case(what));
        if one_of(LOCKED_NAMES, name) || name.contains(".min.") || name.contains(".bundle.") {
            return Self::Locked;
        }
        let translated =
            |folder: &str| ["i18n", "l10n", "locale", "locales", "lang", "languages", "translations"].contains(&folder);
        if path.split('/').any(translated) {
            return Self::Docs;
        }
        match name.rsplit_once('.') {
            Some((stem, extension)) if one_of(SCRIPTS, extension) && holds_settings(stem) => Self::Settings,
            Some((_, extension)) if one_of(SOURCE, extension) => Self::Source,
            Some((_, extension)) if one_of(DOCS, extension) => Self::Docs,
            Some((_, extension)) if one_of(LOCKED, extension) => Self::Locked,
            Some((_, extension)) if one_of(DOTFILES, extension) => Self::Dotfile,
            _ if name.starts_with('.') => Self::Dotfile,
            _ => Self::Config,
        }
    }
}

/// Whether a source file of this name holds settings.
fn holds_settings(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    ["config", "settings", "secret", "credential", "database"].iter().any(|word| stem.contains(word))
        || ["env", "db", "connect", "connection", "local", "parameters", "production", "deploy"]
            .contains(&stem.as_str())
}

impl FileKind {
    /// Whether values stand as they are.
    pub(crate) fn is_config(self) -> bool {
        matches!(self, Self::Config | Self::Dotfile)
    }

    /// Whether a value without quotes is an expression.
    pub(crate) fn is_code(self) -> bool {
        matches!(self, Self::Source | Self::Settings)
    }
}

#[cfg(test)]
mod tests {
    use super::FileKind;

    #[test]
    fn by_name() {
        for (path, kind) in [
            ("src/main.rs", FileKind::Source),
            ("web/wp-config.php", FileKind::Settings),
            ("app/settings.py", FileKind::Settings),
            ("src/config.rs", FileKind::Source),
            (".env.example", FileKind::Docs),
            ("i18n/de.json", FileKind::Docs),
            ("a/package-lock.json", FileKind::Locked),
            (".env", FileKind::Dotfile),
            (".env.production", FileKind::Dotfile),
            ("sip.conf", FileKind::Dotfile),
            ("app.yml", FileKind::Config),
            ("README.md", FileKind::Docs),
        ] {
            assert_eq!(FileKind::of(path), kind, "{path}");
        }
    }
}
