//! Looks for software bills of materials, and holds them to what they must say.
//!
//! Files become text ([`text`]), are recognised by their content and read ([`reading`]) into one model ([`sbom`]), judged each
//! by itself ([`document`]), and compared together with the lock files ([`completeness`]).

pub mod completeness;
pub mod cyclonedx_json;
pub mod cyclonedx_xml;
pub mod document;
pub mod json;
pub mod lock;
pub mod package;
pub mod reading;
pub mod rules;
mod run;
pub mod sbom;
pub mod settings;
pub mod spdx;
pub mod text;
pub mod threshold;
pub mod timestamp;
pub mod vocabulary;

use gatewright_sdk::{Check, Description, Outcome, SettingProblem, export_check};
use settings::Settings;

/// The check.
#[derive(Debug)]
pub struct SbomPresence;

impl Check for SbomPresence {
    type Settings = Settings;

    fn describe() -> Description {
        Description {
            id: "sbom-presence",
            version: env!("CARGO_PKG_VERSION"),
            title: "Looks for a complete software bill of materials",
            rules: rules::all(),
        }
    }

    fn check(settings: Settings) -> Result<Outcome, SettingProblem> {
        run::check(&settings)
    }
}

export_check!(SbomPresence);

/// Feeds every parser of this crate with bytes.
#[doc(hidden)]
pub fn fuzz(bytes: &[u8]) {
    let Ok(text) = text::decode(bytes) else { return };
    let floor = document::Floor {
        cyclonedx: semver::Version::new(1, 4, 0),
        spdx: semver::Version::new(2, 3, 0),
        allow_empty: false,
    };
    let source = document::Source { path: "sbom".to_owned(), built: false };
    let mut listed = completeness::Listed::default();
    if let sbom::Reading::Sbom(sbom) = reading::read(&text.text) {
        let identities: Vec<_> =
            sbom.components.iter().map(|component| (package::identity(component), component.span)).collect();
        let _ = document::judge(&sbom, &identities, &floor, &source, &text);
        identities.into_iter().for_each(|(identity, _)| listed.add(identity));
    }
    for ecosystem in [package::Ecosystem::Cargo, package::Ecosystem::Npm] {
        if let (Ok(lock), Ok(share)) = (lock::read(ecosystem, &text.text, true), threshold::Percent::new("100%")) {
            let _ = completeness::compare("lock", &lock, &text, &listed, &completeness::Except(&[]), share);
        }
    }
    let component = sbom::Component { purl: Some(text.text.to_string()), ..sbom::Component::default() };
    let _ = (package::identity(&component), timestamp::read(&text.text));
    let _ = (threshold::Percent::new(&text.text), threshold::version(&text.text));
}
