//! A saved report is as good as a fresh one.

use super::sample::{full, hostile, style};
use crate::model::report::{Report, read};
use crate::sink::{Format, render};

#[test]
fn a_saved_report_is_the_one_that_was_written_and_shows_alike_in_every_format() {
    for report in [full(), hostile()] {
        let json = render(Format::Json, &report, &style()).expect("rendered");
        let again = read(json.as_bytes()).expect("it is whole");
        assert_eq!(again, report);
        for format in Format::ALL.iter().copied() {
            assert_eq!(
                render(format, &again, &style()).unwrap(),
                render(format, &report, &style()).unwrap(),
                "{format:?}"
            );
        }
    }
}

#[test]
fn the_published_schema_is_the_one_in_force() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report.v1.json");
    let made = format!("{:#}\n", Report::json_schema().to_value());
    #[expect(clippy::disallowed_methods, reason = "a test may be told to write")]
    let write = std::env::var_os("UPDATE_DOCS").is_some();
    if write {
        std::fs::write(path, &made).expect("it can be written");
    }
    let published = std::fs::read_to_string(path).unwrap_or_default();
    assert!(published == made, "{path} is old: run `UPDATE_DOCS=1 cargo test -p gatewright schema`");
}
