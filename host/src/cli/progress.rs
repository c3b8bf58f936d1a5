//! A progress bar on stderr, shown only where a run takes longer than a moment.

use crate::runtime::progress::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::OnceLock;
use std::time::Duration;

pub(super) struct Bar {
    wanted: bool,
    bar: OnceLock<ProgressBar>,
}

impl Bar {
    pub(super) fn new(wanted: bool) -> Self {
        Self { wanted, bar: OnceLock::new() }
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn begin(&self, steps: u64) {
        if !self.wanted {
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(steps), ProgressDrawTarget::stderr_with_hz(8));
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(250));
        let _ = self.bar.set(bar);
    }

    fn advance(&self, steps: u64) {
        if let Some(bar) = self.bar.get() {
            bar.inc(steps);
        }
    }
}
