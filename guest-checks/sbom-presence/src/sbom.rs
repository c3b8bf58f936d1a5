//! What this check wants to know of an SBOM, whatever its format.

use std::collections::BTreeSet;
use std::fmt;

/// A place in the text: a byte, and how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub at: usize,
    /// How many.
    pub length: usize,
}

/// The format of an SBOM that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CycloneDX as JSON.
    CycloneDxJson,
    /// CycloneDX as XML.
    CycloneDxXml,
    /// SPDX 2 as JSON.
    SpdxJson,
}

impl Format {
    /// Whether it is CycloneDX in either syntax.
    #[must_use]
    pub fn is_cyclonedx(self) -> bool {
        self != Self::SpdxJson
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CycloneDxJson => "CycloneDX JSON",
            Self::CycloneDxXml => "CycloneDX XML",
            Self::SpdxJson => "SPDX JSON",
        })
    }
}

/// What a bill of materials is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Says what a piece of software is made of.
    #[default]
    Software,
    /// Says only which vulnerabilities matter (VEX).
    Vulnerabilities,
    /// Says what is running (OBOM).
    Operations,
}

/// One thing that the SBOM lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Component {
    /// With its group or scope, as a lock file would write it.
    pub name: String,
    /// Where it says one.
    pub version: Option<String>,
    /// Package URL, where it has one.
    pub purl: Option<String>,
    /// Where it is listed.
    pub span: Span,
}

/// Something that is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// In a sentence without its subject's file.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Flaws of one kind: the first ones, and how many there are. A hostile document has millions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flaws {
    /// The first ones.
    pub first: Vec<Flaw>,
    /// All of them.
    pub total: usize,
}

impl Flaws {
    /// So many of one kind in one file say enough.
    pub const SHOWN: usize = 20;

    /// Adds one.
    pub fn add(&mut self, span: Span, message: impl FnOnce() -> String) {
        if self.first.len() < Self::SHOWN {
            self.first.push(Flaw { message: message(), span });
        }
        self.total += 1;
    }
}

/// An SBOM.
#[derive(Debug, Clone)]
pub struct Sbom {
    /// Its format.
    pub format: Format,
    /// Of the specification, as it is written there.
    pub version: String,
    /// Where the version is written.
    pub version_span: Span,
    /// What it is for.
    pub purpose: Purpose,
    /// All that is listed, nested ones too, but not what the SBOM itself is about.
    pub components: Vec<Component>,
    /// When it was made.
    pub timestamp: Option<(String, Span)>,
    /// Where the document breaks the specification.
    pub violations: Flaws,
    /// Names that are given twice.
    pub duplicates: Flaws,
    /// Names that are used and never given.
    pub dangling: Flaws,
}

impl Sbom {
    /// Nothing known but the format.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            version: String::new(),
            version_span: Span::default(),
            purpose: Purpose::Software,
            components: Vec::new(),
            timestamp: None,
            violations: Flaws::default(),
            duplicates: Flaws::default(),
            dangling: Flaws::default(),
        }
    }

    /// Notes where the document breaks the specification.
    pub fn violation(&mut self, span: Span, message: impl Into<String>) {
        self.violations.add(span, || message.into());
    }

    /// Compares a name that is used with those that are given.
    pub fn resolve(&mut self, given: &BTreeSet<String>, name: &str, span: Span) {
        if !given.contains(name) {
            self.dangling.add(span, || show(name));
        }
    }
}

/// A text of the document as it stands in a message: escaped and not too long.
#[must_use]
pub fn show(text: &str) -> String {
    const SHOWN: usize = 100;
    let mut shown: String =
        text.chars().take(SHOWN).flat_map(|c| if c == '`' { '\''.escape_debug() } else { c.escape_debug() }).collect();
    if text.chars().count() > SHOWN {
        shown.push('…');
    }
    format!("`{shown}`")
}

/// What became of a file.
#[derive(Debug)]
pub enum Reading {
    /// It is an SBOM.
    Sbom(Box<Sbom>),
    /// It is a bill of materials or the like that this check does not read, named.
    Unsupported(String),
    /// It is none.
    Unrecognized,
    /// It cannot be read: why, and where in the text.
    Broken(String, Span),
}
