//! A saved report is as good as a fresh one.

use super::sample::{full, hostile, style};
use crate::model::report::read;
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
