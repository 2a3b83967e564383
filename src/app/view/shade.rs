//! How words sound to their reader.

use crate::rules::Side;

/// How words sound to their reader; painting gives each shade a colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shade {
    /// Like most words.
    Ordinary,
    /// Of little weight.
    Faint,
    /// To be heeded.
    Warning,
    /// Good for the reader.
    Good,
    /// Bad for the reader.
    Bad,
    /// In the colour of a side.
    Of(Side),
}
