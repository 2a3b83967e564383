//! Names: sides, units, contacts, ground, morale.

use super::{count, list};
use crate::rules::{
    ContactId, Dir, ElementKind, FirePolicy, FormationId, GroundState, Hex, Mobility, Morale,
    Perspective, Seen, Setup, Side, Terrain, Unit, UnitId, Works,
};

/// `Soviet`, `Japanese`.
#[must_use]
pub const fn adjective(side: Side) -> &'static str {
    match side {
        Side::Soviet => "Soviet",
        Side::Japan => "Japanese",
    }
}

/// `the Soviet side`, `the Japanese side`.
#[must_use]
pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Soviet => "the Soviet side",
        Side::Japan => "the Japanese side",
    }
}

/// `Soviet Union`, `Japan`: for titles.
#[must_use]
pub const fn nation(side: Side) -> &'static str {
    match side {
        Side::Soviet => "Soviet Union",
        Side::Japan => "Japan",
    }
}

/// A hex as the map prints it.
#[must_use]
pub fn hex(p: &Perspective, hex: Hex) -> String {
    hex_in(p.setup(), hex)
}

/// A hex as the battle's map prints it; `off the map` for one beyond it.
#[must_use]
pub fn hex_in(setup: &Setup, hex: Hex) -> String {
    let size = setup.map.size();
    if size.contains(hex) { hex.label(size) } else { "off the map".to_owned() }
}

/// The name of one's own unit.
#[must_use]
pub fn unit(p: &Perspective, id: UnitId) -> String {
    p.unit(id).map_or_else(|| "a unit".to_owned(), |u| unit_of(p.setup(), id.side, u))
}

/// The name of a unit by its line in the order of battle; its mired element is named after it.
#[must_use]
pub fn unit_of(setup: &Setup, side: Side, u: &Unit) -> String {
    let line = setup.forces[side].units.get(u.line as usize);
    let name = line.map_or_else(|| setup.library.unit_type(u.ty).name.clone(), |l| l.name.clone());
    match u.parent {
        Some(_) if u.immobilised => format!("{name} (immobilised)"),
        Some(_) => format!("{name} (mired)"),
        None => name,
    }
}

/// The formation a unit belongs to, with those above it: `40th Division, 118th Regiment`.
#[must_use]
pub fn formation(setup: &Setup, side: Side, id: FormationId) -> String {
    let force = &setup.forces[side];
    let mut names = Vec::new();
    let mut at = Some(id);
    // A formation's parents come before it, so this ends; the count guards bad data.
    while let (Some(f), true) = (at, names.len() < 8) {
        let Some(f) = force.formations.get(f.0 as usize) else { break };
        names.insert(0, f.name.clone());
        at = f.parent;
    }
    names.join(", ")
}

/// A known enemy, by what it looks like: `Japanese rifle platoon`.
#[must_use]
pub fn contact(p: &Perspective, id: ContactId) -> String {
    let what = p.contacts.get(id.0 as usize);
    what.map_or_else(
        || "an enemy".to_owned(),
        |c| format!("{} {}", adjective(p.side.enemy()), p.setup().library.unit_type(c.ty).name),
    )
}

/// Somebody as a side sees him.
#[must_use]
pub fn seen(p: &Perspective, who: Seen) -> String {
    match who {
        Seen::Own(id) => unit(p, id),
        Seen::Enemy(id) => contact(p, id),
        Seen::Unseen => "somebody unseen".to_owned(),
    }
}

/// Strength of a unit of this kind: `23 men`, `3 vehicles`, `1 gun`.
#[must_use]
pub fn strength(kind: ElementKind, men: u16, pieces: u16) -> String {
    match kind {
        ElementKind::Men => count(men.into(), "man", "men"),
        ElementKind::Vehicle => count(pieces.into(), "vehicle", "vehicles"),
        ElementKind::Gun => count(pieces.into(), "gun", "guns"),
    }
}

/// Losses in words: `1 killed, 2 wounded`, `1 vehicle lost`; empty for none.
#[must_use]
pub fn loss(kind: ElementKind, killed: u16, wounded: u16, lost: u16) -> String {
    let mut parts = Vec::new();
    if lost > 0 {
        let (one, many) = match kind {
            ElementKind::Gun => ("gun lost", "guns lost"),
            ElementKind::Men | ElementKind::Vehicle => ("vehicle lost", "vehicles lost"),
        };
        parts.push(count(lost.into(), one, many));
    }
    if killed > 0 {
        parts.push(format!("{killed} killed"));
    }
    if wounded > 0 {
        parts.push(format!("{wounded} wounded"));
    }
    list(&parts)
}

/// Morale as the state a unit is in: `pinned`.
#[must_use]
pub const fn morale(m: Morale) -> &'static str {
    match m {
        Morale::Steady => "steady",
        Morale::Pinned => "pinned",
        Morale::Shaken => "shaken",
        Morale::Broken => "broken",
    }
}

/// A fire policy.
#[must_use]
pub const fn policy(p: FirePolicy) -> &'static str {
    match p {
        FirePolicy::AtWill => "fire at will",
        FirePolicy::CloseOnly => "fire at close range only",
        FirePolicy::ArmourFirst => "armour first",
        FirePolicy::Hold => "hold fire",
    }
}

/// A terrain.
#[must_use]
pub const fn terrain(t: Terrain) -> &'static str {
    match t {
        Terrain::Open => "open",
        Terrain::Scrub => "scrub",
        Terrain::Wood => "wood",
        Terrain::Paddy => "paddy",
        Terrain::WetMeadow => "wet meadow",
        Terrain::Marsh => "marsh",
        Terrain::Quagmire => "quagmire",
        Terrain::RockySlope => "rocky slope",
        Terrain::Village => "village",
        Terrain::Sand => "sand",
        Terrain::Shallow => "shallow water",
        Terrain::DeepWater => "deep water",
        Terrain::River => "river",
    }
}

/// Field works.
#[must_use]
pub const fn works(w: Works) -> &'static str {
    match w {
        Works::None => "no works",
        Works::Foxholes => "foxholes",
        Works::Trench => "trench",
    }
}

/// How wet the ground is.
#[must_use]
pub const fn ground_state(g: GroundState) -> &'static str {
    match g {
        GroundState::Dry => "dry ground",
        GroundState::Wet => "wet ground",
        GroundState::Saturated => "saturated ground",
    }
}

/// How a unit gets about.
#[must_use]
pub const fn mobility(m: Mobility) -> &'static str {
    match m {
        Mobility::Foot => "on foot",
        Mobility::Pack => "pack animals",
        Mobility::HorseDrawn => "horse-drawn",
        Mobility::Cavalry => "mounted",
        Mobility::Wheeled => "wheeled",
        Mobility::Tracked => "tracked",
        Mobility::FastTank => "fast tank",
        Mobility::TowedGun => "towed gun",
        Mobility::Static => "fixed",
    }
}

/// A direction.
#[must_use]
pub const fn direction(d: Dir) -> &'static str {
    match d {
        Dir::E => "east",
        Dir::SE => "south-east",
        Dir::SW => "south-west",
        Dir::W => "west",
        Dir::NW => "north-west",
        Dir::NE => "north-east",
    }
}
