//! Where enemy fire falls: for every hex, what all known enemies together could do there.

use super::estimate;
use super::ground::{GroundMemory, SIGHT_HEXES};
use super::picture::{Foe, Own, Picture};
use super::toll::{MinuteOfFire, Toll};
use super::unseen::UnseenSources;
use khasan::hex::Hex;
use khasan::rules::{ElementKind, FireClass, RangeBand, Setup, UnitType, fire};

/// The threat map. Men: hits in a minute on upright men in the open at listed density,
/// thousandths. Press: suppression in a minute of forty men in one, hundredths of a
/// point. Armour: vehicles knocked out in a minute, thousandths.
#[derive(Debug, Default)]
pub(crate) struct Threat {
    signature: Vec<(Hex, u8, u16, bool)>,
    men: Vec<u32>,
    press: Vec<u32>,
    armour: Vec<u32>,
    unseen: UnseenSources,
}

/// The map is not drawn again for losses that take fewer men than this, so that it stays
/// cheap.
const FEW_MEN: u16 = 4;

/// What a minute of one enemy's fire would do to a unit where it is.
pub(crate) fn burst(pic: &Picture, f: &Foe, o: &Own) -> Toll {
    burst_at(pic, f, o, (o.hex, pic.exposure(o.hex, Some(o.unit))))
}

/// The same to a unit in a hex, exposed so much, per cent.
pub(crate) fn burst_at(pic: &Picture, f: &Foe, o: &Own, (hex, exposure): (Hex, i64)) -> Toll {
    let metres = pic.metres(f.hex, hex);
    let (men, press) = against_men(pic.setup, f, metres);
    let armour = match o.ty.is_vehicle() {
        true => against_armour(pic, f, metres, o.ty.armour_side),
        false => 0,
    };
    MinuteOfFire { men, press, armour }.on(pic, o, exposure)
}

impl Threat {
    /// Brings the map up to date if any enemy moved, appeared, or lost his nerve.
    pub(crate) fn update(&mut self, pic: &Picture, ground: &mut GroundMemory) {
        let sign =
            |f: &Foe| (f.hex, f.contact.morale as u8, f.contact.men / FEW_MEN, f.contact.seen);
        let now: Vec<_> = pic.foes.iter().map(sign).collect();
        if now == self.signature && self.men.len() == pic.size.len() {
            return;
        }
        self.signature = now;
        self.men = vec![0; pic.size.len()];
        self.press = vec![0; pic.size.len()];
        self.armour = vec![0; pic.size.len()];
        let thin = pic.own.iter().filter(|o| o.ty.is_vehicle()).map(|o| o.ty.armour_side).min();
        for f in &pic.foes {
            self.add(pic, ground, f, thin);
        }
        self.fear(pic, ground);
    }

    /// Ground he holds and nobody has looked at is not empty: a garrison is reckoned with on
    /// its highest hex.
    fn fear(&mut self, pic: &Picture, ground: &mut GroundMemory) {
        let (p, d) = (pic.p, &pic.doctrine.danger.garrison);
        for (o, hold) in pic.setup.objectives.iter().zip(&p.public.holds) {
            let area = pic.setup.area(o.area);
            let near = |h: Hex| area.iter().any(|a| a.distance(h) <= d.looked_hexes);
            let known = pic.foes.iter().any(|f| near(f.hex)) || pic.own.iter().any(|o| near(o.hex));
            if hold.holder != Some(p.side.enemy())
                || known
                || p.public.withdraw[p.side.enemy()].is_some()
            {
                continue;
            }
            let height = |h: &&Hex| pic.field.cell(**h).map_or(0, |c| c.elevation);
            let Some(&top) = area.iter().max_by_key(height) else { continue };
            let far = p.public.weather.visibility_m;
            let share = estimate::coefficient(pic.setup, FireClass::SmallArms);
            for h in ground.sight(pic, top).hexes() {
                let metres = pic.metres(top, h);
                let Some(i) = pic.size.index(h).filter(|_| metres <= far) else { continue };
                let Some(volley) = d.at(metres) else { continue };
                self.men[i] += (u64::from(volley.hits) * share / 100) as u32;
                self.press[i] += volley.press;
            }
        }
    }

    fn add(&mut self, pic: &Picture, ground: &mut GroundMemory, f: &Foe, thin: Option<u32>) {
        let view = ground.sight(pic, f.hex);
        let far = pic.p.public.weather.visibility_m / pic.setup.map.hex_metres();
        let mut by_range: Vec<Option<[u32; 3]>> = vec![None; SIGHT_HEXES as usize + 1];
        for h in view.hexes() {
            let d = h.distance(f.hex);
            if u32::from(d) > far {
                continue;
            }
            let (Some(i), Some(slot)) = (pic.size.index(h), by_range.get_mut(d as usize)) else {
                continue;
            };
            let [men, press, armour] = *slot.get_or_insert_with(|| {
                let metres = pic.setup.map.hex_metres() * u32::from(d);
                let (m, p) = against_men(pic.setup, f, metres);
                let a = thin.map_or(0, |mm| against_armour(pic, f, metres, mm));
                [m, p, a].map(|x| (x * f.trust / 100) as u32)
            });
            self.men[i] += men;
            self.press[i] += press;
            self.armour[i] += armour;
        }
    }

    /// What a minute in a hex does to a unit: men by exposure (per cent) and crowding,
    /// vehicles by their worth.
    pub(crate) fn toll(&self, pic: &Picture, o: &Own, hex: Hex, exposure: i64) -> Toll {
        let Some(i) = pic.size.index(hex) else { return Toll::default() };
        let at = |v: &[u32]| i64::from(v.get(i).copied().unwrap_or(0));
        let fire =
            MinuteOfFire { men: at(&self.men), press: at(&self.press), armour: at(&self.armour) };
        fire.on(pic, o, exposure)
    }

    /// What a minute of fire from enemies nobody sees does to a unit where it is.
    pub(crate) fn unseen(&self, pic: &Picture, o: &Own) -> Toll {
        let fire = self.unseen.at(o.hex, &pic.doctrine.danger.unseen);
        fire.on(pic, o, pic.exposure(o.hex, Some(o.unit)))
    }

    /// Learns from what has happened to one's own since the last order; `stormed` if that
    /// was an assault.
    pub(crate) fn learn(&mut self, pic: &Picture, stormed: bool) {
        let (men, press, armour) = (&self.men, &self.press, &self.armour);
        let known = |ty: &UnitType, hex: Hex| {
            let at = |v: &[u32]| pic.size.index(hex).and_then(|i| v.get(i)).is_some_and(|x| *x > 0);
            if ty.is_vehicle() { at(armour) } else { at(men) || at(press) }
        };
        self.unseen.watch(pic, stormed, known);
    }

    /// The cost of a minute in a hex.
    pub(crate) fn cost(&self, pic: &Picture, o: &Own, hex: Hex, exposure: i64) -> i64 {
        self.toll(pic, o, hex, exposure).cost
    }
}

/// Hits in a minute on upright men in the open, thousandths, and suppression before
/// cover and numbers, hundredths of a point.
fn against_men(setup: &Setup, f: &Foe, metres: u32) -> (i64, i64) {
    let c = f.contact;
    let lib = &setup.library;
    let (mut hits, mut press) = (0_u64, 0_u64);
    for (w, milli) in fire::weapons_in_use(lib, f.ty, c.men, c.pieces) {
        if let Some(b) = w.band(metres).filter(|b| b.men_ppm > 0) {
            press += estimate::press_of(setup, w, milli);
            hits += u64::from(w.rate) * milli * u64::from(b.men_ppm) / 1_000_000
                * estimate::coefficient(setup, w.class)
                / 1000;
        }
    }
    let pct = nerves(setup, f) * estimate::quality_pct(c.quality) / 100;
    (hits as i64 * pct / 100, press as i64 * pct / 100)
}

/// Vehicles knocked out in a minute, thousandths, against this thickness of side armour.
fn against_armour(pic: &Picture, f: &Foe, metres: u32, mm: u32) -> i64 {
    let (setup, d, c) = (pic.setup, &pic.doctrine.danger, f.contact);
    let lib = &setup.library;
    let mut kills = 0_u64;
    for (w, milli) in fire::weapons_in_use(lib, f.ty, c.men, c.pieces) {
        let pierces = |b: &&RangeBand| b.pen_mm * 100 >= mm * d.pierces_pct;
        let Some(b) = w.band(metres).filter(pierces) else { continue };
        kills += u64::from(w.rate) * milli * u64::from(b.vehicle_ppm) / 1_000_000
            * estimate::coefficient(setup, w.class)
            / 1000;
    }
    let close = if metres <= setup.map.hex_metres() && f.ty.kind == ElementKind::Men {
        i64::from(c.men) * d.close
    } else {
        0
    };
    (kills as i64 * d.kill_pct / 100 + close) * nerves(setup, f) / 100
}

fn nerves(setup: &Setup, f: &Foe) -> i64 {
    let t = &setup.library.tuning;
    match f.contact.morale {
        khasan::rules::Morale::Steady => 100,
        khasan::rules::Morale::Pinned => i64::from(t.pinned_fire_pct),
        khasan::rules::Morale::Shaken => i64::from(t.shaken_fire_pct),
        khasan::rules::Morale::Broken => 0,
    }
}
