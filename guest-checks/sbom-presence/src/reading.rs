//! Recognises what a file is, by its content alone, and reads it.

use crate::json::Json;
use crate::sbom::{Reading, Span};
use crate::{cyclonedx_json, cyclonedx_xml, spdx};

/// Reads a file's text.
#[must_use]
pub fn read(text: &str) -> Reading {
    match text.trim_start().as_bytes() {
        [] => Reading::Broken("it is empty".to_owned(), Span::default()),
        [b'{' | b'[', ..] => json(text),
        [b'<', ..] => xml(text),
        _ => other(text),
    }
}

fn json(text: &str) -> Reading {
    let (document, names) = match Json::document(text, &["bom-ref", "SPDXID"]) {
        Ok(read) => read,
        Err(broken) => {
            let at = crate::text::Text::of(text).at(broken.line, broken.column);
            return Reading::Broken(broken.message, Span { at, length: 1 });
        }
    };
    let Some(mut root) = document.object() else { return Reading::Unrecognized };
    // GitHub's export wraps the document.
    if root.0.len() == 1
        && let Some(inner) = root.get("sbom").and_then(|inner| inner.object())
    {
        root = inner;
    }
    if root.string("bomFormat").as_deref() == Some("CycloneDX") {
        return Reading::Sbom(Box::new(cyclonedx_json::read(&root, &names)));
    }
    if root.get("spdxVersion").is_some() {
        return Reading::Sbom(Box::new(spdx::read(&root, &names)));
    }
    let context = root.string("@context").or_else(|| root.array("@context").first().and_then(Json::string));
    let unsupported = if context.is_some_and(|context| context.contains("spdx.org/rdf/3")) {
        "SPDX 3 (JSON-LD)"
    } else if root.get("artifacts").is_some() && root.get("descriptor").is_some() {
        "Syft's own JSON"
    } else if root.get("SchemaVersion").is_some() && root.get("ArtifactName").is_some() {
        "Trivy's own JSON"
    } else if root.get("_type").is_some() && root.get("predicate").is_some() {
        "an in-toto statement around an SBOM"
    } else {
        return Reading::Unrecognized;
    };
    Reading::Unsupported(unsupported.to_owned())
}

fn xml(text: &str) -> Reading {
    match cyclonedx_xml::read(text) {
        Ok(Some(sbom)) => Reading::Sbom(Box::new(sbom)),
        Ok(None) if text.contains("http://spdx.org/rdf/terms") => Reading::Unsupported("SPDX as RDF".to_owned()),
        Ok(None) if text.contains("SPDXID>") => Reading::Unsupported("SPDX as XML".to_owned()),
        Ok(None) if text.contains("SoftwareIdentity") => Reading::Unsupported("a SWID tag".to_owned()),
        Ok(None) => Reading::Unrecognized,
        Err(flaw) => Reading::Broken(flaw.message, flaw.span),
    }
}

fn other(text: &str) -> Reading {
    let starts = |prefix: &str| text.lines().take(50).any(|line| line.trim_start().starts_with(prefix));
    if starts("SPDXVersion:") {
        Reading::Unsupported("SPDX tag-value".to_owned())
    } else if starts("spdxVersion:") {
        Reading::Unsupported("SPDX as YAML".to_owned())
    } else {
        Reading::Unrecognized
    }
}
