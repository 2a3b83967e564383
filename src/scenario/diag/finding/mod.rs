//! What can be found in files, as data: one enumeration for each part of the loader.
//!
//! A finding holds what its sentence needs, names, numbers, hexes, clock times, and none
//! of its words: they are made in [`crate::text::findings`]. Its number follows from its
//! variant.

mod battle;
mod figure;
mod file;
mod force;
mod group;
mod intelligence;
mod map;
mod name;
mod number;
mod shape;
mod syntax;
mod thing;
mod warning;

pub use super::suggest::{Sample, Suggestions};
pub use crate::scenario::survey::SurveyFault;
pub use battle::BattleFinding;
pub use figure::FigureFinding;
pub use file::{FileFault, FileFinding};
pub use force::ForceFinding;
pub use group::{BattleGroup, Group, LibraryGroup, SurveyGroup};
pub use intelligence::IntelligenceFinding;
pub use map::{GroundFinding, PlaceFinding};
pub use name::NameFinding;
pub use number::NumberFinding;
pub use shape::{NodeShape, ShapeFinding};
pub use syntax::SyntaxFinding;
pub use thing::{Choice, Expected, Items, Thing, Tuple};
pub use warning::{Timed, Warning};

use super::code::{self, Code};

/// Something found in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Finding {
    /// A file that cannot be had, or is not the kind of file that is wanted.
    File(FileFinding),
    /// No RON.
    Syntax(SyntaxFinding),
    /// A value or a field that is not what may stand there.
    Shape(ShapeFinding),
    /// A number or a clock time that is none, or not one that may stand there.
    Number(NumberFinding),
    /// A name that does not stand for one thing.
    Name(NameFinding),
    /// The ground of a map.
    Ground(GroundFinding),
    /// The name of a hex or a hexside.
    Place(PlaceFinding),
    /// The forces of a side.
    Force(ForceFinding),
    /// What a battle is about.
    Battle(BattleFinding),
    /// What a side is told of the enemy.
    Intelligence(IntelligenceFinding),
    /// What a figure of the record is held against.
    Figure(FigureFinding),
    /// A survey of which every value is one, and that is no ground.
    Survey(SurveyFault),
    /// Something that is legal but surely not meant.
    Warning(Warning),
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
            Finding::Ground(f) => f.code(),
            Finding::Place(f) => f.code(),
            Finding::Force(f) => f.code(),
            Finding::Battle(f) => f.code(),
            Finding::Intelligence(f) => f.code(),
            Finding::Figure(f) => f.code(),
            Finding::Survey(_) => code::SURVEY,
            Finding::Warning(f) => f.code(),
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
    Ground(GroundFinding),
    Place(PlaceFinding),
    Force(ForceFinding),
    Battle(BattleFinding),
    Intelligence(IntelligenceFinding),
    Figure(FigureFinding),
    Survey(SurveyFault),
    Warning(Warning),
);

/// What stands at another place that matters to a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    /// The bracket that is closed by another.
    Opened,
    /// The first of two that are alike.
    First,
    /// The definition of what is named.
    Defined,
    /// One of two that may be meant.
    OneMeant,
    /// The other of the two.
    OtherMeant,
    /// The other of two ways to come to the battle.
    OtherEntry,
    /// The line of the plan before the one that is spoken of.
    LineBefore,
    /// The first row of a text grid.
    FirstRow,
    /// Another unit: its name.
    Unit(String),
}
