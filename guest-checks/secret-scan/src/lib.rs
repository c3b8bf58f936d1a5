//! Finds.
use gatewright_sdk::*;
#[derive(Default, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Settings {}
struct NoTabs;
impl FileCheck for NoTabs {
    type Settings = Settings;
    fn describe() -> Description {
        Description {
            id: "no-tabs",
            version: "1.0.0",
            title: "Finds tabs",
            rules: vec![Rule::new("tab", Severity::Warning, "a tab", "Write spaces.")],
        }
    }
    fn start(_: Settings) -> Result<(Self, Selection), SettingProblem> {
        Ok((NoTabs, Selection::all()))
    }
    fn inspect(&self, file: &File) -> Result<Vec<Finding>, Problem> {
        let tabs = file.content.iter().enumerate().filter(|(_, byte)| **byte == b'\t');
        Ok(tabs.map(|(at, _)| Finding::new("tab", "a tab").bytes(at..at + 1)).collect())
    }
}
gatewright_sdk::export_file_check!(NoTabs);
