//! The JSON report: the interface `gatewright.report/v1`, which [`report`](crate::model::report) defines.

use super::{SinkError, escape};
use crate::model::report::Report;

/// The report as JSON.
pub(super) fn render(report: &Report) -> Result<String, SinkError> {
    let text = serde_json::to_string_pretty(report)
        .map_err(|error| SinkError::Serialise { format: "JSON", message: error.to_string() })?;
    Ok(escape::json(&text) + "\n")
}
