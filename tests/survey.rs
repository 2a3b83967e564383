//! The survey of Lake Khasan: what it must hold, and what its hexes must allow.

#[path = "survey/eye.rs"]
mod eye;

use khasan::hex::{Hex, LineHex, line};
use khasan::rules::{Map, Path, Side, Terrain};
use khasan::scenario::survey::{HeightField, HexGrid, Survey, Window, rasterise};
use std::collections::BTreeSet;

const KHASAN: &str = include_str!("../scenarios/maps/khasan.ron");
const JULY: Window = Window { west: -1800, south: 600, east: 1200, north: 3000 };
const AUGUST: Window = Window { west: -4500, south: -3000, east: 5500, north: 6000 };

fn khasan() -> Survey {
    ron::from_str(KHASAN).expect("the shipped survey reads")
}

#[test]
fn it_reads_without_problems_and_every_feature_says_how_well_it_is_known() {
    let survey = khasan();
    assert_eq!(survey.problems(), []);
    let sources = KHASAN.lines().filter_map(|l| l.split_once("source: \"")).map(|l| l.1);
    let graded = sources.filter(|s| s.starts_with(['A', 'B', 'C', 'D'])).count();
    let features = survey.hills.len()
        + survey.ridges.len()
        + survey.spots.len()
        + survey.waters.len()
        + survey.rivers.len()
        + survey.islands.len()
        + survey.areas.len()
        + survey.streams.iter().map(|s| 1 + s.crossings.len()).sum::<usize>()
        + survey.roads.len()
        + survey.settlements.len()
        + survey.border.len()
        + survey.names.len();
    assert_eq!(graded, features);
}

#[test]
fn unknown_fields_are_errors() {
    for field in ["format: 1,", "roughness: 26,", "height: 150,", "spine: [", "level: 3,"] {
        let text = KHASAN.replacen(field, &format!("mistyped: 1, {field}"), 1);
        assert!(ron::from_str::<Survey>(&text).is_err(), "{field}");
    }
}

#[test]
fn the_hexes_are_the_same_on_every_machine() {
    let survey = khasan();
    let hash = |window, metres| {
        let map = rasterise(&survey, window, metres).unwrap();
        let mut h = 0xcbf2_9ce4_8422_2325_u64;
        for byte in ron::to_string(&map).unwrap().bytes() {
            h = (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{h:016x}")
    };
    let found = [hash(JULY, 50), hash(JULY, 100), hash(AUGUST, 200)];
    // A change of the survey or of the rasterising changes these; look at the maps, then
    // copy the new values.
    assert_eq!(found, ["68673e6f7d0d8d99", "1b3e4669718c948b", "1d42f12dcdb7cf7e"]);
}

#[test]
fn hexsides_look_the_same_from_both_hexes() {
    for (window, metres) in [(JULY, 50), (AUGUST, 200)] {
        let map = rasterise(&khasan(), window, metres).unwrap();
        let size = map.size();
        for (hex, dir, next) in
            size.hexes().flat_map(|h| h.neighbours().map(move |n| (h, n.0, n.1)))
        {
            if size.contains(next) {
                assert_eq!(map.side(hex, dir), map.side(next, dir.opposite()));
            }
            let soil = |h| map.cell(h).and_then(|c| c.soil);
            let differs = size.contains(next) && soil(hex) != soil(next);
            assert_eq!(map.side(hex, dir).border, differs);
        }
    }
}

#[test]
fn the_lake_has_its_measured_area() {
    let window = Window { west: 200, south: -1000, east: 2300, north: 2600 };
    let map = rasterise(&khasan(), window, 50).unwrap();
    let hexes = map.cells().filter(|(_, c)| c.terrain == Terrain::DeepWater).count();
    let km2 = hexes as f64 * 50.0 * 50.0 * 0.866 / 1e6;
    assert!((km2 - 2.23).abs() < 0.223, "{km2}");
}

#[test]
fn summits_have_their_heights_at_both_scales() {
    let survey = khasan();
    let heights = [
        ((0, 0), 150),
        ((-100, 800), 70),
        ((-170, 1250), 87),
        ((-250, 1950), 90),
        ((50, 2700), 80),
        ((150, 3300), 69),
        ((-1400, 1400), 77),
        ((1150, -520), 52),
        ((-1150, -750), 141),
        ((2400, 600), 110),
        ((5000, 4000), 194),
    ];
    for metres in [50, 100, 200] {
        for ((x, y), height) in heights {
            // A window of its own at each scale, so that 50 m hexes stay within the cap.
            let window = Window { west: x - 600, south: y - 600, east: x + 600, north: y + 600 };
            let grid = HexGrid::new(window, metres).unwrap();
            let map = rasterise(&survey, window, metres).unwrap();
            let at = |x, y| i32::from(map.cell(grid.hex_at((x, y).into())).unwrap().elevation);
            assert_eq!(at(x, y), height, "({x}, {y}) at {metres} m");
        }
    }
    let field = HeightField::new(&survey);
    for ((x, y), height) in heights {
        assert!((field.at(x, y) - height * 10).abs() <= 15, "({x}, {y}) {}", field.at(x, y));
    }
    for water in [(1020, 680), (4300, 1370)] {
        assert_eq!(field.at(water.0, water.1), 30);
    }
}

/// The 6 August map with the questions the tests ask of it.
struct August {
    map: Map,
    grid: HexGrid,
}

impl August {
    fn new() -> August {
        August {
            map: rasterise(&khasan(), AUGUST, 200).unwrap(),
            grid: HexGrid::new(AUGUST, 200).unwrap(),
        }
    }

    fn hex(&self, x: i32, y: i32) -> Hex {
        self.grid.hex_at((x, y).into())
    }

    fn terrain(&self, hex: Hex) -> Terrain {
        self.map.cell(hex).unwrap().terrain
    }

    /// Hexes reached from `start` over hexes that are `open`.
    fn reach(&self, start: Hex, open: impl Fn(Hex) -> bool) -> BTreeSet<Hex> {
        let mut seen = BTreeSet::from([start]);
        let mut queue = vec![start];
        while let Some(hex) = queue.pop() {
            for (_, next) in hex.neighbours() {
                if self.map.size().contains(next) && open(next) && seen.insert(next) {
                    queue.push(next);
                }
            }
        }
        seen
    }

    fn dry(&self, hex: Hex) -> bool {
        !matches!(self.terrain(hex), Terrain::Shallow | Terrain::DeepWater | Terrain::River)
    }

    fn tanks(&self, hex: Hex) -> bool {
        self.dry(hex) && self.terrain(hex) != Terrain::RockySlope
    }

    /// Soviet soil, or within 200 m of the line.
    fn playable(&self, hex: Hex) -> bool {
        let soviet = |h| self.map.cell(h).is_some_and(|c| c.soil == Some(Side::Soviet));
        hex.disc(1).any(soviet)
    }
}

const SOUTH_END: (i32, i32) = (2200, -800);
const SPUR: (i32, i32) = (250, -100);

#[test]
fn foot_and_tanks_reach_what_they_reached() {
    let a = August::new();
    let south = a.hex(SOUTH_END.0, SOUTH_END.1);
    let north = a.hex(1900, 4200);
    for start in [south, north] {
        let foot = a.reach(start, |h| a.dry(h) && a.playable(h));
        let tanks = a.reach(start, |h| a.tanks(h) && a.playable(h));
        for (x, y) in [(0, 0), (1150, -520), (-250, 1950), (50, 2700)] {
            assert!(foot.contains(&a.hex(x, y)), "foot to ({x}, {y})");
        }
        for (x, y) in [SPUR, (-250, 1950), (50, 2700)] {
            assert!(tanks.contains(&a.hex(x, y)), "tanks to ({x}, {y})");
        }
        assert!(!tanks.contains(&a.hex(1150, -520)), "Machine Gun Hill is rock");
    }
}

#[test]
fn the_hollow_lies_before_the_spur() {
    let a = August::new();
    let spur = a.hex(SPUR.0, SPUR.1);
    let start = a.hex(1300, -160);
    let path: Vec<Hex> = line(start, spur)
        .map(|p| match p {
            LineHex::One(h) | LineHex::Between(h, _) => h,
        })
        .collect();
    let soft = path.iter().filter(|&&h| a.terrain(h) == Terrain::Quagmire).count();
    assert_eq!(soft, 3, "{:?}", path.iter().map(|&h| a.terrain(h)).collect::<Vec<_>>());
    assert!(path.iter().all(|&h| a.tanks(h)));
    // South of the lake's corner nothing leads round the belt but the lane of marsh.
    let strip = |h: Hex| a.tanks(h) && a.playable(h) && a.grid.centre(h).y < 260;
    let soft = |h: Hex, t| a.terrain(h) == t;
    let round =
        a.reach(start, |h| strip(h) && !soft(h, Terrain::Quagmire) && !soft(h, Terrain::Marsh));
    assert!(!round.contains(&spur));
    let lane = a.reach(start, |h| strip(h) && !soft(h, Terrain::Quagmire));
    assert!(lane.contains(&spur));
}

#[test]
fn the_southern_gap_is_one_or_two_hexes_wide() {
    let a = August::new();
    let lake = |h: Hex| a.terrain(h) == Terrain::DeepWater;
    let own = |h: Hex| a.map.cell(h).is_some_and(|c| c.soil == Some(Side::Soviet));
    // From the lake's southern half straight to the border.
    for (x, y) in [(1850, -640), (1650, -500), (1410, -220)] {
        let shore = a.hex(x, y).disc(1).find(|&h| lake(h)).expect("the lake is here");
        let width =
            (1..6u16).find(|&k| shore.ring(k).any(|h| !own(h))).expect("the border is near");
        assert!((2..=3).contains(&width), "{} hexes at ({x}, {y})", width - 1);
    }
}

#[test]
fn three_columns_have_the_north_plain_before_them() {
    let a = August::new();
    for (x, y) in [(850, 3330), (1350, 3400), (1850, 3270)] {
        let (from, to) = (a.hex(x, y), a.hex(200, 2150));
        let wet = line(from, to)
            .filter(|p| match p {
                LineHex::One(h) | LineHex::Between(h, _) => {
                    matches!(a.terrain(*h), Terrain::WetMeadow | Terrain::Marsh)
                }
            })
            .count();
        assert!((5..=10).contains(&wet), "{wet} soft hexes from x = {x}");
    }
    let crossings = a.map.size().hexes().flat_map(|h| h.neighbours().map(move |(d, _)| (h, d)));
    let crossings = crossings.filter(|&(h, d)| a.map.side(h, d).crossing).count();
    // Three by the sappers and where the road from Zarechye comes through, each seen twice.
    assert!((6..=10).contains(&crossings), "{crossings}");
}

#[test]
fn a_stream_cannot_be_walked_through_nor_a_border_slipped_past() {
    let mut survey = khasan();
    survey.waters.clear();
    survey.rivers.clear();
    survey.streams[0].crossings.clear();
    survey.streams[0].line =
        [(-6000, 100), (-3000, 900), (-2500, -700), (0, 400), (300, 380), (2500, -900), (7000, 0)]
            .map(Into::into)
            .to_vec();
    for metres in [100, 150, 200, 400] {
        let map = rasterise(&survey, AUGUST, metres).unwrap();
        let size = map.size();
        let mut seen = BTreeSet::from([Hex::from_offset(0, 0)]);
        let mut queue: Vec<Hex> = seen.iter().copied().collect();
        while let Some(hex) = queue.pop() {
            for (dir, next) in hex.neighbours() {
                if size.contains(next) && !map.side(hex, dir).stream && seen.insert(next) {
                    queue.push(next);
                }
            }
        }
        let last = size.rows as i16 - 1;
        let through = (0..size.cols as i16).any(|c| seen.contains(&Hex::from_offset(c, last)));
        assert!(!through, "{metres} m");
        let north = seen.len() * 100 / size.len();
        assert!((55..75).contains(&north), "{north} % of the map lie north of it");
    }
}

#[test]
fn roads_run_unbroken_and_sides_are_told_apart() {
    let a = August::new();
    let along = |start: Hex, kinds: &[Path]| {
        let mut seen = BTreeSet::from([start]);
        let mut queue = vec![start];
        while let Some(hex) = queue.pop() {
            for (dir, next) in hex.neighbours() {
                if kinds.contains(&a.map.side(hex, dir).path) && seen.insert(next) {
                    queue.push(next);
                }
            }
        }
        seen
    };
    let soviet = along(a.hex(4100, -1700), &[Path::Track, Path::Road]);
    let japanese = along(a.hex(50, -1450), &[Path::Track]);
    let railway = along(a.hex(-3500, -400), &[Path::Railway]);
    for (x, y) in [(1900, 4400), (900, 5400), (4000, 2600), (2400, 1800)] {
        assert!(soviet.contains(&a.hex(x, y)), "({x}, {y})");
    }
    assert!(japanese.contains(&a.hex(-1900, 4400)));
    assert!(railway.contains(&a.hex(-4350, 4900)) && railway.contains(&a.hex(-2800, -2600)));
    let soil = |x, y| a.map.cell(a.hex(x, y)).unwrap().soil;
    for (x, y) in [(1900, 4400), (4100, -1700), (300, 2000), (500, 300), (2200, -700)] {
        assert_eq!(soil(x, y), Some(Side::Soviet), "({x}, {y})");
    }
    for (x, y) in [(50, -1450), (-1900, 4400), (-1400, 1400), (-3600, -2200), (700, -900)] {
        assert_eq!(soil(x, y), Some(Side::Japan), "({x}, {y})");
    }
}

#[test]
fn contours_are_long_lines_at_their_height() {
    let field = HeightField::new(&khasan());
    let contours = field.contours(10);
    assert!(contours.iter().map(|c| c.height_m).max() >= Some(190));
    for c in &contours {
        assert_eq!(c.height_m % 10, 0);
        for &(x, y) in &c.points {
            let off = (field.at(x.div_euclid(10), y.div_euclid(10)) - c.height_m * 10).abs();
            assert!(off <= 30, "{off} dm off at ({x}, {y})");
        }
        for pair in c.points.windows(2) {
            let (dx, dy) = (pair[0].0 - pair[1].0, pair[0].1 - pair[1].1);
            assert!(dx.abs() <= 250 && dy.abs() <= 250);
        }
        let edge = |p: (i32, i32)| [-45000, 55000].contains(&p.0) || [-30000, 60000].contains(&p.1);
        assert!(c.closed || (edge(c.points[0]) && edge(c.points[c.points.len() - 1])));
    }
    // One ring round each of the two tops this high west of the isthmus, not a scatter of pieces.
    let at = |m| contours.iter().filter(|c| c.height_m == m && c.points[0].0 < 30_000).count();
    assert_eq!(at(140), 2);
    assert!(at(50) < 30, "{}", at(50));
}

#[test]
fn no_survey_however_broken_panics() {
    let far = 2_000_000_000;
    let broken: [fn(&mut Survey, i32); 12] = [
        |s, v| s.extent.east = v,
        |s, v| s.extent.south = v,
        |s, v| s.plain.low = v,
        |s, v| s.plain.rise = v,
        |s, v| s.hills[0].foot = v,
        |s, v| s.hills[0].height = v,
        |s, v| s.ridges[0].spine[3].foot = v,
        |s, v| s.ridges[0].spine[3].at.x = v,
        |s, v| s.rivers[0].width = v,
        |s, v| s.waters[0].level = v,
        |s, v| s.border[0].line[0].y = v,
        |s, v| s.hills[0].rings[1].radius = v,
    ];
    for (i, change) in broken.into_iter().enumerate() {
        for v in [i32::MIN, -far, far, i32::MAX] {
            let mut survey = khasan();
            change(&mut survey, v);
            assert!(!survey.problems().is_empty(), "{i} {v}");
            assert_eq!(rasterise(&survey, JULY, 50), None);
            assert_eq!(HeightField::new(&survey).at(v, v), 0);
        }
    }
    let changes: [fn(&mut Survey); 5] = [
        |s| s.ridges[0].spine.truncate(1),
        |s| s.waters[0].shore.truncate(2),
        |s| s.roads[0].kind = Path::None,
        |s| s.format = 2,
        |s| s.ridges = vec![s.ridges[0].clone(); 3000],
    ];
    for change in changes {
        let mut survey = khasan();
        change(&mut survey);
        assert!(!survey.problems().is_empty());
    }
    let bare = Survey { format: 1, extent: AUGUST, ..Survey::default() };
    assert!(rasterise(&bare, AUGUST, 200).is_some());
    assert!(rasterise(&bare, Window::default(), 200).is_none());
}
