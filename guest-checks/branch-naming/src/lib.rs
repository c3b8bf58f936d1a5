//! Holds branch names to a pattern.
use gatewright_sdk::*;
#[derive(Default, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Settings {
    pattern: String,
}
struct X;
impl Check for X {
    type Settings = Settings;
    fn describe() -> Description {
        Description { id: "branch-naming", version: env!("CARGO_PKG_VERSION"), title: "x", rules: vec![] }
    }
    fn check(_: Settings) -> Result<Outcome, SettingProblem> {
        let b = change::head_branch().unwrap_or_default();
        Ok(Outcome::evaluated(b))
    }
}
export_check!(X);
