//! What-if: the same engine over another rule set.
