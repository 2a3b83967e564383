//! What a library of an older format does not say.

use super::{armour, close_combat, command, leaders, reports, works};
use crate::rules::{
    ArmourFigures, CloseCombat, CommandFigures, LeaderFigures, ReportFigures, WorksFigures,
};
use crate::scenario::diag::Source;
use crate::scenario::diag::finding::LibraryGroup;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::read::Cx;

/// What a library of format 1 does not say, what one of format 2 does not, and so on.
const TEXTS: [(&str, &str); 3] = [
    ("library-1.ron", include_str!("library-1.ron")),
    ("library-2.ron", include_str!("library-2.ron")),
    ("library-3.ron", include_str!("library-3.ron")),
];

/// Figures that came after format 1.
#[derive(Clone, Default)]
pub(crate) struct NewerFigures {
    pub close_combat: CloseCombat,
    pub leaders: LeaderFigures,
    pub armour: ArmourFigures,
    pub works: WorksFigures,
    pub reports: ReportFigures,
    pub command: CommandFigures,
    pub hold_piece: u32,
    pub relief_s: u32,
    pub load_s: u32,
    pub supply_m: u32,
    pub supply_vehicle_m: u32,
    pub supply_enemy_m: u32,
    pub last_rounds_pct: u32,
    pub mend_pinned_pct: u32,
    pub mend_shaken_pct: u32,
    pub mend_broken_pct: u32,
    pub floor_pct: u32,
    pub spent_loss_pct: u32,
    pub spent_companies: u32,
    pub spent_within_s: u32,
    pub spent_rest_s: u32,
}

/// Where a figure was in the code while a format was the newest, its value then; where a rule
/// came later, the first figure it had.
pub(crate) fn since() -> NewerFigures {
    let mut since = NewerFigures::default();
    let mut cx = Cx::default();
    let nothing = CloseCombat::default();
    let read = |cx: &mut Cx, n: &Node| close_combat::read(cx, n, Some(&nothing));
    for (name, text) in TEXTS {
        cx.open(Source::new(name, text));
        let root = cx.parse(text);
        let Some(mut f) = cx.fields(&root, LibraryGroup::Library) else { continue };
        if let Some(figures) = f.opt(&mut cx, "close_combat", read) {
            since.close_combat = figures;
        }
        if let Some(figures) = f.opt(&mut cx, "command", command::read) {
            since.command = figures;
        }
        if let Some(figures) = f.opt(&mut cx, "final_fire", close_combat::final_fire) {
            since.close_combat.final_fire = figures;
        }
        if let Some(figures) = f.opt(&mut cx, "leaders", leaders::read) {
            since.leaders = figures;
        }
        if let Some(figures) = f.opt(&mut cx, "armour", armour::read) {
            since.armour = figures;
        }
        if let Some(figures) = f.opt(&mut cx, "works", works::read) {
            since.works = figures;
        }
        if let Some(figures) = f.opt(&mut cx, "reports", reports::read) {
            since.reports = figures;
        }
        let fight = &mut since.close_combat;
        for (field, figure) in [
            ("hold_piece", &mut since.hold_piece),
            ("relief_s", &mut since.relief_s),
            ("load_s", &mut since.load_s),
            ("supply_m", &mut since.supply_m),
            ("supply_vehicle_m", &mut since.supply_vehicle_m),
            ("supply_enemy_m", &mut since.supply_enemy_m),
            ("last_rounds_pct", &mut since.last_rounds_pct),
            ("surprised_pct", &mut fight.surprised_pct),
            ("mend_pinned_pct", &mut since.mend_pinned_pct),
            ("mend_shaken_pct", &mut since.mend_shaken_pct),
            ("mend_broken_pct", &mut since.mend_broken_pct),
            ("floor_pct", &mut since.floor_pct),
            ("spent_loss_pct", &mut since.spent_loss_pct),
            ("spent_companies", &mut since.spent_companies),
            ("spent_within_s", &mut since.spent_within_s),
            ("spent_rest_s", &mut since.spent_rest_s),
            ("joint_pct", &mut fight.joint_pct),
            ("killed_pct", &mut fight.killed_pct),
            ("captured_killed_soviet", &mut fight.captured_killed_pct.soviet),
            ("captured_killed_japan", &mut fight.captured_killed_pct.japan),
            ("front_men", &mut fight.front_men),
            ("front_vehicles", &mut fight.front_vehicles),
            ("grenades", &mut fight.weights.grenades),
        ] {
            if let Some(n) = f.opt(&mut cx, field, |cx, n| cx.number(n, 0..=86_400)) {
                *figure = n;
            }
        }
    }
    since
}

/// A field that came with a format: a library of an older one need not have it.
pub(crate) fn from_format<'n, 's>(
    f: &mut Fields<'n, 's>,
    name: &'static str,
    (came_with, format): (i64, i64),
) -> Option<&'n Node<'s>> {
    if format < came_with { f.node(name) } else { f.need(name) }
}
