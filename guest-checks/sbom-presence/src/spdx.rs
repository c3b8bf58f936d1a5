//! SPDX 2 as JSON.

use crate::json::{Json, Names, Object};
use crate::sbom::{Component, Format, Sbom, Span, show};

/// Reads a document that has `spdxVersion`. `names` are its `SPDXID`s.
#[must_use]
pub fn read(root: &Object<'_>, names: &Names) -> Sbom {
    let mut sbom = Sbom::new(Format::SpdxJson);
    if let Some(version) = root.get("spdxVersion") {
        let text = version.string().unwrap_or_default();
        sbom.version_span = span(version);
        text.strip_prefix("SPDX-").unwrap_or(&text).clone_into(&mut sbom.version);
    }
    for member in ["SPDXID", "name", "dataLicense", "documentNamespace"] {
        if root.string(member).is_none_or(|text| text.is_empty()) {
            sbom.violation(sbom.version_span, format!("the document has no `{member}`"));
        }
    }
    let creation = root.object("creationInfo");
    if creation.array("creators").is_empty() {
        sbom.violation(sbom.version_span, "the document has no `creationInfo.creators`");
    }
    if let Some(created) = creation.get("created") {
        sbom.timestamp = Some((created.string().unwrap_or_default(), span(created)));
    }
    for value in root.array("packages") {
        package(&mut sbom, value, names);
    }
    if sbom.duplicates.total == 0 {
        // Not of packages, so of files or snippets, whose places are not known.
        names.twice.iter().for_each(|name| sbom.duplicates.add(Span::default(), || show(name)));
    }
    for name in root.array("documentDescribes") {
        resolve(&mut sbom, names, name);
    }
    for relationship in root.array("relationships") {
        let members = relationship.object().unwrap_or_default();
        for end in ["spdxElementId", "relatedSpdxElement"] {
            match members.get(end) {
                Some(name) => resolve(&mut sbom, names, name),
                None => sbom.violation(head(relationship), format!("a relationship has no `{end}`")),
            }
        }
    }
    sbom
}

fn resolve(sbom: &mut Sbom, names: &Names, value: Json<'_>) {
    let Some(name) = value.string() else { return };
    // Elements of other documents, and what is stated to be nothing or unknown.
    if !name.starts_with("DocumentRef-") && !matches!(name.as_str(), "NONE" | "NOASSERTION") {
        sbom.resolve(&names.all, &name, span(value));
    }
}

fn span(value: Json<'_>) -> Span {
    Span { at: value.at, length: value.len() }
}

fn head(value: Json<'_>) -> Span {
    Span { at: value.at, length: 1 }
}

fn package(sbom: &mut Sbom, value: Json<'_>, names: &Names) {
    let Some(members) = value.object() else {
        sbom.violation(span(value), "a package is not an object");
        return;
    };
    let name = members.string("name").unwrap_or_default();
    for member in ["name", "SPDXID", "downloadLocation"] {
        if members.string(member).is_none_or(|text| text.is_empty()) {
            sbom.violation(head(value), format!("the package {} has no `{member}`", show(&name)));
        }
    }
    if let Some(id) = members.get("SPDXID")
        && let Some(name) = id.string().filter(|name| names.twice.contains(name))
    {
        sbom.duplicates.add(span(id), || show(&name));
    }
    let purl = members.array("externalRefs").into_iter().find_map(|reference| {
        let reference = reference.object()?;
        if reference.string("referenceType")? == "purl" { reference.string("referenceLocator") } else { None }
    });
    let version = members.string("versionInfo").filter(|version| !matches!(version.as_str(), "" | "NOASSERTION"));
    sbom.components.push(Component { name, version, purl, span: head(value) });
}
