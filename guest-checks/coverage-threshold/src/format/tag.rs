//! One tag of an XML report: its name and where its attributes stand. Nothing is copied, decoded or checked before it is asked
//! for, because reports of hundreds of megabytes are little else than millions of `<line number="7" hits="1"/>`.

use super::excerpt;
use crate::report::Fault;
use quick_xml::escape::unescape;

/// Where the name and the value of an attribute stand: two starts and ends.
pub(super) type Span = [usize; 4];

/// A tag: its name without the prefix of a namespace, and its attributes.
pub(super) struct Tag<'a> {
    name: &'a [u8],
    text: &'a [u8],
    spans: &'a [Span],
}

impl<'a> Tag<'a> {
    /// From the name and what stands behind it.
    pub(super) fn new(name: &'a [u8], text: &'a [u8], spans: &'a mut Vec<Span>) -> Result<Self, Fault> {
        spans.clear();
        let at = attributes(text, 0, spans);
        let rest = text.get(at..).unwrap_or_default().trim_ascii();
        if rest.is_empty() {
            return Ok(Self { name, text, spans });
        }
        Err(Fault::malformed(format!("`{}` is no attribute", excerpt(&String::from_utf8_lossy(rest)))))
    }

    /// Without the prefix of a namespace.
    pub(super) fn name(&self) -> &'a [u8] {
        self.name
    }

    /// Name and value of every attribute, the value as it stands there.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        let text = self.text;
        let part = move |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        self.spans.iter().map(move |[name, name_end, value, end]| (part(*name, *name_end), part(*value, *end)))
    }

    /// An attribute with its references resolved.
    #[inline(never)]
    pub(super) fn get(&self, wanted: &str) -> Result<Option<String>, Fault> {
        let Some((_, value)) = self.attributes().find(|(name, _)| *name == wanted.as_bytes()) else { return Ok(None) };
        let wrong = |why: &dyn std::fmt::Display| Fault::malformed(format!("attribute `{wanted}`: {why}"));
        let text = std::str::from_utf8(value).map_err(|error| wrong(&error))?;
        Ok(Some(unescape(text).map_err(|error| wrong(&error))?.into_owned()))
    }

    /// An attribute that must be there.
    pub(super) fn need(&self, name: &str) -> Result<String, Fault> {
        self.get(name)?.ok_or_else(|| self.lacks(name))
    }

    /// The fault of a tag without an attribute that must be there.
    #[cold]
    #[inline(never)]
    pub(super) fn lacks(&self, name: &str) -> Fault {
        Fault::malformed(format!("`<{}>` has no attribute `{name}`", excerpt(&String::from_utf8_lossy(self.name))))
    }
}

/// The length of an element without content at the beginning, after blank space, and its tag. None where it is anything else, or
/// not wholly there, or has a name with a prefix.
pub(super) fn element<'a>(bytes: &'a [u8], spans: &'a mut Vec<Span>) -> Option<(usize, Tag<'a>)> {
    let open = blanks(bytes, 0);
    let first = bytes.get(open + 1).filter(|byte| bytes[open] == b'<' && byte.is_ascii_alphabetic());
    first?;
    let start = open + 1;
    let mut end = start;
    while let Some(byte) = bytes.get(end).filter(|byte| !byte.is_ascii_whitespace()) {
        match byte {
            b'/' => break,
            b'>' | b'<' | b':' => return None,
            _ => end += 1,
        }
    }
    spans.clear();
    let at = attributes(bytes, end, spans);
    let whole = bytes.get(at..)?.starts_with(b"/>");
    whole.then(|| (at + 2, Tag { name: &bytes[start..end], text: bytes, spans }))
}

/// Finds the attributes from `at` on. Returns where they end, which is at the end, at a `/` or `>`, or at what is no attribute.
fn attributes(bytes: &[u8], at: usize, spans: &mut Vec<Span>) -> usize {
    let mut at = blanks(bytes, at);
    while let Some((span, next)) = attribute(bytes, at) {
        spans.push(span);
        at = blanks(bytes, next);
    }
    at
}

/// The attribute that begins at `start`, and where it ends.
fn attribute(bytes: &[u8], start: usize) -> Option<(Span, usize)> {
    let mut end = start;
    loop {
        match *bytes.get(end)? {
            b'=' | b' ' | b'\t' | b'\r' | b'\n' => break,
            b'/' | b'>' | b'<' | b'"' | b'\'' => return None,
            _ => end += 1,
        }
    }
    let equals = blanks(bytes, end);
    if end == start || *bytes.get(equals)? != b'=' {
        return None;
    }
    let quote = blanks(bytes, equals + 1);
    let mark = *bytes.get(quote)?;
    if mark != b'"' && mark != b'\'' {
        return None;
    }
    let value = quote + 1;
    let mut close = value;
    while *bytes.get(close)? != mark {
        close += 1;
    }
    Some(([start, end, value, close], close + 1))
}

fn blanks(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\t' | b'\r')) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(usize, String)> {
        let mut spans = Vec::new();
        let (length, tag) = element(text.as_bytes(), &mut spans)?;
        let words = |text: &[u8]| String::from_utf8_lossy(text).into_owned();
        let parts: Vec<String> = tag.attributes().map(|(name, value)| words(name) + "=" + &words(value)).collect();
        Some((length, format!("{} {}", words(tag.name()), parts.join(" "))))
    }

    #[test]
    fn finds_elements_without_content() {
        let whole = |text: &str, want: &str| assert_eq!(told(text), Some((text.len(), want.to_owned())), "{text}");
        whole(" \n<a/>", "a ");
        whole("<line n=\"1\" m = '2'\t/>", "line n=1 m=2");
        whole("<a x=\"1 > 0 / 2\" y=\"it's\"/>", "a x=1 > 0 / 2 y=it's");
        assert_eq!(told("<a x=\"1\"/><b/>").map(|(length, _)| length), Some(10));
    }

    #[test]
    fn leaves_all_else_to_the_reader() {
        for text in [
            "",
            "<",
            "<a",
            "<a>",
            "<a x=\"1\"",
            "<a x=\"1\">",
            "</a>",
            "<!-- -->",
            "<?x?>",
            "text",
            "<n:a/>",
            "<a x/>",
            "<a x=1/>",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn cut_anywhere_it_is_no_element() {
        let text = "<line number=\"12\" hits='3' branch=\"false\" />";
        for end in 0..text.len() {
            assert_eq!(told(&text[..end]), None, "{}", &text[..end]);
        }
    }

    #[test]
    fn what_is_no_attribute_is_told() {
        let mut spans = Vec::new();
        assert!(Tag::new(b"a", b" x=\"1\" y", &mut spans).is_err());
        let tag = Tag::new(b"a", b" x=\"1&amp;\" y='\xFF' ", &mut spans).unwrap();
        assert_eq!(tag.need("x").unwrap(), "1&");
        assert!(tag.get("y").is_err() && tag.need("z").is_err());
    }
}
