//! From RON text to a checked battle, with diagnostics; the ground comes from a survey.

pub mod survey;
