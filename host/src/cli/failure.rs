//! Saying why the host could not judge: on stderr for a person, and in Actions as an annotation on the line.

use crate::environment::Environment;
use crate::error::Error;
use crate::intake::policy::{PolicyError, PolicyProblem};
use crate::sink::escape;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

pub(super) fn show(environment: &Environment, error: &Error) {
    match error.policy() {
        Some(policy) if !policy.text.is_empty() => {
            for problem in &policy.problems {
                eprintln!("{}", excerpt(policy, problem));
            }
        }
        _ => eprintln!("gatewright: error: {}", escape::block(&error.to_string())),
    }
    let closing = match error {
        Error::Sink(_) => "it was judged, and not everybody could be told",
        _ => "nothing was judged",
    };
    eprintln!("gatewright: {closing}; that is never a pass");
    if environment.actions {
        match error.policy() {
            Some(policy) => {
                for problem in &policy.problems {
                    let line = problem.position.as_ref().map_or(1, |position| position.line);
                    let file = escape::command_property(&policy.path);
                    println!("::error file={file},line={line},title=gatewright::{}", data(&message(problem)));
                }
            }
            None => println!("::error title=gatewright::{}", data(&error.to_string())),
        }
    }
}

fn data(text: &str) -> String {
    escape::command_data(text, 4_000)
}

fn message(problem: &PolicyProblem) -> String {
    match &problem.help {
        Some(help) => format!("{}; {help}", problem.message),
        None => problem.message.clone(),
    }
}

/// The line of the policy and what is wrong with it, as a good compiler shows it.
fn excerpt(policy: &PolicyError, problem: &PolicyProblem) -> String {
    let text = escape::block(&policy.text);
    let message = escape::line(&problem.message);
    let title = Level::ERROR.primary_title(message);
    // An escape moves bytes, so what is pointed at is the line; a text without escapes is pointed at exactly.
    let span = problem.position.as_ref().map(|position| match text == policy.text {
        true => position.range.into(),
        false => line(&text, position.line),
    });
    let mut group = match span {
        Some(span) => {
            let snippet = Snippet::source(text.as_str()).line_start(1).path(policy.path.as_str());
            title.element(snippet.annotation(AnnotationKind::Primary.span(span)))
        }
        None => annotate_snippets::Group::with_title(title),
    };
    let help = problem.help.as_deref().map(escape::line);
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::plain().render(&[group])
}

fn line(text: &str, line: u32) -> std::ops::Range<usize> {
    let mut start = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line as usize {
            return start..start + content.trim_end().len();
        }
        start += content.len();
    }
    0..0
}
