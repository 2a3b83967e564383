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

#[path = "dsl/library.rs"]
mod library;
#[path = "dsl/melee.rs"]
mod melee;

use khasan::hex::{Dir, Hex, Size};
use khasan::rules::setup::{
    Area, Echelon, Entrance, Force, Formation, Objective, Pays, Scoring, UnitSetup, Weather,
};
use khasan::rules::{
    AreaId, BySide, Clock, FieldChange, FirePolicy, FormationId, GroundState, Leader, Map, Setup,
    Side, State, Terrain, TypeId, UnitId, Works, start,
};
pub use library::*;
pub use melee::*;
use std::sync::Arc;

/// Types of the dull library.
pub const RIFLES: TypeId = TypeId(0);
pub const TANKS: TypeId = TypeId(1);
pub const GUN: TypeId = TypeId(2);
pub const STAFF: TypeId = TypeId(3);

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
        let force = Force { formations: vec![formation], ..Force::default() };
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
            for dir in Dir::ALL {
                if let Some(side) = map.side_mut(hex, dir) {
                    *side = self.map.side(hex, dir);
                }
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
            command_tanks: 0,
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

    /// A formation has a leader, who stands with the unit of a line.
    pub fn led_by(mut self, side: Side, formation: FormationId, with: u16) -> Field {
        let name = format!("Leader {}", formation.0);
        let leader = Leader { name, formation, with, record: None };
        self.setup.forces[side].leaders.push(leader);
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

    /// The works and wire on the map are the other side's, and this one knows of none.
    pub fn unseen_by(mut self, side: Side) -> Field {
        let works = self.map.cells().filter(|(_, c)| c.works != Works::None);
        let mut all: Vec<FieldChange> =
            works.map(|(at, c)| FieldChange::Works { at, works: c.works }).collect();
        for (at, dir) in
            self.map.size().hexes().flat_map(|h| Dir::ALL[..3].iter().map(move |d| (h, *d)))
        {
            let rows = self.map.side(at, dir).wire;
            if rows > 0 {
                all.push(FieldChange::Wire { at, dir, rows });
            }
        }
        self.setup.unseen[side] = all;
        self
    }

    pub fn night(mut self, visibility_m: u32) -> Field {
        let dark = Weather { visibility_m, night: true, ..self.setup.weather[0].clone() };
        self.setup.weather = vec![dark];
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
