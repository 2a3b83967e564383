//! What a library of format 1 does not say.

use super::close_combat;
use crate::rules::CloseCombat;
use crate::scenario::diag::Source;
use crate::scenario::diag::finding::LibraryGroup;
use crate::scenario::syntax::read::Cx;

/// What a library of format 1 does not say.
const TEXT: &str = include_str!("library-1.ron");

/// What a library of format 1 does not say.
#[derive(Clone, Default)]
pub(crate) struct SinceFormat1 {
    pub close_combat: CloseCombat,
    pub hold_piece: u32,
}

/// Its values are those that were in the code when it was the newest format.
pub(crate) fn since_format_1() -> SinceFormat1 {
    let mut cx = Cx::default();
    cx.open(Source::new("library-1.ron", TEXT));
    let root = cx.parse(TEXT);
    let Some(mut f) = cx.fields(&root, LibraryGroup::Library) else {
        return SinceFormat1::default();
    };
    SinceFormat1 {
        close_combat: f.req(&mut cx, "close_combat", close_combat::read).unwrap_or_default(),
        hold_piece: f.req(&mut cx, "hold_piece", |cx, n| cx.number(n, 0..=1000)).unwrap_or(0),
    }
}
