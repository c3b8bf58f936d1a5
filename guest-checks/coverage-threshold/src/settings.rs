//! What the policy may set, and the thresholds it means.

use crate::threshold::{Text, Threshold};
use gatewright_sdk::SettingProblem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where tools leave their reports unless told otherwise. Anchored, so that looking for them costs a few lookups.
const USUAL_REPORTS: [&str; 23] = [
    "/lcov.info",
    "/coverage.lcov",
    "/coverage/lcov.info",
    "/target/lcov.info",
    "/coverage.xml",
    "/cobertura.xml",
    "/coverage/cobertura-coverage.xml",
    "/coverage/coverage.cobertura.xml",
    "/coverage/clover.xml",
    "/clover.xml",
    "/target/site/jacoco/jacoco.xml",
    "/target/site/cobertura/coverage.xml",
    "/build/reports/jacoco/test/jacocoTestReport.xml",
    "/build/reports/kover/report.xml",
    "/coverage.json",
    "/coverage/coverage-final.json",
    "/coverage/.resultset.json",
    "/tarpaulin-report.json",
    "/coverage.out",
    "/cover.out",
    "/coverage.txt",
    "/profile.cov",
    "/coverage.opencover.xml",
];

/// Files that a coverage run seldom measures, so that nobody wonders at their absence from a report.
const SELDOM_MEASURED: [&str; 27] = [
    "test/",
    "tests/",
    "__tests__/",
    "__mocks__/",
    "spec/",
    "testdata/",
    "fixtures/",
    "benches/",
    "examples/",
    "docs/",
    "node_modules/",
    "vendor/",
    "*_test.go",
    "test_*.py",
    "*_test.py",
    "conftest.py",
    "setup.py",
    "*.test.*",
    "*.spec.*",
    "*Test.java",
    "*Tests.java",
    "*Test.kt",
    "*Tests.cs",
    "*_spec.rb",
    "*.d.ts",
    "*.config.*",
    "build.rs",
];

/// How a line counts of which only a part ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Partial {
    /// As covered; its missing branches count under `branches`.
    #[default]
    Hit,
    /// As not covered.
    Miss,
}

/// A threshold for a part of the repository.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PathRule {
    /// What the part is called in reports.
    pub name: String,
    /// Which files belong to it: a glob as in `.gitignore`.
    pub r#match: String,
    /// The share of its lines that has to be covered.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub minimum: Text,
    /// The share of its branches that has to be covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub branches: Option<Text>,
}

/// What the policy may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Globs of coverage reports, as in `.gitignore`. All that match are merged.
    #[schemars(extend("x-gatewright" = "output"))]
    pub reports: Vec<String>,
    /// A report must be there. The host sets this where the policy names the check.
    #[schemars(extend("x-gatewright" = "named"))]
    pub required: bool,
    /// The share of all lines that has to be covered.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub total: Option<Text>,
    /// The share of the changed lines that has to be covered.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub changed_lines: Option<Text>,
    /// The share of lines that has to be covered in each file.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub per_file: Option<Text>,
    /// The share of all branches that has to be covered.
    #[schemars(extend("x-gatewright-stricter" = "higher"))]
    pub branches: Option<Text>,
    /// Thresholds for parts of the repository, each judged on its own.
    #[schemars(extend("x-gatewright-stricter" = "more"))]
    pub paths: Vec<PathRule>,
    /// Globs of files that count nowhere, as in `.gitignore`.
    pub exclude: Vec<String>,
    /// Prefixes to take off the paths in reports, like `/home/ci/project` or `C:\agent\work`.
    pub strip_prefix: Vec<String>,
    /// How a line counts of which only a part ran.
    pub partial: Partial,
    /// With fewer changed lines that can be covered than this, `changed-lines` is not judged.
    #[schemars(extend("x-gatewright-stricter" = "lower"))]
    pub min_changed_lines: u64,
    /// Globs of reports of the base. With one, coverage may not decrease.
    #[schemars(extend("x-gatewright" = "output"))]
    pub base_report: Vec<String>,
    /// By how many percentage points coverage may decrease against `base-report`.
    #[schemars(extend("x-gatewright-stricter" = "lower"))]
    pub tolerance: Text,
    /// How many hours older than the head commit a report may be. None: an older report is only told.
    pub max_age: Option<u32>,
    /// Globs of source files that may be missing in every report, as in `.gitignore`.
    pub may_be_unmeasured: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        let owned = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect();
        Self {
            reports: owned(&USUAL_REPORTS),
            required: false,
            total: None,
            changed_lines: None,
            per_file: None,
            branches: None,
            paths: Vec::new(),
            exclude: Vec::new(),
            strip_prefix: Vec::new(),
            partial: Partial::Hit,
            min_changed_lines: 0,
            base_report: Vec::new(),
            tolerance: Text::new("0%"),
            max_age: None,
            may_be_unmeasured: owned(&SELDOM_MEASURED),
        }
    }
}

/// A path rule with its thresholds read.
#[derive(Debug, Clone)]
pub struct PathGate {
    /// What the part is called.
    pub name: String,
    /// Which files belong to it.
    pub glob: String,
    /// For lines.
    pub minimum: Threshold,
    /// For branches.
    pub branches: Option<Threshold>,
}

/// All thresholds of the settings, read.
#[derive(Debug, Clone)]
pub struct Gates {
    /// For all lines.
    pub total: Option<Threshold>,
    /// For the changed lines.
    pub changed_lines: Option<Threshold>,
    /// For each file.
    pub per_file: Option<Threshold>,
    /// For all branches.
    pub branches: Option<Threshold>,
    /// For parts.
    pub paths: Vec<PathGate>,
    /// For the comparison with the base.
    pub tolerance: Threshold,
}

impl Gates {
    /// `changed-lines` is the one threshold there is.
    #[must_use]
    pub fn judge_only_changed_lines(&self) -> bool {
        let others = [self.total, self.per_file, self.branches];
        self.changed_lines.is_some() && others.iter().all(Option::is_none) && self.paths.is_empty()
    }
}

impl Settings {
    /// Coverage is compared with that of the base.
    #[must_use]
    pub fn compares(&self) -> bool {
        !self.base_report.is_empty()
    }

    /// Reads the thresholds.
    ///
    /// # Errors
    /// The first setting that cannot be used.
    pub fn gates(&self) -> Result<Gates, SettingProblem> {
        let read = |pointer: &str, text: &Text| text.parse().map_err(|why| SettingProblem::new(pointer, why));
        let optional = |pointer: &str, text: &Option<Text>| text.as_ref().map(|text| read(pointer, text)).transpose();
        let mut paths: Vec<PathGate> = Vec::new();
        for (number, rule) in self.paths.iter().enumerate() {
            let at = |field: &str| format!("/paths/{number}/{field}");
            if rule.name.trim().is_empty() {
                return Err(SettingProblem::new(at("name"), "a path rule needs a name, it is its subject in reports"));
            }
            if ["total", "changed"].contains(&rule.name.as_str()) {
                let why = format!("`{}` is the subject of another metric; call the rule something else", rule.name);
                return Err(SettingProblem::new(at("name"), why));
            }
            if paths.iter().any(|other| other.name == rule.name) {
                let why = format!("two path rules are called `{}`; reports could not tell them apart", rule.name);
                return Err(SettingProblem::new(at("name"), why));
            }
            if rule.r#match.trim().is_empty() {
                return Err(SettingProblem::new(
                    at("match"),
                    "an empty glob matches no file; write for example `src/**`",
                ));
            }
            paths.push(PathGate {
                name: rule.name.clone(),
                glob: rule.r#match.clone(),
                minimum: read(&at("minimum"), &rule.minimum)?,
                branches: optional(&at("branches"), &rule.branches)?,
            });
        }
        Ok(Gates {
            total: optional("/total", &self.total)?,
            changed_lines: optional("/changed-lines", &self.changed_lines)?,
            per_file: optional("/per-file", &self.per_file)?,
            branches: optional("/branches", &self.branches)?,
            paths,
            tolerance: read("/tolerance", &self.tolerance)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn settings_say_which_change_is_stricter() {
        let found = gatewright_sdk::testing::directions::<Settings>();
        let found: Vec<(&str, &str)> =
            found.iter().map(|(name, direction)| (name.as_str(), direction.as_str())).collect();
        // `max-age` is not here: setting it silences the warning on an older report that is young enough.
        // `base-report` neither: what it matches is not measured, also where `reports` finds it.
        let expected = [
            ("branches", "higher"),
            ("changed-lines", "higher"),
            ("min-changed-lines", "lower"),
            ("paths", "more"),
            ("paths[].branches", "higher"),
            ("paths[].minimum", "higher"),
            ("per-file", "higher"),
            ("tolerance", "lower"),
            ("total", "higher"),
        ];
        assert_eq!(found, expected);
    }
}
