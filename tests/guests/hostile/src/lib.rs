//! A check that misbehaves in every way that the tests can think of.
