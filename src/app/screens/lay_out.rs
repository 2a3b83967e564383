//! A battle is laid out on the table.

use super::desk::Desk;
use super::screen::Screen;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::{Battle, Phase};
use crate::app::sheet::draft::Draft;
use crate::app::table::OnTable;
use crate::app::table::eye::Eye;
use crate::rules::Field;
use crate::text;
use crate::text::table::diary;
use bevy::log::info;
use bevy::prelude::{Mut, NextState, World};

/// Lays a battle out: its sheet on the table, the eye on it, its briefing at hand.
pub(crate) fn lay_out(
    start: BattleStart,
    table: &mut OnTable,
    eye: &mut Eye,
    desk: &Desk,
) -> Battle {
    let BattleStart { opened, seats, thinkers, opening, new, fog, kept, programs: _ } = start;
    let draft = Draft { survey: opened.survey, grid: opened.grid };
    let note = opened.note.as_ref().map(|n| text::left_out(n, &opened.game));
    let mut battle = Battle::new(opened.game, seats, thinkers, opening);
    battle.shown.fog = fog;
    table.lay(draft, ground(&battle), battle.game().setup(), eye);
    battle.shown.pace = desk.pace;
    let (game, public) = (battle.game(), battle.game().state().public());
    let orders = game.entries().len();
    info!("{}", diary::laid_out(&game.setup().title, game.seed(), public.turn, orders));
    battle.prompts.notice = note;
    if let Some(keeper) = desk.keeper().filter(|_| kept) {
        battle.keep(keeper);
    }
    if new && battle.phase == Phase::Table && battle.players.is_human(battle.viewer()) {
        battle.brief();
    }
    eye.start = battle.home(battle.viewer()).and_then(|h| table.centre(h));
    battle
}

/// Lays a battle out before the first update, unless the player is to be asked first.
pub(crate) fn open_in(world: &mut World, start: BattleStart) {
    if start.program().is_some() {
        world.resource_mut::<Desk>().asked = Some(start);
        return;
    }
    let battle = world.resource_scope(|world, mut table: Mut<OnTable>| {
        world.resource_scope(|world, mut eye: Mut<Eye>| {
            lay_out(start, &mut table, &mut eye, world.resource::<Desk>())
        })
    });
    world.insert_resource(battle);
    world.resource_mut::<NextState<Screen>>().set(Screen::Battle);
}

/// The ground that is on the table: what the viewer knows of it, or all that is true.
fn ground(battle: &Battle) -> &Field {
    if battle.shown.fog { battle.perspective().field() } else { battle.game().state().field() }
}

/// Draws the sheet anew when the ground has changed before the viewer's eyes.
pub(crate) fn follow_field(battle: &Battle, table: &mut OnTable) {
    let field = ground(battle);
    if table.version != field.version() {
        table.print(field, battle.game().setup());
    }
}
