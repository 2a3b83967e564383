//! States that a side cannot tell from each other.

use khasan::hex::Hex;
use khasan::rules::setup::{Effect, Entrance, Mission, Scripted, Trigger};
use khasan::rules::{Contact, Dice, FieldChange, Side, Sighting, State, UnitId, Works, band, dist};
use std::sync::Arc;

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
                let sighting = &mut v["knowledge"][key(side)]["sightings"][usize::from(c.id.0)];
                (sighting["error_pct"], sighting["watched_s"]) = (error.into(), 77.into());
            }
        }
        for unit in v["units"][enemy].as_array_mut().expect("units") {
            unit["ammo"]["small_arms"] = 7.into();
            unit["stock"] = 7.into();
            unit["policy"] = "Hold".into();
            unit["time"] = 1.into();
        }
        // What is seen is what they fire from now on.
        let sightings = v["knowledge"][key(side)].get_mut("sightings");
        for sighting in sightings.and_then(|s| s.as_array_mut()).into_iter().flatten() {
            sighting["ammo"]["small_arms"] = 7.into();
        }
    })
    .with_dice(99)
}

/// The same situation in another battle that a side cannot tell from its own: the enemy's lines,
/// names, supply, plan, messages and what he has dug unseen are others, and so is all that
/// [`twin`] changes.
pub fn twin_battle(s: &State, side: Side, pick: &mut Dice) -> State {
    let enemy = side.enemy();
    let mut setup = (**s.setup()).clone();
    let size = setup.map.size();
    let any_hex = |pick: &mut Dice| {
        Hex::from_offset(
            below(pick, usize::from(size.cols)) as i16,
            below(pick, usize::from(size.rows)) as i16,
        )
    };
    let known: Vec<UnitId> = s
        .perspective(side)
        .contacts
        .iter()
        .filter(|c| c.seen && c.is_known())
        .filter_map(|c| s.contact_unit(side, c.id))
        .collect();
    for (i, u) in setup.forces[enemy].units.iter_mut().enumerate() {
        u.name = format!("Other {i}");
        u.supply = any_hex(pick);
        u.stock = below(pick, 3000) as u32;
        u.men += below(pick, 50) as u16;
        // Whom one has met one knows, his quality too.
        if !known.iter().any(|id| s.unit(*id).is_some_and(|k| usize::from(k.line) == i)) {
            u.quality = 1 + below(pick, 10) as u8;
        }
        u.entry = Entrance::At(any_hex(pick));
    }
    setup.briefing[enemy] = "Other orders.".into();
    // On the same ground: an area that nobody else names is his plan's alone.
    for planned in &mut setup.plans[enemy] {
        planned.mission = Mission::Hold;
        planned.from = planned.from.plus(60);
    }
    setup.intelligence[enemy].text = "Other news.".into();
    setup.events.push(Scripted {
        when: Trigger::Time(setup.start),
        what: vec![Effect::Message(Some(enemy), "Other words.".into())],
    });
    let mut map = (*setup.map).clone();
    for change in &mut setup.unseen[side] {
        if let FieldChange::Works { at, works } = change
            && let Some(cell) = map.cell_mut(*at).filter(|c| c.works == *works)
        {
            *works = if *works == Works::Trench { Works::Foxholes } else { Works::Trench };
            cell.works = *works;
        }
    }
    setup.map = Arc::new(map);
    let other = edit(&twin(s, side, pick), |v| {
        v["done"].as_array_mut().expect("a list").push(true.into());
    });
    other.with_setup(Arc::new(setup))
}
