//! Keeps one run within the instructions that the host grants it, so that a large build ends in a clear problem and not
//! in a fault. The prices are measured in the component, with fuel on.

use gatewright_sdk::Problem;
use std::cell::Cell;

/// A little less than a run may use.
const GRANTED: u64 = 48_000_000_000;
/// SHA-256, by software.
const PER_BYTE: u64 = 80;
/// A bundle with a log entry and a timestamp; others cost half.
const PER_VERIFICATION: u64 = 300_000_000;

/// What is left.
#[derive(Debug)]
pub(crate) struct Effort(Cell<u64>);

impl Default for Effort {
    fn default() -> Self {
        Self(Cell::new(GRANTED))
    }
}

impl Effort {
    /// Before hashing that many bytes of an artifact.
    pub(crate) fn hash(&self, bytes: u64, path: &str) -> Result<(), Problem> {
        self.spend(bytes.saturating_mul(PER_BYTE), path)
    }

    /// Before that many verifications of a bundle.
    pub(crate) fn verify(&self, times: usize, path: &str) -> Result<(), Problem> {
        self.spend(PER_VERIFICATION.saturating_mul(times as u64), path)
    }

    fn spend(&self, units: u64, path: &str) -> Result<(), Problem> {
        let Some(left) = self.0.get().checked_sub(units) else {
            let what = "the artifacts and signatures are more than one run can verify (about 500 MiB, or 150 bundles); \
                        sign a file of checksums instead of each large file";
            return Err(Problem::new("too-much-work", what).path(path));
        };
        self.0.set(left);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Effort;

    #[test]
    fn ends_where_the_message_says() {
        let effort = Effort::default();
        effort.hash(500 << 20, "x").unwrap();
        assert_eq!(effort.hash(500 << 20, "x").unwrap_err().code, "too-much-work");
        effort.verify(15, "x").unwrap();
        Effort::default().verify(150, "x").unwrap();
        assert!(Effort::default().verify(usize::MAX, "x").is_err());
    }
}
