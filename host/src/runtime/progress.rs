//! How a run says how far it is.

/// How the runner says how far it is. Called from several threads.
pub trait Progress: Sync {
    /// That many steps are to be done.
    fn begin(&self, steps: u64);
    /// That many more are done.
    fn advance(&self, steps: u64);
}
