//! Battles of any size on open ground, written as scenarios: two forces of battalions that face
//! each other two kilometres apart on firm grass, three villages between them to be taken.

use khasan::rules::Setup;
use khasan::scenario::{Files, load};
use std::fmt::Write as _;
use std::sync::Arc;

/// Units of a battalion, by type: eight companies or platoons of men, two of weapons that
/// support them, tanks or guns, headquarters.
const BATTALION: usize = 12;
const SOVIET: [&str; BATTALION] = [
    "hq_battalion_su",
    "rifle_platoon_su",
    "rifle_platoon_su",
    "bt7",
    "rifle_platoon_su",
    "mg_company_su",
    "rifle_platoon_su",
    "rifle_platoon_su",
    "at_platoon_su",
    "rifle_platoon_su",
    "rifle_platoon_su",
    "t26",
];
const JAPAN: [&str; BATTALION] = [
    "hq_battalion_jp",
    "squad_lmg_jp",
    "squad_lmg_jp",
    "hmg_jp",
    "squad_discharger_jp",
    "rapid_fire_jp",
    "squad_lmg_jp",
    "squad_lmg_jp",
    "hmg_jp",
    "squad_discharger_jp",
    "squad_lmg_jp",
    "battalion_gun_jp",
];
/// Rows of hexes from north to south.
const ROWS: usize = 28;

/// The ground that a battle has.
#[derive(Clone, Copy, Debug)]
pub enum Ground {
    /// As wide as its front: two units a side to a hex of it.
    Wide,
    /// The same for all: 48 hexes wide, the denser the more there are.
    Same,
}

/// A battle of so many units a side on 200 m hexes, six turns of a quarter of an hour.
pub fn open_battle(units: usize, ground: Ground) -> Arc<Setup> {
    let cols = match ground {
        Ground::Wide => (units / 2).max(12) + 4,
        Ground::Same => 48,
    };
    let whole = load(&Files::embedded(), "example-marsh-crossing");
    let whole = whole.unwrap_or_else(|e| panic!("the rule library: {e:?}"));
    let rules = whole.sources.iter().find(|s| s.0 == "assets/rules.ron").cloned();
    let text = scenario(units, cols);
    let texts = [("scenarios/open.ron".to_owned(), text)].into_iter().chain(rules).collect();
    let loaded = load(&Files::bundle(texts), "open");
    loaded.unwrap_or_else(|e| panic!("{units} units: {e:?}")).setup
}

fn scenario(units: usize, cols: usize) -> String {
    let row = format!("\"{}\",", ". ".repeat(cols).trim_end());
    let rows = vec![row; ROWS].join("\n");
    let soviet = force(units, cols, &SOVIET, &[22, 23, 25], "NW");
    let japan = force(units, cols, &JAPAN, &[11, 10, 8], "SE");
    let digits = if cols > 99 { 3 } else { 2 };
    let (mut areas, mut objectives) = (String::new(), String::new());
    for (i, name) in ["west", "middle", "east"].into_iter().enumerate() {
        let col = (2 * i + 1) * cols / 6;
        let hexes: Vec<String> = (0..3)
            .flat_map(|c| (15..18).map(move |r| (col + c, r)))
            .map(|(c, r)| format!("\"{c:0digits$}{r:0digits$}\""))
            .collect();
        let _ = writeln!(areas, "\"{name}\": [{}],", hexes.join(", "));
        let _ = writeln!(
            objectives,
            "(name: \"{name}\", area: \"{name}\", points: (soviet: 30, japan: 30), pays: AtEnd),"
        );
    }
    format!(
        r#"(
          format: 1, title: "Open", date: "August 1938",
          briefing: (soviet: "Take them.", japan: "Take them."),
          start: "06:00", turns: [(6, 15)],
          weather: [(from: "06:00", visibility: 6000, text: "clear")],
          map: (hex_metres: 200, ground: Dry, legend: {{ ".": Open }}, rows: [{rows}]),
          forces: (soviet: [{soviet}], japan: [{japan}]),
          areas: {{ {areas} }},
          objectives: [{objectives}],
          scoring: (
            per_100_men: (soviet: 10, japan: 10), per_10_pieces: (soviet: 20, japan: 20),
            levels: (marginal: 5, clear: 15, decisive: 30),
          ),
        )"#
    )
}

/// A side's battalions, one beside the other, in three lines of which the last is in reserve.
fn force(units: usize, cols: usize, kinds: &[&str], lines: &[usize], facing: &str) -> String {
    let digits = if cols > 99 { 3 } else { 2 };
    let mut out = String::new();
    for first in (0..units).step_by(BATTALION) {
        let _ = writeln!(
            out,
            "(name: \"Battalion {first}\", echelon: Battalion, facing: {facing}, stock: 2, units: ["
        );
        for i in first..units.min(first + BATTALION) {
            let col = 2 + i * (cols - 3) / units;
            let row = lines[i % lines.len()];
            let ty = kinds[i % BATTALION];
            let _ = writeln!(
                out,
                "(name: \"{i}\", type: \"{ty}\", at: \"{col:0digits$}{row:0digits$}\"),"
            );
        }
        out.push_str("]),\n");
    }
    out
}
