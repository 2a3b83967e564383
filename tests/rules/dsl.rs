//! A small battle out of dull prototypes: ten-figure speeds, round ranges.
//!
//! A situation is drawn, a word a hex; even rows (the second, the fourth) lie half a hex
//! further east:
//!
//! ```text
//! Field::of("
//!     T  | .    .    w    .
//!       R60  .    ~    5vr- .
//! ")
//! ```
//!
//! Tanks stand before a stream and sixty riflemen below them; behind wet meadow and a wood
//! Japanese riflemen, who hold their fire, lie in a trench 50 metres up.
//!
//! | sign | means |
//! |---|---|
//! | `.` | open ground: what every hex is without another sign |
//! | `w` `~` `=` `O` `#` | wood, wet meadow, shallow water, deep water, rocky slope |
//! | `5`, before the rest | tens of metres of height |
//! | `f` `v` | foxholes, a trench |
//! | `*` | the objective "Hill" |
//! | `R` `T` `G` `S` | Soviet rifles, tanks, gun, staff; small letters are Japanese |
//! | `60`, after a unit | its men, its vehicles or its guns |
//! | `-`, after a unit | it holds its fire |
//!
//! Between two hexes of a row stands what lies on their hexside: `|` a stream, `+` a stream
//! with a crossing, `x` to `xxxx` rows of wire. Units are numbered as one reads, each side
//! for itself: [`su`], [`jp`].

use khasan::hex::{Dir, Hex, Size};
use khasan::rules::history::{Contingent, Counted, HistoryFigure, Metric, Yardstick};
use khasan::rules::setup::{
    Area, Echelon, Entrance, Force, Formation, Objective, Pays, Scoring, UnitSetup, Weather,
};
use khasan::rules::{
    AreaId, AssaultToll, BySide, Clock, CloseCombat, Coefficients, CommandFigures, ElementKind,
    FieldChange, FightingWeights, FinalFireFigures, FireClass, FirePolicy, FormationId,
    GroundState, Library, Link, Map, Mobility, Mount, OddsRow, RangeBand, Setup, Side, State,
    StormWorth, Terrain, TerrainRules, TypeId, UnitId, UnitType, Weapon, WeaponId, Works, start,
};
use std::sync::Arc;

/// Types of the dull library.
pub const RIFLES: TypeId = TypeId(0);
pub const TANKS: TypeId = TypeId(1);
pub const GUN: TypeId = TypeId(2);
pub const STAFF: TypeId = TypeId(3);

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
                traits: vec![khasan::rules::Trait::Hq],
                ..unit_type("staff", ElementKind::Men, Mobility::Foot, vec![])
            },
        ],
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

/// A battle under construction.
pub struct Field {
    pub setup: Setup,
    map: Map,
}

impl Field {
    /// An open field of 100 m hexes, five turns of fifteen minutes, clear noon.
    pub fn open(cols: u16, rows: u16) -> Field {
        // Each unit is a company for itself.
        let echelon = Some(Echelon::Regiment);
        let formation = Formation { name: "All".into(), parent: None, echelon, link: None };
        let force = Force { formations: vec![formation], units: vec![] };
        let setup = Setup {
            key: "field".into(),
            title: "Field".into(),
            library: Arc::new(library()),
            start: Clock::hm(12, 0),
            turns: vec![900; 5],
            ground: GroundState::Saturated,
            weather: vec![Weather {
                visibility_m: 3000,
                text: "clear".into(),
                ..Weather::default()
            }],
            forces: BySide { soviet: force.clone(), japan: force },
            scoring: Scoring {
                per_100_men: BySide { soviet: 100, japan: 100 },
                per_10_pieces: BySide { soviet: 50, japan: 50 },
                levels: [5, 20, 50],
                exits: vec![],
            },
            ..Setup::default()
        };
        Field { setup, map: Map::new(Size::new(cols, rows), 100) }
    }

    /// The battle of a drawing; the signs are explained above.
    pub fn of(drawing: &str) -> Field {
        let rows: Vec<Vec<&str>> = drawing
            .lines()
            .map(|line| line.split_whitespace().collect())
            .filter(|row: &Vec<&str>| !row.is_empty())
            .collect();
        let is_side = |word: &str| word.chars().all(|sign| "|+x".contains(sign));
        let cols = rows[0].iter().filter(|word| !is_side(word)).count();
        let mut field = Field::open(cols as u16, rows.len() as u16);
        for (row, words) in (0..).zip(&rows) {
            let mut col = -1;
            for word in words {
                if is_side(word) {
                    field.draw_side(at(col, row), word);
                } else {
                    col += 1;
                    field = field.draw_hex(at(col, row), word);
                }
            }
            assert_eq!(col + 1, cols as i16, "hexes in row {} of\n{drawing}", row + 1);
        }
        field
    }

    /// What a word between two hexes says, of the hex west of it.
    fn draw_side(&mut self, hex: Hex, word: &str) {
        let side = self.map.side_mut(hex, Dir::E).expect("between two hexes");
        match word {
            "|" => side.stream = true,
            "+" => (side.stream, side.crossing) = (true, true),
            rows => side.wire = rows.matches('x').count() as u8,
        }
    }

    /// What a word says of its hex.
    fn draw_hex(mut self, hex: Hex, word: &str) -> Field {
        let mut signs = word.chars().peekable();
        let cell = self.map.cell_mut(hex).expect("on the map");
        cell.elevation = number(&mut signs).map_or(0, |tens| tens as i16 * 10);
        let mut last = Side::Soviet;
        while let Some(sign) = signs.next() {
            let cell = self.map.cell_mut(hex).expect("on the map");
            match sign {
                '.' => {}
                'w' => cell.terrain = Terrain::Wood,
                '~' => cell.terrain = Terrain::WetMeadow,
                '=' => cell.terrain = Terrain::Shallow,
                'O' => cell.terrain = Terrain::DeepWater,
                '#' => cell.terrain = Terrain::RockySlope,
                'f' => cell.works = Works::Foxholes,
                'v' => cell.works = Works::Trench,
                '*' => self = self.objective(hex),
                '-' => self = self.last(last, |u| u.policy = FirePolicy::Hold),
                _ => {
                    let ty = match sign.to_ascii_uppercase() {
                        'R' => RIFLES,
                        'T' => TANKS,
                        'G' => GUN,
                        'S' => STAFF,
                        _ => panic!("no sign `{sign}` in `{word}`"),
                    };
                    last = if sign.is_uppercase() { Side::Soviet } else { Side::Japan };
                    self = self.unit(last, ty, hex);
                    if let Some(n) = number(&mut signs) {
                        let on_foot = ty == RIFLES || ty == STAFF;
                        self = self.last(last, |u| {
                            let strength = if on_foot { &mut u.men } else { &mut u.pieces };
                            *strength = n;
                        });
                    }
                }
            }
        }
        self
    }

    pub fn hex_metres(mut self, metres: u32) -> Field {
        let mut map = Map::new(self.map.size(), metres);
        for (hex, cell) in self.map.cells() {
            if let Some(c) = map.cell_mut(hex) {
                *c = *cell;
            }
        }
        self.map = map;
        self
    }

    pub fn ground(mut self, f: impl FnOnce(&mut Map)) -> Field {
        f(&mut self.map);
        self
    }

    pub fn terrain(self, terrain: Terrain, hexes: impl IntoIterator<Item = Hex>) -> Field {
        self.ground(|m| {
            for h in hexes {
                m.cell_mut(h).expect("on the map").terrain = terrain;
            }
        })
    }

    pub fn unit(mut self, side: Side, ty: TypeId, hex: Hex) -> Field {
        let t = &self.setup.library.types[ty.0 as usize];
        let (men, pieces) = (t.men, t.pieces);
        let n = self.setup.forces[side].units.len();
        self.setup.forces[side].units.push(UnitSetup {
            name: format!("{side:?} {n}"),
            note: String::new(),
            ty,
            formation: FormationId(0),
            men,
            pieces,
            quality: 5,
            facing: if side == Side::Soviet { Dir::E } else { Dir::W },
            policy: FirePolicy::AtWill,
            stock: 2000,
            supply: hex,
            down: false,
            entry: Entrance::At(hex),
            leaves: None,
        });
        self
    }

    pub fn last(mut self, side: Side, f: impl FnOnce(&mut UnitSetup)) -> Field {
        f(self.setup.forces[side].units.last_mut().expect("a unit"));
        self
    }

    pub fn objective(mut self, hex: Hex) -> Field {
        let area = AreaId(self.setup.areas.len() as u16);
        self.setup.areas.push(Area { name: "Hill".into(), hexes: vec![hex] });
        self.setup.objectives.push(Objective {
            name: "Hill".into(),
            area,
            points: BySide { soviet: 30, japan: 30 },
            pays: Pays::AtEnd,
            holder: None,
            min_men: 1,
            hold_s: 900,
        });
        self
    }

    pub fn setup(mut self) -> Arc<Setup> {
        self.setup.map = Arc::new(self.map);
        Arc::new(self.setup)
    }

    pub fn start(self, seed: u64) -> State {
        start(self.setup(), seed).0
    }
}

/// The number that comes next in a word, if one does.
fn number(signs: &mut std::iter::Peekable<std::str::Chars>) -> Option<u16> {
    let mut digits = String::new();
    while let Some(digit) = signs.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    digits.parse().ok()
}

/// A hex by zero-based column and row.
pub fn at(col: i16, row: i16) -> Hex {
    Hex::from_offset(col, row)
}

pub fn su(index: u16) -> UnitId {
    UnitId { side: Side::Soviet, index }
}

pub fn jp(index: u16) -> UnitId {
    UnitId { side: Side::Japan, index }
}

/// A varied little battle for random games.
pub fn melee(seed: u64) -> State {
    let mut f = Field::open(12, 9)
        .terrain(Terrain::Wood, [at(5, 2), at(5, 3), at(6, 4), at(4, 6)])
        .terrain(Terrain::WetMeadow, [at(3, 4), at(4, 4), at(5, 5), at(6, 5), at(7, 3)])
        .ground(|m| {
            for (col, row, e) in [(6, 3, 20), (7, 4, 35), (6, 2, 12), (2, 6, 15)] {
                m.cell_mut(at(col, row)).expect("on the map").elevation = e;
            }
            m.cell_mut(at(7, 4)).expect("on the map").works = Works::Trench;
            m.side_mut(at(6, 6), Dir::E).expect("on the map").wire = 2;
            m.side_mut(at(3, 5), Dir::E).expect("on the map").stream = true;
        })
        .objective(at(7, 4));
    for (ty, col, row) in
        [(RIFLES, 2, 2), (RIFLES, 2, 3), (TANKS, 1, 4), (TANKS, 2, 5), (STAFF, 1, 3)]
    {
        f = f.unit(Side::Soviet, ty, at(col, row));
    }
    for (ty, col, row) in [(RIFLES, 7, 4), (RIFLES, 8, 3), (GUN, 8, 5), (RIFLES, 9, 5)] {
        f = f.unit(Side::Japan, ty, at(col, row));
    }
    f.setup.events.push(khasan::rules::setup::Scripted {
        when: khasan::rules::setup::Trigger::Time(Clock::hm(12, 30)),
        what: vec![khasan::rules::setup::Effect::Message(Some(Side::Japan), "Hold.".into())],
    });
    f.setup.events.push(khasan::rules::setup::Scripted {
        when: khasan::rules::setup::Trigger::Time(Clock::hm(12, 15)),
        what: [(Side::Japan, 35), (Side::Soviet, 10)]
            .map(|(side, suppression)| {
                khasan::rules::setup::Effect::Bombard(khasan::rules::setup::Bombardment {
                    side,
                    area: AreaId(1),
                    suppression,
                    killed_ppm: 50_000,
                    wounded_ppm: 150_000,
                    spares_guns: false,
                })
            })
            .into(),
    });
    f.setup.events.push(khasan::rules::setup::Scripted {
        when: khasan::rules::setup::Trigger::Time(Clock::hm(12, 15)),
        what: vec![khasan::rules::setup::Effect::Build(
            Side::Soviet,
            vec![
                FieldChange::Crossing { at: at(3, 5), dir: Dir::E, built: true },
                FieldChange::Wire { at: at(6, 6), dir: Dir::E, rows: 3 },
                FieldChange::Works { at: at(2, 3), works: Works::Foxholes },
            ],
        )],
    });
    f.setup
        .areas
        .push(Area { name: "Everywhere".into(), hexes: Size::new(12, 9).hexes().collect() });
    let part = Contingent { side: Side::Soviet, formation: Some(FormationId(0)) };
    let metrics = [
        Metric::Mired(part),
        Metric::Reached { part, area: AreaId(0), unaided: false },
        Metric::Reached { part, area: AreaId(0), unaided: true },
        Metric::MiredShare { part, share_pct: 20, from: Clock::hm(12, 0) },
        Metric::Present {
            part: Contingent { side: Side::Japan, formation: None },
            area: AreaId(0),
            at: Clock::hm(12, 30),
            counted: Counted::Men,
        },
    ];
    f.setup.history.figures = metrics
        .map(|metric| HistoryFigure {
            label: "x".into(),
            metric,
            yardstick: Yardstick::Record { value: 1, tolerance: 1 },
            source: String::new(),
        })
        .into();
    for side in Side::ALL {
        f.setup.forces[side].formations[0].echelon = Some(Echelon::Battalion);
    }
    // So small a field has room for orders that must be waited for.
    f.setup.forces.japan.formations[0].link = Some(Link::Wire);
    let mut lib = (*f.setup.library).clone();
    (lib.command.way_m, lib.command.runner_touch_m, lib.command.wire_touch_m) = (50, 200, 200);
    (lib.command.runner_most_s, lib.command.wire_s) = (900, 300);
    f.setup.library = Arc::new(lib);
    f = f.unit(Side::Soviet, RIFLES, at(0, 0)).last(Side::Soviet, |u| {
        u.entry = Entrance::Arrives(Clock::hm(12, 35), vec![at(0, 3), at(0, 4)]);
    });
    f.start(seed)
}
