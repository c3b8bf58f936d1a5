//! Where the marks are.

/// A mark, in bytes of the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) end_of_line: usize,
}

/// The first mark of every line, as a word of its own: `TODO`, not the middle of `MASTODON`.
pub(crate) fn find(content: &[u8], marks: &[String]) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut start_of_line = 0;
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        let first = marks.iter().filter_map(|mark| Some((word(line, mark.as_bytes())?, mark.len()))).min();
        if let Some((at, length)) = first {
            let start = start_of_line + at;
            found.push(Mark { start, end: start + length, end_of_line: start_of_line + line.len() });
        }
        start_of_line += line.len();
    }
    found
}

/// The first place of `mark` in `line` with no letter, digit or underscore on either side.
fn word(line: &[u8], mark: &[u8]) -> Option<usize> {
    let joins = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let alone = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| line.get(before));
        !joins(before) && !joins(line.get(at + mark.len()))
    };
    // `windows` takes no length of zero; `start` has refused empty marks.
    line.windows(mark.len()).enumerate().find(|(at, part)| *part == mark && alone(*at)).map(|(at, _)| at)
}
