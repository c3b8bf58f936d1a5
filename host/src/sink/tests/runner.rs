//! A model of how the runner of GitHub Actions reads a line of a log, stricter than the original: it obeys every name.
//!
//! The original compares by culture, which skips invisible characters; so the model reads each line with and without them.

/// A command that the runner would obey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Command {
    pub(super) name: String,
    pub(super) properties: Vec<(String, String)>,
    pub(super) data: String,
}

/// Every command in a log.
pub(super) fn commands(log: &str) -> Vec<Command> {
    log.split(['\n', '\r']).filter_map(|line| read(line).or_else(|| read(&visible(line)))).collect()
}

fn visible(line: &str) -> String {
    let skipped = |c: char| {
        (c.is_control() && !c.is_whitespace())
            || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
    };
    line.chars().filter(|c| !skipped(*c)).collect()
}

fn read(line: &str) -> Option<Command> {
    second(line).or_else(|| first(line))
}

/// `::name key=value,key=value::data`, after blanks.
fn second(line: &str) -> Option<Command> {
    let (head, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let pairs = properties.split(',').filter_map(|pair| pair.split_once('='));
    let unescape = |text: &str| {
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    };
    Some(Command {
        name: name.to_owned(),
        properties: pairs.map(|(key, value)| (key.to_owned(), unescape(value))).collect(),
        data: data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%"),
    })
}

/// `##[name key=value;key=value]data`, anywhere.
fn first(line: &str) -> Option<Command> {
    let (_, rest) = line.split_once("##[")?;
    let (head, data) = rest.split_once(']')?;
    let name = head.split(' ').next().unwrap_or_default();
    Some(Command { name: name.to_owned(), properties: Vec::new(), data: data.to_owned() })
}

#[test]
fn the_model_obeys_what_the_runner_obeys() {
    for line in [
        "::error::x",
        "  \t::error::x",
        "a ##[error]x",
        "##[set-env name=a;]b",
        "::\u{200b}:: ",
        "#\u{200d}#[error]x",
        ":\u{feff}:error::x",
    ] {
        assert_eq!(commands(line).len(), 1, "{line:?}");
    }
    for line in ["a ::error::x", "::error", "# #[error]x", "## [error]", ": :error::x", "##[error"] {
        assert_eq!(commands(line), [], "{line:?}");
    }
    let command = &commands("::error file=a%2Cb,line=3::100%25%0Ax")[0];
    assert_eq!(command.properties, [("file".to_owned(), "a,b".to_owned()), ("line".to_owned(), "3".to_owned())]);
    assert_eq!(command.data, "100%\nx");
}
