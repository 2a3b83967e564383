//! What can be found in files, as data: one enumeration for each part of the loader.
//!
//! A finding holds what its sentence needs, names, numbers, hexes, clock times, and none
//! of its words: they are made in [`crate::text::findings`]. Its number follows from its
//! variant.

mod file;
mod group;
mod name;
mod number;
mod shape;
mod syntax;
mod thing;

pub use super::suggest::{Sample, Suggestions};
pub use file::{FileFault, FileFinding};
pub use group::{BattleGroup, Group, LibraryGroup, SurveyGroup};
pub use name::NameFinding;
pub use number::NumberFinding;
pub use shape::ShapeFinding;
pub use syntax::SyntaxFinding;
pub use thing::{Choice, Expected, Items, Thing, Tuple};

use super::code::Code;

/// Something found in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// A file that cannot be had.
    File(FileFinding),
    /// No RON.
    Syntax(SyntaxFinding),
    /// A value of the wrong shape.
    Shape(ShapeFinding),
    /// A number or a clock time.
    Number(NumberFinding),
    /// A name that does not stand for one thing.
    Name(NameFinding),
    /// Said in words.
    Said(Box<Said>),
}

/// Said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// The code.
    pub code: Code,
    /// What is wrong, in one line.
    pub message: String,
    /// Words beside the underline.
    pub label: String,
    /// How to mend it.
    pub help: Option<String>,
    /// What else is worth knowing, such as the valid values.
    pub notes: Vec<String>,
}

impl Finding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Finding::File(f) => f.code(),
            Finding::Syntax(f) => f.code(),
            Finding::Shape(f) => f.code(),
            Finding::Number(f) => f.code(),
            Finding::Name(f) => f.code(),
            Finding::Said(s) => s.code,
        }
    }
}

macro_rules! into_finding {
    ($($variant:ident($inner:ty)),* $(,)?) => {
        $(impl From<$inner> for Finding {
            fn from(f: $inner) -> Finding {
                Finding::$variant(f)
            }
        })*
    };
}

into_finding!(
    File(FileFinding),
    Syntax(SyntaxFinding),
    Shape(ShapeFinding),
    Number(NumberFinding),
    Name(NameFinding),
);

/// What stands at another place that matters to a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// The bracket that is closed by another.
    Opened,
    /// The first of two that are alike.
    First,
    /// One of two that may be meant.
    OneMeant,
    /// The other of the two.
    OtherMeant,
    /// Said in words.
    Said(String),
}
