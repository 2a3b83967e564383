//! Diagnostics: what is wrong with a file, and where. They are data; [`crate::text`] makes
//! sentences of them.

pub mod code;
mod diagnostic;
pub mod finding;
mod source;
pub(crate) mod suggest;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Related, sort};
pub use source::{Source, SourcePlace, Span};
