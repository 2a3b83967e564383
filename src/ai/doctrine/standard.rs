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
        ways: Ways {
            bog_s: 3_000,
            ordered_bog_s: 900,
            // Two men for each vehicle.
            mired: 2_000,
            fire_detour_s: 250,
            walk_m_h: 3_000,
            traffic: Turns(2_000),
            swallows_ppm: 150_000,
            sight_m: 1_000,
            far_sight_m: 4_000,
        },
        march: March {
            least_gain: 60,
            tie: 4,
            // Thirty good riflemen.
            platoon: 30_000,
            platoons_most: 6,
            attack: Pull {
                second: Scaled { parts: 800, least: 4, most: 40 },
                inside: Scaled { parts: 4, least: 300, most: 20_000 },
                stay_s: 60,
            },
            gather: Pull {
                second: Scaled { parts: 2_000, least: 2, most: 9 },
                inside: Scaled::fixed(0),
                stay_s: 90,
            },
            stage: Pull { second: Scaled::fixed(3), inside: Scaled::fixed(0), stay_s: 240 },
            defend: Pull {
                second: Scaled { parts: 1_500, least: 8, most: 30 },
                inside: Scaled { parts: 2, least: 1_500, most: 30_000 },
                stay_s: 120,
            },
            // They hold it, too: nothing draws them out.
            cover: Pull { second: Scaled::fixed(1), inside: Scaled::fixed(300), stay_s: 120 },
            go: Pull { second: Scaled::fixed(25), inside: Scaled::fixed(500), stay_s: 60 },
            support: Pull { second: Scaled::fixed(12), inside: Scaled::fixed(600), stay_s: 120 },
            rest: Pull { second: Scaled::fixed(0), inside: Scaled::fixed(0), stay_s: 240 },
            staff_second: 1,
            staff_stay_s: 240,
            gather_near: Turns(250),
            gather_far: Turns(600),
            stage_line: Turns(1_300),
            sheltered_pct: 70,
            dug_in_pct: 60,
            covers_m: 400,
            covers_men_pct: 150,
            front_pct: 25,
            ahead_s: 200,
            second_pm: 50,
            lost_s: 50_000,
            cover_m: 800,
            cover_near: 5,
            cover_far: 1,
            fire_s: 240,
            fire_later_min: 2,
            fire_attack_pct: 50,
            fire_stage_pct: 20,
            fire_pct: 100,
        },
        footing: Footing {
            shared: 150,
            crowd: 12,
            defile_sides: 2,
            clog: 12,
            clog_most: 4,
            led: 400,
            works: 200,
            help_hexes: 2,
            weak_pct: 200,
            weak: 250,
            late: 60,
            overrun: Overrun {
                foes_m: 250,
                friends_m: 200,
                blind_parts: 3,
                least: 500,
                from_pct: 150,
                to_pct: 400,
                // A tenth at the worst.
                loss_ppm: 400,
            },
        },
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
