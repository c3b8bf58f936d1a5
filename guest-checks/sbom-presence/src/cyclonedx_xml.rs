//! CycloneDX as XML, read as a stream: entities are never expanded, and no tree is built.

use crate::sbom::{Component, Flaw, Format, Purpose, Sbom, Span, show};
use crate::vocabulary;
use quick_xml::NsReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use std::collections::BTreeSet;

/// The namespace of a version is this and the version.
pub const NAMESPACE: &str = "http://cyclonedx.org/schema/bom/";

/// Elements are nested no deeper than this.
const DEPTH: usize = 128;

/// More elements, or components, than this are no document that anybody wrote; they are refused before they take the memory.
const ELEMENTS: usize = 4_000_000;
const COMPONENTS: usize = 1_000_000;

/// More text than this is no name, version or hash.
const LONGEST: usize = 16 << 10;

/// Reads a document.
///
/// # Errors
/// Why it is not XML that we read, and where.
pub fn read(text: &str) -> Result<Option<Sbom>, Flaw> {
    let mut reader = NsReader::from_str(text);
    let mut walk = Walk::new();
    loop {
        let before = usize::try_from(reader.buffer_position()).unwrap_or_default();
        let flaw = |message: String| Flaw { message, span: Span { at: before, length: 1 } };
        let (namespace, event) = reader.read_resolved_event().map_err(|error| flaw(error.to_string()))?;
        let version = match namespace {
            ResolveResult::Bound(namespace) => namespace.0.strip_prefix(NAMESPACE).map(str::to_owned),
            _ => None,
        };
        match event {
            Event::Start(start) => {
                if !walk.open(&start, version.as_deref(), before).map_err(flaw)? {
                    return Ok(None);
                }
            }
            Event::Empty(start) => {
                if !walk.open(&start, version.as_deref(), before).map_err(flaw)? {
                    return Ok(None);
                }
                walk.close();
            }
            Event::End(_) => walk.close(),
            Event::Text(part) => walk.text(part.as_ref()),
            Event::CData(part) => walk.text(part.as_ref()),
            Event::GeneralRef(reference) => {
                let name = reference.as_ref();
                let character = reference.resolve_char_ref().map_err(|error| flaw(error.to_string()))?;
                match (character, resolve_xml_entity(name)) {
                    (Some(c), _) => walk.text(c.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => walk.text(text),
                    (None, None) => return Err(flaw(format!("the entity {} is not expanded", show(name)))),
                }
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => {}
        }
    }
    let end = Span { at: text.len().saturating_sub(1), length: 1 };
    if let Some(open) = walk.stack.last() {
        return Err(Flaw { message: format!("it ends inside the element {}", show(&open.name)), span: end });
    }
    if !walk.begun {
        return Err(Flaw { message: "it holds no element".to_owned(), span: end });
    }
    Ok(Some(walk.finish()))
}

/// An open element.
struct Open {
    name: String,
    text: String,
    /// Extensions have other namespaces; what is inside them is not ours to read.
    ours: bool,
    at: usize,
    attribute: String,
}

/// A component whose element is open.
#[derive(Default)]
struct Draft {
    component: Component,
    group: String,
    listed: bool,
    depth: usize,
}

struct Walk {
    sbom: Sbom,
    stack: Vec<Open>,
    drafts: Vec<Draft>,
    given: BTreeSet<String>,
    used: Vec<(String, Span)>,
    phases: Vec<String>,
    vulnerabilities: bool,
    begun: bool,
    elements: usize,
}

impl Walk {
    fn new() -> Self {
        Self {
            sbom: Sbom::new(Format::CycloneDxXml),
            stack: Vec::new(),
            drafts: Vec::new(),
            given: BTreeSet::new(),
            used: Vec::new(),
            phases: Vec::new(),
            vulnerabilities: false,
            begun: false,
            elements: 0,
        }
    }

    /// Whether it may be an SBOM at all.
    fn open(&mut self, start: &BytesStart<'_>, version: Option<&str>, at: usize) -> Result<bool, String> {
        let name = start.local_name().as_ref().to_owned();
        if self.stack.is_empty() {
            if self.begun {
                return Err("it has more than one root element".to_owned());
            }
            self.begun = true;
            let Some(version) = version.filter(|_| name == "bom") else { return Ok(false) };
            version.clone_into(&mut self.sbom.version);
            self.sbom.version_span = Span { at, length: 1 };
        }
        if self.stack.len() >= DEPTH {
            return Err(format!("elements are nested more than {DEPTH} deep"));
        }
        self.elements += 1;
        if self.elements > ELEMENTS || self.sbom.components.len() > COMPONENTS {
            return Err(format!("it holds more than {ELEMENTS} elements or {COMPONENTS} components"));
        }
        let ours = version.is_some() && self.stack.last().is_none_or(|parent| parent.ours);
        let span = Span { at, length: 1 };
        let mut attribute = String::new();
        let mut kind = None;
        for one in start.attributes() {
            let one = one.map_err(|error| error.to_string())?;
            let value = one.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            if !ours {
                continue;
            }
            match (one.key.as_ref(), name.as_str()) {
                ("bom-ref", _) => {
                    let name = value.into_owned();
                    if self.given.contains(&name) {
                        self.sbom.duplicates.add(span, || show(&name));
                    }
                    self.given.insert(name);
                }
                ("ref", "dependency" | "provides") if !value.starts_with("urn:cdx:") => {
                    self.used.push((value.into_owned(), span));
                }
                ("type", "component") => kind = Some(value.into_owned()),
                ("alg", "hash") => attribute = value.into_owned(),
                ("serialNumber", "bom") if !vocabulary::is_serial_number(&value) => {
                    self.sbom.violation(span, "`serialNumber` is not `urn:uuid:` and a UUID");
                }
                ("version", "bom") if value.trim().parse::<u64>().is_ok_and(|version| version > 0) => {}
                ("version", "bom") => {
                    self.sbom.violation(span, "`version`, the edition of the SBOM, is not a whole number from 1");
                }
                _ => {}
            }
        }
        if ours && name == "component" {
            self.open_component(kind.as_deref(), span);
        }
        self.vulnerabilities |= ours && name == "vulnerability" && self.under(&["bom", "vulnerabilities"]);
        self.stack.push(Open { name, text: String::new(), ours, at, attribute });
        Ok(true)
    }

    fn open_component(&mut self, kind: Option<&str>, span: Span) {
        // Tools, ancestors and workflows hold components too, of which the software is not made.
        let chain = self.stack.get(1..).unwrap_or_default();
        let is = |open: Option<&Open>, name| open.is_none_or(|open: &Open| open.name == name);
        let listed = chain.last().is_some_and(|open| open.name == "components")
            && chain.chunks(2).all(|pair| is(pair.first(), "components") && is(pair.get(1), "component"));
        if listed || self.under(&["bom", "metadata"]) {
            match kind {
                None => self.sbom.violation(span, "a component has no `type`"),
                Some(kind) if !vocabulary::is_component_type(kind) => {
                    self.sbom.violation(span, format!("{} is not a type of component of CycloneDX", show(kind)));
                }
                Some(_) => {}
            }
        }
        let component = Component { span, ..Component::default() };
        self.drafts.push(Draft { component, group: String::new(), listed, depth: self.stack.len() });
    }

    fn under(&self, path: &[&str]) -> bool {
        self.stack.len() == path.len() && self.stack.iter().zip(path).all(|(open, name)| open.name == *name)
    }

    fn text(&mut self, part: &str) {
        if let Some(open) = self.stack.last_mut()
            && open.ours
            && open.text.len() + part.len() <= LONGEST
        {
            open.text.push_str(part);
        }
    }

    fn close(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        if !open.ours {
            return;
        }
        let span = Span { at: open.at, length: 1 };
        let text = open.text.trim();
        if open.name == "component" {
            self.close_component();
            return;
        }
        if self.under(&["bom", "metadata"]) && open.name == "timestamp" {
            self.sbom.timestamp = Some((text.to_owned(), span));
        }
        if open.name == "phase" && self.stack.iter().any(|open| open.name == "lifecycles") {
            self.phases.push(text.to_owned());
        }
        if open.name == "hash"
            && let Some(fault) = vocabulary::hash_fault(&open.attribute, text)
        {
            self.sbom.violation(span, fault);
        }
        let Some(draft) = self.drafts.last_mut().filter(|draft| draft.depth + 1 == self.stack.len()) else { return };
        match open.name.as_str() {
            "name" => text.clone_into(&mut draft.component.name),
            "group" => text.clone_into(&mut draft.group),
            "version" => draft.component.version = Some(text.to_owned()).filter(|version| !version.is_empty()),
            "purl" => draft.component.purl = Some(text.to_owned()),
            "scope" if !vocabulary::is_scope(text) => {
                self.sbom.violation(span, format!("{} is not a scope of CycloneDX", show(text)));
            }
            _ => {}
        }
    }

    fn close_component(&mut self) {
        let Some(mut draft) = self.drafts.pop() else { return };
        if draft.component.name.is_empty() {
            self.sbom.violation(draft.component.span, "a component has no `name`");
        }
        if !draft.group.is_empty() {
            draft.component.name = format!("{}/{}", draft.group, draft.component.name);
        }
        if draft.listed {
            self.sbom.components.push(draft.component);
        }
    }

    fn finish(mut self) -> Sbom {
        for (name, span) in &self.used {
            self.sbom.resolve(&self.given, name, *span);
        }
        if self.sbom.components.is_empty() && self.vulnerabilities {
            self.sbom.purpose = Purpose::Vulnerabilities;
        } else if !self.phases.is_empty() && self.phases.iter().all(|phase| phase == "operations") {
            self.sbom.purpose = Purpose::Operations;
        }
        self.sbom
    }
}
