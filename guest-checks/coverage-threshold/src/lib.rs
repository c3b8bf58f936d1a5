//! Holds coverage reports to thresholds
