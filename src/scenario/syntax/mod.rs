//! RON texts as trees of values that know their places, and readers from a tree to values.

pub(crate) mod fields;
pub(crate) mod format;
pub(crate) mod keyword;
pub(crate) mod names;
mod node;
mod numerals;
mod parse;
mod parser;
pub(crate) mod read;
mod text;

pub use node::{Kind, NamedNode, Node};
pub use parse::parse;
pub use parser::{MAX_DEPTH, MAX_ERRORS, MAX_NODES, SyntaxError};
