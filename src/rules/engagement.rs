//! Who storms whom, and how they come upon each other.

use super::close_combat::FinalFireFigures;
use super::field::Field;
use super::fighter::Fighter;
use super::frontage::{Frontage, find_room};
use super::setup::Weather;
use crate::hex::Hex;

/// An assault, as both sides' fighters. Made by [`AssaultEngagement::new`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssaultEngagement {
    /// The stormed hex.
    pub hex: Hex,
    /// Who attacks; of those who wait behind nobody is left.
    pub attackers: Vec<Fighter>,
    /// Attackers who find no room on their hexside and wait behind.
    pub waiting: Frontage,
    /// Who defends.
    pub defenders: Vec<Fighter>,
    /// At night.
    pub night: bool,
    /// The defenders are surprised.
    pub surprised: bool,
}

impl AssaultEngagement {
    /// An assault by those who find room on the hexsides they come over, in their order.
    #[must_use]
    pub fn new(
        field: &Field,
        hex: Hex,
        mut attackers: Vec<Fighter>,
        mut defenders: Vec<Fighter>,
        weather: &Weather,
    ) -> AssaultEngagement {
        let surprised = surprises(field, weather, hex, (&attackers, &defenders));
        let waiting = find_room(field, &mut attackers);
        for d in &mut defenders {
            d.to_front = attackers.iter().any(|a| a.men > 0 && d.fronts(a.hex));
        }
        let night = weather.night;
        AssaultEngagement { hex, attackers, waiting, defenders, night, surprised }
    }
}

/// Troops are surprised where one does not see far, none of the attackers has fired in this
/// turn, and what fell on the defenders hardly tells on them any more.
fn surprises(
    field: &Field,
    weather: &Weather,
    hex: Hex,
    (attackers, defenders): (&[Fighter], &[Fighter]),
) -> bool {
    let FinalFireFigures { surprise_m: near, surprise_calm: calm, .. } =
        field.library().close_combat.final_fire;
    field.visibility_m(hex, weather) <= near
        && attackers.iter().all(|a| !a.fired)
        && defenders.iter().all(|d| u32::from(d.suppression) <= calm)
}
