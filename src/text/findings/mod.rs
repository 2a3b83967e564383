//! What was found in a scenario's files, in words: for a terminal, and for editors.

mod show;

pub use show::{render_findings, render_findings_json};
