//! The words that stand for the enumerations of the rules in files.

use crate::hex::Dir;
use crate::rules::history::Counted;
use crate::rules::setup::{Echelon, Mission};
use crate::rules::{
    Cause, ElementKind, Fate, FireClass, FirePolicy, GroundState, Link, Mobility, Side, Symbol,
    Terrain, Trait, Works,
};

macro_rules! table {
    ($name:ident: $ty:ty = $($value:ident),* $(,)?) => {
        #[doc = concat!("Names of [`", stringify!($ty), "`].")]
        pub const $name: &[(&str, $ty)] = &[$((stringify!($value), <$ty>::$value)),*];
    };
}

table!(SIDES: Side = Soviet, Japan);
table!(DIRS: Dir = E, SE, SW, W, NW, NE);
table!(GROUNDS: GroundState = Dry, Wet, Saturated);
table!(WORKS: Works = Foxholes, Trench);
table!(KINDS: ElementKind = Men, Vehicle, Gun);
table!(CLASSES: FireClass = SmallArms, DirectGun, IndirectGun);
table!(MISSIONS: Mission = Move, Attack, Hold, Support);
table!(ECHELONS: Echelon = Company, Battalion, Regiment, Division);
table!(FATES: Fate = Unhurt, Wounded, Killed);
table!(LINKS: Link = Wire, Runner, Radio);
table!(POLICIES: FirePolicy = AtWill, CloseOnly, ArmourFirst, Hold);
table!(MOBILITIES: Mobility =
    Foot, Pack, HorseDrawn, Cavalry, Wheeled, Tracked, FastTank, TowedGun, Static);
table!(TERRAINS: Terrain =
    Open, Scrub, Wood, Paddy, WetMeadow, Marsh, Quagmire, RockySlope, Village, Sand, Shallow,
    DeepWater, River);
table!(SYMBOLS: Symbol =
    Infantry, MachineGun, Armour, AntiTank, Gun, Engineer, Cavalry, Hq, Recon, BorderGuard);
table!(COUNTED: Counted = Vehicles, Men);
table!(CAUSES: Cause = SmallArms, Guns, Tanks, Bombardment, CloseCombat, Hunters);
table!(TRAITS: Trait =
    Engineer, Hq, CommandTank, Flame, CloseCombatAntiTank, Grenades);

/// Traits that may stand in a file and that no rule reads.
pub const IDLE_TRAITS: [&str; 2] = ["Observer", "Sniper"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_name() {
        assert!(TERRAINS.iter().map(|t| t.1).eq(Terrain::ALL));
        assert!(MOBILITIES.iter().map(|t| t.1).eq(Mobility::ALL));
        assert!(DIRS.iter().map(|t| t.1).eq(Dir::ALL));
        assert!(SIDES.iter().map(|t| t.1).eq(Side::ALL));
        assert!(GROUNDS.iter().map(|t| t.1).eq(GroundState::ALL));
        assert!(ECHELONS.iter().map(|t| t.1).eq(Echelon::ALL));
        assert!(LINKS.iter().map(|t| t.1).eq(Link::ALL));
        // Whoever plans for a battle does not know who will need rest.
        let planned = Mission::ALL.into_iter().filter(|m| *m != Mission::Refit);
        assert!(MISSIONS.iter().map(|t| t.1).eq(planned));
        assert!(CAUSES.iter().map(|t| t.1).eq(Cause::ALL));
        assert!(POLICIES.iter().map(|t| t.1).eq(FirePolicy::ALL));
    }
}
