//! The tuning of the rules: figures that belong to no weapon and no kind of unit.

use super::older::{from_format, since};
use crate::rules::{Coefficients, Tuning};
use crate::scenario::diag::finding::LibraryGroup;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::read::Cx;

/// Reads numbers straight into the fields of the same names.
macro_rules! numbers {
    ($cx:ident, $f:ident, $into:ident: $($field:ident $range:expr;)*) => {
        $($into.$field = $f
            .req($cx, stringify!($field), |cx, n| cx.number(n, $range))
            .unwrap_or_default();)*
    };
}

/// The `tuning` of a library; `format`: that of the library.
pub(crate) fn tuning(cx: &mut Cx, node: &Node, format: i64) -> Tuning {
    let mut t = Tuning::default();
    let Some(mut f) = cx.fields(node, LibraryGroup::Tuning) else { return t };
    t.coefficients = f.req(cx, "coefficients", coefficients).unwrap_or_default();
    numbers! { cx, f, t:
        down_pct 0..=100; foxholes_pct 0..=100; trench_pct 0..=100;
        density_men_per_ha 1..=10_000; killed_pct 0..=100;
        pinned_fire_pct 0..=100; shaken_fire_pct 0..=100; moved_fire_pct 0..=100;
        area_fire_pct 0..=100; moving_vehicle_pct 0..=100; mired_he_pct 0..=100;
        new_target_s 0..=600; reserve_pct 0..=100; reserve_m 0..=5000;
        spot_men_m 1..=20_000; spot_vehicle_m 1..=20_000; spot_gun_m 1..=20_000;
        spot_down_pct 1..=100; spot_works_pct 1..=100;
        spot_moved_pct 1..=1000; spot_fired_pct 1..=1000;
        suppress_hit 0..=100_000; rally_base 0..=100; rally_quality 0..=100; rally_hq_pct 0..=1000;
        hq_m 0..=20_000; face_s 0..=600; assault_s 0..=3600; reform_s 0..=3600;
        recover_s 0..=86_400; self_recover_s 0..=86_400;
        stack_m2 1..=10_000; stack_vehicle 1..=1000; stack_gun 1..=1000;
    }
    let older = since();
    // The format it came with, and the most it may be.
    for (name, came_with, most, figure, before) in [
        ("hold_piece", 2, 1000, &mut t.hold_piece, older.hold_piece),
        ("relief_s", 3, 86_400, &mut t.relief_s, older.relief_s),
        ("load_s", 3, 86_400, &mut t.load_s, older.load_s),
        ("supply_m", 3, 50_000, &mut t.supply_m, older.supply_m),
        ("supply_vehicle_m", 3, 50_000, &mut t.supply_vehicle_m, older.supply_vehicle_m),
        ("supply_enemy_m", 3, 50_000, &mut t.supply_enemy_m, older.supply_enemy_m),
        ("last_rounds_pct", 3, 100, &mut t.last_rounds_pct, older.last_rounds_pct),
        ("mend_pinned_pct", 3, 100, &mut t.mend_pinned_pct, older.mend_pinned_pct),
        ("mend_shaken_pct", 3, 100, &mut t.mend_shaken_pct, older.mend_shaken_pct),
        ("mend_broken_pct", 3, 100, &mut t.mend_broken_pct, older.mend_broken_pct),
        ("floor_pct", 3, 1000, &mut t.floor_pct, older.floor_pct),
        ("spent_loss_pct", 3, 100, &mut t.spent_loss_pct, older.spent_loss_pct),
        ("spent_companies", 3, 100, &mut t.spent_companies, older.spent_companies),
        ("spent_within_s", 3, 86_400, &mut t.spent_within_s, older.spent_within_s),
        ("spent_rest_s", 3, 86_400, &mut t.spent_rest_s, older.spent_rest_s),
    ] {
        *figure = match from_format(&mut f, name, (came_with, format)) {
            Some(node) => cx.number(node, 0..=most).unwrap_or_default(),
            None => before,
        };
    }
    source_and_done(cx, f);
    t
}

fn coefficients(cx: &mut Cx, node: &Node) -> Option<Coefficients> {
    let mut c = Coefficients::default();
    let mut f = cx.fields(node, LibraryGroup::Coefficients)?;
    numbers! { cx, f, c:
        small_arms 0..=10_000; direct_gun 0..=10_000; indirect_gun 0..=10_000; bombs 0..=10_000;
    }
    source_and_done(cx, f);
    Some(c)
}

fn source_and_done(cx: &mut Cx, mut f: Fields) {
    f.source(cx);
    f.done(cx);
}
