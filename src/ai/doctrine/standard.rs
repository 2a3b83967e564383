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
        goals: Goals {
            fear: Fear {
                places: 3,
                places_free: 2,
                places_each: 2,
                known_pct: 50,
                hidden_pct: 50,
                comes_pct: 50,
            },
            works_pct: ByWorks { none: 110, foxholes: 135, trench: 160 },
            withdrawing_pct: 50,
            here_m: 200,
            // Under fire, on bad ground: 2.7 km/h.
            bound_m: 75,
            here_pct: 100,
            bound_pct: 75,
            two_bounds_pct: 45,
            far_pct: 12,
            lurks_pct: 50,
            hunt_pct: 40,
            hunt_worth_pct: 50,
            hunt_m: 300,
        },
        allotment: Allotment {
            march_s: 120_000,
            march_most_s: 20_000,
            bundle: 3_000,
            exit_way_parts: 3,
            exit_spare: Turns(500),
        },
        launch: Launch {
            assembled: Turns(200),
            engaged_hexes: 2,
            least_pm: 120,
            go_pm: 150,
            loss_pct: 25,
            loss_most_pct: 200,
            gathered_pct: 70,
            sure_pm: 800,
            enough_pm: 550,
            enough_pct: 85,
            pressed_pm: 300,
            engaged_pm: 400,
            pressed: Turns(3_000),
            awaited: Turns(2_000),
            awaited_pct: 25,
            awaited_below_pm: 900,
            awaited_spare: Turns(5_000),
            ordered_pct: 60,
            ordered_over_pct: 300,
        },
        turn: Turn {
            rounds: 3,
            tries: 6,
            tries_in_contact: 1,
            tries_to_settle: 3,
            assaults: 12,
            storm_fires: Turns(250),
            storm_keeps: Turns(600),
            support_keeps: Turns(200),
            advance_keeps: Turns(600),
            beside_storm_keeps: Turns(300),
            gather_keeps: Turns(500),
            reserve_attack: Turns(125),
            reserve_near: Turns(220),
            reserve_far: Turns(200),
            about_m: 1_200,
            calm_keeps_steady: Turns(250),
            calm_keeps_unsteady: Turns(125),
        },
        lapses: Lapses { missed_pct: 0, second_best_in: 0 },
    };

    /// What it plays with on the easy level: it knows as much, and slips now and then.
    pub const EASY: Doctrine =
        Doctrine { lapses: Lapses { missed_pct: 45, second_best_in: 4 }, ..Doctrine::STANDARD };
}

impl Default for Doctrine {
    fn default() -> Doctrine {
        Doctrine::STANDARD
    }
}
