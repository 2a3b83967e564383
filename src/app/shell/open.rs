//! From the command line's request to the window.

use super::error::WindowError;
use super::log::NoLog;
use super::picture;
use super::window::run;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::Battle;
use crate::app::screens::desk::Desk;
use crate::app::screens::kept::KeptSettings;
use crate::app::screens::lay_out::open_in;
use crate::app::table::eye::Eye;
use crate::play::{PictureRequest, Request, Who};
use crate::record::Shelf;
use crate::rules::{BySide, Side};
use crate::scenario::Files;
use bevy::prelude::{Mut, World};

/// Does what the command line asks of the window.
///
/// # Errors
/// Why it cannot: no display, no graphics driver, no place for the picture.
pub fn open(request: Request) -> Result<(), WindowError> {
    match request {
        Request::Menu { files } => run(Shelf::user().ok(), move |world| {
            lay_desk(world, files);
        }),
        Request::Play { files, opened, seats, programs, fog } => {
            let new = opened.game.entries().is_empty();
            let start = BattleStart { programs, fog, ..BattleStart::new(*opened, seats, new)? };
            run(Shelf::user().ok(), move |world| {
                lay_desk(world, files);
                open_in(world, start);
            })
        }
        Request::Watch { files, recording, opened } => {
            let orders: Vec<_> = recording.entries().iter().map(|e| e.order.clone()).collect();
            let start = BattleStart::tape(*opened, orders);
            run(Shelf::user().ok(), move |world| {
                lay_desk(world, files);
                open_in(world, start);
            })
        }
        Request::Screenshot(shot) => picture(shot),
    }
}

/// The player's desk, with his settings on it. `KHASAN_CRASH=N` in the environment is for tests:
/// the program breaks off in the middle of the order that follows N of a game.
fn lay_desk(world: &mut World, files: Files) {
    let mut desk = Desk::new(files, Shelf::user().ok());
    desk.crash_at = std::env::var("KHASAN_CRASH").ok().and_then(|n| n.parse().ok());
    world.resource_scope(|world, mut kept: Mut<KeptSettings>| {
        kept.lay_on(&mut desk, &mut world.resource_mut::<Eye>());
    });
    desk.tell(world.remove_resource::<NoLog>().map(|n| n.0));
    world.insert_resource(desk);
}

/// A picture of the table, with nothing in the way.
fn picture(wanted: PictureRequest) -> Result<(), WindowError> {
    let PictureRequest { opened, side, size, out } = wanted;
    // Whoever plays in truth, a picture shows the table and no hand-over.
    let mut seats = BySide { soviet: Who::Human, japan: Who::Human };
    seats[side.unwrap_or(Side::Soviet).enemy()] = Who::Ai(crate::ai::Level::default());
    let start = BattleStart::new(*opened, seats, false)?;
    picture::take(&out, size, move |world: &mut World| {
        world.insert_resource(Desk::new(Files::embedded(), None));
        open_in(world, start);
        let mut battle = world.resource_mut::<Battle>();
        battle.shown.fog = side.is_some();
        battle.shown.still = true;
        battle.skip();
    })
}
