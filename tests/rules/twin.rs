//! States that a side cannot tell from each other.

use khasan::hex::Hex;
use khasan::rules::{Contact, Dice, Side, Sighting, State, UnitId, band, dist};

/// Changes a state where only the rules could otherwise: through its serialised form.
pub fn edit(state: &State, f: impl FnOnce(&mut serde_json::Value)) -> State {
    let setup = state.setup().clone();
    let mut value = serde_json::to_value(state).expect("it serialises");
    f(&mut value);
    serde_json::from_value::<State>(value).expect("it is a state").with_setup(setup)
}

const fn key(side: Side) -> &'static str {
    match side {
        Side::Soviet => "soviet",
        Side::Japan => "japan",
    }
}

/// One of so many, each as likely.
pub fn below(pick: &mut Dice, n: usize) -> usize {
    let n = n as u64;
    let uniform = dist::Dist::new((0, dist::ONE / n), (1..n).map(|i| (i, dist::ONE / n)));
    pick.draw(&uniform) as usize
}

/// The same as a side knows it, and otherwise as different as that allows: strengths, qualities,
/// suppression, errors, and where the unseen are and what became of them.
pub fn twin(s: &State, side: Side, pick: &mut Dice) -> State {
    let enemy = key(side.enemy());
    let p = s.perspective(side);
    let seen: Vec<(UnitId, Contact)> = p
        .enemies()
        .filter(|c| c.seen)
        .filter_map(|c| Some((s.contact_unit(side, c.id)?, *c)))
        .collect();
    let size = s.setup().map.size();
    edit(s, |v| {
        for (id, u) in s.units(side.enemy()) {
            let unit = &mut v["units"][enemy][usize::from(id.index)];
            let Some((_, c)) = seen.iter().find(|x| x.0 == id) else {
                // Out of sight: anywhere, or nowhere.
                if u.hex().is_some() {
                    let hexes: Vec<Hex> = size.hexes().collect();
                    let hex = hexes[below(pick, hexes.len())];
                    let gone = below(pick, 4) == 0;
                    unit["place"] =
                        if gone { "Gone".into() } else { serde_json::json!({ "On": hex }) };
                    unit["men"] = (1 + below(pick, 300)).into();
                }
                continue;
            };
            if c.is_known() {
                continue;
            }
            let quality = 1 + below(pick, 10) as u8;
            let (low, high) = band(c.morale, quality);
            unit["quality"] = quality.into();
            unit["suppression"] = (low + below(pick, usize::from(high - low) + 1) as u8).into();
            let (spread, range) = (c.spread_pct as i8, c.men_range());
            let men = range.0 + below(pick, usize::from(range.1 - range.0) + 1) as u16;
            let fits = |e: &i8| {
                let r = Sighting::off_by(*e);
                r.reported(men) == c.men && (c.counted || r.reported(u.pieces) == c.pieces)
            };
            if let Some(error) = (-spread..=spread).find(fits) {
                unit["men"] = men.into();
                let error = serde_json::json!({ "error_pct": error, "watched_s": 77 });
                v["knowledge"][key(side)]["sightings"][usize::from(c.id.0)] = error;
            }
        }
        for unit in v["units"][enemy].as_array_mut().expect("units") {
            unit["ammo"]["small_arms"] = 7.into();
            unit["stock"] = 7.into();
            unit["policy"] = "Hold".into();
            unit["time"] = 1.into();
        }
    })
    .with_dice(99)
}
