//! A build with one artifact, and the check run on it with the settings of a policy.

use super::bundles::{Logged, States};
use super::certificates::Leaf;
use super::{ID, ISS, Windows, World, key};
use check_cosign_signature::CosignSignature;
use gatewright_sdk::testing::World as Files;
use gatewright_sdk::{Conclusion, Outcome, SettingProblem};
use serde_json::{Value, json};

/// The artifact.
pub(crate) const APP: &[u8] = b"the application";

/// A build, and the signing world it lives in.
pub(crate) struct Build {
    pub(crate) world: World,
    pub(crate) files: Files,
}

impl Build {
    pub(crate) fn new() -> Self {
        let mut files = Files::default();
        files.outputs.insert("dist/app.tgz".to_owned(), APP.to_vec());
        Self { world: World::new("world"), files }
    }

    pub(crate) fn put(mut self, path: &str, content: impl ToString) -> Self {
        self.files.outputs.insert(path.to_owned(), content.to_string().into_bytes());
        self
    }

    pub(crate) fn keyless(&self, artifact: &[u8], identity: &str) -> Value {
        let signer = key(identity);
        let leaf = Leaf { identity, email: !identity.contains('/'), ..Leaf::default() };
        self.world.message(artifact, Some(&self.world.leaf(&signer, &leaf)), &signer, &Logged::default())
    }

    pub(crate) fn by_key(&self, artifact: &[u8], label: &str) -> Value {
        self.world.message(artifact, None, &key(label), &Logged::default())
    }

    pub(crate) fn states(&self, states: &States) -> Value {
        let signer = key(ID);
        self.world.attestation(APP, &self.world.leaf(&signer, &Leaf::default()), &signer, states)
    }

    pub(crate) fn run(&self, mut settings: Value) -> Result<Outcome, SettingProblem> {
        settings["trusted-root"] = self.world.trusted_root(Windows::default()).to_string().into();
        self.files.check::<CosignSignature>(&settings)
    }

    /// Judged with one entry of `signatures`.
    pub(crate) fn judged(&self, rule: Value) -> Outcome {
        self.run(json!({"required": true, "signatures": [rule]})).unwrap()
    }
}

pub(crate) fn keyless(identity: &str) -> Value {
    json!({"keyless": {"issuer": ISS, "identity": identity}})
}

pub(crate) fn rule(signers: Value) -> Value {
    json!({"artifacts": ["dist/*.tgz"], "signers": signers})
}

pub(crate) fn rules(outcome: &Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

pub(crate) fn problems(outcome: &Outcome) -> Vec<&str> {
    match &outcome.conclusion {
        Conclusion::CannotEvaluate(problems) => problems.iter().map(|problem| problem.code.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// Good, and nothing else said.
pub(crate) fn passes(outcome: &Outcome) -> bool {
    outcome.conclusion == Conclusion::Evaluated && outcome.findings.is_empty() && !outcome.evidence.is_empty()
}

/// Its bundle.
pub(crate) const BUNDLE: &str = "dist/app.tgz.sigstore.json";
