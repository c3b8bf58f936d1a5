//! Walks an XML report tag by tag, without a tree in memory. A DOCTYPE is accepted, as Cobertura and JaCoCo always have one, and
//! never fetched; its entities are not expanded, so that an entity bomb is an error.

use super::excerpt;
use crate::input::Input;
use crate::report::Fault;
use quick_xml::Reader;
use quick_xml::escape::unescape;
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
    fn close(&mut self, name: &str) -> Result<(), Fault>;

    /// Text of the innermost element, perhaps in several pieces.
    fn text(&mut self, _text: &str) -> Result<(), Fault> {
        Ok(())
    }
}

/// An element's name, without the prefix of a namespace, and its attributes as they stand there.
pub(super) struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl Tag<'_> {
    /// Without the prefix of a namespace.
    pub(super) fn name(&self) -> &str {
        self.name
    }

    /// Calls `each` with the name and the value of every attribute, the value as it stands there.
    pub(super) fn attributes(&self, mut each: impl FnMut(&str, &str) -> Result<(), Fault>) -> Result<(), Fault> {
        let mut rest = self.attributes;
        while let Some((name, value, tail)) = attribute(rest) {
            each(name, value)?;
            rest = tail;
        }
        if rest.trim_ascii().is_empty() {
            return Ok(());
        }
        Err(Fault::malformed(format!("`{}` is no attribute", excerpt(rest.trim_ascii()))))
    }

    /// An attribute with its references resolved.
    pub(super) fn get(&self, wanted: &str) -> Result<Option<String>, Fault> {
        let mut found = None;
        self.attributes(|name, value| {
            if name == wanted && found.is_none() {
                let value =
                    unescape(value).map_err(|error| Fault::malformed(format!("attribute `{name}`: {error}")))?;
                found = Some(value.into_owned());
            }
            Ok(())
        })?;
        Ok(found)
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

/// The length, name and attributes of a plain element without content at the beginning, after blank space. Reports of hundreds
/// of megabytes consist of these. Whatever is not plain is left to the XML reader, whose state such an element does not change.
fn plain_element(bytes: &[u8]) -> Option<(usize, Tag<'_>)> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let rest = bytes[start..].strip_prefix(b"<").filter(|rest| rest.first().is_some_and(u8::is_ascii_alphabetic))?;
    let end = memchr::memchr(b'>', rest)?;
    let inner = rest[..end].strip_suffix(b"/")?;
    let (mut quotes, mut name) = (0_u32, None);
    for (at, byte) in inner.iter().enumerate() {
        match byte {
            b'"' => quotes += 1,
            // A quote in other quotes could hide the end, a colon a namespace.
            b'\'' | b'<' => return None,
            b':' if name.is_none() => return None,
            b' ' | b'\t' | b'\r' | b'\n' if name.is_none() => name = Some(at),
            _ => {}
        }
    }
    // With an odd number the `>` stands within a value.
    let text = std::str::from_utf8(inner).ok().filter(|_| quotes % 2 == 0)?;
    let (name, attributes) = text.split_at(name.unwrap_or(text.len()));
    Some((start + 1 + end + 1, Tag { name, attributes }))
}

/// Walks to the end.
pub(super) fn walk<R: Read>(input: &mut Input<R>, handler: &mut impl Handler) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(input);
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut roots = 0_usize;
    // The reader stands between elements, not before one whose text it has just told.
    let mut plain = false;
    loop {
        buffer.clear();
        let input = reader.get_mut();
        input.allow(MAX_EVENT);
        while let Some((length, tag)) = plain_element(input.peek()).filter(|_| plain) {
            let step = handler.open(&tag, depth + 1).and_then(|()| handler.close(tag.name()));
            step.map_err(|fault| located(fault, input.position()))?;
            input.consume(length);
            input.allow(MAX_EVENT);
        }
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
                    handler.open(&tag_of(&tag), depth)
                }
            }
            Event::Empty(tag) => {
                roots += usize::from(depth == 0);
                let tag = tag_of(&tag);
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
        step.map_err(|fault| located(fault, reader.get_ref().position()))?;
        plain = between && depth > 0;
    }
}

fn tag_of<'a>(tag: &'a BytesStart<'_>) -> Tag<'a> {
    Tag { name: tag.local_name().into_inner(), attributes: tag.attributes_raw() }
}

fn located(fault: Fault, position: u64) -> Fault {
    match fault {
        Fault::Malformed(text) => Fault::Malformed(format!("before byte {position}: {text}")),
        other => other,
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
