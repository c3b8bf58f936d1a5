//! A tree of files: of a commit, of the index, or of a folder without git.

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File,
    /// A symbolic link: its content is where it points to. It is never followed.
    Link,
    /// Another repository. It has no content here.
    Submodule,
}
