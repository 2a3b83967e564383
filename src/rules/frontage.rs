//! Frontage: how many of those who storm over one hexside find room to fight; more wait behind.

use super::field::Field;
use super::fighter::Fighter;
use crate::hex::Hex;

/// Room on one hexside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Frontage {
    /// Men on foot.
    pub men: u32,
    /// Vehicles.
    pub vehicles: u32,
}

/// How many fight over one hexside, by the width of a hex.
#[must_use]
pub fn frontage(field: &Field) -> Frontage {
    let figures = &field.library().close_combat;
    let wide = |per_100_m: u32| (per_100_m * field.hex_metres() / 100).max(1);
    Frontage { men: wide(figures.front_men), vehicles: wide(figures.front_vehicles) }
}

/// Cuts attackers down to those who find room, in their order; those who wait have nobody left
/// in the list. How many men and vehicles wait.
pub fn find_room(field: &Field, attackers: &mut [Fighter]) -> Frontage {
    let mut room: Vec<(Hex, Frontage)> = Vec::new();
    let mut waiting = Frontage { men: 0, vehicles: 0 };
    for f in attackers {
        let i = room.iter().position(|r| r.0 == f.hex).unwrap_or_else(|| {
            room.push((f.hex, frontage(field)));
            room.len() - 1
        });
        let left = &mut room[i].1;
        if field.library().unit_type(f.ty).is_vehicle() {
            let go = u32::from(f.pieces).min(left.vehicles);
            left.vehicles -= go;
            waiting.vehicles += u32::from(f.pieces) - go;
            // Crews stay with their vehicles.
            let men = u32::from(f.men) * go / u32::from(f.pieces).max(1);
            (f.pieces, f.men) = (go as u16, men as u16);
        } else {
            let go = u32::from(f.men).min(left.men);
            left.men -= go;
            waiting.men += u32::from(f.men) - go;
            f.men = go as u16;
        }
    }
    waiting
}
