//! The assault of 6 August: its ground, its orders of battle and its plans, in the whole
//! and in its two halves.

use khasan::hex::{Hex, LineHex, line};
use khasan::record::Game;
use khasan::rules::setup::{Entrance, Mission, Setup, UnitSetup};
use khasan::rules::{Clock, ElementKind, Order, Side, Symbol, Terrain};
use khasan::scenario::survey::{HexGrid, Window};
use khasan::scenario::{Files, load};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

const WHOLE: Window = Window { west: -4500, south: -3000, east: 5500, north: 6000 };
const NORTH: Window = Window { west: -2900, south: 400, east: 3500, north: 6000 };
const SOUTH: Window = Window { west: -2500, south: -2700, east: 4500, north: 1497 };

/// A battle with the grid of its window.
struct Battle {
    setup: std::sync::Arc<Setup>,
    grid: HexGrid,
}

impl Battle {
    fn new(name: &str, window: Window) -> Battle {
        let loaded = load(&Files::embedded(), name).expect("it loads");
        assert_eq!(loaded.warnings, [], "{name}");
        let grid = HexGrid::new(window, 200).unwrap();
        assert_eq!(grid.size(), loaded.setup.map.size(), "{name}");
        Battle { setup: loaded.setup, grid }
    }

    fn whole() -> Battle {
        Battle::new("khasan-6-august", WHOLE)
    }

    fn halves() -> [Battle; 2] {
        [Battle::new("khasan-6-august-north", NORTH), Battle::new("khasan-6-august-south", SOUTH)]
    }

    fn hex(&self, x: i32, y: i32) -> Hex {
        self.grid.hex_at((x, y).into())
    }

    fn terrain(&self, hex: Hex) -> Terrain {
        self.setup.map.cell(hex).unwrap().terrain
    }

    fn area(&self, name: &str) -> &[Hex] {
        &self.setup.areas.iter().find(|a| a.name == name).expect(name).hexes
    }

    /// Where men can walk.
    fn foot(&self, from: Hex, to: Hex) -> bool {
        let wet =
            |h| matches!(self.terrain(h), Terrain::Shallow | Terrain::DeepWater | Terrain::River);
        !wet(from) && !wet(to)
    }

    /// Where tanks can drive.
    fn tanks(&self, from: Hex, to: Hex) -> bool {
        let Some(dir) = from.dir_to(to) else { return false };
        let side = self.setup.map.side(from, dir);
        self.foot(from, to)
            && self.terrain(to) != Terrain::RockySlope
            && (!side.stream || side.crossing)
    }

    /// Soviet soil, or within 200 m of the line.
    fn playable(&self, hex: Hex) -> bool {
        let own = |h| self.setup.map.cell(h).is_some_and(|c| c.soil == Some(Side::Soviet));
        hex.disc(1).any(own)
    }

    /// Hexes reached from `start` by steps that are `open`.
    fn reach(&self, start: Hex, open: impl Fn(Hex, Hex) -> bool) -> BTreeSet<Hex> {
        let mut seen = BTreeSet::from([start]);
        let mut queue = vec![start];
        while let Some(hex) = queue.pop() {
            for (_, next) in hex.neighbours() {
                if self.setup.map.size().contains(next) && open(hex, next) && seen.insert(next) {
                    queue.push(next);
                }
            }
        }
        seen
    }

    /// Fewest soft hexes a tank enters on its way.
    fn softest(&self, start: Hex, to: &[Hex], open: impl Fn(Hex) -> bool) -> Option<u32> {
        let soft =
            |h| matches!(self.terrain(h), Terrain::WetMeadow | Terrain::Marsh | Terrain::Quagmire);
        let mut best = BTreeMap::from([(start, 0)]);
        let mut queue = BinaryHeap::from([(std::cmp::Reverse(0), start)]);
        while let Some((std::cmp::Reverse(cost), hex)) = queue.pop() {
            if to.contains(&hex) {
                return Some(cost);
            }
            for (_, next) in hex.neighbours() {
                if !self.setup.map.size().contains(next) || !self.tanks(hex, next) || !open(next) {
                    continue;
                }
                let sum = cost + u32::from(soft(next));
                if best.get(&next).is_none_or(|b| sum < *b) {
                    best.insert(next, sum);
                    queue.push((std::cmp::Reverse(sum), next));
                }
            }
        }
        None
    }

    /// Units of a side under a formation.
    fn under(&self, side: Side, formation: &str) -> Vec<&UnitSetup> {
        let force = &self.setup.forces[side];
        let top = force.formations.iter().position(|f| f.name == formation).expect(formation);
        let top = khasan::rules::FormationId(top as u16);
        force.units.iter().filter(|u| force.is_under(u.formation, top)).collect()
    }

    fn key(&self, u: &UnitSetup) -> &str {
        &self.setup.library.unit_type(u.ty).key
    }

    fn pieces(&self, side: Side, formation: &str, key: &str) -> u16 {
        let units = self.under(side, formation);
        units.iter().filter(|u| self.key(u).starts_with(key)).map(|u| u.pieces).sum()
    }
}

fn place(u: &UnitSetup) -> Option<Hex> {
    match &u.entry {
        Entrance::At(hex) => Some(*hex),
        Entrance::Arrives(..) | Entrance::OnEvent(..) => None,
    }
}

#[test]
fn the_orders_of_battle_have_the_totals_of_the_record() {
    let b = Battle::whole();
    for battalion in ["2nd Tank Battalion", "3rd Tank Battalion"] {
        let count = |key| b.pieces(Side::Soviet, battalion, key);
        assert_eq!((count("bt"), count("t26"), count("")), (6, 37, 43), "{battalion}");
    }
    let scouts = |key| b.pieces(Side::Soviet, "Reconnaissance Company", key);
    assert_eq!((scouts("bt"), scouts("")), (19, 19));
    let guns = |key| b.pieces(Side::Japan, "19th Division", key);
    assert_eq!(guns("rapid_fire"), 8);
    assert_eq!(guns("regimental_gun"), 8, "four with a regiment");
    assert!(guns("mountain_guns") <= 24);
    let men = |side, of| b.under(side, of).iter().map(|u| u32::from(u.men)).sum::<u32>();
    for (regiment, adopted) in [("75th Infantry Regiment", 1400), ("76th Infantry Regiment", 1200)]
    {
        let found = men(Side::Japan, regiment);
        assert!(found.abs_diff(adopted) <= adopted / 8, "{regiment}: {found}");
    }
    let corps = men(Side::Soviet, "39th Rifle Corps");
    assert!((8_000..=15_000).contains(&corps), "15,000 engaged, with the rear: {corps}");
    let (soviet, japan) = (b.setup.forces.soviet.units.len(), b.setup.forces.japan.units.len());
    assert!(soviet <= 130 && japan <= 60, "{soviet} and {japan} units");
}

#[test]
fn platoons_and_battalions_are_of_a_size_to_command() {
    let b = Battle::whole();
    for name in ["2nd Tank Battalion", "3rd Tank Battalion", "Reconnaissance Company"] {
        assert!(b.under(Side::Soviet, name).iter().all(|u| (3..=5).contains(&u.pieces)), "{name}");
    }
    let battalions = b.under(Side::Soviet, "94th Rifle Regiment");
    assert_eq!(battalions.iter().filter(|u| b.key(u) == "rifle_battalion_su").count(), 3);
    for regiment in ["94th", "95th", "96th", "118th", "119th", "120th"] {
        let units = b.under(Side::Soviet, &format!("{regiment} Rifle Regiment"));
        let staffs = units.iter().filter(|u| b.setup.library.unit_type(u.ty).symbol == Symbol::Hq);
        assert_eq!(staffs.count(), 1, "{regiment}");
    }
    let names: BTreeSet<&str> = Side::ALL
        .into_iter()
        .flat_map(|s| b.setup.forces[s].units.iter().map(|u| u.name.as_str()))
        .collect();
    let units: usize = Side::ALL.into_iter().map(|s| b.setup.forces[s].units.len()).sum();
    assert_eq!(names.len(), units, "no two units of one name");
}

#[test]
fn both_halves_are_cut_from_the_whole() {
    let whole = Battle::whole();
    let mut met = BTreeSet::new();
    for half in Battle::halves() {
        for hex in half.setup.map.size().hexes() {
            let c = half.grid.centre(hex);
            let same = whole.hex(c.x, c.y);
            assert_eq!(half.terrain(hex), whole.terrain(same), "({}, {})", c.x, c.y);
        }
        for side in Side::ALL {
            for u in &half.setup.forces[side].units {
                let list = &whole.setup.forces[side].units;
                let same = list.iter().find(|w| w.name == u.name).expect(&u.name);
                assert_eq!((u.ty, u.men, u.pieces), (same.ty, same.men, same.pieces));
                assert_eq!((u.quality, u.facing), (same.quality, same.facing));
                let at = place(u).map(|h| half.grid.centre(h)).unwrap();
                assert_eq!(place(same), Some(whole.hex(at.x, at.y)), "{}", u.name);
                assert!(met.insert(u.name.clone()), "{} is in both halves", u.name);
            }
            let line = |b: &Battle, p: &khasan::rules::setup::Planned| {
                let force = &b.setup.forces[side];
                let name = force.formations[usize::from(p.formation.0)].name.clone();
                (name, p.from, p.mission, b.setup.areas[usize::from(p.area.0)].name.clone())
            };
            let all: Vec<_> = whole.setup.plans[side].iter().map(|p| line(&whole, p)).collect();
            let part: Vec<_> = half.setup.plans[side].iter().map(|p| line(&half, p)).collect();
            assert!(!part.is_empty() && part.iter().all(|p| all.contains(p)));
        }
    }
    let all = Side::ALL.into_iter().map(|s| whole.setup.forces[s].units.len()).sum::<usize>();
    // Only the corps commander and the command of the reserve's whole are in no half.
    assert!(all - met.len() <= 1, "{} units are in no half", all - met.len());
}

#[test]
fn every_unit_reaches_every_objective_but_tanks_the_rock() {
    for b in [Battle::whole()].into_iter().chain(Battle::halves()) {
        let objectives: Vec<&[Hex]> =
            b.setup.objectives.iter().map(|o| b.setup.area(o.area)).collect();
        for u in &b.setup.forces.soviet.units {
            let start = place(u).unwrap();
            let vehicle = b.setup.library.unit_type(u.ty).kind == ElementKind::Vehicle;
            let reached = if vehicle {
                b.reach(start, |from, to| b.tanks(from, to) && b.playable(to))
            } else {
                b.reach(start, |from, to| b.foot(from, to) && b.playable(to))
            };
            for area in &objectives {
                let rock = area.iter().all(|h| b.terrain(*h) == Terrain::RockySlope);
                let there = area.iter().any(|h| reached.contains(h));
                assert_eq!(there, !(vehicle && rock), "{} to {:?}", u.name, area);
            }
        }
        if let Some(hill) = b.setup.areas.iter().find(|a| a.name == "Machine Gun Hill") {
            assert!(hill.hexes.iter().all(|h| b.terrain(*h) == Terrain::RockySlope));
        }
    }
}

#[test]
fn the_hollow_cannot_be_driven_round() {
    let b = Battle::whole();
    let spur = b.area("South-east spur");
    // Straight on it costs three hexes of quagmire.
    let start = b.hex(1300, -160);
    let path: Vec<Hex> = line(start, b.hex(250, -100))
        .map(|p| match p {
            LineHex::One(h) | LineHex::Between(h, _) => h,
        })
        .collect();
    let sinks = path.iter().filter(|&&h| b.terrain(h) == Terrain::Quagmire).count();
    assert_eq!(sinks, 3);
    // Without belt and lane there is no way through the strip south of the lake.
    let firm = |h: Hex| !matches!(b.terrain(h), Terrain::Quagmire | Terrain::Marsh);
    let strip = |h: Hex| b.playable(h) && b.grid.centre(h).y < 260;
    let round = b.reach(start, |from, to| b.tanks(from, to) && strip(to) && firm(to));
    assert!(spur.iter().all(|h| !round.contains(h)));
    // The lane is a way, and it is marsh.
    let lane = b.reach(start, |from, to| {
        b.tanks(from, to) && strip(to) && b.terrain(to) != Terrain::Quagmire
    });
    assert!(spur.iter().any(|h| lane.contains(h)));
    // Far beyond the line, along the river, the flood plain is wet for a kilometre.
    let from = b.hex(2800, -1000);
    let south = |h: Hex| b.grid.centre(h).y < 260;
    assert!(b.softest(from, spur, south).unwrap() >= 5);
}

#[test]
fn the_ways_of_the_tanks_are_as_soft_as_the_record_says() {
    let b = Battle::whole();
    // A kilometre of marsh before Machine Gun Hill.
    let gap = b.area("Foot of Machine Gun Hill");
    let marsh = b.softest(b.hex(2600, -1000), gap, |_| true).unwrap();
    assert!((4..=7).contains(&marsh), "{marsh} hexes of 200 m");
    // A kilometre and a half of meadow between the stream and the slope, for each column.
    for column in ["west", "middle", "east"] {
        let plain = b.area(&format!("The plain, {column} column"));
        let slope = b.area("Bezymyannaya, north-east slope");
        let name = format!("{}{} crossing", column[..1].to_uppercase(), &column[1..]);
        let crossing = b.area(&name)[0];
        // East of the slopes of Chernaya and their trenches.
        let open = |h: Hex| {
            let c = b.grid.centre(h);
            c.x >= 350 || (c.x >= 250 && c.y < 2400) || slope.contains(&h)
        };
        let first = b.softest(crossing, plain, open).unwrap();
        let second = b.softest(plain[0], slope, open).unwrap();
        assert!((5..=10).contains(&(first + second)), "{column}: {first} + {second}");
    }
    // Over the stream tanks come by the crossings alone.
    let north = b.area("Novoselka")[0];
    let own = |h: Hex| b.playable(h) && (250..3300).contains(&b.grid.centre(h).x);
    let without = b.reach(north, |from, to| {
        let dir = from.dir_to(to).unwrap();
        b.tanks(from, to) && own(to) && !b.setup.map.side(from, dir).crossing
    });
    assert!(b.area("The plain, middle column").iter().all(|h| !without.contains(h)));
}

#[test]
fn the_southern_gap_is_one_or_two_hexes_wide() {
    let b = Battle::whole();
    let lake = |h: Hex| b.terrain(h) == Terrain::DeepWater;
    let own = |h: Hex| b.setup.map.cell(h).is_some_and(|c| c.soil == Some(Side::Soviet));
    for (x, y) in [(1850, -640), (1650, -500), (1410, -220)] {
        let shore = b.hex(x, y).disc(1).find(|&h| lake(h)).expect("the lake is here");
        let width =
            (1..6u16).find(|&k| shore.ring(k).any(|h| !own(h))).expect("the border is near");
        assert!((2..=3).contains(&width), "{} hexes at ({x}, {y})", width - 1);
    }
}

#[test]
fn what_is_fought_for_lies_on_soviet_soil_or_in_the_disputed_strip() {
    for b in [Battle::whole()].into_iter().chain(Battle::halves()) {
        for o in &b.setup.objectives {
            for hex in b.setup.area(o.area) {
                let c = b.grid.centre(*hex);
                assert!(b.playable(*hex), "{} at ({}, {})", o.name, c.x, c.y);
            }
        }
    }
}

/// At midnight the south crest of Zaozernaya and the north-east slope are Soviet, the
/// north crest a hundred paces on and all the rest Japanese: each side is paid for its own.
#[test]
fn the_ground_of_midnight_is_paid_as_the_record_has_it() {
    let b = Battle::whole();
    let mut setup = (*b.setup).clone();
    (setup.events, setup.turns) = (vec![], vec![1800; 3]);
    let mine: Vec<Hex> =
        [b.area("Zaozernaya, south crest"), b.area("Bezymyannaya, north-east slope")].concat();
    let others: Vec<Hex> = ["Zaozernaya, north crest", "Bezymyannaya, crest"]
        .into_iter()
        .flat_map(|a| b.area(a).to_vec())
        .collect();
    setup.forces[Side::Japan].units.retain(|u| {
        let near = |h: Hex| mine.iter().any(|m| m.distance(h) <= 1);
        place(u).is_none_or(|h| others.contains(&h) || !near(h))
    });
    let companies = setup.forces[Side::Soviet].units.iter_mut().filter(|u| u.men == 140);
    for (hex, company) in mine.iter().zip(companies) {
        company.entry = Entrance::At(*hex);
    }
    for area in ["Zaozernaya, north crest", "Bezymyannaya, crest"] {
        let mut there = setup.forces[Side::Japan].units.iter().filter_map(place);
        assert!(there.any(|h| b.area(area).contains(&h)), "{area}");
    }
    let (mut game, _) = Game::new(setup.into(), vec![], 1);
    while game.ended().is_none() {
        game.order(Order::EndTurn).expect("a turn may always be ended");
    }
    let public = game.state().public();
    let holders: Vec<_> = b.setup.objectives.iter().zip(&public.holds).collect();
    for (o, hold) in holders {
        let soviet = ["South crest of Zaozernaya", "North-east slope"].contains(&o.name.as_str());
        assert_eq!(
            hold.holder,
            Some(if soviet { Side::Soviet } else { Side::Japan }),
            "{}",
            o.name
        );
    }
    // 24 and 16 against 4 for each of the two crests and the hill, and 2 for Chernaya.
    assert_eq!(game.ended(), Some(26));
}

#[test]
fn both_sides_have_the_plan_of_the_day() {
    let b = Battle::whole();
    let at = |side: Side, formation: &str, mission| {
        let force = &b.setup.forces[side];
        let found = b.setup.plans[side].iter().find(|p| {
            force.formations[usize::from(p.formation.0)].name == formation && p.mission == mission
        });
        found.map(|p| p.from.to_string())
    };
    let time = |formation: &str, mission| at(Side::Soviet, formation, mission);
    assert_eq!(time("Reconnaissance Company", Mission::Move).as_deref(), Some("16:50"));
    for regiment in ["95th", "96th", "118th", "119th", "120th"] {
        let name = format!("{regiment} Rifle Regiment");
        assert_eq!(time(&name, Mission::Attack).as_deref(), Some("16:55"), "{name}");
    }
    let reserve = at(Side::Japan, "Reserve of the right sector", Mission::Attack);
    assert!(reserve.is_some_and(|t| t.as_str() > "22:00"), "not before the crest is lost");
    // The pauses of the record.
    let lines = |formation: &str| -> Vec<(String, Mission)> {
        let force = &b.setup.forces.soviet;
        let its = b.setup.plans.soviet.iter().filter(|p| {
            let area = &b.setup.areas[usize::from(p.area.0)].name;
            force.formations[usize::from(p.formation.0)].name == formation
                && (p.from >= Clock::hm(18, 0) || area == "Bezymyannaya, crest")
        });
        its.map(|p| (p.from.to_string(), p.mission)).collect()
    };
    assert_eq!(lines("96th Rifle Regiment"), [], "nobody has it attack the crest");
    let assault = [("22:00".to_owned(), Mission::Hold), ("22:30".to_owned(), Mission::Attack)];
    assert_eq!(lines("119th Rifle Regiment"), assault);
    // Where the tanks are at dusk: below the slope in the north, in the south with the 120th
    // and, two companies of them, with the 118th and 119th.
    let goal = |formation: &str, at: Clock| {
        let force = &b.setup.forces.soviet;
        let its = b.setup.plans.soviet.iter().filter(|p| {
            force.formations[usize::from(p.formation.0)].name == formation && p.from <= at
        });
        let last = its.max_by_key(|p| p.from).expect("planned");
        (last.mission, b.setup.areas[usize::from(last.area.0)].name.as_str())
    };
    let dusk = Clock::hm(21, 0);
    for tanks in ["3rd Tank Battalion", "1st Company, 3rd Tanks", "3rd Company, 3rd Tanks"] {
        assert_eq!(goal(tanks, dusk), (Mission::Move, "Below the north-east slope"), "{tanks}");
    }
    assert_eq!(goal("2nd Tank Battalion", dusk), (Mission::Support, "Machine Gun Hill"));
    for tanks in ["2nd Company, 2nd Tanks", "3rd Company, 2nd Tanks"] {
        assert_eq!(goal(tanks, dusk), (Mission::Attack, "South-east spur"), "{tanks}");
    }
}
