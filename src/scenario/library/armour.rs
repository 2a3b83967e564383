//! The figures of tanks among infantry and of the tanks of commanders in a rule library.

use crate::rules::ArmourFigures;
use crate::scenario::diag::finding::LibraryGroup;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::read::Cx;

/// Reads `armour: (hunt_m: 200, …)`.
pub(crate) fn read(cx: &mut Cx, node: &Node) -> Option<ArmourFigures> {
    let mut f = cx.fields(node, LibraryGroup::ArmourRules)?;
    let mut a = ArmourFigures::default();
    for (name, most, figure) in [
        ("hunt_m", 5000, &mut a.hunt_m),
        ("hunt_pct", 100, &mut a.hunt_pct),
        ("hunt_men", 10_000, &mut a.hunt_men),
        ("hunt_untrained_pct", 1000, &mut a.hunt_untrained_pct),
        ("hunt_immobile_pct", 1000, &mut a.hunt_immobile_pct),
        ("hunt_close_pct", 1000, &mut a.hunt_close_pct),
        ("hunt_night_pct", 1000, &mut a.hunt_night_pct),
        ("hunt_moved_pct", 1000, &mut a.hunt_moved_pct),
        ("hunt_most_pct", 100, &mut a.hunt_most_pct),
        ("burn_pct", 100, &mut a.burn_pct),
        ("burn_close_pct", 100, &mut a.burn_close_pct),
        ("stay_pct", 100, &mut a.stay_pct),
        ("held_m", 5000, &mut a.held_m),
        ("together_m", 5000, &mut a.together_m),
        ("aerial_draw_pct", 1000, &mut a.aerial_draw_pct),
        ("aerial_hit_pct", 1000, &mut a.aerial_hit_pct),
        ("radio_m", 50_000, &mut a.radio_m),
        ("leaderless_companies", 100, &mut a.leaderless_companies),
        ("flame_works_pct", 100, &mut a.flame_works_pct),
    ] {
        *figure = f.req(cx, name, |cx, n| cx.number(n, 0..=most)).unwrap_or_default();
    }
    f.source(cx);
    f.done(cx);
    Some(a)
}
