//! The dull library: ten-figure speeds, round ranges, and the figures of its rules.

use super::Field;
use khasan::rules::{
    ArmourFigures, AssaultToll, BySide, CloseCombat, Coefficients, CommandFigures, ElementKind,
    FightingWeights, FinalFireFigures, FireClass, LeaderFigures, Library, Mobility, Mount,
    NearReport, OddsRow, RangeBand, ReportFigures, StormWorth, Terrain, TerrainRules, Trait,
    UnitType, Weapon, WeaponId, WorksFigures,
};
use std::sync::Arc;

fn band(to_m: u32, men_ppm: u32, vehicle_ppm: u32, pen_mm: u32) -> RangeBand {
    RangeBand { to_m, men_ppm, vehicle_ppm, pen_mm }
}

fn weapon(key: &str, class: FireClass, rate: u32, bands: Vec<RangeBand>) -> Weapon {
    Weapon {
        key: key.into(),
        name: key.into(),
        class,
        rate,
        min_m: 0,
        rounds: None,
        bands,
        suppress_per_10: 100,
        storm: StormWorth::default(),
        front_only: false,
    }
}

fn unit_type(key: &str, kind: ElementKind, mobility: Mobility, mounts: Vec<Mount>) -> UnitType {
    UnitType {
        key: key.into(),
        name: key.into(),
        kind,
        mobility,
        men: 10,
        pieces: if kind == ElementKind::Men { 0 } else { 3 },
        armour_front: 15,
        armour_side: 10,
        silhouette_pct: 100,
        mounts,
        quality: 5,
        load_min: 60,
        ..UnitType::default()
    }
}

pub fn library() -> Library {
    let mut lib = Library {
        weapons: vec![
            weapon(
                "rifle",
                FireClass::SmallArms,
                10,
                vec![band(200, 20_000, 0, 0), band(400, 5_000, 0, 0)],
            ),
            weapon(
                "gun",
                FireClass::DirectGun,
                10,
                vec![band(500, 100_000, 300_000, 40), band(1000, 50_000, 100_000, 30)],
            ),
        ],
        types: vec![
            unit_type(
                "rifles",
                ElementKind::Men,
                Mobility::Foot,
                vec![Mount { weapon: WeaponId(0), count: 10, crew: 1 }],
            ),
            unit_type(
                "tanks",
                ElementKind::Vehicle,
                Mobility::FastTank,
                vec![Mount { weapon: WeaponId(1), count: 1, crew: 1 }],
            ),
            unit_type(
                "gun",
                ElementKind::Gun,
                Mobility::TowedGun,
                vec![Mount { weapon: WeaponId(1), count: 1, crew: 3 }],
            ),
            UnitType {
                traits: vec![Trait::Hq],
                ..unit_type("staff", ElementKind::Men, Mobility::Foot, vec![])
            },
        ],
        leaders: LeaderFigures { loss: 2, trained_loss: 1, trained_from: 7, seconds: 3600 },
        ..Library::default()
    };
    for m in &mut lib.mobility {
        m.speed = [Some([4_000; 3]); Terrain::COUNT];
        m.road = Some([5_000; 3]);
        m.track = Some([5_000; 3]);
        m.uphill = vec![(100, 100)];
        m.downhill = vec![(100, 100)];
        m.stream_s = Some(60);
        m.ditch_s = Some(30);
        m.wire_row_s = Some(100);
    }
    let bt = &mut lib.mobility[Mobility::FastTank.index()];
    bt.speed = [Some([20_000; 3]); Terrain::COUNT];
    bt.speed[Terrain::RockySlope.index()] = None;
    bt.speed[Terrain::WetMeadow.index()] = Some([3_000; 3]);
    bt.bog[Terrain::WetMeadow.index()] = [50_000; 3];
    bt.stream_s = None;
    for t in &mut lib.terrain {
        *t = TerrainRules { exposure_pct: 100, obstacle_m: 0, spotting_pct: 100 };
    }
    lib.terrain[Terrain::Wood.index()] =
        TerrainRules { exposure_pct: 50, obstacle_m: 8, spotting_pct: 50 };
    let t = &mut lib.tuning;
    t.coefficients =
        Coefficients { small_arms: 100, direct_gun: 200, indirect_gun: 100, bombs: 100 };
    (t.down_pct, t.foxholes_pct, t.trench_pct) = (50, 40, 25);
    t.density_men_per_ha = 20;
    t.killed_pct = 30;
    (t.pinned_fire_pct, t.shaken_fire_pct, t.moved_fire_pct, t.area_fire_pct) = (50, 25, 70, 30);
    (t.moving_vehicle_pct, t.mired_he_pct) = (60, 50);
    (t.new_target_s, t.reserve_pct, t.reserve_m) = (10, 20, 300);
    (t.spot_men_m, t.spot_vehicle_m, t.spot_gun_m) = (1000, 2000, 800);
    (t.spot_down_pct, t.spot_works_pct, t.spot_moved_pct, t.spot_fired_pct) = (50, 40, 150, 200);
    t.suppress_hit = 100;
    t.relief_s = 900;
    (t.load_s, t.supply_m, t.supply_vehicle_m, t.supply_enemy_m) = (7200, 500, 300, 800);
    t.last_rounds_pct = 33;
    (t.rally_base, t.rally_quality, t.rally_hq_pct, t.hq_m) = (10, 2, 150, 500);
    (t.mend_pinned_pct, t.mend_shaken_pct, t.mend_broken_pct, t.floor_pct) = (50, 33, 25, 200);
    (t.spent_loss_pct, t.spent_companies) = (30, 2);
    (t.spent_within_s, t.spent_rest_s) = (3600, 1800);
    (t.face_s, t.assault_s, t.recover_s, t.self_recover_s) = (10, 30, 300, 3600);
    (t.stack_m2, t.stack_vehicle, t.stack_gun) = (75, 12, 8);
    t.hold_piece = 5;
    lib.close_combat = close_combat();
    lib.works = WorksFigures {
        trench_m: 400,
        foxholes_m: 300,
        wire_m: 300,
        night_pct: 25,
        manned_pct: 200,
        near_m: 50,
    };
    lib.command = CommandFigures {
        wire_s: 300,
        runner_s_km: 600,
        runner_most_s: 1800,
        way_m: 400,
        detour_pct: 100,
        wire_touch_m: 1000,
        runner_touch_m: 600,
        radio_touch_m: 2000,
        lost_march_pct: 125,
        lost_rally_pct: 50,
    };
    lib
}

/// A field on which nobody knows how strong an enemy is.
pub fn guessed(mut field: Field) -> Field {
    let mut lib = (*field.setup.library).clone();
    let near = [(50, 5), (200, 10), (400, 15)];
    lib.reports = ReportFigures {
        first_error_pct: 25,
        narrows_pct: 5,
        watched_pct: 10,
        near: near.map(|(within_m, pct)| NearReport { within_m, pct }).into(),
        count_m: 400,
        quality_off: 1,
    };
    field.setup.library = Arc::new(lib);
    field
}

/// A field whose garrisons have their final fire.
pub fn fierce(mut field: Field) -> Field {
    let mut lib = (*field.setup.library).clone();
    lib.close_combat.final_fire.share_milli = 300;
    field.setup.library = Arc::new(lib);
    field
}

/// At even odds the hex is taken in nine cases of twenty.
fn close_combat() -> CloseCombat {
    let odds = [
        (25, [600, 360, 35, 5]),
        (50, [350, 500, 130, 20]),
        (100, [150, 400, 350, 100]),
        (150, [70, 280, 450, 200]),
        (200, [40, 180, 480, 300]),
        (300, [20, 90, 440, 450]),
        (500, [10, 40, 350, 600]),
    ];
    let toll = [(200, 40, 45, 0), (110, 60, 25, 8), (70, 200, 8, 30), (40, 420, 0, 50)];
    CloseCombat {
        odds: odds.map(|(ratio_pct, weights)| OddsRow { ratio_pct, weights }).into(),
        toll: toll.map(|(attacker_milli, defender_milli, attacker_shock, defender_shock)| {
            AssaultToll { attacker_milli, defender_milli, attacker_shock, defender_shock }
        }),
        // Battles that are about the fight itself have none before it: see [`fierce`].
        final_fire: FinalFireFigures {
            seconds: 90,
            wire_row_s: 30,
            share_milli: 0,
            depth_m: 100,
            surprise_pct: 50,
            surprise_m: 400,
            surprise_calm: 4,
        },
        surprised_pct: 75,
        most_losses_milli: 600,
        foxholes_pct: 130,
        trench_pct: 170,
        climb_pct: 50,
        water_pct: 20,
        wire_row_pct: 15,
        joint_pct: 30,
        killed_pct: 45,
        captured_killed_pct: BySide { soviet: 0, japan: 100 },
        front_men: 150,
        front_vehicles: 5,
        weights: FightingWeights {
            man: 4,
            anti_tank_man: 5,
            gunner: 2,
            vehicle: 32,
            vehicle_in_close_country: 12,
            mired_vehicle: 4,
            grenades: 1,
        },
    }
}

/// The figures of the library that ships.
pub fn armour_figures() -> ArmourFigures {
    ArmourFigures {
        hunt_m: 200,
        hunt_pct: 15,
        hunt_men: 40,
        hunt_untrained_pct: 33,
        hunt_immobile_pct: 200,
        hunt_close_pct: 200,
        hunt_night_pct: 200,
        hunt_moved_pct: 50,
        hunt_most_pct: 60,
        burn_pct: 11,
        burn_close_pct: 33,
        stay_pct: 50,
        held_m: 200,
        together_m: 200,
        aerial_draw_pct: 200,
        aerial_hit_pct: 300,
        radio_m: 600,
        leaderless_companies: 2,
        flame_works_pct: 50,
    }
}
