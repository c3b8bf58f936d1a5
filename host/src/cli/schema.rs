//! `gatewright schema`: the JSON Schema of the policy or of the report.

use super::arguments::Schema;
use crate::error::Error;
use crate::model::report::Report;

pub(super) fn run(which: Schema) -> Result<u8, Error> {
    let schema = match which {
        Schema::Policy => crate::intake::policy::schema(),
        Schema::Report => Report::json_schema().into(),
    };
    super::print(&format!("{schema:#}\n"))
}
