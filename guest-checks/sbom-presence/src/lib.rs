//! Looks for a complete software bill of materials
