//! Walks an XML report tag by tag, without a tree in memory. A DOCTYPE is accepted, as Cobertura and JaCoCo always have one, and
//! never fetched; its entities are not expanded, so that an entity bomb is an error.

use super::excerpt;
use super::tag::{Span, Tag, element};
use crate::input::Input;
use crate::report::Fault;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::io::{BufRead, Read};

/// Deeper than any report nests.
const MAX_DEPTH: usize = 256;

/// More than any tag of a report has.
const MAX_EVENT: usize = 1 << 20;

/// What a format makes of the tags.
pub(super) trait Handler {
    /// An element begins. `depth` of the root is 1.
    fn open(&mut self, tag: &Tag<'_>, depth: usize) -> Result<(), Fault>;

    /// An element ends, also one without content.
    fn close(&mut self, name: &[u8]) -> Result<(), Fault>;

    /// Text of the innermost element, perhaps in several pieces.
    fn text(&mut self, _text: &str) -> Result<(), Fault> {
        Ok(())
    }
}

/// Walks to the end.
pub(super) fn walk<R: Read>(input: &mut Input<R>, handler: &mut dyn Handler) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(input);
    let mut buffer = Vec::new();
    let mut spans = Vec::new();
    let mut depth = 0_usize;
    let mut roots = 0_usize;
    // The reader stands between elements, not before one whose text it has just told.
    let mut plain = false;
    loop {
        buffer.clear();
        let input = reader.get_mut();
        // Reports of hundreds of megabytes consist of elements without content, whose passing does not change the reader's state.
        while plain && let Some((length, tag)) = element(input.peek(), &mut spans) {
            let step = handler.open(&tag, depth + 1).and_then(|()| handler.close(tag.name()));
            step.map_err(|fault| located(fault, input.position()))?;
            input.consume(length);
        }
        input.allow(MAX_EVENT);
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => return Err(Fault::Unreadable(error.to_string())),
            Err(error) => {
                let text = format!("before byte {}: {error}", reader.get_ref().position());
                return Err(Fault::Malformed(text));
            }
        };
        let between = matches!(event, Event::Start(_) | Event::Empty(_) | Event::End(_));
        let step = match event {
            Event::Start(tag) => {
                depth += 1;
                roots += usize::from(depth == 1);
                if depth > MAX_DEPTH {
                    Err(Fault::malformed(format!("elements are nested more than {MAX_DEPTH} deep")))
                } else {
                    tag_of(&tag, &mut spans).and_then(|tag| handler.open(&tag, depth))
                }
            }
            Event::Empty(tag) => {
                roots += usize::from(depth == 0);
                tag_of(&tag, &mut spans).and_then(|tag| {
                    handler.open(&tag, depth + 1)?;
                    handler.close(tag.name())
                })
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                handler.close(tag.local_name().into_inner().as_bytes())
            }
            Event::Text(text) if depth > 0 => handler.text(&text.xml10_content()),
            Event::CData(text) if depth > 0 => handler.text(&text.xml10_content()),
            Event::GeneralRef(reference) => resolve(&reference).and_then(|text| handler.text(&text)),
            Event::Eof if depth > 0 => Err(Fault::malformed("it ends within an element; it was cut off")),
            Event::Eof if roots == 0 => Err(Fault::malformed("it has no element; it was cut off")),
            Event::Eof => return Ok(()),
            _ => Ok(()),
        };
        if roots > 1 {
            return Err(Fault::malformed("it has two root elements; are these two reports in one file?"));
        }
        step.map_err(|fault| located(fault, reader.get_ref().position()))?;
        plain = between && depth > 0;
    }
}

fn tag_of<'a>(tag: &'a BytesStart<'_>, spans: &'a mut Vec<Span>) -> Result<Tag<'a>, Fault> {
    Tag::new(tag.local_name().into_inner().as_bytes(), tag.attributes_raw().as_bytes(), spans)
}

#[cold]
#[inline(never)]
fn located(fault: Fault, position: u64) -> Fault {
    match fault {
        Fault::Malformed(text) => Fault::Malformed(format!("before byte {position}: {text}")),
        other => other,
    }
}

#[cold]
#[inline(never)]
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Result<Cow<'static, str>, Fault> {
    let wrong =
        || Fault::malformed(format!("`&{};` is not defined by XML itself", excerpt(&reference.xml10_content())));
    match reference.resolve_char_ref() {
        Ok(Some(character)) => return Ok(character.to_string().into()),
        Ok(None) => {}
        Err(_) => return Err(wrong()),
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_predefined_entity(&name).map(Cow::Borrowed).ok_or_else(wrong)
}
