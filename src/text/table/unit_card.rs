//! The card of a unit.

use super::super::{
    capital, distance, duration, milli, morale as morale_words, nation, policy as policy_words,
    terrain, works,
};
use crate::rules::{
    Cell, ElementKind, FirePolicy, Morale, NerveRelief, Rounds, Side, TerrainRules, Tuning,
    UnitType, Weapon, Works,
};

/// Row of strength.
pub const STRENGTH: &str = "strength";
/// Explains one's own strength.
pub const STRENGTH_HINT: &str = "Fit to fight.";
/// Explains an enemy's strength.
pub const ENEMY_STRENGTH_HINT: &str = "As last reported; in brackets between what the truth lies. \
                                       It becomes surer with time in sight and from near, and \
                                       whom one has met hand to hand one knows.";
/// Row of men at guns and in vehicles.
pub const CREWS: &str = "crews";
/// Row of losses.
pub const LOSSES: &str = "losses";
/// Explains them.
pub const LOSSES_HINT: &str = "Since the battle began.";
/// Row of quality.
pub const QUALITY: &str = "quality";
/// Explains one's own.
pub const QUALITY_HINT: &str = "1 raw to 10 superb: steadiness under fire, close combat, rallying.";
/// Explains an enemy's.
pub const ENEMY_QUALITY_HINT: &str = "What is known of its kind.";

/// Quality, and what the night adds.
#[must_use]
pub fn quality(quality: u8, night_bonus: i8) -> String {
    if night_bonus == 0 {
        quality.to_string()
    } else {
        format!("{quality} ({night_bonus:+} at night)")
    }
}

/// Row of armour.
pub const ARMOUR: &str = "armour";
/// Explains it.
pub const ARMOUR_HINT: &str = "The front is the hexside of its last step.";

/// Armour of a type.
#[must_use]
pub fn armour(ty: &UnitType) -> String {
    format!("{} mm front, {} mm side", ty.armour_front, ty.armour_side)
}

/// How many of a weapon there are, and how far they reach.
#[must_use]
pub fn weapon(kind: ElementKind, count: &str, w: &Weapon) -> String {
    let each = if kind == ElementKind::Men { "" } else { " each" };
    format!("{count}{each}, to {}", distance(w.range()))
}

/// What a weapon does, range by range.
#[must_use]
pub fn weapon_hint(w: &Weapon) -> String {
    let mut hint = format!("{} rounds a minute at the range.", w.rate);
    for b in &w.bands {
        let pen = if b.pen_mm > 0 { format!(", {} mm of armour", b.pen_mm) } else { String::new() };
        hint.push_str(&format!(
            "\nto {}: {} hits on men in 1,000 rounds{pen}",
            distance(b.to_m),
            milli(u64::from(b.men_ppm)),
        ));
    }
    hint
}

/// Row of ammunition.
pub const AMMUNITION: &str = "ammunition";
/// Explains it.
pub const AMMUNITION_HINT: &str = "Minutes of full fire, of a load. What is gone is not fired; the \
    last third is kept for what comes close, the last minute and a half for who storms, unless \
    you order fire. More than a load lies in the works and stays behind when the unit goes.";

/// What it can fire of its load, in minutes of full fire: `7 of 12 min, shells 1 of 3 min`;
/// `20 min, 12 to carry`.
#[must_use]
pub fn ammunition(has: Rounds, load: Rounds) -> String {
    let of = |have: u32, load: u32| {
        let (now, most) = (have.div_ceil(60), load.div_ceil(60));
        // In works more lies ready than it takes along.
        if have > load {
            format!("{now} min, {most} to carry")
        } else {
            format!("{now} of {most} min")
        }
    };
    match (load.small_arms, load.shells) {
        (_, 0) => of(has.small_arms, load.small_arms),
        (0, _) => format!("shells {}", of(has.shells, load.shells)),
        _ => format!(
            "{}, shells {}",
            of(has.small_arms, load.small_arms),
            of(has.shells, load.shells)
        ),
    }
}

/// Explains what an enemy can have left.
pub const ENEMY_AMMUNITION_HINT: &str = "Minutes of full fire that it can have left at most: of a \
    load, of two where it was first seen in works, what you have not seen it fire. Out of sight it \
    may draw more. Whoever has nothing left neither answers nor stops a storm.";

/// What an enemy can have left of its load: `at most 3 of 12 min`.
#[must_use]
pub fn enemy_ammunition(left: Rounds, load: Rounds) -> String {
    if left.is_empty() {
        "none left".to_owned()
    } else {
        format!("at most {}", ammunition(left, load))
    }
}

/// Row of the ammunition that lies ready for a unit.
pub const STOCK: &str = "stock";

/// So many thousandths of a load at a hex; `here`: the unit draws from it where it is.
#[must_use]
pub fn stock(loads_milli: u32, at: &str, here: bool) -> String {
    if loads_milli == 0 {
        return "none left".to_owned();
    }
    let here = if here { ", in reach" } else { "" };
    let (whole, tenths) = (loads_milli / 1000, loads_milli % 1000 / 100);
    format!("{whole}.{tenths} loads at {at}{here}")
}

/// When and where a unit draws from its stock.
#[must_use]
pub fn stock_hint(t: &Tuning) -> String {
    format!(
        "It draws a load in {} of rest: within {} of that place ({} for vehicles), neither moving \
         nor firing nor under fire, with no enemy known within {}.",
        duration(t.load_s),
        distance(t.supply_m),
        distance(t.supply_vehicle_m),
        distance(t.supply_enemy_m)
    )
}

/// Row of the time at which a unit leaves.
pub const LEAVES: &str = "ordered away at";
/// Explains it.
pub const LEAVES_HINT: &str = "It leaves the battle then.";

/// Row of the ground, by the hex as printed.
#[must_use]
pub fn hex_row(hex: &str) -> String {
    format!("hex {hex}")
}

/// What the ground is.
#[must_use]
pub fn ground(cell: &Cell) -> String {
    let works = match cell.works {
        Works::None => String::new(),
        w => format!(", {}", works(w)),
    };
    format!("{}, {} m{works}", terrain(cell.terrain), cell.elevation)
}

/// What the ground does for those on it.
#[must_use]
pub fn ground_hint(t: &TerrainRules) -> String {
    format!(
        "{} % of hits strike men here; things are seen at {} % of the range in the open.",
        t.exposure_pct, t.spotting_pct
    )
}

/// Nerves in short.
#[must_use]
pub fn nerves(morale: Morale, suppression: u8) -> String {
    format!("{}, suppression {suppression}", morale_words(morale))
}

/// Nerves, and where the next steps are.
#[must_use]
pub fn nerves_hint(morale: Morale, suppression: u8, quality: u8) -> String {
    let q = u32::from(quality);
    format!(
        "{}: suppression {suppression}. Pinned at {}, shaken at {}, broken at {} (quality {q}).",
        capital(morale_words(morale)),
        (20 + 4 * q).min(90),
        (30 + 5 * q).min(95),
        (40 + 6 * q).min(100),
    )
}

/// Nerves of an enemy: no more than a word.
#[must_use]
pub fn enemy_nerves(morale: Morale) -> String {
    format!("seems {}", morale_words(morale))
}

/// What that word tells, with the suppression that it may mean.
#[must_use]
pub fn enemy_nerves_hint(morale: Morale, (low, high): (u8, u8)) -> String {
    format!(
        "{}, as its fire and movement tell: suppression of {low} to {high}.",
        capital(morale_words(morale))
    )
}

/// What a unit sheds of its suppression until the next turn, with how that comes about.
#[must_use]
pub fn relief(r: &NerveRelief) -> String {
    let hq = if r.near_hq { ", near a headquarters" } else { "" };
    let slow = match r.mend_pct {
        100 => String::new(),
        pct => format!(" once it is steady, {pct} % of that as it is"),
    };
    let rate = format!("{} points a quarter of an hour{hq}{slow}", r.rate);
    let floor = match r.floor.points {
        0 => String::new(),
        _ => format!("; {}", super::super::cohesion::floor(&r.floor)),
    };
    let before = match r.before_s {
        0 => String::new(),
        s => format!("{} before it was under fire, of what it had then; ", duration(s)),
    };
    match (r.before_s, r.after_s) {
        (0, 0) => {
            format!("It was under fire to the last: it calms down only in the next turn{floor}.")
        }
        (_, after) => format!(
            "If nothing more falls on it this turn: {} at its end ({before}{} of quiet; \
             {rate}{floor}).",
            r.suppression,
            duration(after)
        ),
    }
}

/// Seconds left of the turn's, or owed.
#[must_use]
pub fn time(left: i32, turn: u32) -> String {
    if left < 0 {
        format!("owes {}", duration(left.unsigned_abs()))
    } else {
        format!("{left} of {turn} s left")
    }
}

/// Explains them.
pub const TIME_HINT: &str =
    "Moving, firing, turning, rallying cost seconds. What is kept serves as reaction fire.";

/// Under an enemy's name.
#[must_use]
pub fn known_enemy(side: Side) -> String {
    format!("{} · known enemy", nation(side))
}

/// Row of an enemy's report.
pub const REPORT: &str = "report";
/// Explains it.
pub const REPORT_HINT: &str = "A remembered enemy can be fired at as area fire.";

/// How old the report of an enemy is, seconds; nothing for one in sight.
#[must_use]
pub fn report(age: Option<u32>) -> String {
    age.map_or_else(|| "in sight".to_owned(), |s| format!("{} old", duration(s)))
}

/// Heading of the others in the hex.
pub const SAME_HEX: &str = "In the same hex";
/// Heading of the buttons.
pub const ORDERS: &str = "Orders";

/// What a click means: to march and to fire.
pub const CLICK_ORDINARY: &str = "Click ground to march, an enemy to fire.";
/// What a click means: to storm.
pub const CLICK_ASSAULT: &str = "Click the hex to storm. Esc: not after all.";
/// What a click means: to fire at a hex.
pub const CLICK_AREA_FIRE: &str = "Click the hex to fire at. Esc: not after all.";
/// What a click means: to turn.
pub const CLICK_FACE: &str = "Click the way to face. Esc: not after all.";
/// What a click means: to pull free.
pub const CLICK_RECOVER: &str = "Click the mired vehicle. Esc: not after all.";
/// What a click means: to give a formation order.
pub const CLICK_MISSION: &str = "Click the goal, a hex or an objective. Esc: not after all.";

/// Button after which a click on the map storms the hex clicked.
pub const ASSAULT: &str = "Assault";
/// Its hint.
pub const ASSAULT_HINT: &str =
    "Then click the enemy's hex. Ctrl-click other units next to it first to storm together.";
/// Who is not on the map storms nothing.
pub const NOT_ON_MAP: &str = "It is not on the map.";
/// Button after which a click on the map fires at the hex clicked.
pub const AREA_FIRE: &str = "Fire at a hex";
/// Its hint.
pub const AREA_FIRE_HINT: &str = "Then click a hex: area fire at whoever is there.";
/// Who has no weapons fires at nothing.
pub const UNARMED: &str = "It has no weapons.";
/// Button that steadies the men at once, for the seconds set below it.
pub const RALLY: &str = "Rally";
/// Its hint.
pub const RALLY_HINT: &str = "Spends the seconds below on steadying the men: each does what two of \
    quiet do, the less the worse their nerves are, and nothing against what losses leave.";
/// Button after which a click on the map turns the unit's front that way.
pub const FACE: &str = "Turn";
/// Its hint.
pub const FACE_HINT: &str = "Then click the way it is to face.";
/// Button after which a click pulls a mired vehicle free; only for units whose trade that is.
pub const RECOVER: &str = "Free a vehicle";
/// Its hint.
pub const RECOVER_HINT: &str = "Then click the mired vehicle.";

/// Button that shows the danger, or hides it.
#[must_use]
pub const fn danger(shown: bool) -> &'static str {
    if shown { "Hide danger" } else { "Show danger" }
}

/// Its hint.
pub const DANGER_HINT: &str = "What known enemies' fire may cost on each hex in reach.";
/// Unit of the seconds to fire for.
pub const SECONDS: &str = " s";
/// Beside the seconds to fire for.
pub const FIRE_FOR: &str = "fire for";
/// Explains them.
pub const FIRE_FOR_HINT: &str = "Seconds spent on fire or on rallying; [ and ] change it too.";
/// Above the fire policies.
pub const ENEMY_TURN: &str = "In the enemy's turn";

/// A fire policy on its button.
#[must_use]
pub const fn policy(policy: FirePolicy) -> &'static str {
    match policy {
        FirePolicy::AtWill => "at will",
        FirePolicy::CloseOnly => "close only",
        FirePolicy::ArmourFirst => "armour first",
        FirePolicy::Hold => "hold",
    }
}

/// Explains a fire policy, with its key.
#[must_use]
pub fn policy_hint(policy: FirePolicy, key: &str) -> String {
    format!("{} (key {key})", capital(policy_words(policy)))
}
