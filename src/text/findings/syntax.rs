//! What is no RON.

use super::Words;
use crate::scenario::finding::SyntaxFinding;

pub(super) fn words(finding: &SyntaxFinding) -> Words {
    match finding {
        SyntaxFinding::TooManyValues { most } => Words::new(format!("more than {most} values")),
        SyntaxFinding::TooDeep { most } => Words::new(format!("nested more than {most} deep")),
        SyntaxFinding::Empty => Words::new("a value is missing at the end of the file"),
        SyntaxFinding::ValueMissing { before } => {
            Words::new(format!("a value is missing before `{before}`"))
                .label("a value is expected here")
        }
        SyntaxFinding::NotAValue { found } => {
            Words::new(format!("`{found}` is no value; texts stand in quotes"))
                .label("a value is expected here")
        }
        SyntaxFinding::NameMissing => {
            Words::new("a field name is missing").label("expected `name: value`")
        }
        SyntaxFinding::ColonMissing => Words::new("`:` is missing").label("write `name: value`"),
        SyntaxFinding::EqualsSign => {
            Words::new("`=` where `:` is expected").label("write `name: value`")
        }
        SyntaxFinding::CommaMissing { closer } => {
            Words::new(format!("`,` or `{closer}` is missing")).label("expected after this")
        }
        SyntaxFinding::NotAComma { found, closer } => {
            Words::new(format!("`{found}` where `,` or `{closer}` is expected"))
        }
        SyntaxFinding::Mismatch { found, closer } => {
            Words::new(format!("`{found}` where `{closer}` is expected")).label("does not fit")
        }
        SyntaxFinding::UnclosedBracket { closer } => {
            Words::new(format!("this bracket is never closed: `{closer}` is missing"))
                .label("opened here")
        }
        SyntaxFinding::UnclosedText => {
            Words::new("this text is never closed").label("its closing `\"` is missing")
        }
        SyntaxFinding::UnclosedRawText => {
            Words::new("this text is never closed").label("opened here")
        }
        SyntaxFinding::UnclosedComment => {
            Words::new("this comment is never closed").label("opened here")
        }
        SyntaxFinding::SingleQuotes => {
            Words::new("`'` begins a single character").label("texts stand in double quotes")
        }
        SyntaxFinding::BadEscape => Words::new("no such escape in a text")
            .label("write `\\\\` for a backslash, `\\\"` for a quote, `\\n` for a new line"),
        SyntaxFinding::Trailing => {
            Words::new("the file goes on after its end").label("not part of the value above")
        }
    }
}
