//! What is wrong in a save's text, as data: what the parser finds, without the names that the
//! program's own types have.

use ron::Error as Ron;

/// Said by the reader of a hash of what is none.
pub(super) const NO_HASH: &str = "a hash is 16 hex digits";
/// Longest piece of a file that is repeated to a person, in characters.
const SHOWN: usize = 40;

/// What is wrong at a place of a save.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Misread {
    /// The file ends there, too early.
    End,
    /// Something follows the end.
    Trailing,
    /// A mark such as `,` or `)` is missing.
    Mark(char),
    /// Something else is wanted; what stands there, if that can be told.
    Wanted(Wanted, Option<String>),
    /// A number that is too large or too small for what it counts.
    OutOfRange,
    /// A field that there is not, and those there are.
    UnknownField(String, &'static [&'static str]),
    /// A word that is none of those there are.
    UnknownWord(String, &'static [&'static str]),
    /// A field that is missing.
    NoField(&'static str),
    /// A field that stands there twice.
    FieldTwice(&'static str),
    /// Brackets in brackets, deeper than any save.
    TooDeep,
    /// A hash that is none.
    Hash,
    /// A character that has no business there.
    Character(char),
    /// Anything else that makes no sense.
    Nonsense,
}

/// What may be wanted at a place of a save.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// A number.
    Number,
    /// A text in quotes.
    Text,
    /// `true` or `false`.
    Truth,
    /// A list in `[` and `]`.
    List,
    /// Fields in `(` and `)`.
    Fields,
    /// `None` or `Some(…)`.
    Option,
    /// A name of the rules.
    Word,
}

impl From<Ron> for Misread {
    fn from(e: Ron) -> Misread {
        let wanted = |what| Misread::Wanted(what, None);
        match e {
            Ron::Eof | Ron::ExpectedStringEnd | Ron::UnclosedBlockComment => Misread::End,
            Ron::TrailingCharacters => Misread::Trailing,
            Ron::ExpectedComma => Misread::Mark(','),
            Ron::ExpectedMapColon => Misread::Mark(':'),
            Ron::ExpectedArrayEnd => Misread::Mark(']'),
            Ron::ExpectedMapEnd => Misread::Mark('}'),
            Ron::ExpectedStructLikeEnd | Ron::ExpectedOptionEnd => Misread::Mark(')'),
            Ron::ExpectedInteger | Ron::ExpectedFloat | Ron::UnderscoreAtBeginning => {
                wanted(Wanted::Number)
            }
            Ron::ExpectedString | Ron::ExpectedChar => wanted(Wanted::Text),
            Ron::ExpectedBoolean => wanted(Wanted::Truth),
            Ron::ExpectedArray | Ron::ExpectedDifferentLength { .. } => wanted(Wanted::List),
            Ron::ExpectedOption => wanted(Wanted::Option),
            Ron::ExpectedIdentifier => wanted(Wanted::Word),
            Ron::ExpectedStructLike
            | Ron::ExpectedNamedStructLike(_)
            | Ron::ExpectedMap
            | Ron::ExpectedUnit
            | Ron::ExpectedDifferentStructName { .. } => wanted(Wanted::Fields),
            Ron::IntegerOutOfBounds => Misread::OutOfRange,
            Ron::InvalidIntegerDigit { digit, .. } => Misread::Character(digit),
            Ron::UnexpectedChar(c) => Misread::Character(c),
            Ron::NoSuchStructField { expected, found, .. } => {
                Misread::UnknownField(cut(&found), expected)
            }
            Ron::NoSuchEnumVariant { expected, found, .. } => {
                Misread::UnknownWord(cut(&found), expected)
            }
            Ron::MissingStructField { field, .. } => Misread::NoField(field),
            Ron::DuplicateStructField { field, .. } => Misread::FieldTwice(field),
            Ron::ExceededRecursionLimit => Misread::TooDeep,
            Ron::InvalidValueForType { expected, found } => value(&expected, &found),
            Ron::Message(said) if said == NO_HASH => Misread::Hash,
            _ => Misread::Nonsense,
        }
    }
}

/// A value of another kind. Both are named in the words of the parser: `a string`, `u32`,
/// `the string "x"`.
fn value(expected: &str, found: &str) -> Misread {
    let is = |part: &str| expected.contains(part);
    let integer = expected.trim_start_matches(['u', 'i']).parse::<u8>().is_ok();
    let number = integer || is("integer") || is("float");
    let what = match () {
        () if number && found.contains("integer") => return Misread::OutOfRange,
        () if number => Wanted::Number,
        () if is("str") && !is("struct") => Wanted::Text,
        () if is("bool") => Wanted::Truth,
        () if is("option") => Wanted::Option,
        () if is("sequence") || is("array") || is("Vec") => Wanted::List,
        () if is("variant") || is("enum") => Wanted::Word,
        () => Wanted::Fields,
    };
    // Only what stands in the file itself is repeated.
    let quoted = |mark| Some(found.split_once(mark)?.1.rsplit_once(mark)?.0);
    let stands = quoted('`').or_else(|| quoted('"')).map(cut);
    Misread::Wanted(what, stands)
}

fn cut(text: &str) -> String {
    let mut out: String = text.chars().take(SHOWN).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}
