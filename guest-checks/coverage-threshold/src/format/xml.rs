//! Walks an XML report tag by tag, without a tree in memory. A DOCTYPE is accepted, as Cobertura and JaCoCo always have one, and
//! never fetched; its entities are not expanded, so that an entity bomb is an error.

use super::excerpt;
use crate::input::Input;
use crate::report::Fault;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::Read;

/// Deeper than any report nests.
const MAX_DEPTH: usize = 256;

/// More than any tag of a report has.
const MAX_EVENT: usize = 1 << 20;

/// What a format makes of the tags.
pub(super) trait Handler {
    /// An element begins. `depth` of the root is 1.
    fn open(&mut self, tag: &Tag<'_>, depth: usize) -> Result<(), Fault>;

    /// An element ends, also one without content.
    fn close(&mut self, name: &str) -> Result<(), Fault>;

    /// Text of the innermost element, perhaps in several pieces.
    fn text(&mut self, _text: &str) -> Result<(), Fault> {
        Ok(())
    }
}

/// An element's name and attributes.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Without the prefix of a namespace.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Calls `each` with the name and the value of every attribute, the value as it stands there.
    pub(super) fn attributes(&self, mut each: impl FnMut(&str, &str) -> Result<(), Fault>) -> Result<(), Fault> {
        // Reports of hundreds of megabytes are lines with a few short attributes, so these are cut out by hand.
        let mut rest = self.0.attributes_raw();
        while let Some((name, value, tail)) = attribute(rest) {
            each(name, value)?;
            rest = tail;
        }
        if rest.trim_ascii().is_empty() {
            return Ok(());
        }
        let broken = self.0.attributes().find_map(Result::err);
        let text = broken.map_or_else(|| format!("`{}` is no attribute", excerpt(rest)), |error| error.to_string());
        Err(Fault::Malformed(text))
    }

    /// An attribute with its references resolved.
    pub(super) fn get(&self, name: &str) -> Result<Option<String>, Fault> {
        let wrong = |error: &dyn std::fmt::Display| Fault::malformed(format!("attribute `{name}`: {error}"));
        let Some(attribute) = self.0.try_get_attribute(name).map_err(|error| wrong(&error))? else { return Ok(None) };
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| wrong(&error))?;
        Ok(Some(value.into_owned()))
    }

    /// An attribute that must be there.
    pub(super) fn need(&self, name: &str) -> Result<String, Fault> {
        let missing = || Fault::malformed(format!("`<{}>` has no attribute `{name}`", excerpt(self.name())));
        self.get(name)?.ok_or_else(missing)
    }
}

/// Name and value of the first attribute, and what follows it.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let bytes = text.as_bytes();
    let blanks = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let start = blanks(0);
    let mut end = start;
    while !matches!(bytes.get(end)?, b'=' | b' ' | b'\t' | b'\r' | b'\n') {
        end += 1;
    }
    let equals = blanks(end);
    let quote = blanks(equals + 1);
    let mark = *bytes.get(quote)?;
    if end == start || bytes[equals] != b'=' || !matches!(mark, b'"' | b'\'') {
        return None;
    }
    let mut close = quote + 1;
    while *bytes.get(close)? != mark {
        close += 1;
    }
    Some((text.get(start..end)?, text.get(quote + 1..close)?, text.get(close + 1..)?))
}

/// Walks to the end.
pub(super) fn walk<R: Read>(input: &mut Input<R>, handler: &mut impl Handler) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(input);
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut roots = 0_usize;
    loop {
        buffer.clear();
        reader.get_mut().allow(MAX_EVENT);
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => return Err(Fault::Unreadable(error.to_string())),
            Err(error) => {
                let text = format!("at byte {}: {error}", reader.error_position());
                return Err(Fault::Malformed(text));
            }
        };
        let step = match event {
            Event::Start(tag) => {
                depth += 1;
                roots += usize::from(depth == 1);
                if depth > MAX_DEPTH {
                    Err(Fault::malformed(format!("elements are nested more than {MAX_DEPTH} deep")))
                } else {
                    handler.open(&Tag(tag), depth)
                }
            }
            Event::Empty(tag) => {
                roots += usize::from(depth == 0);
                let tag = Tag(tag);
                handler.open(&tag, depth + 1).and_then(|()| handler.close(tag.name()))
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                handler.close(tag.local_name().into_inner())
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
        if let Err(fault) = step {
            return Err(match fault {
                Fault::Malformed(text) => Fault::Malformed(format!("before byte {}: {text}", reader.buffer_position())),
                other => other,
            });
        }
    }
}

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
