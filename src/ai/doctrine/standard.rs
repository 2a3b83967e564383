//! The doctrines that the game ships.

use super::*;

impl Doctrine {
    /// What the computer plays with at its best.
    pub const STANDARD: Doctrine = Doctrine {
        exchange: Exchange {
            man_least_cents: 8,
            man_shares: 2,
            enemy_man_least: 400,
            enemy_man_most: 4_000,
            piece_least: 18_000,
        },
        power: Power {
            // A good rifleman is of quality eight.
            quality_base_pct: 20,
            quality_step_pct: 10,
            machine_gun_rate: 60,
            machine_gun_men: 3,
            vehicle: 18_000,
            gun: 8_000,
            nerves_pct: ByMorale { steady: 100, pinned: 65, shaken: 35, broken: 8 },
            support_crews_pct: 50,
        },
        odds: Odds {
            win_pm: Curve(&[
                (50, 60),
                // Even: the defender has the better of it.
                (100, 300),
                (150, 520),
                (200, 700),
                (300, 870),
                (500, 960),
                // Nothing is ever quite sure.
                (1000, 990),
            ]),
            attack_pct: 120,
            defence_pct: 65,
            enemy_least: 1_000,
            empty_pm: 250,
            empty_power: 4_000,
        },
        // Half of a report is believed after forty minutes.
        reports: Reports { fresh_pct: 95, fades_pct: 45, fades_s: 2_400, nerves_pct: 70 },
    };
}

impl Default for Doctrine {
    fn default() -> Doctrine {
        Doctrine::STANDARD
    }
}
