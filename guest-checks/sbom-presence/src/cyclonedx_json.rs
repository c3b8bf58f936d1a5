//! CycloneDX as JSON.

use crate::json::{Json, Names, Object};
use crate::sbom::{Component, Format, Purpose, Sbom, Span, show};
use crate::vocabulary;
use std::collections::BTreeSet;

/// Reads a document that says `"bomFormat": "CycloneDX"`. `names` are its `bom-ref`s.
#[must_use]
pub fn read(root: &Object<'_>, names: &Names) -> Sbom {
    let mut sbom = Sbom::new(Format::CycloneDxJson);
    if let Some(version) = root.get("specVersion") {
        sbom.version = version.string().unwrap_or_default();
        sbom.version_span = span(version);
    }
    header(&mut sbom, root);
    let metadata = root.object("metadata");
    if let Some(timestamp) = metadata.get("timestamp") {
        sbom.timestamp = Some((timestamp.string().unwrap_or_default(), span(timestamp)));
    }
    if let Some(subject) = metadata.get("component") {
        // What the SBOM is about is no part of itself, but it must be well-formed all the same.
        component(&mut sbom, subject, names, false);
    }
    components(&mut sbom, root, names, true);
    dependencies(&mut sbom, root, names);
    if sbom.duplicates.total == 0 {
        // Not of components, so of services, licences and the like, whose places are not known.
        names.twice.iter().for_each(|name| sbom.duplicates.add(Span::default(), || show(name)));
    }
    let phases = metadata.array("lifecycles");
    let phases: Vec<_> = phases.iter().filter_map(|phase| phase.object()?.string("phase")).collect();
    if sbom.components.is_empty() && !root.array("vulnerabilities").is_empty() {
        sbom.purpose = Purpose::Vulnerabilities;
    } else if !phases.is_empty() && phases.iter().all(|phase| phase == "operations") {
        sbom.purpose = Purpose::Operations;
    }
    sbom
}

fn span(value: Json<'_>) -> Span {
    Span { at: value.at, length: value.len() }
}

/// A place that is worth showing: the head of an object, or all of a short value.
fn head(value: Json<'_>) -> Span {
    Span { at: value.at, length: value.len().min(1) }
}

fn header(sbom: &mut Sbom, root: &Object<'_>) {
    if let Some(serial) = root.get("serialNumber")
        && !serial.string().is_some_and(|serial| vocabulary::is_serial_number(&serial))
    {
        sbom.violation(span(serial), "`serialNumber` is not `urn:uuid:` and a UUID");
    }
    // Required before 1.5, where it got a default.
    if let Some(version) = root.get("version")
        && version.number().is_none_or(|version| version == 0)
    {
        sbom.violation(span(version), "`version`, the edition of the SBOM, is not a whole number from 1");
    }
}

fn components(sbom: &mut Sbom, parent: &Object<'_>, names: &Names, listed: bool) {
    let Some(value) = parent.get("components") else { return };
    let Some(components) = value.array() else {
        sbom.violation(span(value), "`components` is not a list");
        return;
    };
    let mut seen = BTreeSet::new();
    for one in components {
        if !seen.insert(one.raw()) {
            sbom.violation(head(one), "the same component is listed twice");
        }
        component(sbom, one, names, listed);
    }
}

fn component(sbom: &mut Sbom, value: Json<'_>, names: &Names, listed: bool) {
    let Some(object) = value.object() else {
        sbom.violation(span(value), "a component is not an object");
        return;
    };
    let name = object.string("name").unwrap_or_default();
    if name.is_empty() {
        sbom.violation(head(value), "a component has no `name`");
    }
    let label = || show(&name);
    match object.get("type") {
        None => sbom.violation(head(value), format!("the component {} has no `type`", label())),
        Some(kind) if !kind.string().is_some_and(|kind| vocabulary::is_component_type(&kind)) => {
            sbom.violation(span(kind), format!("the component {} has a `type` that CycloneDX does not know", label()));
        }
        Some(_) => {}
    }
    if let Some(scope) = object.get("scope")
        && !scope.string().is_some_and(|scope| vocabulary::is_scope(&scope))
    {
        sbom.violation(span(scope), format!("the component {} has a `scope` that CycloneDX does not know", label()));
    }
    if let Some(reference) = object.get("bom-ref") {
        match reference.string() {
            Some(name) if names.twice.contains(&name) => {
                sbom.duplicates.add(span(reference), || show(&name));
            }
            Some(name) if !name.is_empty() => {}
            _ => sbom.violation(span(reference), format!("the component {} has no text as `bom-ref`", label())),
        }
    }
    for hash in object.array("hashes") {
        let members = hash.object().unwrap_or_default();
        let (algorithm, content) =
            (members.string("alg").unwrap_or_default(), members.string("content").unwrap_or_default());
        if let Some(fault) = vocabulary::hash_fault(&algorithm, &content) {
            sbom.violation(span(hash), format!("the component {}: {fault}", label()));
        }
    }
    licenses(sbom, &object, label);
    details(sbom, &object, label);
    if listed {
        let name = match object.string("group") {
            Some(group) if !group.is_empty() => format!("{group}/{name}"),
            _ => name,
        };
        let version = object.string("version").filter(|version| !version.is_empty());
        sbom.components.push(Component { name, version, purl: object.string("purl"), span: head(value) });
    }
    // The walk through the document has bounded the depth already.
    components(sbom, &object, names, listed);
}

fn licenses(sbom: &mut Sbom, component: &Object<'_>, label: impl Fn() -> String) {
    for choice in component.array("licenses") {
        let members = choice.object().unwrap_or_default();
        match (members.get("license"), members.get("expression")) {
            (Some(_), Some(_)) => {
                sbom.violation(span(choice), format!("the component {}: a licence and an expression at once", label()))
            }
            (None, None) => {
                sbom.violation(span(choice), format!("the component {}: neither a licence nor an expression", label()))
            }
            (Some(license), None) => {
                let license_members = license.object().unwrap_or_default();
                let (id, name) = (license_members.get("id").is_some(), license_members.get("name").is_some());
                let encoding = license_members.object("text").get("encoding");
                if let Some(encoding) = encoding.filter(|encoding| encoding.string().as_deref() != Some("base64")) {
                    let message = format!("the component {}: a text's encoding can only be `base64`", label());
                    sbom.violation(span(encoding), message);
                }
                if id == name {
                    let message = format!("the component {}: a licence needs either `id` or `name`", label());
                    sbom.violation(span(license), message);
                }
            }
            (None, Some(_)) => {}
        }
    }
}

/// What few components have, and validators trip over.
fn details(sbom: &mut Sbom, component: &Object<'_>, label: impl Fn() -> String) {
    if let Some(swid) = component.get("swid") {
        let members = swid.object().unwrap_or_default();
        if members.string("tagId").is_none() || members.string("name").is_none() {
            sbom.violation(head(swid), format!("the component {}: a `swid` needs `tagId` and `name`", label()));
        }
    }
    if let (Some(_), Some(range)) = (component.get("version"), component.get("versionRange")) {
        sbom.violation(span(range), format!("the component {}: a version and a range of versions at once", label()));
    }
    for patch in component.object("pedigree").array("patches") {
        let members = patch.object().unwrap_or_default();
        if !members.string("type").is_some_and(|kind| vocabulary::is_patch_type(&kind)) {
            sbom.violation(head(patch), format!("the component {}: a patch of an unknown type", label()));
        }
        let issues = members.array("resolves").into_iter().filter_map(|issue| issue.object()?.get("type"));
        for kind in issues.filter(|kind| !kind.string().is_some_and(|kind| vocabulary::is_issue_type(&kind))) {
            sbom.violation(span(kind), format!("the component {}: an issue of an unknown type", label()));
        }
    }
}

fn dependencies(sbom: &mut Sbom, root: &Object<'_>, names: &Names) {
    for dependency in root.array("dependencies") {
        let members = dependency.object().unwrap_or_default();
        let subject = members.get("ref");
        if subject.is_none() {
            sbom.violation(head(dependency), "a dependency has no `ref`");
        }
        let used = subject.into_iter().chain(members.array("dependsOn")).chain(members.array("provides"));
        for (value, name) in used.filter_map(|value| Some((value, value.string()?))) {
            // A BOM-Link points into another document.
            if !name.starts_with("urn:cdx:") {
                sbom.resolve(&names.all, &name, span(value));
            }
        }
    }
}
