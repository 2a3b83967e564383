//! What counters and panels show, as plain data.

pub(crate) mod counters;
