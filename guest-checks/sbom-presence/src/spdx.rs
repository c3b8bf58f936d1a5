//! SPDX 2 as JSON.

use crate::json::{Json, Names, Object};
use crate::sbom::{Component, Flaw, Format, Sbom, Span, show};

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
    if sbom.duplicates.is_empty() {
        // Not of packages, so of files or snippets, whose places are not known.
        sbom.duplicates.extend(names.twice.iter().map(|name| Flaw { message: show(name), span: Span::default() }));
    }
    let mut used = root.array("documentDescribes");
    for relationship in root.array("relationships") {
        let members = relationship.object().unwrap_or_default();
        for end in ["spdxElementId", "relatedSpdxElement"] {
            match members.get(end) {
                Some(name) => used.push(name),
                None => sbom.violation(head(relationship), format!("a relationship has no `{end}`")),
            }
        }
    }
    let used = used.into_iter().filter_map(|name| Some((name.string()?, span(name))));
    // Elements of other documents, and what is stated to be nothing or unknown.
    let elsewhere = |name: &str| name.starts_with("DocumentRef-") || matches!(name, "NONE" | "NOASSERTION");
    let used: Vec<_> = used.filter(|(name, _)| !elsewhere(name)).collect();
    sbom.resolve(&names.all, used);
    sbom
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
        sbom.duplicates.push(Flaw { message: show(&name), span: span(id) });
    }
    let purl = members.array("externalRefs").into_iter().find_map(|reference| {
        let reference = reference.object()?;
        if reference.string("referenceType")? == "purl" { reference.string("referenceLocator") } else { None }
    });
    let version = members.string("versionInfo").filter(|version| !matches!(version.as_str(), "" | "NOASSERTION"));
    sbom.components.push(Component { name, version, purl, span: head(value) });
}
