//! A finding as a good compiler shows it: message, place, source, help.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Style, escape, words};
use crate::model::report::{Location, ReportedFinding};

/// The renderer that fits the terminal.
pub(super) fn renderer(style: &Style) -> Renderer {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(style.width.clamp(40, 400))
}

/// One finding, with a line feed at its end; its help only where it was not told before.
pub(super) fn finding(finding: &ReportedFinding, renderer: &Renderer, help: bool) -> String {
    let (level, name) = match words::kind(finding) {
        words::Kind::Error => (Level::ERROR, "deny"),
        words::Kind::Warning => (Level::WARNING, "warn"),
        words::Kind::Notice => (Level::NOTE, "note"),
    };
    let message = escape::block(&finding.message);
    let lines = message.split('\n').count();
    let title = level.with_name(name).primary_title(message).id(escape::line(&finding.rule));
    let mut group = Group::with_title(title);
    let mut place = None;
    match (&finding.location, &finding.excerpt) {
        (Some(location), Some(excerpt)) => {
            let (source, highlight) = escape::block_with(&excerpt.text, excerpt.highlight.clone());
            let path = escape::line(&location.path);
            let first = number(excerpt.first_line).max(1);
            place = Some((path.clone(), escape::line(&words::place(location))));
            let snippet = Snippet::source(source).path(path).line_start(first).fold(false);
            group = group.element(snippet.annotation(AnnotationKind::Primary.span(highlight)));
        }
        (Some(location), None) => group = group.element(origin(location)),
        (None, _) => {}
    }
    if let Some(commit) = &finding.commit {
        let commit = escape::line(words::short(commit));
        group = group.element(Level::NOTE.message(format!("this is the file as commit {commit} left it")));
    }
    for related in &finding.related {
        let place = words::place(&related.location);
        group = group.element(Level::NOTE.message(escape::block(&format!("{place}: {}", related.message))));
    }
    let text = words::first_paragraph(&finding.help);
    if help && !text.is_empty() {
        group = group.element(Level::HELP.message(escape::block(text)));
    }
    for fix in &finding.fixes {
        group = group.element(Level::HELP.with_name("fix").message(escape::block(&fix.title)));
    }
    let mut out = renderer.render(&[group]);
    if let Some((path, meant)) = place {
        out = correct(&out, lines, &path, &meant);
    }
    format!("{}\n", out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"))
}

/// Writes the place of a finding where the renderer wrote one that it counted from the excerpt, which may begin
/// within a line and shows tabs as blanks. It stands on the first line after the title.
fn correct(text: &str, title: usize, path: &str, meant: &str) -> String {
    let start = text.match_indices('\n').nth(title.saturating_sub(1)).map_or(0, |(at, _)| at);
    let (head, tail) = text.split_at(start);
    let Some((before, rest)) = tail.split_once(&format!(" {path}:")) else { return text.to_owned() };
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    format!("{head}{before} {meant}{after}")
}

/// For the renderer, which counts in another type.
fn number(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The line that says where.
fn origin(location: &Location) -> Origin<'static> {
    let origin = Origin::path(escape::line(&location.path));
    match location.span {
        None => origin,
        Some(span) => {
            let origin = origin.line(number(span.line));
            match span.column {
                Some(column) => origin.char_column(number(column)),
                None => origin,
            }
        }
    }
}
